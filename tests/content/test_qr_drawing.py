"""Our quick drawing of codes agrees with the library, module by module."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode import util
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from kiosk.content.qr import matrix
from kiosk.content.qr_masks import penalty
from kiosk.content.qr_words import encoded


def drawn_by_the_library(text: str, mask: int) -> list[list[bool]]:
    code = QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=mask)
    code.add_data(text.encode())
    code.make(fit=True)
    return code.get_matrix()


def best_of_the_library(text: str) -> list[list[bool]]:
    """The whole symbol with the fewest points, the first of equals."""
    return min((drawn_by_the_library(text, mask) for mask in range(8)), key=util.lost_point)


def as_whole(rows) -> int:
    return int("".join("".join("1" if dark else "0" for dark in row) + "0" for row in rows), 2)


@pytest.mark.parametrize("length", [1, 14, 60, 84, 107, 180, 590, 2331])
def test_every_size_is_the_library_s_under_its_best_mask(length):
    text = ("https://hall.example.cn/t/" + "aB3-" * 600)[:length]
    assert [list(row) for row in matrix(text)] == best_of_the_library(text)


@settings(max_examples=15, deadline=None)
@given(st.text("abcdefgh/?=&-0123456789ABC证件", min_size=1, max_size=120))
def test_whatever_it_says_it_is_the_library_s(text):
    assert [list(row) for row in matrix(text)] == best_of_the_library(text)


@settings(max_examples=15, deadline=None)
@given(st.text(min_size=1, max_size=60), st.integers(0, 7))
def test_a_mask_costs_what_the_library_counts(text, mask):
    rows = drawn_by_the_library(text, mask)
    columns = list(zip(*rows, strict=True))
    points = penalty(as_whole(rows), as_whole(columns), size=len(rows))
    assert points == util.lost_point(rows)


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_the_words_are_the_library_s(content):
    version, words = encoded(content)
    pieces = list(util.optimal_data_chunks(content, minimum=20))
    assert words == util.create_data(version, ERROR_CORRECT_M, pieces)
