"""What the side and the top bar say, read at one go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.content.editing.model import ProposalState
from kiosk.disclosure.states import OPEN, PAUSED, State
from ui.format import clock_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiosk.app import Terminal
    from kiosk.content.model import Window
    from kiosk.store.print_queue import PrintJob
    from kiosk.sync.service import SyncStatus

translate = QCoreApplication.translate

PRINTED_KINDS = ("ticket", "application", "guide", "form", "sample", "policy", "submission")
PRINT_TROUBLES_FOR = timedelta(days=1)
TODO = OPEN - PAUSED
"""Applications that wait for the office."""


@dataclass(frozen=True, slots=True)
class Status:
    """The workplace at one moment."""

    calls: bool
    """Whether the window serves anything, by the content or by the supervisor's order."""
    serving: bool
    paused: bool
    lost: int
    """Windows of the hall that fell silent with a ticket in hand."""
    waiting: int
    todo: int
    told: int
    """What residents told the hall and wait for an answer to."""
    businesses: str
    poor: int
    """Poor grades to be mended, reviewed or called back; 0 for who does not lead the hall."""
    content: int
    """Changes of content to be checked, and tasks of the wall to be done."""
    troubles: int
    """Slips that are not known to have come out, and records that the platform refused."""
    sync: SyncStatus
    connected: bool
    """Whether a platform is set at all."""
    alone: bool
    """Whether the machine keeps its own data, without a hall database."""


def read_status(terminal: Terminal, window: Window, *, leads: bool = False) -> Status:
    """Reads the store; off the GUI thread."""
    sync = terminal.sync.status()
    names = {business.code: business.name for business in terminal.content.businesses()}
    states = terminal.queueing.windows_state()
    mine = next((each for each in states if each.window == window.number), None)
    served = window.businesses if mine is None else mine.businesses
    calls = bool(served)
    return Status(
        calls=calls,
        serving=mine is not None and bool(mine.number),
        paused=mine is not None and mine.paused,
        lost=sum(each.lost and bool(each.number) for each in states),
        waiting=terminal.queueing.figures(window.number).waiting if calls else 0,
        todo=todo_count(terminal.disclosure.counts()),
        told=sum(terminal.submissions.counts().values()),
        businesses=" · ".join(names[code] for code in served if code in names),
        poor=terminal.feedback.unsettled() if leads else 0,
        content=content_count(terminal),
        troubles=len(unsettled_jobs(terminal)) + sync.parked,
        sync=sync,
        connected=terminal.settings.platform_url is not None,
        alone=terminal.hall is None,
    )


def unsettled_jobs(terminal: Terminal) -> list[PrintJob]:
    """Slips of the last day that are not known to have come out, the newest first."""
    since = terminal.clock.now() - PRINT_TROUBLES_FOR
    prints = terminal.store.prints
    found = [job for kind in PRINTED_KINDS for job in prints.unsettled(kind, since)]
    return sorted(found, key=lambda job: job.created_at, reverse=True)


def content_count(terminal: Terminal) -> int:
    """Changes of content that wait for a checker, and tasks of today that nobody has done."""
    editing = terminal.editing
    waiting = editing.counts().get(ProposalState.PROPOSED, 0)
    return waiting + sum(task.done_at is None for task in editing.tasks())


def todo_count(counts: Mapping[State, int]) -> int:
    """How many applications wait for the office."""
    return sum(count for state, count in counts.items() if state in TODO)


def sync_text(status: Status) -> str:
    """已同步 14:25 · 离线 · 待传 3 条 · 未接中心平台."""
    sync = status.sync
    if not status.connected:
        return translate("window", "仅在本机运行" if status.alone else "未接中心平台")
    if sync.online and sync.last_success_at is not None:
        return translate("window", "已同步 {0}").format(clock_text(sync.last_success_at))
    if sync.queued:
        return translate("window", "离线 · 待传 {0} 条").format(sync.queued)
    return translate("window", "离线")


def sync_kind(status: Status) -> str:
    """Kind of the tag for :func:`sync_text`."""
    if not status.connected:
        return "plain"
    return "ok" if status.sync.online else "warn"


def parked_text(status: Status) -> str:
    """Events that the platform refused: a calm line, empty when there are none."""
    parked = status.sync.parked
    return translate("window", "待处理 {0} 条").format(parked) if parked else ""
