"""An office's past register: taken over whole or not at all, once, and sealed."""

from __future__ import annotations

import json
from datetime import date

import pytest
from sqlalchemy import func, select

from kiosk.common.errors import KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.annual.service import Annual
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.past_register.reading import read_day, read_outcome
from kiosk.disclosure.past_register.service import ImportSummary, PastRegister, RowsRejected
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import (
    application_answers,
    application_events,
    application_proceedings,
    applications,
)
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen
from tests.disclosure.past_registers import ANSWERED, CONTESTED, HEAD, OPEN, register_file

CLERK = "1001"
WHOLE = register_file(ANSWERED, OPEN, CONTESTED)


@pytest.fixture
def past(sqlite_store, settings) -> PastRegister:
    return PastRegister(sqlite_store, settings)


def take(past: PastRegister, *rows: dict[str, str]) -> ImportSummary:
    return past.take_over(register_file(*rows).encode(), actor=CLERK)


def problems(past: PastRegister, *rows: dict[str, str]) -> list[tuple[int, str, str]]:
    with pytest.raises(RowsRejected) as refused:
        take(past, *rows)
    return [(one.row, one.column, one.error.code) for one in refused.value.problems]


def record(store, number: str):
    with store.read() as connection:
        return connection.execute(select(applications).where(applications.c.number == number)).one()


def count(store, table=applications) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_register_is_taken_over(store, settings):
    summary = take(PastRegister(store, settings), ANSWERED, OPEN, CONTESTED)
    assert (summary.added, summary.known, summary.open) == (3, 0, 1)
    assert (summary.first, summary.last) == (date(2025, 3, 3), date(2026, 11, 2))
    row = record(store, "2025-0012")
    assert (row.source, row.state, row.outcome) == ("imported", "archived", "3.4")
    assert (row.received_on, row.due_on, row.closed_on) == (
        date(2025, 3, 3),
        date(2025, 3, 31),
        date(2025, 3, 20),
    )
    open_one = record(store, OPEN["编号"])
    assert (open_one.state, open_one.closed_on, open_one.outcome) == ("registered", None, "")
    assert open_one.due_on == date(2026, 11, 30)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_of_every_office_program_are_read(past, sqlite_store, settings, encoding):
    assert past.take_over(WHOLE.encode(encoding), actor=CLERK).added == 3
    found = Disclosure(sqlite_store, settings).receipt(record(sqlite_store, "2025-0012").id)
    assert found.description == ANSWERED["内容"]


def test_tabs_blank_lines_and_other_column_names_are_understood(past):
    text = register_file(ANSWERED).replace(",", "\t").replace("内容", "申请内容", 1) + "\t\t\r\n"
    assert past.take_over(text.encode(), actor=CLERK).added == 1


def test_columns_without_a_place_are_named(past):
    text = register_file(
        {**ANSWERED, "备注": "转自旧系统"}, head=(*HEAD, "证件号码", "联系电话", "备注")
    )
    assert past.check(text.encode()).ignored == ("备注",)


def test_the_same_file_again_changes_nothing(past, sqlite_store):
    take(past, ANSWERED, CONTESTED)
    links, events = count(sqlite_store, audit_trail), count(sqlite_store, application_events)
    again = take(past, ANSWERED, CONTESTED)
    assert (again.added, again.known) == (0, 2)
    more = take(past, ANSWERED, CONTESTED, OPEN)
    assert (more.added, more.known) == (1, 2)
    assert count(sqlite_store, audit_trail) == links + 1
    assert count(sqlite_store, application_events) == events + 2


def test_a_check_changes_nothing(past, sqlite_store):
    assert past.check(WHOLE.encode()).added == 3
    assert count(sqlite_store) == 0


