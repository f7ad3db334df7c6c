"""Words that are no longer in use, laws that no longer hold: the hall's own list of them."""

from __future__ import annotations

import re
from functools import cache

from kiosk.settings import resource_root


def outdated(text: str) -> tuple[str, str] | None:
    """The first outdated word of a text and what is said today; None where there is none.

    ``俗称准生证`` and ``原国土资源局`` explain an old word and may stand.
    """
    found = _pattern().search(text)
    return (found[0], _words()[found[0]]) if found else None


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    words = "|".join(map(re.escape, longest_first)) or r"(?!)"
    return re.compile(rf"(?<!原)(?<!俗称)(?<!俗称“)(?:{words})")


@cache
def _words() -> dict[str, str]:
    text = (resource_root() / "assets" / "content" / "outdated.tsv").read_text("utf-8")
    lines = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {line[0]: line[1] for line in lines}
