"""The check page's rows: everything that will be handed in, identity numbers masked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import QCoreApplication

from kiosk.common.identity import DocumentKind
from kiosk.common.masking import mask_identity
from kiosk.disclosure.model import ApplicantKind, Carrier, CheckedForm, Route
from ui.resident.disclosure.steps import (
    APPLICANT,
    CONTENT,
    CONTEXT,
    DELIVERY,
    PARTIES,
    STEPS,
    Step,
)

_LABELLED = (DocumentKind, Carrier, Route)
_MASKED = frozenset({"document_number", "credit_code"})

Row = dict[str, str]
Section = dict[str, object]


def sections(
    form: CheckedForm, answers: dict[str, str], word: Callable[[str], str]
) -> list[Section]:
    """One section for each step that asks: {step, title, rows: [{label, value}]}.

    Args:
        form: what passed every check.
        answers: as given, to know what was asked.
        word: the Chinese name of a field by its code.
    """
    shown: set[str] = set()
    return [
        {
            "step": STEPS.index(step),
            "title": step.title,
            "rows": list(_rows(step, form, answers, word, shown)),
        }
        for step in (APPLICANT, CONTENT, DELIVERY)
    ]


def lines(of: list[Section]) -> list[Row]:
    """The rows of all sections."""
    return [row for section in of for row in cast("list[Row]", section["rows"])]


def _rows(
    step: Step,
    form: CheckedForm,
    answers: dict[str, str],
    word: Callable[[str], str],
    shown: set[str],
) -> Iterator[Row]:
    for field in step.fields:
        name = field.form_field
        if name in shown or not field.asked(answers):
            continue
        value = _value(form, name)
        if value:
            shown.add(name)
            yield {"label": word(field.wording), "value": value}


def _value(form: CheckedForm, name: str) -> str:
    value = getattr(form, name)
    if isinstance(value, ApplicantKind):
        return _applicant(value)
    if isinstance(value, _LABELLED):
        return value.label
    return mask_identity(value) if name in _MASKED else str(value)


def _applicant(kind: ApplicantKind) -> str:
    """In the words of the choice that was made, not of the annual report."""
    citizen, organisation = (QCoreApplication.translate(CONTEXT, one.label) for one in PARTIES)
    return citizen if kind.is_citizen else f"{organisation}（{kind.label}）"