def test_one_wrong_row_keeps_the_whole_file_out_and_is_named(past, sqlite_store):
    wrong = {**OPEN, "收到日期": "2026-02-30", "渠道": "飞鸽"}
    assert problems(past, ANSWERED, wrong) == [
        (3, "渠道", "past_register.not_one_of"),
        (3, "收到日期", "past_register.bad_day"),
    ]
    assert count(sqlite_store) == count(sqlite_store, audit_trail) == 0


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"编号": ""}, "编号", "input.required"),
        ({"编号": "A" * 25}, "编号", "input.too_long"),
        ({"编号": "2025/12"}, "编号", "past_register.bad_number"),
        ({"申请人": ""}, "申请人", "input.required"),
        ({"申请人": "苏日娜\x07"}, "申请人", "input.control_character"),
        ({"内容": ""}, "内容", "input.required"),
        ({"内容": "地" * 1001}, "内容", "input.too_long"),
        ({"申请人类型": "公司"}, "申请人类型", "past_register.not_one_of"),
        ({"收到日期": "2026-11-21"}, "收到日期", "past_register.day_in_future"),
        ({"答复日期": "2025-03-02"}, "答复日期", "past_register.answered_before_receipt"),
        ({"答复日期": ""}, "答复日期", "past_register.answer_day_missing"),
        ({"办理结果": ""}, "办理结果", "past_register.outcome_missing"),
        ({"办理结果": "不予公开"}, "办理结果", "past_register.outcome_family"),
        ({"办理结果": "同意"}, "办理结果", "past_register.bad_outcome"),
        ({"证件号码": "110105194912310021"}, "证件号码", "identity.bad_check_digit"),
        ({"联系电话": "12345"}, "联系电话", "contact.bad_phone"),
        ({"延期工作日": "21"}, "延期工作日", "past_register.bad_extension"),
        ({"答复期限": "2025-03-01"}, "答复期限", "past_register.due_before_receipt"),
        ({"复议诉讼类型": "信访"}, "复议诉讼类型", "past_register.not_one_of"),
    ],
)
def test_each_cell_is_checked(past, changes, column, code):
    assert (2, column, code) in problems(past, {**ANSWERED, **changes})


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"提起日期": "2025-04-01；2025-08-01"}, "提起日期", "past_register.filed_before_answer"),
        ({"审结日期": "2025-05-01；"}, "审结日期", "past_register.decided_before_filed"),
        ({"审结日期": "；"}, "审结日期", "past_register.decided_without_result"),
        ({"提起日期": "2025-05-20"}, "提起日期", "input.required"),
        ({"审结结果": "驳回；"}, "审结结果", "past_register.not_one_of"),
    ],
)
def test_reviews_and_suits_are_checked(past, changes, column, code):
    assert (2, column, code) in problems(past, {**CONTESTED, **changes})


def test_an_open_application_has_no_limit_of_its_own(past):
    assert problems(past, {**OPEN, "答复期限": "2026-12-01"}) == [
        (2, "答复期限", "past_register.due_of_open")
    ]


def test_a_number_is_taken_once(past, sqlite_store, settings):
    assert problems(past, ANSWERED, ANSWERED) == [(3, "编号", "past_register.number_twice")]
    take(past, ANSWERED)
    changed = {**ANSWERED, "办理结果": "1"}
    assert problems(past, changed) == [(2, "编号", "past_register.number_taken")]
    live = Disclosure(sqlite_store, settings).submit(citizen(), request_id=new_id()).number
    assert problems(past, {**OPEN, "编号": live}) == [(2, "编号", "past_register.number_taken")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "past_register.empty"),
        (b"\x81\xff\x00\xfe", "past_register.not_text"),
        ("编号,收到日期\r\n1,2\r\n".encode(), "past_register.no_column"),
        (f"{','.join(HEAD)},编号\r\n".encode(), "past_register.column_twice"),
        ((register_file(ANSWERED) + '"2025').encode(), "past_register.not_csv"),
        ((register_file() + "," * 20 + "x\r\n").encode(), "past_register.row_too_long"),
    ],
)
def test_what_is_no_register_is_refused(past, sqlite_store, data, code):
    with pytest.raises(Rejected) as refused:
        past.take_over(data, actor=CLERK)
    assert refused.value.code == code
    assert count(sqlite_store) == 0


