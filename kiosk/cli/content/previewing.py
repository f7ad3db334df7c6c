"""A preview of an import on the console: what was understood, what would become of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kiosk.cli.content.importing import notes_json
from kiosk.cli.content.wording import SHOWN
from kiosk.content.editing.names import type_name
from kiosk.content.importing.planning import ADDED, CHANGED, REMOVED, UNCHANGED
from kiosk.content.importing.understanding import KIND_WORDS

if TYPE_CHECKING:
    from kiosk.content.importing.preview import DocumentPreview, FilePreview, ImportPreview

OUTCOMES = {ADDED: "新增", CHANGED: "更新", REMOVED: "撤下", UNCHANGED: "未变"}


def preview_json(preview: ImportPreview) -> dict[str, Any]:
    """Everything, for other programs."""
    return {
        "dry_run": True,
        "added": preview.added,
        "changed": preview.changed,
        "removed": preview.removed,
        "unchanged": preview.unchanged,
        "files": [
            {
                "file": file.file,
                "kind": file.kind,
                **{outcome: file.count(outcome) for outcome in OUTCOMES},
                "documents": [_document_json(each) for each in file.documents],
                **notes_json(file),
            }
            for file in preview.files
        ],
    }


def _document_json(document: DocumentPreview) -> dict[str, Any]:
    return {
        "type": document.type,
        "id": document.id,
        "name": document.name,
        "outcome": document.outcome,
        "line": document.line,
        "fields": [{"label": label, "value": value} for label, value in document.fields],
        "changes": list(document.changes),
    }


def preview_lines(file: FilePreview) -> Iterable[str]:
    """The first of each outcome with what differs; a document alone with all its fields."""
    if file.error is not None:
        return
    counted = "，".join(f"{word} {file.count(name)}" for name, word in OUTCOMES.items())
    kind = KIND_WORDS.get(file.kind, file.kind)
    yield f"{file.file}（{kind}，预览，未写入）：{counted}，跳过 {len(file.skipped)}"
    shown: Counter[str] = Counter()
    for document in file.documents:
        shown[document.outcome] += 1
        if document.outcome != UNCHANGED and shown[document.outcome] <= SHOWN:
            yield from _document_lines(document, whole=len(file.documents) == 1)
    for outcome, count in shown.items():
        if outcome != UNCHANGED and count > SHOWN:
            yield f"  {OUTCOMES[outcome]}共 {count} 条，只列出前 {SHOWN} 条"


def _document_lines(document: DocumentPreview, *, whole: bool) -> Iterable[str]:
    kind = type_name(document.type)
    yield f"  {OUTCOMES[document.outcome]}：{kind}“{document.name}”（{document.id}）"
    for change in document.changes:
        yield f"    {change.label}：{change.before} → {change.after}"
    if whole and document.outcome == ADDED:
        for label, value in document.fields:
            yield f"    {label}：{value}"
