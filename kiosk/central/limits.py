"""Guessing is slowed down, across restarts too: codes of enrolment and query codes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import delete, select

from kiosk.central.errors import Refusal
from kiosk.central.platform import Platform
from kiosk.central.tables import query_attempts
from kiosk.store.statements import upsert

Answer = TypeVar("Answer")

FREE_FAILURES = 5
"""Wrong tries before waiting starts."""
WAIT_SECONDS = 15 * 60
"""How long a subject waits then, counted from its latest wrong try."""


class Limiter:
    """Counts failures per subject; subjects are kept as hashes, no address is stored."""

    def __init__(self, platform: Platform, purpose: str) -> None:
        self._platform = platform
        self._purpose = purpose

    def blocked(self, subject: str) -> bool:
        """Whether ``subject`` has to wait."""
        query = select(query_attempts).where(query_attempts.c.subject == self._hash(subject))
        with self._platform.read() as connection:
            row = connection.execute(query).first()
        now = self._platform.now_seconds()
        return row is not None and row.failures >= FREE_FAILURES and row.until > now

    def failed(self, subject: str) -> None:
        """Counts a wrong try; old counts are forgotten once their wait is over."""
        hashed = self._hash(subject)
        now = self._platform.now_seconds()
        with self._platform.write() as connection:
            connection.execute(delete(query_attempts).where(query_attempts.c.until <= now))
            query = select(query_attempts.c.failures).where(query_attempts.c.subject == hashed)
            failures = (connection.execute(query).scalar() or 0) + 1
            until = now + WAIT_SECONDS
            values = {"subject": hashed, "failures": failures, "until": until}
            upsert(connection, query_attempts, **values)

    def guarded(self, subject: str, attempt: Callable[[], Answer]) -> Answer:
        """Runs ``attempt`` and counts its 403.

        Raises:
            Refusal: 429 ``attempts.too_many`` while the subject has to wait; what it raises itself.
        """
        if self.blocked(subject):
            raise Refusal(429, "attempts.too_many", WAIT_SECONDS)
        try:
            return attempt()
        except Refusal as refusal:
            if refusal.status == 403:
                self.failed(subject)
            raise

    def _hash(self, subject: str) -> str:
        text = self._platform.sealer.lookup(f"{self._purpose}\n{subject}")
        return hashlib.sha256(text.encode()).hexdigest()
