"""Reports as files: right in every program of an office, and inert whatever a name begins with."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.documents import report_csv, report_pdf, report_workbook
from kiosk.documents.delimited import inert
from kiosk.documents.report_model import Bars, Chart, Column, Kind, ReportSheet
from tests.documents.paper_reading import (
    letters,
    pdfminer_text,
    poppler_text,
    sizes_mm,
    squeezed,
)
from tests.documents.workbook_reading import cells, column_of, parts, widths

MADE_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
HOSTILE = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+86",
    "-2+3",
    "@SUM(A1)",
    "＝1+1",
    "\t=1",
    " =cmd|' /C calc'!A0",
    "\r=1",
]


def sheet(*names: str, **changes: object) -> ReportSheet:
    rows = tuple((name, 12, 754, 0.25) for name in names)
    report = ReportSheet(
        title="排队报表",
        hall="示范县政务服务大厅",
        span="2026-11-16 至 2026-11-20，分业务",
        made_at=MADE_AT,
        columns=(
            Column("业务", Kind.TEXT),
            Column("取号", Kind.COUNT, "取号与等候"),
            Column("平均等候\n（分）", Kind.MINUTES, "取号与等候"),
            Column("绿色通道占比", Kind.SHARE, "次序"),
        ),
        rows=rows,
        total=("合计", 12 * len(rows), None, None),
        charts=(Chart("取号", names, tuple(12.0 for _ in names), Bars.LYING, "张"),),
        notes=("一张号票只计一次。",),
    )
    return replace(report, **changes)


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_csv_begins_with_the_mark_that_chinese_programs_need() -> None:
    data = report_csv(sheet("不动产登记"))
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data
    assert read_csv(data) == [
        ["业务", "取号", "平均等候（分）", "绿色通道占比"],
        ["不动产登记", "12", "12.6", "0.25"],
        ["合计", "12", "", ""],
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_becomes_a_formula_in_a_csv(name: str) -> None:
    row = next(
        csv.reader(io.StringIO(report_csv(sheet(name)).decode("utf-8-sig").split("\r\n", 1)[1]))
    )
    assert row[0] == f"'{name}"


@given(st.text(max_size=20))
def test_inert_text_begins_with_no_formula_sign_and_keeps_every_character(text: str) -> None:
    made = inert(text)
    assert made in (text, f"'{text}")
    assert not made.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_plain_names_are_left_alone() -> None:
    for name in ("不动产登记", "3 号窗口", "", "A-1", "2026-11-20", "𠮷家"):
        assert inert(name) == name


def test_a_workbook_has_typed_cells_in_their_formats() -> None:
    found = cells(report_workbook(sheet("不动产登记")))
    assert (found["A4"].kind, found["A4"].value) == ("s", "不动产登记")
    assert (found["B4"].kind, found["B4"].value, found["B4"].format) == ("n", "12", "1")
    assert (found["C4"].value, found["C4"].format) == ("12.6", "0.0")
    assert (found["D4"].value, found["D4"].format) == ("0.25", "0.0%")
    assert "C5" not in found
    assert found["C3"].value == "平均等候（分）"


def test_days_are_dates_in_a_workbook() -> None:
    days = sheet(
        columns=(Column("日期", Kind.DAY), Column("取号", Kind.COUNT, "取号")),
        rows=((date(2026, 11, 20), 3),),
        total=("合计", 3),
        charts=(),
    )
    found = cells(report_workbook(days))
    assert (found["A4"].kind, found["A4"].format) == ("n", "yyyy-mm-dd")
    assert float(found["A4"].value) == (date(2026, 11, 20) - date(1899, 12, 30)).days


@settings(max_examples=30)
@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4, unique=True))
def test_no_name_becomes_a_formula_or_a_link_in_a_workbook(names: list[str]) -> None:
    data = report_workbook(sheet(*names))
    found = cells(data)
    assert not any(cell.formula for cell in found.values())
    assert [found[f"A{row}"].kind for row in range(4, 4 + len(names))] == ["s"] * len(names)
    assert not any("hyperlink" in text for name, text in parts(data).items() if "sheet" in name)


def test_columns_are_as_wide_as_what_they_hold() -> None:
    short, long = widths(report_workbook(sheet("一"))), widths(report_workbook(sheet("一" * 15)))
    assert long[0] > 30 > short[0]
    assert max(widths(report_workbook(sheet("一" * 90)))) < 45


def test_a_workbook_says_on_its_second_page_how_it_was_counted() -> None:
    data = report_workbook(sheet("不动产登记"))
    said = column_of(cells(data, sheet=2), "A")
    assert said == ["示范县政务服务大厅 · 2026-11-20 17:30 生成", "一张号票只计一次。"]
    assert "pane" in parts(data)["xl/worksheets/sheet1.xml"]


def test_paper_has_title_span_figures_charts_and_notes() -> None:
    pdf = report_pdf(sheet("不动产登记", "社会保障"))
    for text in (squeezed(pdfminer_text(pdf)), squeezed(poppler_text(pdf))):
        for words in ("排队报表", "2026-11-16至2026-11-20，分业务", "取号与等候", "不动产登记",
                      "12.6", "25.0%", "合计", "统计说明", "第1页共1页"):  # fmt: skip
            assert words in text
    assert sizes_mm(pdf) == [pytest.approx((210, 297), abs=0.1)]


def test_all_fonts_on_paper_are_embedded() -> None:
    pdf = report_pdf(sheet("不动产登记"))
    assert b"/FontFile2" in pdf or b"/FontFile3" in pdf
    assert b"/Helvetica" not in pdf


@pytest.mark.parametrize("bars", Bars)
@pytest.mark.parametrize("count", [1, 31, 366])
def test_nothing_leaves_the_page_however_many_rows_there_are(bars: Bars, count: int) -> None:
    names = tuple(f"{number:02d}-{number:02d}" for number in range(count))
    shown = names if bars is Bars.UPRIGHT else names[:31]
    values = tuple(None if n % 5 == 0 else float(n * 7) for n in range(len(shown)))
    report = sheet(*names, charts=(Chart("取号", shown, values, bars, "张"),) * 3)
    for _, page, characters in letters(report_pdf(report)):
        assert characters
        for one in characters:
            assert one.x0 >= 40
            assert one.x1 <= page.width - 40
            assert one.y0 >= 25


def test_an_empty_report_says_so_in_every_form() -> None:
    words = "这段时间没有人取号。"
    nothing = sheet(charts=(), empty=words, total=("合计", 0, None, None))
    assert read_csv(report_csv(nothing))[-1] == [words]
    assert words in [cell.value for cell in cells(report_workbook(nothing)).values()]
    text = squeezed(pdfminer_text(report_pdf(nothing)))
    assert words in text
    assert "取号与等候" not in text


def test_charts_of_nothing_are_drawn_without_bars() -> None:
    for bars in Bars:
        empty = (Chart("取号", ("一", "二"), (None, 0.0), bars), Chart("空", (), (), bars))
        assert report_pdf(sheet("一", charts=empty)).startswith(b"%PDF")


def test_the_same_report_gives_the_same_paper() -> None:
    assert report_pdf(sheet("不动产登记")) == report_pdf(sheet("不动产登记"))
