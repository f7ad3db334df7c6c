"""Norms as mappings: checked when they are saved and when they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from kiosk.common.errors import Rejected
from kiosk.common.text import clean_block, clean_line
from kiosk.disclosure.fees import Basis, Step, Tariff
from kiosk.disclosure.letters.model import Ground
from kiosk.disclosure.letters.templating import check_fields
from kiosk.disclosure.norms.model import TARIFF, Body, ground_of, remedy_of
from kiosk.disclosure.outcomes import Outcome

TEXT_LIMIT = 2000
NAME_LIMIT = 40
MOST_ARTICLES = 6
MOST_STEPS = 20
DEAREST = 100_000
"""Yuan for one item or page; more is a slip of the hand."""
_CODE = re.compile(r"[0-9a-z][0-9a-z._]{0,24}", re.ASCII)
_FURTHEST = 10_000


def parse_body(key: str, body: object, version: int = 0) -> Body:
    """The checked norm of a key.

    Raises:
        Rejected: ``norm.unknown``, ``norm.malformed``, ``norm.bad_step``,
            ``letter.field_unknown``, or ``input.*`` for a text.
    """
    if not isinstance(body, Mapping):
        raise Rejected("norm.malformed")
    if key == TARIFF:
        return parse_tariff(body, version)
    if remedy_of(key):
        return _text(body.get("text", ""), "remedy")
    code = ground_of(key)
    if not _CODE.fullmatch(code):
        raise Rejected("norm.unknown")
    return _ground(code, body)


def body_mapping(body: Body) -> dict[str, Any]:
    """The mapping again that :func:`parse_body` reads."""
    if isinstance(body, Tariff):
        return {
            "source": body.source,
            **{
                basis.value: [[one.first, one.each, one.width, one.rise] for one in steps]
                for basis, steps in body.steps.items()
            },
        }
    if isinstance(body, str):
        return {"text": body}
    return {
        "row": body.row,
        "name": body.name,
        "articles": list(body.articles),
        "sentence": body.sentence,
        "law": body.law,
        "title": body.title,
        "part": body.part,
    }


def _ground(code: str, body: Mapping[str, Any]) -> Ground:
    row = str(body.get("row", ""))
    if row not in [outcome.value for outcome in Outcome]:
        raise Rejected("norm.malformed")
    articles = body.get("articles", [])
    if not isinstance(articles, Sequence) or isinstance(articles, str):
        raise Rejected("norm.malformed")
    named = tuple(_line(text, "articles") for text in articles[:MOST_ARTICLES])
    return Ground(
        code=code,
        row=row,
        name=_line(body.get("name", ""), "name"),
        articles=tuple(text for text in named if text),
        sentence=_text(body.get("sentence", ""), "sentence"),
        law=_text(body.get("law", ""), "law", required=False),
        title=_line(body.get("title", ""), "title", required=False),
        part=_text(body.get("part", ""), "part", required=False),
    )


def _line(text: object, field: str, *, required: bool = True) -> str:
    return clean_line(str(text), field=f"norm.{field}", limit=NAME_LIMIT, required=required)


def _text(text: object, field: str, *, required: bool = True) -> str:
    said = clean_block(str(text), field=f"norm.{field}", limit=TEXT_LIMIT, required=required)
    check_fields(said)
    return said


def parse_tariff(body: Mapping[str, Any], version: int = 0) -> Tariff:
    """The checked tariff.

    Raises:
        Rejected: ``norm.bad_step``, or ``input.*`` for its source.
    """
    steps = {basis: tuple(_steps(body.get(basis.value))) for basis in Basis}
    return Tariff(_line(body.get("source", ""), "source"), steps, version)


def _steps(given: object) -> list[Step]:
    if not isinstance(given, Sequence) or not 1 <= len(given) <= MOST_STEPS:
        raise Rejected("norm.bad_step")
    steps = [_step(one) for one in given]
    firsts = [step.first for step in steps]
    if firsts[0] != 1 or sorted(set(firsts)) != firsts:
        raise Rejected("norm.bad_step")
    return steps


def _step(given: object) -> Step:
    numbers = list(given) if isinstance(given, Sequence) and not isinstance(given, str) else []
    if len(numbers) != len(fields(Step)) or any(type(one) is not int for one in numbers):
        raise Rejected("norm.bad_step")
    step = Step(*numbers)
    in_range = 1 <= step.first <= _FURTHEST and 0 <= step.each <= DEAREST
    rises = 0 <= step.width <= _FURTHEST and 0 <= step.rise <= DEAREST
    if not (in_range and rises) or bool(step.width) != bool(step.rise):
        raise Rejected("norm.bad_step")
    return step
