"""The packaged program on a bare machine: no Python, no project, no fonts of the system."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
TOUR_ENDS_WITHIN_SECONDS = 900
ENDS_WITHIN_SECONDS = 120
_HIDES_AND_RUNS = (
    f'set -e; while [ "$1" != -- ]; do {shutil.which("mount")} -t tmpfs none "$1"; shift; done; '
    'shift; exec "$@"'
)
"""By its whole path: the program is run with nothing on the PATH."""


def build_machine() -> list[Path]:
    """What another machine does not have: the project, its Python, the system's fonts."""
    places = [ROOT, Path("/usr/share/fonts")]
    python = Path(sys.base_prefix)
    return places if python in (Path("/usr"), Path("/usr/local")) else [*places, python]


def hiding(places: list[Path]) -> list[str]:
    """The start of a command line that runs the rest where these folders are empty."""
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    folders = [str(place) for place in places]
    unshare = str(shutil.which("unshare"))
    return [unshare, "--mount", *as_root, "/bin/sh", "-c", _HIDES_AND_RUNS, "sh", *folders, "--"]


def can_hide() -> bool:
    """Whether this user may make mounts of its own; some containers forbid it."""
    tried = subprocess.run([*hiding([]), "/bin/true"], capture_output=True, check=False)
    return tried.returncode == 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Packed:
    """One build, run with nothing around it."""

    folder: Path
    place: Path
    """Home, work folder and data of the run."""
    shell: tuple[str, ...]

    @property
    def data(self) -> Path:
        return self.place / "data"

    def command(self, *words: object) -> list[str]:
        """The command line of a command on this run's data folder."""
        program = [self.folder / "kiosk", "--data", self.data, *words]
        return [*self.shell, *map(str, program)]

    def environment(self) -> dict[str, str]:
        """Nothing but a home and a path where no program is; not even a language."""
        empty = self.place / "bin"
        empty.mkdir(exist_ok=True)
        return {"HOME": str(self.place), "PATH": str(empty)}

    def run(self, *words: object, within: float = ENDS_WITHIN_SECONDS) -> Outcome:
        """One command to its end."""
        done = subprocess.run(
            self.command(*words),
            capture_output=True,
            check=False,
            cwd=self.place,
            env=self.environment(),
            timeout=within,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    def told(self, *words: object) -> Any:
        """What a command says to scripts."""
        return self.run(*words, "--json").json

    def slip(self, kind: str, subject: str) -> bytes:
        """A slip as PDF."""
        out = self.place / f"{kind}.pdf"
        outcome = self.run("slip", kind, subject, "--out", out)
        assert outcome.code == 0, outcome
        return out.read_bytes()

    def files(self) -> Iterator[Path]:
        """Every file of the build that is no link."""
        for path in self.folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                yield path

    def size_mb(self) -> int:
        """What the build takes on the disk, in MiB rounded up, as ``du -sm`` counts."""
        blocks = sum(path.lstat().st_blocks for path in (self.folder, *self.folder.rglob("*")))
        return -(-blocks * 512 // 2**20)
