"""Files of a case at the desk: taken in from the scanner, blackened by mouse, released."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from kiosk.app import Terminal
from kiosk.disclosure.attachments.model import Why
from tests.ui.disclosure_desk import CLERK, Opened, desk_of, keys, open_case, submitted
from ui.tour.driver import Driver

Key = Qt.Key


@pytest.fixture
def number(staffed_hall: Terminal) -> str:
    folder = staffed_hall.settings.data_dir / "incoming"
    folder.mkdir()
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for page in (1, 2):
        canvas.setFont("Helvetica", 24)
        canvas.drawString(72, 700, f"OPEN {page}")
        canvas.drawString(72, 600, f"SECRET {page}")
        canvas.showPage()
    canvas.save()
    (folder / "approval.pdf").write_bytes(buffer.getvalue())
    (folder / "note.txt").write_text("no file for a case")
    return submitted(staffed_hall)


@pytest.fixture
def desk(open_window: Opened, number: str) -> Driver:
    """At the files of the case, by its tab of letters."""
    desk = desk_of(open_window)
    open_case(desk)
    desk.tap("applications.tab.letters")
    desk.tap("applications.attachments")
    desk.wait_for_item("attachments.add")
    return desk


@pytest.fixture
def opened(desk: Driver) -> Driver:
    keys(desk, Key.Key_F9)
    desk.wait_for_item("attachments.choice")
    keys(desk, Key.Key_1)
    desk.wait_for_item("attachments.canvas.paper")
    return desk


def drag(desk: Driver, left: float, top: float, right: float, bottom: float) -> None:
    """Over parts of the page, from corner to corner."""
    paper = desk.wait_for_item("attachments.canvas.paper")

    def at(x: float, y: float) -> QPoint:
        return paper.mapToScene(QPointF(x * paper.width(), y * paper.height())).toPoint()

    button = Qt.MouseButton.LeftButton
    QTest.mousePress(desk.window, button, Qt.KeyboardModifier.NoModifier, at(left, top))
    QTest.mouseMove(desk.window, at((left + right) / 2, (top + bottom) / 2))
    QTest.mouseMove(desk.window, at(right, bottom))
    QTest.mouseRelease(desk.window, button, Qt.KeyboardModifier.NoModifier, at(right, bottom))
    desk.settle()


def test_a_scan_is_taken_in_blackened_and_released(
    opened: Driver, staffed_hall: Terminal, number: str
) -> None:
    assert not (staffed_hall.settings.data_dir / "incoming" / "approval.pdf").exists()
    drag(opened, 0.1, 0.25, 0.6, 0.31)
    opened.wait_for_item("attachments.choice")
    keys(opened, Key.Key_5)
    assert opened.shows(Why.PRIVACY.label)
    keys(opened, Key.Key_PageDown)
    opened.wait_for(lambda: opened.shows("第 2 页，共 2 页"), "the second page")
    drag(opened, 0.1, 0.25, 0.6, 0.31)
    opened.wait_for_item("attachments.choice")
    keys(opened, Key.Key_4)
    keys(opened, Key.Key_F8)
    assert opened.shows("遮盖 2 处，生成公开件？")
    confirm_question(opened)
    opened.wait_for_item("attachments.release")
    keys(opened, Key.Key_F7)
    confirm_question(opened, careful=True)
    opened.wait_for(lambda: opened.shows("已提供给申请人。"), "the release")
    (copy,) = staffed_hall.attachments.released(number)
    assert [(area.page, area.why) for area in copy.areas] == [
        (1, Why.PRIVACY),
        (2, Why.TRADE_SECRET),
    ]
    data = staffed_hall.attachments.content(copy.id, actor=CLERK)
    with pypdfium2.PdfDocument(data) as document:
        images = [page.render(scale=1).to_pil().convert("L") for page in document]
    for image in images:
        assert image.crop((72, 220, 300, 250)).getextrema()[1] < 16
        assert image.crop((60, 120, 300, 150)).getextrema()[0] < 90


def confirm_question(desk: Driver, *, careful: bool = False) -> None:
    if careful:
        keys(desk, Key.Key_Tab)
    keys(desk, Key.Key_Return)


def test_an_area_drawn_by_mistake_is_taken_back_and_leaving_asks_first(opened: Driver) -> None:
    drag(opened, 0.1, 0.1, 0.3, 0.2)
    keys(opened, Key.Key_1)
    keys(opened, Key.Key_Escape)
    assert opened.shows("有 1 处遮盖还没有生成公开件")
    keys(opened, Key.Key_Escape)
    opened.wait_for_item("attachments.unmark")
    keys(opened, Key.Key_F6)
    keys(opened, Key.Key_Escape)
    opened.wait_for_item("applications.attachments")


def test_without_any_area_somebody_says_that_all_may_be_seen(
    opened: Driver, staffed_hall: Terminal, number: str
) -> None:
    keys(opened, Key.Key_F8)
    assert opened.shows("没有需要遮盖的内容？")
    confirm_question(opened)
    opened.wait_for_item("attachments.release")
    original, copy = staffed_hall.attachments.of_case(number)
    assert {original.areas, copy.areas} == {()}


def test_with_nothing_in_the_folder_the_page_says_where_files_go(
    desk: Driver, staffed_hall: Terminal
) -> None:
    (staffed_hall.settings.data_dir / "incoming" / "approval.pdf").unlink()
    keys(desk, Key.Key_F9)
    desk.wait_for(lambda: desk.shows("没有找到文件。"), "the warning")


def test_a_file_that_is_none_is_refused_and_stays_in_the_folder(
    desk: Driver, staffed_hall: Terminal, number: str
) -> None:
    file = staffed_hall.settings.data_dir / "incoming" / "approval.pdf"
    file.write_bytes(b"MZ not a page")
    keys(desk, Key.Key_F9)
    desk.wait_for_item("attachments.choice")
    keys(desk, Key.Key_1)
    desk.wait_for(lambda: desk.shows("只接收 PDF、PNG 和 JPEG 文件"), "the refusal")
    assert file.exists()
    assert staffed_hall.attachments.of_case(number) == []
