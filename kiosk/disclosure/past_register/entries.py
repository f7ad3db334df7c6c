"""A row of a past register as an application, or everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from kiosk.common.contact import check_email, check_fax, check_phone, check_postcode
from kiosk.common.errors import Rejected
from kiosk.common.identity import DocumentKind, check_credit_code, check_document
from kiosk.common.text import clean_block, clean_line, half_width
from kiosk.disclosure.checking import LIMITS
from kiosk.disclosure.limits import EXTENSION
from kiosk.disclosure.model import ApplicantKind, Carrier, Channel, CheckedForm, Route
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.past_register.proceedings import PastProceeding, read_proceedings
from kiosk.disclosure.past_register.reading import read_day, read_outcome
from kiosk.disclosure.past_register.sheet import Row

LONGEST_NUMBER = 24
LONGEST_DEPARTMENT = 32
_NUMBER = re.compile(r"[0-9A-Za-z\u4e00-\u9fff〔〕()\[\]-]+")
_Found = TypeVar("_Found")
_Choice = TypeVar("_Choice", bound=StrEnum)

_FIELDS: dict[str, tuple[str, Callable[[str], str] | None]] = {
    "工作单位": ("employer", None),
    "统一社会信用代码": ("credit_code", check_credit_code),
    "法定代表人": ("legal_representative", None),
    "联系人": ("contact_person", None),
    "通信地址": ("address", None),
    "邮政编码": ("postcode", check_postcode),
    "联系电话": ("phone", check_phone),
    "传真": ("fax", check_fax),
    "电子邮箱": ("email", check_email),
    "文件名称或文号": ("title_or_number", None),
}
"""Columns that go into the form as they are, after the check of their shape."""
_KINDS = {
    "公民": ApplicantKind.CITIZEN,
    "个人": ApplicantKind.CITIZEN,
    "企业": ApplicantKind.COMPANY,
}
_CHANNELS = {
    "当面申请": Channel.IN_PERSON, "现场": Channel.IN_PERSON, "邮寄": Channel.SIGNED_MAIL,
    "挂号信": Channel.SIGNED_MAIL, "信函": Channel.SIGNED_MAIL, "网络": Channel.INTERNET,
    "网上": Channel.INTERNET, "电子邮件": Channel.INTERNET, "邮寄(签收)": Channel.SIGNED_MAIL,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """An application of the past; ``closed_on`` and ``outcome`` are both there or both not.

    ``due_on`` is the limit as the office had it, where the register says so.
    """

    row: int
    number: str
    form: CheckedForm
    channel: Channel
    received_on: date
    extended_days: int
    due_on: date | None
    closed_on: date | None
    outcome: Outcome | None
    department: str
    proceedings: tuple[PastProceeding, ...]


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong in one cell; nothing of what the cell says, it may be personal."""

    row: int
    column: str
    error: Rejected


def read_entry(row: Row, today: date) -> tuple[Entry | None, list[RowProblem]]:
    """The row as an application, or None and all its problems."""
    reader = _Reader(row, today)
    entry = reader.entry()
    return (None, reader.problems) if reader.problems else (entry, [])


