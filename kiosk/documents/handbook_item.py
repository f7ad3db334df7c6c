"""One item of the handbook: large facts first, then the flow, the materials, the questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportlab.lib.units import mm

from kiosk.content.model import Fee, Material, ServiceItem
from kiosk.content.terms import Necessity
from kiosk.content.version_mark import version_mark
from kiosk.documents.blocks import Columns, Gap, paragraph
from kiosk.documents.flow import Entry
from kiosk.documents.font_files import Weight
from kiosk.documents.handbook_blocks import fact_rows, item_head, step_rows
from kiosk.documents.handbook_format import Format, Register
from kiosk.documents.lettering import Span
from kiosk.documents.notice import limit_words
from kiosk.documents.parts import GREY, SectionHead, Tinted
from kiosk.documents.wording import word

_NAMED = 4
"""So many materials are named among the large facts; the table below has them all."""
_SHARES = (0.07, 0.49, 0.17, 0.27)
_CELL: float = 1.1 * mm


def item_key(code: str) -> str:
    """Where links to an item lead."""
    return f"item-{code}"


def item_entries(
    item: ServiceItem, link: str, paper: Format, register: Register, names: Mapping[str, str]
) -> Iterator[Entry]:
    """The whole section; ``names`` are those of the items that the book holds."""
    head = item_head(
        paper,
        register,
        key=item_key(item.code),
        name=item.tile_name,
        told=_told(item),
        chips=[label.value for label in item.labels],
        link=link,
        mark=word("paper.version", mark=version_mark(item)),
    )
    yield Entry(head, keep_with_next=True)
    yield Entry(Gap(1.5 * mm), keep_with_next=True)
    rows = list(fact_rows(paper, _facts(item)))
    for place, row in enumerate(rows):
        yield Entry(row, keep_with_next=place + 1 < len(rows))
    yield from _changes(item, paper)
    yield from _conditions(item, paper)
    yield from _steps(item, paper)
    yield from _materials(item, paper)
    yield from _fees(item, paper)
    yield from _questions(item, paper)
    yield from _closing(item, paper, [names[code] for code in item.related if code in names])


def _told(item: ServiceItem) -> str:
    full = item.name if item.tile_name != item.name else ""
    kind = word(f"task_type.{item.task_type.value}")
    case = item.case_type.value if item.case_type else ""
    who = "、".join(word(f"audience.{one.value}") for one in item.audiences)
    told = " · ".join(text for text in (kind, case, who) if text)
    return "\n".join(text for text in (full, told) if text)


def _facts(item: ServiceItem) -> list[tuple[str, str]]:
    windows = word("handbook.windows_of", windows="、".join(item.windows))
    place = "，".join([item.place] * bool(item.place) + [windows] * bool(item.windows))
    limit = limit_words(item.promised_limit)
    if limit and item.statutory_limit and item.statutory_limit != item.promised_limit:
        most = limit_words(replace(item.statutory_limit, note=""))
        limit += word("handbook.statutory", limit=most)
    facts = (
        ("bring", _bring(item)),
        ("where", place),
        ("when", item.hours),
        ("limit", limit),
        ("fee", _fee_words(item)),
        ("visits", visits_words(item.visits)),
        ("result", item.result_name),
    )
    return [(word(f"handbook.{name}"), text) for name, text in facts]


def visits_words(visits: int | None) -> str:
    """How often one has to come."""
    if visits is None:
        return ""
    return word("notice.visit_count", count=visits) if visits else word("handbook.no_visit")


def _bring(item: ServiceItem) -> str:
    if not item.materials:
        return word("notice.no_materials").rstrip("。")
    always = [one.name for one in item.materials if _is_always(one)]
    told = "、".join(always[:_NAMED])
    if len(always) > _NAMED:
        told += word("handbook.and_more", count=len(always))
    rest = len(item.materials) - len(always)
    if rest and told:
        told += word("handbook.by_case", count=rest)
    return told or word("handbook.only_by_case", count=rest)


def _is_always(material: Material) -> bool:
    return material.necessity is Necessity.REQUIRED and not material.when


def _fee_words(item: ServiceItem) -> str:
    if not item.fees:
        key = {True: "fee.ask", False: "fee.none", None: "fee.unknown"}[item.charges]
        return word(key).rstrip("。")
    if len(item.fees) == 1:
        return item.fees[0].standard.rstrip("。")
    return word("handbook.fees_below", count=len(item.fees))


def _heading(key: str, paper: Format) -> Iterator[Entry]:
    yield Entry(Gap(3 * mm), keep_with_next=True)
    text = paragraph(word(f"handbook.{key}"), paper.style(1.12, bold=True), paper.width)
    yield Entry(SectionHead(text), keep_with_next=True)
    yield Entry(Gap(0.8 * mm), keep_with_next=True)


def _changes(item: ServiceItem, paper: Format) -> Iterator[Entry]:
    for change in sorted(item.changes, key=lambda one: one.on, reverse=True)[:2]:
        yield Entry(Gap(1.5 * mm), keep_with_next=True)
        told = word("handbook.changed", on=change.on.isoformat(), text=change.text)
        yield Entry(paper.text([Span(told, Weight.BOLD)]))


def _conditions(item: ServiceItem, paper: Format) -> Iterator[Entry]:
    if item.conditions:
        yield from _heading("conditions", paper)
        for number, text in enumerate(item.conditions, start=1):
            yield Entry(paper.text(f"{number}. {text}" if len(item.conditions) > 1 else text))


def _steps(item: ServiceItem, paper: Format) -> Iterator[Entry]:
    if item.steps:
        yield from _heading("steps", paper)
        for row in step_rows(paper, item.steps):
            yield Entry(row)


def _materials(item: ServiceItem, paper: Format) -> Iterator[Entry]:
    if not item.materials:
        return
    yield from _heading("materials", paper)
    titles = [word(f"handbook.material_{part}") for part in ("number", "name", "form", "source")]
    header = _row(paper, [[Span(title, Weight.BOLD)] for title in titles], shade=True)
    yield Entry(header, keep_with_next=True)
    for number, one in enumerate(item.materials, start=1):
        cells = [[Span(str(number))], _named(one), [Span(_copies(one))], [Span(_source(one))]]
        yield Entry(_row(paper, cells), header=header)


def _row(paper: Format, cells: Sequence[Sequence[Span]], *, shade: bool = False) -> Columns:
    placed = []
    left = 0.0
    for spans, share in zip(cells, _SHARES, strict=True):
        room = share * paper.width - 2 * _CELL
        placed.append((left + _CELL, paragraph(spans, paper.style(0.95), room)))
        left += share * paper.width
    return Columns(tuple(placed), padding=_CELL, ruled=paper.width, shade=shade)


def _named(material: Material) -> list[Span]:
    mark = ""
    if material.necessity is not Necessity.REQUIRED:
        mark = f"（{material.necessity.value}）"
    told = [
        word(f"material.{key}", text=text)
        for key, text in (
            ("condition", material.condition),
            ("filling", material.filling_notes),
            ("acceptance", material.acceptance),
        )
        if text
    ]
    if material.form_code:
        told.append(word("handbook.form_here"))
    spans = [Span(material.name + mark, Weight.BOLD)]
    return [*spans, Span("\n" + "\n".join(told))] if told else spans


def _copies(material: Material) -> str:
    lines = [material.form.value]
    if material.originals:
        lines.append(word("material.originals", count=material.originals))
    if material.copies:
        lines.append(word("material.copies", count=material.copies))
    return "\n".join(lines)


def _source(material: Material) -> str:
    lines = [material.source_note or material.source.value]
    if material.issuer:
        lines.append(word("material.issuer", text=material.issuer))
    return "\n".join(lines)


def _fees(item: ServiceItem, paper: Format) -> Iterator[Entry]:
    if item.fees:
        yield from _heading("fees", paper)
        for fee in item.fees:
            yield Entry(paper.text([Span(fee.name + "：", Weight.BOLD), Span(_fee(fee))]))


def _fee(fee: Fee) -> str:
    parts = [fee.standard, word("fee.relief", text=fee.relief) if fee.relief else "", fee.basis]
    return "；".join(part.rstrip("。；") for part in parts if part) + "。"


def _questions(item: ServiceItem, paper: Format) -> Iterator[Entry]:
    if item.questions:
        yield from _heading("questions", paper)
        for one in item.questions:
            asked = [Span(word("handbook.asked", text=one.question), Weight.BOLD)]
            yield Entry(paper.text(asked), keep_with_next=True)
            yield Entry(paper.text(word("handbook.answered", text=one.answer)))


def _closing(item: ServiceItem, paper: Format, related: Sequence[str]) -> Iterator[Entry]:
    """Whom to ask and to complain to; what it stands on."""
    facts = (
        ("contact", item.contact),
        ("complaint", item.complaint),
        ("online", item.online_url),
        ("remedy", _remedy(item)),
        ("related", "、".join(related)),
        ("basis", "；".join(text.rstrip("。") for text in item.legal_basis)),
    )
    small = paper.style(0.9)
    lines = [word(f"handbook.{name}", text=text) for name, text in facts if text]
    if lines:
        yield Entry(Gap(2 * mm), keep_with_next=True)
    for line in lines:
        yield Entry(Tinted(paragraph(line, small, paper.width), GREY))


def _remedy(item: ServiceItem) -> str:
    offices = [item.review_office, item.litigation_court]
    return "；".join(office for office in offices if office)
