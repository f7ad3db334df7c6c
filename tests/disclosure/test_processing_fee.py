"""信息处理费: the published examples, and what holds for every count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.disclosure.fees import MAX_COUNT, Basis, fee

ITEMS = [
    (0, 0), (1, 0), (10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300),
    (50, 7000), (51, 7400), (100, 37000),
]  # fmt: skip
PAGES = [(0, 0), (30, 0), (31, 10), (100, 700), (101, 720), (200, 2700), (201, 2740), (250, 4700)]
bases = st.sampled_from(Basis)
counts = st.integers(0, 400)


@pytest.mark.parametrize(("count", "amount"), ITEMS)
def test_fee_by_item(count: int, amount: int) -> None:
    assert fee(Basis.ITEMS, count).amount == amount


@pytest.mark.parametrize(("count", "amount"), PAGES)
def test_fee_by_page(count: int, amount: int) -> None:
    assert fee(Basis.PAGES, count).amount == amount


def test_the_sum_is_shown_band_by_band() -> None:
    bands = [(b.from_, b.to, b.count, b.each, b.amount) for b in fee(Basis.ITEMS, 43).bands]
    assert bands == [
        (1, 10, 10, 0, 0),
        (11, 30, 20, 100, 2000),
        (31, 40, 10, 200, 2000),
        (41, 43, 3, 300, 900),
    ]


@given(bases, counts)
def test_bands_cover_each_one_once_and_sum_to_the_amount(basis: Basis, count: int) -> None:
    worked = fee(basis, count)
    counted = [n for band in worked.bands for n in range(band.from_, band.to + 1)]
    assert counted == list(range(1, count + 1))
    assert sum(band.count for band in worked.bands) == count
    assert sum(band.count * band.each for band in worked.bands) == worked.amount


@given(bases, counts)
def test_one_more_costs_what_the_last_band_says_and_never_less_than_the_one_before(
    basis: Basis, count: int
) -> None:
    now, more = fee(basis, count), fee(basis, count + 1)
    assert more.amount - now.amount == more.bands[-1].each
    prices = [band.each for band in more.bands]
    assert prices == sorted(prices)


@pytest.mark.parametrize("count", [-1, MAX_COUNT + 1])
def test_a_count_that_cannot_be_is_refused(count: int) -> None:
    with pytest.raises(Rejected, match=r"fee\.bad_count"):
        fee(Basis.PAGES, count)
