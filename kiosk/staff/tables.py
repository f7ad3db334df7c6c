"""Tables of staff accounts and of tries to sign in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Integer, LargeBinary, String, Table

from kiosk.staff.model import Role
from kiosk.store.metadata import metadata
from kiosk.store.types import UtcDateTime

_ROLES = ", ".join(f"'{role.value}'" for role in Role)

staff_accounts = Table(
    "staff_accounts",
    metadata,
    Column("number", String(16), primary_key=True),
    Column("name", LargeBinary, nullable=False),
    Column("role", String(12), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("password_set_at", UtcDateTime, nullable=False),
    Column("disabled_at", UtcDateTime),
    CheckConstraint(f"role IN ({_ROLES})", name="role"),
)
"""``name`` is sealed; the password is kept as argon2id only."""

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("who", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("locks", Integer, nullable=False),
    Column("locked_until", UtcDateTime),
    Column("seen_at", UtcDateTime, nullable=False),
)
"""``who`` is a blind index of the number typed, which may be a password typed by mistake."""
