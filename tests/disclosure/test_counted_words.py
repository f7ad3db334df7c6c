"""How a statutory date was counted, in one sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.workdays import Calendar, Stop
from kiosk.disclosure.counted import counted_in_words

CALENDAR = Calendar.published()


@pytest.mark.parametrize(
    ("received", "stops", "words"),
    [
        (
            date(2026, 11, 20),
            (),
            "收到当日不计入，自 11 月 23 日起算 20 个工作日；其间周末 8 天不计入。",
        ),
        (
            date(2026, 9, 18),
            (),
            "收到当日不计入，自 9 月 20 日起算 20 个工作日；"
            "其间周末 4 天、放假 10 天（中秋节、国庆节）不计入，调休上班 2 天计入。",
        ),
        (
            date(2026, 3, 2),
            (Stop(date(2026, 3, 6), date(2026, 3, 20)),),
            "收到当日不计入，自 3 月 3 日起算 20 个工作日；"
            "其间周末 10 天、放假 3 天（清明节）、暂停计时 10 天不计入。",
        ),
    ],
    ids=["weekends", "holidays and make-up days", "a pause"],
)
def test_the_sentence_tells_what_was_passed_over(received, stops, words) -> None:
    assert counted_in_words(CALENDAR.due(received, 20, stops)) == words


@given(st.dates(date(2024, 1, 1), date(2026, 11, 1)), st.integers(1, 40))
def test_every_deadline_has_a_sentence(received: date, days: int) -> None:
    words = counted_in_words(CALENDAR.due(received, days))
    assert f"起算 {days} 个工作日" in words
    assert words.endswith("。")
