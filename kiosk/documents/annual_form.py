"""Tables 3 and 4 of the annual report as cells of the official form (国办公开办函〔2021〕30号).

Every form of the report, on paper and in a workbook, is drawn from these cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from kiosk.disclosure.annual.model import (
    CARRIED,
    COLUMNS,
    NEW,
    NEXT,
    RESULT_COLUMNS,
    RESULTS,
    TOTAL,
    AnnualReport,
    Table4,
)
from kiosk.disclosure.annual.quarters import Quarters
from kiosk.disclosure.casework.terms import ProceedingKind
from kiosk.disclosure.model import ApplicantKind
from kiosk.disclosure.outcomes import Outcome
from kiosk.documents.wording import word

LABEL_COLUMNS = 3
"""Columns of table 3 that name its rows."""
HEAD_ROWS = 3
_NUMERALS = "一二三四五六七"


@dataclass(frozen=True, slots=True)
class AnnualPaper:
    """Everything that a printed or saved annual report says."""

    office: str
    report: AnnualReport
    quarters: Quarters
    made_at: datetime


class Role(Enum):
    """What a cell of the form is."""

    HEAD = "head"
    LABEL = "label"
    SIDE = "side"
    """A label beside several rows."""
    FIGURE = "figure"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class FormCell:
    """A cell at ``row`` and ``column``, so many rows high and columns wide."""

    row: int
    column: int
    content: str | int
    role: Role
    rows: int = 1
    columns: int = 1


def table3_cells(report: AnnualReport) -> tuple[FormCell, ...]:
    """收到和处理政府信息公开申请情况: heads, labels and figures."""
    return (*_head3(), *_labels3(), *_figures3(report))


def table4_cells(table: Table4) -> tuple[FormCell, ...]:
    """政府信息公开行政复议、行政诉讼情况: one line of fifteen figures below its heads."""
    return (*_head4(), *_figures4(table))


def _head3() -> Iterator[FormCell]:
    yield FormCell(0, 0, word("annual.balance"), Role.HEAD, HEAD_ROWS, LABEL_COLUMNS)
    yield FormCell(0, LABEL_COLUMNS, word("annual.applicants"), Role.HEAD, 1, len(COLUMNS))
    organisations = [kind for kind in ApplicantKind if not kind.is_citizen]
    yield FormCell(1, LABEL_COLUMNS, ApplicantKind.CITIZEN.label, Role.HEAD, 2)
    words = word("annual.organisations")
    yield FormCell(1, LABEL_COLUMNS + 1, words, Role.HEAD, 1, len(organisations))
    for place, kind in enumerate(organisations, LABEL_COLUMNS + 1):
        yield FormCell(2, place, kind.label, Role.HEAD)
    last = LABEL_COLUMNS + len(COLUMNS) - 1
    yield FormCell(1, last, word("annual.total"), Role.HEAD, 2)


def _labels3() -> Iterator[FormCell]:
    yield FormCell(3, 0, word("annual.row.new"), Role.LABEL, 1, 3)
    yield FormCell(4, 0, word("annual.row.carried"), Role.LABEL, 1, 3)
    yield FormCell(5, 0, word("annual.row.results"), Role.SIDE, len(Outcome) + 1)
    row = 5
    for place, members in enumerate(_families()):
        title = f"（{_NUMERALS[place]}）{members[0].family}"
        if len(members) == 1:
            note = word("annual.partly") if members[0] is Outcome.PARTLY_OPENED else ""
            yield FormCell(row, 1, title + note, Role.LABEL, 1, 2)
        else:
            yield FormCell(row, 1, title, Role.SIDE, len(members))
            for number, outcome in enumerate(members, 1):
                yield FormCell(row + number - 1, 2, f"{number}. {outcome.label}", Role.LABEL)
        row += len(members)
    yield FormCell(row, 1, word("annual.row.sum"), Role.LABEL, 1, 2)
    yield FormCell(row + 1, 0, word("annual.row.next"), Role.LABEL, 1, 3)


def _families() -> list[list[Outcome]]:
    """Outcomes by 一 to 六."""
    found: dict[str, list[Outcome]] = {}
    for outcome in Outcome:
        found.setdefault(outcome.family, []).append(outcome)
    return list(found.values())


def _figures3(report: AnnualReport) -> Iterator[FormCell]:
    rows = (NEW, CARRIED, *(outcome.value for outcome in Outcome), RESULTS, NEXT)
    for row, name in enumerate(rows, HEAD_ROWS):
        for place, column in enumerate(COLUMNS, LABEL_COLUMNS):
            summed = column == TOTAL or name == RESULTS
            role = Role.SUM if summed else Role.FIGURE
            yield FormCell(row, place, report.table3.figure(name, column), role)


def _head4() -> Iterator[FormCell]:
    width = len(RESULT_COLUMNS) + 1
    suits = [kind for kind in ProceedingKind if kind is not ProceedingKind.REVIEW]
    yield FormCell(0, 0, ProceedingKind.REVIEW.label, Role.HEAD, 2, width)
    yield FormCell(0, width, word("annual.suits"), Role.HEAD, 1, width * len(suits))
    for place, kind in enumerate(suits, 1):
        yield FormCell(1, width * place, kind.label, Role.HEAD, 1, width)
    labels = [*(result.label for result in RESULT_COLUMNS), word("annual.total")]
    for group in range(len(suits) + 1):
        for place, label in enumerate(labels):
            yield FormCell(2, width * group + place, label, Role.HEAD)


def _figures4(table: Table4) -> Iterator[FormCell]:
    width = len(RESULT_COLUMNS) + 1
    for place, figure in enumerate(table.line):
        role = Role.SUM if place % width == width - 1 else Role.FIGURE
        yield FormCell(HEAD_ROWS, place, figure, role)
