"""Rare characters by their syllable: those of names and places that no input dictionary has.

assets/typing/rare.tsv is the pinyin library's own table (pypinyin, MIT) less the 6,763 characters
of GB/T 2312, which every dictionary has; made once, since reading that library takes half a
second. A line is a syllable, a tab, and its characters, those of names first.
"""

from __future__ import annotations

import functools

from kiosk.settings import resource_root


def rare_characters(syllable: str) -> str:
    """Characters beyond GB/T 2312 that are read so; empty for what is no syllable."""
    return _table().get(syllable, "")


def is_syllable(letters: str) -> bool:
    """Whether some character is read so, in Mandarin."""
    return letters in _table()


@functools.cache
def _table() -> dict[str, str]:
    text = (resource_root() / "assets" / "typing" / "rare.tsv").read_text("utf-8")
    pairs = (line.partition("\t") for line in text.splitlines())
    return {syllable: signs for syllable, _, signs in pairs}
