"""The texts that letters are made from: edited by one person, approved by another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.disclosure.letters.model import LetterKind, TemplateVersion
from kiosk.disclosure.norms.model import NormVersion
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.forms.open_form import OpenForm
from ui.window.letters.pictures import addresses
from ui.window.letters.shelf_rows import kind_rows, version_row
from ui.window.letters.subjects import Subject, subject_of
from ui.window.routes import APPLICATIONS

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
Version = TemplateVersion | NormVersion


@dataclass(frozen=True, slots=True)
class Shelf:
    """All texts as they are in use, and the versions of the open one."""

    subject: Subject
    templates: tuple[TemplateVersion, ...]
    norms: tuple[NormVersion, ...]
    versions: tuple[Version, ...]


@QmlElement
@QmlUncreatable("made by the navigator")
class TemplatesViewModel(ActingViewModel):
    """A saved text is a new version; letters use it once the supervisor approved it, who is
    another person than the writer."""

    shelfChanged = Signal()
    pagesChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._subject: Subject = subject_of(LetterKind.OPEN)
        self._shelf: Shelf | None = None
        self._shown: Version | None = None
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
        """Rows {name, text, note, on, head}; a head stands over the rows after it."""
        shelf = self._shelf
        return kind_rows(shelf.templates, shelf.norms, self._subject.name) if shelf else []

    @Property("QVariantList", notify=shelfChanged)
    def versions(self) -> list[Row]:
        """Versions of the open text: rows {version, text, state, stateKind, waits}."""
        leads = self.desk.session.leads
        found = () if self._shelf is None or self._subject.is_new else self._shelf.versions
        return [version_row(each, self.actor, leads=leads) for each in found]

    @Property("QStringList", notify=pagesChanged)
    def pages(self) -> list[str]:
        """Addresses of the pages' pictures, filled with made-up data."""
        return self._pages

    @Property(bool, notify=pagesChanged)
    def blank(self) -> bool:
        """Nothing is written yet that could be drawn."""
        return not any(self._form.answers.values())

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        self.desk.navigator.replace(APPLICATIONS)

    @Slot(str)
    def choose(self, name: str) -> None:
        """A text, or an option of the open choice."""
        if self._chosen is not None:
            super().choose(name)
        elif name and name != self._subject.name:
            self._form.putAway()
            self._subject, self._shown = subject_of(name), None
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
            self._draw(shown)

    @Slot(int)
    def approve(self, version: int) -> None:
        """The supervisor puts a version into use."""
        letters, actor, subject = self.desk.terminal.letters, self.actor, self._subject
        account = self.desk.session.account
        role = account.role.value if account else ""
        self.ask(
            self.tr("启用第 {0} 版？").format(version),
            self.tr("以后起草的文书、发出的收费通知都用这一版；以前的不变。"),
            self.tr("启用"),
            lambda: self.act(
                lambda: subject.approve(letters, version, role, actor),
                lambda _: self.say(self.tr("第 {0} 版已启用。").format(version)),
            ),
        )

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], Shelf]:
        letters, subject = self.desk.terminal.letters, self._subject
        return lambda: Shelf(
            subject,
            tuple(letters.templates.all()),
            tuple(letters.norms.all()),
            tuple(subject.versions(letters)),
        )

    def take(self, seen: Shelf) -> None:
        if seen.subject != self._subject:
            self.look()
            return
        if seen != self._shelf:
            self._shelf = seen
            self.shelfChanged.emit()
        if self._shown is None:
            self._open(seen.versions[0])

    # --- acting --------------------------------------------------------------------------

    def _open(self, version: Version) -> None:
        self._shown = version
        today = hall_date(self.clock.now())
        self._form.begin(self._subject.form(version, today))
        self._draw(version)

    def _draw(self, version: Version) -> None:
        letters, subject = self.desk.terminal.letters, self._subject
        values = dict(self._form.answers)
        if not any(values.values()):
            self._drawn([])
            return
        self.work(
            lambda: addresses(subject.pictures(letters, version, values)),
            self._drawn,
            cover=False,
            latest="pages",
        )

    def _drawn(self, pages: list[str]) -> None:
        self._pages = pages
        self.pagesChanged.emit()

    @Slot()
    def _save(self) -> None:
        shown = self._shown
        if shown is None:
            return
        letters, actor, subject = self.desk.terminal.letters, self.actor, self._subject
        values = dict(self._form.answers)

        def saved(version: Version) -> None:
            self._form.end()
            if isinstance(version, NormVersion):
                self._subject = subject_of(version.norm.key)
            self._open(version)
            self.say(self.tr("已保存为第 {0} 版，负责人启用后使用。").format(version.version))

        self.act(lambda: subject.save(letters, shown, values, actor), saved)

    def _version(self, version: int) -> Version | None:
        versions = self._shelf.versions if self._shelf else ()
        return next((each for each in versions if each.version == version), None)
