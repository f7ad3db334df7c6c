"""Later visits: what is asked is supplied, the answer is read, what is not wanted is withdrawn."""

from __future__ import annotations

import io
from datetime import date

import pytest
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.errors import Rejected, Unavailable
from kiosk.common.ids import new_id
from kiosk.disclosure.attachments.model import Area, Why
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, Receipt, Route
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.states import State
from kiosk.store.tables import audit_trail
from tests.ui.writing import all_texts, commit, typed
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver

TODAY = date(2026, 11, 20)
CLERK = "1007"
UNCLEAR = "请写明是哪一年的方案。"
BETTER = "申请公开 2025 年征地补偿安置方案的批复 𬱖"


@pytest.fixture
def receipt(hall: Terminal) -> Receipt:
    form = ApplicationForm(
        applicant_kind=ApplicantKind.CITIZEN,
        name="欧阳试验",
        document_type="resident_id",
        document_number="11010519491231002X",
        phone="13800005678",
        title_or_number="征地补偿安置方案",
        description="申请公开方案的批复",
        carrier=Carrier.PAPER,
        route=Route.COLLECT,
    )
    return hall.disclosure.submit(form, request_id=new_id())


def version(hall: Terminal, receipt: Receipt) -> int:
    return hall.casework.case(receipt.number, actor=CLERK).version


def look(driver: Driver, receipt: Receipt) -> Driver:
    if driver.seek("home.status") is not None:
        driver.tap("home.status")
    driver.type("status.number", receipt.number)
    driver.type("status.code", receipt.query_code)
    driver.tap("status.ask")
    return driver


@pytest.fixture
def asked(hall: Terminal, receipt: Receipt, driver: Driver) -> Driver:
    """The status of an application that is to be put right."""
    hall.casework.ask_correction(
        receipt.number,
        what=UNCLEAR,
        asked_on=TODAY,
        reply_by=date(2026, 12, 4),
        actor=CLERK,
        version=version(hall, receipt),
    )
    return look(driver, receipt)


def state(hall: Terminal) -> State:
    (row,) = hall.disclosure.rows()
    return row.state


def test_every_step_is_told_in_plain_words_with_the_days_counted(
    driver: Driver, hall: Terminal, receipt: Receipt
) -> None:
    hall.casework.take_up(receipt.number, actor=CLERK, version=version(hall, receipt))
    look(driver, receipt)
    for shown in (
        "收到您的申请", "机关开始办理", "最迟在这一天答复", "自 11 月 23 日起算 20 个工作日",
    ):  # fmt: skip
        assert driver.shows(shown), shown
    assert not driver.shows("工号")


def test_what_is_to_be_put_right_is_said_and_by_when(asked: Driver) -> None:
    assert asked.shows(UNCLEAR)
    assert asked.shows("最迟 2026年12月4日")
    assert asked.shows("机关请您补正申请，最迟 2026年12月4日")


def test_a_correction_is_supplied_and_the_limit_starts_anew(
    asked: Driver, hall: Terminal, receipt: Receipt
) -> None:
    asked.tap("status.correct")
    assert typed(asked, "status.title_or_number") == "征地补偿安置方案"
    commit(asked, "status.description", BETTER)
    asked.tap("status.send")
    assert asked.shows("补正已收到")
    assert state(hall) is State.REGISTERED
    assert hall.disclosure.receipt(receipt.number).description == BETTER
    assert asked.seek("status.correct") is None


@pytest.mark.parametrize(
    ("field", "bad", "told"),
    [
        ("description", "申请公开方案的批复", "与原来的内容一样"),
        ("description", "", "没有填写"),
        ("description", "长" * 10_000, "最多 1000 个字"),
        ("description", "坏\u202e字", "看不见的特殊字符"),
        ("title_or_number", "长" * 10_000, "最多 200 个字"),
        ("title_or_number", "坏\u0007字", "看不见的特殊字符"),
    ],
    ids=range(6),
)
def test_a_bad_correction_is_told_at_its_field(
    asked: Driver, hall: Terminal, field: str, bad: str, told: str
) -> None:
    asked.tap("status.correct")
    commit(asked, f"status.{field}", bad)
    asked.tap("status.send")
    assert asked.shows(told)
    assert asked.find(f"status.{field}.input").hasActiveFocus()
    assert state(hall) is State.CORRECTION


