"""The keyboard's modes, and which of them a field asks for."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt


class Mode(StrEnum):
    """One set of keys."""

    PINYIN = "pinyin"
    HANDWRITING = "handwriting"
    LATIN = "latin"
    DIGITS = "digits"
    IDENTITY = "identity"
    SYMBOLS = "symbols"


CHINESE = (Mode.PINYIN, Mode.HANDWRITING)

_EMAIL_ENDINGS = ("@qq.com", "@163.com", "@126.com", "@139.com", ".cn")
_DATE_SIGNS = ("年", "月", "日", "号", "〔", "〕", "元")

_Hint = Qt.InputMethodHint
_ONLY_NUMBERS = (
    _Hint.ImhDigitsOnly | _Hint.ImhFormattedNumbersOnly | _Hint.ImhDialableCharactersOnly
)
_UPPER = _Hint.ImhPreferUppercase | _Hint.ImhUppercaseOnly
_LATIN = (
    _Hint.ImhEmailCharactersOnly
    | _Hint.ImhUrlCharactersOnly
    | _Hint.ImhLatinOnly
    | _Hint.ImhPreferLatin
    | _Hint.ImhPreferLowercase
    | _Hint.ImhLowercaseOnly
    | _Hint.ImhHiddenText
)


def mode_for(hints: Qt.InputMethodHint) -> Mode | None:
    """The mode that the hints ask for; None leaves it to the resident, who writes Chinese.

    ``ImhPreferNumbers | ImhPreferUppercase`` is an identity number: digits and X. Numbers alone
    are digits, upper case alone is a code of letters and digits, e-mail and Latin are letters.
    """
    if hints & _Hint.ImhPreferNumbers and hints & _UPPER:
        return Mode.IDENTITY
    if hints & (_ONLY_NUMBERS | _Hint.ImhPreferNumbers):
        return Mode.DIGITS
    if hints & (_UPPER | _LATIN):
        return Mode.LATIN
    return None


def capitals_first(hints: Qt.InputMethodHint) -> bool:
    """Whether letters are to be capitals: a code."""
    return bool(hints & _UPPER)


def offers(mode: Mode, hints: Qt.InputMethodHint) -> tuple[str, ...]:
    """What a field of this kind often wants, offered while nothing is being composed."""
    if mode is Mode.LATIN and hints & _Hint.ImhEmailCharactersOnly:
        return _EMAIL_ENDINGS
    if mode is Mode.DIGITS and mode_for(hints) is None:
        return _DATE_SIGNS
    return ()
