"""An act as data: what it asks, what it does, what is said when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from kiosk.common.errors import Rejected
from kiosk.disclosure.fees import NATIONAL, Tariff
from ui.window.forms.model import Field, Form, Option, Values, day_of
from ui.window.reports.spans import typed_day

if TYPE_CHECKING:
    from kiosk.common.workdays import Calendar
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail
    from kiosk.disclosure.letters.model import ReasonLibrary

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Office:
    """What the questions are made from, besides the case."""

    today: date
    calendar: Calendar
    organs: tuple[Option, ...] = ()
    """Departments that a case may be handed to."""
    library: ReasonLibrary | None = None
    """Grounds with their articles; None until it was read."""
    tariff: Tariff = NATIONAL
    """By which a fee is asked for."""

    def after(self, day: date, working_days: int) -> date:
        """The last day of a limit."""
        return self.calendar.due(day, working_days).due_on


Asked = Callable[["CaseDetail", Office], Form]
Done = Callable[["Casework", "CaseDetail", "Answers"], Any]


@dataclass(frozen=True, slots=True)
class Answers:
    """A form's answers, and by whom they were given."""

    values: Values
    today: date
    tools: dict[str, Any] = field(default_factory=dict)
    """``actor`` and ``version`` of every command."""
    role: str = ""
    """Of the account that gave them."""

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def day(self, name: str) -> date:
        """The day in a field that was checked before."""
        day = typed_day(self.text(name), self.today)
        if day is None:
            raise Rejected("input.required", field=name)
        return day

    def number(self, name: str) -> int:
        return int(self.text(name) or 0)


@dataclass(frozen=True, slots=True)
class Act:
    """One act; ``said`` may name the application as {0}."""

    name: str
    asked: Asked
    do: Done
    said: str


def form_of(case: CaseDetail, name: str, title: str, yes: str, office: Office, **more: Any) -> Form:
    """A form that belongs to one case, so that what was typed into it stays with that case."""
    return Form(
        f"{name}:{case.number}", f"{title} · {case.number}", yes, today=office.today, **more
    )


def day_field(name: str, label: str, day: date | None, **more: Any) -> Field:
    """A day, filled in with a sensible one."""
    return Field(name, label, "day", value=day.isoformat() if day else "", limit=10, **more)


def upto_today(values: Values, office: Office, *names: str) -> dict[str, str]:
    """Days that lie in the future though they tell what has happened."""
    late = {name: day_of(values, name, office.today) for name in names}
    return {
        name: translate("window", "这一天还没有到。")
        for name, day in late.items()
        if day is not None and day > office.today
    }
