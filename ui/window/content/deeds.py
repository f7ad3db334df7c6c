"""What an open form of the page of content does once it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from kiosk.common.ids import new_id
from kiosk.content.editing.model import Proposal
from ui.window.content.editor.subject import Subject
from ui.window.content.rows import tr
from ui.window.reports.spans import typed_day

if TYPE_CHECKING:
    from kiosk.content.editing.service import Editing

Deed = tuple[Callable[[], object], str]
"""What is done off the GUI thread, and what is said after it."""


def changed(
    editing: Editing,
    subject: Subject,
    document: Mapping[str, Any],
    reasons: Mapping[str, str],
    actor: str,
    *,
    seen: str,
    proposal: Proposal | None,
) -> Deed:
    """A document is proposed, or comes again after ``proposal`` was sent back."""
    said: dict[str, Any] = {
        "why": reasons.get("why", ""),
        "words": reasons.get("words", ""),
        "takes_effect_on": typed_day(reasons.get("takes_effect_on", ""), subject.known.today),
        "actor": actor,
    }
    if proposal is not None:
        revise = partial(editing.revise, proposal.id, document, version=proposal.version, **said)
        return revise, tr("已重新提交审核。")
    said |= {"request_id": new_id(), "seen": seen}
    return partial(editing.propose, subject.kind, document, **said), tr("已提交审核。")


def asked_for(editing: Editing, purpose: str, key: str, why: str, actor: str) -> Deed:
    """A removal, or an older version again: ``purpose`` is remove, or restore with its number."""
    kind, _, code = key.partition("/")
    said: dict[str, Any] = {"why": why, "actor": actor, "request_id": new_id()}
    name, _, number = purpose.partition(" ")
    if name == "remove":
        remove = partial(editing.propose_removal, kind, code, **said)
        return remove, tr("已提交，另一位工作人员审核后撤下。")
    restore = partial(editing.propose_restore, kind, code, int(number), **said)
    return restore, tr("已提交，另一位工作人员审核后恢复。")


def decided(editing: Editing, purpose: str, proposal: Proposal, note: str, actor: str) -> Deed:
    """An approval, or what is sent back."""
    said: dict[str, Any] = {"note": note, "actor": actor, "version": proposal.version}
    if purpose == "approve":
        return partial(editing.approve, proposal.id, **said), tr("已审核通过。")
    return partial(editing.send_back, proposal.id, **said), tr("已退回。")
