"""A finger's scroll through a view, frame by frame, with the processor time of each."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

STEP = 90
"""Pixels of a frame: a quick flick."""
MOST_FRAMES = 2_000


def paragraphs(count: int) -> tuple[str, ...]:
    """A regulation of so many articles, as long as real ones are."""
    rest = "申请人应当按照规定提交材料，主管部门应当在承诺的期限内作出决定并告知理由。" * 4
    return tuple(f"第{_numeral(number)}条　{rest}" for number in range(1, count + 1))


def frames(window: QQuickWindow, view: QQuickItem) -> Iterator[float]:
    """Milliseconds of the GUI thread's processor time for each frame from the top of ``view`` to
    its end: moving the view, making and laying out what comes into sight, drawing."""
    drawn: list[bool] = []
    window.frameSwapped.connect(lambda: drawn.append(True), Qt.ConnectionType.DirectConnection)
    for _ in range(MOST_FRAMES):
        if view.property("atYEnd"):
            return
        drawn.clear()
        started = time.thread_time()
        view.setProperty("contentY", view.property("contentY") + STEP)
        window.update()
        while not drawn:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        yield (time.thread_time() - started) * 1000


def _numeral(number: int) -> str:
    digits = "〇一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{digits[tens]}十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")
