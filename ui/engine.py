"""The QML engine with this project's modules and pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlEngine

from kiosk.settings import resource_root
from ui.controls.providers import add_providers

QML_MODULES = Path(__file__).resolve().parent / "qml"


def make_engine(parent: QObject | None = None) -> QQmlEngine:
    """An engine that finds Kiosk.Theme and Kiosk.Controls."""
    engine = QQmlEngine(parent)
    engine.addImportPath(str(QML_MODULES))
    add_providers(engine, resource_root() / "assets")
    return engine
