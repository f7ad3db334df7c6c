"""Words and records of letters: what kinds there are, what a letter says, where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kiosk.common.errors import Rejected
from kiosk.disclosure.outcomes import Outcome


class LetterKind(StrEnum):
    """What a letter is for; each kind has a template."""

    OPEN = "open"
    PARTIAL = "partial"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    NOT_PROCESSED = "not_processed"
    DISCONTINUED = "discontinued"
    CORRECTION_NOTICE = "correction_notice"
    EXTENSION_NOTICE = "extension_notice"
    CONSULTATION = "consultation"
    JOINT_CONSULTATION = "joint_consultation"
    REASONS_NOTICE = "reasons_notice"
    FEE_NOTICE = "fee_notice"
    DELIVERY_RECEIPT = "delivery_receipt"
    REGISTRATION_RECEIPT = "registration_receipt"

    @property
    def label(self) -> str:
        """The kind's name on screens."""
        return _LABELS[self]

    @property
    def is_answer(self) -> bool:
        """Whether it ends the case (Articles 36 to 39), and so carries the remedies."""
        return self in ANSWERS


_LABELS = {
    LetterKind.OPEN: "予以公开答复书",
    LetterKind.PARTIAL: "部分公开答复书",
    LetterKind.REFUSED: "不予公开答复书",
    LetterKind.UNAVAILABLE: "无法提供答复书",
    LetterKind.NOT_PROCESSED: "不予处理告知书",
    LetterKind.DISCONTINUED: "不再处理告知书",
    LetterKind.CORRECTION_NOTICE: "补正告知书",
    LetterKind.EXTENSION_NOTICE: "延期告知书",
    LetterKind.CONSULTATION: "征求第三方意见函",
    LetterKind.JOINT_CONSULTATION: "征求共同制作机关意见函",
    LetterKind.REASONS_NOTICE: "说明理由通知书",
    LetterKind.FEE_NOTICE: "收费通知",
    LetterKind.DELIVERY_RECEIPT: "送达回证",
    LetterKind.REGISTRATION_RECEIPT: "登记回执",
}
ANSWERS = frozenset(
    {
        LetterKind.OPEN,
        LetterKind.PARTIAL,
        LetterKind.REFUSED,
        LetterKind.UNAVAILABLE,
        LetterKind.NOT_PROCESSED,
        LetterKind.DISCONTINUED,
    }
)
_FAMILIES = {
    "1": LetterKind.OPEN,
    "2": LetterKind.PARTIAL,
    "3": LetterKind.REFUSED,
    "4": LetterKind.UNAVAILABLE,
    "5": LetterKind.NOT_PROCESSED,
    "6": LetterKind.DISCONTINUED,
}


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFT = "draft"
    ISSUED = "issued"
    VOID = "void"

    @property
    def label(self) -> str:
        return {"draft": "草稿", "issued": "已制发", "void": "已作废"}[self.value]


def kind_of_row(row: str) -> LetterKind:
    """The answer letter for a row of the annual report, like ``3.4``.

    Raises:
        Rejected: ``letter.row_unknown``.
    """
    try:
        return _FAMILIES[Outcome(row).value[0]]
    except ValueError as error:
        raise Rejected("letter.row_unknown", row=row) from error


def chinese_date(day: date) -> str:
    """A date as letters write it: 2026年11月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a letter; every row has as many cells as the head. ``right`` are the columns
    of figures."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterText:
    """What a letter says, filled in and open to editing; paragraphs are plain text."""

    title: str
    addressee: str
    paragraphs: tuple[str, ...]
    annexes: tuple[str, ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    """Labels and values of a form like the 送达回证; empty values are written in by hand."""
    table: Table | None = None

    @property
    def blanks(self) -> tuple[str, ...]:
        """Names of what is still to be filled in."""
        whole = "\n".join(
            (self.addressee, *self.paragraphs, *self.annexes, *(value for _, value in self.form))
        )
        return tuple(dict.fromkeys(_BLANK.findall(whole)))


_BLANK = re.compile(r"【待填：([^】]{1,40})】")


def blank(name: str) -> str:
    """What stands in a draft for something that only a person can say."""
    return f"【待填：{name}】"


@dataclass(frozen=True, slots=True)
class Voided:
    """Who set an issued letter aside, when and why."""

    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of a case. ``edition`` changes with every edit: who edits gives the one seen."""

    id: str
    application_id: str
    application_number: str
    kind: LetterKind
    state: LetterState
    number: str
    """文号 like 示范政依申〔2026〕12号; empty until it is issued."""
    series: str
    text: LetterText
    edition: str
    template_version: int
    drafted_by: str
    drafted_at: datetime
    issued_by: str | None = None
    issued_at: datetime | None = None
    issued_on: date | None = None
    delivered_on: date | None = None
    delivery: str = ""
    voided: Voided | None = None

    @property
    def blanks(self) -> tuple[str, ...]:
        """What still has to be filled in before it can be issued."""
        return self.text.blanks


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter as it goes on paper."""

    office: str
    text: LetterText
    number: str = ""
    signed_on: date | None = None
    contact: str = ""
    """附注: whom to ask."""
    mark: str = ""
    """草稿, 样张 or 作废 across every page; empty on a letter that counts."""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind's text with named fields in braces, like ``{申请人}``; ``{申请人?}`` drops its
    paragraph when there is nothing to say. Version 0 is the one shipped."""

    kind: LetterKind
    title: str
    series: str
    addressee: str
    paragraphs: tuple[str, ...]
    annexes: tuple[str, ...] = ()
    form: tuple[tuple[str, str], ...] = ()
    table: str = ""
    """``fee``: the worked sum of the fee is set below the text."""


@dataclass(frozen=True, slots=True)
class TemplateVersion:
    """A version of a kind's template; one is used once a second person approved it."""

    template: Template
    version: int
    author: str = ""
    at: datetime | None = None
    approved_by: str | None = None
    approved_at: datetime | None = None
    in_use: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground that an answer may stand on, from the reason library."""

    code: str
    row: str
    name: str
    articles: tuple[str, ...]
    """Articles of the 政府信息公开条例, like 第三十六条第三项."""
    sentence: str
    """What the letter says; with fields in braces."""
    law: str
    """What those articles say, in short."""
    title: str = ""
    """A title of its own for the letter."""
    part: str = ""
    """What a letter says of the withheld part of what is otherwise open."""


@dataclass(frozen=True, slots=True)
class ReasonLibrary:
    """All grounds by row, and the remedy texts A and B."""

    grounds: tuple[Ground, ...]
    remedies: dict[str, str]

    def of_row(self, row: str) -> tuple[Ground, ...]:
        """The grounds of one row of the annual report."""
        return tuple(ground for ground in self.grounds if ground.row == row)

    def ground(self, code: str) -> Ground:
        """One ground.

        Raises:
            Rejected: ``letter.ground_unknown``.
        """
        for ground in self.grounds:
            if ground.code == code:
                return ground
        raise Rejected("letter.ground_unknown", ground=code)
