"""Rows joined to items: parts to theirs, batches in order, the catalogue where items are silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kiosk.content.importing.drafts import (
    Drafts,
    ItemDraft,
    Part,
    PartChanges,
    PartRow,
    part_name,
)
from kiosk.content.importing.report import RowNote
from kiosk.content.normalise import key_of

if TYPE_CHECKING:
    from kiosk.content.importing.reading_tables import Rows

_FROM_CATALOGUE = frozenset({"legal_basis", "use_level", "power_source"})


def join(rows: Rows) -> Drafts:
    """One draft for each item, with what all tables say of it."""
    drafts = Drafts(skipped=rows.skipped, warnings=rows.warnings)
    in_rows = {(row.sheet, row.line) for row in rows.parts}
    refused: set[tuple[str, int]] = set()
    for draft in sorted(rows.items, key=lambda one: one.sync.order):
        place = (draft.sheet, draft.line)
        if not _keep(drafts, draft, beside=place in in_rows):
            refused.add(place)
    by_guid = {draft.sync.guid: draft.code for draft in rows.items if draft.sync.guid}
    _extend(drafts, rows, by_guid)
    _catalogue(drafts, rows)
    parts = [row for row in rows.parts if (row.sheet, row.line) not in refused]
    _attach(drafts, parts, by_guid)
    _name_alike(drafts)
    drafts.skipped.sort(key=_place)
    drafts.warnings.sort(key=_place)
    return drafts


def _place(note: RowNote) -> tuple[str, int]:
    return note.sheet, note.line


def _keep(drafts: Drafts, draft: ItemDraft, *, beside: bool) -> bool:
    """Whether the row stands; ``beside``: it also holds a part of the guide."""
    before = drafts.items.get(draft.code)
    if before is None or draft.sync.operation:
        if before is not None and not draft.withdrawn and not before.withdrawn:
            draft.fields = {**before.fields, **draft.fields}
        drafts.items[draft.code] = draft
        return True
    if before.fields != draft.fields:
        _skip(drafts, draft, "import.code_repeated", f"{draft.code}（第 {before.line} 行）")
        return False
    if not beside:  # else the row is there for its material
        _skip(drafts, draft, "import.row_repeated", str(before.line))
    return beside


def _skip(drafts: Drafts, draft: ItemDraft, code: str, detail: str) -> None:
    drafts.skipped.append(RowNote(draft.line, code, detail, draft.sheet))


def _extend(drafts: Drafts, rows: Rows, by_guid: dict[str, str]) -> None:
    for extension in sorted(rows.extensions, key=lambda one: one.sync.order):
        code = extension.code or by_guid.get(str(extension.fields.get("guid", "")), "")
        fields = {name: value for name, value in extension.fields.items() if name != "guid"}
        if not code:
            _skip(drafts, extension, "import.part_without_item", "")
            continue
        draft = drafts.items.setdefault(code, ItemDraft(code, extension.line, extension.sheet))
        draft.fields |= {name: value for name, value in fields.items() if name not in draft.fields}
        draft.guided = True


def _catalogue(drafts: Drafts, rows: Rows) -> None:
    for draft in drafts.items.values():
        more = rows.directory.get(str(draft.fields.get("catalog_code", "")))
        if more and not draft.withdrawn:
            draft.fields = {
                **{name: value for name, value in more.items() if name in _FROM_CATALOGUE},
                **draft.fields,
            }


def _attach(drafts: Drafts, parts: Iterable[PartRow], by_guid: dict[str, str]) -> None:
    """Parts to their items; a part of an item that is not in the source waits for the store."""
    by_name = {
        key_of(str(draft.fields.get("name", ""))): code for code, draft in drafts.items.items()
    }
    only = next(iter(drafts.items)) if len(drafts.items) == 1 else ""
    gathered: dict[tuple[str, str], list[PartRow]] = defaultdict(list)
    for row in parts:
        code = row.code or by_guid.get(row.item_guid, "")
        code = code or by_name.get(key_of(row.item_name), "") if row.item_name else code
        code = code or ("" if row.item_guid or row.item_name else only)
        if not code:
            detail = row.name or row.item_name
            drafts.skipped.append(
                RowNote(row.line, "import.part_without_item", detail[:60], row.sheet)
            )
            continue
        gathered[code, row.kind].append(row)
    for (code, kind), own in gathered.items():
        first = own[0]
        draft = drafts.items.setdefault(code, ItemDraft(code, first.line, first.sheet))
        if not draft.withdrawn:
            draft.parts[kind] = _changes(own)
            draft.guided = True


def _changes(rows: list[PartRow]) -> PartChanges:
    """The rows of one item's materials, fees, steps or questions, the newest batch last.

    Where every row is an insertion they are all there are; an update or a deletion speaks of one
    among those that stand.
    """
    kept: dict[object, Part] = {}
    orders: dict[object, float] = {}
    gone: set[str] = set()
    for at, row in enumerate(sorted(rows, key=lambda one: one.sync.order)):
        key: object = row.sync.guid or (row.part if not row.sync.operation else row.name) or at
        before = kept.pop(key, None) if row.part is None else kept.get(key)
        if row.part is None:
            gone.add(row.name or (part_name(before) if before else ""))
            continue
        if before is not None and part_name(before) != part_name(row.part):
            gone.add(part_name(before))
        gone.discard(part_name(row.part))
        kept[key] = row.part
        orders.setdefault(key, row.order)
    puts = [kept[key] for key in sorted(kept, key=lambda key: orders[key])]
    whole = all(row.sync.operation in ("", "I") for row in rows)
    return PartChanges(puts, gone - {""}, whole)


def _name_alike(drafts: Drafts) -> None:
    names: dict[str, ItemDraft] = {}
    for draft in drafts.items.values():
        name = str(draft.fields.get("name", ""))
        before = names.setdefault(key_of(name), draft) if name else draft
        if before is not draft:
            detail = f"{before.line} 行：{name}"
            drafts.warnings.append(RowNote(draft.line, "import.similar_name", detail, draft.sheet))
