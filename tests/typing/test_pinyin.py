"""Letters become characters, for nobody better than for the next person."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.devices.typing import Pinyin, open_pinyin
from kiosk.settings import resource_root
from tests.typing.rare_table import table
from ui.typing.composition import Composition

INITIALS = st.sampled_from([*"zscjxdyhgblmn", "zh", "ch", "sh"])
PARTS = st.one_of(INITIALS, st.sampled_from(["an", "ang", "eng", "gan", "xian", "a", "e", "'"]))


@pytest.fixture(scope="module")
def pinyin() -> Pinyin:
    return open_pinyin()


def typed(pinyin: Pinyin, letters: str) -> Composition:
    composition = Composition(pinyin)
    for letter in letters:
        composition.add(letter)
    return composition


@pytest.mark.parametrize(
    ("letters", "first"),
    [
        ("zhengdi", "征地"),
        ("buchang", "补偿"),
        ("futu", "附图"),
        ("xi'an", "西安"),
        ("zhongguo", "中国"),
        ("lve", "略"),
        ("nve", "虐"),
    ],
)
def test_the_likeliest_word_comes_first(pinyin: Pinyin, letters: str, first: str) -> None:
    assert pinyin.read(letters).candidates[0] == first


@pytest.mark.parametrize("letters", ["lv", "nv"])
def test_v_stands_for_the_umlaut(pinyin: Pinyin, letters: str) -> None:
    assert {"lv": "绿", "nv": "女"}[letters] in pinyin.read(letters).candidates


@pytest.mark.parametrize(
    ("syllable", "sign"), [("di", "𬱖"), ("fu", "𫖯"), ("jie", "㛃"), ("yan", "䶮")]
)
def test_rare_characters_of_names_are_found_by_their_syllable(
    pinyin: Pinyin, syllable: str, sign: str
) -> None:
    found = pinyin.read(syllable).candidates
    assert sign in found
    assert len(found) == len(set(found))


def test_letters_that_mean_nothing_have_no_candidates(pinyin: Pinyin) -> None:
    assert pinyin.read("v").candidates == ()
    assert pinyin.read("").candidates == ()


def test_a_phrase_can_be_chosen_piece_by_piece(pinyin: Pinyin) -> None:
    phrase = typed(pinyin, "zhengdibuchang")
    assert phrase.choose(phrase.candidates.index("征地")) == ""
    assert phrase.shown == "征地bu'chang"
    assert phrase.choose(phrase.candidates.index("补偿")) == "征地补偿"
    assert not phrase


def test_taking_back_opens_the_last_choice_again(pinyin: Pinyin) -> None:
    phrase = typed(pinyin, "zhengdibuchang")
    phrase.choose(phrase.candidates.index("征地"))
    phrase.back()
    assert phrase.letters == "zhengdibuchang"
    phrase.back()
    assert phrase.letters == "zhengdibuchan"


def test_what_is_chosen_is_not_learnt(pinyin: Pinyin) -> None:
    before = pinyin.read("zhang").candidates
    for _ in range(20):
        phrase = typed(pinyin, "zhang")
        phrase.choose(40)
    assert pinyin.read("zhang").candidates == before


def test_a_long_sentence_is_settled_whole(pinyin: Pinyin) -> None:
    text = typed(pinyin, "shenqinggongkaizhengdibuchanganzhifangan").settle()
    assert text == "申请公开征地补偿安置方案"


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, max_size=16))
def test_no_letters_end_the_program(parts: list[str]) -> None:
    """The library aborts the process when its tables are full: nine single z do that alone."""
    pinyin = open_pinyin()
    letters = "".join(parts)
    reading = pinyin.read(letters)
    assert reading.starts[-1] <= len(letters)
    typed(pinyin, letters).settle()


@pytest.mark.parametrize("part", ["z", "z'", "s", "gan", "an", "eng", "hs", "zh"])
def test_a_hand_resting_on_the_keys_does_no_harm(pinyin: Pinyin, part: str) -> None:
    assert typed(pinyin, part * 60).settle()


def test_the_table_of_rare_characters_is_the_pinyin_librarys() -> None:
    held = (resource_root() / "assets" / "typing" / "rare.tsv").read_text("utf-8")
    assert held == table()


def test_no_file_is_written_and_none_of_the_user_is_read(tmp_path: Path) -> None:
    program = (
        "from kiosk.devices.typing import open_handwriting, open_pinyin\n"
        "pinyin = open_pinyin(); pinyin.read('zhangsan'); pinyin.forget()\n"
        "ink = open_handwriting(); ink.read([[(5, 50), (90, 50)], [(50, 5), (50, 90)]])\n"
        "ink.forget()\n"
    )
    log = tmp_path / "calls"
    calls = "trace=openat,open,creat,rename,renameat2,unlink,unlinkat,mkdir,mkdirat,ftruncate"
    subprocess.run(
        ["strace", "-f", "-qq", "-e", calls, "-o", log, sys.executable, "-B", "-c", program],
        check=True,
        cwd=Path(__file__).resolve().parents[2],
    )
    made = [line for line in log.read_text("utf-8", "replace").splitlines() if " = -1 " not in line]
    assert any("dict_pinyin.dat" in line for line in made)
    changing = ("O_WRONLY", "O_RDWR", "O_CREAT", "creat(", "rename", "unlink", "mkdir", "truncate")
    assert [line for line in made if any(word in line for word in changing)] == []
