"""Letters in their sealed rows, and back."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from kiosk.disclosure.letters.model import (
    Letter,
    LetterKind,
    LetterState,
    LetterText,
    Table,
    Voided,
)
from kiosk.store.command import canonical
from kiosk.store.sealing import Sealer


def sealed_text(sealer: Sealer, text: LetterText, voided: Voided | None = None) -> bytes:
    """A letter's text as it is kept."""
    kept: dict[str, Any] = {
        "title": text.title,
        "addressee": text.addressee,
        "paragraphs": list(text.paragraphs),
        "annexes": list(text.annexes),
        "form": [list(pair) for pair in text.form],
    }
    if text.table:
        kept["table"] = {
            "head": list(text.table.head),
            "rows": [list(row) for row in text.table.rows],
            "right": list(text.table.right),
        }
    if voided:
        kept["void"] = {"by": voided.by, "at": voided.at.isoformat(), "reason": voided.reason}
    return sealer.seal(canonical(kept))


def letter_of(sealer: Sealer, row: Row[Any], application_number: str) -> Letter:
    """The letter of a row."""
    kept = json.loads(sealer.unseal(row.body))
    return Letter(
        id=row.id,
        application_id=row.application_id,
        application_number=application_number,
        kind=LetterKind(row.kind),
        state=LetterState(row.state),
        number=row.number,
        series=row.series,
        text=_text(kept),
        edition=edition_of(row.body),
        template_version=row.template_version,
        drafted_by=row.drafted_by,
        drafted_at=row.drafted_at,
        issued_by=row.issued_by,
        issued_at=row.issued_at,
        issued_on=row.issued_on,
        delivered_on=row.delivered_on,
        delivery=row.delivery,
        voided=_voided(kept.get("void")),
    )


def edition_of(body: bytes) -> str:
    """A short name of this wording: sealed anew with every edit, so never the same again."""
    return hashlib.sha256(body).hexdigest()[:16]


def _text(kept: dict[str, Any]) -> LetterText:
    table = kept.get("table")
    return LetterText(
        title=kept["title"],
        addressee=kept["addressee"],
        paragraphs=tuple(kept["paragraphs"]),
        annexes=tuple(kept["annexes"]),
        form=tuple((label, value) for label, value in kept["form"]),
        table=_table(table) if table else None,
    )


def _table(kept: dict[str, Any]) -> Table:
    rows = tuple(tuple(row) for row in kept["rows"])
    return Table(tuple(kept["head"]), rows, tuple(kept["right"]))


def _voided(kept: dict[str, str] | None) -> Voided | None:
    if kept is None:
        return None
    return Voided(kept["by"], datetime.fromisoformat(kept["at"]), kept["reason"])
