"""Templates as data: read, checked, filled. A field in braces is a Chinese name.

``{申请人}`` must be said: without a value the draft shows 【待填：申请人】. ``{附件?}`` may be
left out: without a value its paragraph falls away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kiosk.common.errors import Rejected
from kiosk.common.text import clean_block, clean_line
from kiosk.disclosure.letters.model import LetterKind, LetterText, Table, Template, blank
from kiosk.disclosure.letters.names import FIELDS

TITLE_LIMIT = 60
PARAGRAPH_LIMIT = 4000
MOST_PARAGRAPHS = 60
TABLES = ("", "fee")

_FIELD = re.compile(r"\{([^{}?]{1,20})(\??)\}")
_SERIES = re.compile(r"[\u4e00-\u9fff]{1,8}")
_KEYS = {"kind", "title", "series", "addressee", "paragraphs", "annexes", "form", "table"}
_DEPTH = 4
"""A field's own text may hold fields, like the remedy the court; never deeper than this."""


def parse_template(kind: LetterKind, body: object) -> Template:
    """A checked template from a mapping as in ``assets/disclosure/letters``.

    Raises:
        Rejected: ``letter.template_malformed``, ``letter.field_unknown`` naming the field,
            ``letter.bad_series``, or ``input.*`` for a text.
    """
    if not isinstance(body, Mapping) or set(body) - _KEYS:
        raise Rejected("letter.template_malformed")
    if body.get("kind", kind) != kind:
        raise Rejected("letter.template_malformed")
    template = Template(
        kind=kind,
        title=clean_line(body.get("title", ""), field="letter.title", limit=TITLE_LIMIT),
        series=_series(body.get("series", "")),
        addressee=_line(body.get("addressee", "")),
        paragraphs=checked_paragraphs(_texts(body.get("paragraphs", []))),
        annexes=tuple(_line(text) for text in _texts(body.get("annexes", []))),
        form=_form(body.get("form", [])),
        table=_table_name(body.get("table", "")),
    )
    if not template.paragraphs and not template.form:
        raise Rejected("letter.template_empty")
    for text in _all_texts(template):
        check_fields(text)
    return template


def template_mapping(template: Template) -> dict[str, Any]:
    """The mapping again that :func:`parse_template` reads."""
    return {
        "kind": template.kind.value,
        "title": template.title,
        "series": template.series,
        "addressee": template.addressee,
        "paragraphs": list(template.paragraphs),
        "annexes": list(template.annexes),
        "form": [list(pair) for pair in template.form],
        "table": template.table,
    }


def check_fields(text: str) -> None:
    """Every brace belongs to a field that is known.

    Raises:
        Rejected: ``letter.field_unknown``.
    """
    for name, _ in _FIELD.findall(text):
        if name not in FIELDS:
            raise Rejected("letter.field_unknown", name=name)
    if re.search(r"[{}]", _FIELD.sub("", text)):
        raise Rejected("letter.field_unknown", name="{ }")


def checked_paragraphs(texts: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs as they are kept: cleaned, a line each, empty ones gone.

    Raises:
        Rejected: ``letter.too_many_paragraphs`` or ``input.*``.
    """
    if len(texts) > MOST_PARAGRAPHS:
        raise Rejected("letter.too_many_paragraphs", limit=MOST_PARAGRAPHS)
    cleaned = (
        clean_block(text, field="letter.paragraph", limit=PARAGRAPH_LIMIT, required=False)
        for text in texts
    )
    kept = tuple(line.strip() for text in cleaned for line in text.split("\n") if line.strip())
    if len(kept) > MOST_PARAGRAPHS:
        raise Rejected("letter.too_many_paragraphs", limit=MOST_PARAGRAPHS)
    return kept


def fill(template: Template, values: Mapping[str, str], table: Table | None = None) -> LetterText:
    """The letter's text; ``values`` by code name, a value of several lines makes paragraphs."""
    paragraphs = (filled(text, values) for text in template.paragraphs)
    annexes = (filled(text, values) for text in template.annexes)
    return LetterText(
        title=template.title,
        addressee=filled(template.addressee, values).rstrip("：:"),
        paragraphs=tuple(line for text in paragraphs for line in text.split("\n") if line.strip()),
        annexes=tuple(line for text in annexes for line in text.split("\n") if line.strip()),
        form=tuple((label, filled(value, values)) for label, value in template.form),
        table=table if template.table else None,
    )


def filled(text: str, values: Mapping[str, str], depth: int = 0) -> str:
    """A text with its fields filled; empty when a field that may be left out has no value.

    What people typed is never read as a template: only texts of the library hold fields, and
    they come with ``values`` in braces of their own.
    """
    for name, optional in _FIELD.findall(text):
        if optional and not values.get(FIELDS.get(name, ""), ""):
            return ""

    def put(found: re.Match[str]) -> str:
        code = FIELDS.get(found[1], "")
        value = values.get(code, "") or blank(found[1])
        if code in _HOLDS_FIELDS and depth < _DEPTH:
            return filled(value, values, depth + 1)
        return value

    return _FIELD.sub(put, text)


def without_blanks(text: LetterText, said: Mapping[str, str]) -> LetterText:
    """The text with words in place of the blanks of those names; other blanks stay."""

    def put(line: str) -> str:
        for name, words in said.items():
            line = line.replace(blank(name), words)
        return line

    return replace(
        text,
        addressee=put(text.addressee).replace("\n", " "),
        paragraphs=tuple(line for one in text.paragraphs for line in put(one).split("\n")),
        annexes=tuple(line for one in text.annexes for line in put(one).split("\n")),
        form=tuple((label, put(value).replace("\n", " ")) for label, value in text.form),
    )


_HOLDS_FIELDS = frozenset({"grounds", "remedy"})


def _all_texts(template: Template) -> tuple[str, ...]:
    return (
        template.addressee,
        *template.paragraphs,
        *template.annexes,
        *(value for _, value in template.form),
    )


def _texts(given: object) -> list[Any]:
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise Rejected("letter.template_malformed")
    if len(given) > MOST_PARAGRAPHS:
        raise Rejected("letter.too_many_paragraphs", limit=MOST_PARAGRAPHS)
    return list(given)


def _line(text: object) -> str:
    return clean_line(text, field="letter.paragraph", limit=200, required=False)


def _series(given: object) -> str:
    series = clean_line(given, field="letter.series", limit=8)
    if not _SERIES.fullmatch(series):
        raise Rejected("letter.bad_series")
    return series


def _form(given: object) -> tuple[tuple[str, str], ...]:
    rows = []
    for pair in _texts(given):
        if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
            raise Rejected("letter.template_malformed")
        rows.append((clean_line(pair[0], field="letter.paragraph", limit=40), _line(pair[1])))
    return tuple(rows)


def _table_name(given: object) -> str:
    if given not in TABLES:
        raise Rejected("letter.template_malformed")
    return str(given)
