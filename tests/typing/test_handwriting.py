"""Strokes become a character."""

from __future__ import annotations

import pytest

from kiosk.devices.typing import Handwriting, open_handwriting

TEN = [[(50, 150), (150, 150), (250, 150)], [(150, 40), (150, 160), (150, 280)]]
KING = [
    [(60, 60), (240, 60)],
    [(70, 150), (230, 150)],
    [(150, 60), (150, 250)],
    [(40, 250), (260, 250)],
]


@pytest.fixture(scope="module")
def reader() -> Handwriting:
    return open_handwriting()


@pytest.mark.parametrize(("strokes", "sign"), [(TEN, "十"), (KING, "王")])
def test_a_character_is_read(reader: Handwriting, strokes: list, sign: str) -> None:
    assert sign in reader.read(strokes)[:3]


def test_it_is_read_wherever_on_the_pad_and_of_whatever_size(reader: Handwriting) -> None:
    far = [[(600 + x // 2, 100 + y // 2) for x, y in stroke] for stroke in TEN]
    assert reader.read(far)[0] == "十"


@pytest.mark.parametrize(
    "strokes",
    [
        [],
        [[]],
        [[(5, 5)]],
        [[(-40, -7), (90, -3)]],
        [[(70_000, 65_535), (100_000, 65_536)]],
        [[(at, at % 300) for at in range(5000)]] * 100,
    ],
    ids=["nothing", "empty", "dot", "outside", "huge", "scribble"],
)
def test_whatever_is_drawn_does_no_harm(reader: Handwriting, strokes: list) -> None:
    assert len(reader.read(strokes)) <= 40


def test_there_is_one_reader_for_the_whole_process() -> None:
    assert open_handwriting() is open_handwriting()
