"""Dates as documents write them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

_DIGITS = {sign: str(value) for value, sign in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": "0", "○": "0", "Ｏ": "0", "O": "0", "两": "2", "元": "1"}
_HAN = "零〇○Ｏ一二三四五六七八九十廿卅元"
_YEARS = (1900, 2200)

_NUMERIC = re.compile(
    r"(?<!\d)(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})(?:\s*日|(?!\d))"
)
_WRITTEN = re.compile(rf"([{_HAN}]{{4}})\s*年\s*([{_HAN}]{{1,3}})\s*月\s*([{_HAN}]{{1,3}})\s*日")
_PACKED = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")


def find_date(text: str) -> date | None:
    """The first real date in ``text``: 2021年4月19日, 2018-12-10 11:21, 二〇二一年四月十九日."""
    plain = "".join(
        unicodedata.normalize("NFKC", sign) if sign not in _HAN else sign for sign in text
    )
    hits = [
        *((found.start(), _numeric(found)) for found in _NUMERIC.finditer(plain)),
        *((found.start(), _written(found)) for found in _WRITTEN.finditer(plain)),
    ]
    if plain.strip().isdigit():
        hits += [(found.start(), _numeric(found)) for found in _PACKED.finditer(plain)]
    real = [(at, day) for at, day in hits if day is not None]
    return min(real)[1] if real else None


def is_date_alone(text: str) -> bool:
    """Whether a line is nothing but a date, as under a signature."""
    plain = unicodedata.normalize("NFKC", text.strip()) if not re.search("[○]", text) else text
    plain = re.sub(r"\s+", "", plain)
    return find_date(plain) is not None and bool(
        re.fullmatch(rf"(\d{{4}}[年/.-]\d{{1,2}}[月/.-]\d{{1,2}}日?|[{_HAN}年月日]+)", plain)
    )


def _numeric(found: re.Match[str]) -> date | None:
    return _real(int(found[1]), int(found[2]), int(found[3]))


def _written(found: re.Match[str]) -> date | None:
    year = "".join(_DIGITS.get(sign, "") for sign in found[1])
    month, day = _count(found[2]), _count(found[3])
    return _real(int(year), month, day) if len(year) == len(found[1]) else None


def _count(text: str) -> int:
    """十二 → 12, 二十三 → 23, 三〇 → 30, 廿一 → 21."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return int("".join(_DIGITS.get(sign, "") for sign in text) or 0)
    tens, _, ones = text.partition("十")
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))


def _real(year: int, month: int, day: int) -> date | None:
    if not _YEARS[0] <= year < _YEARS[1]:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
