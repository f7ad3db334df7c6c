"""What of a document can be found, under which names, and what the result line says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.common.spans import spans
from kiosk.content.codec import Document, identity_of, type_of
from kiosk.content.model import Notice, Organ, PolicyDocument, ServiceItem
from kiosk.content.normalise import key_of
from kiosk.content.public_terms import PolicyKind
from kiosk.content.search_lines import ALIAS, CODE, NAME, NUMBER, OFFICE, SHORT, public_line
from kiosk.content.search_terms import number_terms, sounded_terms, union, written_terms
from kiosk.content.syllables import readings
from kiosk.content.terms import ItemState, Validity

Part = tuple[str, str, str, str]
"""Which name, the name as written, folded, and its readings (blank where not spoken)."""

_BODY_CHARACTERS = 60_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One line that a search can show."""

    kind: str
    code: str
    position: int
    name: str
    department: str
    summary: str
    complete: bool
    parts: tuple[Part, ...]
    body: str

    def title_terms(self) -> set[str]:
        """Terms of its names and numbers."""
        return title_terms(self.parts)

    def body_terms(self) -> set[str]:
        """Terms of everything it says, and of the department's pinyin."""
        spoken = [sounded_terms(part[3].split()) for part in self.parts if part[0] == OFFICE]
        return written_terms(key_of(self.body[:_BODY_CHARACTERS])) | union(spoken)


def title_terms(parts: Iterable[Part]) -> set[str]:
    """Terms of names and numbers; the department is found by what a document says."""
    return union(
        number_terms(key) if which == CODE else written_terms(key) | sounded_terms(read.split())
        for which, _, key, read in parts
        if which != OFFICE
    )


def entries_of(document: Document) -> list[Entry]:
    """The lines of a document; none for what is not searched or no longer in use."""
    if isinstance(document, ServiceItem):
        return [] if document.state is ItemState.CANCELLED else _item_entries(document)
    if isinstance(document, Organ):
        return [_organ_entry(document)]
    if isinstance(document, PolicyDocument):
        return [_policy_entry(document)]
    if isinstance(document, Notice):
        return [_notice_entry(document)]
    line = public_line(document)
    if line is None:
        return []
    name, office = line.names[0][1], line.office
    parts = _parts(*line.names, (OFFICE, office))
    return [_entry(document, name, office, line.summary, parts, _joined(office, *line.texts))]


def item_summary(item: ServiceItem) -> str:
    """The figures a person asks first: how long, how much, where."""
    limit = item.promised_limit or item.statutory_limit
    facts = []
    if item.case_type and item.case_type.value == "即办件":
        facts.append("当场办结")
    elif limit:
        facts.append(f"{limit.days} {'个' if limit.unit.value != '小时' else ''}{limit.unit.value}")
    if item.charges is not None:
        facts.append(_charge(item))
    if item.windows:
        facts.append(f"{spans(item.windows)} 号窗口")
    return " · ".join(facts)


def _charge(item: ServiceItem) -> str:
    if not item.charges:
        return "不收费"
    amounts = {fee.yuan for fee in item.fees if fee.yuan}
    if len(amounts) == 1 and len(item.fees) == 1:
        return f"{amounts.pop()} 元"
    return "收费"


def _item_entries(item: ServiceItem) -> list[Entry]:
    codes = [item.code, item.catalog_code, item.handle_item_code]
    parts = _parts(
        (NAME, item.name),
        (SHORT, item.short_name if item.short_name != item.name else ""),
        *((ALIAS, alias) for alias in item.aliases),
        (OFFICE, item.department),
        *((CODE, code) for code in codes),
    )
    lines = [_entry(item, item.name, item.department, item_summary(item), parts, _item_body(item))]
    for position, question in enumerate(item.questions):
        asked = _parts((NAME, question.question), (OFFICE, item.department))
        body = _joined(question.question, question.answer, item.name, *item.aliases)
        lines.append(
            Entry(
                "question",
                item.code,
                position,
                question.question,
                item.department,
                item.name,
                True,
                asked,
                body,
            )
        )
    return lines


def _item_body(item: ServiceItem) -> str:
    return _joined(
        *(item.name, item.short_name, *item.aliases, item.department, item.main_item),
        *(item.result_name, item.place, item.handling_office, item.service_range),
        *(*item.themes, *(label.value for label in item.labels), *item.conditions),
        *item.legal_basis,
        *(one.name for one in item.materials),
        *(f"{one.name} {one.detail}" for one in item.steps),
    )


def _organ_entry(organ: Organ) -> Entry:
    parts = _parts((NAME, organ.name), (SHORT, organ.short_name))
    body = _joined(organ.name, organ.short_name, organ.address, organ.phone, *organ.duties)
    return _entry(organ, organ.name, organ.short_name, organ.address, parts, body)


def _notice_entry(notice: Notice) -> Entry:
    parts = _parts((NAME, notice.title), (OFFICE, notice.issuer), (CODE, notice.code))
    body = _joined(notice.title, notice.issuer, *notice.body)
    summary = notice.published_on.isoformat()
    return _entry(notice, notice.title, notice.issuer, summary, parts, body)


def _policy_entry(policy: PolicyDocument) -> Entry:
    parts = _parts(
        (NAME, policy.title),
        (NUMBER, policy.document_number),
        (OFFICE, policy.issuer),
        *((CODE, code) for code in (policy.code, policy.index_number)),
    )
    shown = [policy.document_number, policy.issue]
    if policy.kind is not PolicyKind.POLICY:
        shown.insert(0, policy.kind.value)
    if policy.validity is not Validity.UNKNOWN:
        shown.insert(0, policy.validity.value)
    names = (policy.title, policy.document_number, policy.issuer, policy.addressee)
    asked = (text for one in policy.questions for text in (one.question, one.answer))
    told = (f"{card.heading} {card.text}" for card in policy.cards)
    body = _joined(*names, policy.theme, policy.category, *policy.body, *asked, *told)
    summary = " · ".join(fact for fact in shown if fact)
    return _entry(policy, policy.title, policy.issuer, summary, parts, body)


def _entry(
    document: Document,
    name: str,
    department: str,
    summary: str,
    parts: tuple[Part, ...],
    body: str,
) -> Entry:
    complete = document.complete if isinstance(document, ServiceItem) else True
    code = identity_of(document)
    return Entry(type_of(document), code, 0, name, department, summary, complete, parts, body)


def _parts(*names: tuple[str, str]) -> tuple[Part, ...]:
    found: list[Part] = []
    for which, written in names:
        key = key_of(written)
        if key:
            spoken = which not in (NUMBER, CODE)
            found.append((which, written, key, " ".join(readings(key)) if spoken else ""))
    return tuple(found)


def _joined(*texts: str) -> str:
    """Texts in a row; the line between keeps their ends apart, but the index need not."""
    return "\n".join(text for text in _nonempty(texts))


def _nonempty(texts: Iterable[str]) -> Iterable[str]:
    return (text for text in texts if text)
