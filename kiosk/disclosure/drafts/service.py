"""Keeps unfinished forms over a power cut; see docs/adr/0013-drafts.md."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, delete, select

from kiosk.common.errors import Damaged, Rejected, Unavailable
from kiosk.common.ids import normalise_query_code
from kiosk.disclosure.drafts.model import Draft, DraftKey
from kiosk.disclosure.tables import application_drafts
from kiosk.settings import Settings
from kiosk.store import gate
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer
from kiosk.store.statements import upsert
from kiosk.store.store import Store

REMEMBERED = 256
"""So many of the latest wiped drafts are known, against a save that was under way meanwhile."""


class Drafts:
    """One row per run through the form. Safe to use from several threads.

    The row is sealed with a key made of this machine's key and the resume code together, and
    the code is not stored: without the paper or the memory of its owner nobody opens it, not
    staff, not a copied disk, not this program after a restart.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._life = timedelta(hours=settings.disclosure.draft_hours)
        self._wiped: deque[str] = deque(maxlen=REMEMBERED)
        self._lock = threading.Lock()

    def save(self, key: DraftKey, answers: Mapping[str, str], step: int) -> datetime | None:
        """Keeps the answers in place of those kept before; when they go by themselves.

        None when the draft was wiped meanwhile: what came too late is not kept.

        Raises:
            Unavailable, Damaged: as the store; what was kept before still stands.
        """
        form = canonical({"answers": dict(answers)})
        with self._lock:
            if key.id in self._wiped:
                return None
            with self._store.command() as command:
                expires_at = command.now + self._life
                upsert(
                    command.connection,
                    application_drafts,
                    id=key.id,
                    code_check=self._check(key.code),
                    form=self._sealer(key.code).seal(form),
                    step=step,
                    saved_at=command.now,
                    expires_at=expires_at,
                    terminal=command.terminal,
                )
        return expires_at

    def resume(self, code: str) -> Draft:
        """The draft of exactly this code; it may be saved on under the same key.

        A wrong code and one whose time is over are answered alike; wrong tries are counted for
        this terminal.

        Raises:
            Rejected: ``draft.not_found``.
            Unavailable: ``draft.too_many_tries`` with ``minutes``.
            Damaged: ``store.sealed_value_damaged``.
        """
        wanted = normalise_query_code(code)
        place = f"draft {self._store.terminal}"
        with self._store.command() as command:
            minutes = gate.minutes_to_wait(command, place)
            row = None if minutes else self._row(command, wanted)
            if row is not None:
                command.audit("draft.resumed", row.id)
            elif not minutes:
                gate.record_failure(command, place, "draft.resume_failed")
        if minutes:
            raise Unavailable("draft.too_many_tries", minutes=minutes)
        if row is None:
            raise Rejected("draft.not_found")
        return self._opened(row, wanted)

    def wipe(self, draft_id: str) -> None:
        """Removes a draft for good; one that is not there is no error."""
        with self._lock:
            self._wiped.append(draft_id)
            with self._store.command() as command:
                command.execute(
                    delete(application_drafts).where(application_drafts.c.id == draft_id)
                )

    def sweep(self) -> int:
        """Removes the drafts whose time is over; how many they were."""
        with self._store.read() as connection:
            over = application_drafts.c.expires_at <= self._store.clock.now()
            if connection.execute(select(application_drafts.c.id).where(over)).first() is None:
                return 0
        with self._store.command("system") as command:
            gone = command.execute(
                delete(application_drafts).where(application_drafts.c.expires_at <= command.now)
            ).rowcount
            command.audit("draft.expired", command.terminal, drafts=gone)
        return gone

    def _row(self, command: Command, code: str) -> Row[Any] | None:
        """The row of a code, while its time is not over."""
        query = select(application_drafts).where(
            application_drafts.c.code_check == self._check(code),
            application_drafts.c.expires_at > command.now,
        )
        return command.execute(query).first()

    def _opened(self, row: Row[Any], code: str) -> Draft:
        kept = json.loads(self._sealer(code).unseal(row.form))
        answers = kept.get("answers")
        if not isinstance(answers, dict):
            raise Damaged("store.sealed_value_damaged")
        return Draft(DraftKey(row.id, code), answers, row.step, row.expires_at)

    def _check(self, code: str) -> str:
        return self._store.sealer.lookup(f"draft check {code}")

    def _sealer(self, code: str) -> Sealer:
        return Sealer(bytes.fromhex(self._store.sealer.lookup(f"draft key {code}")))
