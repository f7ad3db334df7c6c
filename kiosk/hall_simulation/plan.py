"""What a simulated hall is made of, and what its processes are told."""

from __future__ import annotations

import json
import random
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from kiosk.content.model import Business, Window

PREFIXES = "ABCDEFGH"
SERVED_BY_ONE_WINDOW = 4
EVERY_DAY = tuple(range(1, 8))
TERMINAL, WINDOW = "terminal", "window"
RUSH = 40.0
"""Residents a second in the whole hall: some forty times the rush of a large one, and what one
computer that plays all of its machines can just bear."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One simulation; the same seed plays the same faults and the same wishes."""

    terminals: int
    windows: int
    tickets: int
    faults: bool
    seed: int
    minutes: float
    """The longest that it may take; what is not done by then counts as not held."""

    def share(self, terminal: int) -> int:
        """How many tickets one terminal gives."""
        whole, rest = divmod(self.tickets, self.terminals)
        return whole + (terminal <= rest)

    @property
    def longest_pause(self) -> float:
        """Seconds between one resident and the next at a terminal; half of it on average."""
        return 2 * self.terminals / RUSH


@dataclass(frozen=True, slots=True)
class Part:
    """What one process plays."""

    role: str
    name: str
    """Number of the terminal or window."""
    data: str
    log: str
    count: int
    seed: int
    longest_pause: float = 0.0

    def written(self, folder: Path) -> Path:
        """The file that tells a process its part."""
        file = folder / f"{self.role}-{self.name}.json"
        file.write_text(json.dumps(asdict(self)), "utf-8")
        return file

    @classmethod
    def read(cls, file: Path) -> Part:
        """The part told in a file."""
        return cls(**json.loads(file.read_text("utf-8")))


def wish(part: Part, place: int) -> tuple[str, str]:
    """(request id, business) of a terminal's n-th resident: the same again after a restart."""
    rng = random.Random(f"{part.seed}/{part.name}/{place}")  # noqa: S311  must be repeatable
    request = uuid.UUID(int=rng.getrandbits(128), version=4)
    return str(request), f"b{rng.randrange(len(PREFIXES))}"


def businesses() -> list[Business]:
    """Open at any hour, so that a simulation may be run at any hour."""
    return [
        Business(f"b{place}", f"模拟业务 {prefix}", prefix, (), weekdays=EVERY_DAY, order=place)
        for place, prefix in enumerate(PREFIXES)
    ]


def windows(count: int) -> list[Window]:
    """Each serves some of the businesses, and every business has some windows."""
    step = max(1, len(PREFIXES) // max(count, 1))
    return [
        Window(
            str(number),
            f"{number} 号窗口",
            "模拟大厅",
            "1",
            "A",
            tuple(
                f"b{(number * step + place) % len(PREFIXES)}"
                for place in range(max(SERVED_BY_ONE_WINDOW, len(PREFIXES) // max(count, 1)))
            ),
        )
        for number in range(1, count + 1)
    ]
