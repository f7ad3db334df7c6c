"""When to call: spread over the interval from the first call on, and back off at random.

Spreading the first attempt matters more than jitter on retries: 10,000 terminals that come back
at once need one request each, against nearly ten with plain exponential back-off.
"""

from __future__ import annotations

import hashlib
import random

BASE_SECONDS = 1.0
CAP_SECONDS = 300.0
SPREAD = 0.25


def first_delay(terminal: str, interval: float) -> float:
    """Seconds from start-up to the first call: the same for one terminal, even over all."""
    share = int.from_bytes(hashlib.sha256(terminal.encode()).digest()[:8], "big") / 2**64
    return share * interval


def next_delay(interval: float, rng: random.Random) -> float:
    """Seconds between two calls that go well: the interval, give or take a quarter."""
    return interval * rng.uniform(1 - SPREAD, 1 + SPREAD)


def retry_delay(failures: int, rng: random.Random, retry_after: float | None = None) -> float:
    """Seconds to the next try after ``failures`` in a row: full jitter, capped.

    When the platform named a time, that time plus a random share of it.
    """
    if retry_after is not None:
        return retry_after * rng.uniform(1.0, 1.0 + SPREAD) + rng.uniform(0, BASE_SECONDS)
    ceiling = min(CAP_SECONDS, BASE_SECONDS * 2 ** min(failures, 20))
    return rng.uniform(0, ceiling)
