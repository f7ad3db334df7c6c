"""Text that people type."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.common.text import characters, clean_block, clean_line, half_width


@pytest.mark.parametrize(
    "text",
    [
        "𬱖𫖯㛃䶮",
        "👨‍👩‍👧 全家",
        "<script>alert(1)</script>",
        "'; DROP TABLE applications; --",
        "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ",
        "ᠰᠠᠶᠢᠨ\u180eᠠ",
        "〔2025〕12 号",
    ],
)
def test_rare_hanzi_emoji_and_signs_of_any_script_are_kept(text):
    assert clean_line(text, field="name", limit=100) == text


def test_blanks_around_a_line_are_taken_off_and_marks_composed():
    assert clean_line(" \u3000e\u0301 b\u3000", field="name", limit=10) == "é b"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (None, "input.not_text"),
        (12, "input.not_text"),
        (["a"], "input.not_text"),
        ("", "input.required"),
        (" \u3000\t ", "input.required"),
        ("字" * 11, "input.too_long"),
        ("字" * 10_000, "input.too_long"),
        ("a\x00b", "input.control_character"),
        ("a\x1b[2J", "input.control_character"),
        ("a\tb", "input.control_character"),
        ("a\nb", "input.control_character"),
        ("a\u202eb", "input.control_character"),
        ("a\u2066b", "input.control_character"),
        ("a\u200bb", "input.control_character"),
        ("a\ufeffb", "input.control_character"),
        ("a\u0085b", "input.control_character"),
        ("a\ud800b", "input.control_character"),
        ("a\uffffb", "input.control_character"),
        ("a\U000e0041b", "input.control_character"),
    ],
)
def test_a_bad_line_is_refused_with_its_reason_and_field(text, code):
    with pytest.raises(Rejected) as refused:
        clean_line(text, field="name", limit=10)
    assert (refused.value.code, refused.value.params["field"]) == (code, "name")


def test_an_optional_line_may_be_empty():
    assert clean_line("  ", field="fax", limit=10, required=False) == ""


def test_a_block_keeps_its_lines_in_one_shape():
    assert clean_block("一\r\n二\r三\t四\n", field="text", limit=20) == "一\n二\n三 四"
    with pytest.raises(Rejected, match=r"input.control_character"):
        clean_block("一\x07二", field="text", limit=20)


def test_full_width_letters_digits_and_signs_become_half_width():
    assert half_width("ＡＢ１２－＠　中，") == "AB12-@ 中,"


def test_a_character_with_its_marks_counts_as_one():
    assert characters("𬱖e\u0301👍🏽一\U000e0100") == ["𬱖", "e\u0301", "👍🏽", "一\U000e0100"]
    assert characters("👨‍👩‍👧字") == ["👨‍👩‍👧", "字"]


@given(st.text(max_size=60))
def test_cleaning_is_final_or_refuses(text):
    try:
        clean = clean_line(text, field="any", limit=100, required=False)
    except Rejected:
        return
    assert clean_line(clean, field="any", limit=100, required=False) == clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode()


@given(st.text(max_size=60))
def test_characters_lose_nothing(text):
    assert "".join(characters(text)) == text
