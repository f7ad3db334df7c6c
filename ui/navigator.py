"""Pages as a stack of data: which route is open, its view model and its item."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem

from kiosk.common.errors import Damaged
from ui.desk import Desk
from ui.view_model import ViewModel

_log = logging.getLogger(__name__)

UI_ROOT = Path(__file__).resolve().parent
HOME = "home"


@dataclass(frozen=True, slots=True)
class Route:
    """A page: its name, its QML file under ui/, and its view model as ``module:Class``."""

    name: str
    qml: str
    view_model: str


@dataclass(slots=True)
class _Entry:
    route: Route
    params: dict[str, Any]
    view_model: ViewModel
    item: QQuickItem


class Navigator(QObject):
    """Opens and destroys pages. Pages below the top are kept alive, out of sight."""

    changed = Signal()

    def __init__(
        self,
        engine: QQmlEngine,
        routes: Iterable[Route],
        desk: Desk,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._routes = {route.name: route for route in routes}
        self._desk = desk
        self._host: QQuickItem | None = None
        self._stack: list[_Entry] = []
        self._components: dict[str, QQmlComponent] = {}
        desk.navigator = self

    def attach(self, host: QQuickItem) -> None:
        """Names the item in which pages stand."""
        self._host = host

    def has(self, name: str) -> bool:
        """Whether the function is built: a button to a page that is not there is not shown."""
        return name in self._routes

    @property
    def current(self) -> str:
        """The route on top, empty before the first page."""
        return self._stack[-1].route.name if self._stack else ""

    @property
    def page(self) -> QQuickItem | None:
        """The item on top."""
        return self._stack[-1].item if self._stack else None

    @property
    def view_model(self) -> ViewModel | None:
        """The view model on top."""
        return self._stack[-1].view_model if self._stack else None

    @property
    def depth(self) -> int:
        """Pages on the stack."""
        return len(self._stack)

    def open(self, name: str, **params: Any) -> None:
        """Puts a page on top; ``params`` go to its view model as keywords."""
        entry = self._make(self._routes[name], params)
        if self._stack:
            self._stack[-1].item.setVisible(False)
        self._stack.append(entry)
        self._show_top()

    def replace(self, name: str, **params: Any) -> None:
        """Opens a page in place of the top one, so that back() does not return to it."""
        left = self._stack.pop() if self._stack else None
        self.open(name, **params)
        if left:
            self._destroy(left)

    def back(self) -> None:
        """Destroys the top page and shows the one below; on the last page, nothing."""
        if len(self._stack) > 1:
            self._destroy(self._stack.pop())
            self._show_top()

    def home(self) -> None:
        """Destroys everything above the home page."""
        if not self._stack or self._stack[0].route.name != HOME:
            self.wipe()
            return
        while len(self._stack) > 1:
            self._destroy(self._stack.pop())
        self._show_top()

    def wipe(self) -> None:
        """Destroys every page with all that was typed, and opens a fresh home page."""
        self.close()
        self.open(HOME)

    def close(self) -> None:
        """Destroys every page."""
        while self._stack:
            self._destroy(self._stack.pop())

    def _show_top(self) -> None:
        top = self._stack[-1]
        top.item.setVisible(True)
        top.item.forceActiveFocus()
        top.view_model.shown()
        self.changed.emit()

    def _make(self, route: Route, params: dict[str, Any]) -> _Entry:
        view_model = self._view_model(route, params)
        component = self._component(route)
        item = component.createWithInitialProperties({"vm": view_model})
        if not isinstance(item, QQuickItem):
            _log.error("%s: %s", route.qml, component.errorString())
            view_model.deleteLater()
            raise Damaged("ui.page_broken", page=route.name)
        QQmlEngine.setObjectOwnership(item, QQmlEngine.ObjectOwnership.CppOwnership)
        item.setParent(self)
        item.setParentItem(self._host)
        view_model.setParent(item)  # the page's bindings go first, then the view model
        return _Entry(route, params, view_model, item)

    def _view_model(self, route: Route, params: dict[str, Any]) -> ViewModel:
        module, _, name = route.view_model.partition(":")
        kind = getattr(importlib.import_module(module), name)
        view_model: ViewModel = kind(self._desk, **params)
        QQmlEngine.setObjectOwnership(view_model, QQmlEngine.ObjectOwnership.CppOwnership)
        return view_model

    def _component(self, route: Route) -> QQmlComponent:
        """Compiled once per route; the view model's module must be imported before."""
        component = self._components.get(route.name)
        if component is None:
            url = QUrl.fromLocalFile(str(UI_ROOT / route.qml))
            component = QQmlComponent(self._engine, url, self)
            self._components[route.name] = component
        return component

    def _destroy(self, entry: _Entry) -> None:
        """Later, because a button of this very page may be asking for it."""
        entry.view_model.leave()
        entry.item.setVisible(False)
        entry.item.setParentItem(None)
        entry.item.deleteLater()
