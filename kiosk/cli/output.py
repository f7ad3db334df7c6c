"""Prints results: a line a row for people, JSON for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any


def plain(value: Any) -> Any:
    """The value as JSON knows it: dates ISO, enums their value, dataclasses objects."""
    if is_dataclass(value) and not isinstance(value, type):
        return plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Path):
        return str(value)
    return value


def emit_json(value: Any) -> None:
    """Prints one JSON document."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=2))


def emit_lines(lines: Iterable[str]) -> None:
    """Prints lines for a person."""
    for line in lines:
        print(line)
