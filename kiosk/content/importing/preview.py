"""What an import would do, to look at before it is done."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.common.errors import KioskError
from kiosk.content.codec import Document, name_of
from kiosk.content.editing.names import field_name
from kiosk.content.importing.field_words import fields_in_words, value_in_words
from kiosk.content.importing.planning import ADDED, CHANGED, REMOVED, UNCHANGED, Plan, Planned
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.understanding import Understood


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a document, in words."""

    field: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DocumentPreview:
    """One document and what becomes of it: added, changed, removed or unchanged."""

    type: str
    id: str
    name: str
    outcome: str
    line: int
    document: Document | None
    """As it would be; None when it would be removed."""
    before: Document | None

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """(label, words) of what was understood."""
        shown = self.document or self.before
        return fields_in_words(shown) if shown else ()

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """What differs, before and after."""
        if self.document is None or self.before is None:
            return ()
        planned = Planned(self.type, self.id, "", 0, self.before, self.document, None)
        return tuple(
            FieldChange(
                name,
                field_name(name),
                value_in_words(self.before, name),
                value_in_words(self.document, name),
            )
            for name in planned.changed_fields
        )


@dataclass(frozen=True, slots=True)
class FilePreview:
    """One file, folder or database; with an error nothing of it can be taken."""

    file: str
    kind: str = ""
    documents: tuple[DocumentPreview, ...] = ()
    skipped: tuple[RowNote, ...] = ()
    warnings: tuple[RowNote, ...] = ()
    error: KioskError | None = None

    def count(self, outcome: str) -> int:
        return sum(each.outcome == outcome for each in self.documents)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """All that would be done, in the order of the files."""

    files: tuple[FilePreview, ...]

    @property
    def added(self) -> int:
        return self._count(ADDED)

    @property
    def changed(self) -> int:
        return self._count(CHANGED)

    @property
    def removed(self) -> int:
        return self._count(REMOVED)

    @property
    def unchanged(self) -> int:
        return self._count(UNCHANGED)

    @property
    def failed(self) -> tuple[FilePreview, ...]:
        return tuple(file for file in self.files if file.error is not None)

    @property
    def documents(self) -> tuple[Document, ...]:
        """What would be new or other, as it would be; of one in several files the last."""
        found = {
            (each.type, each.id): each.document
            for file in self.files
            for each in file.documents
            if each.outcome in (ADDED, CHANGED, REMOVED)
        }
        return tuple(document for document in found.values() if document is not None)

    @property
    def gone(self) -> tuple[tuple[str, str], ...]:
        """(type, id) of what would be removed."""
        last = {
            (each.type, each.id): each.outcome for file in self.files for each in file.documents
        }
        return tuple(identity for identity, outcome in last.items() if outcome == REMOVED)

    def _count(self, outcome: str) -> int:
        return sum(file.count(outcome) for file in self.files)


def file_preview(source: Understood, plan: Plan) -> FilePreview:
    """A plan to look at."""
    return FilePreview(
        source.file,
        source.kind,
        tuple(
            DocumentPreview(
                entry.type,
                entry.id,
                _name(entry),
                entry.outcome,
                entry.line,
                entry.after,
                entry.before,
            )
            for entry in plan.entries
        ),
        tuple(sorted((*source.skipped, *plan.skipped), key=_place)),
        tuple(sorted((*source.warnings, *plan.warnings), key=_place)),
        source.error,
    )


def _place(note: RowNote) -> tuple[str, int]:
    return note.sheet, note.line


def _name(entry: Planned) -> str:
    shown = entry.after or entry.before
    return name_of(shown) if shown else entry.id
