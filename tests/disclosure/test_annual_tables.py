"""Tables 3 and 4 of the annual report: every check of the form, for any register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.disclosure.annual.facts import CaseFacts, Flaw, ProceedingFacts, problems
from kiosk.disclosure.annual.model import (
    CARRIED,
    COLUMNS,
    NEW,
    NEXT,
    RESULTS,
    ROWS,
    TOTAL,
    Rule,
    annual_report,
    checks_of_table3,
    table3,
)
from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
from kiosk.disclosure.model import ApplicantKind
from kiosk.disclosure.outcomes import Outcome
from tests.disclosure.registers import LAST, register

YEAR_END = date(2025, 12, 31)
AFTERWARDS = date(2026, 1, 20)


def case(received: date, closed: date | None = None, **changes) -> CaseFacts:
    outcome = Outcome.OPENED if closed else None
    facts = CaseFacts("2025-0001", ApplicantKind.CITIZEN, received, date(2025, 12, 1), closed)
    return replace(facts, **{"outcome": outcome, **changes})


def rows_of(one: CaseFacts, year: int = 2025, today: date = AFTERWARDS) -> set[str]:
    report = annual_report([one], year, today)
    return {row for row in ROWS if report.table3.figure(row, TOTAL)}


@settings(max_examples=5)
@given(st.integers(0, 2**32), st.sampled_from([2023, 2024, 2025, 2026]))
def test_all_checks_hold_for_any_register_of_ten_thousand(seed, year):
    cases = register(seed, 10_000)
    report = annual_report(cases, year, LAST)
    assert report.holds
    for column in COLUMNS:
        brought = report.table3.figure(NEW, column) + report.table3.figure(CARRIED, column)
        left = report.table3.figure(RESULTS, column) + report.table3.figure(NEXT, column)
        assert brought == left
    assert report.table3.figure(NEW, TOTAL) == sum(c.received_on.year == year for c in cases)


@settings(max_examples=5)
@given(st.integers(0, 2**32))
def test_what_one_year_leaves_the_next_takes_over(seed):
    cases = register(seed, 2_000)
    years = [annual_report(cases, year, LAST).table3 for year in (2023, 2024, 2025, 2026)]
    for before, after in pairwise(years):
        assert before.cells[NEXT] == after.cells[CARRIED]
    assert years[0].figure(CARRIED, TOTAL) == 0
    received = sum(table.figure(NEW, TOTAL) for table in years)
    closed = sum(table.figure(RESULTS, TOTAL) for table in years)
    assert received == len(cases)
    assert closed + years[-1].figure(NEXT, TOTAL) == len(cases)


@pytest.mark.parametrize(
    ("received", "closed", "rows"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), {NEW, "1", RESULTS}),
        (date(2025, 12, 31), None, {NEW, NEXT}),
        (date(2025, 12, 31), date(2026, 1, 1), {NEW, NEXT}),
        (date(2024, 12, 31), date(2025, 1, 1), {CARRIED, "1", RESULTS}),
        (date(2024, 12, 31), date(2026, 1, 1), {CARRIED, NEXT}),
        (date(2024, 6, 1), date(2024, 12, 31), set()),
        (date(2026, 1, 1), None, set()),
    ],
)
def test_an_application_stands_in_the_rows_of_its_days(received, closed, rows):
    assert rows_of(case(received, closed)) == rows


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("kind", [ApplicantKind.CITIZEN, ApplicantKind.LAW_FIRM])
def test_each_result_has_its_row_and_each_applicant_a_column(outcome, kind):
    one = case(date(2025, 3, 1), date(2025, 3, 20), outcome=outcome, kind=kind)
    table = annual_report([one], 2025, AFTERWARDS).table3
    counted = {(row, column) for row in ROWS for column in COLUMNS if table.figure(row, column)}
    rows = (NEW, outcome.value, RESULTS)
    assert counted == {(row, column) for row in rows for column in (kind.value, TOTAL)}


def test_the_running_year_ends_today():
    report = annual_report([case(date(2025, 3, 1))], 2025, date(2025, 6, 30))
    assert (report.complete, report.as_of) == (False, date(2025, 6, 30))
    assert report.table3.figure(NEXT, TOTAL) == 1
    over = annual_report([], 2025, AFTERWARDS)
    assert (over.complete, over.as_of) == (True, YEAR_END)


def test_a_figure_that_was_put_out_of_balance_is_found():
    table = table3(register(1, 500), 2025, YEAR_END)
    cells = {row: list(table.cells[row]) for row in ROWS}
    cells["3.2"][0] += 1
    broken = replace(table, cells={row: tuple(cells[row]) for row in ROWS})
    wrong = {(check.rule, check.place) for check in checks_of_table3(broken) if not check.holds}
    assert wrong == {(Rule.RESULTS, "citizen"), (Rule.COLUMNS, "3.2")}


def proceeding(decided: date | None, result: ProceedingResult) -> ProceedingFacts:
    return ProceedingFacts(ProceedingKind.REVIEW, date(2025, 6, 1), result, decided)


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (proceeding(date(2025, 8, 1), ProceedingResult.UPHELD), (1, 0, 0, 0, 1)),
        (proceeding(date(2025, 12, 31), ProceedingResult.CORRECTED), (0, 1, 0, 0, 1)),
        (proceeding(date(2025, 6, 1), ProceedingResult.OTHER), (0, 0, 1, 0, 1)),
        (proceeding(None, ProceedingResult.PENDING), (0, 0, 0, 1, 1)),
        (proceeding(date(2026, 1, 2), ProceedingResult.UPHELD), (0, 0, 0, 1, 1)),
    ],
)
def test_a_review_stands_under_its_result_or_as_pending(one, line):
    closed = case(date(2025, 3, 1), date(2025, 3, 20), proceedings=(one,))
    report = annual_report([closed], 2025, AFTERWARDS)
    assert report.table4.cells[ProceedingKind.REVIEW] == line
    assert report.table4.line == (*line, *[0] * 10)
    assert report.holds


def test_a_review_decided_earlier_or_filed_later_is_of_another_year():
    one = case(
        date(2025, 3, 1),
        date(2025, 3, 20),
        proceedings=(proceeding(date(2025, 8, 1), ProceedingResult.UPHELD),),
    )
    for year in (2024, 2026):
        assert sum(annual_report([one], year, LAST).table4.line) == 0


@pytest.mark.parametrize(
    ("one", "flaw"),
    [
        (case(date(2025, 3, 1), date(2025, 2, 1)), Flaw.CLOSED_BEFORE_RECEIPT),
        (case(date(2025, 3, 1), date(2025, 4, 1), outcome=None), Flaw.CLOSED_WITHOUT_OUTCOME),
        (case(date(2025, 3, 1), outcome=Outcome.OPENED), Flaw.OUTCOME_WITHOUT_DATE),
        (
            case(
                date(2025, 3, 1),
                proceedings=(proceeding(date(2025, 5, 1), ProceedingResult.UPHELD),),
            ),
            Flaw.DECIDED_BEFORE_FILED,
        ),
        (
            case(date(2025, 3, 1), proceedings=(proceeding(None, ProceedingResult.UPHELD),)),
            Flaw.DECIDED_WITHOUT_DATE,
        ),
    ],
)
def test_a_flawed_record_is_named_and_the_report_does_not_hold(one, flaw):
    assert [(found.number, found.flaw) for found in problems([one])] == [("2025-0001", flaw)]
    assert not annual_report([one], 2025, AFTERWARDS).holds
