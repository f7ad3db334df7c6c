"""Prints results: a line a row for people, JSON for scripts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec


def emit_json(value: Any) -> None:
    """Prints one JSON document: dates ISO, enums their value, dataclasses objects."""
    encoded = msgspec.json.encode(value, enc_hook=str)
    print(msgspec.json.format(encoded, indent=2).decode())


def emit_lines(lines: Iterable[str]) -> None:
    """Prints lines for a person."""
    for line in lines:
        print(line)