def test_nothing_personal_is_readable_or_said(past, sqlite_store, settings):
    planted = ("苏日娜", "草场确权", "11010519491231002X", "13812345678")
    take(past, ANSWERED)
    with sqlite_store.read() as connection:
        for table in (applications, application_events, application_answers, audit_trail):
            for row in connection.execute(select(table)):
                assert not any(word in repr(tuple(row)) for word in planted)
    with pytest.raises(KioskError) as refused:
        take(past, {**ANSWERED, "办理结果": "1"})
    assert not any(word in str(refused.value) for word in planted)


def test_reviews_come_along_and_the_annual_report_counts_all(past, sqlite_store, settings):
    take(past, ANSWERED, OPEN, CONTESTED)
    assert count(sqlite_store, application_proceedings) == 2
    assert record(sqlite_store, "2025-0013").state == "litigation"
    annual = Annual(sqlite_store, settings)
    report = annual.report(2025)
    assert report.holds
    assert report.table3.figure("new", "total") == 2
    assert report.table3.figure("3.4", "citizen") == report.table3.figure("2", "citizen") == 1
    assert report.table4.line == (1, 0, 0, 0, 1, *[0] * 5, 0, 0, 0, 1, 1)
    assert annual.report(2026).table3.figure("next", "company") == 1
    assert annual.years() == [2026, 2025]


def test_an_old_number_is_found_as_people_type_it(past, sqlite_store, settings):
    take(past, {**ANSWERED, "编号": "依申（2016）8号", "收到日期": "2016-03-03"})
    found = Disclosure(sqlite_store, settings).receipt(" 依申（２０１６）8号 ")
    assert (found.number, found.received_on) == ("依申(2016)8号", date(2016, 3, 3))
    assert found.mark == ""


def test_the_timeline_tells_what_the_register_says(past, sqlite_store, settings):
    take(past, CONTESTED)
    detail = Disclosure(sqlite_store, settings).application("2025-0013", actor=CLERK)
    told = [(entry.event.value, entry.state.value) for entry in detail.timeline]
    assert told == [
        ("submit", "submitted"),
        ("register", "registered"),
        ("take_up", "in_progress"),
        ("answer", "answered"),
        ("archive", "archived"),
        ("record_review", "review"),
        ("settle", "archived"),
        ("record_litigation", "litigation"),
    ]
    with sqlite_store.read() as connection:
        facts = connection.execute(select(application_events.c.facts)).scalars()
        assert {json.loads(one)["source"] for one in facts} == {"imported"}


def test_what_was_closed_in_a_year_without_calendar_is_not_called_late(
    past, sqlite_store, settings
):
    old = {**ANSWERED, "收到日期": "2019-09-12", "答复日期": "2019-10-18"}
    late = {**old, "编号": "2019-0002", "答复期限": "2019-10-14"}
    take(past, old, late)
    assert record(sqlite_store, "2025-0012").due_on == date(2019, 10, 18)
    whole = Annual(sqlite_store, settings).quarters(2019).whole
    assert (whole.on_time, whole.late) == (1, 1)


@pytest.mark.parametrize(
    "text", ["2025-03-01", "2025/3/1", "2025.3.1", "20250301", "2025年3月1日", "２０２５-3-1",
             "2025/3/1 0:00:00"],
)  # fmt: skip
def test_days_as_offices_write_them(text):
    assert read_day(text) == date(2025, 3, 1)


@pytest.mark.parametrize("outcome", Outcome)
def test_results_by_number_and_by_words(outcome):
    chinese = "零一二三四五六"[int(outcome.value[0])] + outcome.value[1:]
    for text in (outcome.value, chinese, outcome.label, f"{outcome.family}：{outcome.label}"):
        assert read_outcome(text) is outcome
