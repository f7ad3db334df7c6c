"""Signing, being helped, going on later, and finding it in public after all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QImage
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Unavailable
from kiosk.devices.id_reader.twin import IdReaderTwin, VirtualCard
from kiosk.disclosure.drafts.service import Drafts
from kiosk.disclosure.signature import Signer, decode
from kiosk.disclosure.spared import spared_since
from kiosk.disclosure.tables import application_drafts, applications
from kiosk.store.tables import audit_trail
from tests.ui.card_reader import WithACardReader
from tests.ui.conftest import PASSWORD, PORTRAIT
from tests.ui.test_disclosure_page import GOOD_ID, NAME, WANTED, fill_applicant, go_to_review
from tests.ui.writing import all_texts, commit, typed
from ui.resident.face import ResidentFace
from ui.session import HELPED, LISTENING, PATIENCE
from ui.tour.driver import NAME_IN_INK, Driver

DARK = 40
"""Of 255: nothing on the screen but ink is as dark in that place."""


@pytest.fixture
def form(driver: Driver) -> Driver:
    """The form at its third step, the applicant."""
    driver.tap("home.disclosure")
    driver.tap("disclosure.next")
    driver.tap("disclosure.next")
    return driver


@pytest.fixture
def helped(staffed_hall: Terminal, form: Driver) -> Driver:
    """The same with a staff member who writes."""
    sign_in(form)
    return form


def sign_in(driver: Driver, password: str = PASSWORD) -> None:
    driver.tap("disclosure.helper")
    driver.type("disclosure.helper.number", "1007")
    driver.type("disclosure.helper.password", password)
    driver.tap("disclosure.helper.submit")


def drafts(hall: Terminal) -> int:
    with hall.store.read() as connection:
        return len(connection.execute(select(application_drafts)).all())


def filed(hall: Terminal):
    with hall.store.read() as connection:
        return connection.execute(select(applications)).one()


def kind(face: ResidentFace) -> str:
    return str(face.navigator.view_model.property("kind"))


def save_now(driver: Driver, face: ResidentFace) -> str:
    """Lets the seconds until the next save pass; the resume code."""
    face.navigator.view_model.keeping.flush()
    driver.settle()
    return face.navigator.view_model.keeping.code


# Signing


def test_the_signature_is_kept_sealed_as_the_strokes_that_were_drawn(
    form: Driver, hall: Terminal
) -> None:
    go_to_review(form)
    form.tap("disclosure.next")
    form.draw("disclosure.pad", NAME_IN_INK)
    form.tap("disclosure.submit")
    sealed = filed(hall).signature
    assert b"strokes" not in sealed
    signature = decode(hall.store.sealer.unseal_bytes(sealed))
    assert signature.signer is Signer.APPLICANT
    assert len(signature.strokes) == len(NAME_IN_INK)
    assert signature.ink > 1


@pytest.mark.parametrize("ink", [(), (((0.5, 0.5), (0.51, 0.5)),)], ids=["none", "a slip"])
def test_without_a_signature_nothing_is_filed(form: Driver, hall: Terminal, ink) -> None:
    go_to_review(form)
    form.tap("disclosure.next")
    form.draw("disclosure.pad", ink)
    form.tap("disclosure.submit")
    assert form.shows("请在框内写上姓名")
    assert hall.disclosure.rows() == []


def test_what_is_drawn_is_seen_and_can_be_written_anew(form: Driver, face: ResidentFace) -> None:
    go_to_review(form)
    form.tap("disclosure.next")
    assert not inked(form)
    form.draw("disclosure.pad", NAME_IN_INK)
    form.wait_for(lambda: inked(form), "ink")
    form.tap("disclosure.sign.clear")
    form.wait_for(lambda: not inked(form), "clean paper")
    form.tap("disclosure.submit")
    assert kind(face) == "sign"


def inked(driver: Driver) -> bool:
    """Whether anything in the field is as dark as ink."""
    driver.settle()
    area = driver.area("disclosure.pad").toRect().adjusted(20, 20, -20, -20)
    area.setWidth(area.width() // 4 * 4)  # its lines lie in memory without a gap then
    picture = driver.window.grabWindow().copy(area)
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(grey.constBits()) < DARK


def test_a_change_after_signing_needs_a_new_signature(form: Driver, face: ResidentFace) -> None:
    go_to_review(form)
    form.tap("disclosure.next")
    form.draw("disclosure.pad", NAME_IN_INK)
    form.tap("disclosure.previous")
    form.tap("disclosure.change.1")
    commit(form, "disclosure.description", "改过的内容")
    form.tap("disclosure.next")
    form.tap("disclosure.next")
    form.tap("disclosure.submit")
    assert form.shows("还没有签名")
    assert kind(face) == "sign"


# Being helped


def test_a_helper_writes_reads_back_and_is_recorded(
    helped: Driver, hall: Terminal, face: ResidentFace
) -> None:
    assert helped.shows("工号 1007")
    go_to_review(helped)
    helped.tap("disclosure.next")
    assert kind(face) == "readback"
    for shown in (NAME, WANTED, "1101**********002X"):
        assert helped.shows(shown), shown
    helped.tap("disclosure.next")
    helped.draw("disclosure.pad", NAME_IN_INK)
    helped.tap("disclosure.submit")
    row = filed(hall)
    assert (row.helper, row.reading_help) == ("1007", False)
    assert hall.disclosure.receipt(row.number).helper == "1007"


def test_who_cannot_sign_is_signed_for_and_the_help_of_the_law_is_recorded(
    helped: Driver, hall: Terminal
) -> None:
    helped.tap("disclosure.helper.end")
    helped.tap("disclosure.helper")
    helped.tap("disclosure.helper.reading")
    helped.type("disclosure.helper.number", "1007")
    helped.type("disclosure.helper.password", PASSWORD)
    helped.tap("disclosure.helper.submit")
    go_to_review(helped)
    helped.tap("disclosure.next")
    helped.tap("disclosure.next")
    helped.tap("disclosure.sign.staff")
    helped.draw("disclosure.pad", NAME_IN_INK)
    helped.tap("disclosure.submit")
    row = filed(hall)
    assert row.reading_help
    assert decode(hall.store.sealer.unseal_bytes(row.signature)).signer is Signer.STAFF


def test_an_organisations_seal_is_vouched_for_by_the_helper(helped: Driver, hall: Terminal) -> None:
    helped.tap("disclosure.party.organisation")
    helped.tap("disclosure.organisation_kind.company")
    commit(helped, "disclosure.organisation_name", "示范县试验建材有限公司")
    helped.type("disclosure.credit_code", "91350100M000100Y43")
    commit(helped, "disclosure.legal_representative", "试验一")
    commit(helped, "disclosure.contact_person", "试验二")
    helped.type("disclosure.phone", "13800005678")
    helped.tap("disclosure.next")
    commit(helped, "disclosure.description", WANTED)
    helped.tap("disclosure.next")
    helped.tap("disclosure.carrier.paper")
    helped.tap("disclosure.route.collect")
    for _ in range(3):
        helped.tap("disclosure.next")
    helped.tap("disclosure.sign.seal")
    helped.tap("disclosure.submit")
    signature = decode(hall.store.sealer.unseal_bytes(filed(hall).signature))
    assert signature.signer is Signer.SEAL


def test_a_citizen_alone_can_neither_be_signed_for_nor_sealed(form: Driver) -> None:
    go_to_review(form)
    form.tap("disclosure.next")
    assert form.seek("disclosure.sign.seal") is None
    form.tap("disclosure.sign.staff")
    assert form.shows("由工作人员本人登录")


def test_a_wrong_password_is_told_and_nobody_helps(
    staffed_hall: Terminal, form: Driver, face: ResidentFace
) -> None:
    sign_in(form, "falsch-2026")
    assert form.shows("工号或密码不正确")
    assert typed(form, "disclosure.helper.password") == ""
    form.tap("disclosure.helper.cancel")
    assert not face.navigator.view_model.helper.helping


def test_empty_fields_of_the_helper_are_told_without_counting_a_try(
    staffed_hall: Terminal, form: Driver
) -> None:
    form.tap("disclosure.helper")
    for _ in range(6):
        form.tap("disclosure.helper.submit")
    assert form.shows("请输入工号")
    form.type("disclosure.helper.number", "1007")
    form.tap("disclosure.helper.submit")
    assert form.shows("请输入密码")


def test_an_administrator_does_not_write_residents_cases(
    staffed_hall: Terminal, form: Driver
) -> None:
    staffed_hall.staff.add("9001", "管理员", PASSWORD, "admin")
    form.tap("disclosure.helper")
    form.type("disclosure.helper.number", "9001")
    form.type("disclosure.helper.password", PASSWORD)
    form.tap("disclosure.helper.submit")
    assert form.shows("不能代为填写申请")


def test_the_helper_is_signed_in_for_this_form_alone(
    helped: Driver, face: ResidentFace, hall: Terminal
) -> None:
    face.session.end()
    helped.settle()
    helped.tap("home.disclosure")
    assert not face.navigator.view_model.helper.helping
    left = "\n".join(all_texts(face.window, face))
    assert PASSWORD not in left
    assert "王晓明" not in left


# The identity card


class TestACardReader(WithACardReader):
    def test_a_card_fills_in_name_and_number_and_nothing_else(
        self, form: Driver, reader: IdReaderTwin
    ) -> None:
        assert form.shows("把身份证放在读卡区")
        reader.lay(VirtualCard(name=NAME, identity=GOOD_ID))
        form.wait_for(lambda: form.shows("已从身份证读取"), "the card")
        assert typed(form, "disclosure.name") == NAME
        assert typed(form, "disclosure.document_number") == GOOD_ID
        assert typed(form, "disclosure.address") == ""
        assert form.shows("1101**********002X")

    def test_whoever_has_no_card_types_and_other_papers_are_not_read(
        self, form: Driver, reader: IdReaderTwin
    ) -> None:
        fill_applicant(form)
        form.tap("disclosure.document_type.passport")
        assert not form.shows("把身份证放在读卡区")
        reader.lay(VirtualCard(name="别人", identity="11010519491231002X"))
        form.settle()
        assert typed(form, "disclosure.name") == NAME

    def test_a_reader_that_is_gone_stops_nobody(self, form: Driver, reader: IdReaderTwin) -> None:
        reader.unplug()
        form.wait_for(lambda: form.shows("暂时不能读卡，请在下面输入"), "the trouble")
        go_to_review(form)
        assert form.shows(NAME)


# The idle rules


def wait(face: ResidentFace, clock: FixedClock, seconds: float) -> bool:
    """Whether the warning comes within that time without a touch."""
    clock.advance(timedelta(seconds=seconds))
    face.session.tick()
    return face.session.warning


def test_the_warning_waits_while_somebody_helps_but_not_for_ever(
    helped: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    assert not wait(face, clock, PATIENCE[HELPED] - 1)
    assert wait(face, clock, 2)
    helped.tap("shell.warning.extend")
    assert not wait(face, clock, PATIENCE[HELPED] - 1)
    helped.tap("disclosure.helper.end")
    assert wait(face, clock, 2 * face.desk.terminal.settings.idle_seconds)


def test_the_warning_waits_while_somebody_listens(
    form: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    face.session.hold(LISTENING)
    assert not wait(face, clock, 3600)
    face.session.release(LISTENING)
    assert not wait(face, clock, 30)
    assert wait(face, clock, 60)


def test_who_writes_has_more_time_between_two_words(
    form: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    idle = face.desk.terminal.settings.idle_seconds
    form.tap("disclosure.name.input")
    assert not wait(face, clock, idle + 5)
    assert wait(face, clock, idle)


def test_a_long_stroke_keeps_the_session_alive(
    form: Driver, face: ResidentFace, clock: FixedClock
) -> None:
    """A finger that never lifts is drawing, not gone."""
    go_to_review(form)
    form.tap("disclosure.next")
    touches: list[bool] = []

    def passing() -> None:
        clock.advance(timedelta(seconds=face.desk.terminal.settings.idle_seconds - 1))
        face.session.tick()
        touches.append(face.session.warning)

    face.session.activity.connect(passing)
    form.draw("disclosure.pad", NAME_IN_INK[:1])
    assert len(touches) > len(NAME_IN_INK[0])
    assert not any(touches)


# Going on later


def test_the_code_is_shown_early_and_the_form_is_kept_behind_it(
    form: Driver, face: ResidentFace, hall: Terminal
) -> None:
    code = face.navigator.view_model.keeping.code
    assert form.shows(f"续填码 {code}")
    fill_applicant(form)
    save_now(form, face)
    assert form.shows("已自动保存")
    assert drafts(hall) == 1
    assert hall.drafts.resume(code).answers["name"] == NAME


def test_after_a_power_cut_the_code_brings_back_all_of_it(
    form: Driver, face: ResidentFace, hall: Terminal, open_face
) -> None:
    go_to_review(form)
    code = save_now(form, face)
    face.tasks.shut_down()  # the power goes: nothing is wiped, nothing is asked
    after = open_face(PORTRAIT)
    driver = Driver(after.window, after.tasks)
    driver.settle()
    driver.tap("home.disclosure")
    driver.tap("disclosure.resume")
    driver.type("disclosure.resume.code", code.lower().replace("-", ""))
    driver.tap("disclosure.resume.submit")
    assert kind(after) == "review"
    for shown in (NAME, WANTED, "纸质", "当面领取"):
        assert driver.shows(shown), shown
    driver.tap("disclosure.next")
    driver.draw("disclosure.pad", NAME_IN_INK)
    driver.tap("disclosure.submit")
    assert after.navigator.current == "disclosure.receipt"
    assert len(hall.disclosure.rows()) == 1
    assert drafts(hall) == 0


def test_when_the_power_goes_between_filing_and_wiping_there_is_a_receipt_and_no_second_form(
    form: Driver, face: ResidentFace, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_to_review(form)
    code = save_now(form, face)
    monkeypatch.setattr(Drafts, "wipe", dark)
    form.tap("disclosure.next")
    form.draw("disclosure.pad", NAME_IN_INK)
    form.tap("disclosure.submit")
    monkeypatch.undo()
    assert drafts(hall) == 1
    face.session.end()
    form.tap("home.disclosure")
    form.tap("disclosure.resume")
    form.type("disclosure.resume.code", code)
    form.tap("disclosure.resume.submit")
    assert face.navigator.current == "disclosure.receipt"
    assert form.shows("您先前已经提交成功")
    assert len(hall.disclosure.rows()) == 1
    assert drafts(hall) == 0


def dark(drafts: Drafts, draft_id: str) -> None:
    """No power, nothing happens."""


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ("", "请输入续填码"),
        ("2222-2222", "没有查到"),
        ("'; DROP TABLE application_drafts; --", "没有查到"),
        ("😀", "没有查到"),
        ("9" * 10_000, "没有查到"),
        ("\u202eK7M4", "没有查到"),
    ],
    ids=range(6),
)
def test_a_wrong_code_is_told_and_opens_nothing(driver: Driver, bad: str, told: str) -> None:
    driver.tap("home.disclosure")
    driver.tap("disclosure.resume")
    if bad:
        commit(driver, "disclosure.resume.code", bad)
    driver.tap("disclosure.resume.submit")
    assert driver.shows(told)
    driver.tap("disclosure.resume.cancel")
    assert driver.shows("您的个人信息怎样使用")


def test_guessing_codes_is_locked(driver: Driver) -> None:
    driver.tap("home.disclosure")
    driver.tap("disclosure.resume")
    for guess in range(6):
        driver.type("disclosure.resume.code", f"2222-333{guess + 2}")
        driver.tap("disclosure.resume.submit")
    assert driver.shows("输错的次数太多")


def test_who_leaves_is_asked_and_what_is_not_to_stay_is_wiped(
    form: Driver, face: ResidentFace, hall: Terminal
) -> None:
    fill_applicant(form)
    save_now(form, face)
    form.tap("keyboard.hide")
    form.tap("shell.home")
    assert form.shows("填写的内容要保留吗？")
    form.tap("disclosure.leave.stay")
    assert typed(form, "disclosure.name") == NAME
    form.tap("shell.home")
    form.tap("disclosure.leave.wipe")
    assert face.navigator.current == "home"
    assert drafts(hall) == 0


def test_who_wants_it_kept_finds_it_again(form: Driver, face: ResidentFace, hall: Terminal) -> None:
    fill_applicant(form)
    code = face.navigator.view_model.keeping.code
    form.tap("keyboard.hide")
    form.tap("shell.home")
    assert typed_text(form, "disclosure.leave.code") == code
    form.tap("disclosure.leave.keep")
    assert face.navigator.current == "home"
    form.tap("home.disclosure")
    form.tap("disclosure.resume")
    form.type("disclosure.resume.code", code)
    form.tap("disclosure.resume.submit")
    assert typed(form, "disclosure.name") == NAME
    assert drafts(hall) == 1


def typed_text(driver: Driver, name: str) -> str:
    return str(driver.find(name).property("text"))


def test_nothing_typed_nothing_asked(form: Driver, face: ResidentFace, hall: Terminal) -> None:
    form.tap("shell.home")
    assert face.navigator.current == "home"
    form.settle()
    assert drafts(hall) == 0


@pytest.mark.parametrize("kept", [False, True])
def test_a_session_that_ends_by_itself_keeps_only_what_was_to_be_kept(
    form: Driver, face: ResidentFace, hall: Terminal, kept: bool
) -> None:
    fill_applicant(form)
    save_now(form, face)
    if kept:
        form.tap("keyboard.hide")
        form.tap("disclosure.code")
        form.tap("disclosure.code.keep")
        form.tap("disclosure.code.close")
    face.session.end()
    form.settle()
    assert drafts(hall) == int(kept)
    assert NAME not in "\n".join(all_texts(face.window, face))


def test_after_filing_no_draft_is_left(form: Driver, hall: Terminal, face: ResidentFace) -> None:
    go_to_review(form)
    save_now(form, face)
    form.tap("disclosure.code")
    form.tap("disclosure.code.keep")
    form.tap("disclosure.code.close")
    form.tap("disclosure.next")
    form.draw("disclosure.pad", NAME_IN_INK)
    form.tap("disclosure.submit")
    form.settle()
    assert face.navigator.current == "disclosure.receipt"
    assert drafts(hall) == 0


def test_a_store_that_takes_nothing_stops_nobody_from_filling_in(
    form: Driver, face: ResidentFace, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Drafts, *_: object) -> None:
        raise Unavailable("store.busy")

    monkeypatch.setattr(Drafts, "save", full)
    fill_applicant(form)
    save_now(form, face)
    assert form.shows("暂时不能自动保存")
    monkeypatch.undo()
    code = save_now(form, face)
    assert form.shows("已自动保存")
    assert hall.drafts.resume(code).answers["name"] == NAME


# It was public already


def test_found_in_public_ends_well_and_is_counted_without_the_person(
    form: Driver, face: ResidentFace, hall: Terminal
) -> None:
    fill_applicant(form)
    save_now(form, face)
    form.tap("disclosure.previous")
    commit(form, "disclosure.search", "信息处理费")
    form.tap("disclosure.found.0")
    face.navigator.back()
    form.settle()
    form.tap("disclosure.opened.action")
    assert form.shows("找到了，不用申请")
    assert spared_since(hall.store, datetime(2026, 1, 1, tzinfo=UTC)) == 1
    assert drafts(hall) == 0
    with hall.store.read() as connection:
        assert NAME not in str(connection.execute(select(audit_trail)).all())
    form.tap("disclosure.done")
    assert face.navigator.current == "home"


def test_it_was_not_that_document_after_all(form: Driver, face: ResidentFace) -> None:
    form.tap("disclosure.previous")
    form.tap("disclosure.found.0")
    face.navigator.back()
    form.settle()
    form.tap("disclosure.opened.action")
    form.tap("disclosure.previous")
    assert kind(face) == "published"
    form.tap("disclosure.next")
    assert kind(face) == "form"
