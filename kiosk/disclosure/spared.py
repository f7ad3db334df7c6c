"""Counts who found in public what they came to apply for; nothing is kept of the person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from kiosk.store.store import Store
from kiosk.store.tables import audit_trail

ACTION = "application.spared"


def count_spared(store: Store, kind: str, code: str) -> None:
    """One application less, because the document or guide ``code`` was public already."""
    with store.command() as command:
        command.audit(ACTION, code, kind=kind)


def spared_since(store: Store, moment: datetime) -> int:
    """How many did not need to apply since ``moment``."""
    query = select(func.count()).where(audit_trail.c.action == ACTION, audit_trail.c.at >= moment)
    with store.read() as connection:
        return int(connection.execute(query).scalar_one())
