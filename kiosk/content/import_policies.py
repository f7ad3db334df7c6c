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
from pathlib import Path

from kiosk.common.errors import Rejected
from kiosk.content import release
from kiosk.content.changes import CheckedPut
from kiosk.content.chinese_dates import find_date, is_date_alone
from kiosk.content.codec import MAX_NAME, document_hash, encode, to_document
from kiosk.content.document_numbers import number_alone, number_at_end, tidy_number
from kiosk.content.editing.history import occasion
from kiosk.content.import_report import FileReport, RowNote
from kiosk.content.model import PolicyDocument
from kiosk.content.normalise import key_of
from kiosk.content.page_noise import clean_lines, is_label_line, labels_in
from kiosk.content.reading import read_text
from kiosk.content.records import LOCAL, PLATFORM_OWNED, standing_of, write
from kiosk.content.terms import Validity
from kiosk.store.store import Store

MAX_BYTES = 5_000_000
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


def import_policy(store: Store, path: Path) -> FileReport:
    """Imports one document; importing it again changes nothing.

    Raises:
        Rejected: when the file is too large, not a text, or has no title and text.
    """
    policy = read_policy(read_text(path, MAX_BYTES))
    warnings = tuple(RowNote(1, f"import.policy_no_{what}") for what in missing_in(policy))
    plain = to_document(policy)
    sha256 = document_hash(plain)
    with store.command("content") as command:
        connection = command.connection
        release.lock(connection)
        before = standing_of(connection, [("policy", policy.code)]).get(("policy", policy.code))
        if before and before.origin in PLATFORM_OWNED:
            return FileReport(
                path.name, "policy", skipped=(RowNote(1, "import.kept_platform", policy.code),)
            )
        if before and before.sha256 == sha256:
            return FileReport(path.name, "policy", unchanged=1, warnings=warnings)
        rev = before.rev + 1 if before else 1
        put = CheckedPut("policy", policy.code, rev, sha256, encode(policy), policy)
        told = occasion(connection, command.now, made_by="import", why=path.name[:100])
        write(connection, [put], [], LOCAL, told)
        command.audit("content.policy_imported", policy.code, rev=rev)
    return FileReport(
        path.name, "policy", added=int(rev == 1), changed=int(rev > 1), warnings=warnings
    )


def missing_in(policy: PolicyDocument) -> list[str]:
    """What a reader would expect and the text does not say; a letter may well have no number."""
    wanted = {"issuer": policy.issuer, "date": policy.made_on or policy.published_on}
    return [name for name, value in wanted.items() if not value]


def read_policy(text: str) -> PolicyDocument:
    """Reads a document from its text.

    Raises:
        Rejected: ``import.policy_no_text`` when nothing is left beside the title.
    """
    lines = clean_lines(text)
    reading = _Reading(labels_in(lines[:_HEAD_LINES]))
    rest = [line for at, line in enumerate(lines) if at >= _HEAD_LINES or not is_label_line(line)]
    if not rest:
        raise Rejected("import.policy_no_text")
    _read_title(reading, rest)
    _read_head(reading, rest)
    _read_signature(reading)
    if not reading.body:
        raise Rejected("import.policy_no_text")
    return _document(reading)


def _read_title(reading: _Reading, rest: list[str]) -> None:
    """The first line, unless a label names the title; its own number may stand at its end."""
    first = rest.pop(0)
    title, reading.number = number_at_end(reading.labels.get("title") or first)
    reading.title = title[:MAX_NAME]


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
    issuer = labels.get("issuer", "") or reading.issuer or _issuer_in_title(reading.title)
    made_on = find_date(labels.get("made_on", "")) or reading.made_on
    published_on = find_date(labels.get("published_on", ""))
    return PolicyDocument(
        code=_code(number, reading.title, issuer, made_on or published_on),
        title=reading.title,
        body=tuple(reading.body),
        issuer=issuer,
        document_number=number,
        category=labels.get("category", ""),
        theme=labels.get("theme", ""),
        made_on=made_on,
        published_on=published_on,
        effective_on=find_date(labels.get("effective_on", "")),
        validity=_validity(labels.get("validity", "")),
        addressee=reading.addressee,
        source=labels.get("source", ""),
    )


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
