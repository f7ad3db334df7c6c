"""Checks a whole form and says all that is wrong at once, field by field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kiosk.common.contact import check_email, check_fax, check_phone, check_postcode
from kiosk.common.errors import Rejected
from kiosk.common.identity import DocumentKind, check_credit_code, check_document
from kiosk.common.text import clean_block, clean_line
from kiosk.disclosure.model import (
    ApplicantKind,
    ApplicationForm,
    Carrier,
    CheckedForm,
    FieldProblem,
    FormRejected,
    Route,
)

LIMITS = {
    "name": 100,
    "employer": 100,
    "document_number": 40,
    "credit_code": 40,
    "legal_representative": 50,
    "contact_person": 50,
    "address": 200,
    "postcode": 20,
    "phone": 40,
    "fax": 40,
    "email": 254,
    "title_or_number": 200,
    "description": 1000,
}
"""The most characters of each text field; numbers leave room for blanks and dashes."""

CITIZEN_FIELDS = ("employer", "document_type", "document_number")
ORGANISATION_FIELDS = ("credit_code", "legal_representative", "contact_person")

_SHAPES: dict[str, Callable[[str], str]] = {
    "credit_code": check_credit_code,
    "postcode": check_postcode,
    "phone": check_phone,
    "fax": check_fax,
    "email": check_email,
}
_CONTACTS = ("phone", "email", "address")
_PHYSICAL = frozenset({Carrier.OPTICAL_DISC, Carrier.DISK})


_Choice = TypeVar("_Choice", bound=StrEnum)


def validate(form: ApplicationForm, today: date) -> CheckedForm:
    """The form normalised.

    Raises:
        FormRejected: with every problem of every field.
    """
    checked, problems = examine(form, today)
    if checked is None:
        raise FormRejected(problems)
    return checked


def examine(form: ApplicationForm, today: date) -> tuple[CheckedForm | None, list[FieldProblem]]:
    """The form normalised, or None and all its problems in the order of the form."""
    check = _Check(form)
    check.applicant(today)
    check.contacts()
    check.wanted()
    check.delivery()
    return check.outcome()


class _Check:
    def __init__(self, form: ApplicationForm) -> None:
        self._form = form
        self._problems: list[FieldProblem] = []
        self._texts: dict[str, str] = {}
        self._kind = self._choice("applicant_kind", ApplicantKind)
        self._document: DocumentKind | None = None
        self._carrier: Carrier | None = None
        self._route: Route | None = None

    def applicant(self, today: date) -> None:
        self._line("name", required=True)
        if self._kind is None:
            return
        if self._kind.is_citizen:
            self._document = self._choice("document_type", DocumentKind)
            self._line("employer")
            self._document_number(today)
            self._none_of(ORGANISATION_FIELDS)
        else:
            for field in ORGANISATION_FIELDS:
                self._line(field, required=True)
            self._none_of(CITIZEN_FIELDS)

    def contacts(self) -> None:
        for field in ("address", "postcode", "phone", "fax", "email"):
            self._line(field)
        if not any(_is_filled(getattr(self._form, field)) for field in _CONTACTS):
            self._problem("phone", Rejected("disclosure.contact_needed"))

    def wanted(self) -> None:
        self._line("title_or_number")
        limit = LIMITS["description"]
        self._take(
            "description",
            lambda: clean_block(self._form.description, field="description", limit=limit),
        )

    def delivery(self) -> None:
        self._carrier = self._choice("carrier", Carrier)
        self._route = self._choice("route", Route)
        if self._route is Route.MAIL:
            self._needs("address", "disclosure.mail_needs")
            self._needs("postcode", "disclosure.mail_needs")
        if self._carrier is Carrier.EMAIL or self._route is Route.NETWORK:
            self._needs("email", "disclosure.network_needs")
        if self._route is Route.FAX:
            self._needs("fax", "disclosure.fax_needs")
        if self._carrier in _PHYSICAL and self._route in (Route.FAX, Route.NETWORK):
            self._problem("route", Rejected("disclosure.route_impossible"))

    def outcome(self) -> tuple[CheckedForm | None, list[FieldProblem]]:
        kind, carrier, route = self._kind, self._carrier, self._route
        if self._problems or kind is None or carrier is None or route is None:
            return None, self._problems
        checked = CheckedForm(
            applicant_kind=kind,
            document_type=self._document,
            carrier=carrier,
            route=route,
            **self._texts,
        )
        return checked, []

    def _line(self, field: str, *, required: bool = False) -> None:
        def check() -> str:
            raw = getattr(self._form, field)
            text = clean_line(raw, field=field, limit=LIMITS[field], required=required)
            shape = _SHAPES.get(field)
            return shape(text) if shape and text else text

        self._take(field, check)

    def _document_number(self, today: date) -> None:
        def check() -> str:
            raw = self._form.document_number
            text = clean_line(raw, field="document_number", limit=LIMITS["document_number"])
            return check_document(self._document, text, today=today) if self._document else text

        self._take("document_number", check)

    def _choice(self, field: str, choices: type[_Choice]) -> _Choice | None:
        given = getattr(self._form, field)
        if not _is_filled(given):
            self._problem(field, Rejected("disclosure.choice_needed"))
            return None
        for choice in choices:
            if given in (choice.value, getattr(choice, "label", None)):
                return choice
        self._problem(field, Rejected("disclosure.bad_choice"))
        return None

    def _none_of(self, fields: tuple[str, ...]) -> None:
        for field in fields:
            if _is_filled(getattr(self._form, field)):
                self._problem(field, Rejected("disclosure.field_not_asked"))

    def _needs(self, field: str, code: str) -> None:
        if not _is_filled(getattr(self._form, field)):
            self._problem(field, Rejected(code))

    def _take(self, field: str, check: Callable[[], str]) -> None:
        try:
            self._texts[field] = check()
        except Rejected as refused:
            self._problem(field, refused)

    def _problem(self, field: str, refused: Rejected) -> None:
        params = {**refused.params, "field": f"disclosure.{self._spoken(field)}"}
        self._problems.append(FieldProblem(field, refused.code, tuple(params.items())))

    def _spoken(self, field: str) -> str:
        if field == "name" and self._kind is not None and not self._kind.is_citizen:
            return "organisation_name"
        return field


def _is_filled(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
