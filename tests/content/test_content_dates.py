"""Dates and document numbers as documents write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.chinese_dates import find_date, is_date_alone
from kiosk.content.importing.document_numbers import number_alone, number_at_end, tidy_number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年4月19日", date(2021, 4, 19)),
        ("２０２１年４月１９日", date(2021, 4, 19)),
        ("2018-12-10 11:21", date(2018, 12, 10)),
        ("2018/1/2", date(2018, 1, 2)),
        ("2018.01.02", date(2018, 1, 2)),
        ("二〇二一年四月十九日", date(2021, 4, 19)),
        ("二○二一年十二月二十三日", date(2021, 12, 23)),
        ("二零二零年十月三十日", date(2020, 10, 30)),
        ("一九九八年一月廿一日", date(1998, 1, 21)),
        ("2021 年 4 月 9 日", date(2021, 4, 9)),
        ("20210419", date(2021, 4, 19)),
        ("自2021年13月1日", None),
        ("2021年2月30日，后改为2021年3月1日", date(2021, 3, 1)),
        ("第20210419号", None),
        ("", None),
    ],
)
def test_a_date_is_read(text: str, day: date | None) -> None:
    assert find_date(text) == day


@given(st.dates(date(1950, 1, 1), date(2150, 12, 31)))
def test_every_date_is_read_in_every_form(day: date) -> None:
    digits = "〇一二三四五六七八九"

    def count(number: int) -> str:
        tens, ones = divmod(number, 10)
        head = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
        return head + (digits[ones] if ones or not tens else "")

    year = "".join(digits[int(sign)] for sign in str(day.year))
    written = f"{year}年{count(day.month)}月{count(day.day)}日"
    plain = f"{day.year}年{day.month}月{day.day}日"
    assert [find_date(text) for text in (day.isoformat(), plain, written)] == [day] * 3
    assert is_date_alone(plain)
    assert is_date_alone(written)


@given(st.text(max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    find_date(text)
    is_date_alone(text)


def test_a_sentence_with_a_date_is_not_a_date_alone() -> None:
    assert not is_date_alone("自2021年4月19日起施行")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("某政办发〔2026〕1号", "某政办发〔2026〕1号"),
        ("某政辦發﹝2026﹞12號", "某政辦發〔2026〕12號"),
        ("某政发[2026]3号", "某政发〔2026〕3号"),
        ("（某府办 〔2026〕 8 号）", "某府办〔2026〕8号"),
        ("国务院令第711号", "国务院令第711号"),
        ("某市卫生健康委员会公告2026年第3号", "某市卫生健康委员会公告2026年第3号"),
        ("根据某政办发〔2026〕1号的要求，现通知如下", ""),
        ("2026年第一季度", ""),
    ],
)
def test_a_number_that_stands_alone(line: str, number: str) -> None:
    assert number_alone(line) == number
    assert tidy_number(line) == number


def test_a_number_behind_the_title_is_the_documents_own() -> None:
    title = "关于做好某项工作的通知（某政发〔2026〕1号）"
    assert number_at_end(title) == ("关于做好某项工作的通知", "某政发〔2026〕1号")


def test_a_number_inside_the_title_is_a_cited_one() -> None:
    title = "关于转发《关于某项工作的意见（某政发〔2026〕1号）》的通知"
    assert number_at_end(title) == (title, "")
