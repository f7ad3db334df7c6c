"""Accounts of the people who work at the hall, and signing in."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, delete, insert, select, update

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.text import clean_line, half_width
from kiosk.staff.model import Account, Attempts, Role, check_password, password_form
from kiosk.staff.passwords import Passwords
from kiosk.staff.tables import sign_in_attempts, staff_accounts
from kiosk.store.command import Command
from kiosk.store.statements import insert_ignore, upsert
from kiosk.store.store import Store

NAME_LIMIT = 50
LONGEST_TYPED = 64
FORGOTTEN_AFTER = timedelta(days=30)
"""Tries under a number that nobody has used for so long are forgotten."""

_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,15}", re.ASCII)
_ATTEMPTS = select(sign_in_attempts)


class Staff:
    """There are no default accounts; every change and every sign-in is audited."""

    def __init__(self, store: Store, passwords: Passwords | None = None) -> None:
        self._store = store
        self._passwords = passwords or Passwords()

    def add(
        self, number: str, name: str, password: str, role: str, *, actor: str = "setup"
    ) -> Account:
        """Opens an account.

        Raises:
            Rejected: ``staff.number_malformed``, ``staff.role_unknown``, ``input.*`` for the
                name, or a password that :func:`check_password` refuses.
            Conflict: ``staff.exists``.
        """
        number = _checked_number(number)
        name = clean_line(name, field="staff_name", limit=NAME_LIMIT)
        known_role = _checked_role(role)
        kept = self._passwords.hash(check_password(password, number))
        with self._store.command(actor) as command:
            if self._row(command, number) is not None:
                raise Conflict("staff.exists", number=number)
            command.execute(
                insert(staff_accounts),
                {
                    "number": number,
                    "name": self._store.sealer.seal(name),
                    "role": known_role.value,
                    "password_hash": kept,
                    "created_at": command.now,
                    "password_set_at": command.now,
                },
            )
            command.audit("staff.added", number, role=known_role.value)
            return Account(number, name, known_role, command.now, disabled=False)

    def exists(self, number: str) -> bool:
        """Whether there is an account with that number, disabled ones included."""
        return any(account.number == _typed_number(number) for account in self.accounts())

    def accounts(self) -> list[Account]:
        """All accounts by number."""
        with self._store.read() as connection:
            rows = connection.execute(select(staff_accounts).order_by(staff_accounts.c.number))
            return [self._account(row) for row in rows]

    def set_password(self, number: str, password: str, *, actor: str) -> None:
        """Gives an account a new password; raises as :meth:`add`, and ``staff.unknown``."""
        number = _checked_number(number)
        kept = self._passwords.hash(check_password(password, number))
        with self._store.command(actor) as command:
            self._change(command, number, password_hash=kept, password_set_at=command.now)
            command.audit("staff.password_set", number)

    def disable(self, number: str, *, actor: str) -> None:
        """Closes an account; it stays for the audit trail. Raises Rejected ``staff.unknown``."""
        number = _checked_number(number)
        with self._store.command(actor) as command:
            self._change(command, number, disabled_at=command.now)
            command.audit("staff.disabled", number)

    def unlock(self, number: str, *, actor: str) -> None:
        """Opens a lock before its time, for a colleague who forgot a password."""
        number = _checked_number(number)
        with self._store.command(actor) as command:
            attempts = self._attempts(command, self._who(number))
            self._keep(command, self._who(number), attempts.succeeded(command.now))
            command.audit("staff.unlocked", number)

    def sign_in(self, number: str, password: str) -> Account:
        """The account, when number and password are right.

        A wrong number, a wrong password and a closed account get the same answer after the same
        work, and the lock falls on the number typed, whether or not it exists: nothing can be
        learned about who works here. The try is counted and committed before the password is
        checked, so neither parallel tries nor a restart give a try away.

        Takes tenths of a second; call it off the screen's thread.

        Raises:
            Rejected: ``staff.sign_in_failed``; ``staff.locked`` with the minutes left.
        """
        typed = _typed_number(number)
        row, attempts = self._begin(typed)
        kept = row.password_hash if row is not None and row.disabled_at is None else None
        plain = password_form(password)
        right = plain is not None and self._passwords.matches(kept, plain)
        if row is None or plain is None or not right:
            raise self._refused(row, attempts)
        return self._welcome(row, plain)

    def _begin(self, typed: str) -> tuple[Row[Any] | None, Attempts]:
        """Counts the try; raises ``staff.locked`` when the number is locked already."""
        who = self._who(typed)
        with self._store.command("sign-in") as command:
            before = self._attempts(command, who)
            locked = before.locked(command.now)
            after = before.seen(command.now) if locked else before.tried(command.now)
            self._keep(command, who, after)
            row = self._row(command, typed)
            if locked:
                command.audit("staff.sign_in_refused", _named(row))
        if locked:
            raise Rejected("staff.locked", minutes=after.minutes_left(command.now))
        return row, after

    def _refused(self, row: Row[Any] | None, attempts: Attempts) -> Rejected:
        """Records the failure and gives the answer for it."""
        with self._store.command("sign-in") as command:
            minutes = attempts.minutes_left(command.now)
            command.audit("staff.sign_in_failed", _named(row), locked_minutes=minutes)
            forgotten = sign_in_attempts.c.seen_at < command.now - FORGOTTEN_AFTER
            command.execute(delete(sign_in_attempts).where(forgotten))
        if minutes:
            return Rejected("staff.locked", minutes=minutes)
        return Rejected("staff.sign_in_failed")

    def _welcome(self, row: Row[Any], plain: str) -> Account:
        fresh = self._passwords.hash(plain) if self._passwords.is_dated(row.password_hash) else None
        who = self._who(row.number)
        with self._store.command(f"staff:{row.number}") as command:
            self._keep(command, who, self._attempts(command, who).succeeded(command.now))
            if fresh is not None:
                self._change(command, row.number, password_hash=fresh)
            command.audit("staff.signed_in", row.number)
        return self._account(row)

    def _attempts(self, command: Command, who: str) -> Attempts:
        """What is known of a number, locked until the commit."""
        insert_ignore(
            command.connection,
            sign_in_attempts,
            who=who,
            failures=0,
            locks=0,
            seen_at=command.now,
        )
        query = _ATTEMPTS.where(sign_in_attempts.c.who == who).with_for_update()
        row = command.execute(query).one()
        return Attempts(row.failures, row.locks, row.locked_until, row.seen_at)

    def _keep(self, command: Command, who: str, attempts: Attempts) -> None:
        upsert(
            command.connection,
            sign_in_attempts,
            who=who,
            failures=attempts.failures,
            locks=attempts.locks,
            locked_until=attempts.locked_until,
            seen_at=attempts.seen_at,
        )

    def _row(self, command: Command, number: str) -> Row[Any] | None:
        query = select(staff_accounts).where(staff_accounts.c.number == number)
        return command.execute(query).first()

    def _change(self, command: Command, number: str, **values: object) -> None:
        statement = update(staff_accounts).where(staff_accounts.c.number == number)
        if command.execute(statement.values(**values)).rowcount == 0:
            raise Rejected("staff.unknown", number=number)

    def _account(self, row: Row[Any]) -> Account:
        name = self._store.sealer.unseal(row.name)
        disabled = row.disabled_at is not None
        return Account(row.number, name, Role(row.role), row.created_at, disabled)

    def _who(self, typed: str) -> str:
        return self._store.sealer.lookup(f"sign-in {typed}")


def _named(row: Row[Any] | None) -> str:
    """A number that nobody has may be a password typed into the wrong field: not for the trail."""
    return "unknown" if row is None else str(row.number)


def _typed_number(number: str) -> str:
    """The number as it would be stored; empty for what can be no number."""
    typed = half_width(number[:LONGEST_TYPED]).strip()
    return typed if len(number) <= LONGEST_TYPED and _NUMBER.fullmatch(typed) else ""


def _checked_number(number: str) -> str:
    typed = _typed_number(number)
    if not typed:
        raise Rejected("staff.number_malformed")
    return typed


def _checked_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError as error:
        raise Rejected("staff.role_unknown") from error
