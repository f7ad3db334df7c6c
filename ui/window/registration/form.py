"""The registration form as data, by channel and kind of applicant (Article 29)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.common.identity import DocumentKind
from kiosk.disclosure.checking import LIMITS
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, Channel, Route
from ui.window.forms.model import Field, Form, Option, Values, day_of
from ui.window.registration.rules import ARRIVAL_LABELS, CHANNELS, asked_dates

TEXTS = (
    "name",
    "employer",
    "document_number",
    "credit_code",
    "legal_representative",
    "contact_person",
    "address",
    "postcode",
    "phone",
    "fax",
    "email",
    "title_or_number",
    "description",
)


def registration_form(today: date) -> Form:
    """An empty one; the day is today's."""
    return Form(
        "registration",
        "登记申请",
        "登记",
        today=today,
        fields=lambda values: _fields(values, today),
        check=lambda values: _late(values, today),
    )


def channel_of(values: Values) -> Channel:
    """The channel chosen."""
    return Channel(values.get("channel") or Channel.SIGNED_MAIL)


def application_form(values: Values) -> ApplicationForm:
    """What the applicant wrote, as the office typed it."""
    kind = ApplicantKind(values.get("applicant_kind") or ApplicantKind.CITIZEN)
    form = ApplicationForm(
        **{name: values.get(name, "") for name in TEXTS},
        document_type=values.get("document_type") or None,
        carrier=values.get("carrier") or None,
        route=values.get("route") or None,
    )
    return form.of_kind(kind)


def _fields(values: Values, today: date) -> list[Field]:
    channel = channel_of(values)
    needed = _needed(values)
    citizen = (values.get("applicant_kind") or "citizen") == ApplicantKind.CITIZEN
    return [
        _choice("channel", "收到方式", CHANNELS, Channel.SIGNED_MAIL),
        *_dates(channel, today),
        *(_oral() if channel is Channel.ORAL else ()),
        _choice("applicant_kind", "申请人类型", ApplicantKind, ApplicantKind.CITIZEN),
        _text("name", "姓名" if citizen else "名称"),
        *(_citizen() if citizen else _organisation()),
        _text("phone", "电话", required=False),
        _text("email", "电子邮箱", required="email" in needed),
        _text("address", "通信地址", required="address" in needed),
        _text("postcode", "邮政编码", required="postcode" in needed),
        _text("fax", "传真", required="fax" in needed),
        Field(
            "title_or_number",
            "信息名称或文号",
            required=False,
            limit=LIMITS["title_or_number"],
        ),
        Field(
            "description",
            "内容描述",
            "block",
            limit=LIMITS["description"],
            hint="照申请人写的录入，不要改写；不问用途。",
        ),
        _choice("carrier", "获取方式", Carrier, Carrier.PAPER),
        _choice("route", "获取途径", Route, Route.MAIL),
    ]


def _needed(values: Values) -> frozenset[str]:
    """What the way of getting the information cannot do without."""
    route = values.get("route") or Route.MAIL
    found = {
        Route.MAIL: {"address", "postcode"},
        Route.NETWORK: {"email"},
        Route.FAX: {"fax"},
    }.get(Route(route), set())
    by_email = values.get("carrier") == Carrier.EMAIL
    return frozenset(found | {"email"} if by_email else found)


def _dates(channel: Channel, today: date) -> list[Field]:
    labels = {
        "arrived_on": ARRIVAL_LABELS[channel],
        "signed_on": "签收之日",
        "confirmed_on": "双方确认之日",
    }
    return [
        Field(
            name,
            labels[name],
            "day",
            value="" if name == "confirmed_on" else today.isoformat(),
            required=name != "confirmed_on",
            limit=10,
            half=True,
        )
        for name in asked_dates(channel)
    ]


def _oral() -> list[Field]:
    return [
        Field(
            "oral_reader",
            "宣读核对的人（工号）",
            limit=32,
            half=True,
            hint="口头申请由工作人员代为填写，读给申请人听，确认无误。",
        )
    ]


def _citizen() -> list[Field]:
    return [
        _choice("document_type", "证件类型", DocumentKind, DocumentKind.RESIDENT),
        _text("document_number", "证件号码"),
        _text("employer", "工作单位", required=False),
    ]


def _organisation() -> list[Field]:
    return [
        _text("credit_code", "统一社会信用代码"),
        _text("legal_representative", "法定代表人"),
        _text("contact_person", "联系人"),
    ]


def _text(name: str, label: str, *, required: bool = True) -> Field:
    return Field(name, label, limit=LIMITS[name], required=required, half=True)


def _choice(name: str, label: str, kinds, usual) -> Field:
    options = tuple(Option(kind.value, kind.label) for kind in kinds)
    return Field(name, label, "choice", value=usual.value, options=options)


def _late(values: Values, today: date) -> Mapping[str, str]:
    names = asked_dates(channel_of(values))
    late = {name: day_of(values, name, today) for name in names}
    return {name: "这一天还没有到。" for name, day in late.items() if day and day > today}
