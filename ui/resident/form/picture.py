"""A page of paper on the screen. It is decoded off the GUI thread and drawn as it is."""

from __future__ import annotations

from PySide6.QtCore import Property, QPointF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickPaintedItem

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PagePicture(QQuickPaintedItem):
    """Draws ``picture`` at its own size, which is what the page was made for."""

    pictureChanged = Signal()

    def __init__(self, parent: object = None) -> None:
        super().__init__(parent)
        self._picture = QImage()

    @Property("QVariant", notify=pictureChanged)
    def picture(self) -> QImage:
        """The page as an image."""
        return self._picture

    @picture.setter
    def picture(self, picture: QImage) -> None:
        self._picture = picture if isinstance(picture, QImage) else QImage()
        self.setImplicitSize(self._picture.width(), self._picture.height())
        self.pictureChanged.emit()
        self.update()

    def paint(self, painter: QPainter) -> None:
        painter.drawImage(QPointF(0, 0), self._picture)
