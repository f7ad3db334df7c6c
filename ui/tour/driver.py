"""A finger and a keyboard for the real screens: used by the tour and by the tests."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.tasks import Tasks
from ui.tour.finger import Finger, wait
from ui.tour.png import write_png

PATIENCE_SECONDS = 20.0
FRAME_SECONDS = 0.005
QUIET_ROUNDS = 4
LOOK_MS = 15
"""Between two looks at the whole screen, each of which costs milliseconds itself."""
_UNBROKEN = {0x00A0: " ", 0x2060: None}
Strokes = Sequence[Sequence[tuple[float, float]]]
NAME_IN_INK: Strokes = (
    ((0.2, 0.3), (0.25, 0.29), (0.3, 0.27), (0.35, 0.28), (0.4, 0.27)),
    ((0.3, 0.15), (0.3, 0.35), (0.3, 0.55), (0.29, 0.75), (0.25, 0.7)),
    ((0.5, 0.25), (0.49, 0.45), (0.47, 0.65), (0.42, 0.82)),
    ((0.51, 0.27), (0.6, 0.26), (0.65, 0.4), (0.62, 0.6), (0.72, 0.82)),
)
"""Something like a signature."""
SCROLLS = 3
BUTTONS_GO_MS = 70
"""Longer than scroll buttons stay on a page that turned out to be short."""
REVEAL_MS = 30
"""Longer than the keyboard takes to bring the field with the cursor into sight."""
SHIELD = "page.shield"
"""A page that just came and lets no touch through yet."""


class StepFailedError(Exception):
    """The screen is not as the step needs it."""


class Driver:
    """Touches one window by object names, ``<page>.<control>``."""

    def __init__(self, window: QQuickWindow, tasks: Tasks) -> None:
        self.window = window
        self._tasks = tasks
        self._finger = Finger(window)

    def find(self, name: str) -> QQuickItem:
        """The visible item of that object name.

        Raises:
            StepFailedError: when there is none.
        """
        item = self.seek(name)
        if item is None:
            seen = ", ".join(self.names())
            raise StepFailedError(f"{name} is not on the screen; there are: {seen}")
        return item

    def seek(self, name: str) -> QQuickItem | None:
        """The visible item of that name, or None."""
        return self._finger.seek(name)

    def names(self) -> list[str]:
        """Object names of all that is visible."""
        return [item.objectName() for item in self._visible() if item.objectName()]

    def texts(self) -> list[str]:
        """Every visible text, in order of drawing, without the signs that forbid a line break."""
        found = (item.property("text") for item in self._visible())
        return [text.translate(_UNBROKEN) for text in found if isinstance(text, str) and text]

    def shows(self, text: str) -> bool:
        """Whether some visible text contains ``text``."""
        return any(text in each for each in self.texts())

    def tap(self, name: str) -> None:
        """Touches the middle of an item, scrolled into sight first, and lets the screen settle."""
        item = self.find(name)
        if not item.isEnabled():
            raise StepFailedError(f"{name} is disabled")
        self._bring_into_sight(item)
        self.touch(self._centre(item))

    def touch(self, point: QPoint) -> None:
        """Touches the window at ``point``."""
        self._finger.touch(point)
        self.settle()

    def draw(self, name: str, strokes: Strokes) -> None:
        """Draws lines on an item; each is a row of points in shares of its width and height."""
        area = self.area(name)
        for stroke in strokes:
            self._finger.draw(
                [
                    QPointF(
                        area.left() + x * area.width(), area.top() + y * area.height()
                    ).toPoint()
                    for x, y in stroke
                ]
            )
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Touches a field and types with the hardware keyboard; the field is emptied first."""
        editor = name if name.endswith(".input") else f"{name}.input"
        self.tap(editor)
        item = self.find(editor)
        item.setProperty("cursorPosition", len(str(item.property("text"))))
        for _ in range(len(str(item.property("text")))):
            self.key(Qt.Key.Key_Backspace)
        if item.property("text"):
            raise StepFailedError(f"{name} does not take keys")
        for sign in text:
            if sign == "\n":
                self.key(Qt.Key.Key_Return)
            else:
                self._finger.sign(sign)
        self.settle()

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Presses and lets go one key."""
        self._finger.key(key, modifiers)

    def settle(self) -> None:
        """Waits until no work of residents runs and the screen has had time to draw."""
        quiet = 0
        end = time.monotonic() + PATIENCE_SECONDS
        while quiet < QUIET_ROUNDS:
            QGuiApplication.processEvents()
            wait(1)
            quiet = quiet + 1 if self._tasks.pending == 0 else 0
            if quiet == QUIET_ROUNDS and self._shielded():
                wait(LOOK_MS)
                quiet -= 1
            if time.monotonic() > end:
                raise StepFailedError("the screen does not come to rest")

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        """Lets the program run until ``condition`` holds.

        Raises:
            StepFailedError: when it does not within PATIENCE_SECONDS.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        while not condition():
            if time.monotonic() > end:
                raise StepFailedError(f"waited in vain: {what}; texts: {self.texts()}")
            wait(LOOK_MS)
        self.settle()

    def wait_for_item(self, name: str) -> QQuickItem:
        """Waits until the item is on the screen and gives it."""
        self.wait_for(lambda: self.seek(name) is not None, name)
        return self.find(name)

    def picture(self, path: Path) -> None:
        """Saves what the window shows.

        Raises:
            StepFailedError: when the file cannot be written.
        """
        self.settle()
        if self._idle_buttons():
            wait(BUTTONS_GO_MS)
        try:
            write_png(self.window.grabWindow(), path)
        except OSError as error:
            raise StepFailedError(f"cannot write {path}") from error

    def _shielded(self) -> bool:
        """Whether the page on top has its shield up; looked for where it lies, not everywhere."""
        host = self.window.property("pages")
        pages = host.childItems() if isinstance(host, QQuickItem) else []
        return any(
            item.objectName() == SHIELD and item.isVisible()
            for page in pages
            if page.isVisible()
            for item in page.childItems()
        )

    def _idle_buttons(self) -> bool:
        """Whether scroll buttons stand on a page that turned out to be short: they are to go."""
        ends = [item for item in self._visible() if item.objectName().endswith((".up", ".down"))]
        return len(ends) > 1 and not any(item.isEnabled() for item in ends)

    def area(self, name: str) -> QRectF:
        """Where an item is, in the window."""
        item = self.find(name)
        return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))

    def areas(self) -> list[tuple[str, QRectF]]:
        """Name and place of all that is visible and named, by one look at the screen."""
        return [
            (name, item.mapRectToScene(QRectF(0, 0, item.width(), item.height())))
            for item in self._visible()
            if (name := item.objectName())
        ]

    def _visible(self) -> Iterator[QQuickItem]:
        stack = [self.window.contentItem()]
        while stack:
            item = stack.pop()
            if not item.isVisible():
                continue
            yield item
            stack.extend(reversed(item.childItems()))

    def _centre(self, item: QQuickItem) -> QPoint:
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _bring_into_sight(self, item: QQuickItem) -> None:
        """Scrolls, and again when the field that had the cursor was brought back meanwhile."""
        for _ in range(SCROLLS):
            if not self._scroll_to(item):
                return
            wait(REVEAL_MS)
            self.settle()

    def _scroll_to(self, item: QQuickItem) -> bool:
        """Scrolls everything that the item stands in; whether anything had to be."""
        moved = False
        view = item.parentItem()
        while view is not None:
            if view.inherits("QQuickFlickable"):
                top = item.mapToItem(view, QPointF(0, 0)).y()
                low = top + min(item.height(), view.height())
                by = top if top < 0 else max(0.0, low - view.height())
                if abs(by) > 1:
                    view.setProperty("contentY", view.property("contentY") + by)
                    moved = True
            view = view.parentItem()
        return moved
