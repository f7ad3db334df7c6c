"""A source read and understood, before the store is asked what of it is new."""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.common.errors import KioskError
from kiosk.content.codec import Document
from kiosk.content.importing.drafts import ItemDraft
from kiosk.content.importing.report import RowNote

ITEMS, POLICY, EXCHANGE, RELEASE = "items", "policy", "exchange", "release"
KIND_WORDS = {ITEMS: "事项清单", POLICY: "政策文件", EXCHANGE: "交换库表", RELEASE: "发布包"}


@dataclass(slots=True)
class Understood:
    """What one file, folder or database says.

    Items are drafts, because what a list does not say stays as it stands; documents are whole.
    """

    file: str
    kind: str = ""
    items: dict[str, ItemDraft] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    skipped: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)
    error: KioskError | None = None
    """Why nothing of it can be taken."""


def refused(file: str, error: KioskError, kind: str = "") -> Understood:
    """A file of which nothing can be taken."""
    return Understood(file, kind, error=error)
