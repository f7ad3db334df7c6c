"""Forms as plain mappings: from a file or a message, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from kiosk.common.errors import Rejected
from kiosk.common.identity import DocumentKind
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, CheckedForm, Route

FIELDS = tuple(field.name for field in fields(ApplicationForm))
_SHOWN_KEY = 40


def form_from_mapping(given: object) -> ApplicationForm:
    """A form as it was typed, unchecked.

    Raises:
        Rejected: ``disclosure.not_an_object``, ``disclosure.unknown_field`` naming the key, or
            ``input.not_text`` naming the field.
    """
    if not isinstance(given, Mapping):
        raise Rejected("disclosure.not_an_object")
    for key, value in given.items():
        if key not in FIELDS:
            raise Rejected("disclosure.unknown_field", key=printable_key(str(key)))
        if value is not None and not isinstance(value, str):
            raise Rejected("input.not_text", field=f"disclosure.{key}")
    return ApplicationForm(**{key: value for key, value in given.items() if value is not None})


def form_to_mapping(form: CheckedForm) -> dict[str, str]:
    """The filled-in fields of a checked form, choices by their codes."""
    named = ((name, getattr(form, name)) for name in FIELDS)
    return {name: str(value) for name, value in named if value}


def checked_form(stored: Mapping[str, Any]) -> CheckedForm:
    """The form again from :func:`form_to_mapping`."""
    document = stored.get("document_type")
    choices: dict[str, Any] = {
        "applicant_kind": ApplicantKind(stored["applicant_kind"]),
        "document_type": DocumentKind(document) if document else None,
        "carrier": Carrier(stored["carrier"]),
        "route": Route(stored["route"]),
    }
    return CheckedForm(**{**stored, **choices})


def printable_key(key: str) -> str:
    """A key from a file, fit for a message: short, and nothing a console would obey."""
    printable = "".join(sign if sign.isprintable() else "?" for sign in key)
    return printable if len(printable) <= _SHOWN_KEY else printable[:_SHOWN_KEY] + "…"
