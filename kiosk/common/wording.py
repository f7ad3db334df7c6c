"""Turns an error into the sentence for the person who reads it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from kiosk.common.errors import KioskError

DEFAULT_LANGUAGE = "zh_CN"


@cache
def catalogue(folder: Path, language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """All sentences by code, from ``messages.<language>/*.json`` in ``folder``.

    Raises:
        ValueError: when two files give the same code.
    """
    sentences: dict[str, str] = {}
    for path in sorted((folder / f"messages.{language}").glob("*.json")):
        for code, sentence in json.loads(path.read_text("utf-8")).items():
            if code in sentences:
                raise ValueError(f"{path.name}: {code} is worded twice")
            sentences[code] = sentence
    return sentences


def say(error: KioskError, folder: Path) -> str:
    """The sentence for ``error``: what happened, what to do, that nothing is lost."""
    sentences = catalogue(folder)
    sentence = sentences.get(error.code)
    if sentence is None:
        return sentences["error.unworded"].format(code=error.code)
    return sentence.format_map(_Spoken(error.params, sentences))


class _Spoken(dict[str, object]):
    """Parameters for a sentence: a field's code name is replaced by its Chinese name."""

    def __init__(self, params: dict[str, object], sentences: dict[str, str]) -> None:
        super().__init__(params)
        if "field" in params:
            field = str(params["field"])
            self["field"] = sentences.get(f"field.{field}", field)

    def __missing__(self, key: str) -> str:
        return "—"
