"""Letters of a case: drafted from what the case says, edited, issued once under a number."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.letters.model import LetterKind, LetterSheet, LetterState
from kiosk.disclosure.letters.service import Letters
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import (
    application_answers,
    application_corrections,
    application_extensions,
    application_fees,
    application_letters,
    application_stops,
    applications,
)
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen, company


def paper(sheet: LetterSheet) -> bytes:
    """The words of a letter instead of its pages."""
    return "\n".join((sheet.mark, sheet.number, sheet.text.title, *sheet.text.paragraphs)).encode()


@pytest.fixture
def office(settings):
    office = replace(
        settings.office, mark="示范政", review_authority="示范县人民政府", court="示范县人民法院"
    )
    return replace(settings, office=office)


@pytest.fixture
def desk(sqlite_store, office) -> Letters:
    return Letters(sqlite_store, office, paper)


@pytest.fixture
def number(sqlite_store, office) -> str:
    return Disclosure(sqlite_store, office).submit(citizen(), request_id=new_id()).number


def application_id(store, number: str) -> str:
    with store.read() as connection:
        query = select(applications.c.id).where(applications.c.number == number)
        return connection.execute(query).scalar_one()


def whole(letter) -> str:
    return "\n".join((letter.text.title, letter.text.addressee, *letter.text.paragraphs))


def test_a_letter_is_filled_with_what_the_case_says(desk, number) -> None:
    letter = desk.draft(
        number,
        "refused",
        actor="1007",
        fields={"row": "3.7", "reasons": "涉及正在办理的行政处罚案件。"},
    )
    said = whole(letter)
    assert letter.state is LetterState.DRAFT
    assert letter.text.addressee == "李小梅"
    assert f"申请编号：{number}" in said
    assert "你申请公开“城南街道征地补偿安置方案”" in said
    assert "2026年11月20日" in said
    assert "第十六条第二款、第三十六条第三项" in said
    assert "具体理由：涉及正在办理的行政处罚案件。" in said
    assert "先申请行政复议" in said
    assert "向示范县人民政府申请行政复议" in said
    assert letter.blanks == ()


def test_an_organisation_is_addressed_as_one(sqlite_store, office, desk) -> None:
    number = Disclosure(sqlite_store, office).submit(company(), request_id=new_id()).number
    letter = desk.draft(number, "open", actor="1007", fields={"row": "1"})
    assert letter.text.addressee == "示范县宏发建材公司"
    assert "你单位申请公开" in whole(letter)


def test_what_nobody_has_said_yet_stands_as_a_blank_and_keeps_the_letter_from_being_issued(
    desk, number
) -> None:
    letter = desk.draft(number, "correction_notice", actor="1007")
    assert letter.blanks == ("补正事项", "补正期限")
    with pytest.raises(Rejected, match=r"letter\.blanks_left") as refused:
        desk.issue(letter.id, actor="1007")
    assert refused.value.params["blanks"] == "补正事项、补正期限"


def test_a_correction_notice_says_what_the_case_asks(sqlite_store, desk, number) -> None:
    with sqlite_store.command("1007") as command:
        row = {
            "id": new_id(),
            "application_id": application_id(sqlite_store, number),
            "what": sqlite_store.sealer.seal("请写明文件的文号。"),
            "asked_on": date(2026, 11, 23),
            "reply_by": date(2026, 12, 14),
        }
        command.execute(insert(application_corrections), row)
    said = whole(desk.draft(number, "correction_notice", actor="1007"))
    assert "请写明文件的文号。" in said
    assert "请你于2026年12月14日前（含当日）" in said
    assert "第三十条" in said


def test_an_extension_is_told_only_once_it_is_approved(sqlite_store, desk, number) -> None:
    row = {
        "id": new_id(),
        "application_id": application_id(sqlite_store, number),
        "days": 15,
        "reason": sqlite_store.sealer.seal("涉及多个部门。"),
        "proposed_by": "1007",
        "proposed_at": sqlite_store.clock.now(),
    }
    with sqlite_store.command("1007") as command:
        command.execute(insert(application_extensions), row)
    assert "延长天数" in desk.draft(number, "extension_notice", actor="1007").blanks
    with sqlite_store.command("1001") as command:
        command.execute(update(application_extensions).values(decision="approved"))
    letter = desk.draft(number, "extension_notice", actor="1007")
    assert "因涉及多个部门，" in whole(letter)
    assert "延长答复期限15个工作日" in whole(letter)
    assert letter.blanks == ()


def test_consultations_are_written_to_whom_they_ask(sqlite_store, desk, number) -> None:
    case = application_id(sqlite_store, number)
    with sqlite_store.command("1007") as command:
        for kind, party, organ in (
            ("third_party", sqlite_store.sealer.seal("示范县宏发建材公司"), ""),
            ("joint_organ", None, "示范县自然资源局"),
        ):
            row = {
                "id": new_id(),
                "application_id": case,
                "kind": kind,
                "party": party,
                "organ": organ,
                "since": date(2026, 11, 24),
                "period_ends": date(2026, 12, 15),
            }
            command.execute(insert(application_stops), row)
    third = desk.draft(number, "consultation", actor="1007")
    joint = desk.draft(number, "joint_consultation", actor="1007")
    assert third.text.addressee == "示范县宏发建材公司"
    assert joint.text.addressee == "示范县自然资源局"
    for letter, article in ((third, "第三十二条"), (joint, "第三十四条")):
        assert article in whole(letter)
        assert "至2026年12月15日" in whole(letter)
        assert "李小梅" not in whole(letter)


def test_a_fee_notice_shows_the_worked_sum(sqlite_store, desk, number) -> None:
    with sqlite_store.command("1007") as command:
        row = {
            "id": new_id(),
            "application_id": application_id(sqlite_store, number),
            "basis": "pages",
            "count": 250,
            "amount": 4700,
            "notified_on": date(2026, 11, 24),
            "pay_by": date(2026, 12, 22),
            "actor": "1007",
        }
        command.execute(insert(application_fees), row)
    letter = desk.draft(number, "fee_notice", actor="1007", fields={"fee_way": "到窗口缴纳。"})
    assert "共250页，应缴纳信息处理费4700元" in whole(letter)
    assert letter.text.table.rows[-1] == ("合计", "250", "", "4700")
    assert ("第101–200页", "100", "20", "2000") in letter.text.table.rows
    assert letter.blanks == ()


def test_a_partial_answer_gives_grounds_for_the_part_that_is_withheld(desk, number) -> None:
    letter = desk.draft(number, "partial", actor="1007", fields={"row": "2", "ground_codes": "3.4"})
    assert "依照《条例》第三十七条的规定，本机关决定予以部分公开" in whole(letter)
    assert "其中不予公开的内容涉及商业秘密、个人隐私等" in whole(letter)
    assert "公开内容" in letter.blanks


def test_a_row_of_another_family_is_refused(desk, number) -> None:
    with pytest.raises(Rejected, match=r"letter\.row_of_another"):
        desk.draft(number, "open", actor="1007", fields={"row": "3.1"})
    with pytest.raises(Rejected, match=r"letter\.ground_unknown"):
        desk.draft(number, "open", actor="1007", fields={"row": "1", "ground_codes": "9.9"})


def test_a_ground_of_another_row_is_refused(desk, number) -> None:
    with pytest.raises(Rejected, match=r"letter\.ground_of_another_row"):
        desk.draft(number, "refused", actor="1007", fields={"row": "3.1", "ground_codes": "3.4"})


def test_a_recorded_answer_gives_its_letter_grounds_reasons_and_remedy(
    sqlite_store, desk, number
) -> None:
    with sqlite_store.command("1007") as command:
        row = {
            "id": new_id(),
            "application_id": application_id(sqlite_store, number),
            "seq": 1,
            "row": "3.5",
            "grounds": '["3.5"]',
            "open_part": sqlite_store.sealer.seal(""),
            "reasons": sqlite_store.sealer.seal("属于内部工作流程。"),
            "remedy": "A",
            "answered_on": date(2026, 11, 24),
        }
        command.execute(insert(application_answers), row)
    said = whole(desk.draft(number, "refused", actor="1007"))
    assert "第十六条第一款" in said
    assert "具体理由：属于内部工作流程。" in said
    assert "先申请行政复议" in said
    other = whole(desk.draft(number, "open", actor="1007", fields={"row": "1"}))
    assert "第十六条" not in other
    assert "直接向示范县人民法院" in other


def test_what_people_type_is_never_read_as_a_template(desk, number) -> None:
    letter = desk.draft(
        number, "refused", actor="1007", fields={"row": "3.5", "reasons": "见{申请人}与{查询码}"}
    )
    assert "见{申请人}与{查询码}" in whole(letter)


def test_numbers_run_in_series_without_a_gap_and_a_void_letter_keeps_its_own(desk, number) -> None:
    given = []
    for _ in range(3):
        draft = desk.draft(number, "not_processed", actor="1007", fields={"row": "5.5"})
        given.append(desk.issue(draft.id, actor="1007"))
    void = desk.void(given[1].id, reason="文字有误", actor="1007")
    other = desk.draft(number, "registration_receipt", actor="1007")
    last = desk.draft(number, "not_processed", actor="1007", fields={"row": "5.5"})
    assert [one.number for one in given] == [f"示范政依申〔2026〕{n}号" for n in (1, 2, 3)]
    assert (void.state, void.number) == (LetterState.VOID, "示范政依申〔2026〕2号")
    assert void.voided.reason == "文字有误"
    assert desk.issue(other.id, actor="1007").number == "示范政依申登〔2026〕1号"
    assert desk.issue(last.id, actor="1007").number == "示范政依申〔2026〕4号"
    assert "作废" in desk.preview(void.id).decode()
    assert len(desk.of_case(number)) == 5


def test_an_issued_letter_can_neither_be_edited_nor_issued_again(desk, number) -> None:
    draft = desk.draft(number, "registration_receipt", actor="1007")
    issued = desk.issue(draft.id, actor="1007")
    with pytest.raises(Rejected, match=r"letter\.not_a_draft"):
        desk.edit(issued.id, ["别的话"], actor="1007")
    with pytest.raises(Rejected, match=r"letter\.not_a_draft"):
        desk.issue(issued.id, actor="1007")


def test_two_at_one_draft_the_second_sees_it_and_nothing_is_lost(desk, number) -> None:
    draft = desk.draft(number, "registration_receipt", actor="1007")
    first = desk.edit(draft.id, ["第一位写的。"], actor="1007", seen=draft.edition)
    with pytest.raises(Conflict, match=r"letter\.changed_meanwhile"):
        desk.edit(draft.id, ["第二位写的。"], actor="1008", seen=draft.edition)
    with pytest.raises(Conflict, match=r"letter\.changed_meanwhile"):
        desk.issue(draft.id, actor="1008", seen=draft.edition)
    assert desk.letter(draft.id).text.paragraphs == ("第一位写的。",)
    assert desk.issue(draft.id, actor="1008", seen=first.edition).state is LetterState.ISSUED


def test_blanks_are_filled_in_by_their_names(desk, number) -> None:
    draft = desk.draft(number, "correction_notice", actor="1007")
    half = desk.fill_in(
        draft.id, {"补正事项": "请写明文号。\n请写明年份。"}, actor="1007", seen=draft.edition
    )
    assert half.blanks == ("补正期限",)
    assert "请写明年份。" in half.text.paragraphs
    with pytest.raises(Conflict, match=r"letter\.changed_meanwhile"):
        desk.fill_in(draft.id, {"补正期限": "2026年12月4日"}, actor="1008", seen=draft.edition)
    whole_letter = desk.fill_in(draft.id, {"补正期限": "2026年12月4日"}, actor="1007")
    assert whole_letter.blanks == ()


def test_lines_of_an_edit_become_paragraphs(desk, number) -> None:
    draft = desk.draft(number, "registration_receipt", actor="1007")
    edited = desk.edit(draft.id, ["第一段。\r\n  第二段。\n\n", "第三段。"], actor="1007")
    assert edited.text.paragraphs == ("第一段。", "第二段。", "第三段。")


def test_an_empty_or_hostile_edit_is_refused(desk, number) -> None:
    draft = desk.draft(number, "registration_receipt", actor="1007")
    for paragraphs, code in (
        (["", "  "], "letter.empty"),
        (["字" * 4001], "input.too_long"),
        (["\u202e反过来"], "input.control_character"),
        (["一段"] * 61, "letter.too_many_paragraphs"),
    ):
        with pytest.raises(Rejected, match=code):
            desk.edit(draft.id, paragraphs, actor="1007")
    assert desk.letter(draft.id).text == draft.text


def test_a_discarded_draft_is_gone_from_the_case_and_took_no_number(desk, number) -> None:
    draft = desk.draft(number, "registration_receipt", actor="1007")
    desk.discard(draft.id, actor="1007")
    assert desk.of_case(number) == []
    with pytest.raises(Rejected, match=r"letter\.unknown"):
        desk.letter(draft.id)
    again = desk.draft(number, "registration_receipt", actor="1007")
    assert desk.issue(again.id, actor="1007").number.endswith("〕1号")


def test_a_letter_on_its_way_cannot_be_voided_once_delivered(sqlite_store, desk, number) -> None:
    draft = desk.draft(number, "registration_receipt", actor="1007")
    with pytest.raises(Rejected, match=r"letter\.not_issued"):
        desk.void(draft.id, reason="误", actor="1007")
    desk.issue(draft.id, actor="1007")
    with sqlite_store.command("1007") as command:
        command.execute(update(application_letters).values(delivered_on=date(2026, 11, 24)))
    with pytest.raises(Rejected, match=r"letter\.already_delivered"):
        desk.void(draft.id, reason="误", actor="1007")


def test_a_delivery_receipt_names_the_letter_that_is_served(desk, number) -> None:
    answer = desk.draft(number, "not_processed", actor="1007", fields={"row": "5.5"})
    desk.issue(answer.id, actor="1007")
    form = dict(desk.draft(number, LetterKind.DELIVERY_RECEIPT, actor="1007").text.form)
    assert form["文书编号"] == "示范政依申〔2026〕1号"
    assert form["送达文书名称"] == "政府信息公开申请不予处理告知书"
    assert form["受送达人"] == "李小梅"
    assert form["送达方式"] == "邮寄"
    assert form["送达人签名"] == ""


def test_letters_are_sealed_and_the_audit_trail_holds_nothing_personal(
    sqlite_store, desk, number
) -> None:
    draft = desk.draft(number, "refused", actor="1007", fields={"row": "3.4"})
    desk.edit(draft.id, ["李小梅的身份证号码是 11010519491231002X。"], actor="1007")
    issued = desk.issue(draft.id, actor="1007")
    desk.void(issued.id, reason="写错了李小梅的名字", actor="1007")
    with sqlite_store.read() as connection:
        rows = connection.execute(select(application_letters)).all()
        links = connection.execute(select(audit_trail)).all()
    assert "李小梅" not in repr(rows)
    trail = repr(links)
    assert "李小梅" not in trail
    for action in ("letter.drafted", "letter.edited", "letter.issued", "letter.voided"):
        assert action in trail


def test_numbers_are_given_once_to_many_at_once(store, office) -> None:
    desk = Letters(store, office, paper)
    number = Disclosure(store, office).submit(citizen(), request_id=new_id()).number
    drafts = [desk.draft(number, "registration_receipt", actor="1007") for _ in range(12)]
    with ThreadPoolExecutor(6) as pool:
        issued = list(pool.map(lambda one: desk.issue(one.id, actor="1007"), drafts))
    numbers = sorted(int(one.number.rpartition("〕")[2][:-1]) for one in issued)
    assert numbers == list(range(1, 13))


def test_an_unknown_letter_case_or_kind_is_said_so(desk, number) -> None:
    with pytest.raises(Rejected, match=r"letter\.kind_unknown"):
        desk.draft(number, "poem", actor="1007")
    with pytest.raises(Rejected, match=r"disclosure\.unknown_number"):
        desk.draft("2026-9999", "open", actor="1007")
    with pytest.raises(Rejected, match=r"letter\.unknown"):
        desk.letter("no-such-letter")


def test_a_letter_asked_onto_paper_is_a_print_job(sqlite_store, desk, number) -> None:
    draft = desk.draft(number, "registration_receipt", actor="1007")
    issued = desk.issue(draft.id, actor="1007")
    job = sqlite_store.prints.job(desk.send_to_printer(issued.id, actor="1007"))
    assert (job.kind, job.subject) == ("letter", issued.id)
