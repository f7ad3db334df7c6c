"""Words and records of disclosure applications (政府信息公开条例, State Council Order 711)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from kiosk.common.errors import Rejected
from kiosk.common.identity import DocumentKind
from kiosk.common.text import half_width

REPLY_DAYS = 20
"""Working days to answer an application (Article 33)."""
YELLOW_DAYS = 3
"""Working days before the limit from which the light is yellow."""

_REFERENCE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff〔〕()\[\]-]{1,36}", re.ASCII)
"""Hanzi and brackets: numbers of an office's past register, like 示范政依申〔2023〕8号."""


class ApplicantKind(StrEnum):
    """申请人类型, the columns of the annual report's table 3."""

    CITIZEN = "citizen"
    COMPANY = "company"
    RESEARCH = "research"
    WELFARE = "welfare"
    LAW_FIRM = "law_firm"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _APPLICANT_LABELS[self]

    @property
    def is_citizen(self) -> bool:
        """自然人; everything else is 法人或其他组织."""
        return self is ApplicantKind.CITIZEN


_APPLICANT_LABELS = {
    ApplicantKind.CITIZEN: "自然人",
    ApplicantKind.COMPANY: "商业企业",
    ApplicantKind.RESEARCH: "科研机构",
    ApplicantKind.WELFARE: "社会公益组织",
    ApplicantKind.LAW_FIRM: "法律服务机构",
    ApplicantKind.OTHER: "其他",
}


class Carrier(StrEnum):
    """获取方式: on what the information is wanted."""

    PAPER = "paper"
    EMAIL = "email"
    OPTICAL_DISC = "optical_disc"
    DISK = "disk"

    @property
    def label(self) -> str:
        return _CARRIER_LABELS[self]


_CARRIER_LABELS = {
    Carrier.PAPER: "纸质",
    Carrier.EMAIL: "电子邮件",
    Carrier.OPTICAL_DISC: "光盘",
    Carrier.DISK: "磁盘",
}


class Route(StrEnum):
    """途径: how it reaches the applicant."""

    COLLECT = "collect"
    MAIL = "mail"
    NETWORK = "network"
    FAX = "fax"

    @property
    def label(self) -> str:
        return _ROUTE_LABELS[self]


_ROUTE_LABELS = {
    Route.COLLECT: "当面领取",
    Route.MAIL: "邮寄",
    Route.NETWORK: "网络",
    Route.FAX: "传真",
}


class Channel(StrEnum):
    """How an application came in."""

    IN_PERSON = "in_person"
    KIOSK = "kiosk"
    SIGNED_MAIL = "signed_mail"
    PLAIN_MAIL = "plain_mail"
    INTERNET = "internet"
    FAX = "fax"
    ORAL = "oral"

    @property
    def label(self) -> str:
        return _CHANNEL_LABELS[self]


_CHANNEL_LABELS = {
    Channel.IN_PERSON: "当面",
    Channel.KIOSK: "自助终端",
    Channel.SIGNED_MAIL: "邮寄（签收）",
    Channel.PLAIN_MAIL: "平信",
    Channel.INTERNET: "互联网",
    Channel.FAX: "传真",
    Channel.ORAL: "口头",
}


