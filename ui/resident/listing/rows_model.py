"""A list that grows as it is scrolled: the next rows are asked for before the last is in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, QTimer, Signal

AHEAD = 8
"""So many rows before the end, more are asked for."""
_ROLE = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()

Row = dict[str, object]


class RowsModel(QAbstractListModel):
    """Rows under the role ``modelData``, as delegates of plain lists have them."""

    wanted = Signal()
    """The end comes near and there is more than stands here."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._total = 0
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self.wanted)

    @property
    def rows(self) -> list[Row]:
        """What stands here so far."""
        return self._rows

    def put(self, rows: Sequence[Row], total: int) -> None:
        """A new list from its beginning; the same again leaves the place where it is."""
        if list(rows) == self._rows[: len(rows)] and total == self._total:
            return
        self.beginResetModel()
        self._rows, self._total = list(rows), total
        self.endResetModel()

    def add(self, rows: Sequence[Row]) -> None:
        """The next rows of the list."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._rows += rows
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = _ROLE) -> object:
        if not index.isValid() or role != _ROLE:
            return None
        if index.row() >= len(self._rows) - AHEAD and len(self._rows) < self._total:
            self._asking.start()
        return self._rows[index.row()]

    def roleNames(self) -> dict[int, QByteArray]:
        return {int(_ROLE): QByteArray(b"modelData")}
