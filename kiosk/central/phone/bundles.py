"""A bundle (一件事) as a phone shows it: what to bring, which items, where."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kiosk.central import feed
from kiosk.central.phone import words
from kiosk.central.phone.views import Fact
from kiosk.central.platform import Platform
from kiosk.content.model import ServiceItem
from kiosk.content.public_model import Bundle
from kiosk.content.search_entries import item_summary
from kiosk.content.version_mark import version_mark


@dataclass(frozen=True, slots=True)
class BundleItem:
    """An item of it, with the way to its own page."""

    code: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class BundleView:
    """A bundle with the items that stand, in the order of handling."""

    bundle: Bundle
    facts: tuple[Fact, ...]
    items: tuple[BundleItem, ...]
    mark: str


def bundle_view(platform: Platform, doc: dict[str, object]) -> BundleView:
    """A published bundle."""
    bundle = msgspec.convert(doc, Bundle)
    found = (feed.document(platform, "service_item", code) for code in bundle.items)
    items = tuple(msgspec.convert(one, ServiceItem) for one in found if one is not None)
    named = (
        (f"{len(items)} 件", "一起办"),
        (words.limit(bundle.limit), "办结时限"),
        (f"{len(bundle.materials)} 样", "材料只交一次"),
        (words.visits(bundle.visits), "到现场次数"),
    )
    return BundleView(
        bundle=bundle,
        facts=tuple(Fact(value, label) for value, label in named if value),
        items=tuple(
            BundleItem(one.code, one.name, f"{one.department} · {item_summary(one)}")
            for one in items
        ),
        mark=version_mark(bundle),
    )
