"""What a source would do to the store: added, changed with before and after, removed, unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from typing import cast

from sqlalchemy import Connection

from kiosk.common.errors import Rejected
from kiosk.content import queries
from kiosk.content.codec import (
    MAX_DOCUMENT_BYTES,
    Document,
    decode,
    encode,
    identity_of,
    type_of,
)
from kiosk.content.editing.history import Identity
from kiosk.content.importing.drafts import ItemDraft
from kiosk.content.importing.guide import complete, lacking
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.understanding import Understood
from kiosk.content.model import PolicyDocument, ServiceItem
from kiosk.content.records import PLATFORM_OWNED, Standing, chunks, standing_of

ADDED, CHANGED, REMOVED, UNCHANGED = "added", "changed", "removed", "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """One document and what becomes of it; None where there is no ``before`` or ``after``."""

    type: str
    id: str
    outcome: str
    line: int
    before: Document | None
    after: Document | None
    standing: Standing | None
    text: str = ""
    """``after`` in its canonical form."""

    @property
    def changed_fields(self) -> tuple[str, ...]:
        """Names of the fields that differ."""
        if self.before is None or self.after is None:
            return ()
        return tuple(
            each.name
            for each in fields(self.after)
            if getattr(self.before, each.name, None) != getattr(self.after, each.name)
        )


@dataclass(slots=True)
class Plan:
    """What a source would do, with the remarks that came up against the store."""

    entries: list[Planned] = field(default_factory=list)
    skipped: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)

    def count(self, outcome: str) -> int:
        return sum(entry.outcome == outcome for entry in self.entries)


@dataclass(slots=True)
class Later:
    """What files earlier in the same preview would leave; an import has it in the store."""

    documents: dict[Identity, Document | None] = field(default_factory=dict)

    def note(self, plan: Plan) -> None:
        for entry in plan.entries:
            if entry.outcome != UNCHANGED:
                self.documents[entry.type, entry.id] = entry.after


def plan_of(connection: Connection, source: Understood, later: Later | None = None) -> Plan:
    """Compares a source with the store; writes nothing."""
    plan = Plan()
    for part in chunks(source.items.values()):
        standing = _standing(connection, "service_item", [draft.code for draft in part], later)
        for draft in part:
            _plan_item(plan, draft, *standing[draft.code])
    for kind, documents in _by_type(source.documents):
        for many in chunks(documents):
            standing = _standing(connection, kind, [identity_of(each) for each in many], later)
            for document in many:
                _plan_document(
                    plan, kind, document, *standing.get(identity_of(document), (None, None))
                )
    return plan


def _by_type(documents: Iterable[Document]) -> Iterator[tuple[str, list[Document]]]:
    kinds: dict[str, list[Document]] = {}
    for document in documents:
        kinds.setdefault(type_of(document), []).append(document)
    yield from kinds.items()


def _standing(
    connection: Connection, kind: str, codes: list[str], later: Later | None
) -> dict[str, tuple[Standing | None, Document | None]]:
    standing = standing_of(connection, [(kind, code) for code in codes])
    olds = queries.documents_of(connection, kind, codes)
    found: dict[str, tuple[Standing | None, Document | None]] = {
        code: (standing.get((kind, code)), olds.get(code)) for code in codes
    }
    if later is not None:
        for code in codes:
            if (kind, code) in later.documents:
                found[code] = (_before_it(standing.get((kind, code))), later.documents[kind, code])
    return found


def _before_it(standing: Standing | None) -> Standing | None:
    """What is known of a document that an earlier file would replace: only whose it is."""
    return replace(standing, sha256="") if standing else None


def _plan_item(
    plan: Plan, draft: ItemDraft, standing: Standing | None, old: Document | None
) -> None:
    before = cast("ServiceItem | None", old)
    if standing and standing.origin in PLATFORM_OWNED:
        plan.skipped.append(RowNote(draft.line, "import.kept_platform", draft.code, draft.sheet))
        return
    if draft.withdrawn:
        if before is None:
            plan.skipped.append(
                RowNote(draft.line, "import.row_withdrawn", draft.code, draft.sheet)
            )
        else:
            _add(plan, "service_item", draft.code, draft.line, before, None, standing)
        return
    try:
        after = _merged(draft, before)
        text = _checked("service_item", after)
    except (Rejected, TypeError):
        code = "import.part_without_item" if before is None else "import.guide_too_large"
        plan.skipped.append(RowNote(draft.line, code, draft.code, draft.sheet))
        return
    if draft.guided and not after.complete:
        detail = f"{after.name[:30]}缺少{'、'.join(lacking(after))}"
        plan.warnings.append(RowNote(draft.line, "import.guide_incomplete", detail, draft.sheet))
    _add(plan, "service_item", draft.code, draft.line, before, after, standing, text)


def _merged(draft: ItemDraft, old: ServiceItem | None) -> ServiceItem:
    """The item with what the source says of it. TypeError when its name is nowhere."""
    given = {name: value for name, value in draft.fields.items() if name != "fee_basis"}
    item = replace(old, **given) if old else ServiceItem(**{"code": draft.code, **given})
    parts = {kind: changes.merged(getattr(item, kind)) for kind, changes in draft.parts.items()}
    item = replace(item, **parts)  # type: ignore[arg-type]
    basis = draft.fields.get("fee_basis", "")
    if basis:
        fees = tuple(fee if fee.basis else replace(fee, basis=basis) for fee in item.fees)
        item = replace(item, fees=fees)
    if item.fees and item.charges is None:
        item = replace(item, charges=True)
    return replace(item, complete=item.complete or complete(item))


def _plan_document(
    plan: Plan, kind: str, document: Document, standing: Standing | None, before: Document | None
) -> None:
    code = identity_of(document)
    if standing and standing.origin in PLATFORM_OWNED:
        plan.skipped.append(RowNote(1, "import.kept_platform", code))
        return
    if isinstance(document, PolicyDocument) and isinstance(before, PolicyDocument):
        document = _kept_links(document, before)
    _add(plan, kind, code, 1, before, document, standing, encode(document))


def _kept_links(new: PolicyDocument, old: PolicyDocument) -> PolicyDocument:
    """What people added to a document here, and its text cannot say, stays."""
    added = {
        each.name: getattr(old, each.name)
        for each in fields(new)
        if getattr(new, each.name) == each.default and each.name not in ("code", "title", "body")
    }
    return replace(new, **added)


def _checked(kind: str, document: Document) -> str:
    """The canonical form of a document that can be stored and read again; raises Rejected."""
    text = encode(document)
    if len(text.encode()) > MAX_DOCUMENT_BYTES:
        raise Rejected("content.document_invalid", type=kind, reason="too large")
    decode(kind, text)
    return text


def _add(
    plan: Plan, kind: str, code: str, line: int, before: Document | None,
    after: Document | None, standing: Standing | None, text: str = "",
) -> None:  # fmt: skip
    if after is None:
        outcome = REMOVED
    elif before is None:
        outcome = ADDED
    else:
        same = _is(standing, text) or (encode(before) == text)
        outcome = UNCHANGED if same else CHANGED
    plan.entries.append(Planned(kind, code, outcome, line, before, after, standing, text))


def _is(standing: Standing | None, text: str) -> bool:
    return standing is not None and standing.sha256 == hashlib.sha256(text.encode()).hexdigest()
