"""A change of content from the maker to the checker, for tests of editing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kiosk.common.ids import new_id
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import Document, document_hash, identity_of, to_document, type_of
from kiosk.content.editing.model import Proposal
from kiosk.content.editing.service import Editing
from kiosk.content.model import Material, ServiceItem
from kiosk.content.service import Content
from kiosk.content.terms import TaskType

MAKER, CHECKER, OTHER = "staff:1007", "staff:1001", "staff:1002"
TODAY = date(2026, 11, 20)
ITEM = ServiceItem(
    "11150799MB0000019T002001001",
    "居民身份证补领",
    "示范县公安局",
    TaskType.CONFIRMATION,
    online_url="https://zwfw.example.cn/1",
    contact="0470-5550112",
    materials=(Material("户口簿"), Material("照片")),
)
OTHER_ITEM = replace(ITEM, code="11150799MB0000019T002001002", name="户口迁移")


def change(document: Document, rev: int = 1, op: str = "put") -> DocumentChange:
    plain = to_document(document)
    kind, identity = type_of(document), identity_of(document)
    if op == "delete":
        return DocumentChange(kind, identity, rev, "delete")
    return DocumentChange(kind, identity, rev, "put", document_hash(plain), plain)


def publish(content: Content, *changes: DocumentChange) -> None:
    with content._store.command("platform") as command:
        content.apply_changes(command, changes)


def proposed(editing: Editing, document: Document = ITEM, **more: object) -> Proposal:
    said = {"why": "电话换号", "actor": MAKER, "request_id": new_id()} | more
    return editing.propose(type_of(document), document, **said)  # type: ignore[arg-type]


NEW_PHONE = replace(ITEM, contact="0470-5550199")


def edited(editing: Editing, document: Document = NEW_PHONE) -> None:
    made = proposed(editing, document)
    editing.approve(made.id, note="已核实", actor=CHECKER, version=made.version)
