"""Lists of service items in CSV: every good row comes in, every bad one is reported by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from kiosk.common.errors import Rejected
from kiosk.common.text import clean_line
from kiosk.content import queries, release
from kiosk.content.changes import CheckedPut
from kiosk.content.codec import MAX_CODE, MAX_NAME, document_hash, encode, to_document
from kiosk.content.csv_rows import csv_rows
from kiosk.content.editing.history import occasion
from kiosk.content.import_report import FileReport, RowNote
from kiosk.content.item_columns import (
    REQUIRED,
    label_of,
    match_header,
    optional_fields,
    parse_task_type,
)
from kiosk.content.model import ServiceItem
from kiosk.content.normalise import key_of
from kiosk.content.reading import read_text
from kiosk.content.records import (
    LOCAL,
    PLATFORM_OWNED,
    Applied,
    Standing,
    chunks,
    standing_of,
    tidy,
    write,
)
from kiosk.content.terms import TaskType
from kiosk.store.store import Store

MAX_BYTES = 64_000_000
MAX_CELL = 20_000
CODE_LENGTHS = range(24, 34)
"""An 实施编码 has 24 to 33 characters, by generation."""

_LONG = frozenset({"conditions", "legal_basis"})
_UNSORTED = "未分类"
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


class _Skip(Exception):
    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(slots=True)
class _Reading:
    """Rows understood so far, by code, with the line of each."""

    items: dict[str, tuple[int, dict[str, Any]]] = field(default_factory=dict)
    skipped: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)


def import_items(store: Store, path: Path) -> FileReport:
    """Imports a list in one transaction; importing it again changes nothing.

    An item that stands with a whole guide keeps it: only what the list says is replaced. Items of
    the platform's release are left as they are.

    Raises:
        Rejected: when the file is not such a list; nothing was imported.
    """
    reading = read_items(read_text(path, MAX_BYTES))
    if not reading.items:
        raise Rejected("import.nothing_usable", skipped=len(reading.skipped))
    counts = {"added": 0, "changed": 0, "unchanged": 0}
    with store.command("content") as command:
        connection = command.connection
        release.lock(connection)
        told = occasion(connection, command.now, made_by="import", why=path.name[:100])
        for part in chunks(reading.items.items()):
            standing = standing_of(connection, [("service_item", code) for code, _ in part])
            olds = queries.documents_of(connection, "service_item", [code for code, _ in part])
            puts: list[CheckedPut] = []
            for code, (line, fields) in part:
                before = standing.get(("service_item", code))
                if before and before.origin in PLATFORM_OWNED:
                    reading.skipped.append(RowNote(line, "import.kept_platform", code))
                    continue
                put = _put(fields, before, cast("ServiceItem | None", olds.get(code)))
                outcome = "added" if before is None else "changed"
                if before and before.sha256 == put.sha256:
                    outcome = "unchanged"
                else:
                    puts.append(put)
                counts[outcome] += 1
            write(connection, puts, [], LOCAL, told)
        tidy(connection, Applied(counts["added"], counts["changed"]))
        if counts["added"] or counts["changed"]:
            command.audit(
                "content.items_imported", path.name[:100], **counts, skipped=len(reading.skipped)
            )
    skipped = sorted(reading.skipped, key=lambda note: note.line)
    warnings = sorted(reading.warnings, key=lambda note: note.line)
    return FileReport(
        path.name,
        "items",
        counts["added"],
        counts["changed"],
        counts["unchanged"],
        skipped=tuple(skipped),
        warnings=tuple(warnings),
    )


def _put(fields: Mapping[str, Any], before: Standing | None, old: ServiceItem | None) -> CheckedPut:
    item = replace(old, **fields) if old else ServiceItem(**fields)
    plain = to_document(item)
    rev = before.rev + 1 if before else 1
    return CheckedPut("service_item", item.code, rev, document_hash(plain), encode(item), item)


def read_items(text: str) -> _Reading:
    """Understands a whole list without touching the store.

    Raises:
        Rejected: ``import.header_missing``; ``import.broken_csv`` with the line at which a quoted
            cell begins that never ends.
    """
    reading = _Reading()
    rows = csv_rows(text)
    columns, width = _header(rows)
    names: dict[str, tuple[int, str]] = {}
    for line, row in rows:
        if row is None:
            reading.skipped.append(RowNote(line, "import.row_broken"))
            continue
        if not any(cell.strip() for cell in row):
            continue
        try:
            fields = _fields(row, columns, width, line, reading)
            _keep(reading, line, fields)
        except _Skip as skip:
            reading.skipped.append(RowNote(line, skip.code, skip.detail))
            continue
        name = key_of(fields["name"])
        if name in names:
            earlier = f"{names[name][0]}：{fields['name']}"
            reading.warnings.append(RowNote(line, "import.similar_name", earlier))
        else:
            names[name] = (line, fields["code"])
    return reading


def _header(rows: Iterator[tuple[int, list[str] | None]]) -> tuple[dict[str, int], int]:
    for line, row in rows:
        if row is None:
            raise Rejected("import.broken_csv", line=line)
        if any(cell.strip() for cell in row):
            return match_header(row), len(row)
    raise Rejected("import.header_missing", columns="、".join(REQUIRED.values()))


def _fields(
    row: list[str], columns: Mapping[str, int], width: int, line: int, reading: _Reading
) -> dict[str, Any]:
    """The fields of a row; skips the row by raising, warns of what it leaves out."""
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    if len(row) != width:
        raise _Skip("import.columns", f"{len(row)}/{width}")
    cells = {name: _cell(name, row[at]) for name, at in columns.items()}
    for name, label in REQUIRED.items():
        if not cells[name]:
            raise _Skip("import.cell_missing", label)
    if cells.get("operation", "").upper() == "D":
        raise _Skip("import.row_withdrawn", cells["code"][:MAX_CODE])
    _check_cells(cells)
    if cells.get("main_item") == _UNSORTED:
        cells["main_item"] = ""
    more, ignored = optional_fields(cells)
    reading.warnings += [RowNote(line, "import.value_ignored", label_of(name)) for name in ignored]
    if len(cells["code"]) not in CODE_LENGTHS:
        detail = f"{cells['code']}（{len(cells['code'])} 位）"
        reading.warnings.append(RowNote(line, "import.code_length", detail))
    required = {name: cells[name] for name in REQUIRED}
    return {**required, "task_type": _task_type(cells, line, reading), **more}


def _cell(name: str, text: str) -> str:
    """A cell's text; a line break inside a name or an address is only how the list was set."""
    if name in _LONG:
        return "\n".join(line.strip() for line in text.splitlines() if line.strip())
    return re.sub(r"\s*[\r\n]+\s*", "", text).strip()


