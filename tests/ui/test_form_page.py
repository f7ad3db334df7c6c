"""Forms on the screen: the sample to copy from, the blank, and paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pdfminer.high_level import extract_text
from PySide6.QtCore import QSize

from kiosk.app import Terminal
from kiosk.content.version_mark import version_mark
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from ui.resident.face import ResidentFace
from ui.resident.form.view_model import PICTURE_WIDTH
from ui.tour.driver import Driver

CODE = "BG-MZ-003"


def drawn(driver: Driver) -> Driver:
    """Waits until the picture of the first page is there."""
    driver.wait_for(
        lambda: (page := driver.seek("form.page.0")) is not None and page.property("drawn"),
        "the first page",
    )
    return driver


@pytest.fixture
def form(driver: Driver, face: ResidentFace) -> Driver:
    """A form is open."""
    face.navigator.open("form", code=CODE)
    return drawn(driver)


def test_the_sample_is_shown_first_with_how_to_fill_it_in(form: Driver, hall: Terminal) -> None:
    shown = hall.content.form(CODE)
    assert form.shows(shown.title)
    assert form.shows(shown.notes[0])
    assert form.shows(version_mark(shown))
    assert form.shows("打印样表")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_a_page_is_as_wide_as_the_sheet_and_sharp(
    open_face: Callable[[QSize], ResidentFace], size: QSize
) -> None:
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("form", code=CODE)
    page = drawn(driver).find("form.page.0")
    assert 700 < page.width() <= PICTURE_WIDTH


def test_the_blank_is_a_touch_away_and_printed_as_such(form: Driver, hall: Terminal) -> None:
    form.tap("form.way.1")
    drawn(form)
    form.tap("form.print")
    form.wait_for(lambda: form.shows("已打印，请在出纸口取走。"), "printed")
    (paper,) = (hall.settings.data_dir / "slips").glob("*.pdf")
    text = extract_text(paper)
    assert "高龄津贴申请表" in text
    assert "刘*英" not in text


def test_the_sample_is_printed_with_what_it_says(form: Driver, hall: Terminal) -> None:
    form.tap("form.print")
    form.wait_for(lambda: form.shows("已打印，请在出纸口取走。"), "printed")
    (paper,) = (hall.settings.data_dir / "slips").glob("*.pdf")
    assert "刘*英" in extract_text(paper)


def test_a_printer_that_fails_is_told_with_what_to_do(form: Driver, hall: Terminal) -> None:
    (hall.settings.data_dir / "slips").write_text("in the way", "utf-8")
    form.tap("form.print")
    form.wait_for(lambda: form.shows("没有打印成功"), "failed")
    assert form.shows("再试一次打印")


def test_a_form_that_is_gone_is_said_to_be_gone(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("form", code="BG-XX-999")
    driver.settle()
    assert driver.shows("没有找到这张表格")
    assert driver.seek("form.print") is None
    driver.tap("form.back")
    assert face.navigator.current == "home"
