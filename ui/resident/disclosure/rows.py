"""Fields and documents as the plain maps that QML shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt

from kiosk.common.wording import catalogue
from kiosk.disclosure.checking import LIMITS
from kiosk.settings import Settings, messages_dir
from ui.resident.disclosure.published import Published
from ui.resident.disclosure.steps import (
    CONTEXT,
    PUBLISHED,
    READBACK,
    REVIEW,
    SIGN,
    STEPS,
    Field,
)
from ui.resident.search.doors import door_to

_Hint = Qt.InputMethodHint
_HINTS = {
    "document_number": _Hint.ImhPreferNumbers | _Hint.ImhPreferUppercase | _Hint.ImhSensitiveData,
    "credit_code": _Hint.ImhPreferUppercase,
    "phone": _Hint.ImhPreferNumbers | _Hint.ImhSensitiveData,
    "fax": _Hint.ImhPreferNumbers,
    "postcode": _Hint.ImhPreferNumbers,
    "email": _Hint.ImhEmailCharactersOnly,
}
"""What the on-screen keyboard offers first, by the form's field; else Chinese."""


def translated(text: str) -> str:
    """A text of :mod:`ui.resident.disclosure.steps` in the language of the screen."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def field_row(field: Field) -> dict[str, object]:
    """A field with its Chinese name, its limit in characters (0: none) and its choices."""
    return {
        "name": field.name,
        "look": field.look,
        "label": catalogue(messages_dir())[field.wording],
        "wide": field.wide,
        "required": field.required,
        "hint": translated(field.hint),
        "limit": LIMITS.get(field.form_field, 0),
        "hints": _HINTS.get(field.form_field, _Hint.ImhNone).value,
        "choices": [
            {
                "value": str(choice.value),
                "label": translated(choice.label),
                "note": translated(choice.note),
            }
            for choice in field.choices
        ],
    }


def next_text(at: int, *, helped: bool) -> str:
    """What the button of the screen ``at`` says."""
    translate = QCoreApplication.translate
    said = {
        0: translate(CONTEXT, "我已知悉，开始填写"),
        PUBLISHED: translate(CONTEXT, "没有找到，继续申请"),
        REVIEW: translate(CONTEXT, "念给申请人听") if helped
        else translate(CONTEXT, "没有错，去签名"),
        READBACK: translate(CONTEXT, "申请人确认无误，去签名"),
        SIGN: translate(CONTEXT, "提交申请"),
    }  # fmt: skip
    if at in said:
        return said[at]
    return translate(CONTEXT, "下一步：{0}").format(translated(STEPS[at + 1].title))


def office_row(settings: Settings) -> dict[str, str]:
    """Who handles applications: {name, phone, address, hours}."""
    office = settings.office
    return {
        "name": office.name or settings.hall_name,
        "phone": office.phone,
        "address": office.address,
        "hours": office.hours,
    }


def published_row(one: Published, is_built: Callable[[str], bool]) -> dict[str, object]:
    """A document; ``door`` says whether there is a page to read it on."""
    return {
        "kind": one.kind,
        "code": one.code,
        "name": one.name,
        "note": one.note,
        "door": is_built(door_to(one.kind, one.code).route),
    }
