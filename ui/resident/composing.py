"""Typing with an input method."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication


def take_composed_text() -> None:
    """What is still being composed goes into its field: it belongs to the answer."""
    QGuiApplication.inputMethod().commit()
