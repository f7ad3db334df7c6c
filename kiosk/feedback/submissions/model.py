"""Rules of 我要说: five kinds, what each asks for, and what may be handed in.

No law that this hall goes by sets how many working days a consultation or a suggestion takes;
the limits are the hall's own and stand in its settings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiosk.common.contact import check_phone
from kiosk.common.errors import Rejected
from kiosk.common.text import characters, clean_block, clean_line, half_width

TEXT_LEAST = 5
TEXT_LIMIT = 1000
NAME_LIMIT = 40
PHONE_LIMIT = 40
PLACE_LIMIT = 60
_DISTINCT_LEAST = 2
_MARK = re.compile(r"[0-9A-F]{3}-[0-9A-F]{3}")


class Kind(StrEnum):
    """What somebody wants to say."""

    CONSULTATION = "consultation"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    ERROR = "error"
    COMMENT = "comment"

    @property
    def label(self) -> str:
        return RULES[self].label


class AboutType(StrEnum):
    """What kind of published document a submission speaks of."""

    GUIDE = "service_item"
    POLICY = "policy"
    DRAFT = "draft"

    @property
    def label(self) -> str:
        return {"service_item": "办事指南", "policy": "政策文件", "draft": "决策草案"}[self.value]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a kind asks for; data, so that screen, desk and core read the same."""

    label: str
    about: frozenset[AboutType]
    """Documents that it may speak of."""
    about_needed: bool
    names: bool = True
    """Whether a name may be left; nobody has to."""
    organ: bool = True
    """Whether it is asked for whom it is meant; else the document says so."""
    extendable: bool = False


_ANY = frozenset(AboutType)
RULES: dict[Kind, Rule] = {
    Kind.CONSULTATION: Rule("咨询", _ANY, about_needed=False),
    Kind.COMPLAINT: Rule("投诉", _ANY, about_needed=False, extendable=True),
    Kind.SUGGESTION: Rule("建议", _ANY, about_needed=False),
    Kind.ERROR: Rule("纠错", _ANY, about_needed=True, organ=False),
    Kind.COMMENT: Rule("意见征集", frozenset({AboutType.DRAFT}), about_needed=True, organ=False),
}


class ReplyBy(StrEnum):
    """How somebody wants the answer."""

    CODE = "code"
    """Reads it with number and query code; nothing else is asked for."""
    PHONE = "phone"
    """Is called as well; for that a number is needed."""


PLACES: dict[AboutType, dict[str, str]] = {
    AboutType.GUIDE: {
        "materials": "申请材料",
        "fees": "收费",
        "address": "地点、窗口",
        "hours": "时间、电话",
        "steps": "流程、时限",
        "basis": "条件、依据",
        "link": "网址、二维码",
        "other": "其他地方",
    },
    AboutType.POLICY: {
        "title": "标题、文号",
        "body": "正文",
        "date": "日期、有效性",
        "link": "网址、二维码",
        "other": "其他地方",
    },
    AboutType.DRAFT: {
        "title": "标题",
        "body": "正文",
        "date": "起止日期",
        "contact": "联系方式",
        "other": "其他地方",
    },
}
"""Where in a document something is wrong; reports of one place are shown together."""


@dataclass(frozen=True, slots=True)
class About:
    """A reference to a published document, ``type:code``."""

    type: AboutType
    code: str

    def __str__(self) -> str:
        return f"{self.type.value}:{self.code}"


def parse_about(text: str) -> About | None:
    """The document that ``text`` refers to; None for the empty text.

    Raises:
        Rejected: ``submission.about_unreadable``.
    """
    if not text:
        return None
    kind, colon, code = text.partition(":")
    known = {one.value for one in AboutType}
    if not colon or kind not in known or not 0 < len(code) <= 64 or not code.isprintable():
        raise Rejected("submission.about_unreadable")
    return About(AboutType(kind), code)


@dataclass(frozen=True, slots=True)
class SubmissionForm:
    """What a resident filled in; only kind and text are always asked for."""

    kind: str
    text: str = field(repr=False)
    about: str = ""
    about_mark: str = ""
    """Version mark of the text that the person read; empty: that of now."""
    organ: str = ""
    """Code of the organ that it is for; empty: 不清楚该找谁."""
    place: str = ""
    """For an error: a key of :data:`PLACES`."""
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    reply_by: str = ReplyBy.CODE


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """A form in the one shape that is stored."""

    kind: Kind
    text: str = field(repr=False)
    about: About | None
    about_mark: str
    organ: str
    place: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    reply_by: ReplyBy


