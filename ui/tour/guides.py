"""A resident among the guides: bundles, filters, one's own situation, forms, the code to keep."""

from __future__ import annotations

from collections.abc import Callable

from ui.tour.driver import Driver

Step = Callable[[str, str], None]
Do = Callable[[str, Callable[[], None]], None]


class GuidesWalk:
    """The pages that lead on from the catalogue; begins and ends wherever its caller goes home."""

    def __init__(self, driver: Driver, step: Step, do: Do, home: Callable[[], None]) -> None:
        self._driver = driver
        self._step = step
        self._do = do
        self._home = home

    def everything(self) -> None:
        """Each page once."""
        self._bundle()
        self._filters()
        self._situation()
        self._form()

    def _bundle(self) -> None:
        self._step("guides-used", "home.guides")
        self._step("guides-bundles", "guides.way.5")
        self._step("bundle", "guides.heading.0")
        self._step("bundle-items", "bundle.tab.1")
        self._step("bundle-code", "bundle.show")
        self._home()

    def _filters(self) -> None:
        self._step("guides-again", "home.guides")
        self._step("guides-events", "guides.way.3")
        self._step("guides-event", "guides.heading.0")
        self._step("guides-filters", "guides.filter")
        self._do("guides-narrowed", self._narrow)
        self._home()

    def _situation(self) -> None:
        self._step("guide-again", "home.popular.0")
        self._step("guide-situations", "guide.situation")
        self._do("guide-answered", self._answer)
        self._step("guide-more", "guide.tab.6")
        self._step("guide-code", "guide.enlarge")
        self._step("guide-code-offline", "guide.code.way.1")
        self._do("guide-materials-again", self._back_to_materials)

    def _form(self) -> None:
        self._do("form-sample", lambda: self._page("guide.form.1"))
        self._do("form-blank", lambda: self._page("form.way.1"))
        self._home()

    def _narrow(self) -> None:
        self._driver.tap("guides.filter.0.0")
        self._driver.tap("guides.filters.close")

    def _answer(self) -> None:
        self._driver.tap("guide.situation.0.1")
        self._driver.tap("guide.situations.close")

    def _back_to_materials(self) -> None:
        self._driver.tap("guide.code.close")
        self._driver.tap("guide.tab.0")

    def _page(self, way: str) -> None:
        self._driver.wait_for_item(way)
        self._driver.tap(way)
        self._driver.wait_for(
            lambda: (
                (page := self._driver.seek("form.page.0")) is not None
                and bool(page.property("drawn"))
            ),
            "the page of the form",
        )
