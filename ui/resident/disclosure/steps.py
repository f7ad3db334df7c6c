"""The form as data: its steps, their fields, and which field is asked of whom.

Only what Article 29 of the 政府信息公开条例 (Order 711) asks for: the applicant with proof of
identity and contact, what is wanted, and how to get it. A purpose (用途) is never asked for.
What a chosen way of delivery does not need (fax, postcode) is not asked either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from kiosk.common.identity import DocumentKind
from kiosk.disclosure.model import ApplicantKind, Carrier, Route

Answers = Mapping[str, str]

CONTEXT = "DisclosureSteps"
"""The translation context of every text here."""
CITIZEN = "citizen"
ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to answer a field that is chosen, not typed."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A question of a step. ``look`` is ``line``, ``area``, ``cards`` or ``chips``."""

    name: str
    look: str = "line"
    fills: str = ""
    """The form's field that the answer goes to, when it is not called ``name``."""
    wide: bool = True
    required: bool = True
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    asked: Callable[[Answers], bool] = lambda _: True

    label: str = ""
    """The form's field whose Chinese name it bears, when it is not ``name``."""

    @property
    def form_field(self) -> str:
        """The field of the application form that is filled."""
        return self.fills or self.name

    @property
    def wording(self) -> str:
        """Code of the field's Chinese name in the message catalogue."""
        return f"field.disclosure.{self.label or self.name}"


@dataclass(frozen=True, slots=True)
class Step:
    """A screen of the form. ``kind`` names what shows it: ``notice``, ``published``, ``form``,
    ``review``, ``readback`` or ``sign``. Screens of one title are one step of the bar."""

    title: str
    kind: str
    fields: tuple[Field, ...] = ()


def _citizen(answers: Answers) -> bool:
    return answers["party"] == CITIZEN


def _organisation(answers: Answers) -> bool:
    return answers["party"] == ORGANISATION


def _by_mail(answers: Answers) -> bool:
    return answers["route"] == Route.MAIL


def _by_network(answers: Answers) -> bool:
    return answers["carrier"] == Carrier.EMAIL or answers["route"] == Route.NETWORK


def _by_fax(answers: Answers) -> bool:
    return answers["route"] == Route.FAX


PARTIES = (
    Choice(CITIZEN, QT_TRANSLATE_NOOP("DisclosureSteps", "公民")),
    Choice(ORGANISATION, QT_TRANSLATE_NOOP("DisclosureSteps", "法人或其他组织")),
)
CARRIERS = (
    Choice(
        Carrier.PAPER,
        Carrier.PAPER.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "复印件或打印件"),
    ),
    Choice(
        Carrier.EMAIL,
        Carrier.EMAIL.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "电子文件，发到您的邮箱"),
    ),
    Choice(
        Carrier.OPTICAL_DISC,
        Carrier.OPTICAL_DISC.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "适合图纸等较大的文件"),
    ),
    Choice(
        Carrier.DISK,
        Carrier.DISK.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "适合数量很多的文件"),
    ),
)
ROUTES = (
    Choice(
        Route.COLLECT,
        Route.COLLECT.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "到受理机构领取"),
    ),
    Choice(
        Route.MAIL,
        Route.MAIL.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "寄到您的通信地址"),
    ),
    Choice(
        Route.NETWORK,
        Route.NETWORK.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "发到您的电子邮箱"),
    ),
    Choice(
        Route.FAX,
        Route.FAX.label,
        QT_TRANSLATE_NOOP("DisclosureSteps", "发到您的传真机"),
    ),
)
_REACHED = QT_TRANSLATE_NOOP("DisclosureSteps", "电话、邮箱、地址至少填一项")

APPLICANT = Step(
    QT_TRANSLATE_NOOP("DisclosureSteps", "申请人"),
    "form",
    (
        Field("party", "cards", "applicant_kind", label="applicant_kind", choices=PARTIES),
        Field(
            "organisation_kind",
            "chips",
            "applicant_kind",
            choices=tuple(Choice(k, k.label) for k in ApplicantKind if not k.is_citizen),
            asked=_organisation,
        ),
        Field(
            "document_type",
            "chips",
            choices=tuple(Choice(k, k.label) for k in DocumentKind),
            asked=_citizen,
        ),
        Field("name", wide=False, asked=_citizen),
        Field("employer", wide=False, required=False, asked=_citizen),
        Field("document_number", asked=_citizen),
        Field("organisation_name", fills="name", asked=_organisation),
        Field("credit_code", asked=_organisation),
        Field("legal_representative", wide=False, asked=_organisation),
        Field("contact_person", wide=False, asked=_organisation),
        Field("phone", wide=False, required=False, hint=_REACHED),
        Field("email", wide=False, required=False),
        Field("address", required=False),
    ),
)
CONTENT = Step(
    QT_TRANSLATE_NOOP("DisclosureSteps", "申请内容"),
    "form",
    (
        Field(
            "title_or_number",
            required=False,
            hint=QT_TRANSLATE_NOOP("DisclosureSteps", "知道就填，不知道可以空着"),
        ),
        Field(
            "description",
            "area",
            hint=QT_TRANSLATE_NOOP(
                "DisclosureSteps",
                "请写清名称、文号，或便于查找的其他特征：时间、地点、事项。不需要写用途",
            ),
        ),
    ),
)
DELIVERY = Step(
    QT_TRANSLATE_NOOP("DisclosureSteps", "获取方式"),
    "form",
    (
        Field("carrier", "cards", choices=CARRIERS),
        Field("route", "cards", choices=ROUTES),
        Field("address", asked=_by_mail),
        Field("postcode", wide=False, asked=_by_mail),
        Field("email", asked=_by_network),
        Field("fax", wide=False, asked=_by_fax),
    ),
)
_LAST = QT_TRANSLATE_NOOP("DisclosureSteps", "核对签名")
STEPS = (
    Step(QT_TRANSLATE_NOOP("DisclosureSteps", "须知"), "notice"),
    Step(QT_TRANSLATE_NOOP("DisclosureSteps", "先查已公开"), "published"),
    APPLICANT,
    CONTENT,
    DELIVERY,
    Step(_LAST, "review"),
    Step(_LAST, "readback"),
    Step(_LAST, "sign"),
)
PUBLISHED, FIRST_FORM, REVIEW, READBACK, SIGN = 1, 2, 5, 6, 7
"""Places in :data:`STEPS`."""
TITLES = tuple(dict.fromkeys(step.title for step in STEPS))
"""Of the bar."""


def following(at: int, *, helped: bool) -> int:
    """The screen after ``at``: it is read back to whom somebody else wrote for."""
    return SIGN if at == REVIEW and not helped else at + 1


def preceding(at: int, *, helped: bool) -> int:
    """The screen before ``at``."""
    return REVIEW if at == SIGN and not helped else at - 1
