"""Composition root: the only place where the parts of a terminal are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.common.clock import Clock, SystemClock
from kiosk.common.errors import Damaged
from kiosk.settings import Settings, load_settings
from kiosk.store.engine import postgresql_engine, sqlite_engine
from kiosk.store.schema import require_current, revision
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.content.editing.service import Editing
    from kiosk.content.public.service import PublicInformation
    from kiosk.content.service import Content
    from kiosk.content.usage.service import Usage
    from kiosk.devices.id_reader import IdReader
    from kiosk.disclosure.annual.service import Annual
    from kiosk.disclosure.attachments.service import Attachments
    from kiosk.disclosure.casework.service import Casework
    from kiosk.disclosure.drafts.service import Drafts
    from kiosk.disclosure.letters.service import Letters
    from kiosk.disclosure.service import Disclosure
    from kiosk.disclosure.workdays.service import Workdays
    from kiosk.feedback.service import Feedback
    from kiosk.feedback.submissions.service import Submissions
    from kiosk.hall_machine import HallMachine
    from kiosk.printing import Printing
    from kiosk.queueing.appointments.service import Appointments
    from kiosk.queueing.service import Queueing
    from kiosk.staff.service import Staff
    from kiosk.sync.service import Sync


class Terminal:
    """One composed terminal: a store and the rooms over it, each built when first used."""

    def __init__(self, settings: Settings, store: Store, hall: HallMachine | None = None) -> None:
        self.settings = settings
        self.store = store
        self.clock = store.clock
        self.hall = hall
        """What a machine of a PostgreSQL hall has besides; None where SQLite is the store."""

    @cached_property
    def content(self) -> Content:
        """What residents read."""
        from kiosk.content.service import Content

        return Content(self.store if self.hall is None else self.hall.reading, self.clock)

    @cached_property
    def usage(self) -> Usage:
        """What is sought, read and shown, counted without the person."""
        from kiosk.content.usage.service import Usage

        return Usage(self.store, self.content)

    @cached_property
    def editing(self) -> Editing:
        """Changes to what residents read."""
        from kiosk.content.editing.service import Editing

        return Editing(
            self.store,
            self.content,
            self.settings,
            calendar=self.workdays.calendar,
            may_check=self._may_check,
        )

    def _may_check(self, actor: str) -> bool:
        """Whether an actor may approve content: a supervisor, or named in the settings."""
        from kiosk.staff.model import Role

        kind, _, number = actor.partition(":")
        if kind != "staff":
            return False
        return any(
            account.number == number
            and not account.disabled
            and (account.role is Role.SUPERVISOR or number in self.settings.content.checkers)
            for account in self.staff.accounts()
        )

    @cached_property
    def public(self) -> PublicInformation:
        """What the open-government corner shows beside the guides."""
        from kiosk.content.public.service import PublicInformation

        store = self.store if self.hall is None else self.hall.reading
        return PublicInformation(store, self.clock)

    @cached_property
    def queueing(self) -> Queueing:
        """Tickets and calls."""
        if self.hall is not None:
            return self.hall.queueing(self.content)
        from kiosk.queueing.service import Queueing

        return Queueing(self.store, self.content, self.settings)

    @cached_property
    def appointments(self) -> Appointments:
        """Slots, bookings and check-in."""
        from kiosk.queueing.appointments.service import Appointments

        return Appointments(self.store, self.content, self.settings, self.queueing)

    @cached_property
    def id_reader(self) -> IdReader | None:
        """The identity card reader; None when the terminal has none."""
        from kiosk.devices.id_reader import open_id_reader

        return open_id_reader(self.settings.id_reader)

    @cached_property
    def disclosure(self) -> Disclosure:
        """Disclosure applications."""
        if self.hall is not None:
            return self.hall.disclosure(self.workdays)
        from kiosk.disclosure.service import Disclosure

        return Disclosure(self.store, self.settings, self.workdays)

    @cached_property
    def casework(self) -> Casework:
        """The desk's work on applications."""
        from kiosk.disclosure.casework.service import Casework

        return Casework(self.store, self.settings, self.workdays)

    @cached_property
    def workdays(self) -> Workdays:
        """The hall's calendar of working days."""
        from kiosk.disclosure.workdays.service import Workdays

        return Workdays(self.store, self.settings)

    @cached_property
    def annual(self) -> Annual:
        """The annual report of disclosure."""
        from kiosk.disclosure.annual.service import Annual

        return Annual(self.store, self.settings, self.workdays)

    @cached_property
    def drafts(self) -> Drafts:
        """Unfinished forms; always on this machine, so that they outlive the hall database."""
        from kiosk.disclosure.drafts.service import Drafts

        store = self.store if self.hall is None else self.hall.reserve.store
        return Drafts(store, self.settings)

    @cached_property
    def letters(self) -> Letters:
        """Letters of disclosure cases, on paper by the one renderer."""
        from kiosk.disclosure.letters.service import Letters
        from kiosk.documents import letter_pdf

        return Letters(self.store, self.settings, letter_pdf, self.workdays)

    @cached_property
    def attachments(self) -> Attachments:
        """Files of disclosure cases."""
        from kiosk.disclosure.attachments.service import Attachments

        return Attachments(self.store, self.settings)

    @cached_property
    def feedback(self) -> Feedback:
        """Evaluations (好差评)."""
        from kiosk.feedback.service import Feedback
        from kiosk.visits import QueueVisits

        return Feedback(self.store, QueueVisits(self.queueing), self.settings)

    @cached_property
    def submissions(self) -> Submissions:
        """我要说: what residents ask, complain of, suggest and find wrong."""
        if self.hall is not None:
            return self.hall.submissions(self.content, self.workdays)
        from kiosk.feedback.submissions.service import Submissions

        return Submissions(self.store, self.content, self.settings, self.workdays)

    @cached_property
    def staff(self) -> Staff:
        """Staff accounts."""
        from kiosk.staff.service import Staff

        return Staff(self.store)

    @cached_property
    def printing(self) -> Printing:
        """Slips onto paper."""
        from kiosk.printing import Printing

        reserve = None if self.hall is None else self.hall.reserve
        return Printing(
            self.store,
            self.settings,
            self.content,
            self.queueing,
            self.disclosure,
            reserve,
            lambda: self.appointments,
            lambda: self.letters,
            lambda: self.submissions,
        )

    @cached_property
    def sync(self) -> Sync:
        """The central platform."""
        from kiosk.sync.service import Sync

        return Sync(
            self.store,
            self.content,
            self.settings,
            appointments=lambda: self.appointments,
            feedback=lambda: self.feedback,
            submissions=lambda: self.submissions,
            workdays=lambda: self.workdays,
        )

    def attend(self) -> None:
        """For programs that stay: from now on the hall is watched and kept up with."""
        if self.hall is not None:
            self.hall.keeper.start(self.queueing.rehearse)

    def close(self) -> None:
        """Closes the store; call it once no thread uses the terminal."""
        if self.hall is not None:
            self.hall.close()
        self.store.close()


