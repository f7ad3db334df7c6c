"""Rules that only a whole list can break: what its other items say is the measure.

A fault that one correction in the item system mends is told once, with the number of items.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kiosk.common.errors import Rejected
from kiosk.common.identity import check_credit_code
from kiosk.content.importing.codes import TASK_TYPE_WORDS
from kiosk.content.item_codes import Composed, composed, is_known_shape
from kiosk.content.lint_rules import Fault
from kiosk.content.lint_surroundings import Surroundings
from kiosk.content.model import ServiceItem
from kiosk.content.normalise import key_of
from kiosk.content.terms import TaskType

_ENOUGH = 20
"""Fewer items are no measure for the others."""
_NEARLY_ALL = 0.9
_LAST_BRACKET = re.compile(r"^(.+?)[（(]([^（()）]{1,20})[)）]$")
_DEEDS = re.compile(
    r"新办|新增|初领|设立|变更|延续|延期|换发|换证|补办|补发|补领|注销|终止|转入|转出|过户|首次"
)


@dataclass(frozen=True, slots=True)
class _Known:
    """What of an item is measured."""

    item: ServiceItem
    parts: Composed | None


@dataclass(slots=True)
class WholeList:
    """Takes item by item; says at the end what is wrong with them among each other."""

    around: Surroundings
    _known: list[_Known] = field(default_factory=list)

    def take(self, item: ServiceItem) -> None:
        self._known.append(_Known(item, composed(item.code)))

    def faults(self) -> Iterable[tuple[ServiceItem, Fault]]:
        """Each with the item that stands for it."""
        yield from self._organs()
        yield from self._shapes()
        yield from self._areas()
        yield from self._powers()
        yield from self._situations()
        yield from self._sites()
        yield from self._departments()

    def _organs(self) -> Iterable[tuple[ServiceItem, Fault]]:
        """The 主体代码 within codes: wrong in itself, or that of another department."""
        groups: dict[tuple[str, str], list[ServiceItem]] = defaultdict(list)
        for one in self._known:
            if one.parts is not None:
                groups[one.item.department, one.parts.organ].append(one.item)
        usual = _usual(groups)
        owners = {organ: department for department, organ in usual.items()}
        for (department, organ), items in groups.items():
            about = {"organ": organ, "count": str(len(items)), "usual": usual.get(department, "")}
            owner = owners.get(organ, department)
            if not _is_credit_code(organ):
                code = "lint.code_organ_wrong" if about["usual"] else "lint.code_organ_unknown"
                yield items[0], Fault(code, about, error=False, place="code")
            elif owner != department:
                about["owner"] = owner
                yield (
                    items[0],
                    Fault("lint.code_organ_other", about, error=False, place="department"),
                )

    def _shapes(self) -> Iterable[tuple[ServiceItem, Fault]]:
        """Among composed codes one of another form lacks something, whatever its length."""
        parts = sum(one.parts is not None for one in self._known)
        if parts < max(_ENOUGH, len(self._known) * _NEARLY_ALL):
            return
        for one in self._known:
            if one.parts is None and "-" in one.item.code and is_known_shape(one.item.code):
                yield one.item, Fault("lint.code_form", error=False, place="code")

    def _areas(self) -> Iterable[tuple[ServiceItem, Fault]]:
        areas = Counter(one.parts.area for one in self._known if one.parts is not None)
        usual = _nearly_all(areas)
        for one in self._known:
            if usual and one.parts is not None and one.parts.area != usual:
                about = {"area": one.parts.area, "usual": usual}
                yield one.item, Fault("lint.code_area", about, error=False, place="code")

    def _powers(self) -> Iterable[tuple[ServiceItem, Fault]]:
        """The letter in a code and the type of the item belong together, as all others show."""
        kinds: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self._known:
            if one.parts is not None and one.parts.power:
                kinds[one.parts.power][one.item.task_type] += 1
        usual = {letter: _nearly_all(counted) for letter, counted in kinds.items()}
        for one in self._known:
            letter = one.parts.power if one.parts is not None else ""
            wanted = usual.get(letter, "")
            if wanted and one.item.task_type != wanted:
                about = {
                    "letter": letter,
                    "type": _type(one.item.task_type),
                    "usual": _type(wanted),
                }
                yield one.item, Fault("lint.code_type", about, error=False, place="task_type")

    def _situations(self) -> Iterable[tuple[ServiceItem, Fault]]:
        """``备案`` beside ``备案（变更）``: whoever reads the list cannot tell what it is for."""
        plain = {(one.item.department, key_of(one.item.name)): one.item for one in self._known}
        beside: dict[tuple[str, str], list[str]] = defaultdict(list)
        for one in self._known:
            found = _LAST_BRACKET.match(one.item.name)
            if found and _DEEDS.search(found[2]):
                beside[one.item.department, key_of(found[1])].append(found[2])
        for name, deeds in beside.items():
            item = plain.get(name)
            if item is not None:
                about = {"others": "、".join(sorted(deeds)[:4])}
                yield item, Fault("lint.name_situation", about, error=False, place="name")

    def _sites(self) -> Iterable[tuple[ServiceItem, Fault]]:
        plain: dict[str, list[ServiceItem]] = defaultdict(list)
        for one in self._known:
            address = one.item.online_url
            if address.startswith("http:"):
                plain[urlsplit(address).hostname or ""].append(one.item)
        for site, items in plain.items():
            about = {"site": site, "count": str(len(items))}
            yield items[0], Fault("lint.address_plain", about, error=False, place="online_url")

    def _departments(self) -> Iterable[tuple[ServiceItem, Fault]]:
        """Residents look up the organ of an item; under another name they find none."""
        if not self.around.organs:
            return
        unknown: dict[str, list[ServiceItem]] = defaultdict(list)
        for one in self._known:
            if one.item.department and one.item.department not in self.around.organs:
                unknown[one.item.department].append(one.item)
        for department, items in unknown.items():
            about = {"name": department, "count": str(len(items))}
            yield items[0], Fault("lint.organ_unlisted", about, error=False, place="department")


def _type(value: str) -> str:
    return TASK_TYPE_WORDS[TaskType(value)]


def _usual(groups: dict[tuple[str, str], list[ServiceItem]]) -> dict[str, str]:
    """The code that a department's items carry the most, of those that can be one."""
    found: dict[str, tuple[int, str]] = {}
    for (department, organ), items in groups.items():
        if _is_credit_code(organ):
            found[department] = max(found.get(department, (0, "")), (len(items), organ))
    best: dict[str, tuple[int, str]] = {}
    for department, (count, organ) in found.items():
        best[organ] = max(best.get(organ, (0, "")), (count, department))
    return {
        department: organ
        for department, (_, organ) in found.items()
        if best[organ][1] == department
    }


def _nearly_all(counted: Counter[str]) -> str:
    """What nearly all say; empty where they differ or are too few."""
    total = sum(counted.values())
    if total < _ENOUGH:
        return ""
    said, count = counted.most_common(1)[0]
    return said if count >= total * _NEARLY_ALL else ""


def _is_credit_code(organ: str) -> bool:
    try:
        check_credit_code(organ)
    except Rejected:
        return False
    return True
