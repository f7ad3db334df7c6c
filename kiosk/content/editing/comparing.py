"""Two texts of a document beside each other: field by field, lists by what their entries are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from kiosk.content.codec import TYPES
from kiosk.content.editing.names import field_name, in_words

_NAMED_BY = ("name", "question", "heading", "label", "title", "opinion", "text")
"""What tells an entry of a list from the others; entries are compared with their namesakes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is different: ``place`` names it, as 申请材料 · 户口簿 · 如何取得."""

    field: str
    place: str
    before: str
    after: str

    @property
    def added(self) -> bool:
        return not self.before

    @property
    def removed(self) -> bool:
        return not self.after


def differences(kind: str, before: str, after: str) -> list[Difference]:
    """What differs between two texts (canonical JSON; empty for none), in the model's order."""
    old: dict[str, Any] = json.loads(before) if before else {}
    new: dict[str, Any] = json.loads(after) if after else {}
    order = [field.name for field in fields(TYPES[kind])] if kind in TYPES else []
    unknown = sorted(set(old) | set(new) - set(order))
    found: list[Difference] = []
    for name in dict.fromkeys([*order, *unknown]):
        one, other = old.get(name), new.get(name)
        if one != other:
            found += _of_field(name, one, other)
    return found


def _of_field(
    field: str, before: Any, after: Any, part: str = "", above: str = ""
) -> Iterator[Difference]:
    """What differs in a field, or in a ``part`` of an entry of its list that ``above`` names."""
    name = part or field
    said = f"{above} · {field_name(name)}" if above else field_name(name)
    old, new = _named(before), _named(after)
    if old is None or new is None:
        yield Difference(field, said, in_words(name, before), in_words(name, after))
        return
    for called in dict.fromkeys([*old, *new]):
        one, other = old.get(called), new.get(called)
        if one == other:
            continue
        place = f"{said} · {called}"
        if one is None or other is None:
            yield Difference(field, place, _entry(one), _entry(other))
            continue
        for inner in dict.fromkeys([*one, *other]):
            if one.get(inner) != other.get(inner):
                yield from _of_field(field, one.get(inner), other.get(inner), inner, place)
    if list(old) != list(new) and sorted(old) == sorted(new):
        yield Difference(field, f"{said} · 次序", "、".join(old), "、".join(new))


def _entry(value: dict[str, Any] | None) -> str:
    return "" if value is None else in_words("", value)


def _named(value: Any) -> dict[str, dict[str, Any]] | None:
    """Entries by name; None where they are no entries or two have the same name."""
    if value is None:
        return {}
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return None
    names = [next((one[key] for key in _NAMED_BY if one.get(key)), "") for one in value]
    if "" in names or len(set(names)) < len(names):
        return None
    return dict(zip(names, value, strict=True))


def merged(base: str, mine: str, standing: str) -> tuple[str, list[str]]:
    """My changes to ``base`` laid over what stands now, and the fields that both changed.

    Where both changed a field mine is taken: the other's text is kept among the versions, and
    the checker sees the difference.
    """
    was, wanted, now = (json.loads(text) if text else {} for text in (base, mine, standing))
    result = dict(now)
    both = []
    for name in {**was, **wanted}:
        if was.get(name) == wanted.get(name):
            continue
        if now.get(name) not in (was.get(name), wanted.get(name)):
            both.append(name)
        if name in wanted:
            result[name] = wanted[name]
        else:
            result.pop(name, None)
    return json.dumps(result, ensure_ascii=False), sorted(both)
