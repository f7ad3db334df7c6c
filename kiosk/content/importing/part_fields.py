"""Materials, fees, steps and questions: from rows of their own, or from the text of one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kiosk.content.importing import codes
from kiosk.content.importing.cells import Line
from kiosk.content.importing.columns import FEES, MATERIALS, QUESTIONS, STEPS
from kiosk.content.importing.drafts import Part
from kiosk.content.importing.item_fields import number
from kiosk.content.model import Fee, Material, ProcessStep, Question
from kiosk.content.terms import MaterialKind, MaterialSource

_NUMBERED = re.compile(
    r"^\s*(?:[（(]?\d{1,2}[)）.．、]|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[①-⑳●•·])\s*"
)
_QUESTION = re.compile(r"^(?:问|Q)\s*\d*\s*[:：]\s*", re.IGNORECASE)
_ANSWER = re.compile(r"^(?:答|A)\s*\d*\s*[:：]\s*", re.IGNORECASE)
_ARROWS = re.compile(r"\s*(?:→|——>|-+>|＞|》→|⇒|;|；)\s*")
_NOTHING = frozenset({"", "无", "无需材料", "不需要材料", "无需提交材料", "/", "—", "-", "暂无"})

_MATERIAL_PARSERS: dict[str, Callable[[str], Any]] = {
    "kind": codes.material_kind,
    "form": codes.material_form,
    "originals": number,
    "copies": number,
    "number": number,
    "necessity": codes.necessity,
    "source": codes.material_source,
}
_PLAIN_MATERIAL = (
    *("size", "condition", "source_note", "issuer", "blank_form", "sample", "filling_notes"),
    *("acceptance", "basis", "form_code"),
)


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return text.strip() in _NOTHING


def read_part(kind: str, cells: Mapping[str, str], columns: Mapping[str, int], line: Line) -> Part:
    """One part from its cells; what is not understood is remarked and left out."""
    return _READERS[kind](cells, columns, line)


def _material(cells: Mapping[str, str], columns: Mapping[str, int], line: Line) -> Material:
    fields: dict[str, Any] = {"name": cells["name"]}
    for name, text in cells.items():
        if not text:
            continue
        if name in _PLAIN_MATERIAL:
            fields[name] = text
        elif name in _MATERIAL_PARSERS:
            try:
                fields[name] = _MATERIAL_PARSERS[name](text)
            except ValueError:
                line.ignored(name, MATERIALS, columns.get(name), text)
    if cells.get("remark", ""):
        said = (fields.get("filling_notes", ""), cells["remark"])
        fields["filling_notes"] = "\n".join(part for part in said if part)
    source = fields.get("source")
    if source is MaterialSource.GOVERNMENT and "issuer" not in fields:
        fields["issuer"] = fields.get("source_note", "")
    return Material(**_counted(fields))


def _counted(fields: dict[str, Any]) -> dict[str, Any]:
    """One number for originals and copies belongs to what the kind of the material asks for."""
    count = fields.pop("number", None)
    kind = fields.get("kind", MaterialKind.ORIGINAL)
    copies_only, both = kind is MaterialKind.COPY, kind is MaterialKind.ORIGINAL_AND_COPY
    if count is not None:
        fields.setdefault("originals", 0 if copies_only else count)
        fields.setdefault("copies", count if copies_only or both else 0)
    elif copies_only:
        fields.setdefault("originals", 0)
        fields.setdefault("copies", 1)
    elif both:
        fields.setdefault("copies", 1)
    return fields


def _fee(cells: Mapping[str, str], columns: Mapping[str, int], line: Line) -> Fee:
    relief = cells.get("relief", "")
    if not relief and cells.get("relieved", ""):
        try:
            relief = "可以减免，请向窗口咨询" if codes.flag(cells["relieved"]) else ""
        except ValueError:
            line.ignored("relieved", FEES, columns.get("relieved"), cells["relieved"])
    return Fee(
        cells.get("name", "") or "收费",
        "；".join(said for name in ("standard", "remark") if (said := cells.get(name, ""))),
        cells.get("basis", ""),
        cells.get("yuan", ""),
        relief,
    )


def _step(cells: Mapping[str, str], columns: Mapping[str, int], line: Line) -> ProcessStep:
    said = [cells.get(name, "") for name in ("name", "office", "limit", "detail", "special")]
    return ProcessStep(*said)


def _question(cells: Mapping[str, str], columns: Mapping[str, int], line: Line) -> Question:
    return Question(cells["question"], cells.get("answer", ""))


_READERS: dict[str, Callable[[Mapping[str, str], Mapping[str, int], Line], Part]] = {
    MATERIALS: _material,
    FEES: _fee,
    STEPS: _step,
    QUESTIONS: _question,
}


def materials_in(text: str) -> list[Material]:
    """Materials set one a line in a cell: ``1.身份证原件；``."""
    lines = [_NUMBERED.sub("", line).rstrip("；;。") for line in text.splitlines()]
    return [_named_material(line) for line in lines if not is_nothing(line)]


def _named_material(line: str) -> Material:
    """``身份证（原件及复印件）`` says its kind in its own brackets."""
    found = re.fullmatch(r"(.+?)\s*[（(]([^（()）]{2,8})[)）]", line)
    if found:
        try:
            return Material(**_counted({"name": found[1], "kind": codes.material_kind(found[2])}))
        except ValueError:
            pass  # the brackets belong to the name
    return Material(line[:300])


def steps_in(text: str) -> list[ProcessStep]:
    """Steps set one a line, or with arrows: ``申请→受理→审查``."""
    lines = [part for line in text.splitlines() for part in _ARROWS.split(line)]
    named = [_NUMBERED.sub("", line).strip("。 ") for line in lines]
    steps = []
    for line in named:
        if is_nothing(line):
            continue
        name, mark, detail = line.partition("：")
        short = bool(mark) and len(name) <= 12
        steps.append(ProcessStep(name if short else line[:300], detail=detail if short else ""))
    return steps


def questions_in(text: str) -> list[Question]:
    """``问：…`` and ``答：…``, line by line."""
    found: list[Question] = []
    asked = ""
    answer: list[str] = []
    for line in text.splitlines():
        bare = _NUMBERED.sub("", line)
        if _ANSWER.match(bare):
            answer.append(_ANSWER.sub("", bare))
        elif _QUESTION.match(bare) or bare.endswith(("？", "?")):
            if asked and answer:
                found.append(Question(asked, "\n".join(answer)))
            asked, answer = _QUESTION.sub("", bare), []
        elif asked:
            answer.append(bare)
    if asked and answer:
        found.append(Question(asked, "\n".join(answer)))
    return found
