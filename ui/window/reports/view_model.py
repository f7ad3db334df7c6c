"""The hall's report of a span of days: figures, charts, a table, and files of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.queueing.report_model import ReportBy
from ui.desk import Desk
from ui.window.reports import export
from ui.window.reports import sheet as shown
from ui.window.reports.spans import MONTH, OWN, TODAY, WEEK, Span, span_of, typed_day
from ui.window.saving import FORMAT_NAMES, SavingViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.documents import ReportSheet

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
SPANS = ((TODAY, "今天"), (WEEK, "近 7 天"), (MONTH, "本月"), (OWN, "自选"))
BYS = (
    (ReportBy.HOUR, "分时段"),
    (ReportBy.WINDOW, "分窗口"),
    (ReportBy.BUSINESS, "分业务"),
    (ReportBy.DAY, "分日"),
)
WAIT_CHARTS = (1, 2)
"""Charts of times, which run as lines along hours and days."""


@QmlElement
@QmlUncreatable("made by the navigator")
class ReportsViewModel(SavingViewModel):
    """A report is made when it is asked for, not when the hall changes: it stands still."""

    spanChanged = Signal()
    sheetChanged = Signal()
    groupChanged = Signal()
    makingChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._today = hall_date(desk.terminal.clock.now())
        self._span = span_of(TODAY, self._today)
        self._own = False
        self._by = ReportBy.HOUR
        self._sheet: ReportSheet | None = None
        self._group = 0
        self._making = False

    def shown(self) -> None:
        self._today = hall_date(self.desk.terminal.clock.now())
        self._make()

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=spanChanged)
    def spans(self) -> list[Row]:
        """Chips {name, text, on}."""
        on = OWN if self._own else self._span.name
        return [{"name": name, "text": self.tr(text), "on": name == on} for name, text in SPANS]

    @Property("QVariantList", notify=spanChanged)
    def bys(self) -> list[Row]:
        """Chips {name, text, on}."""
        return [{"name": by.value, "text": self.tr(text), "on": by is self._by} for by, text in BYS]

    @Property(bool, notify=spanChanged)
    def own(self) -> bool:
        """Whether the days are typed."""
        return self._own

    @Property(str, notify=spanChanged)
    def firstText(self) -> str:
        return self._span.first.isoformat()

    @Property(str, notify=spanChanged)
    def lastText(self) -> str:
        return self._span.last.isoformat()

    @Property(bool, notify=sheetChanged)
    def known(self) -> bool:
        """Whether a report has been made."""
        return self._sheet is not None

    @Property(bool, notify=makingChanged)
    def making(self) -> bool:
        """A report is being counted."""
        return self._making

    @Property(str, notify=sheetChanged)
    def empty(self) -> str:
        """Said instead of figures when there are none."""
        return self._sheet.empty if self._sheet else ""

    @Property(str, notify=sheetChanged)
    def title(self) -> str:
        """The days and by what, ``2026-11-20，分时段``."""
        return self._sheet.span if self._sheet else ""

    @Property("QVariantList", notify=sheetChanged)
    def figures(self) -> list[Row]:
        from kiosk.reporting import place_of

        if self._sheet is None:
            return []
        names = (*shown.SUMMARY, "satisfied_share")
        return shown.summary(self._sheet, {name: place_of(name) for name in names})

    @Property("QVariantList", notify=sheetChanged)
    def charts(self) -> list[Row]:
        return shown.chart_rows(self._sheet, lines_for=WAIT_CHARTS) if self._sheet else []

    @Property("QVariantList", notify=groupChanged)
    def groups(self) -> list[Row]:
        """Chips of the table {name, text, on}."""
        names = shown.groups(self._sheet) if self._sheet else []
        return [
            {"name": str(at), "text": name, "on": at == self._group}
            for at, name in enumerate(names)
        ]

    @Property("QVariantList", notify=groupChanged)
    def heads(self) -> list[str]:
        return shown.heads(self._sheet, self._group_name()) if self._sheet else []

    @Property("QVariantList", notify=groupChanged)
    def lines(self) -> list[list[str]]:
        """The table's rows, each a list of cells."""
        return shown.lines(self._sheet, self._group_name()) if self._sheet else []

    @Property("QVariantList", notify=groupChanged)
    def total(self) -> list[str]:
        """The cells of the row that stands under all others."""
        return shown.total(self._sheet, self._group_name()) if self._sheet else []

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def chooseSpan(self, name: str) -> None:
        """One of the spans; with the own one the days are typed."""
        self._own = name == OWN
        if not self._own:
            self._span = span_of(name, self._today)
            self._make()
        self.spanChanged.emit()

    @Slot(str, str)
    def typeSpan(self, first: str, last: str) -> None:
        """The days as typed."""
        days = [typed_day(text, self._today) for text in (first, last)]
        start, end = days
        if start is None or end is None:
            self.show_error(self.tr("日期没有看懂，报表没有变。请写成 2026-11-20 的样子。"))
            return
        self._span = Span(OWN, start, end)
        self._make()
        self.spanChanged.emit()

    @Slot(str)
    def chooseBy(self, name: str) -> None:
        """What a row stands for."""
        self._by = ReportBy(name)
        self.spanChanged.emit()
        self._make()

    @Slot(str)
    def chooseGroup(self, name: str) -> None:
        """Another group of columns."""
        self._group = int(name)
        self.groupChanged.emit()

    @Slot(str)
    def export(self, kind: str) -> None:
        """Writes the report as a file."""
        sheet = self._sheet
        if sheet is None or self._making or self.busy or kind not in export.FORMATS:
            return
        by = next(text for each, text in BYS if each is self._by)
        self.save(
            self.tr("{0} 报表存到").format(FORMAT_NAMES[kind]),
            lambda folder: export.write(sheet, kind, folder, by),
            self.tr("报表已存到 {0}"),
        )

    def _make(self) -> None:
        terminal, span, by = self.desk.terminal, self._span, self._by
        self.say("")
        self._set_making(True)
        reading = _reading(terminal, span.first, span.last, by)
        self.work(reading, self._take, cover=False, latest="report", failed=self._not_made)

    def _not_made(self, error: Exception) -> None:
        self._set_making(False)
        self.fail(error)

    def _set_making(self, making: bool) -> None:
        self._making = making
        self.makingChanged.emit()

    def _take(self, sheet: ReportSheet) -> None:
        self._set_making(False)
        self._sheet = sheet
        self.sheetChanged.emit()
        self.groupChanged.emit()

    def _group_name(self) -> str:
        names = shown.groups(self._sheet) if self._sheet else []
        return names[self._group] if self._group < len(names) else ""


def _reading(
    terminal: Terminal, first: date, last: date, by: ReportBy
) -> Callable[[], ReportSheet]:
    """Counts the report, off the GUI thread."""

    def read() -> ReportSheet:
        from kiosk.reporting import hall_report, report_sheet

        report = hall_report(terminal.queueing, terminal.feedback, first, last, by)
        return report_sheet(report, terminal.settings.hall_name, terminal.clock.now())

    return read
