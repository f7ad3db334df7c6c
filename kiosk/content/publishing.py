"""How content comes in: releases and changes of the platform, files of the hall."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from kiosk.common.clock import Clock
from kiosk.common.errors import Rejected
from kiosk.content import queries, records, release, staging
from kiosk.content.changes import Change
from kiosk.content.editing.history import Occasion, occasion
from kiosk.content.records import Applied
from kiosk.content.release import ReleaseInfo
from kiosk.store.command import Command
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.content.importing.imports import ImportReport
    from kiosk.content.importing.preview import ImportPreview


class Publishing:
    """Changes what residents read."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def release(self) -> ReleaseInfo:
        """The release that the content is of."""
        with self._store.read() as connection:
            return release.current(connection)

    def import_paths(
        self, paths: Sequence[Path], *, database: str = "", simplify: bool = False, why: str = ""
    ) -> ImportReport:
        """Imports lists of items, exchange tables and documents, each file a transaction.

        A folder with a release is loaded as a whole. What cannot be taken is reported and changes
        nothing; the others go on. ``database`` is the address of a database with exchange tables;
        ``simplify`` turns documents in traditional characters into simplified ones. ``why`` is
        kept in the audit: nobody else has checked what is brought in so.

        Raises:
            Rejected: for an address that is none; Unavailable: for a database out of reach.
        """
        from kiosk.content.importing.imports import import_sources

        return import_sources(
            self._store, paths, self.load_snapshot, database=database, simplify=simplify, why=why
        )

    def preview_import(
        self, paths: Sequence[Path], *, database: str = "", simplify: bool = False
    ) -> ImportPreview:
        """What :meth:`import_paths` would do, and what was understood; writes nothing."""
        from kiosk.content.importing.imports import preview_sources

        return preview_sources(self._store, paths, database=database, simplify=simplify)

    def load_snapshot(self, folder: Path) -> Applied:
        """Makes the release in ``folder`` the content, in one transaction.

        The same release again changes nothing; an older one is refused.

        Raises:
            Rejected, Damaged: as :func:`kiosk.content.snapshot.read_snapshot`;
                ``snapshot.older`` when a newer release stands.
        """
        from kiosk.content.snapshot import read_manifest, read_snapshot

        standing = self.release()
        manifest = read_manifest(folder)
        if manifest.version < standing.version:
            raise Rejected("snapshot.older", release=manifest.release, standing=standing.id)
        snapshot = read_snapshot(folder)
        info = ReleaseInfo(manifest.release, manifest.version, manifest.created)
        if info == standing:
            return Applied(ignored=len(snapshot.changes))
        name = f"snapshot {manifest.release}"[:64]
        with self._store.command("content") as command:
            staging.discard(command.connection, name)
            staging.stage(command.connection, name, snapshot.changes)
            told = occasion(command.connection, command.now, why=manifest.release)
            done = staging.swap(command.connection, name, None, told)
            release.stamp(command.connection, info)
            command.audit(
                "content.release_loaded",
                manifest.release,
                added=done.added,
                changed=done.changed,
                removed=done.removed,
            )
        return done

    def apply_changes(self, target: Command | Connection, changes: Iterable[Change]) -> Applied:
        """Applies the platform's changes in the caller's transaction; see :mod:`.records`."""
        return records.apply_changes(_connection(target), changes, self._occasion(target))

    def stage(self, target: Command | Connection, name: str, changes: Iterable[Change]) -> int:
        """Keeps a page of a whole release aside, unseen, in the caller's transaction."""
        return staging.stage(_connection(target), name, changes)

    def discard_stage(self, target: Command | Connection, name: str) -> None:
        """Forgets what was kept aside."""
        staging.discard(_connection(target), name)

    def swap(
        self, target: Command | Connection, name: str, types: Collection[str] | None = None
    ) -> Applied:
        """Makes what was kept aside the content (of ``types``, or all), at one stroke."""
        return staging.swap(_connection(target), name, types, self._occasion(target))

    def stamp_release(self, target: Command | Connection, info: ReleaseInfo) -> None:
        """Says of which release the content now is."""
        release.stamp(_connection(target), info)

    def inventory(
        self, target: Command | Connection | None = None
    ) -> list[tuple[str, str, int, str]]:
        """(type, id, rev, sha256) of the release's documents in order: what a checkpoint hashes."""
        if target is not None:
            return queries.inventory(_connection(target))
        with self._store.read() as connection:
            return queries.inventory(connection)

    def _occasion(self, target: Command | Connection) -> Occasion:
        at = target.now if isinstance(target, Command) else self._clock.now()
        return occasion(_connection(target), at)


def _connection(target: Command | Connection) -> Connection:
    return target.connection if isinstance(target, Command) else target
