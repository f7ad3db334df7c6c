"""Counting use: kept in memory, written in one transaction, read as a report."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from threading import Lock

from sqlalchemy import delete

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected, Unavailable
from kiosk.content.queries import ItemBrief
from kiosk.content.service import Content
from kiosk.content.usage import queries
from kiosk.content.usage.model import Measure, UsageReport
from kiosk.content.usage.tables import usage
from kiosk.content.usage.words import kept_words
from kiosk.store.statements import add_up
from kiosk.store.store import Store

_log = logging.getLogger(__name__)

KEPT_DAYS = 731
"""Counts older than two years are deleted."""
COUNTED_DAYS = 30
"""What is most used is counted over so many days."""
TELLING = 20
"""With fewer guides read in those days, the hall's own choice stands."""
LONGEST_REPORT_DAYS = 731
_MOST_HELD = 500
"""Queries and counts held in memory at most; what is beyond is not counted."""
_LONGEST_CODE = 64

_Key = tuple[date, Measure, str, str]


class Usage:
    """Counts from any thread; only :meth:`write` and the readers use the store."""

    def __init__(self, store: Store, content: Content) -> None:
        self._store = store
        self._content = content
        self._lock = Lock()
        self._writing = Lock()
        self._queries: list[tuple[date, str, bool]] = []
        self._counts: Counter[_Key] = Counter()
        self._swept: date | None = None

    # Counting

    def sought(self, query: str, found: int) -> None:
        """Somebody searched and got ``found`` lines. Only known words of it are ever written."""
        if query.strip():
            with self._lock:
                if len(self._queries) < _MOST_HELD:
                    self._queries.append((self._today(), query, found > 0))

    def opened(self, kind: str, code: str) -> None:
        """A document was read."""
        self._count(Measure.OPENED, kind, code)

    def code_shown(self, kind: str, code: str) -> None:
        """The code of a document was shown to be scanned."""
        self._count(Measure.CODE, kind, code)

    def write(self) -> int:
        """Writes what was counted since the last time; returns how many counts there were.

        What cannot be written now waits, as counts of known words, for the next time. Never call
        it on the thread that draws.
        """
        with self._writing:
            with self._lock:
                queries_made, self._queries = self._queries, []
            counted = self._reduced(queries_made)
            with self._lock:
                counted += self._counts
                self._counts = Counter()
            if not counted:
                return 0
            try:
                self._save(counted)
            except Unavailable as error:
                _log.info("usage waits to be written: %s", error.code)
                with self._lock:
                    self._counts += Counter(dict(counted.most_common(_MOST_HELD)))
                return 0
            return counted.total()

    # Reading

    def most_used(self, limit: int) -> list[str]:
        """Codes of the guides that were read the most, then those that the hall puts first."""
        return [brief.code for brief in self.most_used_items(limit)]

    def most_used_items(self, limit: int) -> list[ItemBrief]:
        """As :meth:`most_used`, ready for tiles. The hall's own choice while little is counted."""
        popular = self._content.popular()
        try:
            with self._store.read() as connection:
                since = self._today() - timedelta(days=COUNTED_DAYS)
                counted = queries.most_read_items(connection, since, limit)
        except Unavailable:
            counted = []
        if sum(count for _, count in counted) < TELLING:
            return popular[:limit]
        read = self._content.briefs([code for code, _ in counted])
        briefs = {brief.code: brief for brief in (*read, *popular)}
        return list(briefs.values())[:limit]

    def report(self, first_day: date, last_day: date, most: int = 50) -> UsageReport:
        """The figures of both days and all between; lists of at most ``most`` lines.

        Raises:
            Rejected: ``usage.days_wrong`` when the days are in the wrong order or too many.
        """
        if not 0 <= (last_day - first_day).days < LONGEST_REPORT_DAYS:
            raise Rejected("usage.days_wrong", days=LONGEST_REPORT_DAYS)
        with self._store.read() as connection:
            return queries.report(connection, first_day, last_day, most)

    def _count(self, measure: Measure, kind: str, code: str) -> None:
        key = (self._today(), measure, kind, code)
        with self._lock:
            if len(code) <= _LONGEST_CODE and (
                key in self._counts or len(self._counts) < _MOST_HELD
            ):
                self._counts[key] += 1

    def _reduced(self, made: Iterable[tuple[date, str, bool]]) -> Counter[_Key]:
        counted: Counter[_Key] = Counter()
        for day, query, found in made:
            measure = Measure.SOUGHT if found else Measure.MISSED
            counted[day, measure, "", kept_words(query, self._content.lexicon())] += 1
        return counted

    def _save(self, counted: Counter[_Key]) -> None:
        rows = [
            {"day": day, "measure": measure.value, "kind": kind, "key": key, "count": count}
            for (day, measure, kind, key), count in sorted(counted.items())
        ]
        today = self._today()
        with self._store.command("usage") as command:
            add_up(command.connection, usage, "count", rows)
            if self._swept != today:
                oldest = today - timedelta(days=KEPT_DAYS)
                command.connection.execute(delete(usage).where(usage.c.day < oldest))
        self._swept = today

    def _today(self) -> date:
        return hall_date(self._store.clock.now())
