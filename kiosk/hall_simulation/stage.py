"""Sets up a simulated hall: a database with its content, and a data folder per machine."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from kiosk.app import Terminal, open_terminal
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, identity_of, to_document, type_of
from kiosk.content.model import Business, Window
from kiosk.hall_simulation.plan import TERMINAL, WINDOW, Part, Plan, businesses, windows
from kiosk.settings import SETTINGS_FILE, load_settings
from kiosk.store.reserve import FILE as RESERVE
from kiosk.store.sealing import make_key_file

HALL = "990000"
FIRST = "00"
"""The machine on which the hall is set up; the others start from a copy of its folder."""


class Stage:
    """The folders of one simulation."""

    def __init__(self, folder: Path, plan: Plan, direct: str, through: str) -> None:
        self.folder = folder
        self.plan = plan
        self._direct = direct
        self._through = through
        self.diaries = folder / "diaries"
        self.diaries.mkdir()

    def prepare(self) -> list[Part]:
        """Makes database, content and folders; the parts to be played."""
        first = self._folder(FIRST, self._direct)
        make_key_file(first / "kiosk.key")
        with_content(open_terminal(load_settings(first)), self.plan)
        parts = []
        for number in range(1, self.plan.terminals + 1):
            parts.append(self._part(TERMINAL, f"{number:02d}", self.plan.share(number)))
        for number in range(1, self.plan.windows + 1):
            parts.append(self._part(WINDOW, str(number), 0))
        return parts

    def first(self) -> Terminal:
        """The machine that looks at the hall afterwards, over a line without faults."""
        return open_terminal(load_settings(self.folder / FIRST))

    def _part(self, role: str, name: str, count: int) -> Part:
        machine = name if role == TERMINAL else f"W{name}"
        data = self._folder(machine, self._through)
        for file in ("kiosk.key", RESERVE):
            shutil.copy2(self.folder / FIRST / file, data / file)
        log = self.diaries / f"{role}-{name}.jsonl"
        pause = self.plan.longest_pause
        return Part(role, name, str(data), str(log), count, self.plan.seed, pause)

    def _folder(self, machine: str, url: str) -> Path:
        data = self.folder / machine
        data.mkdir(mode=0o700)
        settings = {
            "hall_code": HALL,
            "hall_name": "模拟大厅",
            "terminal": machine,
            "database.url": url,
        }
        lines = [f"{name} = {json.dumps(value)}" for name, value in settings.items()]
        (data / SETTINGS_FILE).write_text("\n".join(lines) + "\n", "utf-8")
        return data


def with_content(terminal: Terminal, plan: Plan) -> None:
    """Gives the hall its businesses and windows, and the machine's copy the same."""
    documents: list[Business | Window] = [*businesses(), *windows(plan.windows)]
    changes = []
    for document in documents:
        plain = to_document(document)
        kind, identity = type_of(document), identity_of(document)
        changes.append(DocumentChange(kind, identity, 1, "put", document_hash(plain), plain))
    try:
        with terminal.store.command("content") as command:
            terminal.content.apply_changes(command, changes)
        if terminal.hall is not None:
            terminal.hall.keeper.refresh()
    finally:
        terminal.close()
