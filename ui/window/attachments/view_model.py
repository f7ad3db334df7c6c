"""The files of a case: what was handed in, what is to be released, and what is blackened of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_time
from kiosk.disclosure.attachments.model import Area, Attachment, Role, Why
from kiosk.disclosure.attachments.redaction import Look
from ui.desk import Desk
from ui.window.acting import ActingViewModel, option
from ui.window.attachments.incoming import Incoming, content, take_away, waiting
from ui.window.letters.pictures import DPI, addresses
from ui.window.routes import APPLICATIONS

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page that was drawn, and the file it belongs to."""

    file: str
    look: Look
    page: int
    picture: str


@QmlElement
@QmlUncreatable("made by the navigator")
class AttachmentsViewModel(ActingViewModel):
    """Areas are drawn on the original; the copy made of them is what may be released."""

    filesChanged = Signal()
    pageChanged = Signal()
    areasChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None, *, number: str) -> None:
        super().__init__(desk, parent)
        self._number = number
        self._attachments = desk.terminal.attachments
        self._files: list[Attachment] = []
        self._seen: _Seen | None = None
        self._areas: list[Area] = []

    # --- what the page shows -------------------------------------------------------------

    @Property(str, constant=True)
    def number(self) -> str:
        return self._number

    @Property("QVariantList", notify=filesChanged)
    def files(self) -> list[Row]:
        """{id, name, note, state, stateKind, on}, oldest first."""
        shown = self._seen.file if self._seen else ""
        return [_row(one, one.id == shown) for one in self._files]

    @Property("QVariantMap", notify=pageChanged)
    def file(self) -> Row:
        """{name, original, copy, released, page, pages, picture}; empty while none is open."""
        seen, file = self._seen, self._file()
        if seen is None or file is None:
            return {}
        return {
            "name": file.name,
            "original": file.redacted_from is None,
            "copy": file.redacted_from is not None,
            "released": file.released,
            "page": seen.page,
            "pages": seen.look.pages,
            "picture": seen.picture,
        }

    @Property("QVariantList", notify=areasChanged)
    def areas(self) -> list[Row]:
        """Areas of the page that shows, as parts of it: {x, y, width, height, text}."""
        page = self._seen.page if self._seen else 0
        return [
            {
                "x": area.x,
                "y": area.y,
                "width": area.width,
                "height": area.height,
                "text": area.why.label,
            }
            for area in self._areas
            if area.page == page
        ]

    @Property(int, notify=areasChanged)
    def count(self) -> int:
        """Areas on all pages that are not in a copy yet."""
        return len(self._areas)

    # --- what the page asks --------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        """To the application; asks first when areas were drawn that no copy has."""
        self._unless_drawn(self._leave_page)

    @Slot(str)
    def openFile(self, file_id: str) -> None:
        """Opens a file; the look is audited."""
        if self._seen is not None and self._seen.file == file_id:
            return
        self._unless_drawn(lambda: self._show(file_id))

    @Slot(int)
    def turn(self, step: int) -> None:
        """Another page of the open file."""
        seen = self._seen
        if seen is not None and 1 <= seen.page + step <= seen.look.pages:
            look, page = seen.look, seen.page + step
            self._draw(lambda: _Seen(seen.file, look, page, _picture(look, page)))

    @Slot()
    def add(self) -> None:
        """F9: takes a scanned file in, or one from a drive."""
        if self.acting:
            return
        folder = self.desk.terminal.settings.data_dir
        self.desk.tasks.run(lambda: waiting(folder), self._offer_files, self.fail, owner=self)

    @Slot(float, float, float, float)
    def mark(self, x: float, y: float, width: float, height: float) -> None:
        """An area was drawn: on what ground is it blackened?"""
        file, seen = self._file(), self._seen
        if file is None or seen is None or file.redacted_from is not None or self.acting:
            return
        left, top = max(0.0, x), max(0.0, y)
        right, bottom = min(1.0, x + width), min(1.0, y + height)
        page = seen.page

        def add(why: str) -> None:
            self._areas.append(Area(page, left, top, right - left, bottom - top, Why(why)))
            self.areasChanged.emit()

        self.offer(
            self.tr("为什么遮盖这一处？"),
            [option(why.value, why.label, "") for why in Why],
            add,
        )

    @Slot()
    def unmark(self) -> None:
        """F6: takes the area back that was drawn last."""
        if self._areas:
            self._areas.pop()
            self.areasChanged.emit()

    @Slot()
    def redact(self) -> None:
        """F8: makes the copy; what is under the areas is gone from it."""
        file = self._file()
        if file is None or file.redacted_from is not None or self.acting:
            return
        areas = tuple(self._areas)
        if areas:
            title = self.tr("遮盖 {0} 处，生成公开件？").format(len(areas))
            text = self.tr("公开件由页面图像重新生成，遮盖的内容不能恢复；原件仍密封保存。")
        else:
            title = self.tr("没有需要遮盖的内容？")
            text = self.tr("请确认已逐页看过，没有不应公开的内容。确认后照原样生成公开件。")
        self.ask(title, text, self.tr("生成公开件"), lambda: self._make(file.id, areas))

    @Slot()
    def release(self) -> None:
        """F7: lets the applicant have the copy."""
        file, actor = self._file(), self.actor
        if file is None or file.redacted_from is None or file.released or self.acting:
            return
        self.ask(
            self.tr("提供给申请人？"),
            self.tr("请再看一遍公开件。提供后会记录是谁、何时提供的。"),
            self.tr("提供"),
            lambda: self.act(
                lambda: self._attachments.release(file.id, actor=actor),
                lambda _: self.say(self.tr("已提供给申请人。")),
            ),
            careful=True,
        )

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], list[Attachment]]:
        attachments, number = self._attachments, self._number
        return lambda: attachments.of_case(number)

    def take(self, seen: list[Attachment]) -> None:
        if seen == self._files:
            return
        self._files = seen
        self.filesChanged.emit()
        self.pageChanged.emit()

    def leaving(self) -> None:
        """Nothing of a file stays behind in memory."""
        super().leaving()
        self._seen = None
        self._areas = []

    # --- acting --------------------------------------------------------------------------

    def _offer_files(self, found: list[Incoming]) -> None:
        if not found:
            self.warn(
                self.tr("没有找到文件。请把扫描件存到本机的扫描件文件夹，或插上存有文件的 U 盘。")
            )
            return
        known = {str(at): one for at, one in enumerate(found)}
        self.offer(
            self.tr("添加哪个文件？"),
            [option(name, one.path.name, one.place) for name, one in known.items()],
            lambda name: self._take_in(known[name]),
        )

    def _take_in(self, incoming: Incoming) -> None:
        attachments, number, actor = self._attachments, self._number, self.actor

        def take_in() -> Attachment:
            name = incoming.path.name
            taken = attachments.add(number, name, content(incoming), role=Role.RELEASE, actor=actor)
            take_away(incoming)
            return taken

        self.act(take_in, lambda taken: self._show(taken.id))

    def _make(self, file_id: str, areas: tuple[Area, ...]) -> None:
        attachments, actor = self._attachments, self.actor

        def made(copy: Attachment) -> None:
            self._areas = []
            self.areasChanged.emit()
            self.say(self.tr("公开件已生成，请逐页核对后再提供。"))
            self._show(copy.id)

        self.act(
            lambda: attachments.redact(file_id, areas, actor=actor, nothing_to_hide=not areas),
            made,
        )

    def _show(self, file_id: str) -> None:
        attachments, actor = self._attachments, self.actor
        self._areas = []
        self.areasChanged.emit()

        def draw() -> _Seen:
            look = attachments.look(file_id, actor=actor)
            return _Seen(file_id, look, 1, _picture(look, 1))

        self._draw(draw)

    def _draw(self, draw: Callable[[], _Seen]) -> None:
        def drawn(seen: _Seen) -> None:
            if self._left:
                return
            self._seen = seen
            self.filesChanged.emit()
            self.pageChanged.emit()
            self.areasChanged.emit()

        self.desk.tasks.run(draw, drawn, self.fail, owner=self)

    def _file(self) -> Attachment | None:
        shown = self._seen.file if self._seen else ""
        return next((one for one in self._files if one.id == shown), None)

    def _unless_drawn(self, then: Callable[[], None]) -> None:
        if not self._areas:
            then()
            return
        self.ask(
            self.tr("有 {0} 处遮盖还没有生成公开件").format(len(self._areas)),
            self.tr("离开后，画好的遮盖不保留。"),
            self.tr("离开"),
            then,
            danger=True,
        )

    def _leave_page(self) -> None:
        self.desk.navigator.replace(APPLICATIONS, number=self._number, tab="letters")


def _row(file: Attachment, on: bool) -> Row:
    by = file.actor.removeprefix("staff:")
    state, kind = "原件", "plain"
    if file.released:
        state, kind = "已提供", "ok"
    elif file.redacted_from is not None:
        state, kind = "公开件", "warn"
    return {
        "id": file.id,
        "name": file.name,
        "note": f"{file.role.label} · 工号 {by} · {hall_time(file.at):%m-%d %H:%M}",
        "state": state,
        "stateKind": kind,
        "on": on,
    }


def _picture(look: Look, page: int) -> str:
    return addresses([look.picture(page, dpi=DPI)])[0]
