"""Grounds, remedies and the tariff as forms. A line of the tariff is a step of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from kiosk.disclosure.fees import NATIONAL, Basis, Step, Tariff
from kiosk.disclosure.letters.model import Ground
from kiosk.disclosure.norms.model import Norm
from kiosk.disclosure.outcomes import Outcome
from ui.window.forms.model import Field, Form, Option, Values

translate = QCoreApplication.translate

_STEP = re.compile(
    r"第?\s*(\d{1,5})\s*[件页]起[，,、\s]*每[件页]\s*(\d{1,6})\s*元"
    r"(?:[，,、\s]*每\s*(\d{1,5})\s*[件页][加增]\s*(\d{1,6})\s*元)?[。；;]?"
)
_ROWS = tuple(
    Option(outcome.value, f"{outcome.value} {outcome.label}")
    for outcome in Outcome
    if outcome.is_answer
)


def new_ground() -> Ground:
    """An empty one."""
    return Ground("new", Outcome.OPENED.value, "", (), "", "")


def norm_form(norm: Norm, version: int, today: date, *, is_new: bool = False) -> Form:
    """What of a norm the office may change."""
    body = norm.body
    if isinstance(body, Ground):
        fields = _ground_fields(body, is_new=is_new)
    elif isinstance(body, Tariff):
        fields = _tariff_fields(body)
    else:
        fields = [_block("text", translate("window", "告知的话"), body, _fields_hint())]
    title = translate("window", "新增理由") if is_new else norm.label
    return Form(
        f"norm:{norm.key}:{version}",
        title,
        translate("window", "保存为新版本"),
        fields=lambda _: fields,
        today=today,
        check=_check_steps if isinstance(body, Tariff) else lambda _: {},
    )


def norm_body(norm: Norm, values: Values) -> dict[str, Any]:
    """The mapping that is saved; steps that cannot be read stay out, and are refused there."""
    said = {name: text.strip() for name, text in values.items()}
    if isinstance(norm.body, Ground):
        articles = [one for one in re.split(r"[、，,\n]", said.get("articles", "")) if one.strip()]
        return {**said, "row": said.get("row", norm.body.row), "articles": articles}
    if isinstance(norm.body, Tariff):
        steps = {basis.value: read_steps(said.get(basis.value, "")) or [] for basis in Basis}
        return {"source": said.get("source", ""), **steps}
    return {"text": said.get("text", "")}


def row_of(values: Values) -> str:
    """The row of the annual report that a new ground is for."""
    return values.get("row", "")


def step_line(step: Step, unit: str) -> str:
    """第 31 件起，每件 200 元，每 10 件加 100 元."""
    line = translate("window", "第 {0} {2}起，每{2} {1} 元").format(step.first, step.each, unit)
    if not step.width:
        return line
    more = translate("window", "，每 {0} {2}加 {1} 元").format(step.width, step.rise, unit)
    return line + more


def read_steps(text: str) -> list[list[int]] | None:
    """The steps of a block, one a line; None when a line says something else."""
    steps = []
    for line in text.splitlines():
        if not line.strip():
            continue
        read = _STEP.fullmatch(line.strip())
        if read is None:
            return None
        steps.append([int(number or 0) for number in read.groups()])
    return steps


def _check_steps(values: Values) -> Mapping[str, str]:
    said = translate("window", "有一行读不懂。请照这样写：{0}")
    found = {}
    for basis in Basis:
        if read_steps(values.get(basis.value, "")) is None:
            example = step_line(NATIONAL.steps[basis][-1], basis.unit)
            found[basis.value] = said.format(example)
    return found


def _ground_fields(ground: Ground, *, is_new: bool) -> list[Field]:
    row = Field("row", translate("window", "用于哪种答复"), "choice", options=_ROWS)
    return [
        *([row] if is_new else []),
        Field("name", translate("window", "名称"), value=ground.name, limit=40),
        Field(
            "articles",
            translate("window", "依据《条例》的条款"),
            value="、".join(ground.articles),
            limit=120,
            required=False,
        ),
        _block(
            "sentence",
            translate("window", "答复书里的话"),
            ground.sentence,
            _fields_hint(),
        ),
        _block(
            "part",
            translate("window", "部分公开时，对不公开部分的话"),
            ground.part,
            required=False,
        ),
        _block("law", translate("window", "条款内容，给经办人看"), ground.law, required=False),
        Field(
            "title",
            translate("window", "文书标题，只在与通常不同时写"),
            value=ground.title,
            required=False,
            limit=40,
        ),
    ]


def _tariff_fields(tariff: Tariff) -> list[Field]:
    kept = translate("window", "国家标准：{0}")
    return [
        Field(
            "source",
            translate("window", "收费依据（文件名、文号）"),
            value=tariff.source,
            limit=40,
        ),
        *(
            _block(
                basis.value,
                translate("window", "{0}，一行一档").format(basis.label),
                "\n".join(step_line(step, basis.unit) for step in tariff.steps[basis]),
                kept.format(
                    "；".join(step_line(step, basis.unit) for step in NATIONAL.steps[basis])
                ),
            )
            for basis in Basis
        ),
    ]


def _block(name: str, label: str, value: str, hint: str = "", *, required: bool = True) -> Field:
    return Field(name, label, "block", value=value, limit=2000, hint=hint, required=required)


def _fields_hint() -> str:
    return translate("window", "花括号里的是自动填写的内容，如 {称谓}、{复议机关}。")