def make_store(settings: Settings, clock: Clock) -> Store:
    """The store of ``settings``, unopened: its schema may still have to be made.

    Raises:
        Rejected, Damaged: when the key file is missing, open to others, or unreadable.
    """
    master = read_key_file(settings.key_path)
    if settings.database_url:
        engine = postgresql_engine(settings.database_url)
    else:
        engine = sqlite_engine(settings.database_path, derive(master, "database"))
    return Store(engine, Sealer(master), clock, settings.terminal)


def open_terminal(settings: Settings, clock: Clock | None = None) -> Terminal:
    """Opens a terminal that ``kiosk init`` has set up, bringing an older schema up to date.

    A machine of a hall opens without the hall database too, once it has seen it.

    Raises:
        Damaged: wrong key, damaged file, or a schema newer than this program.
            ``store.database_missing``: an empty hall is never put in place of one that is lost.
        Rejected: ``reserve.terminal_twin`` when another machine's numbers would read the same.
    """
    if settings.database_url is not None:
        return _open_hall(settings, clock or SystemClock())
    from kiosk.content.index_format import bring_up_to_date

    _require_database(settings.database_path)
    store = make_store(settings, clock or SystemClock())
    try:
        if not require_current(store):
            if revision(store) is None:
                raise Damaged("store.database_missing", file=str(settings.database_path))
            from kiosk.store.migrate import upgrade

            upgrade(store, settings)
        store.ensure_stream()
        bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return Terminal(settings, store)


def _open_hall(settings: Settings, clock: Clock) -> Terminal:
    from kiosk.hall_machine import join_hall
    from kiosk.store.hall_clock import HallClock

    store = make_store(settings, HallClock(clock))
    try:
        return Terminal(settings, store, join_hall(settings, store))
    except BaseException:
        store.close()
        raise


def _require_database(file: Path) -> None:
    """Only ``kiosk init`` makes a database; what a later start does not find has been lost."""
    if not file.exists() or file.stat().st_size == 0:
        raise Damaged("store.database_missing", file=str(file))


def opener(data_dir: Path) -> Callable[[], AbstractContextManager[Terminal]]:
    """For the command line: a function that opens the data folder's terminal as a context."""

    @contextmanager
    def opened() -> Iterator[Terminal]:
        terminal = open_terminal(load_settings(data_dir))
        try:
            yield terminal
        finally:
            terminal.close()

    return opened
