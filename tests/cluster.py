"""A throw-away PostgreSQL cluster for the tests, with fsync on, reached by a Unix socket."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote


def database_name(url: str) -> str:
    """The database of an address made here."""
    return url.rpartition("?")[0].rpartition("/")[2]


class Cluster:
    """One ``initdb`` cluster in a temporary folder; ``stop`` removes it again."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kiosk-pg-"))
        self._bin = max(Path("/usr/lib/postgresql").glob("*/bin"))
        self._as_root = os.geteuid() == 0
        if self._as_root:
            account = pwd.getpwnam("postgres")
            os.chown(self.folder, account.pw_uid, account.pw_gid)
        self._databases = 0
        self._run(
            "initdb",
            "-D",
            str(self.folder / "data"),
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-U",
            "postgres",
        )
        self.start()

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-k {self.folder} -c listen_addresses='' -c max_connections=200"
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
        self._run("createdb", "-h", str(self.folder), "-U", "postgres", "-T", template, name)
        return f"postgresql+psycopg://postgres@/{name}?host={quote(str(self.folder), safe='')}"

    def drop_database(self, url: str) -> None:
        """Removes a database again, so that stopping the server has little to write."""
        name = database_name(url)
        self._run("dropdb", "-f", "-h", str(self.folder), "-U", "postgres", name)

    def stop(self) -> None:
        """Stops the server and removes its files."""
        self.stop_server()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        if self._as_root:
            command = ["runuser", "-u", "postgres", "--", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder)
