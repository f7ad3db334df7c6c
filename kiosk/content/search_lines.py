"""What of the public information beside the guides can be found, and what its line says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from kiosk.content.codec import Document
from kiosk.content.public_model import (
    Bundle,
    CreditRecord,
    DecisionDraft,
    ListEntry,
    PaperForm,
    Procurement,
    Project,
)

NAME, SHORT, ALIAS, NUMBER, OFFICE, CODE = "n", "s", "a", "d", "o", "c"
"""Which of its names a part is: the order in which a match counts."""


@dataclass(frozen=True, slots=True)
class PublicLine:
    """Names with what they are, the proper one first; who is answerable; what else it says."""

    names: tuple[tuple[str, str], ...]
    office: str
    summary: str
    texts: tuple[str, ...] = ()


def public_line(document: Document) -> PublicLine | None:
    """The line of a document of public information; None for what is not searched."""
    line_of = _LINES.get(type(document))
    return line_of(document) if line_of else None


def _bundle(one: Bundle) -> PublicLine:
    names = ((NAME, one.name), *((ALIAS, alias) for alias in one.aliases), (ALIAS, one.event))
    summary = f"{len(one.items)} 个事项一次办"
    materials = (material.name for material in one.materials)
    texts = (one.name, one.event, one.summary, *one.departments, *materials)
    return PublicLine(names, one.lead_department, summary, texts)


def _form(one: PaperForm) -> PublicLine:
    headings = (section.heading for section in one.sections)
    names = ((NAME, one.title), (CODE, one.code))
    return PublicLine(names, one.department, one.kind.value, (one.title, *headings, *one.notes))


def _list_entry(one: ListEntry) -> PublicLine:
    names = ((NAME, one.name), (CODE, one.code), (CODE, one.number))
    facts = (f"{fact.label} {fact.text}" for fact in one.facts)
    texts = (one.name, one.list.value, one.category, *one.basis, *facts)
    return PublicLine(names, one.department, _told(one.list.value, one.category), texts)


def _draft(one: DecisionDraft) -> PublicLine:
    told = f"征求意见 {one.opens_on.isoformat()} 至 {one.closes_on.isoformat()}"
    texts = (one.title, one.background, *one.body, one.result)
    return PublicLine(((NAME, one.title), (CODE, one.code)), one.organ, told, texts)


def _project(one: Project) -> PublicLine:
    names = (
        (NAME, one.name),
        (ALIAS, one.owner),
        (NUMBER, one.document_number),
        (CODE, one.code),
        (CODE, one.project_code),
    )
    texts = (one.name, one.owner, one.matter, one.stage, one.place, one.scale, one.document_number)
    told = _told(one.matter, one.result, one.decided_on.isoformat())
    return PublicLine(names, one.organ, told, texts)


def _credit(one: CreditRecord) -> PublicLine:
    names = (
        (NAME, one.title),
        (ALIAS, one.party),
        (NUMBER, one.document_number),
        (CODE, one.party_code),
        (CODE, one.code),
    )
    texts = (one.title, one.party, one.content, one.facts, one.category, one.document_number)
    told = _told(one.kind.value, one.party, one.decided_on.isoformat())
    return PublicLine(names, one.organ, told, texts)


def _procurement(one: Procurement) -> PublicLine:
    names = ((NAME, one.name), (CODE, one.code))
    budget = f"{one.budget} 万元" if one.budget else ""
    told = _told("采购意向", budget, one.expected)
    return PublicLine(names, one.organ, told, (one.name, one.content, one.remark))


_LINES: dict[type, Callable[[Any], PublicLine]] = {
    Bundle: _bundle,
    PaperForm: _form,
    ListEntry: _list_entry,
    DecisionDraft: _draft,
    Project: _project,
    CreditRecord: _credit,
    Procurement: _procurement,
}


def _told(*facts: str) -> str:
    return " · ".join(fact for fact in facts if fact)
