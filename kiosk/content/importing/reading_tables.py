"""Tables of a list, a workbook or the exchange, row by row, into drafts of items.

Every good row comes in, every bad one is reported by its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from kiosk.common.errors import Rejected
from kiosk.content.csv_rows import csv_rows
from kiosk.content.importing import columns, part_fields
from kiosk.content.importing.cells import Line, Skipped, check_cells, check_code, fitted
from kiosk.content.importing.columns import (
    DIRECTORY,
    EXTENSION,
    ITEMS,
    PARTS,
    REQUIRED,
    Head,
    find_head,
    label_of,
)
from kiosk.content.importing.drafts import Drafts, ItemDraft, Part, PartRow, Sync
from kiosk.content.importing.item_fields import item_fields
from kiosk.content.importing.joining import join
from kiosk.content.importing.limits import HEADER_ROWS, MAX_ROWS
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.table import Table
from kiosk.content.item_codes import is_known_shape

_BARE = frozenset({"name", "code", "department", "main_item", "task_type", "online_url"})
"""Columns of a mere list: with no others, nobody meant to give guides."""
_TEXTS: dict[str, tuple[str, Callable[[str], Sequence[Part]]]] = {
    "materials_text": (columns.MATERIALS, part_fields.materials_in),
    "flow_text": (columns.STEPS, part_fields.steps_in),
    "questions_text": (columns.QUESTIONS, part_fields.questions_in),
}
"""Columns whose one cell holds all of a kind."""
_SYNC = ("guid", "operation", "batch", "time")


@dataclass(slots=True)
class Rows:
    """What the tables said, still row by row."""

    items: list[ItemDraft] = field(default_factory=list)
    extensions: list[ItemDraft] = field(default_factory=list)
    directory: dict[str, dict[str, Any]] = field(default_factory=dict)
    parts: list[PartRow] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    skipped: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)


def read_list(text: str) -> Drafts:
    """Understands a list in CSV; raises as :func:`read_tables`, and ``import.broken_csv``."""
    return read_tables([Table(csv_rows(text), strict=True)])


def read_tables(tables: Iterable[Table]) -> Drafts:
    """Understands tables that belong together, without touching the store.

    Raises:
        Rejected: ``import.header_missing`` when none of them is of items or their guides.
    """
    rows = Rows()
    refused: Rejected | None = None
    for table in tables:
        rows.warnings += table.notes
        try:
            _read_table(table, rows)
        except Rejected as error:
            if table.strict or error.code != "import.header_missing":
                raise
            refused = refused or error
            rows.warnings.append(RowNote(0, "import.sheet_unknown", table.name))
    if not rows.kinds:
        raise refused or Rejected("import.empty")
    return join(rows)


def _read_table(table: Table, rows: Rows) -> None:
    source = iter(table.rows)
    first: list[tuple[int, list[str] | None]] = []
    for line, row in source:
        if row is None or any(cell.strip() for cell in row):
            first.append((line, row))
        if len(first) == HEADER_ROWS or row is None:
            break
    if not first:
        raise Rejected("import.header_missing", columns="、".join(REQUIRED.values()))
    head = find_head(first)
    rows.kinds.add(head.kind)
    rows.warnings += [
        RowNote(head.line, "import.column_unknown", title, table.name) for title in head.unknown
    ]
    began = next(at for at, (line, _) in enumerate(first) if line == head.line) + head.rows
    for count, (line, row) in enumerate(chain(first[began:], source)):
        if count >= MAX_ROWS:
            raise Rejected("import.too_many_rows", limit=MAX_ROWS)
        _read_row(table, head, line, row, rows)


def _read_row(table: Table, head: Head, number: int, row: list[str] | None, rows: Rows) -> None:
    if row is None:
        rows.skipped.append(RowNote(number, "import.row_broken", sheet=table.name))
        return
    if not any(cell.strip() for cell in row):
        return
    line = Line(number, table.name, head, [])
    try:
        line.cells = fitted(row, head, strict=table.strict)
        if line.cells == _titles(head):
            return  # the head again, as on every printed page
        _READERS[head.kind](line, rows)
    except Skipped as skip:
        rows.skipped.append(RowNote(number, skip.code, skip.detail, table.name, skip.column))
    else:
        rows.warnings += line.warnings


def _titles(head: Head) -> list[str]:
    return list(head.titles) if head.rows == 1 else []


def _item(line: Line, rows: Rows) -> None:
    cells = line.values(line.head.columns)
    sync = _sync(cells)
    if sync.operation == "D" and cells["code"]:
        check_code(cells["code"])
        rows.items.append(_draft(cells, line, {}, sync, withdrawn=True))
        return
    for name, label in REQUIRED.items():
        if not cells[name]:
            raise Skipped("import.cell_missing", label)
    check_code(cells["code"])
    check_cells(cells, ITEMS)
    fields = item_fields(cells, line)
    if columns.FEES in line.head.parts:
        fields.pop("fee_basis", None)  # it stands with each fee
    parts = list(_parts_of_row(line, cells))
    if not is_known_shape(cells["code"]):
        line.warn("import.code_length", f"{cells['code']}（{len(cells['code'])} 位）")
    draft = _draft(cells, line, fields, sync)
    draft.guided = bool(set(line.head.columns) - _BARE - set(_SYNC)) or bool(line.head.parts)
    rows.items.append(draft)
    rows.parts += parts


def _draft(
    cells: Mapping[str, str],
    line: Line,
    fields: dict[str, Any],
    sync: Sync,
    *,
    withdrawn: bool = False,
) -> ItemDraft:
    return ItemDraft(cells["code"], line.number, line.sheet, fields, {}, withdrawn, sync)


def _sync(cells: Mapping[str, str]) -> Sync:
    operation = cells.get("operation", "").upper()
    if operation not in ("", "I", "U", "D"):
        raise Skipped("import.operation_unknown", operation[:10])
    return Sync(cells.get("guid", ""), operation, cells.get("batch", ""), cells.get("time", ""))


def _parts_of_row(line: Line, cells: Mapping[str, str]) -> Iterable[PartRow]:
    """Parts that stand beside their item, in columns of their own or as the text of one."""
    for kind, own in line.head.parts.items():
        said = line.values(own)
        key = "question" if kind == columns.QUESTIONS else "name"
        if part_fields.is_nothing(said.get(key, "")) and not said.get("standard", ""):
            continue
        check_cells(said, kind)
        if kind == columns.FEES:
            said.setdefault("basis", cells.get("fee_basis", ""))
        yield _part(kind, said, own, line, code=cells["code"])
    for name, (kind, read) in _TEXTS.items():
        text = cells.get(name, "")
        if part_fields.is_nothing(text):
            continue
        found = read(text)
        if not found:
            line.ignored(name, ITEMS, line.head.columns.get(name), text)
        for part in found:
            yield PartRow(kind, part, "", line.number, line.sheet, code=cells["code"])


def _part(
    kind: str, cells: Mapping[str, str], own: Mapping[str, int], line: Line, code: str
) -> PartRow:
    name = cells.get("question" if kind == columns.QUESTIONS else "name", "")
    part = part_fields.read_part(kind, cells, own, line)
    return PartRow(kind, part, name, line.number, line.sheet, code=code)


def _part_row(line: Line, rows: Rows) -> None:
    """A row of a table of materials, fees, steps or questions."""
    kind, own = line.head.kind, line.head.columns
    cells = line.values(own)
    sync = _sync(cells)
    key = "question" if kind == columns.QUESTIONS else "name"
    if not cells[key] and sync.operation != "D":
        raise Skipped("import.cell_missing", label_of(key, kind))
    check_cells(cells, kind)
    row = PartRow(
        kind, None, cells[key], line.number, line.sheet, cells.get("item_guid", ""),
        cells.get("code", ""), cells.get("item_name", ""), _order(cells.get("order", "")), sync,
    )  # fmt: skip
    if sync.operation != "D":
        row = replace(row, part=part_fields.read_part(kind, cells, own, line))
    rows.parts.append(row)


def _order(text: str) -> float:
    try:
        return float(text) if text else 0.0
    except ValueError:
        return 0.0


def _extension(line: Line, rows: Rows) -> None:
    """More on an item whose own row stands elsewhere."""
    cells = line.values(line.head.columns)
    sync = _sync(cells)
    check_cells(cells, ITEMS)
    code = cells.get("code", "")
    if code:
        check_code(code)
    draft = ItemDraft(code, line.number, line.sheet, sync=sync, guided=True)
    if sync.operation != "D":
        draft.fields = item_fields({**cells, "code": ""}, line)
    draft.fields.pop("code", None)
    draft.fields["guid"] = cells.get("extended_guid", "")
    rows.extensions.append(draft)


def _directory(line: Line, rows: Rows) -> None:
    """A row of the catalogue: what its items do not say themselves is taken from it."""
    cells = line.values(line.head.columns)
    sync = _sync(cells)
    check_cells(cells, ITEMS)
    code = cells.get("catalog_code", "")
    if not code:
        raise Skipped("import.cell_missing", label_of("catalog_code"))
    fields = item_fields({**cells, "name": ""}, line)
    fields.pop("name", None)
    if sync.operation == "D":
        rows.directory.pop(code, None)
    else:
        rows.directory[code] = fields


_READERS = {
    ITEMS: _item,
    EXTENSION: _extension,
    DIRECTORY: _directory,
    **dict.fromkeys(PARTS, _part_row),
}
