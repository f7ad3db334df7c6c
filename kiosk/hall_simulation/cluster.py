"""A throw-away PostgreSQL cluster, reached by a Unix socket."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from kiosk.common.errors import Rejected

SOCKET = ".s.PGSQL.5432"
ACCOUNT = "postgres"
"""PostgreSQL refuses to run as root; then it runs as its own user."""


def database_name(url: str) -> str:
    """The database of an address made here."""
    return url.rpartition("?")[0].rpartition("/")[2]


def programs() -> Path:
    """The folder of ``initdb`` and ``pg_ctl``.

    Raises:
        Rejected: ``hall.no_postgresql``.
    """
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=_version)
    on_path = shutil.which("pg_ctl")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise Rejected("hall.no_postgresql")


def _version(program: Path) -> tuple[int, ...]:
    return tuple(int(part) for part in program.parts[-3].split(".") if part.isdigit())


class Cluster:
    """One ``initdb`` cluster in a temporary folder; ``stop`` removes it again.

    ``durable``: commits reach the disk, as a hall's do. Without, they live as long as the
    machine does not fall, which is enough for a server that is killed.
    """

    def __init__(self, *, durable: bool = True) -> None:
        self._bin = programs()
        self._durable = durable
        self.folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
        self._as_root = os.name == "posix" and os.geteuid() == 0
        if self._as_root:
            shutil.chown(self.folder, ACCOUNT, ACCOUNT)
        self._databases = 0
        data = str(self.folder / "data")
        coding = ("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self._run("initdb", "-D", data, *coding, "-U", ACCOUNT, *([] if durable else ["-N"]))
        self.start()

    @property
    def socket(self) -> Path:
        """Where the server listens."""
        return self.folder / SOCKET

    @property
    def running(self) -> bool:
        """Whether the server was started and not stopped since."""
        return (self.folder / "data" / "postmaster.pid").exists()

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-k {self.folder} -c listen_addresses='' -c max_connections=300"
        if not self._durable:
            options += " -c fsync=off -c full_page_writes=off"
        log = str(self.folder / "log")
        self._run(
            "pg_ctl", "-D", str(self.folder / "data"), "-w", "-l", log, "-o", options, "start"
        )

    def stop_server(self) -> None:
        """Stops the server at once, as a hall database that dies does."""
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")

    def new_database(self, template: str = "template0") -> str:
        """The address of a new database: empty, or a copy of ``template``, which nobody uses."""
        self._databases += 1
        name = f"hall{self._databases}"
        self._command(f"CREATE DATABASE {name} TEMPLATE {template}")
        return f"postgresql+psycopg://{ACCOUNT}@/{name}?host={quote(str(self.folder), safe='')}"

    def address_through(self, port: int, url: str) -> str:
        """The address of the same database by way of a port on this machine."""
        plain = "sslmode=disable&gssencmode=disable"
        return f"postgresql+psycopg://{ACCOUNT}@127.0.0.1:{port}/{database_name(url)}?{plain}"

    def drop_database(self, url: str) -> None:
        """Removes a database again, so that stopping the server has little to write."""
        self._command(f"DROP DATABASE {database_name(url)} WITH (FORCE)")

    def stop(self) -> None:
        """Stops the server, if it runs, and removes its files."""
        if self.running:
            self.stop_server()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _command(self, words: str) -> None:
        import psycopg

        with psycopg.connect(host=str(self.folder), user=ACCOUNT, autocommit=True) as connection:
            connection.execute(words)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        if self._as_root:
            command = ["runuser", "-u", ACCOUNT, "--", *command]
        subprocess.run(
            command,
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            start_new_session=True,  # the keys that end this program do not reach the server
        )
