"""Brings content up to the platform's checkpoint: staged page by page, swapped in one commit."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

import msgspec
from sqlalchemy import select

from kiosk.common.errors import Damaged, Rejected
from kiosk.content.codec import TYPES
from kiosk.content.release import ReleaseInfo
from kiosk.content.service import Content
from kiosk.content.tables import staged
from kiosk.store.command import Command
from kiosk.store.store import Store
from kiosk.sync import checkpoints
from kiosk.sync.errors import Offline, Refused
from kiosk.sync.link import Link
from kiosk.sync.memory import Memory
from kiosk.sync.protocol import MAX_CHANGES, Change, ChangesPage, Checkpoint

log = logging.getLogger(__name__)

CURSOR_UNKNOWN = 410
MAX_PAGES = 10_000


class _Differs(Exception):
    """Raised inside the transaction, so that it is rolled back."""

    def __init__(self, types: list[str]) -> None:
        super().__init__(", ".join(types))
        self.types = types


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A whole walk through the feed: where it ended, and with which entity tag."""

    stage: str
    cursor: str
    checkpoint: str
    etag: str


@dataclass(slots=True)
class Pull:
    """Pulls for one store over one line."""

    store: Store
    content: Content
    link: Link
    keys: tuple[str, ...]

    def run(self) -> int:
        """Brings the content up to date; returns how many documents changed.

        Raises:
            Offline, Busy, SignInNeeded, Shut: later; pages that came are kept.
            Damaged: ``sync.signature_wrong``, ``sync.content_expired``, ``sync.content_older``,
                ``sync.content_differs``, ``sync.content_refused``: the content stays as it was.
        """
        try:
            return self._run()
        except Refused as error:
            if error.status != CURSOR_UNKNOWN:
                raise Offline(f"http.{error.status}") from error
            log.warning("the platform does not know our place; fetching all content")
            self._forget()
            self._memory.keep(cursor="", etag=None)
            return self._run()

    def _run(self) -> int:
        cursor = self._memory.get("cursor")
        if cursor is None:
            release = self.content.release()
            cursor = f"release:{release.id}" if release.id else ""
        try:
            arrived = self._walk("whole" if not cursor else "delta", cursor)
            return self._take(arrived, whole=not cursor) if arrived else 0
        except Rejected as error:
            self._forget()
            raise Damaged("sync.content_refused", reason=error.code) from error
        except Damaged:
            self._forget()
            raise

    @property
    def _memory(self) -> Memory:
        return Memory(self.store)

    # Fetching

    def _walk(self, name: str, start: str, kind: str = "") -> _Arrived | None:
        """Stages all pages behind ``start``, going on where a broken walk ended.

        None when nothing has changed there, or nothing is published yet.
        """
        stage = f"{name} {self.store.terminal}"
        place = self._resumed(stage, start)
        fresh = place is None
        position = start if place is None else place
        for _ in range(MAX_PAGES):
            etag = self._memory.get("etag") if fresh and not kind and start else None
            page, tag = self._page(position, kind, etag)
            if page is None or not page.checkpoint:
                return None
            if not page.done and page.next == position:
                raise Offline("answer.no_progress")
            self._stage(stage, start, page, fresh=fresh, repair=bool(kind))
            fresh, position = False, page.next
            if page.done:
                return _Arrived(stage, page.next, page.checkpoint, tag)
        raise Offline("answer.endless")

    def _page(self, cursor: str, kind: str, etag: str | None) -> tuple[ChangesPage | None, str]:
        params = {"cursor": cursor, "limit": str(MAX_CHANGES)}
        if kind:
            params["type"] = kind
        headers = {"If-None-Match": etag} if etag else None
        reply = self.link.request("GET", "/v1/changes", ChangesPage, params=params, headers=headers)
        return reply.message, reply.etag

    def _resumed(self, stage: str, start: str) -> str | None:
        """Where a broken walk from the same start is to go on."""
        walk = self._memory.get("walk")
        if walk is None:
            return None
        known_stage, known_start, position = msgspec.json.decode(walk, type=tuple[str, str, str])
        return position if (known_stage, known_start) == (stage, start) else None

    def _stage(
        self, stage: str, start: str, page: ChangesPage, *, fresh: bool, repair: bool
    ) -> None:
        known = [change for change in page.changes if change.type in TYPES]
        gone = [change for change in known if change.op == "delete"]
        before = [] if fresh else self._deletes()
        with self.store.command("sync") as command:
            if fresh:
                self.content.discard_stage(command, stage)
            self.content.stage(command, stage, known)
            if not repair and (gone or fresh):
                text = msgspec.json.encode([*before, *gone]).decode()
                self._memory.put(command, "deletes", text)
            place = msgspec.json.encode((stage, start, page.next)).decode()
            self._memory.put(command, "walk", place)

    def _deletes(self) -> list[Change]:
        text = self._memory.get("deletes")
        return msgspec.json.decode(text, type=list[Change]) if text else []

    # Taking over

    def _take(self, arrived: _Arrived, *, whole: bool) -> int:
        """Verifies what arrived and makes it the content, in one commit."""
        checkpoint = self._checkpoint(arrived.checkpoint)
        if self._overtaken(checkpoint):
            self._forget()
            return 0
        try:
            return self._commit(arrived, checkpoint, whole=whole)
        except _Differs as differs:
            log.warning("content differs from the checkpoint, fetching again: %s", differs)
            repaired = differs.types
        for kind in repaired:
            self._walk(f"repair-{kind}", "", kind)
        try:
            return self._commit(arrived, checkpoint, whole=whole, repaired=repaired)
        except _Differs as differs:
            raise Damaged("sync.content_differs", types=str(differs)) from differs

    def _checkpoint(self, identity: str) -> Checkpoint:
        reply = self.link.request("GET", f"/v1/checkpoints/{identity}", Checkpoint)
        if reply.message is None:
            raise Offline("http.304")
        now = self.store.clock.now()
        now += timedelta(seconds=float(self._memory.get("clock_offset") or 0))
        checkpoints.verify(reply.message, identity, self.keys, now)
        return reply.message

    def _overtaken(self, checkpoint: Checkpoint) -> bool:
        """Whether another machine of the hall is ahead already.

        Raises:
            Damaged: ``sync.content_older`` when the platform itself offers an older version.
        """
        standing = self.content.release().version
        if checkpoint.version >= standing:
            return False
        seen = self._memory.get("version")
        if seen is not None and checkpoint.version >= int(seen):
            return True
        raise Damaged("sync.content_older", offered=checkpoint.version, standing=standing)

    def _commit(
        self,
        arrived: _Arrived,
        checkpoint: Checkpoint,
        *,
        whole: bool,
        repaired: Collection[str] = (),
    ) -> int:
        with self.store.command("sync") as command:
            changed = self._swap(command, arrived.stage, whole=whole, repaired=repaired)
            inventory = self.content.inventory(command)
            wrong = checkpoints.differing(checkpoint, inventory, TYPES)
            if wrong:
                raise _Differs(wrong)
            self._record(command, arrived, checkpoint, changed)
        if changed:
            log.info("content is now version %s, %s changes", checkpoint.version, changed)
        return changed

    def _swap(self, command: Command, stage: str, *, whole: bool, repaired: Collection[str]) -> int:
        if whole:
            done = self.content.swap(command, stage)
            changed = done.added + done.changed + done.removed
        else:
            changes = self._staged_changes(command, stage)
            changed = len(changes)
            if changes:
                self.content.apply_changes(command, changes)
            self.content.discard_stage(command, stage)
        for kind in repaired:
            fetched = f"repair-{kind} {self.store.terminal}"
            done = self.content.swap(command, fetched, [kind])
            changed += done.added + done.changed + done.removed
        return changed

    def _staged_changes(self, command: Command, stage: str) -> list[Change]:
        """What was staged, for each document the last word."""
        rows = command.execute(select(staged).where(staged.c.stage == stage))
        puts = [
            Change(row.type, row.id, row.rev, "put", row.sha256, msgspec.json.decode(row.doc))
            for row in rows
        ]
        last: dict[tuple[str, str], Change] = {}
        for change in [*puts, *self._deletes()]:
            before = last.get((change.type, change.id))
            if before is None or change.rev > before.rev:
                last[change.type, change.id] = change
        return list(last.values())

    def _record(
        self, command: Command, arrived: _Arrived, checkpoint: Checkpoint, changed: int
    ) -> None:
        standing = self.content.release()
        info = ReleaseInfo(checkpoint.release, checkpoint.version, checkpoint.published_at)
        if replace(standing, updated_at=info.updated_at) != info or changed:
            self.content.stamp_release(command, info)
            command.audit(
                "content.brought_up",
                checkpoint.release,
                version=checkpoint.version,
                changed=changed,
            )
        self._memory.put(command, "cursor", arrived.cursor)
        self._memory.put(command, "etag", arrived.etag or None)
        self._memory.put(command, "version", str(checkpoint.version))
        self._memory.put(command, "walk", None)
        self._memory.put(command, "deletes", None)

    def _forget(self) -> None:
        """Drops what was staged, so that the next pull starts its walk anew."""
        with self.store.command("sync") as command:
            for name in ("whole", "delta", *(f"repair-{kind}" for kind in TYPES)):
                self.content.discard_stage(command, f"{name} {self.store.terminal}")
            self._memory.put(command, "walk", None)
            self._memory.put(command, "deletes", None)
