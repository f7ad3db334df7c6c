"""What the page of content shows, read at one go off the GUI thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kiosk.common.clock import hall_date
from kiosk.content.codec import decode, name_of
from kiosk.content.editing.model import OPEN, Proposal, ProposalState, Task, Version

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.content.editing.comparing import Difference
    from kiosk.content.editing.freshness import Freshness
    from kiosk.content.editing.outlets import Parity
    from kiosk.content.editing.reading import DocumentRow
    from kiosk.content.lint import Finding
    from kiosk.content.lint_report import Group

DOCUMENTS, PROPOSALS, LINT, WALL, FRESH, USAGE = (
    *("documents", "proposals", "lint", "wall", "fresh", "usage"),
)
MOST_ROWS = 200
USAGE_DAYS = 30
Identity = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Linted:
    """Findings of everything, as of a state of the content."""

    generation: int
    groups: tuple[Group, ...]
    counts: dict[Identity, tuple[int, int]]
    """Errors and warnings by document."""


NOT_LINTED = Linted(-1, (), {})
"""Before anything was looked at."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which view is wanted, of what."""

    view: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One view at one moment."""

    asked: Asked
    today: date
    counts: dict[ProposalState, int]
    waiting_tasks: int
    generation: int
    """The state of the content; findings may be of an earlier one until they have been renewed."""
    linted: Linted
    checks: bool
    """Whether who is signed in may approve."""
    documents: tuple[DocumentRow, ...] = ()
    open: dict[Identity, tuple[ProposalState, str]] | None = None
    proposals: tuple[Proposal, ...] = ()
    tasks: tuple[Task, ...] = ()
    fresh: Freshness | None = None
    parity: tuple[Parity, ...] = ()
    usage: Any = None
    paper: str = ""
    """The state of the print job that this page asked for; empty for none."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The document or proposal in hand."""

    key: str
    proposal: Proposal | None = None
    differences: tuple[tuple[str, tuple[Difference, ...]], ...] = ()
    findings: tuple[Finding, ...] = ()
    versions: tuple[Version, ...] = ()
    text: str = ""
    mark: str = ""
    name: str = ""


def read_view(terminal: Terminal, asked: Asked, actor: str, known: Linted) -> Seen:
    """Reads one view; a list does not wait for findings: a district's take seconds."""
    generation = terminal.content.generation()
    if asked.view == LINT and known.generation != generation:
        known = lint_everything(terminal)
    editing, today = terminal.editing, hall_date(terminal.clock.now())
    tasks = editing.tasks()
    more: dict[str, Any] = {}
    if asked.view == DOCUMENTS:
        more["documents"] = tuple(editing.documents(asked.kind, asked.text, MOST_ROWS + 1))
        more["open"] = editing.open_documents()
    elif asked.view == PROPOSALS:
        states = [*OPEN, ProposalState.SUPERSEDED]
        more["proposals"] = tuple(editing.proposals(states))
    elif asked.view == WALL:
        more["tasks"] = tuple(tasks)
    elif asked.view == FRESH:
        more["fresh"] = editing.freshness()
        more["parity"] = tuple(editing.parity())
    elif asked.view == USAGE:
        first = today - timedelta(days=USAGE_DAYS - 1)
        more["usage"] = terminal.usage.report(first, today)
    return Seen(
        asked=asked,
        today=today,
        counts=editing.counts(),
        waiting_tasks=sum(task.done_at is None for task in tasks),
        generation=generation,
        linted=known,
        checks=editing.may_check(actor),
        **more,
    )


def lint_everything(terminal: Terminal) -> Linted:
    """Findings of all documents, as they are now."""
    from kiosk.content.lint_report import by_rule

    generation = terminal.content.generation()
    findings = terminal.content.lint()
    errors: Counter[Identity] = Counter()
    warnings: Counter[Identity] = Counter()
    for finding in findings:
        counter = errors if finding.severity.value == "error" else warnings
        counter[finding.type, finding.item] += 1
    counts = {key: (errors[key], warnings[key]) for key in {*errors, *warnings}}
    return Linted(generation, tuple(by_rule(findings)), counts)


def open_document(terminal: Terminal, kind: str, code: str) -> Opened:
    """A document with its versions and what lint says of it."""
    editing = terminal.editing
    text = editing.standing_text(kind, code)
    return Opened(
        key=f"{kind}/{code}",
        findings=tuple(editing.check(kind, text)) if text else (),
        versions=tuple(editing.versions(kind, code)),
        text=text,
        mark=editing.mark_of(kind, text) if text else "",
        name=name_of(decode(kind, text)) if text else "",
    )


def open_proposal(terminal: Terminal, identity: str) -> Opened:
    """A proposal with what it changes and what lint says of it."""
    editing = terminal.editing
    compared = editing.compare(identity)
    return Opened(
        key=identity,
        proposal=editing.proposal(identity),
        differences=tuple((name, tuple(found)) for name, found in compared),
        findings=tuple(editing.findings(identity)),
    )
