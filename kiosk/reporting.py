"""The hall's report: the queue's figures beside the evaluations', for screens, paper and files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.common.wording import catalogue
from kiosk.documents.report_model import Bars, Cell, Chart, Column, Kind, ReportSheet
from kiosk.feedback.model import CountBy, EvaluationReport, Grade, GradeCounts, no_evaluations
from kiosk.feedback.service import Feedback
from kiosk.queueing.report_model import QueueReport, ReportBy, ReportRow, Spread, nothing
from kiosk.queueing.service import Queueing
from kiosk.settings import messages_dir


@dataclass(frozen=True, slots=True)
class HallRow:
    """One key's figures from both rooms."""

    key: str
    label: str
    queue: ReportRow
    evaluations: GradeCounts


@dataclass(frozen=True, slots=True)
class HallReport:
    """What window and supervisor see and files carry; rows of both rooms under one key."""

    first: date
    last: date
    by: ReportBy
    rows: tuple[HallRow, ...]
    total: HallRow

    @property
    def is_empty(self) -> bool:
        """Nothing at all happened in the span."""
        queue, evaluations = self.total.queue, self.total.evaluations
        return not (queue.tickets or queue.services or evaluations.given or evaluations.asked)


def hall_report(
    queueing: Queueing, feedback: Feedback, first: date, last: date, by: ReportBy
) -> HallReport:
    """The report of a span of service days, both ends within.

    Raises:
        Rejected: ``report.span_backwards``, ``report.span_too_long``.
    """
    queue = queueing.report(first, last, by)
    given = feedback.report(first, last, CountBy(by.value))
    total = HallRow("", "", queue.total, given.total)
    return HallReport(first, last, by, _joined(queue, given), total)


def _joined(queue: QueueReport, given: EvaluationReport) -> tuple[HallRow, ...]:
    """Rows in the queue's order; a key that only evaluations have follows."""
    counts = {row.key: row for row in given.rows}
    rows = [
        HallRow(row.key, row.label, row, counts.pop(row.key, no_evaluations(row.key, row.label)))
        for row in queue.rows
    ]
    rows += [
        HallRow(row.key, row.label, nothing(row.key, row.label), row) for row in counts.values()
    ]
    return tuple(rows)


Read = Callable[[HallRow], Cell]


def _spread_of(take: Callable[[ReportRow], Spread | None], figure: str) -> Read:
    def read(row: HallRow) -> Cell:
        found = take(row.queue)
        return None if found is None else int(getattr(found, figure))

    return read


def _queue(name: str) -> Read:
    def read(row: HallRow) -> Cell:
        value: Cell = getattr(row.queue, name)
        return value

    return read


def _given(name: str) -> Read:
    def read(row: HallRow) -> Cell:
        value: Cell = getattr(row.evaluations, name)
        return value

    return read


def _grade(place: int) -> Read:
    return lambda row: row.evaluations.grades[place]


_FIGURES = ("mean", "median", "p90", "longest")
_COLUMNS: tuple[tuple[str, str, Kind, Read], ...] = (
    *(
        ("tickets", name, Kind.COUNT, _queue(name))
        for name in ("tickets", "finished", "no_show", "cancelled", "lapsed", "open")
    ),
    *(
        ("tickets", f"wait_{name}", Kind.MINUTES, _spread_of(lambda row: row.wait, name))
        for name in _FIGURES
    ),
    ("order", "priority", Kind.COUNT, _queue("priority")),
    ("order", "priority_share", Kind.SHARE, _queue("priority_share")),
    ("order", "appointments", Kind.COUNT, _queue("appointments")),
    ("order", "longest_ordinary_wait", Kind.MINUTES, _queue("longest_ordinary_wait")),
    ("order", "overtaken", Kind.COUNT, _queue("overtaken")),
    ("order", "latest_overtaker", Kind.MINUTES, _queue("latest_overtaker")),
    *(
        ("service", name, Kind.COUNT, _queue(name))
        for name in ("services", "missed_calls", "transfers")
    ),
    *(
        ("service", f"service_{name}", Kind.MINUTES, _spread_of(lambda row: row.service, name))
        for name in _FIGURES
    ),
    ("evaluation", "given", Kind.COUNT, _given("given")),
    *(
        ("evaluation", f"grade_{grade.value}", Kind.COUNT, _grade(place))
        for place, grade in enumerate(sorted(Grade, reverse=True))
    ),
    ("evaluation", "satisfied_share", Kind.SHARE, _given("satisfied_share")),
    *(
        ("evaluation", name, Kind.COUNT, _given(name))
        for name in ("asked", "set_aside", "open_follow_ups", "overdue")
    ),
)
"""Group, name, kind and source of every figure, in the order of files and paper."""
_NOTES = ("tickets", "calls", "waits", "order", "evaluation")


