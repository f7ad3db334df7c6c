"""Grounds, remedies and the tariff: edited by one, approved by another, in force from then on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.service import Casework
from kiosk.disclosure.fees import NATIONAL, Basis, Step, Tariff, fee
from kiosk.disclosure.letters.model import LetterSheet
from kiosk.disclosure.letters.service import Letters
from kiosk.disclosure.norms.bodies import body_mapping
from kiosk.disclosure.norms.model import TARIFF, ground_key, remedy_key
from kiosk.disclosure.norms.service import SUPERVISOR
from kiosk.disclosure.service import Disclosure
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen

CLERK, HEAD = "staff:1007", "staff:1001"
DEARER = Tariff(
    "示范政办发〔2026〕3号",
    {**NATIONAL.steps, Basis.PAGES: (Step(1, 0), Step(31, 12))},
)


def paper(sheet: LetterSheet) -> bytes:
    return "\n".join((sheet.text.title, *sheet.text.paragraphs)).encode()


@pytest.fixture
def letters(store, settings) -> Letters:
    return Letters(store, settings, paper)


def enforce(letters: Letters, key: str, body: object) -> None:
    version = letters.norms.save(key, body, actor=CLERK).version
    letters.norms.approve(key, version, role=SUPERVISOR, actor=HEAD)


def asked_for(store, settings, pages: int):
    """A case in which a fee was asked for."""
    number = Disclosure(store, settings).submit(citizen(), request_id=new_id()).number
    desk = Casework(store, settings)
    case = desk.take_up(number, actor=CLERK, version=1)
    return desk.ask_payment(
        number,
        basis="pages",
        count=pages,
        notified_on=case.received_on,
        actor=CLERK,
        version=case.version,
    )


def test_the_delivered_texts_and_the_national_tariff_are_in_force_at_first(letters) -> None:
    listed = letters.norms.all()
    assert all(each.in_use and each.version == 0 and not each.deviates for each in listed)
    assert {remedy_key("A"), remedy_key("B"), TARIFF, ground_key("3.4")} <= {
        each.norm.key for each in listed
    }
    assert letters.norms.tariff() == NATIONAL


def test_a_ground_is_used_in_letters_once_the_supervisor_approved_it(
    letters, store, settings
) -> None:
    number = Disclosure(store, settings).submit(citizen(), request_id=new_id()).number
    ground = replace(letters.reasons.ground("3.4"), sentence="经审查，属于第三方的权益。")
    key = ground_key("3.4")
    said = {"row": "3.4", "reasons": "第三方不同意。"}
    letters.norms.save(key, ground, actor=CLERK)
    before = letters.draft(number, "refused", actor=CLERK, fields=said)
    assert "经审查，属于第三方的权益。" not in before.text.paragraphs
    letters.norms.approve(key, 1, role=SUPERVISOR, actor=HEAD)
    after = letters.draft(number, "refused", actor=CLERK, fields=said)
    assert "经审查，属于第三方的权益。" in after.text.paragraphs
    assert letters.letter(before.id).text == before.text


def test_a_remedy_is_used_in_letters(letters, store, settings) -> None:
    number = Disclosure(store, settings).submit(citizen(), request_id=new_id()).number
    enforce(letters, remedy_key("B"), "{称谓}可以申请行政复议。")
    letter = letters.draft(number, "open", actor=CLERK, fields={"row": "1"})
    assert "你可以申请行政复议。" in letter.text.paragraphs


def test_a_ground_of_the_offices_own_is_offered_for_its_row(letters) -> None:
    made = letters.norms.add_ground(
        "3.6",
        {"name": "内部讨论记录", "articles": ["第十六条第二款"], "sentence": "属于讨论记录。"},
        actor=CLERK,
    )
    assert letters.norms.all()[-1].in_use is False
    letters.norms.approve(made.norm.key, 1, role=SUPERVISOR, actor=HEAD)
    assert [ground.name for ground in letters.reasons.of_row("3.6")][-1] == "内部讨论记录"


def test_a_fee_is_asked_for_by_the_tariff_in_force_and_keeps_it(letters, store, settings) -> None:
    first = asked_for(store, settings, 50)
    assert (first.fees[0].sum.amount, first.fees[0].sum.deviates) == (200, False)
    enforce(letters, TARIFF, DEARER)
    second = asked_for(store, settings, 50)
    worked = second.fees[0].sum
    assert (worked.amount, worked.national, worked.source) == (240, 200, "示范政办发〔2026〕3号")
    assert worked.deviates
    enforce(letters, TARIFF, replace(DEARER, source="示范政办发〔2026〕9号", steps=NATIONAL.steps))
    again = Casework(store, settings).case(second.number, actor=CLERK)
    assert again.fees[0].sum == worked
    assert Casework(store, settings).case(first.number, actor=CLERK).fees == first.fees


def test_a_notice_of_a_deviating_fee_says_so(letters, store, settings) -> None:
    plain = letters.draft(asked_for(store, settings, 50).number, "fee_notice", actor=CLERK)
    assert "按国办函" not in "".join(plain.text.paragraphs)
    enforce(letters, TARIFF, DEARER)
    letter = letters.draft(asked_for(store, settings, 50).number, "fee_notice", actor=CLERK)
    assert (
        "本次收费依照示范政办发〔2026〕3号规定的标准计算；按国办函〔2020〕109号规定的标准为200元。"
        in letter.text.paragraphs
    )
    assert letter.text.table is not None
    assert letter.text.table.rows[-1] == ("合计", "50", "", "240")


def test_nobody_approves_alone(letters) -> None:
    norms = letters.norms
    norms.save(TARIFF, DEARER, actor=HEAD)
    with pytest.raises(Rejected, match=r"norm\.own"):
        norms.approve(TARIFF, 1, role=SUPERVISOR, actor=HEAD)
    with pytest.raises(Rejected, match=r"norm\.supervisor_needed"):
        norms.approve(TARIFF, 1, role="clerk", actor=CLERK)
    with pytest.raises(Rejected, match=r"norm\.unknown"):
        norms.approve(TARIFF, 2, role=SUPERVISOR, actor=CLERK)
    norms.approve(TARIFF, 1, role=SUPERVISOR, actor="staff:1002")
    with pytest.raises(Conflict, match=r"norm\.approved"):
        norms.approve(TARIFF, 1, role=SUPERVISOR, actor="staff:1002")


def test_versions_are_kept_and_an_older_one_never_comes_back(letters) -> None:
    for text in ("甲。", "乙。"):
        letters.norms.save(remedy_key("A"), text, actor=CLERK)
    letters.norms.approve(remedy_key("A"), 2, role=SUPERVISOR, actor=HEAD)
    with pytest.raises(Conflict, match=r"norm\.outdated"):
        letters.norms.approve(remedy_key("A"), 1, role=SUPERVISOR, actor=HEAD)
    kept = letters.norms.versions(remedy_key("A"))
    assert [(each.version, each.in_use) for each in kept] == [(2, True), (1, False), (0, False)]


@pytest.mark.parametrize(
    ("key", "body", "code"),
    [
        (TARIFF, {"source": "", **{"items": [[1, 0, 0, 0]]}}, "norm.bad_step"),
        (TARIFF, {"source": "某文件", "items": [[1, 0, 0, 0]], "pages": []}, "norm.bad_step"),
        (
            TARIFF,
            {"source": "某", "items": [[2, 0, 0, 0]], "pages": [[1, 0, 0, 0]]},
            "norm.bad_step",
        ),
        (
            TARIFF,
            {"source": "某", "items": [[1, -1, 0, 0]], "pages": [[1, 0, 0, 0]]},
            "norm.bad_step",
        ),
        (
            TARIFF,
            {"source": "某", "items": [[1, 0, 5, 0]], "pages": [[1, 0, 0, 0]]},
            "norm.bad_step",
        ),
        (
            TARIFF,
            {"source": "某", "items": [[1, True, 0, 0]], "pages": [[1, 0, 0, 0]]},
            "norm.bad_step",
        ),
        (TARIFF, {"source": "某", "items": "1000", "pages": [[1, 0, 0, 0]]}, "norm.bad_step"),
        (TARIFF, body_mapping(NATIONAL), "norm.nothing_changed"),
        (remedy_key("A"), {"text": ""}, "input.required"),
        (remedy_key("A"), {"text": "{天气}"}, "letter.field_unknown"),
        (remedy_key("C"), {"text": "丙"}, "norm.unknown"),
        (ground_key("3.4"), {"row": "9", "name": "甲", "sentence": "乙"}, "norm.malformed"),
        (ground_key("3.4"), {"row": "3.4", "name": "", "sentence": "乙"}, "input.required"),
        (ground_key("a b"), {"row": "3.4", "name": "甲", "sentence": "乙"}, "norm.unknown"),
    ],
)
def test_what_makes_no_sense_is_refused(sqlite_store, settings, key, body, code) -> None:
    norms = Letters(sqlite_store, settings, paper).norms
    with pytest.raises(Rejected) as refused:
        norms.save(key, body, actor=CLERK)
    assert refused.value.code == code
    assert all(each.version == 0 for each in norms.all())


def test_saving_and_approving_are_audited(letters, store) -> None:
    enforce(letters, TARIFF, DEARER)
    with store.read() as connection:
        trail = connection.execute(select(audit_trail.c.action)).scalars().all()
    assert [one for one in trail if one.startswith("norm.")] == ["norm.saved", "norm.approved"]


def test_a_sum_says_what_the_national_tariff_makes_of_it() -> None:
    worked = fee(Basis.PAGES, 250, DEARER)
    assert (worked.amount, worked.national) == (2640, 4700)


def test_the_applicant_reads_the_remedy_that_the_office_approved(letters, store, settings) -> None:
    own, desk = Disclosure(store, settings), Casework(store, settings)
    receipt = own.submit(citizen(), request_id=new_id())
    case = desk.take_up(receipt.number, actor=CLERK, version=1)
    told = {"row": "1", "open_part": "正文。", "answered_on": case.received_on}
    desk.answer(receipt.number, actor=CLERK, version=case.version, **told)

    def read() -> str:
        return own.status(receipt.number, receipt.query_code).answer.remedies

    delivered = read()
    assert "有管辖权的人民法院" in delivered
    assert "【" not in delivered
    key = remedy_key("B")
    letters.norms.save(key, "{称谓}可以向{复议机关}申请复议，编号{申请编号}。", actor=CLERK)
    assert read() == delivered
    letters.norms.approve(key, 1, role=SUPERVISOR, actor=HEAD)
    assert read() == f"你可以向有管辖权的行政复议机关申请复议，编号{receipt.number}。"
    office = replace(settings.office, review_authority="示范县人民政府")
    own = Disclosure(store, replace(settings, office=office))
    assert "向示范县人民政府申请复议" in read()
