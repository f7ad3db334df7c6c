"""Document numbers as people type them: any bracket, any width, with parts left out."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(
    r"(?P<word>[^\W\d_]*?)(?:字|令)?第?[^\w]*"
    r"(?P<year>(?:19|20)\d\d(?!\d))?年?[^\w]*(?:第)?[^\w]*(?P<serial>\d{1,5})?号?"
)


def _parts(text: str) -> tuple[str, str, str] | None:
    plain = unicodedata.normalize("NFKC", text).replace("號", "号")
    plain = re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", plain)
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    word, year, serial = (found[name] or "" for name in ("word", "year", "serial"))
    return word.casefold(), year, serial.lstrip("0")


def number_key(number: str) -> str:
    """``示政发〔2026〕3号`` as ``示政发|2026|3``: what is stored; "" for what is no number."""
    parts = _parts(number)
    return "|".join(parts) if parts and parts[2] else ""


def number_pattern(text: str) -> str:
    """A LIKE pattern for :func:`number_key` from what a person typed; "" when it is no number.

    At least a year in brackets or a serial with 号 must be there, so that plain words and plain
    numbers are looked for in titles instead.
    """
    parts = _parts(text)
    plain = unicodedata.normalize("NFKC", text)
    if parts is None or not (parts[1] or parts[2]):
        return ""
    if not re.search(r"[〔\[(【{<号﹝]", plain) and not (parts[0] and parts[2]):
        return ""
    word, year, serial = parts
    return f"{word}%|{year or '%'}|{serial or '%'}"
