"""What a form asks for, and what its answers mean. No Qt in here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ui.window.reports.spans import typed_day

Values = Mapping[str, str]
SEPARATOR = ","
"""Between the names of several options; names are codes and have none in them."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several; ``note`` explains it."""

    name: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its name, and in short what else it says."""

    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. kind: ``line``, ``block``, ``day``, ``number``, ``choice``, ``many``,
    ``entries`` (a list, each entry with fields of its own) or ``said`` (a sentence that asks
    nothing)."""

    name: str
    label: str
    kind: str = "line"
    value: str = ""
    hint: str = ""
    required: bool = True
    limit: int = 200
    options: tuple[Option, ...] = ()
    half: bool = False
    """Whether two of them stand side by side."""
    entries: tuple[Entry, ...] = ()


def _nothing(_values: Values) -> dict[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Form:
    """A form: ``fields`` may follow from what was answered so far."""

    name: str
    title: str
    yes: str
    fields: Callable[[Values], Sequence[Field]]
    today: date
    text: str = ""
    danger: bool = False
    hints: Callable[[Values], Mapping[str, str]] = field(default=_nothing)
    """Sentences under fields that follow from the answers, by field."""
    follow: Callable[[str, Values], Mapping[str, str]] = field(default=lambda _name, _values: {})
    """Answers that a change of one field brings along."""
    check: Callable[[Values], Mapping[str, str]] = field(default=_nothing)
    """What is wrong beyond the single field, by field; empty when all is well."""
    confirm: Callable[[Values], str] = field(default=lambda _values: "")
    """What is asked once more before it is done; empty when it is not."""


def chosen(values: Values, name: str) -> tuple[str, ...]:
    """The options of a ``many`` field."""
    return tuple(each for each in values.get(name, "").split(SEPARATOR) if each)


def day_of(values: Values, name: str, today: date) -> date | None:
    """The day in a field; None when it is empty or no day."""
    return typed_day(values.get(name, ""), today)


def problems_of(form: Form, values: Values) -> dict[str, str]:
    """What is wrong with the answers, by field, in words."""
    found: dict[str, str] = {}
    for each in form.fields(values):
        said = _problem(each, values.get(each.name, "").strip(), form.today)
        if said:
            found[each.name] = said
    return found or dict(form.check(values))


def _problem(asked: Field, answer: str, today: date) -> str:
    if asked.kind in ("said", "entries"):
        return ""
    if not answer:
        return f"请填写{asked.label}。" if asked.required else ""
    if asked.kind == "day" and typed_day(answer, today) is None:
        return "日期没有看懂，请写成 2026-11-20 的样子。"
    if asked.kind == "number" and not (answer.isascii() and answer.isdigit()):
        return "请填写数字。"
    if asked.kind in ("choice", "many") and asked.required:
        names = {option.name for option in asked.options}
        if not names.issuperset(answer.split(SEPARATOR)):
            return f"请选择{asked.label}。"
    return ""
