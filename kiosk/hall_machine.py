"""One machine of a hall with several: the hall's database, its time, and the reserve."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import select

from kiosk.common.errors import Rejected, Unavailable
from kiosk.content.service import Content
from kiosk.disclosure.forwarding import ApplicationCarrier
from kiosk.feedback.submissions.forwarding import SubmissionCarrier
from kiosk.queueing.keeping import Keeper
from kiosk.queueing.reserve import HallQueueing, Reserve
from kiosk.queueing.series import short_terminal
from kiosk.settings import Settings
from kiosk.store.hall_link import HallLink, within
from kiosk.store.reserve import ReadingStore, open_reserve
from kiosk.store.schema import require_current
from kiosk.store.sealing import read_key_file
from kiosk.store.store import Store
from kiosk.store.tables import streams

if TYPE_CHECKING:
    from kiosk.disclosure.away import HallDisclosure
    from kiosk.disclosure.workdays.service import Workdays
    from kiosk.feedback.submissions.away import HallSubmissions

log = logging.getLogger(__name__)

OPEN_SECONDS = 5.0
"""A hall that takes longer to answer at the start is taken to be away."""


@dataclass(frozen=True)
class HallMachine:
    """What a machine of a hall has besides the hall's store."""

    settings: Settings
    reserve: Reserve
    keeper: Keeper

    @cached_property
    def reading(self) -> Store:
        """The hall's store, or its copy here while the hall is away."""
        reserve = self.reserve
        return ReadingStore(reserve.hall, reserve.store, lambda: reserve.standing_in)

    def queueing(self, content: Content) -> HallQueueing:
        """The hall's queue, with the reserve under it."""
        copied = Content(self.reserve.store, self.reserve.store.clock)
        return HallQueueing(self.reserve.hall, content, self.settings, self.reserve, copied=copied)

    def disclosure(self, workdays: Workdays) -> HallDisclosure:
        """The hall's applications, with the reserve under them."""
        from kiosk.disclosure.away import HallDisclosure

        return HallDisclosure(self.reserve.hall, self.settings, workdays, self.reserve)

    def submissions(self, content: Content, workdays: Workdays) -> HallSubmissions:
        """What residents tell the hall, with the reserve under it."""
        from kiosk.feedback.submissions.away import HallSubmissions

        reserve = self.reserve
        copied = Content(reserve.store, reserve.store.clock)
        return HallSubmissions(
            reserve.hall, content, self.settings, workdays, reserve, copied=copied
        )

    def close(self) -> None:
        """Ends the keeping and closes the reserve."""
        self.keeper.stop()
        self.reserve.store.close()


def join_hall(settings: Settings, store: Store) -> HallMachine:
    """Joins the hall of ``store``; without its database when that is away and was seen before.

    Raises:
        Unavailable: the hall is away, and this machine has never seen it.
        Rejected: ``reserve.terminal_twin`` when another machine's numbers would read the same.
    """
    link = HallLink(store.engine)
    here = open_reserve(settings, read_key_file(settings.key_path), store.clock)
    carriers = (
        ApplicationCarrier(store.sealer, store.terminal),
        SubmissionCarrier(store.sealer, store.terminal),
    )
    reserve = Reserve(store, here, link, settings, carriers)
    machine = HallMachine(settings, reserve, Keeper(reserve, settings))
    try:
        _join(machine)
    except BaseException:
        machine.close()
        raise
    return machine


def _join(machine: HallMachine) -> None:
    from kiosk.content.index_format import bring_up_to_date

    store = machine.reserve.hall
    try:
        with within(OPEN_SECONDS):
            current = require_current(store)
        if not current:
            from kiosk.store.migrate import upgrade

            upgrade(store, machine.settings)
        with within(OPEN_SECONDS):
            _refuse_twin(store)
            store.ensure_stream()
        bring_up_to_date(store)
        machine.keeper.refresh()
    except Unavailable as error:
        if not machine.reserve.ready:
            raise
        log.warning("hall database away at the start: %s", error.code)
        machine.keeper.recall_offset()
        machine.reserve.stand_in(error.code)


def _refuse_twin(store: Store) -> None:
    """Two machines called 3 and 03 would both give A3-001."""
    with store.read() as connection:
        names = connection.execute(select(streams.c.terminal)).scalars().all()
    short = short_terminal(store.terminal)
    for name in names:
        if name != store.terminal and short_terminal(name) == short:
            raise Rejected("reserve.terminal_twin", terminal=store.terminal, other=name)
