"""A guide on the screen: everything about one item, its code, and the way onward."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.content.offline_text import guide_text
from kiosk.content.situations import NOTHING_CHOSEN, choose, still_offered
from ui.desk import Desk
from ui.resident.codes.choice import CodeChoice
from ui.resident.guide import facts, materials, more, sections
from ui.resident.guide.printout import Printout
from ui.resident.guide.reading import Guide, read_guide
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class GuideViewModel(ViewModel):
    """One item. ``tab`` is a name of sections.TABS; ``question`` opens one of the answers.

    The answers about one's situation live here alone: they go with the page.
    """

    guideChanged = Signal()
    answersChanged = Signal()
    tabChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        code: str,
        tab: str = "",
        question: int = -1,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._guide: Guide | None = None
        self._missing = False
        self._tab = sections.TABS.index(tab) if tab in sections.TABS else 0
        self._question = question
        self._chosen = NOTHING_CHOSEN
        self._asking = False
        self._choice = CodeChoice(desk, self)
        paper, otherwise = self.tr("一次性告知单"), self.tr("也可以扫码带走。")
        self._notice = Printout(desk, paper, otherwise, parent=self)

    @Property(CodeChoice, constant=True)
    def choice(self) -> CodeChoice:
        """The code shown large."""
        return self._choice

    @Property(Printout, constant=True)
    def notice(self) -> Printout:
        """The one-time notice on paper."""
        return self._notice

    @Property(bool, notify=guideChanged)
    def loaded(self) -> bool:
        return self._guide is not None

    @Property(bool, notify=guideChanged)
    def missing(self) -> bool:
        """The item is not there any more."""
        return self._missing

    @Property(bool, notify=guideChanged)
    def complete(self) -> bool:
        """False for a bare row of a list: there is no guide text."""
        return self._guide is not None and self._guide.item.complete

    @Property(str, notify=guideChanged)
    def name(self) -> str:
        return self._guide.item.name if self._guide else ""

    @Property("QStringList", notify=guideChanged)
    def trail(self) -> list[str]:
        """Where the item stands."""
        if self._guide is None:
            return [self.tr("办事指南")]
        item = self._guide.item
        return [self.tr("办事指南"), item.department, *item.themes[:1]]

    @Property("QVariantList", notify=guideChanged)
    def badges(self) -> list[dict[str, object]]:
        if self._guide is None:
            return []
        return [*facts.badges(self._guide.item), *more.news(self._guide.item, self._guide.today)]

    @Property("QVariantList", notify=guideChanged)
    def facts(self) -> list[dict[str, object]]:
        return facts.facts(self._guide.item) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def contacts(self) -> list[dict[str, object]]:
        """Rows {icon, name, value} of place, time, telephone and the last change."""
        return facts.contact_rows(self._guide.item, self._guide.organ) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def placeLines(self) -> list[dict[str, object]]:
        """Rows {icon, value, whole, main}: in short and in full."""
        guide = self._guide
        return facts.place_lines(guide.item, guide.organ, guide.hall, guide.mark) if guide else []

    @Property("QVariantList", notify=guideChanged)
    def codeRows(self) -> list[str]:
        return list(self._guide.code_rows) if self._guide else []

    @Property("QStringList", constant=True)
    def tabs(self) -> list[str]:
        return sections.tab_names()

    @Property(int, notify=tabChanged)
    def tab(self) -> int:
        return self._tab

    @Property("QVariantList", notify=answersChanged)
    def situations(self) -> list[dict[str, object]]:
        """Rows {question, options: [{key, text, on}]}."""
        return materials.situation_rows(self._guide.item, self._chosen) if self._guide else []

    @Property(str, notify=answersChanged)
    def situationText(self) -> str:
        """The answers given, or what the questions are good for."""
        return materials.situation_text(self._guide.item, self._chosen) if self._guide else ""

    @Property(bool, notify=answersChanged)
    def answered(self) -> bool:
        return bool(self._chosen)

    @Property(bool, notify=answersChanged)
    def asking(self) -> bool:
        """The questions are shown."""
        return self._asking

    @Property("QVariantList", notify=answersChanged)
    def materials(self) -> list[dict[str, object]]:
        return materials.material_rows(self._guide.item, self._chosen) if self._guide else []

    @Property(str, notify=answersChanged)
    def materialSummary(self) -> str:
        return materials.summary(self._guide.item, self._chosen) if self._guide else ""

    @Property(str, notify=answersChanged)
    def leftOut(self) -> str:
        """What the answers leave out, in a sentence."""
        return materials.left_out(self._guide.item, self._chosen) if self._guide else ""

    @Property(bool, constant=True)
    def formsShown(self) -> bool:
        """Whether there is a page for forms."""
        return self.desk.navigator.has("form")

    @Property("QVariantList", notify=guideChanged)
    def steps(self) -> list[dict[str, object]]:
        return sections.step_rows(self._guide.item.steps) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def questions(self) -> list[dict[str, object]]:
        return sections.question_rows(self._guide.item) if self._guide else []

    @Property(int, constant=True)
    def question(self) -> int:
        """The answer that was asked for, or -1."""
        return self._question

    @Property("QVariantList", notify=guideChanged)
    def conditions(self) -> list[dict[str, object]]:
        guide = self._guide
        return sections.condition_sections(guide.item, guide.organ) if guide else []

    @Property("QVariantList", notify=guideChanged)
    def fees(self) -> list[dict[str, object]]:
        return sections.fee_sections(self._guide.item) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def basis(self) -> list[dict[str, object]]:
        return sections.basis_sections(self._guide.item) if self._guide else []

    @Property(str, notify=guideChanged)
    def result(self) -> str:
        """What stands at the end of the way."""
        return self._guide.item.result_name if self._guide else ""

    @Property("QVariantList", notify=guideChanged)
    def changes(self) -> list[dict[str, object]]:
        """Rows {on, text, new}."""
        return more.change_rows(self._guide.item, self._guide.today) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def related(self) -> list[dict[str, object]]:
        """Rows {code, text, note} of what people need next or instead."""
        return more.related_rows(self._guide.related) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def bundles(self) -> list[dict[str, object]]:
        """Rows {code, text, note} of the bundles that the item belongs to."""
        if self._guide is None or not self.desk.navigator.has("bundle"):
            return []
        return more.bundle_rows(self._guide.bundles)

    @Property(str, notify=guideChanged)
    def foot(self) -> str:
        """Version and dates."""
        return more.foot(self._guide.item, self._guide.mark) if self._guide else ""

    @Property(bool, constant=True)
    def telling(self) -> bool:
        """Whether an error in the text can be told of here."""
        return self.desk.navigator.has("telling")

    @Property(str, notify=guideChanged)
    def ticketText(self) -> str:
        """The words of the ticket button; empty when the item takes no ticket."""
        if self._guide is None or not self._guide.item.business:
            return ""
        if not self.desk.navigator.has("ticket"):
            return ""
        windows = self._guide.item.windows
        if not windows:
            return self.tr("取号")
        return self.tr("取号 · {0} 号窗口").format(facts.window_text(windows))

    @Property(bool, notify=guideChanged)
    def online(self) -> bool:
        """Whether it is done online alone: the next step is the code."""
        return bool(self._guide and facts.only_online(self._guide.item))

    @Property(bool, notify=guideChanged)
    def mapped(self) -> bool:
        """Whether the hall plan can show where to go."""
        if self.online:
            return False
        return bool(self._guide and self._windows() and self.desk.navigator.has("places"))

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Slot(int)
    def choose(self, tab: int) -> None:
        """Shows a tab."""
        if tab != self._tab:
            self._tab = tab
            self.tabChanged.emit()

    @Slot(str)
    def answer(self, key: str) -> None:
        """One answer about one's situation; the same again takes it back."""
        if self._guide:
            self._set_answers(choose(self._guide.item, self._chosen, key))

    @Slot(bool)
    def ask(self, is_open: bool) -> None:
        """Shows the questions, or puts them away."""
        if is_open != self._asking:
            self._asking = is_open
            self.answersChanged.emit()

    @Slot()
    def forget(self) -> None:
        """Takes every answer back."""
        self._asking = False
        self._set_answers(NOTHING_CHOSEN)

    @Slot()
    def showCode(self) -> None:
        """Enlarges the code; the text in it lists what the answers ask for."""
        if self._guide:
            guide, chosen = self._guide, self._chosen
            self.desk.terminal.usage.code_shown("service_item", self._code)
            self._choice.show(
                guide.item.name, guide.link, lambda: (guide_text(guide.item, chosen), guide.mark)
            )

    @Slot(str)
    def openForm(self, code: str) -> None:
        """To a form, filled in as a sample."""
        self.desk.navigator.open("form", code=code)

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """To a related item."""
        self.desk.navigator.open("guide", code=code)

    @Slot(str)
    def openBundle(self, code: str) -> None:
        """To a bundle that the item belongs to."""
        self.desk.navigator.open("bundle", code=code)

    @Slot()
    def tellError(self) -> None:
        """To telling of an error in this guide."""
        about = f"service_item:{self._code}"
        self.desk.navigator.open("telling", kind="error", about=about)

    @Slot()
    def printNotice(self) -> None:
        """Asks for the one-time notice, with the materials that the answers ask for."""
        terminal, code, chosen = self.desk.terminal, self._code, tuple(sorted(self._chosen))
        request_id = new_id()
        self._notice.ask(
            lambda: terminal.printing.request_notice(code, chosen=chosen, request_id=request_id)
        )

    @Slot()
    def takeTicket(self) -> None:
        """To the queue that serves the item."""
        self.desk.navigator.open("ticket", item_code=self._code)

    @Slot()
    def showPlace(self) -> None:
        """To the plan, with the item's windows marked."""
        self.desk.navigator.open("places", windows=self._windows())

    def shown(self) -> None:
        terminal, code = self.desk.terminal, self._code
        self.work(
            lambda: read_guide(terminal, code),
            self._take,
            cover=self._guide is None,
            failed=self._not_found,
        )

    def leaving(self) -> None:
        self._notice.leave()
        self._choice.leave()
        self._chosen = NOTHING_CHOSEN

    def _windows(self) -> tuple[str, ...]:
        if self._guide is None:
            return ()
        organ = self._guide.organ
        return self._guide.item.windows or (organ.windows if organ else ())

    def _take(self, guide: Guide) -> None:
        if self._guide is None:
            self.desk.terminal.usage.opened("service_item", self._code)
        if guide != self._guide:
            self._guide, self._missing = guide, False
            self.guideChanged.emit()
            self._set_answers(still_offered(guide.item, self._chosen))

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a thing is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._guide, self._missing = None, True
            self.guideChanged.emit()
            self._set_answers(NOTHING_CHOSEN)
        else:
            self.fail(error)

    def _set_answers(self, chosen: frozenset[str]) -> None:
        self._chosen = chosen
        self.answersChanged.emit()
