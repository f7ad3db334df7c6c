"""Rules on the text itself, of whatever document: punctuation, placeholders, telephones, people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import lru_cache

from kiosk.common.errors import Rejected
from kiosk.common.identity import check_identity_number
from kiosk.content.codec import Document
from kiosk.content.editing.names import field_name
from kiosk.content.lint_rules import Fault
from kiosk.content.lint_words import outdated
from kiosk.content.model import ServiceItem
from kiosk.content.phones import Trouble, troubles
from kiosk.content.public_model import Bundle, ListEntry, PaperForm

_HALF_WIDTH = re.compile(
    r"[\u4e00-\u9fff》”][,;:?!()]|[,;?!()][\u4e00-\u9fff《“]|[\u4e00-\u9fff]\"|\"[\u4e00-\u9fff]"
)
_DOUBLED = re.compile(r"[，。；：、？！]{2,}")
_PLACEHOLDER = re.compile(
    r"^(无内容|待补充|待完善|待定|略|同上|测试.{0,4}|暂无|见附件|详见附件|\?+|？+|-+|/+|x{2,}|X{2,}|null|None|NULL)[。.]?$"
)
_ADDRESS = re.compile(r"https?://\S+")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d{17}[0-9Xx](?![0-9A-Za-z])")
_NOT_PROSE = {
    "code",
    "key",
    "when",
    "online_url",
    "mobile_url",
    "website",
    "form_code",
    "catalog_code",
    "handle_item_code",
    "department_code",
    "party_code",
    "project_code",
    "document_number",
    "hours",
    "appointments",
}
PHONE_FIELDS = {"contact", "complaint", "phone", "complaint_phone", "hotline"}
_FULL_WIDTH = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_OLD_WORDS_MEANT = {"aliases", "question"}
"""People search by the old words, and ask with them."""
_GUIDING = (ServiceItem, Bundle, ListEntry, PaperForm)
_SHOWN = 24


def faults(document: Document) -> Iterable[Fault]:
    """At most one fault of each kind for each field: its first place is told."""
    told: set[tuple[str, str]] = set()
    for place, leaf, text in _texts(document):
        for fault in _of_text(place, leaf, text):
            if (fault.code, place) not in told:
                told.add((fault.code, place))
                yield fault
        if isinstance(document, _GUIDING) and leaf not in _OLD_WORDS_MEANT:
            old = outdated(text)
            if old and ("lint.word_outdated", old[0]) not in told:
                told.add(("lint.word_outdated", old[0]))
                about = {"old": old[0], "new": old[1]}
                yield Fault("lint.word_outdated", about, error=False, place=place)


def _texts(value: object, place: str = "", leaf: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text of a document with its field and the innermost name it stands under."""
    if isinstance(value, str):
        if value:
            yield place, leaf, value
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if inner:
                yield from _texts(inner, place or field.name, field.name)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, place, leaf)


def _of_text(place: str, leaf: str, text: str) -> Iterable[Fault]:
    if leaf in PHONE_FIELDS:
        for trouble in troubles(text):
            yield _phone_fault(place, trouble)
    if leaf in _NOT_PROSE:
        return
    yield from _of_prose(place, leaf, text)
    for number in _NUMBER.findall(text):
        if _is_identity(number):
            yield Fault("lint.personal_number", {"text": field_name(place)}, place=place)


@lru_cache(maxsize=16_384)
def _of_prose(place: str, leaf: str, text: str) -> tuple[Fault, ...]:
    found = []
    plain = _ADDRESS.sub("", text)
    half = _HALF_WIDTH.search(plain)
    if half:
        about = {"text": _around(plain, half.start())}
        found.append(Fault("lint.half_width", about, error=False, place=place))
    wide = _FULL_WIDTH.search(plain)
    if wide:
        about = {"text": _around(plain, wide.start())}
        found.append(Fault("lint.full_width", about, error=False, place=place))
    doubled = _DOUBLED.search(plain)
    if doubled and "……" not in doubled.group():
        about = {"text": _around(plain, doubled.start())}
        found.append(Fault("lint.doubled_punctuation", about, error=False, place=place))
    if _PLACEHOLDER.fullmatch(plain.strip()) and leaf != "name":
        found.append(Fault("lint.placeholder", {"text": plain.strip()[:_SHOWN]}, place=place))
    return tuple(found)


def _phone_fault(place: str, trouble: Trouble) -> Fault:
    error = trouble.code == "lint.phone_form"
    return Fault(trouble.code, {"phone": trouble.phone}, error=error, place=place)


def _around(text: str, at: int) -> str:
    return text[max(0, at - 8) : at + 10].replace("\n", " ")


def _is_identity(number: str) -> bool:
    try:
        check_identity_number(number, today=date.max)
    except Rejected:
        return False
    return True
