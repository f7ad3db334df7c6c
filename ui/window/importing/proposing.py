"""A preview handed on as changes that a second person must approve."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.content.editing.model import Proposal
    from kiosk.content.importing.preview import ImportPreview


def propose(terminal: Terminal, preview: ImportPreview, *, actor: str, request_id: str) -> Proposal:
    """Proposes what was shown; nothing of it is public before it is approved.

    Raises:
        Rejected: as :meth:`kiosk.content.editing.service.Editing.propose_import`.
    """
    return terminal.editing.propose_import(
        preview.documents,
        removed=preview.gone,
        source="、".join(file.file for file in preview.files)[:100],
        actor=actor,
        request_id=request_id,
    )
