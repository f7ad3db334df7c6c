"""Which keys stand where, as data: rows of keys for each mode, standing and lying.

A key is (kind, text) or (kind, text, width), the width in letter keys. Kinds: ``sign`` types its
text, ``letter`` a letter of pinyin or Latin, ``mode`` goes to the mode of that name, ``gap`` is
empty, every other kind is an act of the keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass

from ui.typing.modes import Mode

Key = tuple[str, str] | tuple[str, str, float]
Row = tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The keys of a mode. Beside a writing pad stand ``side`` rows; ``rows`` go below."""

    rows: tuple[Row, ...]
    side: tuple[Row, ...] = ()
    side_width: float = 0.0
    """In letter keys of ten to a line, or of twelve when lying."""
    widest: int = 0
    """The whole in pixels of the mock-up, at most; 0 is as wide as the screen."""


def _letters(letters: str) -> Row:
    return tuple(("letter", letter) for letter in letters)


def _signs(signs: str) -> Row:
    return tuple(("sign", sign) for sign in signs)


_BACK: Key = ("back", "", 1.5)
_HIDE: Key = ("hide", "", 1.0)
_HAND: Key = ("mode", Mode.HANDWRITING, 1.5)
_PINYIN: Key = ("mode", Mode.PINYIN)
_NUMBERS: Key = ("mode", Mode.DIGITS)
_SWAP: Key = ("swap", "")
_CHINESE: Key = ("chinese", "")
_COMMA: Key = ("comma", "，")
_STOP: Key = ("sign", "。")
_TOP, _HOME, _LOW = "qwertyuiop", "asdfghjkl", "zxcvbnm"
_SYMBOL_ROWS = (_signs("，。、；：？！“”…"), _signs("（）《》〔〕【】—·"))

_PINYIN_STANDING = Layout(
    (
        _letters(_TOP),
        (("gap", "", 0.5), *_letters(_HOME), ("gap", "", 0.5)),
        (_HAND, *_letters(_LOW), _BACK),
        (_NUMBERS, _SWAP, ("space", "", 4.6), _COMMA, _STOP, ("hide", "", 1.2)),
    )
)
_PINYIN_LYING = Layout(
    (
        (("mode", Mode.HANDWRITING), *_letters(_TOP), ("back", "")),
        (_NUMBERS, *_letters(_HOME), _COMMA, _STOP),
        (_SWAP, *_letters(_LOW), ("space", "", 2.8), ("hide", "", 1.2)),
    )
)
_LATIN_STANDING = Layout(
    (
        _signs("1234567890"),
        _letters(_TOP),
        (("gap", "", 0.5), *_letters(_HOME), ("gap", "", 0.5)),
        (("shift", "", 1.5), *_letters(_LOW), _BACK),
        (
            ("mode", Mode.SYMBOLS),
            _CHINESE,
            *_signs("@-"),
            ("space", "", 2.8),
            *_signs("_."),
            ("hide", "", 1.2),
        ),
    )
)
_LATIN_LYING = Layout(
    (
        (*_signs("1234567890"), ("back", "", 2.0)),
        (*_letters(_TOP), *_signs("-_")),
        (("shift", "", 1.0), *_letters(_HOME), *_signs("@.")),
        (
            ("mode", Mode.SYMBOLS),
            _CHINESE,
            *_letters(_LOW),
            ("space", "", 1.8),
            ("hide", "", 1.2),
        ),
    )
)
_DIGITS = Layout(
    (
        (("sign", "-"), *_signs("123"), ("back", "")),
        (("sign", "/"), *_signs("456"), ("left", "")),
        (("sign", "."), *_signs("789"), ("right", "")),
        (_CHINESE, ("mode", Mode.LATIN), ("sign", "0"), ("space", ""), _HIDE),
    ),
    widest=1400,
)
_IDENTITY = Layout(
    (
        (*_signs("123"), ("back", "")),
        (*_signs("456"), ("mode", Mode.LATIN)),
        (*_signs("789"), _CHINESE),
        (*_signs("X0"), ("hide", "", 2.0)),
    ),
    widest=1400,
)
_SYMBOLS_STANDING = Layout(
    (
        *_SYMBOL_ROWS,
        (_HAND, *_signs("‘’%℃+*="), _BACK),
        (_NUMBERS, _CHINESE, *_signs("#&@/~"), ("newline", "", 1.8), ("hide", "", 1.2)),
    )
)
_SYMBOLS_LYING = Layout(
    (
        (*_SYMBOL_ROWS[0], ("back", "", 2.0)),
        (*_SYMBOL_ROWS[1], *_signs("‘’")),
        (_NUMBERS, _CHINESE, *_signs("%℃+*=#&@"), ("hide", "", 2.0)),
    )
)
_HANDWRITING_STANDING = Layout(
    rows=((_NUMBERS, _PINYIN, ("space", "", 4.6), _COMMA, _STOP, ("hide", "", 1.2)),),
    side=((("unstroke", ""),), (("unwrite", ""),), (("back", ""),)),
    side_width=1.5,
)
_HANDWRITING_LYING = Layout(
    rows=(),
    side=(
        (("unstroke", ""), ("unwrite", ""), ("back", "")),
        (_COMMA, _STOP, ("space", "")),
        (_NUMBERS, _PINYIN, _HIDE),
    ),
    side_width=4.5,
)

_STANDING = {
    Mode.PINYIN: _PINYIN_STANDING,
    Mode.LATIN: _LATIN_STANDING,
    Mode.DIGITS: _DIGITS,
    Mode.IDENTITY: _IDENTITY,
    Mode.SYMBOLS: _SYMBOLS_STANDING,
    Mode.HANDWRITING: _HANDWRITING_STANDING,
}
_LYING = _STANDING | {
    Mode.PINYIN: _PINYIN_LYING,
    Mode.LATIN: _LATIN_LYING,
    Mode.SYMBOLS: _SYMBOLS_LYING,
    Mode.HANDWRITING: _HANDWRITING_LYING,
}


def layout(mode: Mode, *, lying: bool) -> Layout:
    """The keys of a mode on a screen that stands or lies."""
    return (_LYING if lying else _STANDING)[mode]
