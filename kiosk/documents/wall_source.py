"""Which tiles the wall has, from the content: by department, by theme, or those asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected
from kiosk.content.links import guide_link
from kiosk.content.model import ServiceItem
from kiosk.content.version_mark import version_mark
from kiosk.documents.handbook_model import Group, handbook_source
from kiosk.documents.wall import SIZES, Tile, WallPart, write_wall
from kiosk.documents.wording import word
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.content.service import Content


def tile_of(item: ServiceItem, settings: Settings) -> Tile:
    """The tile of an item: the code is that of the screen."""
    link = guide_link(settings, item)
    return Tile(item.code, item.tile_name, item.department, link, version_mark(item))


def whole_wall(content: Content, settings: Settings, by: str) -> list[WallPart]:
    """All tiles by ``department`` or ``theme``.

    Raises:
        Rejected: ``hall.unknown`` or ``handbook.empty``.
    """
    source = handbook_source(content, settings)
    groups = source.by_department() if by == "department" else source.by_theme()
    return [_part(group, content, settings) for group in groups]


def chosen_tiles(content: Content, settings: Settings, codes: Iterable[str]) -> list[WallPart]:
    """Tiles to print anew, in the order asked for.

    Raises:
        Rejected: ``guide.unknown``; ``wall.empty`` when none is asked for.
    """
    tiles = [tile_of(content.guide(code), settings) for code in dict.fromkeys(codes)]
    if not tiles:
        raise Rejected("wall.empty")
    return [WallPart(word("wall.anew"), tiles)]


def tile_sheet(content: Content, settings: Settings, codes: Iterable[str]) -> bytes:
    """Tiles to print anew, as a PDF for the A4 printer.

    Raises:
        Rejected: as :func:`chosen_tiles`.
        Damaged: a font is missing or unusable.
    """
    release, made = content.release(), BytesIO()
    write_wall(
        chosen_tiles(content, settings, codes),
        made,
        SIZES["a4"],
        hall=settings.hall_name,
        release=release.id,
        made_at=release.updated_at,
    )
    return made.getvalue()


def _part(group: Group, content: Content, settings: Settings) -> WallPart:
    _, name, lines = group
    codes: Sequence[str] = [line.code for line in lines]
    return WallPart(name, [tile_of(item, settings) for item in content.guides(codes)])
