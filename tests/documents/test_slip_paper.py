"""Ticket slips and application receipts on the 80 mm roll."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.printer.raster import rasterise
from kiosk.documents import application_receipt, ticket_slip
from tests.documents import paper_samples as samples
from tests.documents.paper_reading import (
    codes,
    letters,
    pages,
    pdfminer_text,
    poppler_text,
    sizes_mm,
    squeezed,
)

PRINT_HEAD_MM = 72
SAMPLES = {
    "ticket": lambda: ticket_slip(samples.ticket()),
    "ticket in large print": lambda: ticket_slip(replace(samples.ticket(), large_print=True)),
    "receipt": lambda: application_receipt(samples.receipt()),
    "receipt in large print": lambda: application_receipt(
        replace(samples.receipt(), large_print=True)
    ),
    "receipt of a long application": lambda: application_receipt(
        replace(samples.receipt(), content=samples.LONG_NAME * 4, applicant=samples.RARE * 8)
    ),
}


@pytest.fixture(params=SAMPLES.values(), ids=SAMPLES.keys())
def slip(request: pytest.FixtureRequest) -> bytes:
    return request.param()


def test_a_ticket_slip_says_all_that_the_resident_needs() -> None:
    text = squeezed(poppler_text(ticket_slip(samples.ticket())))
    for words in (
        "示范县政务服务大厅",
        "排队号票",
        "A015",
        "不动产登记·综合受理",
        "前面等候6人",
        "预计等候15–22分钟",
        "办理窗口3、4、5号",
        "取号时间2026-11-2114:26",
        "办理提醒：身份证、不动产权证书、登记申请书。",
        "03号机·流水7F3C-0192",
    ):
        assert words in text


def test_a_ticket_of_another_lane_says_which_when_and_what_follows() -> None:
    slot = (datetime(2026, 11, 21, 6, tzinfo=UTC), datetime(2026, 11, 21, 7, tzinfo=UTC))
    slip = replace(samples.ticket(), priority=True, appointment=slot, further=("税务", "社保"))
    text = squeezed(poppler_text(ticket_slip(slip)))
    for words in (
        "排队方式绿色通道",
        "预约时段11-2114:00–15:00",
        "办完后这个号接着排：税务、社保，不用重新取号。",
    ):
        assert words in text


def test_a_receipt_says_all_that_the_applicant_needs() -> None:
    text = squeezed(poppler_text(application_receipt(samples.receipt())))
    for words in (
        "政府信息公开申请回执",
        "申请编号2026-0093",
        "查询码K7M4-2QXP",
        "申请人李*梅",
        "收到日期2026-10-28",
        "答复期限2026-11-25",
        "城南街道老旧小区改造2026年度计划及资金安排",
        "获取方式纸质，邮寄",
        "本回执不加盖印章",
    ):
        assert words in text


def test_both_readers_see_the_same_words(slip: bytes) -> None:
    assert sorted(squeezed(poppler_text(slip))) == sorted(squeezed(pdfminer_text(slip)))


def test_a_slip_is_one_page_as_long_as_its_content(slip: bytes) -> None:
    [(width, height)] = sizes_mm(slip)
    assert width == pytest.approx(80, abs=0.1)
    [(_, page, chars)] = letters(slip)
    lowest = min(char.y0 for char in chars) / 72 * 25.4
    assert 3 < lowest < 9
    assert max(char.y1 for char in chars) < page.height
    assert height > 100


def test_everything_stands_within_the_print_head(slip: bytes) -> None:
    edge = (80 - PRINT_HEAD_MM) / 2
    for _, page, chars in letters(slip):
        assert min(char.x0 for char in chars) / 72 * 25.4 > edge
        assert (page.width - max(char.x1 for char in chars)) / 72 * 25.4 > edge


def test_no_two_lines_overlap(slip: bytes) -> None:
    for _, _, chars in letters(slip):
        inked = [char for char in chars if char.get_text().strip()]
        for one in inked:
            for other in inked:
                if one is other:
                    continue
                across = min(one.x1, other.x1) - max(one.x0, other.x0)
                down = min(one.y1, other.y1) - max(one.y0, other.y0)
                assert across < 0.3 * one.width or down < 0.35 * min(one.height, other.height)


def test_the_code_on_a_slip_reads_as_its_link() -> None:
    [page] = pages(ticket_slip(samples.ticket()))
    assert codes(page) == [samples.LINK]


@pytest.mark.parametrize("large_print", [False, True])
def test_a_signed_code_reads_from_the_dots_of_the_slip_printer(large_print: bool) -> None:
    """As long as an address with a check mark gets: eight dots to the millimetre must do."""
    link = "https://zwfw.example.gov.cn/kiosk/a/2026-03-0093?m=" + "aZ_9-" * 24
    slip = replace(samples.receipt(), link=link, link_signed=True, large_print=large_print)
    [dots] = rasterise(application_receipt(slip))
    assert codes(dots.convert("L")) == [link]


def test_a_slip_without_a_link_has_no_code() -> None:
    [page] = pages(ticket_slip(replace(samples.ticket(), link="")))
    assert codes(page) == []


def test_a_first_print_is_not_marked() -> None:
    assert "补打" not in poppler_text(ticket_slip(samples.ticket()))
    assert "补打" not in poppler_text(application_receipt(samples.receipt()))


def test_a_reprint_is_marked_with_its_time_in_the_hall() -> None:
    again = {"reprint": True, "printed_at": datetime(2026, 11, 21, 7, 40, tzinfo=UTC)}
    for pdf in (
        ticket_slip(replace(samples.ticket(), **again)),
        application_receipt(replace(samples.receipt(), **again)),
    ):
        assert "补打·2026-11-2115:40" in squeezed(poppler_text(pdf))


def test_a_provisional_limit_is_called_so() -> None:
    text = squeezed(
        poppler_text(application_receipt(replace(samples.receipt(), due_provisional=True)))
    )
    assert "2026-11-25（暂定）" in text


def test_markup_in_untrusted_text_stays_text() -> None:
    hostile = "<b>粗</b>&amp;<img src='file:///etc/passwd'/>"
    pdf = application_receipt(replace(samples.receipt(), content=hostile))
    assert squeezed(hostile) in squeezed(poppler_text(pdf))


def test_a_number_longer_than_the_paper_is_made_smaller() -> None:
    [(_, page, chars)] = letters(ticket_slip(replace(samples.ticket(), number="GREEN-10015")))
    assert max(char.x1 for char in chars) < page.width


def test_the_same_data_gives_the_same_bytes() -> None:
    assert ticket_slip(samples.ticket()) == ticket_slip(samples.ticket())


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=300), st.text(min_size=1, max_size=40))
def test_any_text_can_be_printed_and_nothing_leaves_the_paper(content: str, number: str) -> None:
    pdf = application_receipt(replace(samples.receipt(), content=content, number=number))
    for _, page, chars in letters(pdf):
        assert all(char.x0 > 0 and char.x1 < page.width and char.y0 > 0 for char in chars)


@settings(max_examples=15, deadline=None)
@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-_/?=&", min_size=1, max_size=120))
def test_any_link_is_readable_from_the_paper(path: str) -> None:
    link = "https://example.gov.cn/" + path
    [page] = pages(ticket_slip(replace(samples.ticket(), link=link)))
    assert codes(page) == [link]
