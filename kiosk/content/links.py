"""The addresses that QR codes carry to a phone."""

from __future__ import annotations

from urllib.parse import quote

from kiosk.content.model import ServiceItem
from kiosk.settings import Settings


def guide_link(settings: Settings, item: ServiceItem) -> str:
    """The item's own address where its publisher gave one, else the hall's phone page."""
    return item.online_url or page_link(settings, "g", item.code)


def bundle_link(settings: Settings, code: str) -> str:
    """The phone page of a bundle (一件事)."""
    return page_link(settings, "b", code)


def ticket_link(settings: Settings, ticket_id: str) -> str:
    """The phone page that shows a ticket's place in the queue."""
    return page_link(settings, "t", ticket_id)


def application_link(settings: Settings, number: str) -> str:
    """The phone page that asks for an application's query code; the code is never in the link."""
    return page_link(settings, "a", number)


def submission_link(settings: Settings, number: str) -> str:
    """The phone page that asks for a submission's query code; without the number's 意."""
    return page_link(settings, "s", number.lstrip("意"))


def page_link(settings: Settings, page: str, key: str) -> str:
    """An address below the hall's public one."""
    return f"{settings.public_url.rstrip('/')}/{page}/{quote(key, safe='')}"
