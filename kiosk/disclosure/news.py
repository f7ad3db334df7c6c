"""What the platform is told of a change: enough for the applicant's phone, nothing personal."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row

from kiosk.disclosure.states import State

KIND = "application.changed"


def news(record: Row[Any], event: str, on: date) -> dict[str, Any]:
    """Payload of :data:`KIND`; ``version`` tells a later one from an earlier."""
    state = State(record.state)
    return {
        "id": record.id,
        "number": record.number,
        "hall": record.organ,
        "event": event,
        "on": on.isoformat(),
        "state": state.value,
        "headline": f"disclosure.state.{state.value}",
        "received_on": record.received_on.isoformat() if record.received_on else None,
        "due_on": record.due_on.isoformat() if record.due_on else None,
        "provisional": record.provisional,
        "closed_on": record.closed_on.isoformat() if record.closed_on else None,
        "outcome": record.outcome,
        "version": record.version,
    }
