"""A document as a form: its fields part by part, and the document that the answers give."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.content.codec import TYPES
from kiosk.content.editing.names import field_name, in_words, type_name
from kiosk.content.model import TimeLimit
from kiosk.content.terms import LimitUnit
from ui.window.content.columns import COLUMNS, HINTS, entries_of, lines_of, wrong_line
from ui.window.forms.model import SEPARATOR, Field, Form, Option, Values, chosen
from ui.window.reports.spans import typed_day

PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "place": (
        "地点与联系",
        (
            *("contact", "complaint", "place", "windows", "business", "hours"),
            *("transport", "online_url", "mobile_url"),
        ),
    ),
    "materials": ("条件与材料", ("materials", "conditions", "quantity_limit")),
    "course": (
        "流程与时限",
        (
            *("case_type", "promised_limit", "statutory_limit", "steps", "visits"),
            *("visit_reason", "result_name", "result_kind", "special_procedure"),
        ),
    ),
    "fees": (
        "收费与方式",
        ("charges", "fees", "channels", "can_book", "can_pay_online", "can_post"),
    ),
    "naming": (
        "名称与分类",
        (
            *("name", "short_name", "aliases", "department", "task_type", "audiences"),
            *("themes", "life_events", "labels", "related", "state", "effective_on"),
            *("cancelled_on", "reviewed_on"),
        ),
    ),
    "rights": (
        "问答与救济",
        ("questions", "legal_basis", "rights", "review_office", "litigation_court"),
    ),
}
"""An item's fields by part: a guide has too many for one look."""

_LINES = {"legal_basis", "conditions", "body", "duties", "basis", "ways", "notes"}
"""Lists of sentences: one a line; other lists of texts stand in one line."""
_FIXED = {"code", "number", "changes", "complete", "updated_on", "order", "x", "y"}
_NEEDED = {"name", "title", "department"}
_HALF = {
    *("place", "windows", "business", "transport", "result_name", "result_kind", "short_name"),
    *("department", "review_office", "litigation_court", "phone", "complaint_phone"),
}
"""Fields that stand side by side while their text is short."""
_LONG, _SHORT = 40, 20
_LIMIT, _BLOCK_LIMIT = 300, 20_000


def document_form(kind: str, text: str, today: date, *, new_words: bool = True) -> Form:
    """The form of a document whose canonical text is ``text``."""
    plain = json.loads(text)
    name = plain.get("name") or plain.get("title") or plain.get("number")

    def asked(values: Values) -> Sequence[Field]:
        found = [*_part_field(kind, values), *_fields(kind, plain, values)]
        return [*found, *_reasons(kind, new_words)]

    return Form(
        name=f"content {kind} {plain.get('code', name)}",
        title=f"修改{type_name(kind)}：{name}",
        yes="提交审核",
        fields=asked,
        today=today,
        text="改好后由另一位工作人员审核，审核通过才公开。",
        check=_problems,
    )


def _part_field(kind: str, values: Values) -> list[Field]:
    if kind != "service_item":
        return []
    options = tuple(Option(name, title) for name, (title, _) in PARTS.items())
    return [Field("part", "修改哪一部分", "choice", value="place", options=options)]


def _reasons(kind: str, new_words: bool) -> list[Field]:
    words = Field(
        "words",
        "告诉居民的变化",
        "line",
        hint="一句话，显示在办事指南的“变化”里",
        required=False,
        limit=_LIMIT,
    )
    why = Field("why", "修改理由", "line", limit=_LIMIT)
    on = Field(
        "takes_effect_on",
        "生效日期",
        "day",
        hint="不填：审核通过后立即公开",
        required=False,
        half=True,
    )
    return [why, words, on] if kind == "service_item" and new_words else [why, on]


def shown(kind: str, values: Values) -> list[str]:
    """The names of the fields that are asked for now."""
    if kind == "service_item":
        part = values.get("part") or "place"
        return list(PARTS.get(part, PARTS["place"])[1])
    return [field.name for field in fields(TYPES[kind]) if _editable(kind, field.name)]


def _editable(kind: str, name: str) -> bool:
    hint = get_type_hints(TYPES[kind])[name]
    inner = _inner(hint)
    plain = inner in (str, int, bool, date, TimeLimit)
    return name not in _FIXED and (plain or _is_enum(inner) or name in COLUMNS)


def _inner(hint: Any) -> Any:
    """The type of a field without None, or of what its tuple holds."""
    if get_origin(hint) is UnionType:
        return next(each for each in get_args(hint) if each is not NoneType)
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    return hint


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _fields(kind: str, plain: Mapping[str, Any], values: Values) -> list[Field]:
    hints = get_type_hints(TYPES[kind])
    defaults = {field.name: field.default for field in fields(TYPES[kind])}
    found: list[Field] = []
    for name in shown(kind, values):
        default = defaults[name]
        value = plain.get(name, default.value if isinstance(default, StrEnum) else default)
        found += _asked(name, hints[name], value)
    return found


