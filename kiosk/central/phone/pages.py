"""Renders the phone pages; one environment, autoescape always on."""

from __future__ import annotations

from pathlib import Path

from fastapi import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kiosk.central.phone import views, words
from kiosk.central.platform import Platform
from kiosk.common.spans import spans

TEMPLATES = Path(__file__).parent / "templates"
HEADERS = {
    # Nothing from elsewhere, no script at all: hostile text in a guide stays text.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "no-store",
}


class PhonePages:
    """Renders pages; one environment, autoescape always on."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters.update(copies=words.copies, necessity=words.necessity, spans=spans)

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """A page with the hall's name in its head."""
        values["hall"] = views.hall_name(self._platform)
        html = self._templates.get_template(template).render(values)
        return Response(html, status, headers=HEADERS, media_type="text/html")

    def message(self, title: str, *lines: str, status: int, refresh: int | None = None) -> Response:
        """A kind page that says what is the matter and what to do."""
        return self.page("message.html", status, title=title, lines=lines, refresh=refresh)
