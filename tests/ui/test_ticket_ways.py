"""The quiet ways beside the one touch: green channel, real names, several services, after hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.devices.id_reader.twin import IdReaderTwin, VirtualCard
from kiosk.queueing.model import Lane
from kiosk.settings import IdReaderSettings, Settings
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.ticketing import change_business, on_issued
from tests.ui.writing import all_texts
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver

NUMBER = "110105197912310023"
OLD = "11010519491231002X"
YOUNG = "110105199003070033"


@pytest.fixture
def page(driver: Driver) -> Driver:
    """The list of businesses; the third, 出入境证件, asks for real names."""
    driver.tap("home.ticket")
    driver.find("ticket.business.0")
    return driver


@pytest.fixture
def reader(settings: Settings, tmp_path: Path) -> Iterator[IdReaderTwin]:
    with IdReaderTwin(tmp_path / "card-reader") as twin:
        yield twin


def give_number(driver: Driver, number: str = NUMBER) -> None:
    driver.type("identity.number", number)
    driver.tap("identity.submit")


def test_the_green_channel_names_the_document_and_takes_a_priority_ticket(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("ticket.priority")
    for shown in ("现役军人", "军人证件", "老年人（65 岁起）", "孕产证明或本人说明"):
        assert page.shows(shown), shown
    page.tap("ticket.group.veteran")
    assert page.shows("窗口会看：退役军人优待证")
    page.tap("ticket.business.0")
    [ticket] = hall.queueing.tickets()
    assert (ticket.lane, ticket.group) == (Lane.PRIORITY, "veteran")
    assert on_issued(face)
    assert page.shows("绿色通道：到窗口时会看退役军人优待证。")


def test_the_green_channel_can_be_left_again(page: Driver, hall: Terminal) -> None:
    page.tap("ticket.priority")
    page.tap("ticket.group.disabled")
    page.tap("ticket.priorityNote.action")
    page.tap("ticket.business.0")
    assert hall.queueing.tickets()[0].lane is Lane.ORDINARY


def test_who_is_too_young_for_the_elderly_is_told(page: Driver, hall: Terminal) -> None:
    page.tap("ticket.priority")
    page.tap("ticket.group.elderly")
    page.tap("ticket.business.2")
    give_number(page, YOUNG)
    assert page.shows("老年人绿色通道从 65 岁起")
    assert hall.queueing.tickets() == []


def test_a_real_name_business_asks_for_the_number_and_never_shows_it_whole(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("ticket.business.2")
    assert page.shows("“出入境证件”实行实名取号，一人一号。")
    assert hall.queueing.tickets() == []
    page.type("identity.number", NUMBER)
    assert page.find("identity.number.masked").property("text") == "1101●● ●●●●●●●● 0023"
    page.tap("identity.submit")
    assert on_issued(face)
    [ticket] = hall.queueing.tickets()
    assert ticket.business == "crj"
    assert NUMBER not in "\n".join(all_texts(face.window, face))


@pytest.mark.parametrize(
    ("answer", "lane"), [("green", Lane.PRIORITY), ("ordinary", Lane.ORDINARY)]
)
def test_who_is_old_enough_is_asked_and_decides(
    page: Driver, face: ResidentFace, hall: Terminal, answer: str, lane: Lane
) -> None:
    page.tap("ticket.business.2")
    give_number(page, OLD)
    assert page.shows("您可以走老年人绿色通道")
    assert page.seek("ticket.message.close") is None
    assert hall.queueing.tickets() == []
    page.tap(f"ticket.message.{answer}")
    assert on_issued(face)
    [ticket] = hall.queueing.tickets()
    assert ticket.lane is lane
    assert OLD not in "\n".join(all_texts(face.window, face))


def test_who_chose_the_green_channel_is_not_asked_again(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("ticket.priority")
    page.tap("ticket.group.disabled")
    page.tap("ticket.business.2")
    give_number(page, OLD)
    assert on_issued(face)
    assert hall.queueing.tickets()[0].group == "disabled"


def test_the_question_is_forgotten_with_the_session(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("ticket.business.2")
    give_number(page, OLD)
    face.navigator.wipe()
    page.settle()
    assert hall.queueing.tickets() == []
    assert OLD not in "\n".join(all_texts(face.window, face))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请输入身份证号码"),
        ("1101", "应为 18 位，现在是 4 位"),
        (NUMBER[:-1] + "1", "末位校验不对"),
    ],
)
def test_a_wrong_number_is_told_at_the_field(
    page: Driver, hall: Terminal, typed: str, said: str
) -> None:
    page.tap("ticket.business.2")
    give_number(page, typed)
    assert page.shows(said)
    assert page.find("identity.number.input").hasActiveFocus()
    assert hall.queueing.tickets() == []


def test_going_back_from_the_number_forgets_it(page: Driver, face: ResidentFace) -> None:
    page.tap("ticket.business.2")
    page.type("identity.number", NUMBER)
    page.tap("ticket.stepBack")
    page.find("ticket.business.0")
    assert NUMBER not in "\n".join(all_texts(face.window, face))
    page.tap("ticket.business.2")
    assert page.find("identity.number.input").property("text") == ""


def test_one_open_ticket_per_person_says_which_number_is_open(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    hall.queueing.take("crj", request_id=new_id(), identity=NUMBER)
    page.tap("ticket.business.2")
    give_number(page)
    assert page.shows("您已经有号了：C001")
    assert page.seek("ticket.message.standing") is None
    assert len(hall.queueing.tickets()) == 1


def test_several_services_make_one_ticket_in_the_order_touched(
    page: Driver, face: ResidentFace, hall: Terminal
) -> None:
    page.tap("ticket.several")
    assert not page.find("ticket.takeSeveral").isEnabled()
    for index in (3, 0, 1, 0):
        page.tap(f"ticket.business.{index}")
    assert page.shows("第 2 项")
    page.tap("ticket.takeSeveral")
    [ticket] = hall.queueing.tickets()
    assert (ticket.business, ticket.further) == ("sb", ("hj",))
    assert on_issued(face)
    page.wait_for(lambda: page.shows("这个号接着排：户籍与身份证"), "what follows")


def test_a_visit_with_a_real_name_business_asks_once(page: Driver, hall: Terminal) -> None:
    page.tap("ticket.several")
    page.tap("ticket.business.0")
    page.tap("ticket.business.2")
    page.tap("ticket.takeSeveral")
    assert page.shows("“出入境证件”实行实名取号")
    give_number(page)
    [ticket] = hall.queueing.tickets()
    assert (ticket.business, ticket.further) == ("bdc", ("crj",))


def test_a_business_switched_off_says_why(page: Driver, hall: Terminal) -> None:
    hall.queueing.switch_business("hj", open=False, reason="系统升级", actor="staff:1")
    page.tap("shell.home")
    page.tap("home.ticket")
    assert page.shows("今天暂停取号")
    page.tap("ticket.business.1")
    assert page.shows("今天暂停取号：系统升级。急办请到导服台说明。")


def test_after_hours_home_and_ticket_page_say_when_it_opens_and_guides_work(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    for business in hall.content.businesses():
        change_business(hall, business.code, hours=("08:30-09:30",), weekdays=(1, 2, 3, 4, 5))
    face.navigator.home()
    driver.wait_for(lambda: driver.shows("11月23日 星期一 08:30 开始取号"), "the opening")
    driver.tap("home.ticket")
    assert driver.shows("最早 11月23日 星期一 08:30 开始取号")
    assert driver.seek("ticket.priority") is None
    driver.tap("shell.home")
    driver.tap("home.popular.0")
    assert face.navigator.current == "guide"


class TestWithACardReader:
    """The card is enough; typing stays possible."""

    @pytest.fixture
    def settings(self, settings: Settings, reader: IdReaderTwin) -> Settings:
        return replace(settings, id_reader=IdReaderSettings("serial", str(reader.link)))

    def test_a_card_laid_on_takes_the_ticket(
        self, page: Driver, face: ResidentFace, hall: Terminal, reader: IdReaderTwin
    ) -> None:
        page.tap("ticket.business.2")
        assert page.shows("请把身份证放在读卡区")
        assert page.seek("identity.number.input") is None
        reader.lay(VirtualCard(identity=NUMBER))
        page.wait_for(lambda: on_issued(face), "the ticket")
        assert [ticket.business for ticket in hall.queueing.tickets()] == ["crj"]

    def test_a_card_that_shows_the_age_asks_before_it_takes(
        self, page: Driver, face: ResidentFace, hall: Terminal, reader: IdReaderTwin
    ) -> None:
        page.tap("ticket.business.2")
        reader.lay(VirtualCard(identity=OLD))
        page.wait_for_item("ticket.message.green")
        page.tap("ticket.message.green")
        assert on_issued(face)
        assert hall.queueing.tickets()[0].group == "elderly"

    def test_who_has_a_ticket_already_is_led_to_it(
        self, page: Driver, face: ResidentFace, hall: Terminal, reader: IdReaderTwin
    ) -> None:
        standing = hall.queueing.take("crj", request_id=new_id(), identity=NUMBER)
        page.tap("ticket.business.2")
        reader.lay(VirtualCard(identity=NUMBER))
        page.wait_for_item("ticket.message.standing")
        page.tap("ticket.message.standing")
        page.wait_for(lambda: on_issued(face), "the ticket")
        assert page.find("issued.number").property("text") == standing.number
        assert page.shows("这是您已经取的号")

    def test_without_a_card_the_number_is_typed(
        self, page: Driver, face: ResidentFace, hall: Terminal
    ) -> None:
        page.tap("ticket.business.2")
        page.tap("identity.type")
        give_number(page)
        page.wait_for(lambda: on_issued(face), "the ticket")

    def test_a_reader_that_is_gone_is_told_and_the_number_is_typed(
        self, page: Driver, face: ResidentFace, reader: IdReaderTwin
    ) -> None:
        reader.unplug()
        page.tap("ticket.business.2")
        page.wait_for_item("identity.trouble")
        give_number(page)
        page.wait_for(lambda: on_issued(face), "the ticket")


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("switch", ["", "largePrint", "lowPosition"])
def test_every_way_has_touches_large_enough_on_the_page(
    open_face: Callable[[QSize], ResidentFace], hall: Terminal, size: QSize, switch: str
) -> None:
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    if switch:
        face.presentation.set(switch, True)
    face.navigator.open("ticket")
    driver.settle()
    least = face.presentation.theme.property("touchLeast")
    sheet = QRectF(0, 0, size.width(), size.height())
    for way, names in (
        ("", ("ticket.priority", "ticket.several")),
        ("ticket.priority", ("ticket.group.active_military", "ticket.stepBack")),
    ):
        if way:
            driver.tap(way)
        for name in names:
            area = driver.area(name)
            assert area.height() >= least, name
            assert sheet.contains(area), name
