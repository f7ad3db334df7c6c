"""After a session nothing that its person typed is in any file, sealed cells excepted."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.logs import logging_to
from kiosk.disclosure.tables import application_drafts
from kiosk.store.metadata import metadata
from tests.ui.conftest import PASSWORD
from tests.ui.writing import all_texts, commit
from ui.resident.face import ResidentFace
from ui.tour.driver import NAME_IN_INK, Driver

PLANTED = {
    "name": "阿茹娜托娅",
    "document_number": "11010519491231002X",
    "phone": "13987654321",
    "address": "示范县白桦林街道秘密胡同 7 号",
    "title_or_number": "密林规划九十九号",
    "description": "白桦林边界的会议纪要",
}
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
PROGRAM_FILES = ("/usr", "/lib", "site-packages", "/root/.pyenv", "memfd:", "/dev/dri", "/memfd")


@pytest.fixture
def places(hall: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where a trace could be: the data folder with logs and spool, and the temporary files."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return [hall.settings.data_dir, temporary]


def files(places: list[Path]) -> set[Path]:
    """Every file below the places, and every other one that this process has mapped."""
    mapped = {
        Path(line.split(maxsplit=5)[5])
        for line in Path("/proc/self/maps").read_text().splitlines()
        if len(line.split(maxsplit=5)) == 6
    }
    theirs = {p for p in mapped if not any(known in str(p) for known in PROGRAM_FILES)}
    return {path for place in places for path in place.rglob("*") if path.is_file()} | {
        path for path in theirs if path.is_file()
    }


def holders(places: list[Path], secrets: list[str]) -> list[tuple[str, str]]:
    """Files that hold a secret in any of the encodings that programs here write."""
    found = []
    for path in files(places):
        content = path.read_bytes()
        found += [
            (path.name, secret)
            for secret in secrets
            if any(secret.encode(encoding) in content for encoding in ENCODINGS)
        ]
    return found


def cells(hall: Terminal) -> list[bytes]:
    with hall.store.read() as connection:
        return [
            cell if isinstance(cell, bytes) else str(cell).encode()
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
            for cell in row
        ]


def fill(driver: Driver) -> None:
    driver.tap("home.disclosure")
    driver.tap("disclosure.next")
    commit(driver, "disclosure.search", PLANTED["title_or_number"])
    driver.tap("disclosure.next")
    for name in ("name", "document_number", "phone", "address"):
        commit(driver, f"disclosure.{name}", PLANTED[name])
    driver.tap("disclosure.next")
    for name in ("title_or_number", "description"):
        commit(driver, f"disclosure.{name}", PLANTED[name])


def file_it(driver: Driver) -> None:
    driver.tap("disclosure.next")
    driver.tap("disclosure.carrier.paper")
    driver.tap("disclosure.route.collect")
    driver.tap("disclosure.next")
    driver.tap("disclosure.next")
    driver.draw("disclosure.pad", NAME_IN_INK)
    driver.tap("disclosure.submit")


@pytest.mark.parametrize("end", ["walked away", "kept", "filed"])
def test_no_file_names_who_sat_here(
    driver: Driver, face: ResidentFace, hall: Terminal, places: list[Path], end: str
) -> None:
    with logging_to(hall.settings.log_dir):
        fill(driver)
        keeping = face.navigator.view_model.keeping
        code = keeping.code
        keeping.flush()
        driver.settle()
        keeping.keep(end == "kept")
        if end == "filed":
            file_it(driver)
            hall.printing.run_pending()
        face.session.end()
        driver.settle()
        assert (hall.settings.data_dir / "kiosk.db-wal").stat().st_size > 0
        secrets = [*PLANTED.values(), code]
        found = [(name, secret) for name, secret in holders(places, secrets)]
    on_paper = {PLANTED["title_or_number"], PLANTED["description"]}
    assert [one for one in found if not (one[0].endswith(".pdf") and one[1] in on_paper)] == []
    assert not [s for s in secrets if any(s.encode() in cell for cell in cells(hall))]
    left = "\n".join(all_texts(face.window, face))
    assert not [secret for secret in secrets if secret in left]
    assert QGuiApplication.clipboard().text() == ""
    with hall.store.read() as connection:
        assert len(connection.execute(select(application_drafts)).all()) == (end == "kept")


def test_a_helper_s_password_is_in_no_file_either(
    staffed_hall: Terminal, driver: Driver, face: ResidentFace, places: list[Path]
) -> None:
    with logging_to(staffed_hall.settings.log_dir):
        driver.tap("home.disclosure")
        driver.tap("disclosure.helper.first")
        driver.type("disclosure.helper.number", "1007")
        driver.type("disclosure.helper.password", PASSWORD)
        driver.tap("disclosure.helper.submit")
        assert face.navigator.view_model.helper.helping
        face.session.end()
        driver.settle()
        assert holders(places, [PASSWORD]) == []
    assert PASSWORD not in "\n".join(all_texts(face.window, face))
