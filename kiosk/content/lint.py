"""What is wrong with what residents read, by the rules of GB/T 39046-2020 and of the hall."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk.content import lint_places, lint_public, lint_text
from kiosk.content.codec import Document, identity_of, name_of, type_of
from kiosk.content.editing.names import field_name
from kiosk.content.item_codes import is_known_shape
from kiosk.content.lint_lists import WholeList
from kiosk.content.lint_rules import RULES, Fault, names
from kiosk.content.lint_surroundings import Surroundings, of_hall
from kiosk.content.model import Business, ServiceItem, Window
from kiosk.content.normalise import key_of
from kiosk.content.terms import ItemState

_BARE = ("legal_basis", "conditions", "materials", "steps", "place", "contact")


class Severity(StrEnum):
    """An error misleads a resident; a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one document. ``code`` has a wording, ``code + ".fix"`` says what to do."""

    code: str
    severity: Severity
    item: str
    """Code of the document."""
    name: str
    params: dict[str, str] = field(default_factory=dict)
    type: str = "service_item"
    department: str = ""
    place: str = ""
    """The field in which it is, by its code name; empty where it is the document as a whole."""


def lint_items(
    items: Iterable[ServiceItem],
    windows: Sequence[Window],
    businesses: Sequence[Business],
    today: date | None = None,
) -> list[Finding]:
    """All findings of items that are all there is, errors first, then by item."""
    known = list(items)
    return lint_documents(known, of_hall(known, windows, businesses, today))


def lint_documents(documents: Iterable[Document], around: Surroundings) -> list[Finding]:
    """All findings, errors first, then by document."""
    findings: list[Finding] = []
    named: dict[tuple[str, str], list[ServiceItem]] = defaultdict(list)
    addressed: dict[str, list[ServiceItem]] = defaultdict(list)
    whole = WholeList(around)
    for document in documents:
        if isinstance(document, ServiceItem):
            if document.state is ItemState.CANCELLED:
                continue
            whole.take(document)
            named[key_of(document.name), document.department].append(document)
            if document.online_url:
                addressed[document.online_url].append(document)
            faults = list(_of_item(document, around))
        else:
            faults = list(lint_public.faults(document, around))
        faults += lint_text.faults(document)
        findings += [_finding(document, fault) for fault in faults]
    findings += _repeated("lint.name_repeated", "name", named.values())
    findings += _repeated("lint.address_repeated", "online_url", addressed.values())
    findings += [_finding(item, fault) for item, fault in whole.faults()]
    return sorted(findings, key=lambda one: (one.severity, one.type, one.item, one.code))


def _of_item(item: ServiceItem, around: Surroundings) -> Iterable[Fault]:
    yield from _of_any(item, around)
    if item.complete:
        for rule in RULES:
            yield from rule(item)
        yield from lint_places.faults(item, around)
        return
    yield from names(item)
    missing = [name for name in _BARE if not getattr(item, name)]
    if item.charges is None:
        missing.append("charges")
    told = "、".join(field_name(name) for name in missing)
    yield Fault("lint.guide_missing", {"missing": told}, error=False)


def _of_any(item: ServiceItem, around: Surroundings) -> Iterable[Fault]:
    if not is_known_shape(item.code):
        yield Fault("lint.code_length", {"length": str(len(item.code))}, error=False, place="code")
    if not item.complete and not item.online_url:
        yield Fault("lint.no_address", error=False, place="online_url")
    other = around.namesake(item)
    if other:
        yield Fault("lint.name_repeated", {"other": other}, error=False, place="name")
    yield from lint_places.addresses(item)


def _finding(document: Document, fault: Fault) -> Finding:
    return Finding(
        fault.code,
        Severity.ERROR if fault.error else Severity.WARNING,
        identity_of(document),
        name_of(document),
        fault.params,
        type_of(document),
        department_of(document),
        fault.place,
    )


def department_of(document: Document) -> str:
    """Who answers for a document; empty where it does not say."""
    for name in ("department", "organ", "issuer", "lead_department"):
        said = getattr(document, name, "")
        if said:
            return str(said)
    return ""


def _repeated(code: str, place: str, groups: Iterable[Sequence[ServiceItem]]) -> Iterable[Finding]:
    for same in groups:
        for item in same[1:]:
            fault = Fault(code, {"other": same[0].code}, error=False, place=place)
            yield _finding(item, fault)
