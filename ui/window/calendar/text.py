"""A year's table as people type it: a line for each span of days, then its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from ui.window.reports.spans import typed_day

_LINE = re.compile(r"^(\S+?)(?:\s*(?:~|～|—|至|到)\s*(\S+?))?\s+(\S.*)$")
_DAY = timedelta(days=1)
LONGEST_SPAN = 31


class UnreadableLineError(ValueError):
    """A line that does not name days and a holiday; the line is the argument."""


def spans_text(days: Mapping[date, str]) -> str:
    """Days with their names, one line for each run of days of a name."""
    lines: list[str] = []
    run: list[date] = []
    for day in [*sorted(days), None]:
        if run and (day is None or day != run[-1] + _DAY or days[day] != days[run[0]]):
            lines.append(_line(run, days[run[0]]))
            run = []
        if day is not None:
            run.append(day)
    return "\n".join(lines)


def _line(run: list[date], name: str) -> str:
    first, last = run[0], run[-1]
    span = f"{first:%m-%d}" if first == last else f"{first:%m-%d}～{last:%m-%d}"
    return f"{span} {name}"


def typed_spans(text: str, year: int) -> dict[date, str]:
    """The days of the lines.

    Raises:
        UnreadableLineError: with the line that was not understood.
    """
    found: dict[date, str] = {}
    start = date(year, 1, 1)
    for line in text.splitlines():
        if not line.strip():
            continue
        read = _LINE.match(line.strip())
        first = typed_day(read[1], start) if read else None
        last = typed_day(read[2], start) if read and read[2] else first
        if (
            read is None
            or first is None
            or last is None
            or not 0 <= (last - first).days < LONGEST_SPAN
        ):
            raise UnreadableLineError(line.strip())
        for count in range((last - first).days + 1):
            found[first + _DAY * count] = read[3].strip()
    return found
