"""Policy documents in plain text: title, number, organ and dates read from the text itself.

A text taken from a web page brings its frame along: labels above the text, counters, footers,
marks of lost characters. The frame is read where it says something and dropped.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kiosk.common.errors import Rejected
from kiosk.content.chinese_dates import find_date, is_date_alone
from kiosk.content.codec import MAX_NAME
from kiosk.content.importing.document_numbers import (
    CATEGORIES,
    FINAL_WORDS,
    number_alone,
    number_at_end,
    tidy_number,
)
from kiosk.content.importing.lapsing import lapses_on
from kiosk.content.importing.page_noise import clean_lines, is_label_line, labels_in
from kiosk.content.importing.paper_noise import unwrapped, without_imprint
from kiosk.content.importing.simplifying import simplified
from kiosk.content.importing.widths import tidy_widths
from kiosk.content.model import PolicyDocument
from kiosk.content.normalise import key_of
from kiosk.content.terms import Validity

_HEAD_LINES = 14
_ORGAN_ENDINGS = (
    *(
        "政府",
        "办公室",
        "办公厅",
        "委员会",
        "管委会",
        "领导小组",
        "局",
        "厅",
        "部",
        "院",
        "委",
        "署",
        "办",
    ),
    *("院", "委", "署", "办", "中心", "处", "站", "联合会", "协会", "公司", "大队", "支队"),
    *("辦公室", "辦公廳", "委員會", "領導小組", "廳", "辦", "處", "聯合會", "協會", "大隊", "支隊"),
)
_ADDRESSEE = re.compile(r"^[^。！？!?《》]{2,200}[:：]$")
_LETTERHEAD = re.compile(r"(.{4,60}?)\s*文\s*件")
_SIGNED_OUT = re.compile(r"(签发人|簽發人)\s*[:：].*$|^[-—_★*]+$")
_MINUTES = re.compile(r".{0,12}会议纪要")
_MINUTES_NUMBER = re.compile(r"[〔\[［(（]((?:19|20)\d\d)[〕\]］)）]第?(\d{1,4})[号期]")
_TITLE_LINES = 4
_TITLE_WIDTH = 60
_MARKED = {"【已废止】": "废止", "（已废止）": "废止", "【已失效】": "失效", "（已失效）": "失效"}
_IN_FORCE = re.compile(
    r"本(?:办法|规定|细则|意见|方案|通知|决定|条例|规则|措施|制度|标准|通告|公告|辦法|規定|細則|意見)"
    r"自([^。，,]{2,30}?)起(?:正式)?(?:施行|实施|执行|生效|實施|執行)"
)
_FROM_ISSUE = re.compile("印发|发布|公布|印發|發布|下发")
_BEFORE_ABOUT = re.compile(r"^(.{4,60}?)(?:关于|關于|關於)")


@dataclass(slots=True)
class _Reading:
    """What the head of a text said, and the lines that remain."""

    labels: dict[str, str]
    title: str = ""
    number: str = ""
    issuer: str = ""
    addressee: str = ""
    made_on: date | None = None
    body: list[str] = field(default_factory=list)


def missing_in(policy: PolicyDocument) -> list[str]:
    """What a reader would expect and the text does not say; a letter may well have no number."""
    wanted = {"issuer": policy.issuer, "date": policy.made_on or policy.published_on}
    return [name for name, value in wanted.items() if not value]


def read_policy(text: str, *, simplify: bool = False) -> PolicyDocument:
    """Reads a document from its text; ``simplify``: into simplified characters.

    Raises:
        Rejected: ``import.policy_no_text`` when nothing is left beside the title.
    """
    read = clean_lines(unwrapped(simplified(text) if simplify else text))
    lines, printed = without_imprint([tidy_widths(line) for line in read])
    reading = _Reading(labels_in(lines[:_HEAD_LINES]))
    rest = [line for at, line in enumerate(lines) if at >= _HEAD_LINES or not is_label_line(line)]
    if not rest:
        raise Rejected("import.policy_no_text")
    _read_letterhead(reading, rest)
    if not rest:
        raise Rejected("import.policy_no_text")
    _read_title(reading, rest)
    _read_head(reading, rest)
    _read_signature(reading)
    if not reading.body:
        raise Rejected("import.policy_no_text")
    reading.made_on = reading.made_on or find_date(printed)
    return _document(reading)


def _read_letterhead(reading: _Reading, rest: list[str]) -> None:
    """``某县人民政府文件`` and the number above the title, as on printed paper."""
    found = _LETTERHEAD.fullmatch(rest[0]) if len(rest) > 1 else None
    if found and is_organ(found[1]):
        reading.issuer = re.sub(r"\s+", "", found[1])
        rest.pop(0)
    elif len(rest) > 2 and is_organ(rest[0]) and _MINUTES.fullmatch(rest[1]):
        reading.issuer = rest.pop(0)
        serial = _MINUTES_NUMBER.fullmatch(rest[1])
        if serial:
            reading.number = f"{rest[0]}〔{serial[1]}〕{serial[2]}号"
            rest.pop(1)
    while len(rest) > 1:
        bare = _SIGNED_OUT.sub("", rest[0]).strip()
        number = number_alone(bare)
        if bare and not number:
            return
        reading.number = reading.number or number
        rest.pop(0)


def _read_title(reading: _Reading, rest: list[str]) -> None:
    """The first line, unless a label names the title; its own number may stand at its end.

    A long title is set in several lines, the last of which says what kind of document it is.
    """
    first = rest.pop(0)
    for many in range(1, min(_TITLE_LINES, len(rest))):
        joined = first + "".join(rest[:many])
        if _is_begun_title(first, rest[:many]) and joined.endswith(FINAL_WORDS):
            first = joined
            del rest[:many]
            break
    title, number = number_at_end(reading.labels.get("title") or first)
    reading.number = reading.number or number
    reading.title = title[:MAX_NAME]
    for mark, validity in _MARKED.items():
        if reading.title.startswith(mark):
            reading.title = reading.title.removeprefix(mark).strip()
            reading.labels.setdefault("validity", validity)


def _is_begun_title(first: str, more: list[str]) -> bool:
    """Whether lines can be pieces of one title: short, and no sentences or addressees."""
    return not first.endswith(FINAL_WORDS) and all(
        len(line) <= _TITLE_WIDTH
        and not re.search("[。；：:]", line)
        and not number_alone(line)
        and not is_date_alone(line)
        for line in (first, *more)
    )


def _read_head(reading: _Reading, rest: Sequence[str]) -> None:
    """From the title to the addressee: number, organ and title once more; then the body."""
    title = key_of(reading.title)
    start = 0
    for at, line in enumerate(rest[:_HEAD_LINES]):
        alone = number_alone(line)
        if alone:
            reading.number = reading.number or alone
        elif key_of(line) == title or (is_date_alone(line) and at < len(rest) - 1):
            pass
        elif is_organ(line):
            reading.issuer = reading.issuer or line
        elif _ADDRESSEE.match(line):
            reading.addressee = line.rstrip(":：")
            start = at + 1
            break
        else:
            start = at
            break
        start = at + 1
    reading.body = list(rest[start:])


def _read_signature(reading: _Reading) -> None:
    """Who signed and when: a line with only a date, and the organ on the line above it."""
    for at in range(len(reading.body) - 1, 0, -1):
        line = reading.body[at]
        if not is_date_alone(line):
            continue
        signer = reading.body[at - 1].strip()
        if is_organ(signer):
            reading.made_on = find_date(line)
            reading.issuer = signer if not reading.issuer else reading.issuer
            return
    if reading.body and is_date_alone(reading.body[-1]):
        reading.made_on = find_date(reading.body[-1])


def is_organ(line: str) -> bool:
    """Whether a line is nothing but the name of an organ."""
    plain = re.sub(r"\s+", "", line)
    return (
        4 <= len(plain) <= 60
        and not re.search(r"[。，,、；;：:！!？?（）()《》〔〕\d]", plain)
        and plain.endswith(_ORGAN_ENDINGS)
        and not plain.startswith(("关于", "關于", "關於", "一", "二", "三", "第"))
    )


def _document(reading: _Reading) -> PolicyDocument:
    labels = reading.labels
    number = tidy_number(labels.get("number", "")) or reading.number
    title = reading.title
    issuer = labels.get("issuer", "") or reading.issuer or _issuer_in_title(reading.title)
    made_on = find_date(labels.get("made_on", "")) or reading.made_on
    published_on = find_date(labels.get("published_on", ""))
    effective_on = find_date(labels.get("effective_on", "")) or _effective_on(
        reading.body, made_on or published_on
    )
    return PolicyDocument(
        code=_code(number, reading.title, issuer, made_on or published_on),
        title=reading.title,
        body=tuple(reading.body),
        issuer=issuer,
        document_number=number,
        category=labels.get("category", "") or _category(title),
        theme=labels.get("theme", ""),
        made_on=made_on,
        published_on=published_on,
        effective_on=effective_on,
        ended_on=lapses_on(reading.body, effective_on),
        validity=_validity(labels.get("validity", "")),
        addressee=reading.addressee,
        source=labels.get("source", ""),
        index_number=labels.get("index", ""),
    )


def _category(title: str) -> str:
    """公文种类, the last word of a title: 通知, 意见, 函."""
    bare = re.sub(r"[（(][^（()）]*[）)]$", "", title)
    return next((word for word in CATEGORIES if bare.endswith(word)), "")


def _effective_on(body: Sequence[str], day: date | None) -> date | None:
    """``本办法自……起施行`` speaks of the document itself; other days in it do not."""
    for line in reversed(body):
        found = _IN_FORCE.search(line)
        if found:
            return find_date(found[1]) or (day if _FROM_ISSUE.search(found[1]) else None)
    return None


def _issuer_in_title(title: str) -> str:
    """``某局关于……的通知`` names its organ."""
    found = _BEFORE_ABOUT.match(title)
    return found[1] if found and is_organ(found[1]) else ""


def _validity(text: str) -> Validity:
    known = {"有效": Validity.VALID, "失效": Validity.INVALID, "废止": Validity.REPEALED}
    known |= {"修订": Validity.AMENDED, "修改": Validity.AMENDED, "现行有效": Validity.VALID}
    return known.get(text, Validity.UNKNOWN)


def _code(number: str, title: str, issuer: str, day: date | None) -> str:
    """The same document gets the same code each time: by its number, else by what names it."""
    names = (
        ["number", key_of(number)] if number else ["title", key_of(title), key_of(issuer), str(day)]
    )
    return "P-" + hashlib.sha256("|".join(names).encode()).hexdigest()[:20].upper()
