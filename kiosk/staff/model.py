"""Rules of staff accounts: roles, passwords, and the lock after wrong passwords."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.common.errors import Rejected

LONG_PASSWORD = 10
SHORT_PASSWORD = 8
CLASSES_OF_A_SHORT_PASSWORD = 3
LEAST_DIFFERENT_SIGNS = 4
LONGEST_PASSWORD = 128
"""Longer ones are refused, so that nobody can make the hash work for minutes."""

TRIES = 5
FIRST_LOCK = timedelta(minutes=15)
LONGEST_LOCK = timedelta(hours=24)


class Role(StrEnum):
    """What a person may do; system, security and audit are separate (GB/T 22239-2019)."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True)
class Account:
    """A person who works at the hall; the password's hash never leaves the store's rows."""

    number: str
    name: str
    role: Role
    created_at: datetime
    disabled: bool


def check_password(password: str, number: str) -> str:
    """The password in the form that is hashed (NFC).

    At least ten characters, or eight of three kinds (capitals, small letters, digits, others),
    at least four different ones, and more than the staff number in disguise.

    Raises:
        Rejected: ``staff.password_too_long``, ``staff.password_unreadable``,
            ``staff.password_too_weak`` or ``staff.password_is_number``.
    """
    if len(password) > LONGEST_PASSWORD:
        raise Rejected("staff.password_too_long", limit=LONGEST_PASSWORD)
    plain = password_form(password)
    if plain is None:
        raise Rejected("staff.password_unreadable")
    kinds = len({_kind(sign) for sign in plain})
    long_enough = len(plain) >= LONG_PASSWORD or (
        len(plain) >= SHORT_PASSWORD and kinds >= CLASSES_OF_A_SHORT_PASSWORD
    )
    if not long_enough or len(set(plain)) < LEAST_DIFFERENT_SIGNS:
        raise Rejected("staff.password_too_weak")
    if len(plain.casefold().replace(number.casefold(), "")) < LEAST_DIFFERENT_SIGNS:
        raise Rejected("staff.password_is_number")
    return plain


def password_form(password: str) -> str | None:
    """A password as it is hashed, in NFC; None for what can be no password."""
    if len(password) > LONGEST_PASSWORD or not password.isprintable():
        return None
    return unicodedata.normalize("NFC", password)


def _kind(sign: str) -> str:
    for kind in (string.ascii_uppercase, string.ascii_lowercase, string.digits):
        if sign in kind:
            return kind
    return "other"


@dataclass(frozen=True, slots=True)
class Attempts:
    """Tries to sign in under one number, whether or not it belongs to anyone.

    ``seen_at`` is the latest time ever seen at a try: a clock set back does not shorten a lock.
    """

    failures: int = 0
    locks: int = 0
    locked_until: datetime | None = None
    seen_at: datetime | None = None

    def at(self, now: datetime) -> datetime:
        """The time that counts: never before one already seen."""
        return now if self.seen_at is None else max(now, self.seen_at)

    def locked(self, now: datetime) -> bool:
        """Whether a try at ``now`` is refused unread."""
        return self.locked_until is not None and self.at(now) < self.locked_until

    def minutes_left(self, now: datetime) -> int:
        """Minutes until the lock opens, at least 1; 0 when it is open."""
        if self.locked_until is None or not self.locked(now):
            return 0
        return max(1, -int((self.at(now) - self.locked_until).total_seconds() // 60))

    def tried(self, now: datetime) -> Attempts:
        """After one more try, counted as wrong before it is checked.

        The fifth wrong one locks for 15 minutes, each further lock twice as long, up to a day.
        """
        at = self.at(now)
        failures = self.failures + 1
        if failures < TRIES:
            return replace(self, failures=failures, seen_at=at)
        lock = min(FIRST_LOCK * 2 ** min(self.locks, 10), LONGEST_LOCK)
        return Attempts(0, self.locks + 1, at + lock, at)

    def seen(self, now: datetime) -> Attempts:
        """After a look at the clock during a lock."""
        return replace(self, seen_at=self.at(now))

    def succeeded(self, now: datetime) -> Attempts:
        """After the right password: all is forgotten but the time."""
        return Attempts(seen_at=self.at(now))
