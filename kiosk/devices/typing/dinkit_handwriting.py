"""Handwriting by dinkit (MIT), whose model is inside its package.

One recogniser per process: dropping one while another lives ends the process.
"""

from __future__ import annotations

import functools
import logging
import threading
from collections.abc import Iterator, Sequence
from typing import Any

from kiosk.common.errors import Unavailable
from kiosk.devices.typing.port import Stroke

logger = logging.getLogger(__name__)

MOST_CANDIDATES = 40
MOST_STROKES = 64
"""The richest character in use has 58."""
LEAST_STEP = 6
"""Points nearer to each other than this, in pixels, say nothing more and take time."""
MOST_POINTS = 120
"""Of one stroke: 64 such strokes are read in a third of a second."""
_LARGEST = 0xFFFE
"""The library's coordinates have 16 bits, and the largest value ends a stroke."""
_DOT = (((1, 1), (2, 2)),)


class DinkitHandwriting:
    """Reads strokes of one character, wherever on the pad and of whatever size."""

    def __init__(self, recogniser: Any) -> None:
        self._recogniser = recogniser
        self._lock = threading.Lock()

    def read(self, strokes: Sequence[Stroke]) -> tuple[str, ...]:
        written = [list(_thinned(stroke)) for stroke in strokes[:MOST_STROKES] if stroke]
        if not written:
            return ()
        with self._lock:
            found = self._recogniser.recognize(written, top_k=MOST_CANDIDATES)
        return tuple(found)

    def forget(self) -> None:
        self.read(_DOT)


@functools.cache
def the_handwriting() -> DinkitHandwriting:
    """The process's one recogniser.

    Raises:
        Unavailable: ``typing.handwriting_missing`` or ``typing.handwriting_broken``.
    """
    try:
        import dinkit
    except ImportError as error:
        raise Unavailable("typing.handwriting_missing") from error
    try:
        return DinkitHandwriting(dinkit.Recognizer())
    except (OSError, RuntimeError) as error:
        logger.warning("dinkit does not start: %s", error)
        raise Unavailable("typing.handwriting_broken") from error


def _thinned(stroke: Stroke) -> Iterator[tuple[int, int]]:
    """The stroke within the library's range; its first and last points always."""
    least, seen, count = LEAST_STEP * LEAST_STEP, None, 0
    points = [(_within(x), _within(y)) for x, y in stroke]
    for point in points[:-1]:
        far = seen is None or (point[0] - seen[0]) ** 2 + (point[1] - seen[1]) ** 2 >= least
        if far and count < MOST_POINTS:
            seen, count = point, count + 1
            yield point
    yield points[-1]


def _within(value: int) -> int:
    return max(0, min(int(value), _LARGEST))
