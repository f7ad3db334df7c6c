"""Entries of a list as rows, and what may be done with them: added, removed, moved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kiosk.content.editing.names import in_words
from ui.window.content.editor.known import situation_options
from ui.window.content.editor.schema import SITUATION_KEYS, Kind, Spec, specs
from ui.window.content.editor.tree import REST, Node, node_of, text_of
from ui.window.forms.model import SEPARATOR, Entry

_MOST_NOTES = 4
_NOTE_LENGTH = 60


def entry_rows(spec: Spec, nodes: list[Node], root: Node) -> Iterator[Entry]:
    """Each entry by its name, and in short what else it says."""
    for node in nodes:
        title, *notes = _said(spec.inner, node, root) or ["（还没有填写）"]
        yield Entry(_one_line(title), " · ".join(_one_line(one) for one in notes[:_MOST_NOTES]))


def entry_title(spec: Spec, node: Node, root: Node) -> str:
    """What an entry is called; empty for one that says nothing yet."""
    return _one_line(next(iter(_said(spec.inner, node, root)), ""))


def _said(owner: type, node: Node, root: Node) -> list[str]:
    found = []
    for spec in specs(owner):
        if spec.kind is Kind.ENTRIES:
            count = len(node[spec.name])
            texts = [entry_title(spec, one, root) for one in node[spec.name]]
            found.append("、".join(text for text in texts if text) or f"{spec.label} {count}")
        elif node[spec.key] and node[spec.key] != text_of(spec, {}):
            found.append(_in_words(spec, node[spec.key], root))
    return found


def _in_words(spec: Spec, text: str, root: Node) -> str:
    if spec.name == SITUATION_KEYS:
        named = {one.name: one.text for one in situation_options(root)}
        return "、".join(named.get(key, key) for key in text.split(SEPARATOR))
    if spec.kind is Kind.CHOICE:
        return in_words(spec.name, text)
    if spec.kind is Kind.NUMBER:
        return f"{spec.label} {text}"
    if spec.kind is Kind.FLAG:
        return f"{spec.label}：{'是' if text == 'yes' else '否'}"
    return text


def _one_line(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _NOTE_LENGTH else f"{plain[:_NOTE_LENGTH]}…"


def add(spec: Spec, node: Node, root: Node) -> int:
    """Puts a new entry at the end; returns its place."""
    entries: list[Node] = node[spec.name]
    plain = {"key": _fresh_key(root)} if spec.inner.__name__ == "SituationOption" else {}
    entries.append(node_of(spec.inner, plain))
    return len(entries) - 1


def move(node: Node, name: str, place: int, by: int) -> int:
    """Moves an entry among its neighbours; returns where it stands now."""
    entries: list[Node] = node[name]
    to = min(max(place + by, 0), len(entries) - 1)
    entries.insert(to, entries.pop(place))
    return to


def _fresh_key(root: Node) -> str:
    """A key that no option of the item has or had: a material may still name an old one."""
    taken = {one.name for one in situation_options(root)}
    before: dict[str, Any] = json.loads(root[REST])
    taken |= {o["key"] for s in before.get("situations", ()) for o in s["options"]}
    return next(f"k{at}" for at in range(1, 10_000) if f"k{at}" not in taken)
