"""Lists inside a document as lines of text: one entry a line, its columns between bars."""

from __future__ import annotations

from typing import Any

from kiosk.content.terms import MaterialKind, Necessity

BAR = "｜"

COLUMNS: dict[str, tuple[str, ...]] = {
    "materials": ("name", "kind", "necessity", "source_note", "condition"),
    "steps": ("name", "office", "limit", "detail"),
    "questions": ("question", "answer"),
    "fees": ("name", "standard", "basis", "yuan"),
}
"""The columns that a line gives, the first of them names the entry."""

HINTS = {
    "materials": "一行一份：名称｜原件或复印件｜必要性｜如何取得｜适用情形",
    "steps": "一行一步：名称｜办理单位｜时限｜内容",
    "questions": "一行一问：问题｜答复",
    "fees": "一行一项：项目｜标准｜依据｜金额（元）",
}
_ALLOWED = {
    "kind": {kind.value for kind in MaterialKind},
    "necessity": {each.value for each in Necessity},
}
_DEFAULTS = {"kind": MaterialKind.ORIGINAL.value, "necessity": Necessity.REQUIRED.value}


def lines_of(field: str, entries: list[dict[str, Any]]) -> str:
    """The entries of a list as lines; empty columns at the end are left out."""
    said = []
    for entry in entries:
        cells = [
            str(entry.get(name, _DEFAULTS.get(name, ""))).replace("\n", " ")
            for name in COLUMNS[field]
        ]
        while len(cells) > 1 and not cells[-1]:
            cells.pop()
        said.append(BAR.join(cells))
    return "\n".join(said)


def entries_of(field: str, text: str, old: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entries that lines give; what a line does not say is kept from its namesake."""
    names = COLUMNS[field]
    before = {str(entry.get(names[0], "")): entry for entry in old}
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.replace("|", BAR).split(BAR)]
        if not any(cells):
            continue
        entry = dict(before.get(cells[0], {}))
        for name, cell in zip(names, [*cells, *[""] * len(names)], strict=False):
            entry.pop(name, None)
            if cell or (field == "fees" and name in ("standard", "basis")):
                entry[name] = cell
        if field == "questions":
            entry.setdefault("answer", "")
        found.append(entry)
    return found


def wrong_line(field: str, text: str) -> str:
    """What is wrong with a line, in words; empty when all can be read."""
    names = COLUMNS[field]
    for at, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.replace("|", BAR).split(BAR)]
        if not any(cells):
            continue
        if not cells[0]:
            return f"第 {at} 行没有写名称。"
        if len(cells) > len(names):
            return f"第 {at} 行的竖线太多，最多 {len(names)} 栏。"
        for name, cell in zip(names, cells, strict=False):
            allowed = _ALLOWED.get(name)
            if allowed and cell and cell not in allowed:
                return f"第 {at} 行的“{cell}”请写成：{'、'.join(sorted(allowed))}。"
    return ""
