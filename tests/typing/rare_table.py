"""The table of rare characters, worked out from the pinyin library's own."""

from __future__ import annotations

import unicodedata
from collections import defaultdict

from pypinyin.pinyin_dict import pinyin_dict

UMLAUT = str.maketrans("üǖǘǚǜ", "vvvvv")
FIRST = ((0x2B820, 0x2CEAF), (0x2A700, 0x2B81F), (0x9FA6, 0x9FFF), (0x3400, 0x4DBF))
"""Characters that were added for the names of people and places come first, then old ones."""
NEXT = ((0x4E00, 0x9FA5), (0x2CEB0, 0x3FFFF), (0x20000, 0x2A6DF))
BLOCKS = (*FIRST, *NEXT)


def table() -> str:
    """What assets/typing/rare.tsv must hold."""
    signs: dict[str, list[int]] = defaultdict(list)
    for code, readings in pinyin_dict.items():
        if place(code) < len(BLOCKS) and is_rare(chr(code)):
            for syllable in {spelled(reading) for reading in readings.split(",")}:
                signs[syllable].append(code)
    return "".join(
        f"{syllable}\t{''.join(map(chr, sorted(codes, key=order)))}\n"
        for syllable, codes in sorted(signs.items())
    )


def is_rare(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def spelled(reading: str) -> str:
    """``lǚ`` as it is typed, ``lv``; ``lüè`` as the input dictionary has it, ``lue``."""
    bare = unicodedata.normalize("NFD", reading.translate(UMLAUT))
    letters = "".join(sign for sign in bare if sign.isascii())
    return letters.replace("ve", "ue")


def order(code: int) -> tuple[int, int]:
    return place(code), code


def place(code: int) -> int:
    found = (at for at, (low, high) in enumerate(BLOCKS) if low <= code <= high)
    return next(found, len(BLOCKS))
