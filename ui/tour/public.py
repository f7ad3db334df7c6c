"""The open-government corner: each of its pages once, as a resident goes through them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.tour.driver import Driver

NUMBER = "示政规(2026)2号"
"""A document's number in the brackets of a keyboard."""
WORD = "水表"

Step = Callable[[str, str], None]
Do = Callable[[str, Callable[[], None]], None]


class PublicWalk:
    """Walks through public information; begins and ends at home."""

    def __init__(self, driver: Driver, step: Step, do: Do, home: Callable[[], None]) -> None:
        self._driver = driver
        self._step = step
        self._do = do
        self._home = home

    def everything(self) -> None:
        """Every page once."""
        self._step("public", "home.public")
        self._read()
        self._lists()
        self._drafts()
        self._home()
        self._way()

    def _read(self) -> None:
        self._step("public-documents", "public.group.1.1")
        self._step("public-filters", "policies.filter")
        self._step("public-filters-organ", "policies.group.1")
        self._step("public-filters-done", "policies.filter.close")
        self._do("public-number", lambda: self._driver.type("policies.field", NUMBER))
        self._do("public-reading", lambda: self._through("keyboard.hide", "policies.list.0"))
        self._step("public-contents", "reading.contents")
        self._step("public-chapter", "reading.contents.4")
        self._step("public-find", "reading.find")
        self._do("public-found", lambda: self._driver.type("reading.field", WORD))
        self._do("public-phone", lambda: self._through("reading.field.close", "reading.code"))
        self._do("public-read", lambda: self._through("reading.phone.close", "reading.back"))
        self._do("public-again", lambda: self._through("policies.back"))

    def _lists(self) -> None:
        for name, door in (("powers", "2.0"), ("projects", "3.0"), ("decisions", "3.1")):
            self._step(f"public-{name}", f"public.group.{door}")
            self._step(f"public-{name}-entry", "records.list.0")
            self._do(f"public-{name}-left", lambda: self._through("entry.back", "records.back"))

    def _drafts(self) -> None:
        self._step("public-drafts", "public.group.4.0")
        self._step("public-draft", "records.list.0")
        self._do("public-drafts-again", lambda: self._through("draft.back"))
        self._step("public-drafts-answered", "records.tab.3")
        self._step("public-draft-answered", "records.list.0")
        self._do("public-drafts-left", lambda: self._through("draft.back", "records.back"))
        self._step("hotline", "public.group.4.3")

    def _way(self) -> None:
        self._step("way-floors", "home.places")
        self._step("way-floor", "places.tab.1")
        self._step("way", "places.plan.window.21")
        self._step("way-stairs", "places.otherWay")
        self._home()

    def _through(self, *names: str) -> None:
        """Touches one after the other; the keyboard only where it is out."""
        for name in names:
            if name != "keyboard.hide" or self._driver.seek(name) is not None:
                self._driver.wait_for_item(name)
                self._driver.tap(name)
