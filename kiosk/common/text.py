"""Text that people type: one shape for storing, and nothing that a screen or paper hides.

Emoji, rare hanzi beyond U+FFFF and the joiners that scripts need are kept exactly.
"""

from __future__ import annotations

import unicodedata

from kiosk.common.errors import Rejected

_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u2060\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
"""Direction controls, line separators, zero-width blanks: they make text read as another."""

_REFUSED_CATEGORIES = frozenset({"Cc", "Cs"})
_GROWTH = 4
"""Composing shortens text; longer raw text than this times the limit is refused unread."""


def clean_line(text: object, *, field: str, limit: int, required: bool = True) -> str:
    """One line in NFC without blanks around it.

    Args:
        text: what was typed.
        field: code name of the field, for the error.
        limit: the most characters allowed.
        required: whether an empty line is refused.

    Raises:
        Rejected: ``input.not_text``, ``input.required``, ``input.too_long`` or
            ``input.control_character``.
    """
    return _clean(text, field=field, limit=limit, required=required, breaks=False)


def clean_block(text: object, *, field: str, limit: int, required: bool = True) -> str:
    """Several lines in NFC: line breaks become ``\\n``, tabs become blanks.

    Raises:
        Rejected: as :func:`clean_line`.
    """
    if isinstance(text, str):
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _clean(text, field=field, limit=limit, required=required, breaks=True)


def half_width(text: str) -> str:
    """Full-width letters, digits and signs as their ASCII twins; everything else untouched."""
    return "".join(
        " " if sign == "\u3000" else chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign
        for sign in text
    )


def characters(text: str) -> list[str]:
    """The characters as a reader counts them: a base sign with all its marks is one."""
    found: list[str] = []
    joined = False
    for sign in text:
        if found and (joined or _joins_the_one_before(sign)):
            found[-1] += sign
        else:
            found.append(sign)
        joined = sign == "\u200d"
    return found


def _clean(text: object, *, field: str, limit: int, required: bool, breaks: bool) -> str:
    if not isinstance(text, str):
        raise Rejected("input.not_text", field=field)
    if len(text) > limit * _GROWTH:
        raise Rejected("input.too_long", field=field, limit=limit)
    tidy = unicodedata.normalize("NFC", text).strip()
    if any(_is_refused(sign, breaks=breaks) for sign in tidy):
        raise Rejected("input.control_character", field=field)
    if not tidy and required:
        raise Rejected("input.required", field=field)
    if len(tidy) > limit:
        raise Rejected("input.too_long", field=field, limit=limit)
    return tidy


def _is_refused(sign: str, *, breaks: bool) -> bool:
    if sign == "\n":
        return not breaks
    if sign in _INVISIBLE or unicodedata.category(sign) in _REFUSED_CATEGORIES:
        return True
    return ord(sign) & 0xFFFE == 0xFFFE or 0xE0000 <= ord(sign) <= 0xE007F


def _joins_the_one_before(sign: str) -> bool:
    if sign == "\u200d" or "\U0001f3fb" <= sign <= "\U0001f3ff":
        return True
    return unicodedata.category(sign) in ("Mn", "Mc", "Me")
