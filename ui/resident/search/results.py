"""What search found, with the filters and groups that the page shows. No Qt objects here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.content.search import SearchHit
from kiosk.content.terms import Audience, Channel, Label

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.content.catalogue import Facet

translate = QCoreApplication.translate

Row = dict[str, object]

LIMIT = 100
"""Lines read for one query; more are told as "100+"."""
SHOWN = 5
"""Lines of a group before the resident asks for the rest."""

FILTERS = ("all", "person", "company", "one_trip", "online")
_FILTER_NAMES = ("全部", "个人", "企业", "最多跑一次", "可网办")
_GROUPS = {
    "service_item": "办事指南",
    "bundle": "一件事",
    "question": "常见问题",
    "policy": "政策文件",
    "draft": "征求意见",
    "organ": "机构",
    "notice": "公告",
    "form": "表格",
    "list_entry": "清单",
    "project": "项目审批",
    "credit": "行政许可和处罚",
    "procurement": "采购意向",
}
_ICONS = {
    "bundle": "several",
    "policy": "policy",
    "draft": "edit",
    "organ": "organ",
    "notice": "info",
    "form": "print",
    "list_entry": "policy",
    "project": "progress",
    "credit": "policy",
    "procurement": "policy",
}
_OF_ITEMS = frozenset({"service_item", "question"})
_COMPANIES = (Audience.COMPANY, Audience.INSTITUTION, Audience.SOCIAL_ORGANISATION)
_AT_MOST_ONE = (Label.AT_MOST_ONE_TRIP, Label.NO_TRIP, Label.ONE_VISIT)
_PASSES: dict[str, frozenset[Facet]] = {
    "person": frozenset({("audience", Audience.PERSON.value)}),
    "company": frozenset(("audience", one.value) for one in _COMPANIES),
    "one_trip": frozenset({("visits", "0"), ("visits", "1")})
    | {("label", one.value) for one in _AT_MOST_ONE},
    "online": frozenset(("channel", one.value) for one in (Channel.ONLINE, Channel.MOBILE)),
}
"""An item passes a filter when it stands under any of these."""


@dataclass(frozen=True, slots=True)
class Line:
    """A hit with the filters that let it through."""

    hit: SearchHit
    filters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one query."""

    query: str
    lines: tuple[Line, ...] = ()
    meant: str = ""
    """What was looked for instead, where the query had a slip."""
    suggestions: tuple[str, ...] = ()

    @property
    def more(self) -> bool:
        """Whether there may be more than was read."""
        return len(self.lines) >= LIMIT


def find(terminal: Terminal, query: str, kinds: Collection[str]) -> Found:
    """Searches and reads what the filters need; runs off the GUI thread."""
    answer = terminal.content.seek(query, LIMIT, kinds)
    hits = answer.hits
    facets = terminal.content.facets_of({hit.code for hit in hits if hit.kind in _OF_ITEMS})
    nothing: frozenset[Facet] = frozenset()
    lines = tuple(Line(hit, _filters(facets.get(hit.code, nothing))) for hit in hits)
    return Found(query, lines, answer.meant, answer.suggestions)


def filter_rows(found: Found) -> list[Row]:
    """Rows {key, text, count} of the chips, all of them even at nought."""
    rows: list[Row] = []
    for key, name in zip(FILTERS, _FILTER_NAMES, strict=True):
        count = sum(key in line.filters for line in found.lines)
        told = f"{count}+" if found.more and key == "all" else str(count)
        text = translate("search", "{0} {1}").format(translate("search", name), told)
        rows.append({"key": key, "text": text, "count": count})
    return rows


def result_rows(found: Found, chosen: str, opened: frozenset[str]) -> list[Row]:
    """Headings, hits and "show all" in the order of the screen, the best group first."""
    groups: dict[str, list[SearchHit]] = {}
    for line in found.lines:
        if chosen in line.filters:
            groups.setdefault(line.hit.kind, []).append(line.hit)
    rows: list[Row] = []
    for kind, hits in groups.items():
        whole = kind in opened or len(groups) == 1 or len(hits) <= SHOWN + 1
        shown = hits if whole else hits[:SHOWN]
        rows.append({"row": "heading", "text": _heading(kind, len(hits))})
        rows += [_hit_row(hit) for hit in shown]
        if not whole:
            text = translate("search", "展开全部 {0} 条").format(len(hits))
            rows.append({"row": "more", "kind": kind, "text": text})
        rows[len(rows) - len(shown) - (not whole)]["first"] = True
        rows[-1]["last"] = True
    return rows


def _heading(kind: str, count: int) -> str:
    return f"{translate('search', _GROUPS[kind])} · {count}"


def _hit_row(hit: SearchHit) -> Row:
    department = "" if hit.kind in ("question", "organ") else hit.department
    alias = translate("search", "又叫：{0}").format(hit.alias) if _tells_more(hit) else ""
    return {
        "row": "hit",
        "kind": hit.kind,
        "code": hit.code,
        "position": hit.position,
        "icon": _ICONS.get(hit.kind, ""),
        "text": hit.name,
        "note": " · ".join(part for part in (department, hit.summary, alias) if part),
        "hits": [list(span) for span in hit.highlights],
    }


def _tells_more(hit: SearchHit) -> bool:
    """Whether the other name that matched has mostly signs that the title has not."""
    signs = set(hit.alias)
    return len(signs - set(hit.name)) * 2 > len(signs)


def _filters(facets: frozenset[Facet]) -> frozenset[str]:
    """A document that is no item passes only where nothing is filtered."""
    passed = {name for name, wanted in _PASSES.items() if not wanted.isdisjoint(facets)}
    return frozenset(passed | {"all"})