def _asked(name: str, hint: Any, value: Any) -> list[Field]:
    label, inner = field_name(name), _inner(hint)
    if inner is TimeLimit:
        return _limit_fields(name, label, value or {})
    if name in COLUMNS:
        lines = lines_of(name, list(value or ()))
        found = Field(name, label, "block", lines, HINTS[name], limit=_BLOCK_LIMIT)
    elif inner is bool:
        said = "" if value is None else "yes" if value is True else "no"
        options = (Option("yes", "是"), Option("no", "否"))
        found = Field(name, label, "choice", said, options=options, half=True)
    elif inner is date:
        found = Field(name, label, "day", str(value or ""), half=True)
    elif _is_enum(inner):
        found = _enum_field(name, label, hint, value)
    elif inner is int:
        said = str(value) if isinstance(value, int) else ""
        found = Field(name, label, "number", said, limit=6, half=True)
    else:
        found = _text_field(name, label, hint, value)
    return [replace(found, required=name in _NEEDED)]


def _enum_field(name: str, label: str, hint: Any, value: Any) -> Field:
    options = tuple(Option(each.value, in_words(name, each.value)) for each in _inner(hint))
    if get_origin(hint) is tuple:
        return Field(name, label, "many", SEPARATOR.join(value or ()), options=options)
    return Field(name, label, "choice", str(value or ""), options=options)


def _text_field(name: str, label: str, hint: Any, value: Any) -> Field:
    if get_origin(hint) is tuple:
        if name in _LINES:
            text = "\n".join(value or ())
            return Field(name, label, "block", text, "一行一条", limit=_BLOCK_LIMIT)
        text = "、".join(value or ())
        return Field(
            name,
            label,
            "line",
            text,
            "用顿号分开",
            limit=1000,
            half=name in _HALF and len(text) <= _SHORT,
        )
    text = value if isinstance(value, str) else ""
    if len(text) > _LONG or "\n" in text:
        return Field(name, label, "block", text, limit=_BLOCK_LIMIT)
    return Field(
        name, label, "line", text, limit=_LIMIT, half=name in _HALF and len(text) <= _SHORT
    )


def _limit_fields(name: str, label: str, value: Mapping[str, Any]) -> list[Field]:
    units = tuple(Option(each.value, each.value) for each in LimitUnit)
    days = str(value.get("days", ""))
    unit = str(value.get("unit", LimitUnit.WORKING_DAY.value))
    return [
        Field(f"{name}.days", label, "number", days, required=False, limit=4, half=True),
        Field(f"{name}.unit", "单位", "choice", unit, required=False, options=units, half=True),
        Field(
            f"{name}.note", f"{label}说明", "line", value.get("note", ""), required=False, limit=200
        ),
    ]


def _problems(values: Values) -> dict[str, str]:
    """What cannot be read, wherever it was typed."""
    found = {}
    for name in COLUMNS:
        wrong = wrong_line(name, values.get(name, ""))
        if wrong:
            found[name] = wrong
    return found


def document_of(kind: str, text: str, values: Values, today: date) -> dict[str, Any]:
    """The document with the answers in it; parts that were never looked at stay as they are."""
    plain: dict[str, Any] = json.loads(text)
    hints = get_type_hints(TYPES[kind])
    for name, hint in hints.items():
        inner = _inner(hint)
        if inner is TimeLimit and f"{name}.days" in values:
            _put(plain, name, _limit(name, values))
        elif name in values and name not in _FIXED:
            _put(plain, name, _value(name, hint, inner, values, plain, today))
    return plain


def _put(plain: dict[str, Any], name: str, value: Any) -> None:
    if value is None or value in ("", []):
        plain.pop(name, None)
    else:
        plain[name] = value


def _limit(name: str, values: Values) -> dict[str, Any] | None:
    days = values.get(f"{name}.days", "")
    if not days:
        return None
    found: dict[str, Any] = {"days": int(days)}
    unit, note = values.get(f"{name}.unit", ""), values.get(f"{name}.note", "")
    if unit:
        found["unit"] = unit
    if note:
        found["note"] = note
    return found


def _value(
    name: str, hint: Any, inner: Any, values: Values, plain: Mapping[str, Any], today: date
) -> Any:
    text = values[name]
    if name in COLUMNS:
        return entries_of(name, text, list(plain.get(name, ())))
    if get_origin(hint) is tuple:
        return _listed(name, inner, values, plain)
    if inner is bool:
        return {"yes": True, "no": False}.get(text)
    if inner is date:
        day = typed_day(text, today)
        return day.isoformat() if day else None
    return int(text) if inner is int and text else text


def _listed(name: str, inner: Any, values: Values, plain: Mapping[str, Any]) -> list[str]:
    """What was chosen keeps the order in which it stood; what is new comes after it."""
    if _is_enum(inner):
        picked = chosen(values, name)
        return [each for each in dict.fromkeys([*plain.get(name, ()), *inner]) if each in picked]
    text = values[name]
    parts = text.splitlines() if name in _LINES else text.replace("，", "、").split("、")
    return [part.strip() for part in parts if part.strip()]
