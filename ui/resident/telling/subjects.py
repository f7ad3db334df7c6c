"""What a submission may be about: organs, what the search finds, drafts that are open."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.app import Terminal
from kiosk.common.clock import hall_date
from kiosk.feedback.submissions.model import RULES, AboutType, Kind, parse_about
from kiosk.feedback.submissions.published import found_document, title_of

HITS = 12


@dataclass(frozen=True, slots=True)
class Subject:
    """One line to choose; ``about`` or ``organ`` is set, or neither: 不清楚该找谁."""

    title: str
    note: str = ""
    about: str = ""
    organ: str = ""


def organs(terminal: Terminal) -> list[Subject]:
    """All organs in their order."""
    return [Subject(one.name, organ=one.code) for one in terminal.content.organs()]


def found(terminal: Terminal, kind: Kind, query: str) -> list[Subject]:
    """Documents that fit the kind, for what was typed."""
    types = {one.value for one in RULES[kind].about} - {AboutType.DRAFT.value}
    hits = terminal.content.search(query, limit=HITS, kinds=sorted(types))
    return [
        Subject(
            hit.name,
            f"{AboutType(hit.kind).label} · {hit.department}".removesuffix(" · "),
            about=f"{hit.kind}:{hit.code}",
        )
        for hit in hits
        if hit.kind in types
    ]


def drafts(terminal: Terminal) -> list[Subject]:
    """Drafts that take opinions today, the one that closes first first."""
    today = hall_date(terminal.clock.now())
    open_now = [one for one in terminal.content.drafts() if one.opens_on <= today <= one.closes_on]
    return [
        Subject(one.title, f"{one.closes_on:%Y-%m-%d}", about=f"draft:{one.code}")
        for one in sorted(open_now, key=lambda one: (one.closes_on, one.code))
    ]


def named(terminal: Terminal, about: str) -> Subject:
    """The document that a page gave along.

    Raises:
        Rejected: ``submission.about_unknown``, ``submission.about_unreadable``.
    """
    reference = parse_about(about)
    if reference is None:
        return Subject("")
    document = found_document(terminal.content, reference)
    return Subject(title_of(document), reference.type.label, about=about)
