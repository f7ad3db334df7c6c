"""What the annual report says beside its two tables: quarters, cards, checks, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiosk.disclosure.annual.model import COLUMNS, AnnualReport, Check, Rule
from kiosk.disclosure.annual.quarters import FAMILIES, Card, Quarters, Span
from kiosk.disclosure.casework.terms import ProceedingKind
from kiosk.disclosure.model import ApplicantKind, Light
from kiosk.disclosure.outcomes import Outcome
from kiosk.documents.annual_form import AnnualPaper
from kiosk.documents.wording import word

_NUMERALS = "一二三四五六"
_QUARTERS = "一二三四"
_NOTES = ("register", "first_receipt", "partly", "proceedings", "rate", "cards", "imported")

Figure = int | float | None
Line = tuple[str, tuple[Figure, ...]]
"""A row of the quarters' table: its name, then a figure for each quarter and the year."""


def title(paper: AnnualPaper) -> str:
    """The report's name."""
    return word("annual.title", year=paper.report.year)


def span_line(paper: AnnualPaper) -> str:
    """The days that the figures are of; of a year that is not over, up to which day."""
    key = "annual.whole_year" if paper.report.complete else "annual.so_far"
    return word(key, year=paper.report.year, day=paper.report.as_of)


def quarter_titles(paper: AnnualPaper) -> list[str]:
    """Heads of the quarters' table behind the first."""
    spans = paper.quarters.quarters
    named = [word("annual.quarter", name=_QUARTERS[one.quarter - 1]) for one in spans]
    return [*named, word("annual.year" if paper.report.complete else "annual.year_so_far")]


def quarter_lines(quarters: Quarters) -> Iterator[Line]:
    """Rows of the quarters' table; the on-time rate is a share between 0 and 1."""

    def line(key: str, take: Callable[[Span], Figure]) -> Line:
        spans = (*quarters.quarters, quarters.whole)
        return word(f"annual.figure.{key}"), tuple(take(one) for one in spans)

    yield line("carried", lambda one: one.carried)
    yield line("received", lambda one: one.received)
    yield line("closed", lambda one: one.closed)
    for place, family in enumerate(_families()):
        name = word("annual.figure.of_these", name=f"（{_NUMERALS[place]}）{family}")
        yield name, tuple(one.results[place] for one in (*quarters.quarters, quarters.whole))
    yield line("open", lambda one: one.open)
    yield line("on_time", lambda one: one.on_time)
    yield line("late", lambda one: one.late)
    yield line("rate", lambda one: one.on_time_rate)
    yield line("overdue", lambda one: one.overdue)
    yield line("yellow", lambda one: one.yellow)
    yield line("red", lambda one: one.red)


def _families() -> list[str]:
    return [Outcome(_first_of(figure)).family for figure in FAMILIES]


def _first_of(family: str) -> str:
    return next(outcome.value for outcome in Outcome if outcome.value[0] == family)


def figure_words(figure: Figure) -> str:
    """A figure as paper shows it."""
    if figure is None:
        return "—"
    return f"{figure:.1%}" if isinstance(figure, float) else str(figure)


CARD_COLUMNS = ("number", "light", "cause", "days", "due_on", "closed_on", "given_on")


def card_titles() -> list[str]:
    """Heads of the table of cards."""
    return [word(f"annual.card.{name}") for name in CARD_COLUMNS]


def card_cells(card: Card) -> list[str]:
    """One card as text."""
    key = "over" if card.light is Light.RED else "left" if card.days else "none_left"
    days = word(f"annual.days_{key}", n=card.days)
    return [
        card.number,
        word(f"annual.light.{card.light.value}"),
        card.cause.label,
        days,
        card.due_on.isoformat(),
        card.closed_on.isoformat() if card.closed_on else "—",
        card.given_on.isoformat(),
    ]


def check_lines(report: AnnualReport) -> Iterator[tuple[str, str]]:
    """Each demand of the form with what came of it: kept, or where it is not and by how much."""
    for rule in Rule:
        checks = [check for check in report.checks if check.rule is rule]
        broken = [check for check in checks if not check.holds]
        if not broken:
            yield rule.label, word("annual.kept", count=len(checks))
            continue
        places = "；".join(
            word("annual.broken", place=_place(check), left=check.left, right=check.right)
            for check in broken
        )
        yield rule.label, places


def _place(check: Check) -> str:
    if check.rule is Rule.PROCEEDINGS:
        return ProceedingKind(check.place).label
    if check.rule is Rule.COLUMNS:
        return row_name(check.place)
    return column_name(check.place)


def column_name(column: str) -> str:
    """A column of table 3 in words."""
    return word("annual.total") if column == COLUMNS[-1] else ApplicantKind(column).label


def row_name(row: str) -> str:
    """A row of table 3 in words."""
    if row in {outcome.value for outcome in Outcome}:
        outcome = Outcome(row)
        same = outcome.label == outcome.family
        return outcome.label if same else f"{outcome.family}：{outcome.label}"
    return word("annual.row.sum" if row == "results" else f"annual.row.{row}")


def problem_lines(report: AnnualReport) -> list[str]:
    """Records that must be put right before the report is handed in."""
    return [
        word("annual.problem", number=one.number, flaw=one.flaw.label) for one in report.problems
    ]


def notes() -> list[str]:
    """How the figures are counted."""
    return [word(f"annual.note.{name}") for name in _NOTES]
