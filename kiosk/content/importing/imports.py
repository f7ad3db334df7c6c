"""Bringing files in, or only looking at what they would do."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from kiosk.common.errors import Damaged, Rejected
from kiosk.content import release
from kiosk.content.changes import CheckedPut
from kiosk.content.codec import Document
from kiosk.content.editing.history import Occasion, occasion
from kiosk.content.importing.apart import reading_apart
from kiosk.content.importing.planning import (
    ADDED,
    CHANGED,
    REMOVED,
    UNCHANGED,
    Later,
    Plan,
    Planned,
    plan_of,
)
from kiosk.content.importing.preview import FilePreview, ImportPreview, file_preview
from kiosk.content.importing.report import FileReport
from kiosk.content.importing.sources import of_drafts, understand
from kiosk.content.importing.understanding import EXCHANGE, POLICY, RELEASE, Understood
from kiosk.content.records import LOCAL, Applied, chunks, tidy, write
from kiosk.store.store import Store

LoadRelease = Callable[[Path], Applied]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One report for each file, in the order in which they were taken."""

    files: tuple[FileReport, ...]

    @property
    def added(self) -> int:
        return sum(file.added for file in self.files)

    @property
    def changed(self) -> int:
        return sum(file.changed for file in self.files)

    @property
    def unchanged(self) -> int:
        return sum(file.unchanged for file in self.files)

    @property
    def removed(self) -> int:
        return sum(file.removed for file in self.files)

    @property
    def failed(self) -> tuple[FileReport, ...]:
        """Files of which nothing was taken."""
        return tuple(file for file in self.files if file.error is not None)


def import_sources(
    store: Store,
    paths: Sequence[Path],
    load_release: LoadRelease,
    *,
    database: str = "",
    simplify: bool = False,
    why: str = "",
) -> ImportReport:
    """Imports each file, folder or database in its own transaction.

    ``why`` is the reason of who lets nobody else check it; it is kept with the versions and in the
    audit.

    A folder that holds a release as the platform publishes it is loaded as one.

    Faults of the store itself (full disk, no connection) are raised: going on would not help.
    """
    reports = []
    for path, source in _sources(paths, database, simplify=simplify):
        if source.kind == RELEASE and path is not None:
            reports.append(_load_release(source, path, load_release))
        else:
            reports.append(_take(store, source, why))
    return ImportReport(tuple(reports))


def preview_sources(
    store: Store, paths: Sequence[Path], *, database: str = "", simplify: bool = False
) -> ImportPreview:
    """What :func:`import_sources` would do; writes nothing."""
    later = Later()
    files: list[FilePreview] = []
    for path, source in _sources(paths, database, simplify=simplify):
        with store.read() as connection:
            if source.kind == RELEASE and path is not None:
                files.append(_release_preview(connection, source, path))
                continue
            plan = Plan() if source.error else plan_of(connection, source, later)
        later.note(plan)
        files.append(file_preview(source, plan))
    return ImportPreview(tuple(files))


def _sources(
    paths: Sequence[Path], database: str, *, simplify: bool
) -> Iterator[tuple[Path | None, Understood]]:
    with reading_apart() as inside:
        for path in paths:
            for source in understand([path], simplify=simplify, inside=inside):
                yield path, source
    if database:
        yield None, _database(database)


def _database(url: str) -> Understood:
    from kiosk.content.importing.exchange_database import database_name, read_exchange_database

    name = database_name(url)
    try:
        return of_drafts(name, EXCHANGE, read_exchange_database(url))
    except Rejected as error:
        return Understood(name, EXCHANGE, error=error)


def _take(store: Store, source: Understood, why: str) -> FileReport:
    if source.error is not None:
        return FileReport(source.file, error=source.error)
    with store.command("content") as command:
        connection = command.connection
        release.lock(connection)
        plan = plan_of(connection, source)
        told = occasion(connection, command.now, made_by="import", why=why or source.file[:100])
        _write(connection, plan.entries, told)
        counts = {name: plan.count(name) for name in (ADDED, CHANGED, REMOVED)}
        tidy(connection, Applied(counts[ADDED], counts[CHANGED], counts[REMOVED]))
        if any(counts.values()):
            _audit(command.audit, source, plan, counts, {"why": why} if why else {})
    shown = file_preview(source, plan)
    return FileReport(
        source.file,
        source.kind,
        counts[ADDED],
        counts[CHANGED],
        plan.count(UNCHANGED),
        shown.skipped,
        shown.warnings,
        removed=counts[REMOVED],
    )


def _audit(
    audit: Callable[..., None],
    source: Understood,
    plan: Plan,
    counts: dict[str, int],
    reason: dict[str, str],
) -> None:
    if source.kind == POLICY:
        (entry,) = plan.entries
        audit("content.policy_imported", entry.id, rev=_rev(entry), **reason)
        return
    skipped = len(source.skipped) + len(plan.skipped)
    facts = {**counts, UNCHANGED: plan.count(UNCHANGED), "skipped": skipped}
    audit("content.items_imported", source.file[:100], **facts, **reason)


def _write(connection: Connection, entries: Iterable[Planned], told: Occasion) -> None:
    for part in chunks(entry for entry in entries if entry.outcome != UNCHANGED):
        puts = [_put(entry, entry.after) for entry in part if entry.after is not None]
        gone = [(entry.type, entry.id) for entry in part if entry.after is None]
        write(connection, puts, gone, LOCAL, told)


def _put(entry: Planned, document: Document) -> CheckedPut:
    digest = hashlib.sha256(entry.text.encode()).hexdigest()
    return CheckedPut(entry.type, entry.id, _rev(entry), digest, entry.text, document)


def _rev(entry: Planned) -> int:
    return entry.standing.rev + 1 if entry.standing else 1


def _load_release(source: Understood, folder: Path, load_release: LoadRelease) -> FileReport:
    try:
        done = load_release(folder)
    except (Rejected, Damaged) as error:
        return FileReport(source.file, RELEASE, error=error)
    return FileReport(
        source.file, RELEASE, done.added, done.changed, done.ignored, removed=done.removed
    )


def _release_preview(connection: Connection, source: Understood, folder: Path) -> FilePreview:
    from kiosk.content.importing.release_preview import plan_of_release

    try:
        return file_preview(source, plan_of_release(connection, folder))
    except (Rejected, Damaged) as error:
        return FilePreview(source.file, RELEASE, error=error)
