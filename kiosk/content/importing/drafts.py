"""What a source says of items and of the parts of their guides, before the store is asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kiosk.content.importing.report import RowNote
from kiosk.content.model import Fee, Material, ProcessStep, Question

Part = Material | Fee | ProcessStep | Question


@dataclass(frozen=True, slots=True)
class Sync:
    """How a row of an exchange table came: what to do with it, in which batch, when."""

    guid: str = ""
    operation: str = ""
    """I, U or D; empty outside the exchange."""
    batch: str = ""
    time: str = ""

    @property
    def order(self) -> tuple[int, str, str]:
        """Batches count up, with or without leading noughts; within one the time decides."""
        return len(self.batch.lstrip("0")), self.batch.lstrip("0"), self.time


@dataclass(frozen=True, slots=True)
class PartRow:
    """A material, fee, step or question, and the item that it belongs to."""

    kind: str
    part: Part | None
    """None for a row that only says what goes."""
    name: str
    line: int
    sheet: str = ""
    item_guid: str = ""
    code: str = ""
    item_name: str = ""
    order: float = 0.0
    sync: Sync = field(default_factory=Sync)


@dataclass(slots=True)
class PartChanges:
    """``whole``: these are all there are; else they replace those of the same name."""

    puts: list[Part] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    whole: bool = True

    def merged(self, old: Iterable[Part]) -> tuple[Part, ...]:
        """What stands afterwards."""
        if self.whole:
            return tuple(self.puts)
        new = {part_name(part): part for part in self.puts}
        kept = [new.pop(part_name(part), part) for part in old if part_name(part) not in self.gone]
        return (*kept, *new.values())


@dataclass(slots=True)
class ItemDraft:
    """An item as the source has it; what it does not say stays as it stands."""

    code: str
    line: int
    sheet: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, PartChanges] = field(default_factory=dict)
    withdrawn: bool = False
    sync: Sync = field(default_factory=Sync)
    guided: bool = False
    """Whether the source means to give the guide, not only the row of a list."""


@dataclass(slots=True)
class Drafts:
    """All of a source, with remarks."""

    items: dict[str, ItemDraft] = field(default_factory=dict)
    skipped: list[RowNote] = field(default_factory=list)
    warnings: list[RowNote] = field(default_factory=list)


def part_name(part: Part) -> str:
    """What a part is known by within its item."""
    return part.question if isinstance(part, Question) else part.name
