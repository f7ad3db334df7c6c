"""Several statements to PostgreSQL and their answers in one round trip.

The driver's own pipeline takes as much time for each statement as it saves. So statements that
are compiled anyway are prepared once on each connection, and sent in the protocol's own words,
all of them before the first answer is read.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from psycopg import generators
from psycopg.adapt import Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus, Format, TransactionStatus

if TYPE_CHECKING:
    from psycopg.pq.abc import PGconn, PGresult

Rows = list[tuple[Any, ...]]

_BEGIN, _COMMIT = b"BEGIN", b"COMMIT"


class Question(NamedTuple):
    """A statement with ``$1``, ``$2`` … and its values, as the driver would be given them."""

    sql: bytes
    values: Sequence[Any]


class Exchange:
    """What is prepared on one connection; lives as long as the connection.

    The driver must not prepare statements itself: it would now and then throw away all.
    """

    def __init__(self) -> None:
        self._names: dict[bytes, bytes] = {}
        self._made = 0

    def ask(
        self,
        connection: psycopg.Connection[Any],
        questions: Sequence[Question],
        *,
        commit: bool = False,
    ) -> list[Rows]:
        """The rows of each; begins a transaction where none is, and commits it when told to.

        Raises:
            psycopg.Error: of the first that failed; nothing after it was executed.
        """
        with connection.lock:
            server = connection.pgconn
            sends: list[Callable[[], None]] = []
            if server.transaction_status == TransactionStatus.IDLE:
                sends.append(partial(server.send_query_params, _BEGIN, None))
            new = self._new(questions)
            sends += [partial(server.send_prepare, name, sql) for sql, name in new.items()]
            first = len(sends)
            known = self._names | new
            sends += [
                partial(server.send_query_prepared, known[sql], *_given(values))
                for sql, values in questions
            ]
            if commit:
                sends.append(partial(server.send_query_params, _COMMIT, None))
            results = connection.wait(_talk(server, sends))
            _raise_first(results, connection)
            self._names = known
            reader = Transformer(connection)
            return [_rows(reader, one) for one in results[first : first + len(questions)]]

    def _new(self, questions: Sequence[Question]) -> dict[bytes, bytes]:
        """Names for what is not prepared yet; never one that was tried before."""
        new: dict[bytes, bytes] = {}
        for question in questions:
            if question.sql not in self._names and question.sql not in new:
                self._made += 1
                new[question.sql] = b"kiosk%d" % self._made
        return new


def _talk(
    server: PGconn, sends: Sequence[Callable[[], None]]
) -> Generator[Any, Any, list[PGresult]]:
    server.enter_pipeline_mode()
    for send in sends:
        send()
    server.pipeline_sync()
    yield from generators.send(server)
    results: list[PGresult] = []
    for _ in range(len(sends) + 1):
        results += yield from generators.fetch_many(server)
    server.exit_pipeline_mode()
    return results


def _given(values: Sequence[Any]) -> tuple[list[bytes | None], list[int]]:
    """Values and their formats as the protocol has them."""
    told = [_told(value) for value in values]
    return [text for text, _ in told], [form for _, form in told]


def _told(value: Any) -> tuple[bytes | None, int]:
    if value is None:
        return None, Format.TEXT
    if isinstance(value, psycopg.Binary):
        return bytes(value.obj), Format.BINARY
    if isinstance(value, bytes):
        return value, Format.BINARY
    text = str(value).encode()
    if b"\0" in text:
        raise psycopg.DataError("text for PostgreSQL cannot hold a NUL")
    return text, Format.TEXT


def _raise_first(results: Sequence[PGresult], connection: psycopg.Connection[Any]) -> None:
    for result in results:
        if result.status == ExecStatus.FATAL_ERROR:
            raise error_from_result(result, connection.info.encoding)


def _rows(reader: Any, result: PGresult) -> Rows:
    if result.status != ExecStatus.TUPLES_OK:
        return []
    reader.set_pgresult(result)
    rows: Rows = reader.load_rows(0, result.ntuples, tuple)
    return rows
