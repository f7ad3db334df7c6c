"""Telephones as they stand in published text: whether a resident can dial them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_DIGITS = re.compile(r"(?<![0-9A-Za-z])[（(]?\+?\d[\d\-－—– ()（）]{2,}\d(?![0-9A-Za-z])")
_HOURS = re.compile(r"\d{1,2}[:：]\d{2}")
_DAY = re.compile(r"\d{4}[-－年]\d{1,2}[-－月]\d{1,2}日?")
_FIXED = re.compile(r"0(10|2\d)-?\d{8}|0[3-9]\d{2}-?\d{7,8}")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_SERVICE = re.compile(r"1\d{2}|1[02]\d{3}|9[56]\d{3,4}|(400|800)-?\d{3}-?\d{4}")
_LOCAL = re.compile(r"[2-8]\d{6,7}")
_LEAST = 5
_UNITS = re.compile(r"^\s*(号|楼|室|路|层|年|月|日|元|个|米)")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A telephone and what is wrong with it: ``code`` is a lint rule."""

    phone: str
    code: str


def troubles(text: str) -> Iterable[Trouble]:
    """What is wrong with the telephones in a text that gives telephones."""
    plain = _DAY.sub("", _HOURS.sub("", text))
    for found in _DIGITS.finditer(plain):
        written = found.group().strip()
        if _UNITS.match(plain[found.end() :]):
            continue
        digits = re.sub(r"\D", "", written)
        if len(digits) < _LEAST:
            continue
        code = _judged(re.sub(r"[－—–]", "-", written), digits)
        if code:
            yield Trouble(written, code)


def _judged(written: str, digits: str) -> str:
    if digits.startswith("86") and written.startswith("+"):
        digits = digits[2:] if digits[2] == "1" else f"0{digits[2:]}"
    if _FIXED.fullmatch(digits) or _SERVICE.fullmatch(digits) or _extended(written):
        return ""
    if _MOBILE.fullmatch(digits):
        return "lint.phone_mobile"
    if _LOCAL.fullmatch(digits):
        return "lint.phone_local"
    return "lint.phone_form"


def _extended(written: str) -> bool:
    """``0470-5550101-802``, or two fixed telephones run together by a blank or a dash."""
    parts = [part for part in re.split(r"[ ()（）-]+", written) if part]
    joined = ["".join(pair) for pair in pairwise(parts)]
    return any(_FIXED.fullmatch(one) for one in [*parts, *joined])
