"""Fetching what the platform keeps in an order, from where the last call ended."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from kiosk.store.store import Store
from kiosk.sync.errors import Offline, Refused
from kiosk.sync.link import Link
from kiosk.sync.memory import Memory
from kiosk.sync.protocol import MAX_CHANGES

log = logging.getLogger(__name__)

MAX_PAGES = 1000
NOT_FOUND = 404


class Page(Protocol):
    """A page of an order; ``next`` is the place behind it."""

    @property
    def next(self) -> int:
        """The place behind the page."""
        ...

    @property
    def done(self) -> bool:
        """Whether nothing follows now."""
        ...


Found = TypeVar("Found", bound=Page)


@dataclass(slots=True)
class Ordered(Generic[Found]):
    """One order of the platform's; ``name`` is its path and what its place is remembered by."""

    store: Store
    link: Link
    name: str
    kind: type[Found]

    def fetch(self, take: Callable[[Found], int]) -> int:
        """Takes page after page; the sum of what ``take`` says.

        A place is remembered after its page was taken, so a page may come twice. A platform that
        went back to an old backup is read from the start.

        Raises:
            Offline, Busy, SignInNeeded, Shut: later, from where it stopped.
        """
        memory = Memory(self.store)
        after = int(memory.get(self.name) or 0)
        count = 0
        for _ in range(MAX_PAGES):
            page = self._page(after)
            if page is None:
                return count
            if page.next < after:
                log.warning("the platform went back; fetching all %s", self.name)
                after = 0
                memory.keep(**{self.name: "0"})
                continue
            count += take(page)
            if page.next != after:
                memory.keep(**{self.name: str(page.next)})
            if page.done:
                return count
            if page.next == after:
                raise Offline("answer.no_progress")
            after = page.next
        raise Offline("answer.endless")

    def _page(self, after: int) -> Found | None:
        """None from a platform that does not know of it."""
        params = {"after": str(after), "limit": str(MAX_CHANGES)}
        try:
            return self.link.request("GET", f"/v1/{self.name}", self.kind, params=params).message
        except Refused as error:
            if error.status == NOT_FOUND:
                return None
            raise
