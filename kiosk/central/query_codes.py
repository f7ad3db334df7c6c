"""What the platform keeps of query codes.

A terminal tells of a code only its hash together with the number. That is hashed again under the
platform's key, because a code of eight signs could be found from its plain hash by trying.
"""

from __future__ import annotations

from kiosk.central.platform import Platform
from kiosk.common.ids import normalise_query_code, told_check


def kept_check(platform: Platform, told: str) -> str:
    """What is kept of what a terminal told."""
    return platform.sealer.lookup(told)


def typed_check(platform: Platform, number: str, typed: str) -> str:
    """What must be kept, for what was typed to be the number's code."""
    return kept_check(platform, told_check(number, normalise_query_code(typed)))
