"""Halls to try the command line on: a demonstration hall is made once and copied for each test."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main
from kiosk.app import Terminal, open_terminal
from kiosk.common.clock import Clock
from kiosk.settings import load_settings

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
PROGRAM = (sys.executable, "-m", "kiosk")
ENDS_WITHIN_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command left behind on the console."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON document that it printed."""
        return json.loads(self.out)

    @property
    def reason(self) -> str:
        """The one line on stderr of a command that failed.

        Fails the test when there is more, or less, or what a terminal could take for a command.
        """
        assert self.code == 1, self
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("kiosk: "), self.err
        assert self.err.endswith("\n"), self.err
        assert all(sign.isprintable() or sign == "\u3000" for sign in self.err[:-1]), repr(self.err)
        assert any("\u4e00" <= sign <= "\u9fff" for sign in self.err), self.err
        assert "代码" not in self.err, self.err
        return self.err


@dataclass(frozen=True, slots=True)
class Hall:
    """A data folder and the program on it."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *words: object) -> Outcome:
        """One command in this process."""
        self.capture.readouterr()
        try:
            code = main(["--data", str(self.folder), *map(str, words)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = self.capture.readouterr()
        return Outcome(code, out, err)

    def told(self, *words: object) -> Any:
        """What a command that went well tells as JSON."""
        outcome = self.run(*words, "--json")
        assert (outcome.code, outcome.err) == (0, ""), outcome
        return outcome.json

    def process(self, *words: object, **environment: str) -> Outcome:
        """One command in a process of its own."""
        return spawn(*PROGRAM, "--data", self.folder, *words, **environment)

    @contextmanager
    def opened(self, clock: Clock | None = None) -> Iterator[Terminal]:
        """The hall's terminal, to look into."""
        terminal = open_terminal(load_settings(self.folder), clock)
        try:
            yield terminal
        finally:
            terminal.close()

    def fingerprint(self) -> dict[str, str]:
        """Every file of the data folder by the hash of its bytes.

        A command that was refused must leave them as they were: even a row that was written and
        taken back would not show here, and nothing else may.
        """
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {
            str(path.relative_to(self.folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in files
            if path.name not in ("kiosk.db-shm", "kiosk.db-wal") or path.stat().st_size
        }

    def business(self, at: int = 0) -> dict[str, Any]:
        """One of the hall's businesses."""
        found: dict[str, Any] = self.told("ticket", "businesses")[at]
        return found


def spawn(*words: object, **environment: str) -> Outcome:
    """A real process; its console is read as UTF-8."""
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        timeout=ENDS_WITHIN_SECONDS,
        check=False,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


def form(**changes: str) -> dict[str, str]:
    """A citizen's application that passes every check."""
    fields = {
        "applicant_kind": "citizen",
        "name": "李小梅",
        "document_type": "resident_id",
        "document_number": "11010519491231002X",
        "phone": "13812345678",
        "address": "示范县城南街道 8 号",
        "postcode": "021000",
        "title_or_number": "城南街道征地补偿安置方案",
        "description": "申请公开城南街道征地补偿安置方案的批复及附图",
        "carrier": "paper",
        "route": "mail",
    }
    return fields | changes


def form_file(folder: Path, **changes: str) -> Path:
    """The application as a file for ``apply --from``."""
    path = folder / "form.json"
    path.write_text(json.dumps(form(**changes), ensure_ascii=False), "utf-8")
    return path


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration hall as ``kiosk init --demo`` makes it; copy it, do not use it."""
    folder = tmp_path_factory.mktemp("demo") / "data"
    before = os.umask(0o022)
    try:
        assert main(["--data", str(folder), "init", "--demo"]) == 0
    finally:
        os.umask(before)
    return folder


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hall:
    """A demonstration hall of the test's own."""
    folder = tmp_path / "data"
    shutil.copytree(demo_template, folder)
    return Hall(folder, capsys)


@pytest.fixture(scope="module")
def shared_folder(demo_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One demonstration hall for all tests of a file."""
    folder = tmp_path_factory.mktemp("shared") / "data"
    shutil.copytree(demo_template, folder)
    return folder


@pytest.fixture
def shared(shared_folder: Path, capsys: pytest.CaptureFixture[str]) -> Hall:
    """A demonstration hall that the tests of a file share: for what changes nothing."""
    return Hall(shared_folder, capsys)


@pytest.fixture
def empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hall:
    """A data folder that is not there yet."""
    return Hall(tmp_path / "data", capsys)


@pytest.fixture(scope="session")
def real_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real hall, without content and without accounts."""
    folder = tmp_path_factory.mktemp("real") / "data"
    words = ["init", "--hall-code", "150702", "--hall-name", "城区政务服务大厅", "--terminal", "07"]
    assert main(["--data", str(folder), *words]) == 0
    return folder


@pytest.fixture
def real(real_template: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hall:
    """A real hall of the test's own."""
    folder = tmp_path / "real"
    shutil.copytree(real_template, folder)
    return Hall(folder, capsys)
