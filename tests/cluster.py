"""The throw-away PostgreSQL cluster of the tests, the same that a simulated hall runs on."""

from __future__ import annotations

import psycopg
from psycopg import Connection, sql

from kiosk.hall_simulation.cluster import ACCOUNT, Cluster, database_name

__all__ = ["Cluster", "Emptied", "database_name"]

_OTHERS_END = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_TABLES = """
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
_SHAPE = """
    SELECT md5(string_agg(concat(relname, relkind, relnatts), ',' ORDER BY relname)) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
"""
_SETTINGS = """
    SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
    WHERE d.datname = current_database()
"""
_COUNTERS = """
    SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL
"""


class Emptied:
    """One copy of a template for test after test: emptied in between, which is ten times as fast
    as a new copy. One whose tables or settings a test changed is thrown away."""

    def __init__(self, cluster: Cluster, template: str) -> None:
        self._cluster = cluster
        self._template = template
        self._url = ""
        self._shape: tuple[object, ...] = ()
        self._filled: set[str] = set()

    def take(self) -> str:
        """The address of a database that is as the template."""
        if not self._url:
            self._url = self._cluster.new_database(self._template)
            with self._open() as connection:
                self._shape = _shape(connection)
                self._filled = _filled(connection)
        return self._url

    def give_back(self) -> None:
        """What a test wrote is gone."""
        try:
            with self._open() as connection:
                connection.execute(_OTHERS_END)
                fit = _shape(connection) == self._shape
                if fit:
                    self._empty(connection)
        except psycopg.OperationalError:
            fit = False
        if not fit:
            self._url = ""

    def _open(self) -> Connection[tuple[object, ...]]:
        return psycopg.connect(
            host=str(self._cluster.folder),
            user=ACCOUNT,
            dbname=database_name(self._url),
            autocommit=True,
        )

    def _empty(self, connection: Connection[tuple[object, ...]]) -> None:
        filled = sorted(_filled(connection) - self._filled)
        if filled:
            names = sql.SQL(", ").join(map(sql.Identifier, filled))
            connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
        for (name,) in connection.execute(_COUNTERS).fetchall():
            connection.execute(sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(name)))


def _shape(connection: Connection[tuple[object, ...]]) -> tuple[object, ...]:
    return tuple(connection.execute(query).fetchone() for query in (_SHAPE, _SETTINGS))


def _filled(connection: Connection[tuple[object, ...]]) -> set[str]:
    """Names of the tables that have rows."""
    names = [name for (name,) in connection.execute(_TABLES).fetchall()]
    asked = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(name, sql.Identifier(name))
        for name in names
    )
    return {name for (name,) in connection.execute(asked).fetchall()}
