"""The annual report on paper and as a workbook: laid out as the official form."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kiosk.common.workdays import Calendar
from kiosk.disclosure.annual.facts import Flaw, Problem
from kiosk.disclosure.annual.model import COLUMNS, ROWS, annual_report, checks_of_table3
from kiosk.disclosure.annual.quarters import quarters
from kiosk.disclosure.outcomes import Outcome
from kiosk.documents import annual_pdf, annual_workbook
from kiosk.documents.annual_form import AnnualPaper, Role, table3_cells, table4_cells
from tests.disclosure.registers import LAST, register
from tests.documents.paper_reading import pages, pdfminer_text, sizes_mm, squeezed
from tests.documents.workbook_reading import cells, parsed, parts

OFFICE = "示范县人民政府办公室"
MADE_AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def paper_of(year: int = 2025, size: int = 60) -> AnnualPaper:
    cases = register(7, size)
    report = annual_report(cases, year, LAST)
    spans = quarters(cases, year, LAST, Calendar.published())
    return AnnualPaper(OFFICE, report, spans, MADE_AT)


@pytest.fixture(scope="module")
def paper() -> AnnualPaper:
    return paper_of()


@pytest.fixture(scope="module")
def pdf(paper: AnnualPaper) -> bytes:
    return annual_pdf(paper)


@pytest.fixture(scope="module")
def book(paper: AnnualPaper) -> bytes:
    return annual_workbook(paper)


@pytest.mark.parametrize("table", ["three", "four"])
def test_the_cells_of_a_form_cover_it_without_gap_or_overlap(paper, table):
    report = paper.report
    found = table3_cells(report) if table == "three" else table4_cells(report.table4)
    covered = [
        (row, column)
        for cell in found
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    ]
    height, width = (28, 10) if table == "three" else (4, 15)
    assert sorted(covered) == [(row, column) for row in range(height) for column in range(width)]


def test_figures_stand_in_the_forms_rows_and_columns(paper):
    figures = {
        (cell.row, cell.column): cell.content
        for cell in table3_cells(paper.report)
        if cell.role in (Role.FIGURE, Role.SUM)
    }
    expected = {
        (row, column): paper.report.table3.cells[name][column - 3]
        for row, name in enumerate(ROWS, 3)
        for column in range(3, 3 + len(COLUMNS))
    }
    assert figures == expected


def test_table_three_fills_the_first_page_with_all_its_rows(pdf):
    text = squeezed(pdfminer_text(pdf))
    assert "2025年政府信息公开工作年度报告数据表" in text
    assert "三、收到和处理政府信息公开申请情况" in text
    for outcome in Outcome:
        assert outcome.label in text
    for words in ("一、本年新收", "二、上年结转", "（七）总计", "四、结转下年度继续办理"):
        assert words in text
    assert "四、政府信息公开行政复议、行政诉讼情况" in text
    assert text.count("全部相符") == 4


def test_pages_are_a4_and_leave_their_margins_white(pdf):
    assert all(size == pytest.approx((210, 297), abs=0.5) for size in sizes_mm(pdf))
    for image in pages(pdf, 60):
        width, height = image.size
        edge = round(width * 12 / 210)
        for box in ((0, 0, edge, height), (width - edge, 0, width, height)):
            assert image.crop(box).getextrema() == (255, 255)


def test_the_running_year_says_up_to_which_day(pdf):
    text = squeezed(pdfminer_text(annual_pdf(paper_of(2026, 5))))
    assert "统计至2026-11-20（本年度尚未结束）" in text
    assert "本年累计" in text
    assert "2025年1月1日至12月31日" in squeezed(pdfminer_text(pdf))


def test_broken_checks_and_flawed_records_are_named_on_paper(paper):
    table = paper.report.table3
    wrong = {**table.cells, "3.2": tuple(n + (i == 0) for i, n in enumerate(table.cells["3.2"]))}
    broken = replace(table, cells=wrong)
    report = replace(
        paper.report,
        table3=broken,
        checks=checks_of_table3(broken),
        problems=(Problem("2025-0007", Flaw.CLOSED_WITHOUT_OUTCOME),),
    )
    text = squeezed(pdfminer_text(annual_pdf(replace(paper, report=report))))
    assert "自然人不符：" in text
    assert "不予公开：其他法律行政法规禁止公开不符：" in text
    assert "2025-0007：有办结日期，没有办理结果" in text


def test_an_empty_year_is_a_whole_report_of_noughts():
    text = squeezed(pdfminer_text(annual_pdf(paper_of(2025, 0))))
    assert "本年度没有红黄牌。" in text
    assert "—" in text


def test_the_workbook_has_the_figures_as_numbers(paper, book):
    found = cells(book)
    for row, name in enumerate(ROWS, 6):
        figures = [found[f"{letter}{row}"] for letter in "DEFGHIJ"]
        assert [int(cell.value) for cell in figures] == list(paper.report.table3.cells[name])
        assert {cell.kind for cell in figures} == {"n"}
    assert not any(cell.formula for cell in found.values())


def test_the_workbook_merges_the_heads_of_the_form(book):
    merged = {
        one.get("ref")
        for one in parsed(parts(book)["xl/worksheets/sheet1.xml"]).iter()
        if one.tag.endswith("mergeCell")
    }
    assert {"A3:C5", "D3:J3", "D4:D5", "E4:I4", "J4:J5", "A6:C6", "A8:A29", "B10:B17"} <= merged
    assert cells(book)["A8"].value == "三、本年度办理结果"
    assert cells(book, 2)["F3"].value == "行政诉讼"


def test_the_second_table_and_the_quarters_are_sheets_of_their_own(paper, book):
    line = [int(cell.value) for place, cell in cells(book, 2).items() if place.endswith("6")]
    assert line == list(paper.report.table4.line)
    third = cells(book, 3)
    values = {cell.value for cell in third.values()}
    assert {"第一季度", "第四季度", "全年", "按期办结率", "红牌"} <= values
    rates = [cell for cell in third.values() if cell.format == "0.0%"]
    assert len(rates) == 5


def test_a_report_is_the_same_file_twice(paper, pdf):
    assert annual_pdf(paper) == pdf
