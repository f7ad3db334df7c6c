"""The processes of a simulated hall: started, killed, started again."""

from __future__ import annotations

import os
import random
import subprocess
import threading
from pathlib import Path

from kiosk.common.own_program import own_program
from kiosk.hall_simulation.plan import Part

ENDS_WITHIN_SECONDS = 30.0


class Company:
    """One process per part; one that ends before its part is done is started again."""

    def __init__(self, parts: list[Part], folder: Path) -> None:
        self._files = {part: part.written(folder) for part in parts}
        self._errors = folder / "stderr"
        self._playing: dict[Part, subprocess.Popen[bytes]] = {}
        self._ended: set[Part] = set()
        self._lock = threading.Lock()
        self.starts = 0

    def start(self) -> None:
        """Starts every part."""
        for part in self._files:
            self._begin(part)

    def kill(self, rng: random.Random) -> None:
        """Kills one of the processes, as a power cut does."""
        with self._lock:
            playing = [part for part in self._playing if part not in self._ended]
        if playing:
            self._playing[rng.choice(playing)].kill()

    def look_after(self) -> None:
        """Notes who is done, and starts again who was killed."""
        for part, process in list(self._playing.items()):
            if part in self._ended or process.poll() is None:
                continue
            if process.returncode == 0:
                self._ended.add(part)
            else:
                self._begin(part)

    def done(self, role: str) -> bool:
        """Whether all parts of a role have come to their end."""
        return all(part in self._ended for part in self._files if part.role == role)

    def dismiss(self) -> None:
        """Ends everybody who is still there."""
        for process in self._playing.values():
            if process.poll() is None:
                process.terminate()
        for process in self._playing.values():
            try:
                process.wait(ENDS_WITHIN_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _begin(self, part: Part) -> None:
        words = [*own_program(), "hall", "act", str(self._files[part])]
        root = Path(__file__).resolve().parents[2]
        path = os.pathsep.join([str(root), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
        with self._errors.open("ab") as errors:
            process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": path},
            )
        with self._lock:
            self._playing[part] = process
        self.starts += 1
