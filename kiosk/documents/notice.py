"""一次性告知单: everything a resident must know and bring, on A4."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib.units import mm

from kiosk.common.spans import spans
from kiosk.content.model import Fee, Material, ServiceItem, TimeLimit
from kiosk.content.qr import matrix
from kiosk.content.situations import Need, answers, needs
from kiosk.content.terms import LimitUnit, Necessity
from kiosk.content.version_mark import version_mark
from kiosk.documents.blocks import Align, Block, Code, Paragraph, Style, Whole, paragraph
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span
from kiosk.documents.model import OneTimeNotice
from kiosk.documents.pen import Pen
from kiosk.documents.sheet import WIDTH, Sheet
from kiosk.documents.slips import moment
from kiosk.documents.wording import word

_CODE_COLUMN = 36 * mm


@dataclass(frozen=True, slots=True)
class _Title(Whole):
    """The head of the first page: words on the left, the code on the right."""

    words: tuple[Paragraph, ...]
    code: Code | None
    caption: Paragraph

    @property
    def height(self) -> float:
        code = self.code.height + self.caption.height if self.code else 0.0
        return max(sum(line.height for line in self.words), code)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        if self.code:
            left = x + WIDTH - _CODE_COLUMN
            self.code.draw(pen, left, top)
            self.caption.draw(pen, left, top + self.code.height)
        for line in self.words:
            line.draw(pen, x, top)
            top += line.height


def one_time_notice(notice: OneTimeNotice) -> bytes:
    """The whole guide of the item, with reasons and remedies when it was refused.

    In the order in which a person needs it: where, when and how long, what to bring, what it
    costs, how it goes; then the law, and codes that only an office reads.
    """
    sheet = Sheet(large_print=notice.large_print)
    sheet.add(_title(notice))
    sheet.gap(2)
    item = notice.item
    if not item.complete:
        sheet.prose([Span(word("notice.incomplete"), Weight.BOLD)])
    _refusal(sheet, notice)
    _places(sheet, item)
    _situation(sheet, notice)
    _materials(sheet, item, notice.chosen)
    _fees(sheet, item)
    _steps(sheet, item)
    _texts(sheet, "notice.conditions", item.conditions)
    _texts(sheet, "notice.basis", item.legal_basis)
    _remedies(sheet, item)
    _summary(sheet, item)
    _signatures(sheet, notice)
    return sheet.pdf(
        title=f"{word('notice.title')} {item.name}",
        author=notice.hall,
        head=f"{notice.hall} · {word('notice.title')} · {item.name}",
        foot=_foot(notice),
        numbering=word("notice.numbering", page="{page}", pages="{pages}"),
    )


def _title(notice: OneTimeNotice) -> Block:
    room = WIDTH - _CODE_COLUMN - 4 * mm if notice.link else WIDTH
    bold = Style(24, 1.4, weight=Weight.BOLD, swell=0.025)
    words = [
        paragraph(notice.hall, Style(12, 1.5), room),
        paragraph(word("notice.title"), bold, room),
        paragraph(notice.item.name, replace(bold, size=15), room),
    ]
    if notice.reprint:
        mark = word("notice.reprint", at=moment(notice.printed_at))
        words.append(paragraph(mark, Style(12, 1.5, weight=Weight.BOLD, swell=0.02), room))
    code = Code(matrix(notice.link), 30 * mm, _CODE_COLUMN) if notice.link else None
    caption = paragraph(word("notice.code"), Style(9, 1.3, Align.CENTRE), _CODE_COLUMN)
    return _Title(tuple(words), code, caption)


def _refusal(sheet: Sheet, notice: OneTimeNotice) -> None:
    if not notice.refusal:
        return
    sheet.heading(word("notice.refusal"))
    sheet.numbered(notice.refusal)
    if notice.remedies:
        sheet.prose([Span(word("notice.remedies"), Weight.BOLD), Span(notice.remedies)])


def _summary(sheet: Sheet, item: ServiceItem) -> None:
    sheet.heading(word("notice.summary"))
    listed = "、".join
    sheet.pairs(
        [
            (word("notice.item_code"), item.code),
            (word("notice.department"), item.department),
            (word("notice.task_type"), word(f"task_type.{item.task_type.value}")),
            (
                word("notice.audiences"),
                listed(word(f"audience.{who.value}") for who in item.audiences),
            ),
            (word("notice.case_type"), item.case_type.value if item.case_type else ""),
            (word("notice.statutory_limit"), limit_words(item.statutory_limit)),
            (word("notice.channels"), listed(channel.value for channel in item.channels)),
            (word("notice.quantity_limit"), item.quantity_limit),
            (word("notice.special_procedure"), item.special_procedure),
            (word("notice.result"), item.result_name),
        ]
    )


def limit_words(limit: TimeLimit | None) -> str:
    """A time limit in words, with what is not counted."""
    if limit is None:
        return ""
    if limit.days == 0:
        told = word("limit.at_once")
    else:
        hours = limit.unit is LimitUnit.HOUR
        told = word("limit.hours" if hours else "limit.units", count=limit.days, unit=limit.unit)
    return f"{told}（{limit.note}）" if limit.note else told


def _visits(item: ServiceItem) -> str:
    if item.visits is None:
        return ""
    if item.visits == 0:
        return word("notice.no_visit")
    told = word("notice.visit_count", count=item.visits)
    return f"{told}（{item.visit_reason}）" if item.visit_reason else told


def _texts(sheet: Sheet, key: str, texts: tuple[str, ...]) -> None:
    if texts:
        sheet.heading(word(key))
        sheet.numbered(texts)


def _situation(sheet: Sheet, notice: OneTimeNotice) -> None:
    """Which answers the list of materials is for."""
    if notice.changed_since:
        told = word("notice.changed", mark=notice.changed_since)
        sheet.prose([Span(told, Weight.BOLD)])
    elif notice.chosen:
        told = "、".join(answers(notice.item, notice.chosen))
        sheet.prose([Span(word("notice.situation", answers=told), Weight.BOLD)])


def _materials(sheet: Sheet, item: ServiceItem, chosen: tuple[str, ...]) -> None:
    listed = [(one, need) for one, need in needs(item, chosen) if need is not Need.LEFT_OUT]
    if not chosen:
        listed = [(one, Need.ASKED) for one in item.materials]
    if not listed:
        sheet.heading(word("notice.materials_none"))
        sheet.prose(word("notice.no_materials" if item.complete else "notice.ask_materials"))
        return
    sheet.heading(word("notice.materials", count=len(listed)))
    head = [word(f"notice.material_{part}") for part in ("number", "name", "form", "source")]
    rows = [
        [
            [Span(str(number))],
            _material_name(one, open_=need is Need.OPEN),
            [Span(_form(one))],
            [Span(_source(one))],
        ]
        for number, (one, need) in enumerate(listed, start=1)
    ]
    sheet.table(head, rows, (0.08, 0.42, 0.2, 0.3))


def _material_name(material: Material, *, open_: bool) -> list[Span]:
    notes = [
        ("condition", material.condition),
        ("size", material.size),
        ("filling", material.filling_notes),
        ("acceptance", material.acceptance),
        ("basis", material.basis),
    ]
    mark = ""
    if open_ or material.necessity is Necessity.CONDITIONAL:
        mark = word("notice.by_case")
    elif material.necessity is Necessity.LATER:
        mark = word("notice.later")
    name = [Span(material.name + mark, Weight.BOLD)]
    return name + [Span("\n" + word(f"material.{key}", text=text)) for key, text in notes if text]


def _form(material: Material) -> str:
    lines = [material.kind.value, material.form.value]
    if material.originals:
        lines.append(word("material.originals", count=material.originals))
    if material.copies:
        lines.append(word("material.copies", count=material.copies))
    return "\n".join(lines)


def _source(material: Material) -> str:
    note = f"（{material.source_note}）" if material.source_note else ""
    lines = [material.source.value + note]
    for key, text in (
        ("issuer", material.issuer),
        ("blank_form", material.blank_form),
        ("sample", material.sample),
    ):
        if text:
            lines.append(word(f"material.{key}", text=text))
    return "\n".join(lines)


def _steps(sheet: Sheet, item: ServiceItem) -> None:
    if not item.steps:
        return
    sheet.heading(word("notice.steps"))
    head = [word(f"notice.step_{part}") for part in ("name", "office", "limit", "detail")]
    rows = [
        [
            [Span(f"{number}. {step.name}", Weight.BOLD)],
            [Span(step.office)],
            [Span(step.limit)],
            [Span("\n".join(text for text in (step.detail, step.special) if text))],
        ]
        for number, step in enumerate(item.steps, start=1)
    ]
    sheet.table(head, rows, (0.2, 0.22, 0.18, 0.4))


def _fees(sheet: Sheet, item: ServiceItem) -> None:
    sheet.heading(word("notice.fees"))
    if not item.fees:
        sheet.prose(word({True: "fee.ask", False: "fee.none", None: "fee.unknown"}[item.charges]))
        return
    head = [word(f"fee.{part}") for part in ("name", "standard", "basis", "yuan")]
    rows = [
        [
            [Span(fee.name, Weight.BOLD)],
            [Span(_standard(fee))],
            [Span(fee.basis)],
            [Span(fee.yuan)],
        ]
        for fee in item.fees
    ]
    sheet.table(head, rows, (0.2, 0.32, 0.34, 0.14), right=(3,))


def _standard(fee: Fee) -> str:
    return "\n".join(
        [fee.standard, word("fee.relief", text=fee.relief)] if fee.relief else [fee.standard]
    )


def _places(sheet: Sheet, item: ServiceItem) -> None:
    """Where, when, whom to ask, and how long it takes; a bare item has none of it."""
    told = [
        (word("notice.place"), item.place),
        (
            word("notice.windows"),
            word("ticket.window_numbers", windows=spans(item.windows)) if item.windows else "",
        ),
        (word("notice.hours"), item.hours),
        (word("notice.online"), item.online_url),
        (word("notice.contact"), item.contact),
        (word("notice.promised_limit"), limit_words(item.promised_limit)),
        (word("notice.visits"), _visits(item)),
        (word("notice.transport"), item.transport),
    ]
    if any(text for _, text in told):
        sheet.heading(word("notice.places"))
        sheet.pairs(told)


def _remedies(sheet: Sheet, item: ServiceItem) -> None:
    told = [
        (word("notice.complaint"), item.complaint),
        (word("notice.review"), item.review_office),
        (word("notice.litigation"), item.litigation_court),
    ]
    if any(text for _, text in told):
        sheet.heading(word("notice.supervision"))
        sheet.pairs(told)


def _signatures(sheet: Sheet, notice: OneTimeNotice) -> None:
    """Only a refusal is handed over against signatures."""
    if notice.refusal:
        sheet.gap(8)
        sheet.prose(word("notice.signatures"))


def _foot(notice: OneTimeNotice) -> str:
    item = notice.item
    parts = [word("paper.version", mark=version_mark(item))]
    if item.version:
        parts.append(word("notice.version", version=item.version))
    if item.updated_on:
        parts.append(word("notice.updated", on=item.updated_on.isoformat()))
    parts.append(word("notice.printed", at=moment(notice.printed_at), terminal=notice.terminal))
    return " · ".join(parts)
