"""Places a code's words and chooses its mask (ISO/IEC 18004, 7.7.3 and 7.8) on whole integers.

The library looks at every module of eight candidates, one by one: 15 ms for a link. Here a
symbol is one integer, a bit for each module, and a rule is a few shifts of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

MASKS = range(8)
_FINDER = "1011101"
_FINDERS = (f"{_FINDER}0000", f"0000{_FINDER}")
_RUN, _BLOCK, _LOOKALIKE, _UNBALANCED = 5, 3, 40, 10

Matrix = tuple[tuple[bool, ...], ...]


class _Way(NamedTuple):
    """A symbol read row by row, or column by column; one empty bit ends each."""

    place: Callable[[str], Sequence[str]]
    """Puts the words' bits, and a zero after them, where they stand."""
    blanks: Sequence[int]
    """The symbol under each mask when all its words are zero."""


class _Frame(NamedTuple):
    """All that symbols of one version have in common."""

    size: int
    rows: _Way
    columns: _Way


def drawn(version: int, words: Sequence[int]) -> Matrix:
    """The symbol at level M under the mask that costs the fewest points; the first of equals."""
    frame = _frame(version, len(words))
    bits = "".join(f"{word:08b}" for word in words) + "0"
    in_rows, in_columns = (int("".join(way.place(bits)), 2) for way in frame[1:])
    symbols = [
        (in_rows ^ row, in_columns ^ column)
        for row, column in zip(frame.rows.blanks, frame.columns.blanks, strict=True)
    ]
    best, _ = min(symbols, key=lambda symbol: penalty(*symbol, size=frame.size))
    line = frame.size + 1
    text = f"{best:0{line * frame.size}b}"
    return tuple(
        tuple(sign == "1" for sign in text[start : start + frame.size])
        for start in range(0, len(text), line)
    )


def penalty(rows: int, columns: int, *, size: int) -> int:
    """Points of a symbol (7.8.3.1): runs, blocks, finder look-alikes, imbalance."""
    line = size + 1
    every = int(("1" * size + "0") * size, 2)
    points = 0
    for dark in (rows, columns):
        light = dark ^ every
        for one in (dark, light):
            runs = one & one >> 1 & one >> 2 & one >> 3 & one >> 4
            points += runs.bit_count() + (_RUN - 3) * (runs & ~(runs << 1)).bit_count()
        points += _LOOKALIKE * sum(_count(pattern, dark, light) for pattern in _FINDERS)
    for one in (rows, rows ^ every):
        pairs = one & one >> 1
        points += _BLOCK * (pairs & pairs >> line).bit_count()
    share = rows.bit_count() / (size * size)
    return points + _UNBALANCED * int(abs(share * 100 - 50) / 5)


def _count(pattern: str, dark: int, light: int) -> int:
    found = -1
    for at, sign in enumerate(pattern):
        found &= (dark if sign == "1" else light) >> at
    return found.bit_count()


@lru_cache(maxsize=8)
def _frame(version: int, words: int) -> _Frame:
    blanks = [_modules(version, [0] * words, mask) for mask in MASKS]
    full = _modules(version, [255] * words, 0)
    size = len(full)
    taken = [
        (row, column)
        for row, column in _zigzag(size)
        if full[row][column] != blanks[0][row][column]
    ]
    place = {cell: at for at, cell in enumerate(taken)}
    spare = 8 * words
    rows = [(row, column) for row in range(size) for column in range(size + 1)]
    return _Frame(
        size,
        _Way(
            itemgetter(*(place.get(cell, spare) for cell in rows)),
            [_whole(blank) for blank in blanks],
        ),
        _Way(
            itemgetter(*(place.get(cell[::-1], spare) for cell in rows)),
            [_whole(list(zip(*blank, strict=True))) for blank in blanks],
        ),
    )


def _modules(version: int, words: Sequence[int], mask: int) -> list[list[bool]]:
    code = QRCode(version=version, error_correction=ERROR_CORRECT_M, border=0)
    code.data_cache = list(words)
    code.makeImpl(False, mask)
    return [[bool(dark) for dark in row] for row in code.modules]


def _at(modules: Sequence[Sequence[bool]], cell: tuple[int, int]) -> bool:
    return modules[cell[0]][cell[1]]


def _whole(rows: Sequence[Sequence[bool]]) -> int:
    return int("".join("".join("1" if dark else "0" for dark in row) + "0" for row in rows), 2)


def _zigzag(size: int) -> Iterator[tuple[int, int]]:
    """Modules in the order of the words' bits: pairs of columns from the right, up and down."""
    pairs = [*range(size - 1, 6, -2), *range(5, 0, -2)]
    for turn, column in enumerate(pairs):
        for row in range(size) if turn % 2 else reversed(range(size)):
            yield row, column
            yield row, column - 1
