"""The evaluation on a ticket's page: a form without any script, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Response

from kiosk.central import evaluations
from kiosk.central.phone import views
from kiosk.central.phone.pages import HEADERS, PhonePages
from kiosk.central.platform import Platform
from kiosk.common.errors import Conflict, KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.feedback.model import REASONS, TEXT_LIMIT, EvaluationForm, Grade
from kiosk.settings import messages_dir

SEE_OTHER = 303
_FIELD_LIMIT = 4 * TEXT_LIMIT
_MOST_REASONS = 20
_DONE = ("evaluation.given_before", "evaluation.too_late", "evaluation.not_finished")
"""Refusals after which the form makes no sense any more."""

Typed = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class GradeChoice:
    """A grade on the form with its reasons."""

    value: int
    label: str
    poor: bool
    reasons: tuple[tuple[str, str], ...]


CHOICES = tuple(
    GradeChoice(
        grade.value,
        grade.label,
        grade.is_poor,
        tuple((reason.code, reason.label) for reason in REASONS[grade]),
    )
    for grade in sorted(Grade, reverse=True)
)


def ticket_page(
    pages: PhonePages,
    place: views.Place,
    *,
    typed: EvaluationForm | None = None,
    request: str = "",
    wrong: str = "",
) -> Response:
    """A ticket's page; with the form when its visit is finished and not evaluated.

    ``request`` is made with the page, so that a second press, a reload or a bad line that sends
    the form again gives one evaluation.
    """
    return pages.page(
        "ticket.html",
        422 if wrong else 200,
        place=place,
        refresh=views.REFRESH_SECONDS if place.follows else None,
        choices=CHOICES,
        typed=typed or EvaluationForm(0),
        request=request or new_id(),
        wrong=wrong,
        limit=TEXT_LIMIT,
    )


def give(platform: Platform, pages: PhonePages, ticket_id: str, typed: Typed) -> Response:
    """Takes a form in; afterwards the page is asked for anew, so that a reload sends nothing."""
    place = views.place(platform, ticket_id) if ticket_id.isprintable() else None
    if place is None or place.evaluation is None:
        return pages.message(
            "现在不能评价",
            "没有找到这次办事，或者还没有办完，或者已经过了评价期限。",
            "意见建议也可以向大厅导服台反映。",
            status=404,
        )
    form, request = _form(typed), _one(typed, "request")
    try:
        evaluations.give(platform, place.ticket, form, request)
    except (Rejected, Conflict) as refused:
        return _refused(pages, place, form, request, refused)
    return Response(status_code=SEE_OTHER, headers={**HEADERS, "Location": f"/t/{place.ticket}"})


def _refused(
    pages: PhonePages, place: views.Place, form: EvaluationForm, request: str, refused: KioskError
) -> Response:
    said = say(refused, messages_dir())
    if refused.code in _DONE:
        return pages.message("没有再评价", said, status=409)
    if refused.code in ("request.bad_id", "evaluation.request_reused"):
        request = ""
    return ticket_page(pages, place, typed=form, request=request, wrong=said)


def _form(typed: Typed) -> EvaluationForm:
    """Only the reasons of the chosen grade are read: others may be ticked and hidden."""
    chosen = _one(typed, "grade")
    grade = int(chosen) if chosen in {str(grade.value) for grade in Grade} else 0
    return EvaluationForm(
        grade=grade,
        reasons=tuple(typed.get(f"reason-{grade}", ())[:_MOST_REASONS]),
        text=_one(typed, "text"),
        phone=_one(typed, "phone"),
    )


def _one(typed: Typed, name: str) -> str:
    return typed.get(name, [""])[0][:_FIELD_LIMIT]
