"""Prints results: a line a row for people, JSON for scripts, a reason on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import msgspec

LONGEST_REASON = 600
_SHOWN_AT_EACH_END = 280


def emit_json(value: Any) -> None:
    """Prints one JSON document: dates ISO, enums their value, dataclasses objects."""
    encoded = msgspec.json.encode(value, enc_hook=str)
    print(msgspec.json.format(encoded, indent=2).decode())


def emit_lines(lines: Iterable[str]) -> None:
    """Prints lines for a person."""
    for line in lines:
        print(line)


def complain(reason: str) -> None:
    """Prints the reason of a failure: one line, whatever the user typed into it.

    What cannot be seen is shown as U+FFFD, so that no text steers the technician's terminal.
    """
    line = "".join(
        sign if sign.isprintable() or sign == "\u3000" else "\N{REPLACEMENT CHARACTER}"
        for sign in reason
    )
    if len(line) > LONGEST_REASON:
        line = f"{line[:_SHOWN_AT_EACH_END]}……{line[-_SHOWN_AT_EACH_END:]}"
    print(f"kiosk: {line}", file=sys.stderr)
