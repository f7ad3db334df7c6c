"""What is wrong with a guide, by the rules of GB/T 39046-2020 and of the hall's practice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.content.lint_rules import RULES, Fault
from kiosk.content.model import Business, ServiceItem, Window
from kiosk.content.normalise import key_of
from kiosk.content.terms import ItemState

CODE_LENGTHS = range(24, 34)
"""An 实施编码 has 24 to 33 characters, by generation."""
_BARE = ("legal_basis", "conditions", "materials", "steps", "place", "contact")


class Severity(StrEnum):
    """An error misleads a resident; a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of one item. ``code`` has a wording, ``code + ".fix"`` says what to do."""

    code: str
    severity: Severity
    item: str
    name: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hallway:
    """What guides may refer to: the hall's windows and the windows of its businesses."""

    windows: frozenset[str]
    businesses: dict[str, frozenset[str]]


def lint_items(
    items: Iterable[ServiceItem], windows: Sequence[Window], businesses: Sequence[Business]
) -> list[Finding]:
    """All findings, errors first, then by item."""
    hallway = Hallway(
        frozenset(window.number for window in windows),
        {business.code: frozenset(business.windows) for business in businesses},
    )
    findings: list[Finding] = []
    named: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for item in items:
        if item.state is ItemState.CANCELLED:
            continue
        named[key_of(item.name), item.department].append((item.code, item.name))
        findings += lint_item(item, hallway)
    findings += _repeated(named)
    return sorted(findings, key=lambda one: (one.severity, one.item, one.code))


def lint_item(item: ServiceItem, hallway: Hallway) -> list[Finding]:
    """The findings of one item; a bare row of a list gets warnings only."""
    faults = list(_of_any(item))
    if item.complete:
        for rule in RULES:
            faults += rule(item)
        faults += _of_place(item, hallway)
    else:
        missing = [name for name in _BARE if not getattr(item, name)]
        if item.charges is None:
            missing.append("charges")
        faults.append(Fault("lint.guide_missing", {"count": str(len(missing))}, error=False))
    return [_finding(item.code, item.name, fault) for fault in faults]


def _finding(code: str, name: str, fault: Fault) -> Finding:
    severity = Severity.ERROR if fault.error else Severity.WARNING
    return Finding(fault.code, severity, code, name, fault.params)


def _of_any(item: ServiceItem) -> Iterable[Fault]:
    if len(item.code) not in CODE_LENGTHS:
        yield Fault("lint.code_length", {"length": str(len(item.code))}, error=False)
    if not item.complete and not item.online_url:
        yield Fault("lint.no_address", error=False)


def _of_place(item: ServiceItem, hallway: Hallway) -> Iterable[Fault]:
    for number in item.windows:
        if number not in hallway.windows:
            yield Fault("lint.window_unknown", {"window": number})
    if not item.business:
        return
    serving = hallway.businesses.get(item.business)
    if serving is None:
        yield Fault("lint.business_unknown", {"business": item.business})
    elif not serving & set(item.windows):
        yield Fault("lint.business_elsewhere", {"business": item.business})


def _repeated(named: dict[tuple[str, str], list[tuple[str, str]]]) -> Iterable[Finding]:
    for same in named.values():
        for code, name in same[1:]:
            yield _finding(
                code, name, Fault("lint.name_repeated", {"other": same[0][0]}, error=False)
            )
