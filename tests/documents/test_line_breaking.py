"""Where Chinese lines may break."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.documents.linebreak import NOT_AT_END, NOT_AT_START, break_lines


def broken(text: str, room: float) -> list[str]:
    return [text[start:end] for start, end in break_lines(text, [1.0] * len(text), room)]


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("", 5, [""]),
        ("申请人应当提交", 4, ["申请人应", "当提交"]),
        ("一二三四，五六", 4, ["一二三", "四，五六"]),
        ("一二三（四五）", 4, ["一二三", "（四五）"]),
        ("一二三《四五》。六", 6, ["一二三《四", "五》。六"]),
        ("共 2026 年", 6, ["共 2026", "年"]),
        ("见 http 页", 4, ["见", "http", "页"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("甲\n\n乙", 4, ["甲", "", "乙"]),
        ("一二三四五六七", 6, ["一二三四五", "六七"]),
        ("8:30–17:30", 6, ["8:30–1", "7:30"]),
        ("好……的", 2, ["好", "……", "的"]),
    ],
)
def test_lines_break_where_they_may(text: str, room: int, lines: list[str]) -> None:
    assert broken(text, room) == lines


TEXT = st.text("一二三四，。、；：（）《》“”ab 12X-…—\n", max_size=80)


@given(TEXT, st.integers(3, 20))
def test_no_line_is_wider_than_the_room(text: str, room: int) -> None:
    assert all(len(line) <= room for line in broken(text, room))


@given(TEXT, st.integers(3, 20))
def test_nothing_but_space_is_lost(text: str, room: int) -> None:
    assert "".join("".join(broken(text, room)).split()) == "".join(text.split())


@given(st.lists(st.sampled_from(["一二", "三，", "四。", "（五）", "《六》", "ab"]), max_size=30))
def test_marks_stay_with_their_words(words: list[str]) -> None:
    for line in broken("".join(words), 8):
        assert not line or line[0] not in NOT_AT_START
        assert not line or line[-1] not in NOT_AT_END
