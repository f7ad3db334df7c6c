"""From the cells of a row to the fields of an item."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from kiosk.content.chinese_dates import find_date
from kiosk.content.importing import codes
from kiosk.content.importing.cells import Line, Skipped
from kiosk.content.importing.columns import ITEMS, REQUIRED, label_of
from kiosk.content.importing.sheet import day_of, letters
from kiosk.content.model import TimeLimit
from kiosk.content.normalise import key_of
from kiosk.content.terms import CaseType, TaskType

_UNSORTED = "未分类"
_SERIAL_DAYS = range(20_000, 80_000)
"""Days of 1954 to 2119 as a spreadsheet program numbers them."""
_LIMIT = re.compile(r"(\d{1,4})\s*(?:个)?\s*(工作日|自然日|日|天|小时|月|)")
_AT_ONCE = frozenset({"即办", "即时", "即时办结", "当场办结", "当场", "当日办结", "马上办结"})


def number(text: str) -> int:
    """A count of at most four digits; ``1次`` counts too. Raises ValueError."""
    found = re.fullmatch(r"(\d{1,4})(次|份|个|页|张)?", key_of(text))
    if not found:
        raise ValueError(text)
    return int(found[1])


def day(text: str) -> date:
    """A day as written, or as a spreadsheet program numbers it. Raises ValueError."""
    if text.isdecimal() and int(text) in _SERIAL_DAYS:
        text = day_of(float(text))
    found = find_date(text)
    if found is None:
        raise ValueError(text)
    return found


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _windows(text: str) -> tuple[str, ...]:
    return tuple(part.removesuffix("号窗口").removesuffix("窗口") for part in codes.several(text))


def _coded(known: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: codes.coded(text, known)


_PARSERS: dict[str, Callable[[str], Any]] = {
    "aliases": lambda text: tuple(codes.several(text)),
    "use_level": codes.use_level,
    "audiences": codes.audiences,
    "case_type": codes.case_type,
    "conditions": _lines,
    "legal_basis": _lines,
    "charges": codes.flag,
    "channels": codes.channels,
    "labels": codes.labels,
    "visits": number,
    "windows": _windows,
    "effective_on": day,
    "cancelled_on": day,
    "updated_on": day,
    "state": codes.item_state,
    "department_kind": _coded(codes.DEPARTMENT_KINDS),
    "power_source": _coded(codes.POWER_SOURCES),
    "result_kind": _coded(codes.RESULT_KINDS),
    "service_range": _coded(codes.RANGES),
    "online_depth": _coded(codes.DEPTHS),
    **dict.fromkeys(
        ("can_book", "can_pay_online", "can_post", "in_hall", "on_terminal"), codes.flag
    ),
}
_THEMES = ("person_themes", "company_themes", "person_character", "company_character")
_ELSEWHERE = frozenset(
    {
        *("operation", "guid", "batch", "time", "extended_guid", "task_type"),
        *("materials_text", "flow_text", "questions_text", *_THEMES),
        *(
            f"{which}_{part}"
            for which in ("statutory", "promised")
            for part in ("days", "unit", "note")
        ),
    }
)
"""Columns that are read together with others, or that are no field of an item."""


def item_fields(cells: Mapping[str, str], line: Line) -> dict[str, Any]:
    """The fields that a row gives; what is not understood is remarked and left out.

    Raises:
        Skipped: for a type of item that nobody knows.
    """
    fields: dict[str, Any] = {name: cells[name] for name in REQUIRED if name in cells}
    for name, text in cells.items():
        if not text or name in REQUIRED or name in _ELSEWHERE:
            continue
        if name == "main_item" and text == _UNSORTED:
            fields[name] = ""
            continue
        try:
            fields[name] = _PARSERS.get(name, str)(text)
        except ValueError:
            line.ignored(name, ITEMS, line.head.columns.get(name), text)
    _limits(fields, cells, line)
    _themes(fields, cells, line)
    _type(fields, cells, line)
    return fields


def _type(fields: dict[str, Any], cells: Mapping[str, str], line: Line) -> None:
    text = cells.get("task_type", "")
    if text:
        try:
            fields["task_type"] = codes.task_type(text)
        except ValueError as error:
            raise Skipped("import.task_type_unknown", text[:20]) from error
    elif "name" in fields:
        line.warn("import.task_type_missing")
        fields["task_type"] = TaskType.OTHER_POWER


def _themes(fields: dict[str, Any], cells: Mapping[str, str], line: Line) -> None:
    found: dict[str, None] = {}
    for name in _THEMES:
        text = cells.get(name, "")
        if not text:
            continue
        try:
            found |= dict.fromkeys(codes.themes(text, of_persons=name.startswith("person")))
        except ValueError:
            line.ignored(name, ITEMS, line.head.columns.get(name), text)
    if found:
        fields["themes"] = tuple(found)


def _limits(fields: dict[str, Any], cells: Mapping[str, str], line: Line) -> None:
    for which in ("statutory", "promised"):
        name = f"{which}_days"
        text = cells.get(name, "")
        if not text:
            continue
        unit = cells.get(f"{which}_unit", "") or line.head.hints.get(name, "")
        if key_of(text).isdecimal() and not unit.strip():
            line.warn("import.unit_assumed", label_of(name), letters(line.head.columns[name]))
        try:
            fields[f"{which}_limit"] = _limit(text, unit, cells.get(f"{which}_note", ""))
        except ValueError:
            if key_of(text) in _AT_ONCE:
                fields.setdefault("case_type", CaseType.IMMEDIATE)
                fields[f"{which}_limit"] = TimeLimit(0, note=text)
            else:
                line.ignored(name, ITEMS, line.head.columns.get(name), text)


def _limit(text: str, unit: str, note: str) -> TimeLimit:
    """``5``, ``5个工作日`` or ``20（工作日）``; a unit in the cell goes before the column's."""
    found = _LIMIT.fullmatch(key_of(text))
    if not found:
        raise ValueError(text)
    return TimeLimit(int(found[1]), codes.limit_unit(found[2] or unit), note)