def test_a_failed_correction_keeps_what_was_written_and_its_retry_is_one(
    asked: Driver, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Disclosure.supply_correction

    def lost(self: Disclosure, *key: str, **rest: str):
        real(self, *key, **rest)
        monkeypatch.setattr(Disclosure, "supply_correction", real)
        raise Unavailable("store.busy")

    monkeypatch.setattr(Disclosure, "supply_correction", lost)
    asked.tap("status.correct")
    commit(asked, "status.description", BETTER)
    asked.tap("status.send")
    assert typed(asked, "status.description") == BETTER
    asked.tap("status.send")
    assert asked.shows("补正已收到")
    assert state(hall) is State.REGISTERED


def test_the_correction_may_wait(asked: Driver, hall: Terminal) -> None:
    asked.tap("status.correct")
    commit(asked, "status.description", BETTER)
    asked.tap("status.notCorrect")
    assert asked.shows(UNCLEAR)
    assert state(hall) is State.CORRECTION
    asked.tap("status.correct")
    assert typed(asked, "status.description") == "申请公开方案的批复"


def test_an_application_is_withdrawn_only_after_a_question(
    driver: Driver, hall: Terminal, receipt: Receipt
) -> None:
    look(driver, receipt)
    driver.tap("status.withdraw")
    driver.tap("status.notWithdraw")
    assert state(hall) is State.REGISTERED
    driver.tap("status.withdraw")
    driver.tap("status.withdrawNow")
    assert driver.shows("申请已撤回，不再办理")
    assert state(hall) is State.WITHDRAWN
    assert driver.seek("status.withdraw") is None


def test_what_was_answered_meanwhile_cannot_be_withdrawn_any_more(
    driver: Driver, hall: Terminal, receipt: Receipt
) -> None:
    look(driver, receipt)
    driver.tap("status.withdraw")
    hall.casework.answer_at_once(
        receipt.number, row="1", open_part="全部公开。", answered_on=TODAY, actor=CLERK,
        version=version(hall, receipt),
    )  # fmt: skip
    driver.tap("status.withdrawNow")
    assert driver.shows("不能进行")
    assert state(hall) is State.ANSWERED


def test_a_fee_is_explained_band_by_band(driver: Driver, hall: Terminal, receipt: Receipt) -> None:
    hall.casework.take_up(receipt.number, actor=CLERK, version=version(hall, receipt))
    hall.casework.ask_payment(
        receipt.number, basis="pages", count=220, notified_on=TODAY, actor=CLERK,
        version=version(hall, receipt),
    )  # fmt: skip
    look(driver, receipt)
    for shown in (
        "3500 元",
        "第 1–30 页",
        "70 页 × 10 元 = 700 元",
        "2026年12月18日",
        "0470-5550121",
    ):
        assert driver.shows(shown), shown


def test_the_answer_its_reasons_and_the_remedies_are_read(
    driver: Driver, hall: Terminal, receipt: Receipt
) -> None:
    hall.casework.take_up(receipt.number, actor=CLERK, version=version(hall, receipt))
    hall.casework.answer(
        receipt.number, row="2", open_part="公开正文。", reasons="附件涉及个人隐私。",
        answered_on=TODAY, actor=CLERK, version=version(hall, receipt),
    )  # fmt: skip
    look(driver, receipt)
    for shown in ("部分公开", "公开正文。", "附件涉及个人隐私。", "六十日内向"):
        assert driver.shows(shown), shown


def test_nothing_of_it_is_left_after_the_session(
    asked: Driver, face: ResidentFace, receipt: Receipt
) -> None:
    asked.tap("status.correct")
    commit(asked, "status.description", BETTER)
    face.session.end()
    asked.settle()
    left = "\n".join(all_texts(face.window, face))
    for secret in (receipt.query_code, BETTER, UNCLEAR, "征地补偿安置方案"):
        assert secret not in left, secret


def released(hall: Terminal, receipt: Receipt) -> str:
    """An answered application with one blackened copy released and one file that was not."""
    attachments, number = hall.attachments, receipt.number
    kept = attachments.add(number, "补偿方案.pdf", paper_pdf(), actor=CLERK)
    copy = attachments.redact(kept.id, [Area(1, 0.1, 0.45, 0.4, 0.1, next(iter(Why)))], actor=CLERK)
    hall.casework.take_up(number, actor=CLERK, version=version(hall, receipt))
    hall.casework.answer(
        number,
        row="1",
        answered_on=TODAY,
        open_part="见所附材料。",
        actor=CLERK,
        version=version(hall, receipt),
    )
    attachments.release(copy.id, actor=CLERK)
    return copy.id


def test_a_released_copy_is_read_page_by_page_and_nothing_of_it_stays(
    hall: Terminal, receipt: Receipt, driver: Driver
) -> None:
    copy = released(hall, receipt)
    look(driver, receipt)
    driver.tap(f"status.read.{copy}")
    driver.wait_for_item("status.reading.page")
    driver.wait_for(lambda: driver.find("status.reading.page").property("drawn"), "the page")
    first = driver.find("status.reading.page").property("source")
    driver.tap("status.reading.next")
    driver.wait_for(
        lambda: driver.find("status.reading.page").property("source") != first, "the second page"
    )
    driver.tap("status.readingDone")
    assert driver.seek("status.reading.page") is None
    assert not driver.shows("补偿方案.pdf（第")
    with hall.store.read() as connection:
        actions = connection.execute(select(audit_trail.c.action)).scalars().all()
    assert actions.count("attachment.read_by_applicant") == 1


def test_an_original_is_never_given_to_who_asks_for_it(hall: Terminal, receipt: Receipt) -> None:
    released(hall, receipt)
    original = next(f.id for f in hall.attachments.of_case(receipt.number) if not f.redacted_from)
    number, code = receipt.number, receipt.query_code
    with pytest.raises(Rejected, match=r"attachment\.unknown"):
        hall.disclosure.released_file(number, code, original)
    with pytest.raises(Rejected, match=r"disclosure\.not_found"):
        hall.disclosure.released_file(number, "AAAA-AAAA", original)


def paper_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    for page in (1, 2):
        canvas.setFont("Helvetica", 20)
        canvas.drawString(60, 740, f"PAGE {page}")
        canvas.drawString(60, 390, "SECRET-4711")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()
