"""Signatures are strokes that come back exactly; too little ink is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Damaged, Rejected
from kiosk.disclosure.signature import (
    MOST_POINTS,
    MOST_STROKES,
    Signature,
    Signer,
    decode,
    stroke_of,
)

points = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 400)), min_size=1, max_size=9)


@given(st.lists(points.map(tuple), max_size=9).map(tuple), st.sampled_from(Signer))
def test_strokes_and_signer_come_back_exactly(strokes, signer: Signer) -> None:
    signature = Signature(signer, 900, 400, strokes)
    assert decode(signature.encode()) == signature


def test_a_dot_is_no_signature_and_a_name_is_one() -> None:
    dot = Signature(Signer.APPLICANT, 900, 400, (((5, 5), (9, 9)),))
    with pytest.raises(Rejected, match=r"signature\.too_little"):
        dot.checked()
    name = Signature(Signer.STAFF, 900, 400, (((100, 100), (200, 300)), ((250, 80), (250, 310))))
    assert name.checked() is name


def test_a_seal_needs_no_ink() -> None:
    assert Signature(Signer.SEAL).checked().signer is Signer.SEAL


@pytest.mark.parametrize(
    "strokes",
    [
        tuple(((x % 900, 0), (x % 900, 90)) for x in range(MOST_STROKES + 1)),
        (tuple((x % 900, x % 400) for x in range(MOST_POINTS + 1)),),
    ],
    ids=["strokes", "points"],
)
def test_a_scribble_without_end_is_refused(strokes) -> None:
    with pytest.raises(Rejected, match=r"signature\.too_much"):
        Signature(Signer.APPLICANT, 900, 400, strokes).checked()


def test_points_outside_and_nonsense_are_brought_inside_or_dropped() -> None:
    wild = [-5.0, 3.2, -5.0, 3.2, float("nan"), 7.0, 5000.0, float("inf"), 5000.0, 900.0, 12.0]
    assert stroke_of(wild, 900, 400) == ((0, 3), (900, 400))
    assert stroke_of([1.0, 1.0], 0, 400) == ()


@pytest.mark.parametrize("bad", [b"", b"{}", b"[]", b'{"by":"x","w":1,"h":1,"strokes":[]}',
                                 b'{"by":"seal","w":1,"h":1,"strokes":[[1]]}'])  # fmt: skip
def test_a_damaged_signature_is_told(bad: bytes) -> None:
    with pytest.raises(Damaged, match=r"signature\.unreadable"):
        decode(bad)
