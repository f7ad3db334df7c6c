"""The calendar of working days: a year at a glance, its table, the hall's own days off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.calendar import rows
from ui.window.calendar.text import UnreadableLineError, spans_text, typed_spans
from ui.window.forms.model import Field, Form, Values, day_of
from ui.window.forms.open_form import OpenForm
from ui.window.routes import APPLICATIONS

if TYPE_CHECKING:
    from kiosk.disclosure.workdays.model import Recount, YearView

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One year as it was read."""

    asked: int
    year: YearView


@QmlElement
@QmlUncreatable("made by the navigator")
class CalendarViewModel(ActingViewModel):
    """Everybody looks; who leads the hall changes it, and sees which limits moved."""

    yearChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._today = hall_date(self.clock.now())
        self._asked = self._today.year
        self._leaf: Leaf | None = None
        self._form = OpenForm(desk.session.kept, self)
        self._form.submitted.connect(self._submitted)

    # --- what the page shows -------------------------------------------------------------

    @Property(OpenForm, constant=True)
    def form(self) -> OpenForm:
        return self._form

    @Property(bool, constant=True)
    def leads(self) -> bool:
        """Whether the account may change the calendar."""
        return bool(self.desk.session.leads)

    @Property("QVariantList", notify=yearChanged)
    def years(self) -> list[Row]:
        """Chips {name, text, on}: last year to the year after next."""
        around = range(self._today.year - 1, self._today.year + 3)
        return [
            {"name": str(year), "text": self.tr("{0} 年").format(year), "on": year == self._asked}
            for year in around
        ]

    @Property("QVariantList", notify=yearChanged)
    def months(self) -> list[Row]:
        """Twelve months, see :func:`rows.month_rows`."""
        return rows.month_rows(self._leaf.year, self._today) if self._leaf else []

    @Property(str, notify=yearChanged)
    def about(self) -> str:
        """From where the year's table came."""
        return rows.about(self._leaf.year) if self._leaf else ""

    @Property(bool, notify=yearChanged)
    def known(self) -> bool:
        """Whether the year's table is here."""
        return self._leaf is None or self._leaf.year.known

    @Property("QVariantList", notify=yearChanged)
    def closures(self) -> list[Row]:
        """The hall's own days off."""
        return rows.closure_rows(self._leaf.year) if self._leaf else []

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        self.desk.navigator.replace(APPLICATIONS)

    @Slot(str)
    def chooseYear(self, name: str) -> None:
        """Another year."""
        if name.isdigit() and int(name) != self._asked:
            self._asked = int(name)
            self.yearChanged.emit()
            self.look()

    @Slot()
    def editYear(self) -> None:
        """F5: the year's table as text."""
        if self.leads and self._leaf is not None and not self.acting:
            self._form.begin(_year_form(self._leaf.year, self._today))

    @Slot()
    def addClosure(self) -> None:
        """F6: a day off of the region or the hall."""
        if self.leads and not self.acting:
            self._form.begin(_closure_form(self._asked, self._today))

    @Slot(str)
    def reopen(self, day: str) -> None:
        """Takes a day off of the hall back."""
        if not self.leads or self.acting:
            return
        workdays, actor = self.desk.terminal.workdays, self.actor
        self.ask(
            self.tr("取消 {0} 的当地放假？").format(day),
            self.tr("这一天改回原来的安排，在办申请的期限随之重算。"),
            self.tr("取消放假"),
            lambda: self.act(
                lambda: workdays.reopen(date.fromisoformat(day), actor=actor), self._recounted
            ),
        )

    # --- reading and acting --------------------------------------------------------------

    def reader(self) -> Callable[[], Leaf]:
        workdays, asked = self.desk.terminal.workdays, self._asked
        return lambda: Leaf(asked, workdays.year(asked))

    def take(self, seen: Leaf) -> None:
        if seen.asked != self._asked:
            self.look()
        elif seen != self._leaf:
            self._leaf = seen
            self.yearChanged.emit()

    @Slot()
    def _submitted(self) -> None:
        form, values = self._form.form, self._form.answers
        if form is None:
            return
        workdays, actor, year = self.desk.terminal.workdays, self.actor, self._asked
        if form.name.startswith("closure"):
            day = day_of(values, "day", self._today)
            if day is not None:
                name = values["name"]
                self.act(lambda: workdays.close(day, name, actor=actor), self._recounted)
        else:
            off, made_up = (typed_spans(values[name], year) for name in ("off", "work"))
            self.act(lambda: workdays.set_year(year, off, made_up, actor=actor), self._recounted)

    def _recounted(self, recount: Recount) -> None:
        self._form.end()
        self.say(rows.recount_text(recount))

    def fail(self, error: Exception) -> None:
        """With a form open the reason stands in it."""
        if self._form.open and isinstance(error, KioskError):
            self._form.refuse(say(error, messages_dir()))
        else:
            super().fail(error)


def _year_form(year: YearView, today: date) -> Form:
    def check(values: Values) -> Mapping[str, str]:
        found = {}
        for name in ("off", "work"):
            try:
                typed_spans(values.get(name, ""), year.year)
            except UnreadableLineError as error:
                found[name] = f"这一行没有看懂：{error.args[0]}。请写成“10-01～10-07 国庆节”。"
        return found

    hint = "一行一段，先写日期再写名称，如“10-01～10-07 国庆节”。"
    fields = [
        Field("off", "放假（含调休的周末）", "block", spans_text(year.days_off), hint, limit=3000),
        Field(
            "work",
            "调休上班的周末",
            "block",
            spans_text(year.work_days),
            "如“10-10 国庆节”。",
            required=False,
            limit=3000,
        ),
    ]
    return Form(
        f"year:{year.year}",
        f"{year.year} 年放假安排",
        "保存并重算期限",
        fields=lambda _: fields,
        today=today,
        text="照国务院办公厅的通知录入。保存后，在办申请的期限都按新的安排重算。",
        check=check,
    )


def _closure_form(year: int, today: date) -> Form:
    fields = [
        Field("day", "哪一天", "day", limit=10, half=True),
        Field("name", "名称", limit=20, half=True, hint="如“自治区成立纪念日”。"),
    ]
    return Form(
        f"closure:{year}",
        "当地放假",
        "增加并重算期限",
        fields=lambda _: fields,
        today=today,
        text="本地区、本大厅在国家安排以外放假的日子，不计入期限。",
    )