def report_sheet(report: HallReport, hall: str, made_at: datetime) -> ReportSheet:
    """The report as files and paper show it."""
    words = catalogue(messages_dir())
    by = report.by.value
    days = "report.one_day" if report.first == report.last else "report.span"
    span = words[days].format(first=report.first, last=report.last, by=words[f"report.by.{by}"])
    return ReportSheet(
        title=words["report.title"],
        hall=hall,
        span=span,
        made_at=made_at,
        columns=(
            Column(words[f"report.name.{by}"], Kind.DAY if by == "day" else Kind.TEXT),
            *(
                Column(words[f"report.column.{name}"], kind, words[f"report.group.{group}"])
                for group, name, kind, _ in _COLUMNS
            ),
        ),
        rows=tuple((_name(report, row), *_cells(row)) for row in report.rows),
        total=(words["report.total"], *_cells(report.total)),
        charts=_charts(report, words),
        notes=tuple(words[f"report.note.{name}"] for name in _NOTES),
        empty=words["report.empty"] if report.is_empty else "",
    )


def figures(row: HallRow) -> dict[str, Cell]:
    """A row's figures by name: times in seconds, shares from 0 to 1, None what is not known."""
    return {name: read(row) for _, name, _, read in _COLUMNS}


def place_of(name: str) -> int:
    """The column of a figure in a :class:`ReportSheet`."""
    return [known for _, known, _, _ in _COLUMNS].index(name) + 1


def _cells(row: HallRow) -> tuple[Cell, ...]:
    return tuple(figures(row).values())


def _name(report: HallReport, row: HallRow) -> Cell:
    return date.fromisoformat(row.key) if report.by is ReportBy.DAY else row.label


def _charts(report: HallReport, words: dict[str, str]) -> tuple[Chart, ...]:
    """Tickets, waits and services along the rows, and the grades that were given."""
    along_time = report.by in (ReportBy.DAY, ReportBy.HOUR)
    bars = Bars.UPRIGHT if along_time else Bars.LYING
    labels = tuple(_short(report.by, row) for row in report.rows)

    def chart(name: str, unit: str, values: list[float | None]) -> Chart:
        title, said = words[f"report.chart.{name}"], words[f"report.unit.{unit}"]
        return Chart(title, labels, tuple(values), bars, said)

    grades = sorted(Grade, reverse=True)
    return (
        chart("tickets", "tickets", [row.queue.tickets for row in report.rows]),
        chart("wait", "minutes", [_minutes(row.queue.wait) for row in report.rows]),
        chart("service", "minutes", [_minutes(row.queue.service) for row in report.rows]),
        Chart(
            words["report.chart.grades"],
            tuple(grade.label for grade in grades),
            tuple(float(count) for count in report.total.evaluations.grades),
            Bars.LYING,
            words["report.unit.evaluations"],
        ),
    )


def _short(by: ReportBy, row: HallRow) -> str:
    if by is ReportBy.DAY:
        return row.key[5:]
    return str(int(row.key)) if by is ReportBy.HOUR else row.label


def _minutes(found: Spread | None) -> float | None:
    return None if found is None else round(found.mean / 60, 1)
