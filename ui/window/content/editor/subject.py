"""What an editor is opened on: a document that stands, one that was sent back, or a new one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kiosk.content.editing.names import type_name
from ui.window.content.editor.known import Known
from ui.window.content.editor.schema import specs, type_of

if TYPE_CHECKING:
    from kiosk.content.editing.model import Proposal
    from kiosk.content.editing.service import Editing

_LETTERS = {
    "bundle": "YJS",
    "business": "YW",
    "credit": "SGS",
    "draft": "CA",
    "form": "BG",
    "hall": "DT",
    "list_entry": "QD",
    "notice": "GG",
    "organ": "JG",
    "policy": "ZC",
    "procurement": "CG",
    "project": "XM",
}
"""How codes begin that the desk offers; items and windows have numbers of their own."""
RESIDENT_ROUTES = {
    "bundle": "bundle",
    "credit": "public.entry",
    "draft": "draft",
    "form": "form",
    "list_entry": "public.entry",
    "notice": "notice",
    "organ": "organ",
    "policy": "policy",
    "procurement": "public.entry",
    "project": "public.entry",
    "service_item": "guide",
}
"""The residents' page of a type of document; the others have none of their own."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A document to edit. ``text`` is what stands, canonical JSON; empty for a new one."""

    kind: str
    code: str
    text: str
    plain: Mapping[str, Any]
    """What the editor begins with: another than ``text`` where it was sent back."""
    known: Known
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why, words and date of a proposal that was sent back."""
    new: bool = False
    note: str = ""
    """Why it was sent back."""
    seeds: Mapping[str, str] = field(default_factory=dict)
    """Answers that a new one begins with."""

    @property
    def name(self) -> str:
        """Under which its answers are kept while it is put away."""
        return f"content {self.kind} {'new' if self.new else self.code}"

    @property
    def title(self) -> str:
        """The head of the sheet."""
        kind = type_name(self.kind)
        if self.new:
            return f"新增{kind}"
        called = self.plain.get("name") or self.plain.get("title") or self.code
        return f"修改{kind}：{called}"

    @property
    def code_field(self) -> str:
        """The field that is a document's identity."""
        return "number" if self.kind == "window" else "code"


def standing_subject(editing: Editing, kind: str, code: str, text: str, today: date) -> Subject:
    """A document as it stands."""
    return Subject(kind, code, text, json.loads(text), _known(editing, kind, today))


def returned_subject(editing: Editing, proposal: Proposal, today: date) -> Subject:
    """The document of a proposal that was sent back, with what was said of it."""
    part = proposal.parts[0]
    day = proposal.takes_effect_on
    reasons = {
        "why": proposal.why,
        "words": proposal.words,
        "takes_effect_on": day.isoformat() if day and day >= today else "",
    }
    known, plain = _known(editing, part.type, today), json.loads(part.after)
    new = not part.before
    return Subject(
        part.type, part.code, part.before, plain, known, reasons, new, note=proposal.note
    )


def new_subject(editing: Editing, kind: str, now: datetime) -> Subject:
    """A document of a type, with nothing in it but a code that nobody has."""
    letters = _LETTERS.get(kind)
    seeds = {"code": f"{letters}-{now:%Y%m%d-%H%M%S}"} if letters else {}
    if kind == "notice":
        seeds["published_on"] = now.date().isoformat()
    known = _known(editing, kind, now.date())
    return Subject(kind, "", "", {}, known, new=True, seeds=seeds)


def _known(editing: Editing, kind: str, today: date) -> Known:
    return Known(today, editing.names({kind, *_named_by(type_of(kind))}))


def _named_by(owner: type) -> set[str]:
    """The types that a type's fields refer to, at every depth."""
    found = set()
    for spec in specs(owner):
        if is_dataclass(spec.inner):
            found |= _named_by(spec.inner)  # type: ignore[arg-type]  # a class, not an instance
        elif spec.refers_to:
            found.add(spec.refers_to)
    return found
