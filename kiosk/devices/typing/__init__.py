"""Writing Chinese on a touchscreen: pinyin and handwriting, by libraries of this machine.

Both are opened once for the life of the process and learn nothing of anybody: what one person
chose is never offered to the next.
"""

from __future__ import annotations

from kiosk.devices.typing.port import Handwriting, Pinyin, Reading, Stroke

__all__ = ["Handwriting", "Pinyin", "Reading", "Stroke", "open_handwriting", "open_pinyin"]


def open_pinyin() -> Pinyin:
    """The pinyin of this machine, the same at every call.

    Raises:
        Unavailable: ``typing.pinyin_missing`` or ``typing.pinyin_broken``.
    """
    from kiosk.devices.typing.google_pinyin import the_pinyin

    return the_pinyin()


def open_handwriting() -> Handwriting:
    """The reader of handwriting of this machine, the same at every call.

    Raises:
        Unavailable: ``typing.handwriting_missing`` or ``typing.handwriting_broken``.
    """
    from kiosk.devices.typing.dinkit_handwriting import the_handwriting

    return the_handwriting()
