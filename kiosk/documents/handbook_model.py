"""What the handbook is made of: read from the content, guides one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.content.forms import ItemLine
from kiosk.content.links import guide_link
from kiosk.content.model import Hall, Organ, ServiceItem, Window
from kiosk.content.public_model import Bundle
from kiosk.content.release import ReleaseInfo
from kiosk.disclosure.letters.model import chinese_date
from kiosk.documents.wording import word
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.content.service import Content

Group = tuple[str, str, Sequence[ItemLine]]
"""Key of a section, its name, its items."""
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class HandbookSource:
    """Everything but the guides themselves, which are read while the book is drawn."""

    hall: Hall
    release: ReleaseInfo
    link: str
    """Of the hall's pages for phones."""
    items: tuple[ItemLine, ...]
    windows: tuple[Window, ...]
    organs: tuple[Organ, ...]
    bundles: tuple[Bundle, ...]
    guides: Callable[[Sequence[str]], Iterator[ServiceItem]]
    link_of: Callable[[ServiceItem], str]

    @property
    def made_at(self) -> datetime:
        """The date of the file: that of the release, so that the same release is the same file."""
        return self.release.updated_at or _EPOCH

    @property
    def dated(self) -> str:
        """That date in words."""
        return chinese_date(hall_date(self.made_at))

    @property
    def department_count(self) -> int:
        """How many departments have items."""
        return len(self.by_department())

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of the items by code."""
        return {item.code: item.name for item in self.items}

    def by_department(self) -> Sequence[Group]:
        """Items under their departments, these in the order of the organs."""
        return self._departments

    @cached_property
    def _departments(self) -> tuple[Group, ...]:
        order = {organ.name: place for place, organ in enumerate(self.organs)}
        under: dict[str, list[ItemLine]] = {}
        for item in self.items:
            under.setdefault(item.department, []).append(item)
        names = sorted(under, key=lambda name: (order.get(name, len(order)), name))
        return tuple((f"department-{name}", name, _complete_first(under[name])) for name in names)

    def by_theme(self) -> Sequence[Group]:
        """Items under each of their themes, the fullest theme first."""
        under: dict[str, list[ItemLine]] = {}
        for item in self.items:
            for theme in item.themes or (word("handbook.no_theme"),):
                under.setdefault(theme, []).append(item)
        names = sorted(under, key=lambda name: (-len(under[name]), name))
        return tuple(("", name, under[name]) for name in names)

    def organ(self, department: str) -> Organ | None:
        """The organ that a department's name is of."""
        return next((organ for organ in self.organs if organ.name == department), None)

    def sections(self) -> tuple[tuple[str, str], ...]:
        """What follows the items: key and title."""
        keys = ("bundles",) * bool(self.bundles) + ("directory",) * bool(self.organs) + ("index",)
        return tuple((key, word(f"handbook.{key}")) for key in keys)


def _complete_first(items: Sequence[ItemLine]) -> list[ItemLine]:
    return sorted(items, key=lambda item: not item.complete)


def handbook_source(content: Content, settings: Settings, department: str = "") -> HandbookSource:
    """Reads what the book needs; with ``department`` only its items.

    Raises:
        Rejected: ``hall.unknown``; ``handbook.empty`` when there is nothing to print.
    """
    lines = content.item_lines()
    items = tuple(line for line in lines if not department or line.department == department)
    if not items:
        raise Rejected("handbook.empty")
    shown = {item.code for item in items}
    return HandbookSource(
        hall=content.hall(),
        release=content.release(),
        link=settings.public_url.rstrip("/") + "/",
        items=items,
        windows=tuple(content.windows()),
        organs=tuple(content.organs()),
        bundles=tuple(one for one in content.bundles() if shown & set(one.items)),
        guides=content.guides,
        link_of=lambda item: guide_link(settings, item),
    )
