"""The rules of editing: what state a change is in, who may do what with it, when it is late."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from kiosk.common.errors import Conflict
from kiosk.common.workdays import Calendar


class ProposalState(StrEnum):
    """Where a proposed change stands."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    IN_EFFECT = "in_effect"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        """The state as staff read it."""
        return _STATE_WORDS[self]

    @property
    def open(self) -> bool:
        """Whether something may still become of it."""
        return self in OPEN


_STATE_WORDS = {
    ProposalState.DRAFT: "草稿",
    ProposalState.PROPOSED: "待审核",
    ProposalState.APPROVED: "待生效",
    ProposalState.IN_EFFECT: "已生效",
    ProposalState.SENT_BACK: "已退回",
    ProposalState.WITHDRAWN: "已撤回",
    ProposalState.SUPERSEDED: "已过时",
}
OPEN = frozenset(
    {
        ProposalState.DRAFT,
        ProposalState.PROPOSED,
        ProposalState.APPROVED,
        ProposalState.SENT_BACK,
    }
)


class Act(StrEnum):
    """What may be done with a proposal."""

    SUBMIT = "submit"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    WITHDRAW = "withdraw"
    TAKE_EFFECT = "take_effect"
    SUPERSEDE = "supersede"


STEPS: Mapping[tuple[ProposalState, Act], ProposalState] = {
    (ProposalState.DRAFT, Act.SUBMIT): ProposalState.PROPOSED,
    (ProposalState.DRAFT, Act.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.PROPOSED, Act.APPROVE): ProposalState.APPROVED,
    (ProposalState.PROPOSED, Act.SEND_BACK): ProposalState.SENT_BACK,
    (ProposalState.PROPOSED, Act.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.PROPOSED, Act.SUPERSEDE): ProposalState.SUPERSEDED,
    (ProposalState.APPROVED, Act.TAKE_EFFECT): ProposalState.IN_EFFECT,
    (ProposalState.APPROVED, Act.WITHDRAW): ProposalState.WITHDRAWN,
    (ProposalState.APPROVED, Act.SUPERSEDE): ProposalState.SUPERSEDED,
    (ProposalState.SENT_BACK, Act.SUBMIT): ProposalState.PROPOSED,
    (ProposalState.SENT_BACK, Act.WITHDRAW): ProposalState.WITHDRAWN,
}
"""Every step there is; what is not here cannot be done."""


def after(state: ProposalState, act: Act) -> ProposalState:
    """The state after an act.

    Raises:
        Conflict: ``editing.not_now`` when the act is none of this state's.
    """
    to = STEPS.get((state, act))
    if to is None:
        raise Conflict("editing.not_now", state=state.label)
    return to


class PartState(StrEnum):
    """What became of one document of a proposal."""

    OPEN = "open"
    IN_EFFECT = "in_effect"
    SUPERSEDED = "superseded"


PUT, REMOVE = "put", "remove"


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a proposal: its text before and after, canonical JSON; empty for none."""

    type: str
    code: str
    name: str
    op: str
    before: str
    after: str
    base: str
    """Hash of the text that the maker saw; empty when there was none."""
    state: PartState = PartState.OPEN
    stale: bool = False
    """Whether the document has changed since the maker saw it."""

    @property
    def sha256(self) -> str:
        """Hash of the text after, which is canonical."""
        return hashlib.sha256(self.after.encode()).hexdigest()


class Light(StrEnum):
    """How urgent something is."""

    NONE = "none"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Timing:
    """How a limit stands; ``cause`` is a code with a wording and ``params`` fill it."""

    light: Light
    cause: str = ""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change as it lies before the checker; ``version`` grows with every act on it."""

    id: str
    state: ProposalState
    title: str
    source: str
    """What brought several documents at once, such as a file's name; empty for a single one."""
    why: str
    words: str
    """What residents are told of the change; empty when they are told nothing."""
    takes_effect_on: date | None
    """None: as soon as it is approved."""
    made_by: str
    made_at: datetime
    decided_by: str
    decided_at: datetime | None
    note: str
    public_by: date | None
    effective_at: datetime | None
    version: int
    count: int
    errors: int
    """Errors that lint found in its documents when it was last submitted."""
    parts: tuple[Part, ...] = ()
    """Its documents; empty in lists."""
    timing: Timing = Timing(Light.NONE)

    @property
    def stale(self) -> bool:
        """Whether a document has changed since the maker saw it."""
        return self.state.open and any(part.stale for part in self.parts)


