"""信息处理费: what an application of unusual size or frequency costs (国办函〔2020〕109号).

Progressive by band: each item or page costs what its own band says. An application is charged
by one basis, never by both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.common.errors import Rejected

MAX_COUNT = 10_000
"""No application comes near it; a larger count is a slip of the hand."""
PAYMENT_DAYS = 20
"""Working days to pay, from the day after the notice was received."""


class Basis(StrEnum):
    """计收方式: what is counted."""

    ITEMS = "items"
    PAGES = "pages"

    @property
    def label(self) -> str:
        return "按件计收" if self is Basis.ITEMS else "按量计收"

    @property
    def unit(self) -> str:
        """件 of one applicant in one calendar month, 页 of one application."""
        return "件" if self is Basis.ITEMS else "页"


@dataclass(frozen=True, slots=True)
class Step:
    """From the ``first`` one on, ``each`` costs so many yuan.

    With ``width`` the price goes up by ``rise`` again after each so many more.
    """

    first: int
    each: int
    width: int = 0
    rise: int = 0


@dataclass(frozen=True, slots=True)
class Tariff:
    """The standard in force, by basis; steps in rising order."""

    source: str
    steps: dict[Basis, tuple[Step, ...]]
    version: int = 0
    """Of the office's own tariffs; 0 is the national one."""


NATIONAL = Tariff(
    "国办函〔2020〕109号",
    {
        Basis.ITEMS: (Step(1, 0), Step(11, 100), Step(31, 200, width=10, rise=100)),
        Basis.PAGES: (Step(1, 0), Step(31, 10), Step(101, 20), Step(201, 40)),
    },
)
"""In force since 2021-01-01."""


@dataclass(frozen=True, slots=True)
class Band:
    """``count`` items or pages, the ``from_``-th to the ``to``-th, at ``each`` yuan."""

    from_: int
    to: int
    count: int
    each: int
    amount: int


@dataclass(frozen=True, slots=True)
class FeeSum:
    """The worked sum; all amounts in yuan."""

    basis: Basis
    count: int
    amount: int
    bands: tuple[Band, ...]
    source: str
    tariff_version: int = 0
    national: int = 0
    """What the national tariff makes of it."""

    @property
    def deviates(self) -> bool:
        """Whether another tariff than the national one makes another sum."""
        return self.amount != self.national


def fee(basis: Basis, count: int, tariff: Tariff = NATIONAL) -> FeeSum:
    """The fee for ``count`` items or pages, band by band.

    Raises:
        Rejected: ``fee.bad_count`` below 0 or above :data:`MAX_COUNT`.
    """
    if not 0 <= count <= MAX_COUNT:
        raise Rejected("fee.bad_count", most=MAX_COUNT)
    bands = tuple(_bands(tariff.steps[basis], count))
    national = sum(band.amount for band in _bands(NATIONAL.steps[basis], count))
    amount = sum(band.amount for band in bands)
    return FeeSum(basis, count, amount, bands, tariff.source, tariff.version, national)


def _bands(steps: tuple[Step, ...], count: int) -> Iterator[Band]:
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        last = count if following is None else min(count, following.first - 1)
        first, each = step.first, step.each
        while first <= last:
            to = min(last, first + step.width - 1) if step.width else last
            number = to - first + 1
            yield Band(first, to, number, each, number * each)
            first, each = to + 1, each + step.rise
