"""Files of the inbox or a stick: what each would change, proposed once somebody has looked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.ids import new_id
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.importing import rows as shown
from ui.window.importing.inbox import Offers, read_offers
from ui.window.importing.proposing import propose
from ui.window.importing.rows import Row

if TYPE_CHECKING:
    from kiosk.content.editing.model import Proposal
    from kiosk.content.importing.preview import FilePreview, ImportPreview

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class ImportingViewModel(ActingViewModel):
    """Looking writes nothing; proposing leaves the content as it is until it is approved."""

    offersChanged = Signal()
    previewChanged = Signal()
    viewChanged = Signal()
    simplifyChanged = Signal()
    readingChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._offers: Offers | None = None
        self._files: list[Row] = []
        self._place: Path | None = None
        self._path = ""
        self._simplify = False
        self._preview: ImportPreview | None = None
        self._view = ""
        self._details: list[Row] = []
        self._reading = False
        self._request = ""

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=offersChanged)
    def places(self) -> list[Row]:
        """Chips of the places."""
        return shown.place_rows(self._offers)

    @Property("QVariantList", notify=offersChanged)
    def files(self) -> list[Row]:
        """Rows {path, name, kind, note}, the newest first."""
        return self._files

    @Property(bool, notify=offersChanged)
    def known(self) -> bool:
        """Whether the place has been looked into."""
        return self._offers is not None

    @Property(str, notify=offersChanged)
    def folder(self) -> str:
        """Where the files of the place lie, for who is to put some there."""
        return str(self._offers.place) if self._offers else ""

    @Property(bool, notify=simplifyChanged)
    def simplify(self) -> bool:
        """Whether documents in traditional characters are to be read as simplified ones."""
        return self._simplify

    @Property(bool, notify=readingChanged)
    def reading(self) -> bool:
        """A file is being read."""
        return self._reading

    @Property(str, notify=previewChanged)
    def chosen(self) -> str:
        """The path of the file that is open."""
        return self._path

    @Property(str, notify=previewChanged)
    def title(self) -> str:
        """The name of the file that is open."""
        file = self._file
        return file.file if file else ""

    @Property(str, notify=previewChanged)
    def refusal(self) -> str:
        """Why nothing of the open file can be taken."""
        return shown.error_text(self._file)

    @Property(str, notify=previewChanged)
    def summary(self) -> str:
        """What would be proposed."""
        file = self._file
        if file is None or file.error is not None:
            return ""
        return shown.counted(file) or self.tr("与现有内容相同，没有要提交的")

    @Property(bool, notify=previewChanged)
    def proposable(self) -> bool:
        """Whether there is something to propose."""
        file = self._file
        return file is not None and file.error is None and bool(shown.counted(file))

    @Property("QVariantList", notify=viewChanged)
    def views(self) -> list[Row]:
        """Chips of the preview: {name, text, on}."""
        return shown.view_rows(self._file, self._view)

    @Property("QVariantList", notify=viewChanged)
    def details(self) -> list[Row]:
        """Rows {tag, tagKind, title, note, changes, facts}."""
        return self._details

    @Property(str, notify=viewChanged)
    def cutText(self) -> str:
        return shown.cut_text(self._file, self._view)

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def choosePlace(self, name: str) -> None:
        """The inbox or a stick."""
        self._place = Path(name)
        self._show("", None)
        self.look()

    @Slot(str)
    def openFile(self, path: str) -> None:
        """Reads a file and compares it with what stands; writes nothing."""
        if self.acting:
            return
        content, simplify = self.desk.terminal.content, self._simplify
        self._show(path, None)
        self._set_reading(True)

        def seen(preview: ImportPreview) -> None:
            self._set_reading(False)
            self._show(path, preview)

        def failed(error: Exception) -> None:
            self._set_reading(False)
            self._show("", None)
            self.fail(error)

        self.work(
            lambda: content.preview_import([Path(path)], simplify=simplify),
            seen,
            cover=False,
            latest="preview",
            failed=failed,
        )

    @Slot()
    def toggleSimplify(self) -> None:
        """Traditional characters as they are, or simplified; the open file is read again."""
        self._simplify = not self._simplify
        self.simplifyChanged.emit()
        if self._path:
            self.openFile(self._path)

    @Slot(str)
    def chooseView(self, name: str) -> None:
        """Another part of the preview."""
        self._set_view(name)

    @Slot()
    def submit(self) -> None:
        """Asks before the changes are proposed."""
        file = self._file
        if file is None or not self.proposable or self.acting:
            return
        text = self.tr("{0}。提交后不会立即公开，要由另一位工作人员审核。")
        self._request = new_id()
        self.ask(
            self.tr("把“{0}”提交审核？").format(file.file),
            text.format(shown.counted(file)),
            self.tr("提交审核"),
            self._propose,
        )

    # --- inside --------------------------------------------------------------------------

    def reader(self) -> Callable[[], Offers]:
        inbox, place = self.desk.terminal.settings.inbox_dir, self._place
        return lambda: read_offers(inbox, place)

    def take(self, seen: Offers) -> None:
        rows = shown.file_rows(seen)
        changed = self._offers is None or rows != self._files or seen.place != self._offers.place
        changed = changed or self._offers is None or seen.places != self._offers.places
        self._offers = seen
        if changed:
            self._files = rows
            self.offersChanged.emit()

    @property
    def _file(self) -> FilePreview | None:
        return self._preview.files[0] if self._preview and self._preview.files else None

    def _propose(self) -> None:
        preview, request = self._preview, self._request
        if preview is None:
            return
        terminal, actor = self.desk.terminal, self.actor

        def done(proposal: Proposal) -> None:
            self._show("", None)
            self.say(
                self.tr("已提交 {0} 项，待另一位工作人员在“内容管理”中审核。").format(
                    proposal.count
                )
            )

        self.act(lambda: propose(terminal, preview, actor=actor, request_id=request), done)

    def _show(self, path: str, preview: ImportPreview | None) -> None:
        self._path, self._preview = path, preview
        self.previewChanged.emit()
        file = self._file
        self._set_view(shown.first_view(file) if file and file.error is None else "")

    def _set_view(self, name: str) -> None:
        self._view = name
        self._details = shown.detail_rows(self._file, name)
        self.viewChanged.emit()

    def _set_reading(self, reading: bool) -> None:
        self._reading = reading
        self.readingChanged.emit()
