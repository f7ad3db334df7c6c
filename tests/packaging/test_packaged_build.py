"""The packaged program does its whole work on a machine that has nothing of the build machine."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from kiosk.settings import load_settings
from tests.documents.paper_reading import codes, pages, pdfminer_text, squeezed
from tests.packaging.packed import (
    ROOT,
    TOUR_ENDS_WITHIN_SECONDS,
    Packed,
    build_machine,
    can_hide,
)

pytestmark = pytest.mark.packaging

LIMIT_MB = 240
RARE = "𬱖𫖯㛃䶮"
CARD = "11150799MB0000027M0007090010011"
"""The demonstration's guide to a first identity card."""
APPLICATION = {
    "applicant_kind": "citizen",
    "name": f"欧阳{RARE}",
    "document_type": "resident_id",
    "document_number": "11010519491231002X",
    "phone": "13812345678",
    "address": "示范县城南街道 8 号",
    "postcode": "021000",
    "description": f"申请公开{RARE}路改造工程的批复",
    "carrier": "paper",
    "route": "mail",
}


def test_it_is_smaller_than_the_limit(packed: Packed) -> None:
    assert packed.size_mb() < LIMIT_MB


def test_it_tells_its_version(packed: Packed) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+\n", packed.run("version").out)


def test_it_finds_itself_well(packed: Packed) -> None:
    examined = packed.told("doctor")
    assert examined["ok"], examined
    assert len(examined["findings"]) >= 9


def test_it_finds_what_residents_search(packed: Packed) -> None:
    names = [hit["name"] for hit in packed.told("search", "身份证")]
    assert any("居民身份证" in name for name in names)
    assert packed.told("search", "sfz")


def test_its_ticket_prints_with_a_code_for_the_phone(packed: Packed) -> None:
    business = packed.told("ticket", "businesses")[0]["code"]
    ticket = packed.told("ticket", "take", business)
    slip = packed.slip("ticket", ticket["id"])
    text = squeezed(pdfminer_text(slip))
    assert ticket["number"] in text
    assert squeezed(ticket["business_name"]) in text
    (link,) = codes(pages(slip)[0])
    assert link.startswith(load_settings(packed.data).public_url)


def test_its_notice_prints_with_a_code_for_the_phone(packed: Packed) -> None:
    notice = packed.slip("guide", CARD)
    text = squeezed(pdfminer_text(notice))
    assert "一次性告知" in text
    assert "居民身份证首次申领" in text
    found = [code for page in pages(notice) for code in codes(page)]
    assert any(CARD in link for link in found), found


def test_rare_characters_come_out_right_on_paper(packed: Packed) -> None:
    form = packed.place / "form.json"
    form.write_text(json.dumps(APPLICATION, ensure_ascii=False), "utf-8")
    receipt = packed.told("apply", "--from", form)
    text = squeezed(pdfminer_text(packed.slip("application", receipt["number"])))
    assert receipt["number"] in text
    assert RARE in text
    assert "〓" not in text


def test_its_audit_chain_and_backup_are_sound(packed: Packed) -> None:
    assert packed.run("audit", "verify").code == 0
    backup = packed.told("backup", "create", "--out", packed.place / "backups")
    assert Path(backup["path"]).stat().st_size > 0


def test_its_own_platform_serves_phones(packed: Packed) -> None:
    port = _free_port()
    folder = packed.place / "central"
    words = ["central", "serve", "--demo", "--port", port, "--data", folder]
    with subprocess.Popen(
        packed.command(*words),
        cwd=packed.place,
        env=packed.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as platform:
        try:
            page = _read(port, f"/g/{CARD}", platform)
        finally:
            platform.send_signal(signal.SIGTERM)
    assert "居民身份证首次申领" in page


def test_it_shows_every_page_without_a_display(packed: Packed) -> None:
    out = packed.place / "tour"
    outcome = packed.run("tour", "--brief", "--out", out, within=TOUR_ENDS_WITHIN_SECONDS)
    assert outcome.code == 0, outcome
    assert list(out.glob("*.png"))
    assert list((out / "slips").glob("*.pdf"))


@pytest.mark.skipif(not can_hide(), reason="mounts of one's own are not allowed here")
def test_it_ran_with_the_build_machine_out_of_sight(packed: Packed) -> None:
    for place in build_machine():
        shown = subprocess.run(
            [*packed.shell, "/bin/ls", "-A", place], capture_output=True, check=True, text=True
        )
        assert shown.stdout == "", place


def test_no_file_names_the_place_where_it_was_built(packed: Packed) -> None:
    for path in packed.files():
        assert f"{ROOT}/".encode() not in path.read_bytes(), path


def test_every_library_is_in_the_build_or_of_a_documented_package(packed: Packed) -> None:
    from bundle.system import from_system

    brought = {path.name for path in packed.folder.rglob("*")}
    for path in packed.files():
        if path.read_bytes()[:4] == b"\x7fELF":
            missing = [
                name for name in _needs(path) if name not in brought and not from_system(name)
            ]
            assert not missing, (path, missing)


def test_the_technicians_guide_names_the_packages_that_bring_the_systems_libraries() -> None:
    from bundle.system import PACKAGES

    guide = (ROOT / "docs" / "technician-guide.md").read_text("utf-8")
    for package in PACKAGES:
        assert package in guide, package


def test_the_licences_of_fonts_and_libraries_are_inside(packed: Packed) -> None:
    inside = packed.folder / "_internal"
    fonts = "".join(path.read_text("utf-8") for path in (inside / "assets/licences").iterdir())
    assert "SIL OPEN FONT LICENSE" in fonts
    assert "Hanazono Font License" in fonts
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in fonts
    assert (inside / "LICENSE").is_file()
    for package in ("sqlalchemy", "cryptography", "reportlab", "psycopg"):
        assert list((inside / "licences" / package).iterdir())


def _needs(path: Path) -> list[str]:
    listing = subprocess.run(
        ["readelf", "--dynamic", "--wide", path], capture_output=True, check=True, text=True
    )
    return re.findall(r"\(NEEDED\).*\[(.+)\]", listing.stdout)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _read(port: int, path: str, process: subprocess.Popen[bytes]) -> str:
    for _ in range(600):
        assert process.poll() is None
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except ConnectionRefusedError:
            time.sleep(0.1)
        finally:
            connection.close()
    raise AssertionError("nothing answers")
