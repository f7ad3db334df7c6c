"""From the case onto paper: its receipt proves itself, its letters come out of the A4 printer."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pdfminer.high_level import extract_text
from PIL import Image

from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.receipt_check import Standing
from kiosk.settings import PrinterSettings
from tests.disclosure.forms import citizen


@pytest.fixture
def terminal(sqlite_store, settings):
    return Terminal(
        replace(settings, paper_printer=PrinterSettings("folder", "letters")), sqlite_store
    )


@pytest.fixture
def receipt(terminal):
    return terminal.disclosure.submit(citizen(), request_id=new_id())


def printed(folder: Path) -> bytes:
    (file,) = folder.glob("*.pdf")
    return file.read_bytes()


def text_of(pdf: bytes) -> str:
    return "".join(extract_text(io.BytesIO(pdf)).split())


def test_the_printed_receipt_is_found_genuine_from_its_picture(terminal, settings, receipt) -> None:
    (job,) = terminal.printing.run_pending()
    assert job.state == "printed"
    pdf = printed(settings.data_dir / "slips")
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=203 / 72).to_pil().convert("L")
    (code,) = zxingcpp.read_barcodes(image)
    check = terminal.disclosure.check_receipt(code.text, actor="1007")
    assert (check.standing, check.mark.number) == (Standing.SAME, receipt.number)
    assert code.text.startswith(f"http://127.0.0.1:8840/a/{receipt.number}?m=")
    said = text_of(pdf)
    for words in (
        receipt.number,
        receipt.query_code,
        "138****5678",
        "2026-11-20",
        "2026-12-18",
        "期限计算：收到当日不计入，自11月23日起算20个工作日；其间周末8天不计入。",
        "提交材料政府信息公开申请表",
        "是否收费不收费",
        "自助终端03号机",
        "咨询0470-5550121",
        "地址示范县政务服务大厅2楼21号窗口",
    ):
        assert words in said


def test_a_letter_comes_out_of_the_a4_printer(terminal, settings, receipt) -> None:
    terminal.printing.run_pending()
    letters = terminal.letters
    draft = letters.draft(receipt.number, "registration_receipt", actor="1007")
    issued = letters.issue(draft.id, actor="1007")
    letters.send_to_printer(issued.id, actor="1007")
    (job,) = terminal.printing.run_pending()
    assert (job.kind, job.state) == ("letter", "printed")
    said = text_of(printed(settings.data_dir / "letters"))
    assert "政府信息公开申请登记回执" in said
    assert "李小梅：" in said
    assert issued.number in said
    assert "草稿" not in said


def test_a_letter_is_shown_as_pictures_of_its_pages(terminal, receipt) -> None:
    draft = terminal.letters.draft(receipt.number, "open", actor="1007", fields={"row": "1"})
    pictures = terminal.letters.pictures(draft.id, dpi=50)
    for picture in pictures:
        with Image.open(io.BytesIO(picture)) as image:
            assert (image.format, round(image.height / image.width, 1)) == ("PNG", 1.4)
    sample = terminal.letters.templates.pictures(draft.kind, dpi=50)
    assert len(pictures) == len(sample) == 1


def test_paper_of_no_letter_is_refused(terminal) -> None:
    with pytest.raises(Rejected, match=r"letter\.unknown"):
        terminal.printing.render("letter", "no-such-letter")
