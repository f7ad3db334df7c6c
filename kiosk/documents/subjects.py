"""What a print job is of, in one line that survives a restart.

A plain code, or ``CODE@MARK?OPTIONS``: the version mark that stood at the request, and which
answers or pages were chosen. A version that has changed since is not printed by choices that were
made on another text: a notice then lists everything, pages are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.common.errors import Rejected
from kiosk.content.model import ServiceItem

LONGEST = 64
"""A job's subject has no more room."""
_CHOSEN = re.compile(r"(.+)@([0-9A-F]{3})([0-9A-F]{3})\?([0-9.\-]+)")


@dataclass(frozen=True, slots=True)
class Subject:
    """A record, and what of it: ``numbers`` are options or pages, from 1."""

    code: str
    mark: str = ""
    numbers: tuple[int, ...] = ()


def written(code: str, mark: str, numbers: Iterable[int]) -> str:
    """The line of a job; runs of numbers are shortened.

    Raises:
        Rejected: ``policy.pages_scattered`` when it has no room.
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    if not runs:
        return code
    told = ".".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    line = f"{code}@{mark.replace('-', '')}?{told}"
    if len(line) > LONGEST:
        raise Rejected("policy.pages_scattered")
    return line


def read(line: str) -> Subject:
    """The subject of a job."""
    found = _CHOSEN.fullmatch(line)
    if not found:
        return Subject(line)
    code, first, second, told = found.groups()
    numbers: list[int] = []
    for run in told.split("."):
        start, _, end = run.partition("-")
        numbers += range(int(start), int(end or start) + 1)
    return Subject(code, f"{first}-{second}", tuple(numbers))


def option_numbers(item: ServiceItem, chosen: Sequence[str]) -> tuple[int, ...]:
    """The places of chosen options among all options of an item."""
    return tuple(number for number, key in enumerate(_keys(item), start=1) if key in chosen)


def option_keys(item: ServiceItem, numbers: Sequence[int]) -> tuple[str, ...]:
    """The keys of options by their places."""
    return tuple(key for number, key in enumerate(_keys(item), start=1) if number in numbers)


def _keys(item: ServiceItem) -> list[str]:
    return [option.key for situation in item.situations for option in situation.options]
