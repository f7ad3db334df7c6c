"""Files and previews put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_time
from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.content.editing.names import type_name
from kiosk.content.importing.planning import ADDED, CHANGED, REMOVED, UNCHANGED
from kiosk.settings import messages_dir
from ui.window.importing.inbox import DOCUMENT, EXCHANGE, LIST, REFUSED, Offer, Offers

if TYPE_CHECKING:
    from kiosk.content.importing.preview import DocumentPreview, FilePreview, ImportPreview
    from kiosk.content.importing.report import RowNote

translate = QCoreApplication.translate

Row = dict[str, object]

MOST_ROWS = 200
MOST_CHANGES = 12
SKIPPED, WARNED = "skipped", "warned"
_KINDS = {LIST: "事项清单", DOCUMENT: "政策文件", EXCHANGE: "交换库表", REFUSED: "不能导入"}
_OUTCOMES = {
    ADDED: ("新增", "ok"),
    CHANGED: ("更新", "primary"),
    REMOVED: ("撤下", "accent"),
    UNCHANGED: ("未变", "plain"),
}
_REMARKS = {SKIPPED: ("跳过", "warn"), WARNED: ("提醒", "warn")}
_KILO = 1024


def place_rows(offers: Offers | None) -> list[Row]:
    """Chips of the places: {name, text, on}."""
    if offers is None:
        return []
    return [
        {"name": str(place.folder), "text": place.name, "on": place.folder == offers.place}
        for place in offers.places
    ]


def file_rows(offers: Offers) -> list[Row]:
    """The files of the place, the newest first."""
    return [_file_row(offer) for offer in offers.files]


def _file_row(offer: Offer) -> Row:
    changed = f"{hall_time(offer.changed_at):%Y-%m-%d %H:%M}"
    size = "" if offer.kind == EXCHANGE else f"　{_size(offer.size)}"
    return {
        "path": str(offer.path),
        "name": offer.name,
        "kind": translate("window", _KINDS[offer.kind]),
        "note": changed + size,
    }


def _size(count: int) -> str:
    if count < _KILO * _KILO:
        return f"{max(1, round(count / _KILO))} KB"
    return f"{count / _KILO / _KILO:.1f} MB"


def first_view(preview: FilePreview) -> str:
    """What is looked at first: what would change the most, else what was left out."""
    for name in (CHANGED, REMOVED, ADDED):
        if preview.count(name):
            return name
    return SKIPPED if preview.skipped else WARNED if preview.warnings else UNCHANGED


def view_rows(preview: FilePreview | None, current: str) -> list[Row]:
    """Chips of a preview with their counts; those with nothing under them are not shown."""
    if preview is None or preview.error is not None:
        return []
    counts = {name: preview.count(name) for name in _OUTCOMES}
    counts |= {SKIPPED: len(preview.skipped), WARNED: len(preview.warnings)}
    words = {name: text for name, (text, _) in (_OUTCOMES | _REMARKS).items()}
    return [
        {
            "name": name,
            "text": f"{translate('window', words[name])} {count}",
            "on": name == current,
        }
        for name, count in counts.items()
        if count or name == current
    ]


@dataclass(frozen=True, slots=True)
class Shown:
    """A preview with its rows by view, made off the GUI thread."""

    preview: ImportPreview
    rows: dict[str, list[Row]]


def shown(preview: ImportPreview) -> Shown:
    """Puts the preview of one file into words."""
    file = preview.files[0] if preview.files else None
    views = (*_OUTCOMES, *_REMARKS)
    return Shown(preview, {name: detail_rows(file, name) for name in views})


def detail_rows(preview: FilePreview | None, current: str) -> list[Row]:
    """The documents or remarks of one view, the first of many."""
    if preview is None or preview.error is not None:
        return []
    if current in _REMARKS:
        notes = preview.skipped if current == SKIPPED else preview.warnings
        return [_remark_row(note, *_REMARKS[current]) for note in notes[:MOST_ROWS]]
    found = [each for each in preview.documents if each.outcome == current]
    whole = len(preview.documents) == 1
    return [_document_row(each, whole=whole) for each in found[:MOST_ROWS]]


def cut_text(preview: FilePreview | None, current: str) -> str:
    """Says so when a view has more than is listed."""
    if preview is None:
        return ""
    counts = {SKIPPED: len(preview.skipped), WARNED: len(preview.warnings)}
    count = counts.get(current, preview.count(current))
    if count <= MOST_ROWS:
        return ""
    return translate("window", "共 {0} 条，只列出前 {1} 条").format(count, MOST_ROWS)


def _document_row(document: DocumentPreview, *, whole: bool) -> Row:
    text, kind = _OUTCOMES[document.outcome]
    changes = [
        {"label": change.label, "before": change.before, "after": change.after}
        for change in document.changes[:MOST_CHANGES]
    ]
    facts = document.fields if whole and document.outcome == ADDED else ()
    return {
        "tag": translate("window", text),
        "tagKind": kind,
        "title": document.name,
        "note": f"{type_name(document.type)}　{document.id}",
        "changes": changes,
        "facts": [{"label": label, "text": said} for label, said in facts],
    }


def _remark_row(note: RowNote, text: str, kind: str) -> Row:
    said = say(KioskError(note.code, detail=note.detail), messages_dir())
    return {
        "tag": translate("window", text),
        "tagKind": kind,
        "title": said,
        "note": _place(note),
        "changes": [],
        "facts": [],
    }


def _place(note: RowNote) -> str:
    sheet = translate("window", "工作表“{0}”").format(note.sheet) if note.sheet else ""
    if not note.line:
        return sheet or translate("window", "整个文件")
    line = translate("window", "第 {0} 行").format(note.line)
    column = translate("window", " {0} 列").format(note.column) if note.column else ""
    return f"{sheet}{line}{column}"


def error_text(preview: FilePreview | None) -> str:
    """Why nothing of the file can be taken."""
    if preview is None or preview.error is None:
        return ""
    return say(preview.error, messages_dir())


def counted(preview: FilePreview) -> str:
    """``新增 3 项、更新 1 项`` of what would be proposed; empty for nothing."""
    said = [
        translate("window", "{0} {1} 项").format(_OUTCOMES[name][0], preview.count(name))
        for name in (ADDED, CHANGED, REMOVED)
        if preview.count(name)
    ]
    return "、".join(said)
