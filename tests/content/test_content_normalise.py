"""Width, case, punctuation and traditional forms make no difference to finding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.normalise import QUERY_CHARACTERS, folded, key_of, words_of
from kiosk.content.simplified import FOLDING
from kiosk.content.syllables import Sound, readings, splits


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("居民身份证（补领）", "居民身份证补领"),
        ("ＡＢＣ１２３", "abc123"),
        ("〔2021〕1號", "20211号"),
        ("  %_'\"*:()^ - ", ""),
        ("證件辦理", "证件办理"),
        ("LÜ", "lv"),
        ("𬱖㛃䶮", "𬱖㛃䶮"),
        ("㈱", "株"),
        ("", ""),
    ],
)
def test_the_folded_form(written: str, key: str) -> None:
    assert key_of(written) == key


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert key_of(key_of(text)) == key_of(text)


@given(st.text())
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    key = folded(text)
    assert key.text == key_of(text)
    assert len(key.origins) == len(key.text)
    assert list(key.origins) == sorted(key.origins)
    for sign, origin in zip(key.text, key.origins, strict=True):
        assert sign in key_of(text[origin])


def test_a_stretch_is_found_again_on_the_written_text() -> None:
    name = "居民（身份）证补领"
    start, length = folded(name).span(2, 3)
    assert name[start : start + length] == "身份）证"


def test_words_are_what_stands_between_blanks_and_signs() -> None:
    assert words_of("身份证  补办、ＡＢ") == ["身份证", "补办", "ab"]
    assert words_of(" ！？ ") == []


@given(st.text(max_size=30))
def test_the_words_joined_are_the_key(text: str) -> None:
    assert "".join(words_of(text)) == key_of(text)


def test_only_the_beginning_of_a_very_long_query_counts() -> None:
    assert len("".join(words_of("证" * 10_000))) == QUERY_CHARACTERS


def test_folding_is_one_simplified_character_for_one_traditional() -> None:
    assert all(len(simple) == 1 and ord(simple) != old for old, simple in FOLDING.items())
    assert not {ord(simple) for simple in FOLDING.values()} & set(FOLDING)


def test_every_character_has_one_reading() -> None:
    assert readings("居民身份证2张ab") == (
        *("ju", "min", "shen", "fen", "zheng", "2", "zhang", "a", "b"),
    )


@given(st.text(st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF), max_size=20))
def test_readings_stand_one_for_one(text: str) -> None:
    key = key_of(text)
    assert len(readings(key)) == len(key)
    assert all(" " not in reading for reading in readings(key))


def whole(text: str) -> Sound:
    return Sound(text, whole=True)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("sfz", (Sound("s"), Sound("f"), Sound("z"))),
        ("shenfenz", (whole("shen"), whole("fen"), Sound("z"))),
        ("shenfenzheng", (whole("shen"), whole("fen"), Sound("zheng"))),
        ("xian", (Sound("xian"),)),
        ("sfzheng", (Sound("s"), Sound("f"), Sound("zheng"))),
    ],
)
def test_letters_split_into_syllables(letters: str, expected: tuple[Sound, ...]) -> None:
    assert splits(letters)[0] == expected


def test_two_ways_of_the_same_length_are_both_tried() -> None:
    assert {(whole("fang"), Sound("an")), (whole("fan"), Sound("gan"))} <= set(splits("fangan"))


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=40))
def test_any_letters_have_a_split_that_spells_them(letters: str) -> None:
    for split in splits(letters):
        assert "".join(sound.text for sound in split) == letters
