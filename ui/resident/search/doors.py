"""Which page shows what was found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_ROUTES = {
    "service_item": "guide",
    "question": "guide",
    "bundle": "bundle",
    "policy": "policy",
    "draft": "draft",
    "organ": "organ",
    "notice": "notice",
    "form": "form",
    "list_entry": "public.entry",
    "project": "public.entry",
    "credit": "public.entry",
    "procurement": "public.entry",
}


@dataclass(frozen=True, slots=True)
class Door:
    """A route with what its page is told."""

    route: str
    params: dict[str, Any] = field(default_factory=dict)


def door_to(kind: str, code: str, position: int = -1) -> Door:
    """The way to a document; ``position`` is of a question."""
    route = _ROUTES[kind]
    if kind == "question":
        return Door(route, {"code": code, "tab": "questions", "question": position})
    if route == "public.entry":
        return Door(route, {"kind": kind, "code": code})
    return Door(route, {"code": code})


def kinds_shown(has: Callable[[str], bool]) -> tuple[str, ...]:
    """Kinds whose page is built: what leads nowhere is not offered."""
    return tuple(kind for kind, route in _ROUTES.items() if has(route))