class Light(StrEnum):
    """红黄牌 of an application."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class ApplicationForm:
    """What an applicant fills in (Article 29). A purpose (用途) is never asked for.

    Citizens fill ``name``, ``employer``, ``document_type`` and ``document_number``;
    organisations ``name``, ``credit_code``, ``legal_representative`` and ``contact_person``.
    Choices stay None until they are made; codes and Chinese labels are both understood.
    """

    applicant_kind: ApplicantKind | str | None = None
    name: str = ""
    employer: str = ""
    document_type: DocumentKind | str | None = None
    document_number: str = ""
    credit_code: str = ""
    legal_representative: str = ""
    contact_person: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    title_or_number: str = ""
    description: str = ""
    carrier: Carrier | str | None = None
    route: Route | str | None = None

    def of_kind(self, kind: ApplicantKind) -> ApplicationForm:
        """The form after another kind was chosen: fields of the old kind are emptied."""
        if kind.is_citizen:
            return replace(
                self,
                applicant_kind=kind,
                credit_code="",
                legal_representative="",
                contact_person="",
            )
        return replace(
            self, applicant_kind=kind, employer="", document_type=None, document_number=""
        )


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A form that passed every check: normalised, all choices made."""

    applicant_kind: ApplicantKind
    name: str
    description: str
    carrier: Carrier
    route: Route
    employer: str = ""
    document_type: DocumentKind | None = None
    document_number: str = ""
    credit_code: str = ""
    legal_representative: str = ""
    contact_person: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    title_or_number: str = ""

    @property
    def identity(self) -> str:
        """The number that tells this applicant from all others."""
        return self.document_number or self.credit_code

    @property
    def content(self) -> str:
        """What is asked for, in the shortest words there are."""
        return self.title_or_number or self.description


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field; ``params`` fill the sentence of ``code``."""

    field: str
    code: str
    params: tuple[tuple[str, object], ...] = ()

    @property
    def error(self) -> Rejected:
        """The problem as an error, for ``kiosk.common.wording.say``."""
        return Rejected(self.code, **dict(self.params))


class FormRejected(Rejected):
    """All that is wrong with a form at once."""

    def __init__(self, problems: list[FieldProblem]) -> None:
        fields = ", ".join(problem.field for problem in problems)
        super().__init__("disclosure.form_invalid", count=len(problems), fields=fields)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the applicant takes home; the name is masked, the query code is not."""

    id: str
    number: str
    query_code: str
    applicant: str
    applicant_kind: ApplicantKind
    content: str
    description: str
    carrier: Carrier
    route: Route
    channel: Channel
    submitted_at: datetime
    received_on: date
    due_on: date
    provisional: bool
    limit_days: int
    terminal: str
    helper: str | None = None
    contact: str = ""
    """Where the applicant can be reached, masked."""
    counted: str = ""
    """How the due date was counted, in a sentence."""
    signed: bool = False
    """The applicant signed the form on the screen."""
    mark: str = ""
    """What the QR code carries to prove the receipt genuine, see ``receipt_mark``."""


class ReceiptRule(StrEnum):
    """From what an application's date of receipt follows (Article 31)."""

    SUBMISSION = "submission"
    SIGNATURE = "signature"
    CONFIRMATION = "confirmation"
    CONFIRMATION_ON_ARRIVAL = "confirmation_on_arrival"


RECEIPT_RULES: dict[Channel, ReceiptRule] = {
    Channel.IN_PERSON: ReceiptRule.SUBMISSION,
    Channel.KIOSK: ReceiptRule.SUBMISSION,
    Channel.ORAL: ReceiptRule.SUBMISSION,
    Channel.SIGNED_MAIL: ReceiptRule.SIGNATURE,
    Channel.PLAIN_MAIL: ReceiptRule.CONFIRMATION_ON_ARRIVAL,
    Channel.INTERNET: ReceiptRule.CONFIRMATION,
    Channel.FAX: ReceiptRule.CONFIRMATION,
}
"""The rule of each channel; a hall may set another for its kiosks."""


def receipt_date(
    rule: ReceiptRule,
    *,
    arrived_on: date,
    signed_on: date | None = None,
    confirmed_on: date | None = None,
) -> date | None:
    """The date of receipt; None while the signature or confirmation is still missing.

    当面 counts from the day of submission, 邮寄 from the day the office signed for it, 互联网
    and 传真 from the day both sides confirmed; a 平信 must be confirmed on the day it arrives.

    Raises:
        Rejected: ``disclosure.confirmed_before_arrival``, ``disclosure.confirm_on_arrival``.
    """
    if rule is ReceiptRule.SUBMISSION:
        return arrived_on
    settled = signed_on if rule is ReceiptRule.SIGNATURE else confirmed_on
    if settled is None:
        return None
    if settled < arrived_on:
        raise Rejected("disclosure.confirmed_before_arrival")
    if rule is ReceiptRule.CONFIRMATION_ON_ARRIVAL and settled != arrived_on:
        raise Rejected("disclosure.confirm_on_arrival")
    return settled


def application_number(year: int, serial: int, series: str = "") -> str:
    """编号: the year and a serial of at least four digits, like ``2026-0093``.

    A number given out while the hall was away names its terminal: ``2026-03-0001``.
    """
    return f"{year}-{series}-{serial:04d}" if series else f"{year}-{serial:04d}"


def typed_reference(text: str) -> str:
    """A number or id as it was typed, half width; empty when it cannot be one.

    What no database could store, like a NUL or half a character, never reaches it.
    """
    reference = half_width(text).strip()
    return reference if _REFERENCE.fullmatch(reference) else ""
