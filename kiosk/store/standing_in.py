"""What a room needs of the machine's reserve, to go on while the hall's database is away."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import Select

from kiosk.common.errors import Conflict
from kiosk.store.store import Store

_Taken = TypeVar("_Taken")
_Receipt = TypeVar("_Receipt")


class StandIn(Protocol):
    """The machine's reserve: decides which of the two stores a request goes to."""

    store: Store

    def holds(self, request_id: str) -> bool:
        """Whether the request lies here and the hall has not got it yet."""

    def take(
        self,
        request_id: str,
        at_hall: Callable[[], _Taken],
        here: Callable[[], _Taken] | None,
        again: Callable[[_Taken], _Taken],
    ) -> _Taken:
        """What the request gives, from the hall if that answers in time."""


@dataclass(frozen=True, slots=True)
class _Filed(Generic[_Receipt]):
    """A receipt and the print of the form that it was given for."""

    receipt: _Receipt
    form_print: str


@dataclass(frozen=True, slots=True)
class FormRequest:
    """A form that a request hands in; ``form_print`` tells a repeat from another form."""

    id: str
    form_print: str

    def file(
        self,
        stand_in: StandIn,
        at_hall: Callable[[], _Receipt],
        here: Callable[[], _Receipt],
        reused: Conflict,
    ) -> _Receipt:
        """Hands it in wherever it can be; the same request gives the same receipt.

        Raises:
            Conflict: ``reused`` when the request has handed in another form.
        """

        def again(filed: _Filed[_Receipt]) -> _Filed[_Receipt]:
            if not hmac.compare_digest(filed.form_print, self.form_print):
                raise reused
            return filed

        return stand_in.take(
            self.id,
            lambda: _Filed(at_hall(), self.form_print),
            lambda: _Filed(here(), self.form_print),
            again,
        ).receipt


def lies_here(stand_in: StandIn, record: Select[Any]) -> bool:
    """Whether the record whose id ``record`` selects is here and the hall has not got it yet."""
    with stand_in.store.read() as connection:
        found = connection.execute(record).scalar()
    return found is not None and stand_in.holds(found)
