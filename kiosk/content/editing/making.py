"""Writing a proposal down: what was made of which text, checked before anybody else sees it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.common.text import clean_block, clean_line
from kiosk.content.changes import CheckedPut
from kiosk.content.codec import TYPES, Document, canonical, from_plain, name_of, to_document
from kiosk.content.editing.effect import put_of
from kiosk.content.editing.history import held
from kiosk.content.editing.model import PUT, REMOVE, Part, PartState, ProposalState
from kiosk.content.editing.tables import parts, proposals

WHY_LIMIT = 500
WORDS_LIMIT = 300
TITLE_LIMIT = 300
MOST_DOCUMENTS = 20_000
"""Documents that one proposal may bring; a hall has a tenth of it."""

Given = Document | Mapping[str, Any] | str
"""A document, its plain JSON values, or its text."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One document that is to be written, or to go (``given`` None)."""

    kind: str
    code: str
    given: Given | None


@dataclass(frozen=True, slots=True)
class Reasons:
    """What the maker says of a change."""

    why: str
    words: str = ""
    takes_effect_on: date | None = None
    source: str = ""

    def checked(self, today: date) -> Reasons:
        """The same, cleaned.

        Raises:
            Rejected: ``input.*``; ``editing.date_past``.
        """
        if self.takes_effect_on is not None and self.takes_effect_on < today:
            raise Rejected("editing.date_past", day=self.takes_effect_on.isoformat())
        return Reasons(
            clean_block(self.why, field="editing.why", limit=WHY_LIMIT),
            clean_block(self.words, field="editing.words", limit=WORDS_LIMIT, required=False),
            self.takes_effect_on,
            clean_line(self.source, field="editing.source", limit=TITLE_LIMIT, required=False),
        )


def plain_of(given: Given) -> dict[str, Any]:
    """Plain JSON values of what was given.

    Raises:
        Rejected: ``content.document_invalid`` for text that is no JSON object.
    """
    if isinstance(given, str):
        try:
            read = json.loads(given)
        except json.JSONDecodeError as error:
            raise Rejected("content.document_invalid", type="json", reason=str(error)) from error
        if not isinstance(read, dict):
            raise Rejected("content.document_invalid", type="json", reason="object")
        return read
    return dict(given) if isinstance(given, Mapping) else dict(to_document(given))


def rows_of(connection: Connection, wanted: Sequence[Wanted]) -> list[dict[str, Any]]:
    """The rows of a proposal's documents; what would change nothing is left out.

    Raises:
        Rejected: ``content.*`` for a document that cannot be read; ``editing.not_there`` for a
            removal of what does not stand.
    """
    rows = []
    for start in range(0, len(wanted), 300):
        part = wanted[start : start + 300]
        standing = held(connection, [(one.kind, one.code) for one in part])
        for one in part:
            before = standing.get((one.kind, one.code))
            row = {
                "type": one.kind,
                "id": one.code,
                "before": before.text if before else "",
                "base": before.sha256 if before else "",
                "state": PartState.OPEN.value,
            }
            if one.given is None:
                if before is None:
                    raise Rejected("editing.not_there", item=one.code[:64])
                rows.append(row | {"op": REMOVE, "after": "", "name": name_of(before.document)})
                continue
            put = _checked(one, before.text if before else "")
            if before is None or put.sha256 != before.sha256:
                rows.append(row | {"op": PUT, "after": put.text, "name": name_of(put.document)})
    return rows


def _checked(one: Wanted, standing: str) -> CheckedPut:
    """The put of a document; fields that this program does not know are kept as they stand."""
    if one.kind not in TYPES:
        raise Rejected("content.type_unknown", type=one.kind[:40])
    assert one.given is not None  # noqa: S101 - the caller told removals apart
    plain = plain_of(one.given)
    known = {field.name for field in fields(TYPES[one.kind])}
    strange = {name: value for name, value in _read(standing).items() if name not in known}
    plain = strange | plain
    normal = to_document(from_plain(one.kind, plain))
    kept = {name: value for name, value in plain.items() if name not in known}
    put = put_of(one.kind, canonical(normal | kept).decode(), 0)
    if put.id != one.code:
        raise Rejected("editing.code_changed", item=one.code[:64])
    return put


def _read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def add(
    connection: Connection,
    rows: Sequence[Mapping[str, Any]],
    reasons: Reasons,
    *,
    actor: str,
    request_id: str,
    at: datetime,
    state: ProposalState,
    errors: int,
) -> str:
    """Writes a proposal with its documents; returns its id."""
    identity = new_id()
    connection.execute(
        insert(proposals),
        {
            "id": identity,
            "request_id": request_id,
            "state": state.value,
            "title": title_of(rows, reasons),
            "source": reasons.source,
            "why": reasons.why,
            "words": reasons.words,
            "takes_effect_on": reasons.takes_effect_on,
            "made_by": actor,
            "made_at": at,
            "decided_by": "",
            "decided_at": None,
            "note": "",
            "public_by": None,
            "effective_at": None,
            "version": 1,
            "parts": len(rows),
            "errors": errors,
        },
    )
    put_rows(connection, identity, rows)
    return identity


def title_of(rows: Sequence[Mapping[str, Any]], reasons: Reasons) -> str:
    """What a proposal is called in lists."""
    if len(rows) == 1:
        return str(rows[0]["name"])
    return reasons.source or str(rows[0]["name"])


def put_rows(connection: Connection, identity: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Replaces the documents of a proposal."""
    connection.execute(delete(parts).where(parts.c.proposal == identity))
    numbered = [{**row, "proposal": identity, "position": at} for at, row in enumerate(rows)]
    connection.execute(insert(parts), numbered)


def retell(connection: Connection, row: Row[Any], part: Part, text: str) -> None:
    """Gives a document of a proposal the text that was approved."""
    if text != part.after:
        connection.execute(
            update(parts)
            .where(parts.c.proposal == row.id, parts.c.type == part.type, parts.c.id == part.code)
            .values(after=text)
        )


def of_request(connection: Connection, request_id: str) -> str | None:
    """The proposal that this request has already made."""
    query = select(proposals.c.id).where(proposals.c.request_id == request_id)
    found: str | None = connection.execute(query).scalar()
    return found


def change(connection: Connection, row: Row[Any], **values: object) -> None:
    """Changes a proposal's row and counts its version up."""
    connection.execute(
        update(proposals)
        .where(proposals.c.id == row.id)
        .values(version=proposals.c.version + 1, **values)
    )
