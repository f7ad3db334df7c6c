"""The annual report of a year: tables 3 and 4 with their checks, quarters, cards, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date, hall_time
from ui.desk import Desk
from ui.window.annual import sheet
from ui.window.annual.sheet import CARDS, CHECKS, QUARTERS, TABLE3, TABLE4, TABS
from ui.window.drives import put
from ui.window.routes import APPLICATIONS
from ui.window.saving import FORMAT_NAMES, SavingViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.documents.annual_form import AnnualPaper

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
MOST_YEARS = 6
FORMATS = ("xlsx", "pdf")


@QmlElement
@QmlUncreatable("made by the navigator")
class AnnualViewModel(SavingViewModel):
    """Counted when it is asked for: it stands still until another year is chosen."""

    yearChanged = Signal()
    paperChanged = Signal()
    tabChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._year = hall_date(desk.terminal.clock.now()).year
        self._years: list[int] = [self._year]
        self._paper: AnnualPaper | None = None
        self._tab = TABLE3

    def shown(self) -> None:
        annual = self.desk.terminal.annual
        self.work(annual.years, self._know_years, cover=False, latest="years")
        self._count()

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=yearChanged)
    def years(self) -> list[Row]:
        """Chips {name, text, on}."""
        return [
            {"name": str(year), "text": self.tr("{0} 年").format(year), "on": year == self._year}
            for year in self._years[:MOST_YEARS]
        ]

    @Property("QVariantList", notify=tabChanged)
    def tabs(self) -> list[Row]:
        """Chips {name, text, on}."""
        return [
            {"name": name, "text": self.tr(text), "on": name == self._tab} for name, text in TABS
        ]

    @Property(str, notify=tabChanged)
    def tab(self) -> str:
        return self._tab

    @Property(bool, notify=paperChanged)
    def known(self) -> bool:
        """Whether a report has been counted."""
        return self._paper is not None

    @Property("QVariantList", notify=paperChanged)
    def figures(self) -> list[Row]:
        return sheet.figures(self._paper) if self._paper else []

    @Property("QVariantMap", notify=paperChanged)
    def verdict(self) -> Row:
        """{text, kind}: whether the report may be handed in."""
        if self._paper is None:
            return {"text": "", "kind": "notice"}
        text, kind = sheet.verdict(self._paper)
        return {"text": text, "kind": kind}

    @Property("QVariantList", notify=tabChanged)
    def cells(self) -> list[Row]:
        """Cells of table 3 or 4, empty on the other tabs."""
        if self._paper is None or self._tab not in (TABLE3, TABLE4):
            return []
        return sheet.form_cells(self._paper, self._tab)

    @Property("QVariantList", notify=tabChanged)
    def weights(self) -> list[int]:
        """Widths of the table's columns beside each other."""
        return list(sheet.WEIGHTS.get(self._tab, ()))

    @Property("QVariantList", notify=tabChanged)
    def lines(self) -> list[list[str]]:
        """The quarters' table, or the cards': the head first."""
        if self._paper is None or self._tab not in (QUARTERS, CARDS):
            return []
        return sheet.plain_table(self._paper, self._tab)

    @Property("QVariantList", notify=tabChanged)
    def checks(self) -> list[Row]:
        """Demands of the form and flaws of records, on their tab."""
        if self._paper is None or self._tab != CHECKS:
            return []
        return sheet.check_rows(self._paper)

    @Property("QStringList", notify=tabChanged)
    def notes(self) -> list[str]:
        """How the figures are counted, on the tab of the checks."""
        return sheet.note_lines() if self._tab == CHECKS else []

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        self.desk.navigator.replace(APPLICATIONS)

    @Slot(str)
    def chooseYear(self, name: str) -> None:
        """Another year."""
        if name.isdigit() and int(name) != self._year:
            self._year = int(name)
            self.yearChanged.emit()
            self._count()

    @Slot(str)
    def showTab(self, name: str) -> None:
        """Another table."""
        if name != self._tab and name in dict(TABS):
            self._tab = name
            self.tabChanged.emit()

    @Slot(str)
    def export(self, kind: str) -> None:
        """Writes the report as a file."""
        paper = self._paper
        if paper is None or self.busy or kind not in FORMATS:
            return
        self.save(
            self.tr("{0} 年度报告存到").format(FORMAT_NAMES[kind]),
            lambda folder: _write(paper, kind, folder),
            self.tr("年度报告已存到 {0}"),
        )

    # --- reading -------------------------------------------------------------------------

    def _count(self) -> None:
        terminal, year = self.desk.terminal, self._year
        self.say("")
        self.work(lambda: _paper(terminal, year), self._take, cover=False, latest="paper")

    def _take(self, paper: AnnualPaper) -> None:
        self._paper = paper
        self.paperChanged.emit()
        self.tabChanged.emit()

    def _know_years(self, years: list[int]) -> None:
        self._years = years
        self.yearChanged.emit()


def _paper(terminal: Terminal, year: int) -> AnnualPaper:
    """Counts the report, off the GUI thread."""
    from kiosk.documents.annual_form import AnnualPaper

    office = terminal.settings.office.name or terminal.settings.hall_name
    annual = terminal.annual
    return AnnualPaper(office, annual.report(year), annual.quarters(year), terminal.clock.now())


def _write(paper: AnnualPaper, kind: str, folder: Path) -> Path:
    from kiosk import documents

    made = documents.annual_pdf(paper) if kind == "pdf" else documents.annual_workbook(paper)
    at = hall_time(paper.made_at)
    return put(folder, f"年度报告-{paper.report.year}-{at:%Y%m%d-%H%M%S}.{kind}", made)
