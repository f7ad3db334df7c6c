"""The annual report on A4: the form's two tables, the quarters, cards, checks and notes."""

from __future__ import annotations

from reportlab.lib.units import mm

from kiosk.documents.annual_form import AnnualPaper, Role, table3_cells, table4_cells
from kiosk.documents.annual_words import (
    card_cells,
    card_titles,
    check_lines,
    figure_words,
    notes,
    problem_lines,
    quarter_lines,
    quarter_titles,
    span_line,
    title,
)
from kiosk.documents.blocks import Align, Gap, Style, paragraph
from kiosk.documents.font_files import Weight
from kiosk.documents.form_table import form_table
from kiosk.documents.lettering import Span
from kiosk.documents.sheet import WIDTH, Sheet
from kiosk.documents.slips import moment
from kiosk.documents.wording import word

_SIZE = 9.0
_PADDING: float = 1.0 * mm
_UNDER_HEADING: float = 1.2 * mm
_ROW: float = 7.3 * mm
_FIGURE_WIDTH: float = 12.4 * mm
_SIDES: tuple[float, ...] = (10 * mm, 19 * mm)
_CENTRED = Style(_SIZE, 1.3, Align.CENTRE)
_STYLES = {
    Role.HEAD: Style(_SIZE, 1.3, Align.CENTRE, Weight.BOLD),
    Role.SIDE: _CENTRED,
    Role.LABEL: Style(_SIZE, 1.3),
    Role.FIGURE: _CENTRED,
    Role.SUM: Style(_SIZE, 1.3, Align.CENTRE, Weight.BOLD),
}
_CARD_SHARES = (0.145, 0.07, 0.18, 0.2, 0.135, 0.135, 0.135)
_QUARTER_NAMES = 0.34


def annual_pdf(paper: AnnualPaper) -> bytes:
    """The pages of an annual report: table 3 fills the first."""
    sheet = Sheet(large_print=False, size=_SIZE)
    sheet.add(paragraph(title(paper), Style(18, 1.5, Align.CENTRE, Weight.BOLD, 0.025), WIDTH))
    line = word("annual.by", office=paper.office, span=span_line(paper))
    sheet.add(paragraph(line, Style(10, 1.6, Align.CENTRE), WIDTH))
    _form_tables(sheet, paper)
    _checks(sheet, paper)
    _quarters(sheet, paper)
    _cards(sheet, paper)
    sheet.heading(word("report.notes"))
    sheet.numbered(notes())
    return sheet.pdf(
        title=title(paper),
        author=paper.office,
        head=f"{paper.office} · {title(paper)} · {span_line(paper)}",
        foot=word("report.made", hall=paper.office, at=moment(paper.made_at)),
        numbering=word("notice.numbering", page="{page}", pages="{pages}"),
    )


def _form_tables(sheet: Sheet, paper: AnnualPaper) -> None:
    figures = [_FIGURE_WIDTH] * 7
    items = WIDTH - sum(_SIDES) - sum(figures)
    _form_heading(sheet, "annual.table3")
    cells = table3_cells(paper.report)
    widths = [*_SIDES, items, *figures]
    sheet.add(form_table(cells, widths, _STYLES, padding=_PADDING, least=_ROW))
    _form_heading(sheet, "annual.table4")
    cells = table4_cells(paper.report.table4)
    narrow = [WIDTH / 15] * 15
    sheet.add(form_table(cells, narrow, _STYLES, padding=_PADDING, least=_ROW))


def _form_heading(sheet: Sheet, key: str) -> None:
    sheet.heading(word(key))
    sheet.add(Gap(_UNDER_HEADING), keep_with_next=True)


def _checks(sheet: Sheet, paper: AnnualPaper) -> None:
    sheet.heading(word("annual.checks"))
    rows = [[[Span(rule)], [Span(found)]] for rule, found in check_lines(paper.report)]
    sheet.table([word("annual.demand"), word("annual.found")], rows, (0.6, 0.4))
    flaws = problem_lines(paper.report)
    if flaws:
        sheet.gap(2)
        sheet.prose([Span(word("annual.problems", count=len(flaws)), Weight.BOLD)])
        sheet.numbered(flaws)


def _quarters(sheet: Sheet, paper: AnnualPaper) -> None:
    titles = quarter_titles(paper)
    sheet.heading(word("annual.quarters"))
    rows = [
        [[Span(name)], *[[Span(figure_words(figure))] for figure in figures]]
        for name, figures in quarter_lines(paper.quarters)
    ]
    share = (1 - _QUARTER_NAMES) / len(titles)
    shares = (_QUARTER_NAMES, *[share] * len(titles))
    sheet.table([word("annual.figure"), *titles], rows, shares, right=range(1, len(shares)))


def _cards(sheet: Sheet, paper: AnnualPaper) -> None:
    sheet.heading(word("annual.cards"))
    if not paper.quarters.cards:
        sheet.prose(word("annual.no_cards"))
        return
    rows = [[[Span(text)] for text in card_cells(card)] for card in paper.quarters.cards]
    sheet.table(card_titles(), rows, _CARD_SHARES)
