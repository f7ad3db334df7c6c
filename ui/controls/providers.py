"""Pictures made in memory: icons in any colour, QR matrices.

The software renderer has no colour overlay, so an icon is drawn in its colour from the start.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQml import QQmlEngine
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

LINE_COLOUR = b"#000000"
"""The colour in which every file of assets/icons is drawn."""


@lru_cache(maxsize=512)
def _tinted(drawing: bytes, colour: str, width: int, height: int) -> QImage:
    """A drawing in a colour; kept, because every page has the same few."""
    tint = QColor("#" + colour)
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setOpacity(tint.alphaF())
    svg = drawing.replace(LINE_COLOUR, tint.name().encode())
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return image


class IconProvider(QQuickImageProvider):
    """``image://icon/<name>/<hex colour without #>``; an unknown name is a QML warning."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder
        self._drawings: dict[str, bytes] = {}

    def requestImage(self, id: str, _size: QSize, requested: QSize) -> QImage:  # noqa: A002
        name, _, colour = id.rpartition("/")
        drawing = self._drawing(name)
        if drawing is None:
            return QImage()
        size = requested if requested.isValid() else QSize(48, 48)
        return _tinted(drawing, colour, size.width(), size.height())

    def _drawing(self, name: str) -> bytes | None:
        if name not in self._drawings:
            path = self._folder / f"{name}.svg"
            if not path.is_file():
                return None
            self._drawings[name] = path.read_bytes()
        return self._drawings[name]


class MatrixProvider(QQuickImageProvider):
    """``image://matrix/<row>.<row>…`` of 0 and 1: one pixel a module, 1 is black."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, _size: QSize, _requested: QSize) -> QImage:  # noqa: A002
        rows = id.split(".")
        image = QImage(len(rows[0]), len(rows), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        black = QColor("black")
        for y, row in enumerate(rows):
            for x, module in enumerate(row):
                if module == "1":
                    image.setPixelColor(x, y, black)
        return image


def add_providers(engine: QQmlEngine, assets: Path) -> None:
    """Gives ``engine`` the pictures that Icon and QrCode ask for."""
    engine.addImageProvider("icon", IconProvider(assets / "icons"))
    engine.addImageProvider("matrix", MatrixProvider())