def checked(form: SubmissionForm) -> CheckedForm:
    """The form, cleaned, as far as no published content is needed for it.

    Rude words are no reason to refuse: they are read like others. Only what says nothing is.

    Raises:
        Rejected: ``submission.kind_unknown``, ``submission.reply_unknown``,
            ``submission.about_unreadable``, ``submission.about_needed``,
            ``submission.about_unfit``, ``submission.place_unknown``, ``submission.bad_mark``,
            as :func:`check_text`, ``submission.phone_needed``, ``contact.bad_phone`` or ``input.…``
            of :mod:`kiosk.common.text`.
    """
    kind = check_kind(form.kind)
    rule, about = RULES[kind], parse_about(form.about)
    if about is None and rule.about_needed:
        raise Rejected("submission.about_needed", kind=kind.label)
    if about is not None and about.type not in rule.about:
        raise Rejected("submission.about_unfit", kind=kind.label, about=about.type.label)
    if form.reply_by not in set(ReplyBy):
        raise Rejected("submission.reply_unknown")
    reply_by = ReplyBy(form.reply_by)
    name = clean_line(form.name, field="submission.name", limit=NAME_LIMIT, required=False)
    return CheckedForm(
        kind=kind,
        text=check_text(form.text),
        about=about,
        about_mark=_mark(form.about_mark) if about else "",
        organ=clean_line(form.organ, field="submission.organ", limit=32, required=False),
        place=_place(kind, about, form.place),
        name=name if rule.names else "",
        phone=check_reply_phone(form.phone, reply_by),
        reply_by=reply_by,
    )


def check_kind(text: str) -> Kind:
    """Raises:
    Rejected: ``submission.kind_unknown``.
    """
    try:
        return Kind(text)
    except ValueError as error:
        raise Rejected("submission.kind_unknown") from error


def check_text(text: str) -> str:
    """What is said: 5–1000 characters that say something.

    Raises:
        Rejected: ``submission.text_too_short``, ``submission.text_meaningless`` or ``input.…``.
    """
    clean = clean_block(text, field="submission.text", limit=TEXT_LIMIT)
    if len(characters(clean)) < TEXT_LEAST:
        raise Rejected("submission.text_too_short", least=TEXT_LEAST)
    letters = {sign for sign in clean if unicodedata.category(sign).startswith("L")}
    if len(letters) < _DISTINCT_LEAST:
        raise Rejected("submission.text_meaningless")
    return clean


def check_reply_phone(text: str, reply_by: ReplyBy) -> str:
    """A number to call, which only somebody who wants to be called has to leave.

    Raises:
        Rejected: ``submission.phone_needed``, ``contact.bad_phone`` or ``input.…``.
    """
    typed = clean_line(text, field="submission.phone", limit=PHONE_LIMIT, required=False)
    if not typed and reply_by is ReplyBy.PHONE:
        raise Rejected("submission.phone_needed")
    return check_phone(typed) if typed else ""


def _mark(text: str) -> str:
    mark = text.strip().upper()
    if mark and not _MARK.fullmatch(mark):
        raise Rejected("submission.bad_mark")
    return mark


def _place(kind: Kind, about: About | None, text: str) -> str:
    if kind is not Kind.ERROR or about is None:
        return ""
    place = text or "other"
    if place not in PLACES[about.type]:
        raise Rejected("submission.place_unknown")
    return place


def require_open(title: str, opens_on: date, closes_on: date, today: date) -> None:
    """Opinions on a draft are taken from its first day to its last.

    Raises:
        Rejected: ``submission.draft_closed`` or ``submission.draft_not_open``.
    """
    facts = {"title": title, "opens": opens_on.isoformat(), "closes": closes_on.isoformat()}
    if today > closes_on:
        raise Rejected("submission.draft_closed", **facts)
    if today < opens_on:
        raise Rejected("submission.draft_not_open", **facts)


_PREFIX = "意"
_RUN_TOGETHER = re.compile(r"(\d{4})([0-9A-Z]{1,4}?)(R?\d{4})")


def submission_number(year: int, terminal: str, serial: int, *, reserve: bool = False) -> str:
    """A number of the terminal's own series, like ``意2026-03-0001``; it never changes.

    One given while the hall was away has an ``R``: the two series of a machine never meet.
    """
    return f"{_PREFIX}{year}-{terminal.upper()}-{'R' if reserve else ''}{serial:04d}"


def typed_number(text: str) -> str:
    """A number as printed, however it was typed: without 意, dashes or capitals too."""
    plain = "".join(half_width(text).split()).upper().removeprefix(_PREFIX)
    together = _RUN_TOGETHER.fullmatch(plain)
    if together:
        plain = "-".join(together.groups())
    return _PREFIX + plain.replace("—", "-").replace("–", "-")


def terminal_of(number: str) -> str:
    """Whose series a number is of; empty for what is no number."""
    parts = number.removeprefix(_PREFIX).split("-")
    return parts[1] if len(parts) == 3 else ""


def plain_number(number: str) -> str:
    """Without its character, for an address."""
    return number.removeprefix(_PREFIX)
