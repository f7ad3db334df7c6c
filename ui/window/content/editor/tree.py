"""A document while it is being edited: every answer as it was typed, lists as lists.

A node holds the texts of its fields by name, its lists of entries as lists of nodes, and under
REST the plain values that it began with, so that what nobody touched comes back as it was, with
fields that this program does not know.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import MISSING
from datetime import date
from typing import Any

from ui.window.content.editor.schema import SITUATION_KEYS, Kind, Spec, specs
from ui.window.forms.model import SEPARATOR
from ui.window.reports.spans import typed_day

Node = dict[str, Any]
Steps = tuple[tuple[str, int], ...]
"""The way to an entry: (list, place) by (list, place)."""
REST = ""
_FLAGS = {True: "yes", False: "no", None: ""}


def node_of(owner: type, plain: Mapping[str, Any]) -> Node:
    """A document or entry as it is edited; an empty ``plain`` is a new one."""
    node: Node = {REST: json.dumps(plain, ensure_ascii=False)}
    for spec in specs(owner):
        if spec.kind is Kind.ENTRIES:
            node[spec.name] = [node_of(spec.inner, one) for one in plain.get(spec.name) or ()]
        else:
            node[spec.key] = text_of(spec, plain)
    return node


def plain_of(owner: type, node: Node, today: date) -> dict[str, Any]:
    """The plain JSON values that the answers give; they were checked before."""
    was: dict[str, Any] = json.loads(node[REST])
    plain = dict(was)
    for spec in specs(owner):
        if spec.kind is Kind.ENTRIES:
            _put(plain, spec, [plain_of(spec.inner, one, today) for one in node[spec.name]])
        elif spec.part:
            _put_limit(plain, spec, node, was)
        elif node[spec.key] != text_of(spec, was):
            _put(plain, spec, _value(spec, node[spec.key], today))
        elif spec.default is MISSING and spec.name not in plain:
            plain[spec.name] = [] if spec.kind in (Kind.LINES, Kind.WORDS) else node[spec.key]
    return plain


def changed(spec: Spec, node: Node) -> bool:
    """Whether an answer is another than the one that it began with."""
    return bool(node[spec.key] != text_of(spec, json.loads(node[REST])))


def is_new(node: Node) -> bool:
    """Whether a node was made here; a new option begins with its key."""
    return json.loads(node[REST]).keys() <= {"key"}


def at(owner: type, node: Node, steps: Steps) -> tuple[type, Node]:
    """The entry at the end of a way, and what it is."""
    for name, place in steps:
        owner = next(spec.inner for spec in specs(owner) if spec.name == name)
        node = node[name][place]
    return owner, node


def text_of(spec: Spec, plain: Mapping[str, Any]) -> str:
    """The answer that a field begins with."""
    if spec.part:
        limit = plain.get(spec.name) or {}
        return str(limit.get(spec.part, "" if spec.default is None else spec.default))
    value = plain.get(spec.name, None if spec.default is MISSING else spec.default)
    if spec.kind is Kind.FLAG:
        return _FLAGS[value]
    if value is None:
        return ""
    if isinstance(value, list):
        listed = spec.kind in (Kind.LINES, Kind.WORDS)
        joiner = _joiner(spec) if listed else SEPARATOR
        return joiner.join(str(one) for one in value)
    return str(value)


def words_of(spec: Spec, text: str) -> list[str]:
    """The texts of a list that stands in one line or one a line."""
    joiner = _joiner(spec)
    if joiner == "\n":
        parts: Sequence[str] = text.splitlines()
    else:
        parts = text.replace("，", joiner).replace("、", joiner).split(joiner)
    return [part.strip() for part in parts if part.strip()]


def _joiner(spec: Spec) -> str:
    """Long codes stand one a line; what is chosen from options is parted as options are."""
    if spec.kind is Kind.LINES or spec.refers_to in ("service_item", "policy"):
        return "\n"
    return SEPARATOR if spec.refers_to or spec.name == SITUATION_KEYS else "、"


def _value(spec: Spec, text: str, today: date) -> Any:
    text = text.strip()
    if spec.kind in (Kind.LINES, Kind.WORDS):
        return words_of(spec, text)
    picked = text.split(SEPARATOR)
    match spec.kind:
        case Kind.MANY:
            value: Any = [each for each in picked if each]
        case Kind.WEEKDAYS:
            value = sorted(int(one) for one in picked if one)
        case Kind.FLAG:
            value = {"yes": True, "no": False}.get(text)
        case Kind.DAY:
            day = typed_day(text, today)
            value = day.isoformat() if day else None
        case Kind.NUMBER:
            value = int(text) if text else None
        case _:
            value = text or None if spec.optional else text
    return value


def _put(plain: dict[str, Any], spec: Spec, value: Any) -> None:
    """Values at their default are left out, as they are in published documents."""
    default = [] if spec.kind is Kind.ENTRIES and spec.default is not MISSING else spec.default
    if default is not MISSING and (value == default or value is None):
        plain.pop(spec.name, None)
    else:
        plain[spec.name] = value


def _put_limit(plain: dict[str, Any], spec: Spec, node: Node, was: Mapping[str, Any]) -> None:
    """All of a time limit at once, by its days: without them there is none."""
    if spec.part != "days":
        return
    texts = {part: node[f"{spec.name}.{part}"].strip() for part in ("days", "unit", "note")}
    before = was.get(spec.name) or {}
    if not texts["days"]:
        plain.pop(spec.name, None)
        return
    found = {name: value for name, value in before.items() if name not in texts}
    found |= {"days": int(texts["days"])}
    found |= {part: texts[part] for part in ("unit", "note") if texts[part]}
    if found.get("unit") == "工作日" and "unit" not in before:
        del found["unit"]
    plain[spec.name] = found