class _Reader:
    def __init__(self, row: Row, today: date) -> None:
        self._row = row
        self._today = today
        self.problems: list[RowProblem] = []

    def entry(self) -> Entry | None:
        """None only together with problems."""
        number = self._take("编号", _number)
        kind = self._choice("申请人类型", ApplicantKind, _KINDS)
        channel = self._choice("渠道", Channel, _CHANNELS)
        received = self._day("收到日期", required=True)
        extended = self._take("延期工作日", _extended)
        due = self._day("答复期限")
        closed = self._day("答复日期")
        outcome = self._take("办理结果", read_outcome)
        department = self._take("承办", _line("承办", LONGEST_DEPARTMENT))
        self._dates(received, closed, due, outcome)
        proceedings = self._proceedings(closed)
        form = self._form(kind) if kind else None
        if number is None or form is None or channel is None or received is None:
            return None
        return Entry(
            self._row.number,
            number,
            form,
            channel,
            received,
            extended or 0,
            due,
            closed,
            outcome,
            department or "",
            proceedings,
        )

    def _form(self, kind: ApplicantKind) -> CheckedForm | None:
        name = self._take("申请人", _line("申请人", LIMITS["name"], required=True))
        limit = LIMITS["description"]
        content = self._take("内容", lambda text: clean_block(text, field="内容", limit=limit))
        carrier = self._choice("获取方式", Carrier, {}, default=Carrier.PAPER)
        route = self._choice("获取途径", Route, {}, default=Route.COLLECT)
        texts = {
            field: self._take(column, _shaped(column, LIMITS[field], shape)) or ""
            for column, (field, shape) in _FIELDS.items()
        }
        document, identity = self._document(kind)
        if name is None or content is None or carrier is None or route is None:
            return None
        return CheckedForm(
            applicant_kind=kind,
            name=name,
            description=content,
            carrier=carrier,
            route=route,
            document_type=document,
            document_number=identity,
            **texts,
        )

    def _document(self, kind: ApplicantKind) -> tuple[DocumentKind | None, str]:
        """A citizen's document: 居民身份证 unless the register names another."""
        typed = self._cell("证件号码")
        if not kind.is_citizen or not typed:
            return None, ""
        document = self._choice("证件类型", DocumentKind, {}, default=DocumentKind.RESIDENT)
        if document is None:
            return None, ""
        checked = self._take(
            "证件号码", lambda text: check_document(document, text, today=self._today)
        )
        return document, checked or ""

    def _dates(
        self, received: date | None, closed: date | None, due: date | None, outcome: Outcome | None
    ) -> None:
        if received and closed and closed < received:
            self._problem("答复日期", Rejected("past_register.answered_before_receipt"))
        if received and due and due < received:
            self._problem("答复期限", Rejected("past_register.due_before_receipt"))
        if self._cell("办理结果") and not self._cell("答复日期"):
            self._problem("答复日期", Rejected("past_register.answer_day_missing"))
        if self._cell("答复日期") and not self._cell("办理结果"):
            self._problem("办理结果", Rejected("past_register.outcome_missing"))
        if due and outcome is None and not self._cell("办理结果"):
            self._problem("答复期限", Rejected("past_register.due_of_open"))

    def _proceedings(self, closed: date | None) -> tuple[PastProceeding, ...]:
        found, problems = read_proceedings(self._row.cells, closed, self._today)
        for column, error in problems:
            self._problem(column, error)
        return found

    def _day(self, column: str, *, required: bool = False) -> date | None:
        found = self._take(column, lambda text: read_day(text, required=required))
        if found is not None and found > self._today and column != "答复期限":
            self._problem(column, Rejected("past_register.day_in_future"))
        return found

    def _choice(
        self,
        column: str,
        choices: type[_Choice],
        others: Mapping[str, _Choice],
        *,
        default: _Choice | None = None,
    ) -> _Choice | None:
        typed = half_width(self._cell(column))
        if not typed and default is not None:
            return default
        for choice in choices:
            if typed in (choice.value, half_width(getattr(choice, "label", ""))):
                return choice
        if typed in others:
            return others[typed]
        allowed = "、".join(getattr(choice, "label", choice.value) for choice in choices)
        self._problem(column, Rejected("past_register.not_one_of", allowed=allowed))
        return None

    def _take(self, column: str, read: Callable[[str], _Found]) -> _Found | None:
        try:
            return read(self._cell(column))
        except Rejected as refused:
            self._problem(column, refused)
            return None

    def _cell(self, column: str) -> str:
        return self._row.cells.get(column, "")

    def _problem(self, column: str, error: Rejected) -> None:
        params = {**error.params, "field": column}
        self.problems.append(RowProblem(self._row.number, column, Rejected(error.code, **params)))


def _number(text: str) -> str:
    plain = clean_line(half_width(text), field="编号", limit=LONGEST_NUMBER)
    if not _NUMBER.fullmatch(plain):
        raise Rejected("past_register.bad_number")
    return plain


def _extended(text: str) -> int:
    plain = half_width(text)
    if not plain:
        return 0
    if not re.fullmatch(r"[0-9]{1,2}", plain) or int(plain) > EXTENSION.days:
        raise Rejected("past_register.bad_extension", most=EXTENSION.days)
    return int(plain)


def _line(column: str, limit: int, *, required: bool = False) -> Callable[[str], str]:
    return lambda text: clean_line(text, field=column, limit=limit, required=required)


def _shaped(column: str, limit: int, shape: Callable[[str], str] | None) -> Callable[[str], str]:
    def read(text: str) -> str:
        line = clean_line(text, field=column, limit=limit, required=False)
        return shape(line) if shape and line else line

    return read
