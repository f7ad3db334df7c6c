"""An unfinished form and the code that opens it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kiosk.common.ids import new_id, new_query_code


@dataclass(frozen=True, slots=True)
class DraftKey:
    """What one run through the form is known by."""

    id: str
    """Also the request id under which the form is filed: a draft that comes back after its form
    was filed leads to that application's receipt, never to a second application."""
    code: str
    """The resume code (续填码), like ``K7M4-2QXP``. It is stored nowhere."""

    @classmethod
    def new(cls) -> DraftKey:
        """The key of a new run; nothing is stored before something is saved under it."""
        return cls(new_id(), new_query_code())

    def __repr__(self) -> str:
        return f"DraftKey({self.id})"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was kept of a run."""

    key: DraftKey
    answers: Mapping[str, str]
    """By the name of the question, unchecked, as typed."""
    step: int
    """The screen of the form that was shown."""
    expires_at: datetime

    def __repr__(self) -> str:
        return f"Draft({self.key.id})"