def public_by(approved_on: date, takes_effect_on: date | None, calendar: Calendar) -> date:
    """The last day on which an approved change may become public.

    One working day after the approval; a later date of effect that was approved stands.
    """
    due = calendar.due(approved_on, 1).due_on
    return due if takes_effect_on is None else max(due, takes_effect_on)


def timing(
    state: ProposalState,
    *,
    today: date,
    wanted_on: date | None,
    due_on: date | None,
    effective_on: date | None,
) -> Timing:
    """The light of a proposal and its cause."""
    if state is ProposalState.PROPOSED:
        return _waiting(today, wanted_on)
    if due_on is None:
        return Timing(Light.NONE)
    if state is ProposalState.IN_EFFECT and effective_on is not None:
        late = effective_on > due_on
        return _told(Light.RED, "late", due_on) if late else Timing(Light.GREEN)
    if state is ProposalState.APPROVED:
        return _approved(today, wanted_on, due_on)
    return Timing(Light.NONE)


def _waiting(today: date, wanted_on: date | None) -> Timing:
    if wanted_on is not None and wanted_on <= today:
        return _told(Light.YELLOW, "unchecked", wanted_on)
    return Timing(Light.GREEN, "editing.cause.waiting")


def _approved(today: date, wanted_on: date | None, due_on: date) -> Timing:
    if today > due_on:
        return _told(Light.RED, "overdue", due_on)
    if wanted_on is not None and wanted_on > today:
        return _told(Light.GREEN, "planned", wanted_on)
    return _told(Light.YELLOW if today == due_on else Light.GREEN, "soon", due_on)


def _told(light: Light, cause: str, day: date) -> Timing:
    return Timing(light, f"editing.cause.{cause}", {"day": day.isoformat()})


@dataclass(frozen=True, slots=True)
class Version:
    """A text that stood, or stands: ``number`` counts up within its document."""

    type: str
    code: str
    number: int
    name: str
    mark: str
    sha256: str
    origin: str
    since: datetime | None
    """None: from before versions were kept here."""
    until: datetime | None
    """None: it still stands."""
    made_by: str
    approved_by: str
    why: str

    @property
    def stands(self) -> bool:
        return self.until is None


class TaskKind(StrEnum):
    """What a change asks somebody in the hall to do."""

    REPRINT = "reprint"
    PUT_UP = "put_up"
    TAKE_DOWN = "take_down"
    OVERLAY_GONE = "overlay_gone"

    @property
    def label(self) -> str:
        """The task as staff read it."""
        return _TASK_WORDS[self]


_TASK_WORDS = {
    TaskKind.REPRINT: "换贴",
    TaskKind.PUT_UP: "新贴",
    TaskKind.TAKE_DOWN: "撤下",
    TaskKind.OVERLAY_GONE: "核对本地修改",
}
WALL = (TaskKind.REPRINT, TaskKind.PUT_UP, TaskKind.TAKE_DOWN)
"""The tasks of the wall of codes."""


@dataclass(frozen=True, slots=True)
class TileChange:
    """One thing of a tile that is different now."""

    what: str
    """name, department, theme, address or mark."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done on its day, and by whom and when it was."""

    id: str
    day: date
    kind: TaskKind
    type: str
    code: str
    name: str
    department: str
    changes: tuple[TileChange, ...]
    done_by: str = ""
    done_at: datetime | None = None

    @property
    def code_changed(self) -> bool:
        """Whether the old code leads to another address than the new one."""
        return any(change.what == "address" for change in self.changes)

    @property
    def prints(self) -> bool:
        """Whether it asks for a tile on paper: one that is taken down does not."""
        return self.kind in (TaskKind.REPRINT, TaskKind.PUT_UP)

    def light(self, today: date) -> Light:
        """Green once done, yellow on its day, red when its day is over."""
        if self.done_at is not None:
            return Light.GREEN
        return Light.RED if self.day < today else Light.YELLOW
