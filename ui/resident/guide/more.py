"""What stands around a guide: changes, bundles, what people need next, and the foot."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.content.model import ServiceItem
from kiosk.content.public_model import Bundle
from kiosk.content.queries import ItemBrief
from ui.resident.codes.choice import unbroken
from ui.resident.guide.facts import Row

translate = QCoreApplication.translate

NEW_FOR = timedelta(days=30)
"""How long a change is marked as new."""


def change_rows(item: ServiceItem, today: date) -> list[Row]:
    """Rows {on, text, new}, the newest first; what comes into force later is not told yet."""
    told = sorted((one for one in item.changes if one.on <= today), key=lambda one: one.on)
    return [
        {"on": one.on.isoformat(), "text": one.text, "new": today - one.on <= NEW_FOR}
        for one in reversed(told)
    ]


def news(item: ServiceItem, today: date) -> list[Row]:
    """A badge while the newest change is new, saying where it is told; else none."""
    if not any(row["new"] for row in change_rows(item, today)):
        return []
    return [{"text": translate("guide", "有新变化，见“更多”"), "kind": "accent"}]


def related_rows(items: Iterable[ItemBrief]) -> list[Row]:
    """Rows {code, text, note}."""
    return [{"code": one.code, "text": one.name, "note": one.summary} for one in items]


def bundle_rows(bundles: Iterable[Bundle]) -> list[Row]:
    """Rows {code, text, note}."""
    return [{"code": one.code, "text": one.name, "note": one.summary} for one in bundles]


def foot(item: ServiceItem, mark: str) -> str:
    """Version and dates, as on paper and on the wall."""
    parts = [translate("guide", "版本 {0}").format(unbroken(mark))]
    if item.updated_on:
        parts.append(translate("guide", "更新于 {0}").format(item.updated_on.isoformat()))
    if item.reviewed_on:
        parts.append(translate("guide", "核对于 {0}").format(item.reviewed_on.isoformat()))
    return " · ".join(parts)
