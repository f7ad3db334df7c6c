"""Applying for government information at the touchscreen of the demonstration hall."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Unavailable
from kiosk.disclosure.service import Disclosure
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.writing import all_texts, commit, typed
from ui.resident.face import ResidentFace
from ui.tour.driver import NAME_IN_INK, Driver

NAME = "𬱖𫖯㛃䶮"
GOOD_ID = "11010519491231002X"
WANTED = "申请公开本县 2025 年信息处理费的收取情况"


@pytest.fixture
def form(driver: Driver) -> Driver:
    """The form at its third step, the applicant."""
    driver.tap("home.disclosure")
    driver.tap("disclosure.next")
    driver.tap("disclosure.next")
    return driver


def fill_applicant(driver: Driver) -> None:
    commit(driver, "disclosure.name", NAME)
    driver.type("disclosure.document_number", GOOD_ID.lower())
    driver.type("disclosure.phone", "138 0000 5678")


def go_to_review(driver: Driver) -> None:
    fill_applicant(driver)
    driver.tap("disclosure.next")
    commit(driver, "disclosure.description", WANTED)
    driver.tap("disclosure.next")
    driver.tap("disclosure.carrier.paper")
    driver.tap("disclosure.route.collect")
    driver.tap("disclosure.next")


def sign_and_submit(driver: Driver) -> None:
    driver.tap("disclosure.next")
    driver.draw("disclosure.pad", NAME_IN_INK)
    driver.tap("disclosure.submit")


def step(driver: Driver, face: ResidentFace) -> int:
    return int(face.navigator.view_model.property("step"))


def test_the_privacy_notice_comes_before_any_question(driver: Driver) -> None:
    driver.tap("home.disclosure")
    for told in ("示范县人民政府办公室", "保存", "查阅、复制、更正", "0470-5550121"):
        assert driver.shows(told), told
    assert not any(name.endswith(".input") for name in driver.names())


def test_a_purpose_is_never_asked_for(form: Driver, face: ResidentFace) -> None:
    go_to_review(form)
    assert not any("purpose" in name for name in form.names())
    assert not form.shows("用途")


def test_an_application_is_filed_and_its_receipt_shown(
    form: Driver, hall: Terminal, face: ResidentFace
) -> None:
    go_to_review(form)
    sign_and_submit(form)
    assert face.navigator.current == "disclosure.receipt"
    (row,) = hall.disclosure.rows()
    receipt = hall.disclosure.receipt(row.number)
    assert receipt.description == WANTED
    assert form.shows(receipt.number)
    assert form.shows(receipt.query_code)


def test_the_check_page_shows_everything_with_the_number_masked(form: Driver) -> None:
    go_to_review(form)
    for shown in (NAME, "1101**********002X", "13800005678", WANTED, "纸质", "当面领取", "公民"):
        assert form.shows(shown), shown
    assert not form.shows(GOOD_ID)


def test_the_number_is_shown_in_full_while_it_is_typed(form: Driver) -> None:
    form.type("disclosure.document_number", GOOD_ID)
    assert typed(form, "disclosure.document_number") == GOOD_ID


def test_an_organisation_files_with_its_own_fields(form: Driver, hall: Terminal) -> None:
    form.tap("disclosure.party.organisation")
    assert form.seek("disclosure.document_number") is None
    form.tap("disclosure.organisation_kind.law_firm")
    commit(form, "disclosure.organisation_name", "示范县试验律师事务所")
    form.type("disclosure.credit_code", "91350100M000100Y43")
    commit(form, "disclosure.legal_representative", "试验一")
    commit(form, "disclosure.contact_person", "试验二")
    form.type("disclosure.email", "office@example.cn")
    form.tap("disclosure.next")
    commit(form, "disclosure.description", WANTED)
    form.tap("disclosure.next")
    form.tap("disclosure.carrier.email")
    form.tap("disclosure.route.network")
    assert typed(form, "disclosure.email") == "office@example.cn"
    form.tap("disclosure.next")
    assert form.shows("法人或其他组织（法律服务机构）")
    sign_and_submit(form)
    (row,) = hall.disclosure.rows()
    assert row.applicant_kind == "law_firm"


def test_a_step_is_not_left_while_it_is_wrong_and_the_first_wrong_field_is_taken(
    form: Driver, face: ResidentFace
) -> None:
    form.tap("disclosure.next")
    assert step(form, face) == 2
    assert form.shows("姓名没有填写")
    assert form.shows("证件号码没有填写")
    assert form.shows("至少填写一项")
    assert form.find("disclosure.name.input").hasActiveFocus()


def test_a_mended_field_is_no_longer_called_wrong(form: Driver) -> None:
    form.tap("disclosure.next")
    commit(form, "disclosure.name", NAME)
    assert not form.shows("姓名没有填写")
    assert form.shows("证件号码没有填写")


@pytest.mark.parametrize(
    ("field", "bad", "told"),
    [
        ("name", "", "姓名没有填写"),
        ("name", "长" * 10_000, "最多 100 个字"),
        ("name", "张\u202e三", "看不见的特殊字符"),
        ("name", "张\u0007三", "看不见的特殊字符"),
        ("employer", "厂" * 10_000, "最多 100 个字"),
        ("document_number", "110105194912310021", "末位校验不对"),
        ("document_number", "110105209912310028", "晚于今天"),
        ("document_number", "11010519490231002X", "出生日期不存在"),
        ("document_number", "1101051949", "现在是 10 位"),
        ("document_number", "'; DROP TABLE applications; --", "应为 18 位"),
        ("document_number", "😀" * 30, "应为 18 位"),
        ("phone", "12345", "11 位手机号"),
        ("phone", "<b>13800005678</b>", "11 位手机号"),
        ("email", "nobody", "格式不对"),
        ("email", "a@example.cn\u0000", "看不见的特殊字符"),
        ("address", "路" * 10_000, "最多 200 个字"),
    ],
    ids=range(16),
)
def test_a_bad_answer_is_told_at_its_field(
    form: Driver, face: ResidentFace, hall: Terminal, field: str, bad: str, told: str
) -> None:
    fill_applicant(form)
    commit(form, f"disclosure.{field}", bad)
    form.tap("disclosure.next")
    assert step(form, face) == 2
    assert told in face.navigator.view_model.property("problems")[field]
    assert form.find(f"disclosure.{field}.input").hasActiveFocus()
    assert hall.disclosure.rows() == []


@pytest.mark.parametrize(
    "odd",
    [
        "'; DROP TABLE applications; --",
        "<b>粗</b><img src=x onerror=alert(1)>&amp;",
        "😀👩‍👩‍👧 与 𬱖𫖯㛃䶮",
        "第一行\n第二行",
    ],
    ids=["sql", "html", "rare", "lines"],
)
def test_odd_but_honest_text_is_kept_exactly(form: Driver, hall: Terminal, odd: str) -> None:
    fill_applicant(form)
    form.tap("disclosure.next")
    commit(form, "disclosure.title_or_number", odd.replace("\n", " "))
    commit(form, "disclosure.description", odd)
    form.tap("disclosure.next")
    form.tap("disclosure.carrier.paper")
    form.tap("disclosure.route.collect")
    form.tap("disclosure.next")
    assert odd in form.texts()
    sign_and_submit(form)
    (row,) = hall.disclosure.rows()
    assert hall.disclosure.receipt(row.number).description == odd


def test_too_long_a_description_is_told_not_cut_silently(form: Driver, face: ResidentFace) -> None:
    fill_applicant(form)
    form.tap("disclosure.next")
    commit(form, "disclosure.description", "长" * 10_000)
    form.tap("disclosure.next")
    assert step(form, face) == 3
    assert form.shows("最多 1000 个字")
    commit(form, "disclosure.description", "𬱖" * 1000)
    assert form.shows("1000 / 1000 字")
    form.tap("disclosure.next")
    assert step(form, face) == 4


def test_a_disc_cannot_come_by_fax(form: Driver, face: ResidentFace) -> None:
    fill_applicant(form)
    form.tap("disclosure.next")
    commit(form, "disclosure.description", WANTED)
    form.tap("disclosure.next")
    form.tap("disclosure.carrier.optical_disc")
    form.tap("disclosure.route.fax")
    form.type("disclosure.fax", "0470-8210000")
    form.tap("disclosure.next")
    assert step(form, face) == 4
    assert form.shows("光盘和磁盘不能通过网络或传真取得")


def test_each_way_of_delivery_asks_for_what_it_needs(form: Driver, face: ResidentFace) -> None:
    fill_applicant(form)
    form.tap("disclosure.next")
    commit(form, "disclosure.description", WANTED)
    form.tap("disclosure.next")
    form.tap("disclosure.carrier.paper")
    needs = {
        "mail": {"address", "postcode"},
        "network": {"email"},
        "fax": {"fax"},
        "collect": set(),
    }
    for route, fields in needs.items():
        form.tap(f"disclosure.route.{route}")
        asked = {name.split(".")[1] for name in form.names() if name.endswith(".input")}
        assert asked == fields, route


def test_nothing_is_lost_going_back_and_forth(form: Driver, face: ResidentFace) -> None:
    go_to_review(form)
    for _ in range(5):
        form.tap("disclosure.previous")
    assert step(form, face) == 0
    form.tap("disclosure.next")
    form.tap("disclosure.next")
    assert typed(form, "disclosure.name") == NAME
    form.tap("disclosure.party.organisation")
    form.tap("disclosure.party.citizen")
    assert typed(form, "disclosure.document_number") == GOOD_ID.lower()
    form.tap("disclosure.next")
    assert typed(form, "disclosure.description") == WANTED


def test_a_change_from_the_check_page_leads_back_to_it(form: Driver, face: ResidentFace) -> None:
    go_to_review(form)
    form.tap("disclosure.change.0")
    assert step(form, face) == 2
    commit(form, "disclosure.employer", "示范县第一中学")
    form.tap("disclosure.next")
    assert step(form, face) == 5
    assert form.shows("示范县第一中学")


def test_what_may_be_public_already_is_told_while_it_is_described(form: Driver) -> None:
    fill_applicant(form)
    form.tap("disclosure.next")
    commit(form, "disclosure.description", "想要政府信息公开信息处理费管理办法的要点")
    form.wait_for(lambda: form.shows("可能已经公开"), "the hint")
    assert form.shows("《政府信息公开信息处理费管理办法》要点")
    commit(form, "disclosure.description", "与任何文件都无关的内容")
    form.wait_for(lambda: not form.shows("可能已经公开"), "no hint")


def test_what_is_public_is_searched_first(driver: Driver) -> None:
    driver.tap("home.disclosure")
    driver.tap("disclosure.next")
    assert driver.shows("最近公开的文件")
    commit(driver, "disclosure.search", "信息处理费")
    assert driver.shows("《政府信息公开信息处理费管理办法》要点")
    commit(driver, "disclosure.search", "绝无此事绝无此文")
    assert driver.shows("没有找到已经公开的信息")


def test_a_double_touch_files_one_application(
    form: Driver, hall: Terminal, face: ResidentFace
) -> None:
    go_to_review(form)
    form.tap("disclosure.next")
    form.draw("disclosure.pad", NAME_IN_INK)
    button = form.area("disclosure.submit").center().toPoint()
    finger = QTest.createTouchDevice()
    for _ in range(3):
        QTest.touchEvent(face.window, finger).press(0, button, face.window).commit()
        QTest.touchEvent(face.window, finger).release(0, button, face.window).commit()
    form.settle()
    assert len(hall.disclosure.rows()) == 1


def test_a_failed_submit_keeps_everything_and_the_retry_is_the_same_request(
    form: Driver, hall: Terminal, face: ResidentFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests: list[str] = []
    real = Disclosure.submit

    def full(self: Disclosure, form, *, request_id: str, **rest):
        requests.append(request_id)
        if len(requests) == 1:
            raise Unavailable("store.busy")
        return real(self, form, request_id=request_id, **rest)

    monkeypatch.setattr(Disclosure, "submit", full)
    go_to_review(form)
    sign_and_submit(form)
    assert form.shows("您填写的内容都还在")
    assert face.navigator.view_model.answer("description") == WANTED
    form.tap("disclosure.submit")
    assert face.navigator.current == "disclosure.receipt"
    assert requests[0] == requests[1]
    assert len(hall.disclosure.rows()) == 1


def test_a_lost_answer_and_a_change_lead_to_the_receipt_that_stands(
    form: Driver, hall: Terminal, face: ResidentFace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Disclosure.submit

    def lost(self: Disclosure, form, *, request_id: str, **rest):
        real(self, form, request_id=request_id, **rest)
        monkeypatch.setattr(Disclosure, "submit", real)
        raise Unavailable("store.busy")

    monkeypatch.setattr(Disclosure, "submit", lost)
    go_to_review(form)
    sign_and_submit(form)
    form.tap("disclosure.previous")
    form.tap("disclosure.change.1")
    commit(form, "disclosure.description", "改成了别的内容")
    form.tap("disclosure.next")
    sign_and_submit(form)
    assert face.navigator.current == "disclosure.receipt"
    assert form.shows("您先前已经提交成功")
    assert [row.content for row in hall.disclosure.rows()] == [WANTED]


def test_nothing_of_the_applicant_is_left_after_the_session(
    form: Driver, face: ResidentFace
) -> None:
    go_to_review(form)
    form.tap("disclosure.change.0")
    secrets = (NAME, GOOD_ID.lower(), "13800005678")
    seen = set(all_texts(face.window, face))
    assert all(secret in seen for secret in (NAME, GOOD_ID.lower(), "138 0000 5678"))
    face.session.end()
    form.settle()
    left = "\n".join(all_texts(face.window, face)).lower()
    assert not [secret for secret in (*secrets, "138 0000 5678", WANTED) if secret in left]
    assert face.navigator.current == "home"


def test_the_draft_is_empty_as_soon_as_the_page_is_left(form: Driver, face: ResidentFace) -> None:
    fill_applicant(form)
    view_model = face.navigator.view_model
    name = form.find("disclosure.name.input")
    view_model.leave()
    assert view_model.answer("name") == ""
    assert name.property("text") == ""


def test_typing_keeps_the_session_alive(
    form: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    form.tap("disclosure.name.input")
    for sign in "pinyin pinyin":
        clock.advance(timedelta(seconds=50))
        QTest.keyClick(face.window, sign)
        face.session.tick()
        assert not face.session.warning


def test_composing_in_an_input_method_keeps_the_session_alive(
    form: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    form.tap("disclosure.name.input")
    for part in ("s", "sh", "shi", "shif", "shifa"):
        QGuiApplication.sendEvent(QGuiApplication.focusObject(), QInputMethodEvent(part, []))
        clock.advance(timedelta(seconds=50))
        face.session.tick()
        assert not face.session.warning


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_nothing_is_pasted(form: Driver, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QGuiApplication.clipboard().setText("别人的内容")
    form.tap("disclosure.name.input")
    form.key(key, modifiers)
    assert typed(form, "disclosure.name") == ""


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_nothing_is_copied(form: Driver, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QGuiApplication.clipboard().clear()
    commit(form, "disclosure.name", NAME)
    form.key(Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    form.key(key, modifiers)
    assert NAME not in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
@pytest.mark.parametrize("switches", [(), ("largePrint",), ("lowPosition", "highContrast")])
def test_every_control_of_every_step_is_big_enough_and_inside(
    open_face: Callable[..., ResidentFace], size: QSize, switches: tuple[str, ...]
) -> None:
    face = open_face(size, switches)
    driver = Driver(face.window, face.tasks)
    driver.settle()
    driver.tap("home.disclosure")
    for at in range(6):
        assert step(driver, face) == at
        least = face.presentation.theme.property("touchLeast")
        for name in driver.names():
            if not name.startswith("disclosure.") or name.startswith("disclosure.found"):
                continue
            item = driver.find(name)
            if not item.inherits("QQuickAbstractButton"):
                continue
            area = driver.area(name)
            assert min(area.height(), area.width()) >= least, name
            assert QRectF(0, area.top(), size.width(), area.height()).contains(area), name
        if at == 2:
            fill_applicant(driver)
        if at == 3:
            commit(driver, "disclosure.description", WANTED)
        if at == 4:
            driver.tap("disclosure.carrier.paper")
            driver.tap("disclosure.route.collect")
        if at < 5:
            driver.tap("disclosure.next")


def test_rare_characters_are_drawn_each_in_its_own_shape(form: Driver) -> None:
    shapes = set()
    for sign in (*NAME, "\U000e8fff"):
        commit(form, "disclosure.name", sign)
        form.tap("disclosure.phone.input")
        area = form.area("disclosure.name.input").toRect()
        shapes.add(form.window.grabWindow().copy(area).constBits().tobytes())
    assert len(shapes) == len(NAME) + 1
