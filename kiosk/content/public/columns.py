"""What lists of public information are sorted, filtered and looked up by.

Every document of these types stands in ``content_facets`` under what it may be asked by, so that a
list of thousands is filtered and counted without reading one of them.
"""

from __future__ import annotations

from datetime import date

from kiosk.content.model import Notice, PolicyDocument
from kiosk.content.public.numbers import number_key
from kiosk.content.public_model import (
    CreditRecord,
    DecisionDraft,
    ListEntry,
    Procurement,
    Project,
)

FACETS: dict[str, tuple[str, ...]] = {
    "policy": (
        *("p.kind", "p.category", "p.theme", "p.organ", "p.year", "p.validity", "p.column"),
        *("p.number", "p.explains", "p.replaces"),
    ),
    "list_entry": ("l.list", "l.organ", "l.category"),
    "draft": ("d.organ", "d.closes", "d.result"),
    "project": ("j.organ", "j.stage", "j.year"),
    "credit": ("c.kind", "c.organ", "c.category", "c.until"),
    "procurement": ("b.organ", "b.month"),
}
"""The facets of each type; no two types share one, so that they are replaced type by type."""

Facets = set[tuple[str, str]]


def day_of(policy: PolicyDocument) -> date | None:
    """The date that residents know a document by."""
    return policy.published_on or policy.made_on or policy.effective_on


def public_row(document: object) -> dict[str, object]:
    """The columns of the document's row that differ from their defaults."""
    row: dict[str, object] = {}
    match document:
        case PolicyDocument():
            row = {
                "department": document.issuer,
                "sort_key": str(day_of(document) or ""),
                "summary": f"{document.document_number} {document.index_number} {document.issue}",
            }
        case ListEntry():
            row = {
                "department": document.department,
                "sort_key": f"{document.order:08d} {document.number}",
                "summary": f"{document.number} {document.category}",
            }
        case DecisionDraft(organ=organ, closes_on=day):
            row = {"department": organ, "sort_key": day.isoformat()}
        case Project():
            row = {
                "department": document.organ,
                "sort_key": document.decided_on.isoformat(),
                "summary": f"{document.owner} {document.matter} {document.document_number} "
                f"{document.project_code} {document.place}",
            }
        case CreditRecord():
            row = {
                "department": document.organ,
                "sort_key": document.decided_on.isoformat(),
                "summary": f"{document.party} {document.document_number} {document.party_code}",
            }
        case Procurement():
            row = {
                "department": document.organ,
                "sort_key": document.published_on.isoformat(),
                "summary": document.content,
            }
        case Notice(issuer=issuer):
            row = {"department": issuer}
        case _:
            pass
    return row


def public_facets(document: object) -> Facets:
    """Facets and keys under which the document stands; none for other types."""
    found: Facets = set()
    match document:
        case PolicyDocument():
            found = _policy(document)
        case ListEntry():
            found = {
                ("l.list", document.list.value),
                *_given("l.organ", document.department),
                *_given("l.category", document.category),
            }
        case DecisionDraft():
            done = document.result_on is not None
            found = {
                ("d.closes", document.closes_on.isoformat()),
                *_given("d.organ", document.organ),
                *({("d.result", "1")} if done else ()),
            }
        case Project():
            found = {
                ("j.year", str(document.decided_on.year)),
                *_given("j.organ", document.organ),
                *_given("j.stage", document.stage),
            }
        case CreditRecord(shown_until=until):
            found = {
                ("c.kind", document.kind.value),
                *_given("c.organ", document.organ),
                *_given("c.category", document.category),
                *_given("c.until", until.isoformat() if until else ""),
            }
        case Procurement():
            found = {*_given("b.organ", document.organ), *_given("b.month", document.expected)}
        case _:
            pass
    return found


def _policy(policy: PolicyDocument) -> Facets:
    day = day_of(policy)
    return {
        ("p.kind", policy.kind.value),
        ("p.validity", policy.validity.value),
        *_given("p.category", policy.category),
        *_given("p.theme", policy.theme),
        *_given("p.organ", policy.issuer),
        *_given("p.year", str(day.year) if day else ""),
        *_given("p.column", policy.column.value if policy.column else ""),
        *_given("p.number", number_key(policy.document_number)),
        *(("p.explains", code[:64]) for code in policy.interprets),
        *(("p.replaces", code[:64]) for code in policy.replaces),
    }


def _given(facet: str, key: str) -> Facets:
    return {(facet, key[:64])} if key else set()
