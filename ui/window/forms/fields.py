"""The fields of an open form as a list model: a change touches its row alone, so that the
keyboard stays where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt

from ui.window.forms.model import Field, Values

ROLES = (
    "name",
    "label",
    "kind",
    "value",
    "hint",
    "problem",
    "required",
    "limit",
    "options",
    "half",
    "entries",
)
_FIRST_ROLE = int(Qt.ItemDataRole.UserRole)
_NO_PARENT = QModelIndex()


class FieldRows(QAbstractListModel):
    """Rows of fields with their answers and what is wrong with them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: list[Field] = []
        self._values: Values = {}
        self._hints: dict[str, str] = {}
        self._problems: dict[str, str] = {}

    def rowCount(self, parent: QModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._fields)

    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST_ROLE + at: QByteArray(role.encode()) for at, role in enumerate(ROLES)}

    def data(self, index: QModelIndex, role: int = _FIRST_ROLE) -> Any:
        if not index.isValid() or not 0 <= role - _FIRST_ROLE < len(ROLES):
            return None
        return self._told(self._fields[index.row()], ROLES[role - _FIRST_ROLE])

    def begin(self, fields: list[Field], values: Values) -> None:
        """A fresh form; ``values`` is read from then on."""
        self.beginResetModel()
        self._fields, self._values = fields, values
        self._hints, self._problems = {}, {}
        self.endResetModel()

    def renew(self, fields: list[Field]) -> None:
        """The fields that the answers ask for now: rows that stay are left standing."""
        names = {each.name for each in fields}
        for at in reversed(range(len(self._fields))):
            if self._fields[at].name not in names:
                self.beginRemoveRows(_NO_PARENT, at, at)
                del self._fields[at]
                self.endRemoveRows()
        for at, each in enumerate(fields):
            if at < len(self._fields) and self._fields[at].name == each.name:
                if self._fields[at] != each:
                    self._fields[at] = each
                    self._changed(at, *ROLES)
                continue
            self.beginInsertRows(_NO_PARENT, at, at)
            self._fields.insert(at, each)
            self.endInsertRows()

    def tell(self, hints: Mapping[str, str], problems: Mapping[str, str]) -> None:
        """What stands under the fields."""
        before = self._hints, self._problems
        self._hints, self._problems = dict(hints), dict(problems)
        for at, each in enumerate(self._fields):
            old = tuple(said.get(each.name, "") for said in before)
            if old != (self._hints.get(each.name, ""), self._problems.get(each.name, "")):
                self._changed(at, "hint", "problem")

    def answered(self, name: str) -> None:
        """An answer came from elsewhere than its own field's keys."""
        for at, each in enumerate(self._fields):
            if each.name == name:
                self._changed(at, "value")

    def place(self, name: str) -> int:
        """The row of a field, -1 when it is not asked for."""
        return next((at for at, each in enumerate(self._fields) if each.name == name), -1)

    def _changed(self, at: int, *roles: str) -> None:
        here = self.index(at)
        self.dataChanged.emit(here, here, [_FIRST_ROLE + ROLES.index(role) for role in roles])

    def _told(self, each: Field, role: str) -> Any:
        if role == "value":
            return self._values.get(each.name, "")
        if role == "hint":
            return self._hints.get(each.name, each.hint)
        if role == "problem":
            return self._problems.get(each.name, "")
        if role == "options":
            return [{"name": o.name, "text": o.text, "note": o.note} for o in each.options]
        if role == "entries":
            return [{"title": one.title, "note": one.note} for one in each.entries]
        return getattr(each, role)