def _check_cells(cells: Mapping[str, str]) -> None:
    for name, text in cells.items():
        if len(text) > (MAX_NAME if name in ("name", "department", "main_item") else MAX_CELL):
            raise _Skip("import.cell_too_long", label_of(name))
        for one in text.split("\n"):
            _check_line(name, one)
    if len(cells["code"]) > MAX_CODE or not re.fullmatch(r"[0-9A-Za-z_.\-]+", cells["code"]):
        raise _Skip("import.code_invalid", cells["code"][:MAX_CODE])
    for name in ("online_url", "mobile_url"):
        if cells.get(name) and not _URL.fullmatch(cells[name]):
            raise _Skip("import.url_invalid", cells[name][:80])


def _check_line(name: str, text: str) -> None:
    try:
        clean_line(text, field=name, limit=MAX_CELL, required=False)
    except Rejected as error:
        raise _Skip("import.control_character", label_of(name)) from error


def _task_type(cells: Mapping[str, str], line: int, reading: _Reading) -> TaskType:
    text = cells.get("task_type", "")
    if not text:
        reading.warnings.append(RowNote(line, "import.task_type_missing"))
        return TaskType.OTHER_POWER
    try:
        return parse_task_type(text)
    except ValueError as error:
        raise _Skip("import.task_type_unknown", text[:20]) from error


def _keep(reading: _Reading, line: int, fields: dict[str, Any]) -> None:
    before = reading.items.get(fields["code"])
    if before is None:
        reading.items[fields["code"]] = (line, fields)
    elif before[1] == fields:
        raise _Skip("import.row_repeated", f"{before[0]}")
    else:
        raise _Skip("import.code_repeated", f"{fields['code']}（{before[0]}）")
