"""The texts that letters are made from: edited by one person, approved by another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date, hall_time
from kiosk.disclosure.letters.model import LetterKind, TemplateVersion
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.forms.open_form import OpenForm
from ui.window.letters.form import template_body, template_form
from ui.window.letters.pictures import DPI, addresses
from ui.window.routes import APPLICATIONS

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All kinds as they are in use, and the versions of the open one."""

    kind: LetterKind
    used: tuple[TemplateVersion, ...]
    versions: tuple[TemplateVersion, ...]


@QmlElement
@QmlUncreatable("made by the navigator")
class TemplatesViewModel(ActingViewModel):
    """A saved text is a new version; letters use it once a second person approved it."""

    shelfChanged = Signal()
    pagesChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._kind = LetterKind.OPEN
        self._shelf: Shelf | None = None
        self._shown: TemplateVersion | None = None
        self._pages: list[str] = []
        self._form = OpenForm(desk.session.kept, self)
        self._form.submitted.connect(self._save)

    def leaving(self) -> None:
        super().leaving()
        self._form.putAway()

    # --- what the page shows -------------------------------------------------------------

    @Property(OpenForm, constant=True)
    def form(self) -> OpenForm:
        return self._form

    @Property("QVariantList", notify=shelfChanged)
    def kinds(self) -> list[Row]:
        """Rows {name, text, note, on}."""
        used = {each.template.kind: each for each in self._shelf.used} if self._shelf else {}
        return [
            {
                "name": kind.value,
                "text": kind.label,
                "note": _in_use(used.get(kind)),
                "on": kind is self._kind,
            }
            for kind in LetterKind
        ]

    @Property("QVariantList", notify=shelfChanged)
    def versions(self) -> list[Row]:
        """Versions of the open kind: rows {version, text, state, stateKind, waits}."""
        return [_version_row(each) for each in self._shelf.versions] if self._shelf else []

    @Property("QStringList", notify=pagesChanged)
    def pages(self) -> list[str]:
        """Addresses of the pages' pictures, filled with made-up data."""
        return self._pages

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        self.desk.navigator.replace(APPLICATIONS)

    @Slot(str)
    def choose(self, name: str) -> None:
        """A kind of letter, or an option of the open choice."""
        if self._chosen is not None:
            super().choose(name)
        elif name in list(LetterKind) and name != self._kind:
            self._form.putAway()
            self._kind, self._shown = LetterKind(name), None
            self.shelfChanged.emit()
            self.look()

    @Slot(int)
    def showVersion(self, version: int) -> None:
        """Puts the text of a version into the form and shows its pages."""
        found = self._version(version)
        if found is not None:
            self._form.putAway()
            self._open(found)

    @Slot()
    def preview(self) -> None:
        """F7: the text as it stands in the form, filled with made-up data."""
        shown = self._shown
        if shown is not None:
            self._draw(template_body(shown.template, self._form.answers))

    @Slot(int)
    def approve(self, version: int) -> None:
        """A second person puts a version into use."""
        templates, actor, kind = self.desk.terminal.letters.templates, self.actor, self._kind
        self.ask(
            self.tr("启用第 {0} 版？").format(version),
            self.tr("以后起草的{0}都用这一版；已起草的不变。").format(kind.label),
            self.tr("启用"),
            lambda: self.act(
                lambda: templates.approve(kind, version, actor=actor),
                lambda _: self.say(self.tr("第 {0} 版已启用。").format(version)),
            ),
        )

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], Shelf]:
        templates, kind = self.desk.terminal.letters.templates, self._kind
        return lambda: Shelf(kind, tuple(templates.all()), tuple(templates.versions(kind)))

    def take(self, seen: Shelf) -> None:
        if seen.kind is not self._kind:
            self.look()
            return
        if seen != self._shelf:
            self._shelf = seen
            self.shelfChanged.emit()
        if self._shown is None:
            self._open(seen.versions[0])

    # --- acting --------------------------------------------------------------------------

    def _open(self, version: TemplateVersion) -> None:
        self._shown = version
        today = hall_date(self.clock.now())
        self._form.begin(template_form(version.template, version.version, today))
        self._draw(template_body(version.template, self._form.answers))

    def _draw(self, body: dict[str, object]) -> None:
        templates, kind = self.desk.terminal.letters.templates, self._kind
        self.work(
            lambda: addresses(templates.pictures(kind, body, dpi=DPI)),
            self._drawn,
            cover=False,
            latest="pages",
        )

    def _drawn(self, pages: list[str]) -> None:
        self._pages = pages
        self.pagesChanged.emit()

    def _save(self) -> None:
        shown = self._shown
        if shown is None:
            return
        templates, actor, kind = self.desk.terminal.letters.templates, self.actor, self._kind
        body = template_body(shown.template, self._form.answers)

        def saved(version: TemplateVersion) -> None:
            self._form.end()
            self._open(version)
            self.say(
                self.tr("已保存为第 {0} 版，另一位工作人员启用后使用。").format(version.version)
            )

        self.act(lambda: templates.save(kind, body, actor=actor), saved)

    def _version(self, version: int) -> TemplateVersion | None:
        versions = self._shelf.versions if self._shelf else ()
        return next((each for each in versions if each.version == version), None)


def _in_use(used: TemplateVersion | None) -> str:
    if used is None:
        return ""
    return f"第 {used.version} 版" if used.version else "原文"


def _version_row(each: TemplateVersion) -> Row:
    author = each.author.removeprefix("staff:")
    at = f"{hall_time(each.at):%Y-%m-%d %H:%M}" if each.at else ""
    text = f"第 {each.version} 版 · 工号 {author} · {at}" if each.version else "随程序提供的文本"
    waits = each.version > 0 and each.approved_by is None
    state = "在用" if each.in_use else "等待启用" if waits else "以前用过"
    return {
        "version": each.version,
        "text": text,
        "state": state,
        "stateKind": "ok" if each.in_use else "warn" if waits else "plain",
        "waits": waits,
    }
