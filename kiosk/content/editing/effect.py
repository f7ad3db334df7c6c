"""An approved change becomes what residents read: once, at the start of its date."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, update

from kiosk.common.clock import hall_date
from kiosk.content import records, release
from kiosk.content.changes import CheckedPut
from kiosk.content.codec import canonical, document_hash, from_plain
from kiosk.content.editing import overlay
from kiosk.content.editing.history import Identity, Occasion, standing_row
from kiosk.content.editing.model import PUT, Act, Part, PartState, Proposal, ProposalState, after
from kiosk.content.editing.tables import parts, proposals, set_aside
from kiosk.content.tables import documents
from kiosk.store.command import Command


def put_of(kind: str, text: str, rev: int) -> CheckedPut:
    """A document ready to be written.

    Raises:
        Rejected: ``content.document_invalid``.
    """
    plain = json.loads(text)
    document = from_plain(kind, plain)
    identity = plain.get("number", "") if kind == "window" else plain["code"]
    return CheckedPut(
        kind, identity, rev, document_hash(plain), canonical(plain).decode(), document
    )


def take_effect(command: Command, row: Row[Any], these: Sequence[Part]) -> ProposalState:
    """Makes an approved proposal the content, in the caller's transaction.

    Documents that changed since the maker saw them are left as they are; when all of them did,
    the proposal is superseded, and its text stays with it.
    """
    connection = command.connection
    release.lock(connection)
    wanted = [part for part in these if part.state is PartState.OPEN]
    fresh = [part for part in wanted if not _moved(connection, part)]
    occasion = Occasion(command.now, row.made_by, row.decided_by, row.why)
    for part in fresh:
        _apply(connection, part, occasion)
    for part in wanted:
        became = PartState.IN_EFFECT if part in fresh else PartState.SUPERSEDED
        connection.execute(
            update(parts)
            .where(parts.c.proposal == row.id, parts.c.type == part.type, parts.c.id == part.code)
            .values(state=became.value)
        )
    state = after(ProposalState(row.state), Act.TAKE_EFFECT if fresh else Act.SUPERSEDE)
    connection.execute(
        update(proposals)
        .where(proposals.c.id == row.id)
        .values(
            state=state.value,
            version=proposals.c.version + 1,
            effective_at=command.now if fresh else None,
        )
    )
    records.tidy(connection, records.Applied(changed=len(fresh)))
    left = len(wanted) - len(fresh)
    action = "content.took_effect" if fresh else "content.superseded"
    command.audit(action, row.id, documents=len(fresh), left=left)
    return state


def _moved(connection: Connection, part: Part) -> bool:
    query = select(documents.c.sha256).where(
        documents.c.type == part.type, documents.c.id == part.code
    )
    return (connection.execute(query).scalar() or "") != part.base


def _apply(connection: Connection, part: Part, occasion: Occasion) -> None:
    key = (part.type, part.code)
    standing = standing_row(connection, part.type, part.code)
    if standing is not None and standing.origin == records.RELEASE:
        overlay.put_aside(
            connection, *key, rev=standing.rev, sha256=standing.sha256, text=standing.doc
        )
    if part.op != PUT:
        records.write(connection, [], [key], records.LOCAL, occasion)
        return
    put = put_of(part.type, part.after, standing.rev + 1 if standing else 1)
    aside = overlay.aside_of(connection, [key]).get(key)
    if aside is not None and aside.sha256 == put.sha256:
        _give_back(connection, key, put, aside.rev, occasion)
        return
    origin = records.LOCAL if aside is None else records.OVERLAY
    records.write(connection, [put], [], origin, occasion)


def _give_back(
    connection: Connection, key: Identity, put: CheckedPut, rev: int, occasion: Occasion
) -> None:
    """The local text is again the platform's: nothing needs to lie aside."""
    text = connection.execute(
        select(set_aside.c.doc).where(set_aside.c.type == key[0], set_aside.c.id == key[1])
    ).scalar_one()
    overlay.forget(connection, [key])
    own = CheckedPut(put.type, put.id, rev, put.sha256, text, put.document)
    records.write(connection, [own], [], records.RELEASE, occasion)


def told(proposal: Proposal, part: Part, on: date) -> str:
    """The text of a part as it is approved: with the words for residents and the new date."""
    if part.type != "service_item" or part.op != PUT:
        return part.after
    plain = json.loads(part.after)
    old = json.loads(part.before) if part.before else {}
    if proposal.words:
        changes = [*plain.get("changes", []), {"on": on.isoformat(), "text": proposal.words}]
        plain["changes"] = changes
    if part.before and plain.get("updated_on") == old.get("updated_on"):
        plain["updated_on"] = on.isoformat()
    return canonical(plain).decode()


def effect_day(command: Command, takes_effect_on: date | None) -> date:
    """The day on which a change that is approved now becomes public."""
    today = hall_date(command.now)
    return today if takes_effect_on is None else max(today, takes_effect_on)
