"""Slips as they leave the program: what can be read on them, and where their codes lead."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pdfminer.high_level import extract_text

from tests.e2e.halls import Hall, form_file

CARD = "11150799MB0000027M0007090010011"
RARE = "𬱖𫖯㛃䶮"


def _text(pdf: Path) -> str:
    return "".join(extract_text(io.BytesIO(pdf.read_bytes())).split())


def _codes(pdf: Path) -> set[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        images = [page.render(scale=203 / 72).to_pil().convert("L") for page in document]
    return {found.text for image in images for found in zxingcpp.read_barcodes(image)}


def _saved(hall: Hall, kind: str, subject: str) -> Path:
    out = hall.folder / f"{kind}.pdf"
    outcome = hall.run("slip", kind, subject, "--out", out)
    assert (outcome.code, outcome.err) == (0, "")
    return out


def test_a_ticket_slip_says_where_to_wait_and_its_code_follows_it(demo: Hall) -> None:
    ticket = demo.told("ticket", "take", "hj", "--item", CARD)
    pdf = _saved(demo, "ticket", ticket["id"])
    text = _text(pdf)
    for word in (
        ticket["number"],
        ticket["business_name"],
        "示范县政务服务大厅",
        *ticket["windows"],
    ):
        assert word in text
    assert "补打" not in text
    (code,) = _codes(pdf)
    assert code.startswith("http://127.0.0.1:8840/")
    assert ticket["id"] in code


def test_a_receipt_masks_the_applicant_and_keeps_rare_characters(demo: Hall) -> None:
    form = form_file(demo.folder, name=f"李{RARE[:2]}", description=f"关于{RARE}镇的规划")
    receipt = demo.told("apply", "--from", form)
    pdf = _saved(demo, "application", receipt["number"])
    text = _text(pdf)
    for word in (
        receipt["number"],
        receipt["query_code"],
        f"关于{RARE}镇的规划",
        "示范县人民政府办公室",
    ):
        assert word in text
    for personal in (f"李{RARE[:2]}", "11010519491231002X", "13812345678"):
        assert personal not in text
    (code,) = _codes(pdf)
    assert receipt["number"] in code
    assert receipt["query_code"] not in code


def test_a_notice_tells_all_that_the_guide_tells(demo: Hall) -> None:
    guide = demo.told("guide", CARD)
    pdf = _saved(demo, "guide", CARD)
    text = _text(pdf)
    assert "一次性告知" in text
    assert "".join(guide["name"].split()) in text
    for material in guide["materials"]:
        assert "".join(material["name"].split()) in text
    assert any(CARD in code for code in _codes(pdf))


@pytest.mark.parametrize("kind", ["ticket", "application"])
def test_what_the_printer_gets_is_what_is_saved(demo: Hall, kind: str) -> None:
    if kind == "ticket":
        subject = demo.told("ticket", "take", "hj")["id"]
    else:
        subject = demo.told("apply", "--from", form_file(demo.folder))["number"]
    with demo.opened() as terminal:
        (job,) = terminal.printing.run_pending()
        assert (job.kind, job.state) == (kind, "printed")
        assert terminal.printing.run_pending() == []
    (slip,) = (demo.folder / "slips").glob("*.pdf")
    assert _codes(slip) == _codes(_saved(demo, kind, subject))


def test_a_slip_replaces_the_one_that_was_there(demo: Hall) -> None:
    first = _saved(demo, "guide", CARD)
    first.write_bytes(b"old")
    assert _saved(demo, "guide", CARD).read_bytes().startswith(b"%PDF")
    assert not list(demo.folder.glob("*.part"))
