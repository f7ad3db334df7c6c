"""The fields of one place of a document, as an open form shows them, and what is wrong there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kiosk.content.editing.names import in_words
from ui.window.content.editor.entries import entry_rows
from ui.window.content.editor.known import Known, situation_options
from ui.window.content.editor.schema import SITUATION_KEYS, Kind, Spec, specs
from ui.window.content.editor.tree import Node, Steps, changed, is_new
from ui.window.forms.model import SEPARATOR, Field, Option
from ui.window.reports.spans import typed_day

_HALF = {
    *("place", "business", "transport", "result_name", "result_kind", "short_name", "unit"),
    *("department", "review_office", "litigation_court", "phone", "complaint_phone", "size"),
    *("main_item", "catalog_code", "handle_item_code", "department_code", "department_kind"),
    *("power_source", "entrusted_to", "handling_office", "version", "source", "local_theme"),
    *("office", "limit", "yuan", "standard", "issuer", "sample", "blank_form", "heading"),
    *("document_number", "index_number", "issue", "category", "theme", "addressee", "number"),
    *("floor", "zone", "prefix", "label", "organ", "owner", "stage", "project_code", "budget"),
    *("expected", "party", "party_code", "head", "website", "region", "hotline", "figure"),
}
"""Fields that stand side by side while their text is short."""
_LONG, _SHORT = 28, 14
LINE_LIMIT, BLOCK_LIMIT, CODE_LIMIT = 300, 20_000, 64
_NUMBER_DIGITS = 6
_NO, _YES = Option("no", "否"), Option("yes", "是")
_BLANK = Option("", "未填")
_WEEKDAYS = tuple(Option(str(at), f"周{name}") for at, name in enumerate("一二三四五六日", 1))


def field_of(spec: Spec, node: Node, root: Node, known: Known, fixed: str) -> Field:
    """One field as it is asked for; ``fixed`` names the one that can only be read."""
    if spec.name == fixed:
        said = f"{spec.label}：{node[spec.key]}"
        return Field(spec.key, spec.label, "said", hint=said, required=False)
    if spec.kind is Kind.ENTRIES:
        rows = tuple(entry_rows(spec, node[spec.name], root))
        return Field(spec.name, spec.label, "entries", required=False, entries=rows)
    asked = _asked(spec, node[spec.key], root, known)
    return replace(asked, required=spec.needed)


def _asked(spec: Spec, text: str, root: Node, known: Known) -> Field:
    if spec.name == SITUATION_KEYS:
        return _situation_field(spec, text, root)
    if spec.refers_to:
        return _reference_field(spec, text, known)
    make = {
        Kind.FLAG: _flag_field,
        Kind.DAY: _day_field,
        Kind.NUMBER: _number_field,
        Kind.CHOICE: _enum_field,
        Kind.MANY: _enum_field,
        Kind.WEEKDAYS: _weekday_field,
    }
    return make.get(spec.kind, _text_field)(spec, text)


def _flag_field(spec: Spec, text: str) -> Field:
    options = (_BLANK, _YES, _NO) if spec.optional else (_YES, _NO)
    return Field(spec.key, spec.label, "choice", text, options=options, half=True)


def _day_field(spec: Spec, text: str) -> Field:
    return Field(spec.key, spec.label, "day", text, "如 2026-11-20", half=True)


def _number_field(spec: Spec, text: str) -> Field:
    return Field(spec.key, spec.label, "number", text, limit=_NUMBER_DIGITS, half=True)


def _weekday_field(spec: Spec, text: str) -> Field:
    return Field(spec.key, spec.label, "many", text, options=_WEEKDAYS)


def _enum_field(spec: Spec, text: str) -> Field:
    options = tuple(Option(each.value, in_words(spec.name, each.value)) for each in spec.inner)
    kind = "many" if spec.kind is Kind.MANY else "choice"
    if spec.optional and not spec.part:
        options = (_BLANK, *options)
    return Field(spec.key, spec.label, kind, text, options=options, half=bool(spec.part))


def _situation_field(spec: Spec, text: str, root: Node) -> Field:
    options = tuple(situation_options(root))
    gone = [Option(key, "已删除的情形") for key in _keys(text) - {one.name for one in options}]
    if not options and not gone:
        hint = f"{spec.label}：还没有写情形，这份材料总是要交。"
        return Field(spec.key, spec.label, "said", hint=hint)
    hint = "都不选：总是要交"
    return Field(spec.key, spec.label, "many", text, hint, options=(*options, *gone))


def _keys(text: str) -> set[str]:
    return {key for key in text.split(SEPARATOR) if key}


def _reference_field(spec: Spec, text: str, known: Known) -> Field:
    options = known.offered(spec, text)
    if options and spec.kind is Kind.WORDS:
        return Field(spec.key, spec.label, "many", text, options=options)
    if options:
        return Field(spec.key, spec.label, "choice", text, options=(_BLANK, *options))
    if spec.kind is Kind.WORDS and spec.refers_to in ("service_item", "policy"):
        hint = "一行一个：编码，或者完整的名称"
        return Field(spec.key, spec.label, "block", text, hint, limit=BLOCK_LIMIT)
    hint = "用逗号分开" if spec.kind is Kind.WORDS else "编码，或者完整的名称"
    return Field(spec.key, spec.label, "line", text, hint, limit=LINE_LIMIT)


def _text_field(spec: Spec, text: str) -> Field:
    name, label = spec.key, spec.label
    half = spec.name in _HALF and len(text) <= _SHORT
    if spec.kind is Kind.LINES:
        return Field(name, label, "block", text, "一行一条", limit=BLOCK_LIMIT)
    if spec.kind is Kind.WORDS:
        return Field(name, label, "line", text, "用顿号分开", limit=2000, half=half)
    if len(text) > _LONG or "\n" in text:
        return Field(name, label, "block", text, limit=BLOCK_LIMIT)
    return Field(name, label, "line", text, limit=LINE_LIMIT, half=half)


# --- what is wrong


def wrong(spec: Spec, node: Node, known: Known) -> str:
    """Why an answer cannot be taken, in words; empty when it can."""
    if spec.kind is Kind.ENTRIES:
        return ""
    text = node[spec.key].strip()
    if not text:
        blank = spec.needed and (is_new(node) or changed(spec, node))
        return f"请填写{spec.label}。" if blank else ""
    return malformed(spec, text, known)


def malformed(spec: Spec, text: str, known: Known) -> str:
    """Why a text that was typed is none of its kind."""
    if spec.kind is Kind.DAY and typed_day(text, known.today) is None:
        return "日期没有看懂，请写成 2026-11-20 的样子。"
    if spec.kind is Kind.NUMBER and not (text.isascii() and text.isdigit()):
        return "请填写数字。"
    return ""


def advice(spec: Spec, text: str, known: Known) -> str:
    """What somebody should look at, though it can be taken."""
    if spec.refers_to:
        return known.told(spec, text)[1]
    return ""


def all_wrong(
    owner: type, node: Node, known: Known, steps: Steps = ()
) -> Iterator[tuple[Steps, str, str]]:
    """Way, field and words of everything that cannot be taken, at every depth."""
    for spec in specs(owner):
        said = wrong(spec, node, known)
        if said:
            yield steps, spec.key, said
        if spec.kind is Kind.ENTRIES:
            entries: list[Any] = node[spec.name]
            for at, one in enumerate(entries):
                yield from all_wrong(spec.inner, one, known, (*steps, (spec.name, at)))
