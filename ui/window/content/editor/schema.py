"""What each type of document consists of, read from its dataclass: the one description that
forms, checks and the document made of the answers follow. A new field appears by itself."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.content.codec import TYPES, to_document
from kiosk.content.editing.names import field_name, part_name
from kiosk.content.model import TimeLimit
from kiosk.content.terms import LimitUnit


class Kind(StrEnum):
    """How a field is asked for."""

    TEXT = "text"
    LINES = "lines"
    WORDS = "words"
    FLAG = "flag"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    MANY = "many"
    WEEKDAYS = "weekdays"
    ENTRIES = "entries"


_LINES = {
    *("legal_basis", "conditions", "body", "duties", "basis", "ways", "notes", "appointments"),
}
"""Lists of sentences: one a line; other lists of texts stand in one line."""
REFERENCES = {
    "business": "business",
    "businesses": "business",
    "form_code": "form",
    "interprets": "policy",
    "item": "service_item",
    "items": "service_item",
    "policy": "policy",
    "popular": "service_item",
    "related": "service_item",
    "replaces": "policy",
    "windows": "window",
}
"""Fields that hold codes of other documents, and of which type these are."""
SITUATION_KEYS = "when"
"""The field of a material that holds keys of the item's own situation options."""
_MAY_BE_EMPTY = {"figure", "summary", "reply", "address", "hours", "phone"}
_UNASKED = {("SituationOption", "key")}
"""Made by the program: nobody types them."""


@dataclass(frozen=True, slots=True)
class Spec:
    """One field. ``part`` of a time limit is its days, unit or note; else empty."""

    owner: str
    name: str
    kind: Kind
    inner: Any
    default: Any
    """Its plain JSON value where nothing is said; MISSING when something must be."""
    optional: bool = False
    part: str = ""

    @property
    def key(self) -> str:
        """Its name among the answers."""
        return f"{self.name}.{self.part}" if self.part else self.name

    @property
    def label(self) -> str:
        """What staff call it."""
        own = part_name(self.owner, self.name)
        return {"": own, "days": own, "unit": "单位", "note": f"{own}说明"}[self.part]

    @property
    def needed(self) -> bool:
        """Whether something must be answered."""
        if self.kind in (Kind.ENTRIES, Kind.LINES, Kind.WORDS, Kind.MANY) or self.part:
            return False
        if self.default is MISSING:
            return self.name not in _MAY_BE_EMPTY
        return self.kind in (Kind.NUMBER, Kind.CHOICE, Kind.FLAG) and not self.optional

    @property
    def refers_to(self) -> str:
        """The type whose codes it holds; empty for none."""
        plain = self.kind in (Kind.TEXT, Kind.WORDS)
        return REFERENCES.get(self.name, "") if plain else ""


def type_of(kind: str) -> type:
    """The dataclass of a type of document."""
    return TYPES[kind]


@cache
def specs(owner: type) -> tuple[Spec, ...]:
    """The fields of a dataclass in its order; a time limit is three of them."""
    hints = get_type_hints(owner)
    found: list[Spec] = []
    for each in fields(owner):
        if (owner.__name__, each.name) in _UNASKED:
            continue
        default = MISSING if each.default is MISSING else to_document(each.default)
        found += _specs(owner.__name__, each.name, hints[each.name], default)
    return tuple(found)


def spec_of(owner: type, name: str) -> Spec:
    """The field of that name."""
    return next(spec for spec in specs(owner) if spec.name == name)


def _specs(owner: str, name: str, hint: Any, default: Any) -> list[Spec]:
    optional = get_origin(hint) is UnionType
    listed = get_origin(hint) is tuple
    inner = _inner(hint)
    if inner is TimeLimit:
        parts = (
            *(("days", Kind.NUMBER, int, None), ("unit", Kind.CHOICE, LimitUnit, "工作日")),
            ("note", Kind.TEXT, str, ""),
        )
        return [Spec(owner, name, k, kind, start, True, part) for part, k, kind, start in parts]
    kind = _kind_listed(name, inner) if listed else _kind_single(inner)
    return [Spec(owner, name, kind, inner, default, optional)]


def _inner(hint: Any) -> Any:
    """The type of a field without None, or of what its tuple holds."""
    if get_origin(hint) is UnionType:
        return next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    return hint


def _kind_listed(name: str, inner: Any) -> Kind:
    if is_dataclass(inner):
        return Kind.ENTRIES
    if inner is int:
        return Kind.WEEKDAYS
    if issubclass(inner, StrEnum):
        return Kind.MANY
    return Kind.LINES if name in _LINES else Kind.WORDS


def _kind_single(inner: Any) -> Kind:
    if inner is bool:
        return Kind.FLAG
    if inner is int:
        return Kind.NUMBER
    if inner is date:
        return Kind.DAY
    return Kind.CHOICE if issubclass(inner, StrEnum) else Kind.TEXT


def label_of(kind: str, name: str) -> str:
    """What staff call a field of a type of document."""
    return part_name(type_of(kind).__name__, name) or field_name(name)
