"""Calls as they are read out: numbers sign by sign, windows as people say them."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
DASH = "杠"
_TEN = "十"


def spoken_number(number: str) -> str:
    """A ticket's number sign by sign, however long: ``A015`` is A零一五, ``A3-007`` A三杠零零七."""
    return "".join(_sign(sign) for sign in number)


def spoken_window(window: str) -> str:
    """A window as a count up to 99, as one says 十二号窗口; longer ones like a room, 一零五.

    What is not plain digits, such as ``B3``, is read sign by sign.
    """
    plain = window.isascii() and window.isdigit()
    return _count(int(window)) if plain and 0 < int(window) < 100 else spoken_number(window)


def call_sentence(number: str, window: str) -> str:
    """``请A零一五号到三号窗口``: nothing but numbers, so nobody is named."""
    return f"请{spoken_number(number)}号到{spoken_window(window)}号窗口"


def _sign(sign: str) -> str:
    if sign.isascii() and sign.isdigit():
        return DIGITS[int(sign)]
    return DASH if sign == "-" else sign.upper()


def _count(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return DIGITS[ones]
    leading = DIGITS[tens] if tens > 1 else ""
    return leading + _TEN + (DIGITS[ones] if ones else "")
