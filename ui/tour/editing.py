"""The desk's page of content: a clerk changes an item, the supervisor approves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui.tour.driver import Driver
from ui.tour.recorder import Recorder

_PHONE = "0470-5550188"


class EditingWalk:
    """One change from the form to the wall."""

    def __init__(self, driver: Driver, recorder: Recorder) -> None:
        self._driver = driver
        self._recorder = recorder

    def clerk(self) -> None:
        """Opens an item, changes its telephone and its words for residents."""
        self._do("content", self._open)
        self._do("content-item", lambda: self._first("content.act.edit"))
        self._do("content-form", self._edit)
        self._do("content-materials", lambda: self._part("materials"))
        self._do("content-material", self._material)
        self._do("content-send", self._say_why)
        self._do("content-proposed", self._propose)

    def leader(self) -> None:
        """Compares and approves; looks at lint, the wall and what is old."""
        self._do("content-proposals", lambda: self._view("proposals"))
        self._do("content-differences", lambda: self._first("content.act.approve"))
        self._do("content-approved", self._approve)
        self._do("content-lint", lambda: self._view("lint"))
        self._do("content-wall", self._wall)
        self._do("content-tile", self._print)
        self._do("content-fresh", lambda: self._view("fresh"))

    def _open(self) -> None:
        self._driver.tap("side.content")
        self._driver.wait_for_item("content.list.0")

    def _first(self, shows: str) -> None:
        self._driver.tap("content.list.0")
        self._driver.wait_for_item(shows)

    def _edit(self) -> None:
        self._driver.key(Qt.Key.Key_F6)
        self._driver.wait_for_item("content.editor.contact")
        self._driver.type("content.editor.contact", _PHONE)

    def _part(self, name: str) -> None:
        self._driver.tap(f"content.editor.part.{name}")
        self._driver.settle()

    def _material(self) -> None:
        self._driver.tap("content.editor.materials.0")
        self._driver.wait_for_item("content.editor.name")

    def _say_why(self) -> None:
        self._confirm()
        self._driver.wait_for_item("content.editor.why")
        self._driver.type("content.editor.why", "窗口电话换号，已核实。")
        self._driver.type("content.editor.words", f"咨询电话改为 {_PHONE}。")

    def _propose(self) -> None:
        self._confirm()
        self._driver.wait_for(lambda: self._driver.shows("已提交审核。"), "the proposal")

    def _approve(self) -> None:
        self._driver.key(Qt.Key.Key_F6)
        self._driver.type("content.form.note", "已核对。")
        self._confirm()
        self._driver.wait_for(lambda: self._driver.shows("已审核通过。"), "the approval")

    def _wall(self) -> None:
        self._view("wall")
        self._first("content.act.done")

    def _print(self) -> None:
        self._driver.key(Qt.Key.Key_F6)
        self._driver.wait_for(lambda: self._driver.shows("换好后登记完成"), "the tile")

    def _view(self, name: str) -> None:
        if self._driver.seek("content.view.lint") is None:
            self._open()
        self._driver.tap(f"content.view.{name}")
        self._driver.settle()

    def _confirm(self) -> None:
        self._driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._driver.settle()

    def _do(self, name: str, act: Callable[[], object]) -> None:
        self._recorder.step(name, lambda: (act(), None)[1])
