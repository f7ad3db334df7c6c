"""Faults made on purpose: machines killed, lines cut, a database that dies, hangs or refuses."""

from __future__ import annotations

import logging
import random
import subprocess
import threading
from collections import Counter
from collections.abc import Callable

import psycopg

from kiosk.hall_simulation.cluster import ACCOUNT, Cluster
from kiosk.hall_simulation.line import Line

log = logging.getLogger(__name__)

SHORTEST_SECONDS, LONGEST_SECONDS = 1.5, 4.0
"""How long a fault lasts, and how long a small hall is left alone after it."""
SMALL_HALL = 8
"""Machines; a larger hall needs longer to get to its feet on one computer."""


class Faults:
    """Plays one fault after the other, as the seed has it, until told to stop."""

    def __init__(
        self,
        cluster: Cluster,
        line: Line,
        kill: Callable[[random.Random], None],
        *,
        seed: int,
        machines: int,
    ) -> None:
        self._gap = max(1.0, machines / SMALL_HALL)
        self._cluster = cluster
        self._line = line
        self._kill = kill
        self._rng = random.Random(seed)  # noqa: S311  must be repeatable
        self._over = threading.Event()
        self.played: Counter[str] = Counter()
        self._kinds: dict[str, tuple[int, Callable[[], None]]] = {
            "进程被杀": (6, self._killed),
            "连接被切断": (4, self._cut),
            "线路停滞": (2, self._stalled),
            "端口关闭": (2, self._closed),
            "提交的回答丢失": (3, self._answers_lost),
            "数据库崩溃重启": (2, self._database_died),
            "数据库只读": (1, self._read_only),
        }
        self._thread = threading.Thread(target=self._run, name="faults", daemon=True)

    def start(self) -> None:
        """Begins."""
        self._thread.start()

    def stop(self) -> None:
        """Ends the fault under way; afterwards the hall is whole."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        self._line.resume()
        if not self._cluster.running:
            self._cluster.start()
        self._set_read_only(on=False)

    def _run(self) -> None:
        names = list(self._kinds)
        weights = [self._kinds[name][0] for name in names]
        while not self._rest(self._gap):
            name = self._rng.choices(names, weights)[0]
            try:
                self._kinds[name][1]()
            except (OSError, subprocess.SubprocessError, psycopg.Error):
                log.exception("a fault could not be played: %s", name)
            self.played[name] += 1

    def _rest(self, times: float = 1.0) -> bool:
        """Waits; True when it is over."""
        return self._over.wait(times * self._rng.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))

    def _killed(self) -> None:
        self._kill(self._rng)

    def _cut(self) -> None:
        self._line.cut()

    def _stalled(self) -> None:
        self._line.stall()
        self._rest()
        self._line.resume()

    def _closed(self) -> None:
        self._line.close_port()
        self._rest()
        self._line.resume()

    def _answers_lost(self) -> None:
        self._line.lose_commit_answers(self._rng.randint(1, 6), cut=self._rng.random() < 0.5)
        self._rest()
        self._line.resume()
        self._line.cut()

    def _database_died(self) -> None:
        self._cluster.stop_server()
        self._rest()
        self._cluster.start()

    def _read_only(self) -> None:
        self._set_read_only(on=True)
        self._rest()
        self._set_read_only(on=False)

    def _set_read_only(self, *, on: bool) -> None:
        """For transactions that begin from now on, of every connection."""
        setting = "on" if on else "off"
        with psycopg.connect(
            host=str(self._cluster.folder), user=ACCOUNT, dbname=ACCOUNT, autocommit=True
        ) as connection:
            connection.execute(f"ALTER SYSTEM SET default_transaction_read_only = {setting}")
            connection.execute("SELECT pg_reload_conf()")
