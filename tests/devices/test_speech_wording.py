"""How a call sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.speech.pinyin import reading
from kiosk.devices.speech.wording import DIGITS, call_sentence, spoken_number, spoken_window


def test_a_call_is_said_as_people_expect_it() -> None:
    assert call_sentence("A015", "3") == "请A零一五号到三号窗口"
    assert call_sentence("A015", "12") == "请A零一五号到十二号窗口"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("B042", "B零四二"),
        ("A1000", "A一零零零"),
        ("A3-007", "A三杠零零七"),
        ("h208", "H二零八"),
    ],
)
def test_numbers_are_said_sign_by_sign(number: str, said: str) -> None:
    assert spoken_number(number) == said


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ("1", "一"), ("2", "二"), ("10", "十"), ("12", "十二"), ("20", "二十"), ("24", "二十四"),
        ("05", "五"), ("105", "一零五"), ("0", "零"), ("B3", "B三"),
    ],
)  # fmt: skip
def test_windows_are_said_as_counts_up_to_ninety_nine(window: str, said: str) -> None:
    assert spoken_window(window) == said


@given(st.from_regex(r"[A-Z][0-9]?(-)?[0-9]{3,5}", fullmatch=True))
def test_no_sign_of_a_number_is_lost(number: str) -> None:
    said = spoken_number(number)
    back = "".join(
        str(DIGITS.index(sign)) if sign in DIGITS else "-" if sign == "杠" else sign
        for sign in said
    )
    assert back == number


@given(st.integers(1, 99))
def test_every_window_has_its_own_words(window: int) -> None:
    others = {spoken_window(str(each)) for each in range(1, 100) if each != window}
    assert spoken_window(str(window)) not in others


def test_the_voice_is_given_pinyin_with_tones_and_bare_letters() -> None:
    assert reading("请A零一五号到三号窗口") == (
        "qing3 A ling2 yi1 wu3 hao4 dao4 san1 hao4 chuang1 kou3"
    )
    assert reading("A三杠零零七") == "A san1 gang4 ling2 ling2 qi1"


def test_other_sentences_are_read_with_the_dictionary() -> None:
    assert reading("请稍候") == "qing3 shao1 hou4"
