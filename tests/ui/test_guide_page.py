"""A guide on the screen of the demonstration hall."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdfminer.high_level import extract_text
from PySide6.QtCore import QRectF, QSize

from kiosk.app import Terminal
from kiosk.content.links import guide_link
from kiosk.content.model import ServiceItem
from kiosk.content.offline_text import guide_text
from kiosk.content.terms import Necessity
from kiosk.content.version_mark import version_mark
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
    open_face: Callable[..., ResidentFace],
    item: ServiceItem,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
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
    for index in (1, 2, 3, 4, 5, 6, 0):
        view.setProperty("contentY", 60.0)
        guide.tap(f"guide.tab.{index}")
        guide.settle()
        top = guide.area("guide.scroll.view").top()
        assert view.property("contentY") == 0 or guide.area("guide.tab").top() == top


def test_a_material_for_some_cases_says_for_which(guide: Driver, item: ServiceItem) -> None:
    conditional = [one for one in item.materials if one.necessity is Necessity.CONDITIONAL]
    assert guide.shows("视情况")
    for material in conditional:
        assert guide.shows(f"{material.condition} · ")


def test_three_materials_are_in_sight_and_a_touch_unfolds_how_to_prepare_one(
    guide: Driver, item: ServiceItem
) -> None:
    sheet = guide.area("guide.scroll.view")
    assert all(
        sheet.contains(guide.area(f"guide.material.{at}"))
        for at in range(min(3, len(item.materials)))
    )
    at = next(at for at, one in enumerate(item.materials) if one.source_note)
    how = f"怎么准备：{item.materials[at].source_note}"
    assert not guide.shows(how)
    guide.tap(f"guide.material.{at}")
    assert guide.shows(how)
    guide.tap(f"guide.material.{at}")
    assert not guide.shows(how)


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
    open_face: Callable[..., ResidentFace],
    hall: Terminal,
    item: ServiceItem,
    size: QSize,
    switches: tuple[str, ...],
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    face.navigator.open("guide", code=item.code)
    driver.settle()
    driver.tap("guide.enlarge")
    assert scan(driver, "guide.code.large") == [guide_link(hall.settings, item)]
    driver.tap("guide.code.way.1")
    assert scan(driver, "guide.code.large") == [guide_text(item)]
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
    view_model = face.navigator.view_model
    view_model.printNotice()
    view_model.printNotice()
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
    open_face: Callable[..., ResidentFace],
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


@pytest.fixture
def newborn(driver: Driver, face: ResidentFace, hall: Terminal) -> Driver:
    """A guide with two questions about the situation is open."""
    face.navigator.open("guide", code=code_of(hall, "新生儿落户"))
    driver.settle()
    return driver


def code_of(hall: Terminal, tile_name: str) -> str:
    """The code of an item by its everyday name."""
    briefs = hall.content.browse("department", None, 0, 500)
    return next(one.code for one in briefs if one.tile_name == tile_name)


def test_answers_narrow_what_to_bring_and_say_what_is_left_out(newborn: Driver) -> None:
    assert newborn.shows("要带 3 样，另有 3 样看情况带。")
    newborn.tap("guide.situation")
    newborn.tap("guide.situation.0.1")
    newborn.tap("guide.situation.1.1")
    newborn.tap("guide.situations.close")
    assert newborn.shows("您的情况：没有登记结婚、随母亲")
    assert newborn.shows("请带这 4 样。")
    assert newborn.shows("非婚生育说明")
    assert newborn.shows("按您的情况，不用带：结婚证、亲子鉴定证明。")


def test_an_answer_can_be_changed_and_taken_back(newborn: Driver, face: ResidentFace) -> None:
    view_model = face.navigator.view_model
    newborn.tap("guide.situation")
    newborn.tap("guide.situation.0.0")
    newborn.tap("guide.situation.0.1")
    assert view_model.situationText == "您的情况：没有登记结婚"
    newborn.tap("guide.situation.0.1")
    assert not view_model.answered
    newborn.tap("guide.situation.0.0")
    newborn.tap("guide.situations.reset")
    assert not view_model.answered
    assert newborn.seek("guide.situations.close") is None


def test_the_notice_prints_what_the_answers_ask_for(
    newborn: Driver, hall: Terminal, tmp_path: Path
) -> None:
    newborn.tap("guide.situation")
    newborn.tap("guide.situation.0.0")
    newborn.tap("guide.situations.close")
    newborn.tap("guide.print")
    newborn.wait_for(lambda: newborn.shows("已打印，请在出纸口取走。"), "printed")
    (paper,) = (hall.settings.data_dir / "slips").glob("*.pdf")
    text = extract_text(paper).replace("\n", "")
    assert "已登记结婚" in text
    assert "非婚生育说明" not in text


def test_the_code_without_a_network_lists_what_the_answers_ask_for(
    newborn: Driver, hall: Terminal
) -> None:
    newborn.tap("guide.situation")
    newborn.tap("guide.situation.0.0")
    newborn.tap("guide.situations.close")
    newborn.tap("guide.enlarge")
    newborn.tap("guide.code.way.1")
    (text,) = scan(newborn, "guide.code.large")
    assert "结婚证" in text
    assert "非婚生育说明" not in text


def test_answers_go_with_the_session(newborn: Driver, face: ResidentFace, hall: Terminal) -> None:
    newborn.tap("guide.situation")
    newborn.tap("guide.situation.0.0")
    newborn.tap("guide.situations.close")
    face.session.end()
    newborn.settle()
    face.navigator.open("guide", code=code_of(hall, "新生儿落户"))
    newborn.settle()
    assert newborn.shows("选一选您的情况，只看您要带的")


def test_the_way_of_a_case_ends_with_what_comes_out_of_it(newborn: Driver) -> None:
    newborn.tap("guide.tab.1")
    assert newborn.shows("办好后拿到：居民户口簿（新增成员页）")


def test_a_bundle_and_related_items_are_a_touch_away(newborn: Driver, face: ResidentFace) -> None:
    newborn.tap("guide.tab.6")
    newborn.tap("guide.bundles.0")
    assert face.navigator.current == "bundle"
    newborn.tap("bundle.back")
    newborn.tap("guide.related.0")
    assert newborn.shows("《出生医学证明》首次签发")


def test_a_new_change_is_marked_and_an_old_one_is_told_without_the_mark(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    face.navigator.open("guide", code=code_of(hall, "办退休"), tab="more")
    driver.settle()
    assert driver.shows("有新变化，见“更多”")
    assert driver.shows("2026-11-02")
    assert "新" in driver.texts()
    face.navigator.open("guide", code=code_of(hall, "新生儿落户"), tab="more")
    driver.settle()
    assert driver.shows("2026-10-12")
    assert not driver.shows("有新变化")
    assert "新" not in driver.texts()


def test_version_and_dates_stand_at_the_foot_of_every_part(newborn: Driver, hall: Terminal) -> None:
    item = hall.content.guide(code_of(hall, "新生儿落户"))
    for index in range(7):
        newborn.tap(f"guide.tab.{index}")
        foot = str(newborn.find("guide.version").property("text")).replace("\u2060", "")
        assert f"版本 {version_mark(item)}" in foot
        assert "更新于 2026-10-12" in foot
        assert "核对于 " in foot


def test_an_error_in_the_guide_is_told_about_this_very_guide(
    newborn: Driver, face: ResidentFace
) -> None:
    newborn.tap("guide.error")
    assert face.navigator.current == "telling"
    assert newborn.shows("出生登记（新生儿落户）")


def test_a_material_with_a_form_leads_to_the_form(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    face.navigator.open("guide", code=code_of(hall, "高龄津贴"))
    driver.settle()
    driver.tap("guide.form.2")
    assert face.navigator.current == "form"
    assert driver.shows("高龄津贴申请表")


def test_a_guide_that_was_read_is_counted_once(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    face.navigator.open("guide", code=code_of(hall, "高龄津贴"))
    driver.settle()
    face.navigator.open("search")
    face.navigator.back()
    driver.settle()
    assert hall.usage.write() == 1


@pytest.mark.parametrize(
    "field", ["实施编码：", "承办机构：", "行使层级：县级", "通办范围：", "交通："]
)
def test_no_field_of_the_standard_is_missing(newborn: Driver, field: str) -> None:
    newborn.tap("guide.tab.2")
    texts = newborn.texts()
    newborn.tap("guide.tab.4")
    assert any(field in text for text in [*texts, *newborn.texts()])
