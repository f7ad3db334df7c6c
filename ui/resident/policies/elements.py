"""What is known of a document: its elements, what replaced it, and what belongs to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from kiosk.content.model import Notice
from kiosk.content.public.model import Named, PolicyReading
from kiosk.content.terms import Validity
from kiosk.content.version_mark import version_mark

translate = QCoreApplication.translate


def elements(subject: PolicyReading | Notice) -> list[tuple[str, str]]:
    """Names and values; an empty value is not shown."""
    if isinstance(subject, Notice):
        return [
            (translate("reading", "发布单位"), subject.issuer),
            (translate("reading", "发布日期"), _day(subject.published_on)),
            (translate("reading", "有效期至"), _day(subject.until)),
        ]
    document = subject.document
    valid = "" if document.validity is Validity.UNKNOWN else document.validity.value
    ended = {
        Validity.REPEALED: translate("reading", "废止日期"),
        Validity.INVALID: translate("reading", "失效日期"),
    }.get(document.validity, "")
    return [
        (translate("reading", "发文机关"), document.issuer),
        (translate("reading", "发文字号"), document.document_number),
        (translate("reading", "成文日期"), _day(document.made_on)),
        (translate("reading", "施行日期"), _day(document.effective_on)),
        (translate("reading", "有效性"), valid),
        (ended, _day(document.ended_on) if ended else ""),
        (translate("reading", "发布日期"), _day(document.published_on)),
        (translate("reading", "类别"), document.category),
        (translate("reading", "主题"), document.theme),
        (translate("reading", "期号"), document.issue),
        (translate("reading", "索引号"), document.index_number),
        (translate("reading", "来源"), document.source),
        (translate("reading", "版本"), version_mark(document)),
    ]


def warning(subject: PolicyReading) -> str:
    """That the document is not in force any more, or was amended; empty for a standing one."""
    document, by = subject.document, subject.replaced_by
    newer = translate("reading", "现行文件见下面。") if by else ""
    if document.validity is Validity.AMENDED:
        return translate("reading", "这份文件已经修订，请对照修改的文件阅读。")
    if document.validity not in (Validity.INVALID, Validity.REPEALED):
        return ""
    text = translate("reading", "这份文件已经{0}，仅供查阅，不再作为办事依据。{1}")
    return text.format(document.validity.value, newer)


def links(subject: PolicyReading) -> list[tuple[str, str, str]]:
    """(label, code, title): what stands in its place first, then interpretations both ways."""
    document = subject.document
    amended = document.validity is Validity.AMENDED
    instead = translate("reading", "修改文件") if amended else translate("reading", "现行文件")
    groups: list[tuple[str, tuple[Named, ...]]] = [
        (instead, subject.replaced_by),
        (translate("reading", "解读的文件"), subject.explains),
        (translate("reading", "政策解读"), subject.explained_by),
        (translate("reading", "原来的文件"), subject.replaces),
    ]
    return [(label, one.code, one.name) for label, found in groups for one in found]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
