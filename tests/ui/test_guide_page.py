"""A guide on the screen of the demonstration hall."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize

from kiosk.app import Terminal
from kiosk.content.links import guide_link
from kiosk.content.model import ServiceItem
from kiosk.content.terms import Necessity
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.scanning import LONG_ADDRESS, LONG_NAME, bare_code, import_bare_items, scan
from ui.resident.face import ResidentFace
from ui.resident.guide.facts import first_clause, window_text
from ui.tour.driver import Driver


@pytest.fixture
def item(hall: Terminal) -> ServiceItem:
    """A guide with conditional materials, questions, windows and a queue."""
    briefs = hall.content.browse("department", None, 0, 500)
    items = (hall.content.guide(brief.code) for brief in briefs)
    return next(
        one
        for one in items
        if one.business
        and one.questions
        and one.visit_reason
        and any(material.necessity is Necessity.CONDITIONAL for material in one.materials)
    )


@pytest.fixture
def guide(driver: Driver, face: ResidentFace, item: ServiceItem) -> Driver:
    """The guide is open."""
    face.navigator.open("guide", code=item.code)
    driver.settle()
    return driver


def test_place_time_and_telephone_are_seen_without_a_touch(
    guide: Driver, hall: Terminal, item: ServiceItem
) -> None:
    assert guide.shows(item.name)
    place = item.place.removeprefix(hall.settings.hall_name).strip()
    assert guide.shows(f"{place} {window_text(item.windows)} 号窗口")
    assert guide.shows(first_clause(item.hours))
    assert guide.shows(first_clause(item.contact))
    for name in ("承诺时限", "法定时限", "收费", "到现场次数"):
        assert guide.shows(name)


def test_the_whole_of_place_time_and_telephone_stands_under_the_conditions(
    guide: Driver, item: ServiceItem
) -> None:
    guide.tap("guide.tab.2")
    for text in (item.place, item.hours, item.contact):
        assert guide.shows(text)


@pytest.mark.parametrize("switches", [(), ("largePrint",), ("lowPosition",)])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_what_to_bring_is_in_sight_at_once(
    open_face: Callable[[QSize], ResidentFace],
    item: ServiceItem,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    for switch in switches:
        face.presentation.set(switch, True)
    face.navigator.open("guide", code=item.code)
    driver.settle()
    first = next(one for one in driver._visible() if one.property("text") == item.materials[0].name)
    place = first.mapRectToScene(QRectF(0, 0, first.width(), first.height()))
    assert driver.area("guide.scroll.view").contains(place)


def test_another_tab_begins_at_its_top(guide: Driver) -> None:
    guide.tap("guide.scroll.down")
    view = guide.find("guide.scroll.view")
    guide.wait_for(lambda: view.property("contentY") > 0, "moved")
    guide.tap("guide.tab.1")
    assert view.property("contentY") == 0


def test_in_large_print_another_tab_never_leaves_the_title_half_cut(
    guide: Driver, face: ResidentFace
) -> None:
    face.presentation.set("largePrint", True)
    guide.settle()
    view = guide.find("guide.scroll.view")
    for index in (1, 2, 3, 4, 5, 0):
        view.setProperty("contentY", 60.0)
        guide.tap(f"guide.tab.{index}")
        guide.settle()
        top = guide.area("guide.scroll.view").top()
        assert view.property("contentY") == 0 or guide.area("guide.tab").top() == top


def test_a_material_for_some_cases_says_for_which(guide: Driver, item: ServiceItem) -> None:
    conditional = [one for one in item.materials if one.necessity is Necessity.CONDITIONAL]
    assert guide.shows("按情形")
    for material in conditional:
        assert guide.shows(f"什么时候要：{material.condition}")


def test_every_tab_shows_its_part_of_the_guide(guide: Driver, item: ServiceItem) -> None:
    expected = (
        [one.name for one in item.materials],
        [one.name for one in item.steps],
        list(item.conditions),
        [fee.name for fee in item.fees] or ["不收费"],
        list(item.legal_basis),
        [one.answer for one in item.questions],
    )
    for index, texts in enumerate(expected):
        guide.tap(f"guide.tab.{index}")
        for text in texts:
            assert guide.shows(text), (index, text)


@pytest.mark.parametrize("switches", [(), ("largePrint",), ("highContrast", "lowPosition")])
@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def test_its_code_is_read_from_the_screen_small_and_large(
    open_face: Callable[[QSize], ResidentFace],
    hall: Terminal,
    item: ServiceItem,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    for switch in switches:
        face.presentation.set(switch, True)
    face.navigator.open("guide", code=item.code)
    driver.settle()
    driver.tap("guide.enlarge")
    assert scan(driver, "guide.code.large") == [guide_link(hall.settings, item)]
    driver.tap("guide.code.close")
    assert scan(driver, "guide.enlarge") == [guide_link(hall.settings, item)]


def test_the_notice_is_printed_once_and_the_screen_says_so(
    guide: Driver, hall: Terminal, item: ServiceItem
) -> None:
    guide.tap("guide.print")
    assert guide.shows("正在打印")
    guide.wait_for(lambda: guide.shows("已打印，请在出纸口取走。"), "printed")
    assert len(hall.store.prints.of("guide", item.code)) == 1
    assert any((hall.settings.data_dir / "slips").glob("*.pdf"))


def test_a_second_touch_while_it_prints_asks_for_nothing(
    guide: Driver, face: ResidentFace, hall: Terminal, item: ServiceItem
) -> None:
    notice = face.navigator.view_model.notice
    notice.start()
    notice.start()
    guide.wait_for(lambda: guide.shows("已打印"), "printed")
    assert len(hall.store.prints.of("guide", item.code)) == 1


def test_a_printer_that_fails_is_told_calmly_with_what_to_do(guide: Driver, hall: Terminal) -> None:
    (hall.settings.data_dir / "slips").write_text("in the way", "utf-8")
    guide.tap("guide.print")
    guide.wait_for(lambda: guide.shows("没有打印成功"), "failed")
    assert guide.shows("也可以扫码带走")
    assert guide.shows("再试一次打印")
    (hall.settings.data_dir / "slips").unlink()
    guide.tap("guide.print")
    guide.wait_for(lambda: guide.shows("已打印"), "printed after all")


def test_leaving_while_it_prints_leaves_nothing_behind(
    guide: Driver, face: ResidentFace, hall: Terminal, item: ServiceItem
) -> None:
    guide.tap("guide.print")
    guide.tap("guide.back")
    assert face.navigator.current == "home"
    guide.wait_for(
        lambda: [job.state for job in hall.store.prints.of("guide", item.code)] == ["printed"],
        "printed all the same",
    )


def test_the_ticket_button_stands_only_where_tickets_are_built(
    guide: Driver, face: ResidentFace
) -> None:
    assert (guide.seek("guide.ticket") is not None) == face.navigator.has("ticket")


def test_the_way_to_the_windows_leads_to_the_plan(
    guide: Driver, face: ResidentFace, item: ServiceItem
) -> None:
    guide.tap("guide.place" if guide.seek("guide.place") else "guide.map")
    assert face.navigator.current == "places"
    marked = [row["number"] for row in face.navigator.view_model.windows if row["on"]]
    assert sorted(marked) == sorted(item.windows)


def test_an_item_that_is_gone_is_said_to_be_gone(driver: Driver, face: ResidentFace) -> None:
    face.navigator.open("guide", code="no-such-item")
    driver.settle()
    assert driver.shows("没有找到这个事项")
    assert driver.seek("guide.print") is None
    driver.tap("guide.back")
    assert face.navigator.current == "home"


def test_a_bare_row_shows_what_there_is_and_its_publishers_address(
    driver: Driver, face: ResidentFace, hall: Terminal, tmp_path: Path
) -> None:
    import_bare_items(hall, tmp_path, 1)
    face.navigator.open("guide", code=bare_code(0))
    driver.settle()
    assert driver.shows(LONG_NAME)
    assert driver.shows("还没有这个事项的详细指南")
    assert driver.seek("guide.tab.0") is None
    assert driver.seek("guide.print") is None
    assert scan(driver, "guide.enlarge") == [LONG_ADDRESS.format(0)]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
def test_the_longest_name_is_never_cut(
    open_face: Callable[[QSize], ResidentFace],
    hall: Terminal,
    tmp_path: Path,
    size: QSize,
    large: bool,
) -> None:
    import_bare_items(hall, tmp_path, 1)
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    face.presentation.set("largePrint", large)
    face.navigator.open("guide", code=bare_code(0))
    driver.settle()
    shown = [one for one in driver._visible() if one.property("text") == LONG_NAME]
    assert shown
    assert not any(one.property("truncated") for one in shown)
