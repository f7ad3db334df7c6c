"""What the page of a guide is made of, read together off the GUI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.common.clock import hall_date
from kiosk.content.links import guide_link
from kiosk.content.model import Organ, ServiceItem
from kiosk.content.public_model import Bundle
from kiosk.content.queries import ItemBrief
from kiosk.content.version_mark import version_mark
from ui.resident.codes.choice import code_rows

if TYPE_CHECKING:
    from kiosk.app import Terminal


@dataclass(frozen=True, slots=True)
class Guide:
    """What the page shows."""

    item: ServiceItem
    organ: Organ | None
    hall: str
    """Its name, which a resident who stands in it need not read again."""
    link: str
    code_rows: tuple[str, ...]
    mark: str
    today: date
    related: tuple[ItemBrief, ...]
    bundles: tuple[Bundle, ...]


def read_guide(terminal: Terminal, code: str) -> Guide:
    """Reads an item, its organ, its code and what stands around it.

    Raises:
        Rejected: ``guide.unknown``.
    """
    content = terminal.content
    item = content.guide(code)
    organ = next((one for one in content.organs() if one.name == item.department), None)
    link = guide_link(terminal.settings, item)
    return Guide(
        item=item,
        organ=organ,
        hall=terminal.settings.hall_name,
        link=link,
        code_rows=code_rows(link),
        mark=version_mark(item),
        today=hall_date(terminal.clock.now()),
        related=tuple(content.briefs(item.related)) if item.related else (),
        bundles=tuple(one for one in content.bundles() if code in one.items),
    )
