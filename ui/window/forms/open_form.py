"""A form that somebody fills in: keeps every answer until it was taken or put away."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.window.forms.fields import FieldRows
from ui.window.forms.model import SEPARATOR, Form, Values, chosen, problems_of

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by a view model")
class OpenForm(QObject):
    """What a page shows of the form in hand. Its owner acts on ``submitted``."""

    changed = Signal()
    saidChanged = Signal()
    answersChanged = Signal()
    submitted = Signal()
    wanted = Signal(int)
    """The row that the keyboard should go to."""

    def __init__(self, kept: dict[str, dict[str, str]], parent: QObject | None = None) -> None:
        """``kept`` is where answers of forms that were put away lie, by form."""
        super().__init__(parent)
        self._form: Form | None = None
        self._values: dict[str, str] = {}
        self._rows = FieldRows(self)
        self._error = ""
        self._news: list[str] = []
        self._kept = kept

    # --- for its owner -------------------------------------------------------------------

    @property
    def form(self) -> Form | None:
        """The form in hand."""
        return self._form

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, stripped; a copy."""
        return {name: value.strip() for name, value in self._values.items()}

    def begin(self, form: Form) -> None:
        """Opens a form, with what was typed into it before it was put away."""
        self._form = form
        self._values = dict(self._kept.get(form.name, {}))
        self._rows.begin([], self._values)
        self._set_said("", [])
        self._fit()
        self.changed.emit()

    def end(self) -> None:
        """It was taken: nothing of it is kept."""
        if self._form is not None:
            self._kept.pop(self._form.name, None)
        self._close()

    def refuse(self, sentence: str, news: list[str] | None = None) -> None:
        """It was not taken: all stays typed, and the reason stands over it."""
        self._set_said(sentence, news or [])

    def blame(self, problems: Values) -> None:
        """What the rules found wrong, at its fields; the keyboard goes to the first."""
        self._tell(problems)
        places = [self._rows.place(name) for name in problems]
        self.wanted.emit(min((at for at in places if at >= 0), default=0))

    def again(self, form: Form) -> None:
        """The same form after the case changed: what was typed stays."""
        self._form = form
        self._fit()
        self.changed.emit()

    # --- what the page shows -------------------------------------------------------------

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._form is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._form.title if self._form else ""

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._form.text if self._form else ""

    @Property(str, notify=changed)
    def yes(self) -> str:
        return self._form.yes if self._form else ""

    @Property(bool, notify=changed)
    def danger(self) -> bool:
        return self._form is not None and self._form.danger

    @Property(str, notify=saidChanged)
    def error(self) -> str:
        """Why it was not taken."""
        return self._error

    @Property("QStringList", notify=saidChanged)
    def news(self) -> list[str]:
        """What a colleague did meanwhile, a line each."""
        return self._news

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        """The fields, see :class:`FieldRows`."""
        return self._rows

    # --- what the page asks --------------------------------------------------------------

    @Slot(str, str)
    def put(self, name: str, text: str) -> None:
        """Typed into a field."""
        if self._form is not None and self._values.get(name, "") != text:
            self._values[name] = text
            self._follow(name)

    @Slot(str, str)
    def pick(self, name: str, option: str) -> None:
        """An option of a choice."""
        if self._form is not None and self._values.get(name) != option:
            self._values[name] = option
            self._rows.answered(name)
            self._follow(name)

    @Slot(str, str)
    def toggle(self, name: str, option: str) -> None:
        """An option of several, in or out."""
        if self._form is None:
            return
        names = list(chosen(self._values, name))
        names.remove(option) if option in names else names.append(option)
        self._values[name] = SEPARATOR.join(names)
        self._rows.answered(name)
        self._follow(name)

    @Slot()
    def submit(self) -> None:
        """Checks every answer; the owner does the rest."""
        if self._form is None:
            return
        problems = problems_of(self._form, self._values)
        if problems:
            self.blame(problems)
        else:
            self.submitted.emit()

    @Slot()
    def putAway(self) -> None:
        """Closes it; what was typed is there when it is opened again."""
        if self._form is not None:
            self._kept[self._form.name] = dict(self._values)
        self._close()

    def _close(self) -> None:
        self._form = None
        self._values = {}
        self._rows.begin([], self._values)
        self._set_said("", [])
        self.changed.emit()

    def _follow(self, name: str) -> None:
        form = self._form
        if form is None:
            return
        for other, value in form.follow(name, self._values).items():
            self._values[other] = value
            self._rows.answered(other)
        self._fit()

    def _fit(self) -> None:
        """The fields and hints that follow from the answers."""
        if self._form is None:
            return
        fields = list(self._form.fields(self._values))
        for each in fields:
            self._values.setdefault(each.name, each.value)
        self._rows.renew(fields)
        self._tell({})
        self.answersChanged.emit()

    def _tell(self, problems: Values) -> None:
        if self._form is not None:
            self._rows.tell(self._form.hints(self._values), problems)

    def _set_said(self, error: str, news: list[str]) -> None:
        if (error, news) != (self._error, self._news):
            self._error, self._news = error, news
            self.saidChanged.emit()
