"""What every group of acts stands on: a case opened in one command, and read again after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from kiosk.common.calendars import CalendarSource, DeliveredCalendar
from kiosk.common.clock import hall_date
from kiosk.common.text import clean_block, clean_line
from kiosk.common.wording import catalogue
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.reading import case_detail
from kiosk.disclosure.queries import Register
from kiosk.settings import Settings, messages_dir
from kiosk.store.store import Store

LONGEST_TEXT = 4000
LONGEST_LINE = 200


class Desk:
    """The office's register, for acts on one case at a time."""

    def __init__(
        self, store: Store, settings: Settings, workdays: CalendarSource | None = None
    ) -> None:
        """``workdays`` defaults to the calendar that the program was delivered with."""
        self._store = store
        self._settings = settings
        self._organ = settings.hall_code
        self._workdays = workdays or DeliveredCalendar()

    @contextmanager
    def _case(self, number: str, actor: str, version: int) -> Iterator[Case]:
        """The case in one command, refused when it is no longer the one that was seen."""
        register = self._register()
        with self._store.command(actor) as command:
            case = Case.opened(command, register, number)
            case.seen_as(version)
            yield case

    def _register(self) -> Register:
        return Register(
            organ=self._organ,
            sealer=self._store.sealer,
            calendar=self._workdays.calendar(),
            today=self._today(),
            labels=catalogue(messages_dir()),
        )

    def _today(self) -> date:
        return hall_date(self._store.clock.now())


def seen(case: Case) -> CaseDetail:
    """The case as it stands after the act."""
    return case_detail(
        case.command.connection, case.register, case.record, case.stops, case.standing()
    )


def line(text: str, field: str, *, required: bool = True, limit: int = LONGEST_LINE) -> str:
    """A line typed at the desk; errors name ``casework.<field>``.

    Raises:
        Rejected: as :func:`kiosk.common.text.clean_line`.
    """
    return clean_line(text, field=f"casework.{field}", limit=limit, required=required)


def block(text: str, field: str, *, required: bool = True) -> str:
    """Several lines typed at the desk.

    Raises:
        Rejected: as :func:`kiosk.common.text.clean_block`.
    """
    return clean_block(text, field=f"casework.{field}", limit=LONGEST_TEXT, required=required)
