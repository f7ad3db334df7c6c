"""The receipt after filing: number, code, dates, paper, and the way out that wipes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.content.links import application_link
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, Receipt, Route
from kiosk.disclosure.receipt_check import Standing
from kiosk.disclosure.receipt_mark import marked_link
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.writing import all_texts
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver

FORM = ApplicationForm(
    applicant_kind=ApplicantKind.CITIZEN,
    name="𬱖𫖯",
    document_type="resident_id",
    document_number="11010519491231002X",
    phone="13800005678",
    description="申请公开试验内容",
    carrier=Carrier.PAPER,
    route=Route.COLLECT,
)


@pytest.fixture
def receipt(hall: Terminal) -> Receipt:
    """An application that was just filed."""
    return hall.disclosure.submit(FORM, request_id=new_id())


@pytest.fixture
def page(driver: Driver, face: ResidentFace, receipt: Receipt) -> Driver:
    """Its receipt on the screen."""
    face.navigator.open("disclosure.receipt", number=receipt.number)
    driver.settle()
    return driver


def print_state(face: ResidentFace) -> str:
    return str(face.navigator.view_model.property("printState"))


def test_number_code_and_dates_are_shown_with_how_they_were_counted(
    page: Driver, receipt: Receipt
) -> None:
    for shown in (
        "提交成功", receipt.number, receipt.query_code,
        "2026年11月20日", "2026年12月18日", receipt.counted, "0470-5550121",
    ):  # fmt: skip
        assert page.shows(shown), shown


def test_every_day_between_the_two_dates_is_shown_with_its_reason(page: Driver) -> None:
    tips = [page.find(name).property("cell")["tip"] for name in days(page)]
    assert tips[4] == "11月20日：收到当日不计入"
    assert tips[5:7] == ["11月21日：周末", "11月22日：周末"]
    assert tips[32] == "12月18日：工作日"
    assert sum("工作日" in tip for tip in tips) == 20


def days(page: Driver) -> list[str]:
    return [name for name in page.names() if name.startswith("counting.day.")]


def test_a_limit_that_reaches_an_unpublished_year_is_called_provisional(
    driver: Driver, face: ResidentFace, hall: Terminal, clock: FixedClock
) -> None:
    clock.set_wall(datetime(2026, 12, 28, 2, 0, tzinfo=UTC))
    late = hall.disclosure.submit(FORM, request_id=new_id())
    face.navigator.open("disclosure.receipt", number=late.number)
    driver.settle()
    assert driver.shows("（暂定）")
    assert driver.shows("放假安排公布后再核定")


def test_the_applicant_is_not_named_on_the_receipt(page: Driver) -> None:
    assert not page.shows("𬱖")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("switches", [(), ("highContrast",)])
def test_the_code_is_read_from_the_picture_and_holds_no_secret(
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    receipt: Receipt,
    tmp_path: Path,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("disclosure.receipt", number=receipt.number)
    picture = tmp_path / "receipt.png"
    driver.picture(picture)
    with Image.open(picture) as image:
        (found,) = zxingcpp.read_barcodes(image)
    plain = application_link(hall.settings, receipt.number)
    assert found.text == marked_link(plain, receipt.mark)
    assert hall.disclosure.check_receipt(found.text, actor="1007").standing is Standing.SAME
    assert receipt.query_code not in found.text


def test_the_printed_slip_is_told(page: Driver, face: ResidentFace) -> None:
    assert print_state(face) == "waiting" or page.shows("回执已打印")
    page.wait_for(lambda: print_state(face) == "printed", "the paper")
    assert page.shows("回执已打印，请取走")


def test_a_slip_can_be_printed_again_and_is_marked(
    page: Driver, face: ResidentFace, hall: Terminal, receipt: Receipt
) -> None:
    page.wait_for(lambda: print_state(face) == "printed", "the paper")
    page.tap("receipt.reprint")
    page.wait_for(
        lambda: hall.printing.latest("application", receipt.id).state == "printed", "the reprint"
    )
    first, second = hall.store.prints.of("application", receipt.id)
    assert second.reprint_of == first.id


def test_a_printer_without_paper_is_told_and_the_application_stands(
    page: Driver, face: ResidentFace, hall: Terminal, receipt: Receipt
) -> None:
    page.wait_for(lambda: print_state(face) == "printed", "the paper")
    job = hall.printing.latest("application", receipt.id)
    hall.store.prints.settle(job.id, "failed", "printer.out_of_paper")
    view_model = face.navigator.view_model
    view_model._look_at_paper()
    page.settle()
    assert page.shows("打印机缺纸")
    assert page.seek("receipt.reprint") is not None


def test_the_session_ends_by_itself_when_nobody_touches(
    page: Driver, face: ResidentFace, clock: FixedClock, receipt: Receipt
) -> None:
    page.wait_for(lambda: print_state(face) == "printed", "the paper")
    clock.advance(timedelta(seconds=44))
    face.navigator.view_model.tick()
    assert face.navigator.current == "disclosure.receipt"
    assert page.shows("完成（1）") or page.settle() is None
    clock.advance(timedelta(seconds=2))
    face.navigator.view_model.tick()
    page.settle()
    assert face.navigator.current == "home"


def test_every_touch_starts_the_countdown_anew(
    page: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    page.wait_for(lambda: print_state(face) == "printed", "the paper")
    clock.advance(timedelta(seconds=40))
    page.touch(page.area("receipt.number").center().toPoint())
    assert face.navigator.view_model.property("seconds") == 45


def test_done_ends_the_session_and_nothing_is_left(
    page: Driver, face: ResidentFace, receipt: Receipt
) -> None:
    page.tap("receipt.done")
    page.settle()
    assert face.navigator.current == "home"
    assert not face.session.active
    assert receipt.query_code not in "\n".join(all_texts(face.window, face))
