"""Sentences as pinyin with tone numbers, which is what the voice reads right."""

from __future__ import annotations

from typing import Any

_SYLLABLES = {
    "请": "qing3", "号": "hao4", "到": "dao4", "窗": "chuang1", "口": "kou3", "杠": "gang4",
    "零": "ling2", "一": "yi1", "二": "er4", "三": "san1", "四": "si4", "五": "wu3",
    "六": "liu4", "七": "qi1", "八": "ba1", "九": "jiu3", "十": "shi2",
}  # fmt: skip
"""The words of a call. They are few, so a call needs no dictionary, and 杠 is gang4 here."""


def reading(sentence: str) -> str:
    """``请A零一五号`` is ``qing3 A ling2 yi1 wu3 hao4``; Latin letters are spelt."""
    if all(sign in _SYLLABLES or _is_letter(sign) for sign in sentence):
        return " ".join(_SYLLABLES.get(sign, sign) for sign in sentence)
    return " ".join(_from_dictionary(sentence))


def _from_dictionary(sentence: str) -> list[str]:
    import pypinyin

    lazy_pinyin: Any = pypinyin.lazy_pinyin
    tones = pypinyin.Style.TONE3
    return list(lazy_pinyin(sentence, style=tones, neutral_tone_with_five=True, errors=list))


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
