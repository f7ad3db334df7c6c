"""Tables 3 and 4 of the annual report (国办公开办函〔2021〕30号), with every check of the form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.disclosure.annual.facts import CaseFacts, Problem, ProceedingFacts, problems
from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
from kiosk.disclosure.model import ApplicantKind
from kiosk.disclosure.outcomes import Outcome

NEW, CARRIED, RESULTS, NEXT = "new", "carried", "results", "next"
"""Rows of table 3 beside the outcomes: 一 本年新收, 二 上年结转, 三（七）总计, 四 结转下年度."""
ROWS = (NEW, CARRIED, *(outcome.value for outcome in Outcome), RESULTS, NEXT)
KINDS = tuple(ApplicantKind)
TOTAL = "total"
COLUMNS = (*(kind.value for kind in KINDS), TOTAL)
RESULT_COLUMNS = (
    ProceedingResult.UPHELD,
    ProceedingResult.CORRECTED,
    ProceedingResult.OTHER,
    ProceedingResult.PENDING,
)
"""Columns of table 4 below each kind of proceeding, before their total."""


@dataclass(frozen=True, slots=True)
class Table3:
    """收到和处理政府信息公开申请情况: a figure for each of :data:`ROWS` and :data:`COLUMNS`."""

    cells: Mapping[str, tuple[int, ...]]

    def figure(self, row: str, column: str) -> int:
        """The figure in a row and a column."""
        return self.cells[row][COLUMNS.index(column)]


@dataclass(frozen=True, slots=True)
class Table4:
    """政府信息公开行政复议、行政诉讼情况: for each kind the results, pending and their total."""

    cells: Mapping[ProceedingKind, tuple[int, ...]]

    @property
    def line(self) -> tuple[int, ...]:
        """The one line of the form: fifteen figures from left to right."""
        return tuple(figure for kind in ProceedingKind for figure in self.cells[kind])


class Rule(StrEnum):
    """What the form demands of the figures."""

    BALANCE = "balance"
    """一 + 二 = 三（七）+ 四, in every column."""
    RESULTS = "results"
    """三（七） is the sum of its rows, in every column."""
    COLUMNS = "columns"
    """总计 is the sum of the six columns, in every row."""
    PROCEEDINGS = "proceedings"
    """总计 is the sum of the four results, for each kind of proceeding."""

    @property
    def label(self) -> str:
        """The demand in words."""
        return _RULES[self]


_RULES = {
    Rule.BALANCE: "第一项加第二项之和，等于第三项总计加第四项之和（逐列）",
    Rule.RESULTS: "第三项总计等于（一）至（六）各行之和（逐列）",
    Rule.COLUMNS: "总计列等于六类申请人之和（逐行）",
    Rule.PROCEEDINGS: "行政复议、行政诉讼各类总计等于四种结果之和",
}


@dataclass(frozen=True, slots=True)
class Check:
    """One demand at one place: a column for sums down, a row for sums across."""

    rule: Rule
    place: str
    left: int
    right: int

    @property
    def holds(self) -> bool:
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """The figures of a year as they stood at the end of ``as_of``.

    ``complete`` is False while the year is not over.
    """

    year: int
    as_of: date
    complete: bool
    table3: Table3
    table4: Table4
    checks: tuple[Check, ...]
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether it may be handed in: all checks hold and no record is flawed."""
        return not self.problems and all(check.holds for check in self.checks)


def annual_report(cases: Iterable[CaseFacts], year: int, today: date) -> AnnualReport:
    """Both tables of a year; of the running year up to today."""
    register = list(cases)
    end = min(date(year, 12, 31), today)
    three = table3(register, year, end)
    four = table4((one for case in register for one in case.proceedings), year, end)
    checks = (*checks_of_table3(three), *checks_of_table4(four))
    complete = today > date(year, 12, 31)
    return AnnualReport(year, end, complete, three, four, checks, problems(register))


def table3(cases: Iterable[CaseFacts], year: int, end: date) -> Table3:
    """Counts each application in its applicant's column.

    上年结转 was received before the year and not closed before it; 结转下年度 was not closed by
    ``end``. Each row is counted by itself, so that the checks say something.
    """
    first = date(year, 1, 1)
    counted: Counter[tuple[str, str]] = Counter()
    for case in cases:
        for row in _rows_of(case, first, end):
            counted[row, case.kind.value] += 1
            counted[row, TOTAL] += 1
    return Table3({row: tuple(counted[row, column] for column in COLUMNS) for row in ROWS})


def _rows_of(case: CaseFacts, first: date, end: date) -> Iterator[str]:
    """The rows in which one application is counted."""
    closed = case.closed_on
    if first <= case.received_on <= end:
        yield NEW
    if case.received_on < first and (closed is None or closed >= first):
        yield CARRIED
    if case.is_open(end):
        yield NEXT
    if closed is not None and first <= closed <= end:
        yield RESULTS
        if case.outcome is not None:
            yield case.outcome.value


def table4(proceedings: Iterable[ProceedingFacts], year: int, end: date) -> Table4:
    """Counts what was decided in the year by its result, and what was pending at its end."""
    first = date(year, 1, 1)
    counted: Counter[tuple[ProceedingKind, str]] = Counter()
    for one in proceedings:
        pending = one.is_pending(end)
        if pending or (one.decided_on is not None and first <= one.decided_on <= end):
            result = ProceedingResult.PENDING if pending else one.result
            counted[one.kind, result.value] += 1
            counted[one.kind, TOTAL] += 1
    columns = (*(result.value for result in RESULT_COLUMNS), TOTAL)
    return Table4(
        {kind: tuple(counted[kind, column] for column in columns) for kind in ProceedingKind}
    )


def checks_of_table3(table: Table3) -> tuple[Check, ...]:
    """Every demand of the form on table 3."""
    found: list[Check] = []
    for column in COLUMNS:
        brought = table.figure(NEW, column) + table.figure(CARRIED, column)
        settled = table.figure(RESULTS, column) + table.figure(NEXT, column)
        found.append(Check(Rule.BALANCE, column, brought, settled))
        rows = sum(table.figure(outcome.value, column) for outcome in Outcome)
        found.append(Check(Rule.RESULTS, column, rows, table.figure(RESULTS, column)))
    for row in ROWS:
        *parts, total = table.cells[row]
        found.append(Check(Rule.COLUMNS, row, sum(parts), total))
    return tuple(found)


def checks_of_table4(table: Table4) -> tuple[Check, ...]:
    """Every demand of the form on table 4."""
    return tuple(
        Check(Rule.PROCEEDINGS, kind.value, sum(figures[:-1]), figures[-1])
        for kind, figures in table.cells.items()
    )
