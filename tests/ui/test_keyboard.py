"""The on-screen keyboard under a finger, on the form of the demonstration hall."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMetaObject, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from kiosk.common.errors import Unavailable
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.keyboarding import candidates, take_from_sheet, tap_keys, text_of
from ui.resident.face import ResidentFace
from ui.theme.presentation import SWITCHES
from ui.tour.driver import Driver
from ui.typing import engines
from ui.window.face import WindowFace

TEN = [[(0.3, 0.4), (0.5, 0.4), (0.7, 0.4)], [(0.5, 0.1), (0.5, 0.5), (0.5, 0.9)]]


@pytest.fixture
def form(driver: Driver) -> Driver:
    return at_the_applicant(driver)


def at_the_applicant(driver: Driver) -> Driver:
    """The step of the form with the most fields."""
    driver.tap("home.disclosure")
    driver.tap("disclosure.next")
    driver.tap("disclosure.next")
    return driver


def touch(driver: Driver, field: str) -> None:
    driver.tap(f"disclosure.{field}.input")
    driver.wait_for_item("keyboard")


def test_it_comes_with_a_touched_field_and_goes_with_its_own_key(form: Driver) -> None:
    assert form.seek("keyboard") is None
    touch(form, "name")
    assert form.seek("shell.home") is None
    form.tap("keyboard.hide")
    assert form.seek("keyboard") is None
    assert form.seek("shell.home") is not None
    touch(form, "name")


def test_one_that_is_wanted_while_it_is_still_being_read_comes_whole(form: Driver) -> None:
    field = form.area("disclosure.name.input").center().toPoint()
    maker = form.window.findChild(QQuickItem, "shell.typing")
    assert maker is not None
    QMetaObject.invokeMethod(maker, "make")
    form.touch(field)
    form.wait_for_item("keyboard.hide")
    tap_keys(form, "hz")
    assert candidates(form)


def test_one_that_is_made_ahead_gets_its_modes_one_after_the_other(form: Driver) -> None:
    maker = form.window.findChild(QQuickItem, "shell.typing")
    assert maker is not None
    QMetaObject.invokeMethod(maker, "make")
    seen: set[int] = set()

    def rested() -> bool:
        keyboard = form.window.findChild(QQuickItem, "keyboard")
        if keyboard is not None:
            seen.add(keyboard.property("made"))
        return keyboard is not None and keyboard.property("rested")

    form.wait_for(rested, "all modes are made")
    assert len(seen) > 3
    assert form.seek("keyboard") is None
    touch(form, "name")
    tap_keys(form, "hz")
    assert candidates(form)


def test_it_goes_when_the_page_goes(form: Driver, face: ResidentFace) -> None:
    touch(form, "name")
    face.navigator.home()
    form.settle()
    assert form.seek("keyboard") is None


def test_a_name_is_typed_by_pinyin(form: Driver) -> None:
    touch(form, "name")
    tap_keys(form, "zhangsan")
    assert candidates(form)[0] == "张三"
    assert text_of(form, "disclosure.name") == ""
    form.tap("keyboard.space")
    assert text_of(form, "disclosure.name") == "张三"


def test_the_third_candidate_of_the_second_page_is_taken(form: Driver) -> None:
    touch(form, "name")
    tap_keys(form, "li")
    first = candidates(form)
    form.tap("keyboard.later")
    second = candidates(form)
    assert not set(first) & set(second)
    form.tap("keyboard.candidate.3")
    assert text_of(form, "disclosure.name") == second[2]
    assert candidates(form) == []


def test_the_page_can_be_turned_back(form: Driver) -> None:
    touch(form, "name")
    tap_keys(form, "li")
    first = candidates(form)
    form.tap("keyboard.later")
    form.tap("keyboard.earlier")
    assert candidates(form) == first
    assert not form.find("keyboard.earlier").isEnabled()


def test_many_candidates_are_seen_at_once(form: Driver) -> None:
    touch(form, "name")
    tap_keys(form, "yan")
    take_from_sheet(form, "䶮")
    assert text_of(form, "disclosure.name") == "䶮"
    assert form.seek("keyboard.q") is not None


def test_a_phrase_is_chosen_piece_by_piece(form: Driver) -> None:
    touch(form, "employer")
    tap_keys(form, "zhengdibuchang")
    form.tap("keyboard.unfold")
    form.tap("keyboard.sheet.2")
    assert form.shows("征地bu'chang")
    form.tap("keyboard.candidate.1")
    assert text_of(form, "disclosure.employer") == "征地补偿"


def test_the_comma_parts_syllables_while_pinyin_is_typed(form: Driver) -> None:
    touch(form, "employer")
    tap_keys(form, "xi")
    form.tap("keyboard.comma")
    tap_keys(form, "an")
    form.tap("keyboard.space")
    form.tap("keyboard.comma")
    tap_keys(form, "。")
    assert text_of(form, "disclosure.employer") == "西安，。"


def test_letters_that_mean_nothing_are_told_and_can_be_taken_as_they_are(form: Driver) -> None:
    touch(form, "employer")
    tap_keys(form, "v")
    assert form.shows("没有读作“v”的字")
    form.tap("keyboard.letters")
    assert text_of(form, "disclosure.employer") == "v"


def test_a_character_is_written_by_hand(form: Driver) -> None:
    touch(form, "name")
    form.tap("keyboard.handwriting")
    form.draw("keyboard.pad", TEN)
    assert candidates(form)[0] == "十"
    form.tap("keyboard.candidate.1")
    assert text_of(form, "disclosure.name") == "十"
    assert candidates(form) == []


def test_a_stroke_is_taken_back_and_a_character_begun_anew(form: Driver) -> None:
    touch(form, "name")
    form.tap("keyboard.handwriting")
    form.draw("keyboard.pad", TEN)
    form.tap("keyboard.unstroke")
    assert "一" in candidates(form)
    form.tap("keyboard.unwrite")
    assert candidates(form) == []
    assert form.shows("请在这里一次写一个字")
    assert text_of(form, "disclosure.name") == ""


def test_an_identity_number_ends_with_x(form: Driver) -> None:
    touch(form, "document_number")
    assert form.seek("keyboard.q") is None
    tap_keys(form, "11010519491231002X")
    assert text_of(form, "disclosure.document_number") == "11010519491231002X"


def test_a_telephone_number_and_an_address_of_mail_have_keys_of_their_own(form: Driver) -> None:
    touch(form, "phone")
    tap_keys(form, "0470-5550100")
    assert text_of(form, "disclosure.phone") == "0470-5550100"
    touch(form, "email")
    tap_keys(form, "wang_3")
    form.tap("keyboard.shift")
    tap_keys(form, "ab")
    form.tap("keyboard.candidate.1")
    assert text_of(form, "disclosure.email") == "wang_3Ab@qq.com"


def test_what_was_typed_is_deleted_character_by_character(form: Driver) -> None:
    touch(form, "name")
    tap_keys(form, "zhangsanl")
    form.tap("keyboard.back")
    form.tap("keyboard.space")
    form.tap("keyboard.back")
    assert text_of(form, "disclosure.name") == "张"
    form.tap("keyboard.back")
    form.tap("keyboard.back")
    assert text_of(form, "disclosure.name") == ""


def test_text_goes_in_where_the_cursor_stands(form: Driver) -> None:
    touch(form, "phone")
    tap_keys(form, "138")
    form.tap("keyboard.left")
    form.tap("keyboard.left")
    tap_keys(form, "99")
    form.tap("keyboard.right")
    form.tap("keyboard.back")
    assert text_of(form, "disclosure.phone") == "1998"


def test_a_full_field_refuses_with_a_word_and_keeps_its_end(form: Driver) -> None:
    """A rare character is two units: half of it must not slip in."""
    touch(form, "name")
    field = form.find("disclosure.name.input")
    field.setProperty("maximumLength", 4)
    field.setProperty("text", "王小明")
    field.setProperty("cursorPosition", 1)
    tap_keys(form, "di")
    take_from_sheet(form, "𬱖")
    assert text_of(form, "disclosure.name") == "王小明"
    assert form.shows("已经写满，放不下“𬱖”")
    tap_keys(form, "da")
    form.tap("keyboard.space")
    assert len(text_of(form, "disclosure.name")) == 4
    assert text_of(form, "disclosure.name").endswith("小明")


def test_what_is_composed_goes_in_when_the_next_button_is_touched(form: Driver) -> None:
    touch(form, "name")
    tap_keys(form, "zhangsan")
    form.tap("disclosure.next")
    assert text_of(form, "disclosure.name") == "张三"


def test_a_real_keyboard_still_types_and_brings_none_on_the_screen(
    form: Driver, face: ResidentFace
) -> None:
    touch(form, "name")
    form.tap("keyboard.hide")
    form.key(Qt.Key.Key_Tab)
    form.settle()
    assert form.seek("keyboard") is None
    form._finger.sign("厂")
    assert text_of(form, "disclosure.employer") == "厂"


def test_typing_is_a_sign_of_life(form: Driver, face: ResidentFace) -> None:
    heard = []
    face.session.activity.connect(lambda: heard.append(1))
    touch(form, "name")
    heard.clear()
    tap_keys(form, "z")
    assert heard
    form.tap("keyboard.space")
    form.tap("keyboard.tab.handwriting")
    heard.clear()
    form.draw("keyboard.pad", TEN)
    assert len(heard) >= 2


def test_help_is_one_touch_away_while_typing(form: Driver) -> None:
    touch(form, "name")
    form.tap("keyboard.help")
    assert form.seek("shell.help.close") is not None


def test_nothing_of_a_session_is_left_for_the_next(form: Driver, face: ResidentFace) -> None:
    touch(form, "name")
    form.tap("keyboard.handwriting")
    form.draw("keyboard.pad", TEN)
    form.tap("keyboard.pinyin")
    tap_keys(form, "zhangsan")
    keyboard = face.shell.keyboard
    face.session.end()
    form.settle()
    assert not keyboard.shown
    assert (keyboard.preedit, keyboard.cells, keyboard.strokes) == ("", [], 0)
    at_the_applicant(form)
    touch(form, "name")
    assert form.seek("keyboard.q") is not None
    tap_keys(form, "zhangsan")
    assert candidates(form)[0] == "张三"
    assert QGuiApplication.clipboard().text() == ""


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["standing", "lying"])
def test_it_never_covers_the_field_and_every_key_is_large_enough(
    open_face: Callable[[QSize], ResidentFace], size: QSize
) -> None:
    face = open_face(size)
    driver = Driver(face.window, face.tasks)
    driver.settle()
    at_the_applicant(driver)
    for on in ((), ("largePrint",), ("lowPosition",), ("largePrint", "lowPosition")):
        for switch in SWITCHES:
            face.presentation.set(switch, switch in on)
        face.window.grabWindow()  # a frame, and with it the new arrangement
        for field in ("name", "document_number", "email", "address"):
            touch(driver, field)
            name = f"disclosure.{field}.input"
            driver.wait_for(lambda name=name: in_sight(driver, name), f"{name} {on}")
            assert small_keys(driver, face) == []
        driver.tap("keyboard.hide")


def small_keys(driver: Driver, face: ResidentFace) -> list[str]:
    """Keys that are not whole on the screen or smaller than a finger."""
    screen, found = face.window.contentItem(), []
    least = face.presentation.theme.property("touchLeast") - 1
    for name, area in driver.areas():
        if name.startswith("keyboard.") and name not in ("keyboard.note", "keyboard.letters"):
            seen = screen.contains(area.topLeft()) and screen.contains(
                area.bottomRight() - QPointF(1, 1)
            )
            if not seen or min(area.width(), area.height()) < least:
                found.append(f"{name} {area}")
    return found


def in_sight(driver: Driver, name: str) -> bool:
    """Whether an item is whole above the keyboard and within all that clips it."""
    area, item = driver.area(name), driver.find(name)
    if area.bottom() > driver.area("keyboard").top():
        return False
    view = item.parentItem()
    while view is not None:
        if view.clip() and not view.mapRectToScene(view.boundingRect()).contains(area):
            return False
        view = view.parentItem()
    return True


def test_a_machine_without_engines_offers_letters_and_says_so(
    form: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise Unavailable("typing.pinyin_missing")

    monkeypatch.setattr(engines, "open_pinyin", missing)
    monkeypatch.setattr(engines, "open_handwriting", missing)
    touch(form, "name")
    assert form.seek("keyboard.tab.pinyin") is None
    assert form.seek("keyboard.tab.handwriting") is None
    tap_keys(form, "abc1")
    assert text_of(form, "disclosure.name") == "abc1"


def test_the_window_has_none(open_window: Callable[..., WindowFace]) -> None:
    face = open_window()
    driver = Driver(face.window, face.tasks)
    driver.settle()
    driver.tap("signin.number.input")
    assert driver.seek("keyboard") is None
