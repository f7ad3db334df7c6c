"""The templates and the reason library that the program is delivered with."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from kiosk.common.errors import Damaged, Rejected
from kiosk.disclosure.letters.model import Ground, LetterKind, ReasonLibrary, Template
from kiosk.disclosure.letters.templating import check_fields, parse_template
from kiosk.settings import resource_root


def letters_dir() -> Path:
    """Folder of the shipped texts."""
    return resource_root() / "assets" / "disclosure"


@cache
def shipped_template(kind: LetterKind) -> Template:
    """The template of a kind, version 0.

    Raises:
        Damaged: ``letter.texts_damaged``.
    """
    file = letters_dir() / "letters" / f"{kind.value}.json"
    try:
        return parse_template(kind, _read(file))
    except Rejected as error:
        raise Damaged("letter.texts_damaged", file=file.name) from error


@cache
def reason_library() -> ReasonLibrary:
    """Grounds with their articles by row of the annual report, and the remedy texts.

    Raises:
        Damaged: ``letter.texts_damaged``.
    """
    file = letters_dir() / "reasons.json"
    read = _read(file)
    try:
        grounds = tuple(_ground(entry) for entry in read["grounds"])
        remedies = {name: str(read["remedies"][name]) for name in ("A", "B")}
        for text in (
            *remedies.values(),
            *(g.sentence for g in grounds),
            *(g.part for g in grounds),
        ):
            check_fields(text)
    except (KeyError, TypeError, Rejected) as error:
        raise Damaged("letter.texts_damaged", file=file.name) from error
    return ReasonLibrary(grounds, remedies)


@cache
def sample_values() -> dict[str, str]:
    """Made-up values of every field, to look at a template with.

    Raises:
        Damaged: ``letter.texts_damaged``.
    """
    return {str(name): str(value) for name, value in _read(letters_dir() / "samples.json").items()}


def _ground(entry: dict[str, Any]) -> Ground:
    return Ground(
        code=entry["code"],
        row=entry["row"],
        name=entry["name"],
        articles=tuple(entry["articles"]),
        sentence=entry["sentence"],
        law=entry["law"],
        title=entry.get("title", ""),
        part=entry.get("part", ""),
    )


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Damaged("letter.texts_damaged", file=file.name) from error
