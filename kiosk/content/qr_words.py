"""The words of a code: data, padding and error correction (ISO/IEC 18004, 7.4 to 7.6).

The library splits the text and knows the tables; it puts every bit and divides every polynomial
one by one, which took longer than all the rest of a slip's code.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from qrcode import base, util
from qrcode.constants import ERROR_CORRECT_M

_WIDER_COUNTS = (1, 10, 27)
"""From these versions on the length of a piece takes more bits."""
_END = "0000"
_PADDING = b"\xec\x11"


class _Bits:
    """Takes what the library's pieces write."""

    def __init__(self) -> None:
        self._written: list[str] = []

    def put(self, number: int, length: int) -> None:
        self._written.append(f"{number:0{length}b}")

    def text(self) -> str:
        return "".join(self._written)


def encoded(content: bytes) -> tuple[int, list[int]]:
    """The smallest version at level M that holds ``content``, and its words in order."""
    version, bits = _fitted(content)
    blocks = base.rs_blocks(version, ERROR_CORRECT_M)
    room = sum(block.data_count for block in blocks)
    bits += _END[: 8 * room - len(bits)]
    bits += "0" * (-len(bits) % 8)
    data = int(bits, 2).to_bytes(len(bits) // 8)
    data += (_PADDING * room)[: room - len(data)]
    told, checks, start = [], [], 0
    for block in blocks:
        part = data[start : start + block.data_count]
        start += block.data_count
        told.append(part)
        checks.append(check_words(part, block.total_count - block.data_count))
    return version, [*_woven(told), *_woven(checks)]


def _fitted(content: bytes) -> tuple[int, str]:
    pieces = list(util.optimal_data_chunks(content, minimum=20))
    for smallest, next_wider in zip(_WIDER_COUNTS, (*_WIDER_COUNTS[1:], 41), strict=True):
        sizes = util.mode_sizes_for_version(smallest)
        bits = _Bits()
        for piece in pieces:
            bits.put(piece.mode, 4)
            bits.put(len(piece), sizes[piece.mode])
            piece.write(bits)
        text = bits.text()
        version = bisect_left(util.BIT_LIMIT_TABLE[ERROR_CORRECT_M], len(text), smallest)
        if version < next_wider:
            break
    return version, text


def check_words(data: bytes, count: int) -> bytes:
    """The Reed-Solomon remainder of ``data``, ``count`` words (7.5.2)."""
    rows = _multiples(count)
    top = 8 * (count - 1)
    below = (1 << top) - 1
    rest = 0
    for word in data:
        rest = ((rest & below) << 8) ^ rows[word ^ (rest >> top)]
    return rest.to_bytes(count)


@lru_cache(maxsize=32)
def _multiples(count: int) -> list[int]:
    """All 256 multiples of the generator polynomial, without its first word."""
    generator = [1]
    for power in range(count):
        shifted = [0, *(_times(one, base.gexp(power)) for one in generator)]
        generator = [a ^ b for a, b in zip([*generator, 0], shifted, strict=True)]
    return [
        int.from_bytes(bytes(_times(factor, one) for one in generator[1:])) for factor in range(256)
    ]


def _times(one: int, other: int) -> int:
    return base.gexp(base.glog(one) + base.glog(other)) if one and other else 0


def _woven(blocks: Sequence[bytes]) -> Iterator[int]:
    for words in zip_longest(*blocks):
        yield from (word for word in words if word is not None)
