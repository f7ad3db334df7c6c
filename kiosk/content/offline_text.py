"""A guide's essentials as plain text for a code that is read without a network."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kiosk.common.spans import spans
from kiosk.content.model import Material, ServiceItem
from kiosk.content.public_model import Bundle
from kiosk.content.search_entries import item_summary
from kiosk.content.situations import narrowed
from kiosk.content.version_mark import version_mark

MOST_BYTES = 600
"""A code of 97 modules at level M: shown 200 mm wide, a module is about 2 mm, which a phone reads
from an arm's length away."""
_LONGEST_NAME = 40


def guide_text(item: ServiceItem, chosen: Collection[str] = ()) -> str:
    """Name, office, figures, what to bring, place, hours, telephone and version, in this order.

    What does not fit is left out of the list of materials, which then says how many there are.
    """
    named = [f"【{_cut(item.name)}】", item.department]
    tail = [
        *_line("时限和收费", _figures(item)),
        *_place(item.place, item.windows),
        *_line("时间", item.hours),
        *_line("电话", item.contact),
        f"版本 {version_mark(item)}",
    ]
    return _fitted(named, list(_shown(narrowed(item, chosen))), tail)


def bundle_text(bundle: Bundle, items: Sequence[str]) -> str:
    """The same for a bundle; ``items`` are the names of its items in order."""
    done = "办：" + "→".join(items)
    tail = [
        *_place(bundle.place, bundle.windows),
        *_line("时间", bundle.hours),
        *_line("电话", bundle.contact),
        f"版本 {version_mark(bundle)}",
    ]
    return _fitted([f"【{bundle.name}】", done], list(_shown(bundle.materials)), tail)


def _figures(item: ServiceItem) -> str:
    """How long and how much; the windows stand with the place."""
    told = item_summary(item)
    return told.rpartition(" · ")[0] if item.windows else told


def _fitted(head: list[str], materials: list[str], tail: list[str]) -> str:
    """All materials, or as many as leave room for the rest."""
    for count in range(len(materials), -1, -1):
        text = "\n".join([*head, *_listed(materials, count), *tail])
        if len(text.encode()) <= MOST_BYTES:
            return text
    return text.encode()[:MOST_BYTES].decode(errors="ignore")


def _listed(materials: list[str], count: int) -> Iterator[str]:
    if not materials:
        return
    yield f"带 {len(materials)} 样："
    yield from (f"{number}.{name}" for number, name in enumerate(materials[:count], start=1))
    if count < len(materials):
        yield f"其余 {len(materials) - count} 样请问窗口"


def _shown(materials: Iterable[Material]) -> Iterator[str]:
    for one in materials:
        yield f"{one.name}（{one.condition}）" if one.condition else one.name


def _place(place: str, windows: Sequence[str]) -> list[str]:
    numbers = f" {spans(windows)} 号窗口" if windows else ""
    return [f"地点：{place}{numbers}"] if place or numbers else []


def _line(name: str, text: str) -> list[str]:
    return [f"{name}：{text}"] if text else []


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
