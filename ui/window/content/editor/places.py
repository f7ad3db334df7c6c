"""The places of a document and its side, as rows for the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.content.editing.comparing import Difference
from kiosk.content.editing.names import field_name
from kiosk.content.lint import Finding
from ui.window.content.editor.asked import LINE_LIMIT, field_of
from ui.window.content.editor.entries import entry_title
from ui.window.content.editor.known import Known
from ui.window.content.editor.parts import SEND, part_with, parts_of
from ui.window.content.editor.schema import Spec, spec_of, type_of
from ui.window.content.editor.tree import Node, Steps
from ui.window.content.rows import finding_rows, tr, words
from ui.window.forms.model import Field
from ui.window.reports.spans import typed_day

Row = dict[str, object]
MOST_CHANGES = 60
SEND_TITLE = "核对并提交"


@dataclass(frozen=True, slots=True)
class Place:
    """A part, and the way from it to an entry."""

    part: str
    steps: Steps = ()


def part_rows(
    kind: str, place: Place, changes: Sequence[Difference], findings: Sequence[Finding]
) -> list[Row]:
    """The parts: {name, text, on, changed, wrong}."""
    touched = {part_with(kind, each.field) for each in changes}
    faulty = {
        part_with(kind, each.place)
        for each in findings
        if each.place and each.severity.value == "error"
    }
    return [
        {
            "name": name,
            "text": tr(title),
            "on": name == place.part,
            "changed": name in touched,
            "wrong": name in faulty,
        }
        for name, title in [*parts_of(kind), (SEND, SEND_TITLE)]
    ]


def trail_rows(kind: str, place: Place, root: Node) -> list[Row]:
    """The way to a place: {text, depth}."""
    titles = dict([*parts_of(kind), (SEND, SEND_TITLE)])
    rows: list[Row] = [{"text": tr(titles[place.part]), "depth": 0}]
    owner, node = type_of(kind), root
    for depth, (name, at) in enumerate(place.steps, 1):
        spec = spec_of(owner, name)
        owner, node = spec.inner, node[name][at]
        called = entry_title(spec, node, root)
        text = tr("{0} 第 {1} 项").format(spec.label, at + 1)
        rows.append({"text": f"{text}：{called}" if called else text, "depth": depth})
    return rows


def fields_of(
    asked: Sequence[Spec], shape: Node, root: Node, known: Known, fixed: str
) -> list[Field]:
    """The fields of a place; they keep the shape that they had when it was entered."""
    return [field_of(spec, shape, root, known, fixed) for spec in asked]


def reason_fields(kind: str, said: Mapping[str, str], *, new: bool) -> list[Field]:
    """Why, from when, and what residents are told."""
    told = tr("提交后由另一位工作人员审核，审核通过才公开。改动和检查发现列在右边。")
    head = Field("told", "", "said", hint=told, required=False)
    why = Field("why", tr("修改理由"), "block", said.get("why", ""), limit=500)
    words_ = Field(
        "words",
        tr("告诉居民的变化"),
        "line",
        said.get("words", ""),
        tr("一句话，显示在办事指南的“变化”里"),
        required=False,
        limit=LINE_LIMIT,
    )
    on = Field(
        "takes_effect_on",
        tr("生效日期"),
        "day",
        said.get("takes_effect_on", ""),
        tr("不填：审核通过后立即公开"),
        required=False,
        half=True,
    )
    return [head, why, words_, on] if kind == "service_item" and not new else [head, why, on]


def past_day(values: Mapping[str, str], today: date) -> dict[str, str]:
    """Why a change cannot take effect on the day that was typed."""
    day = typed_day(values.get("takes_effect_on", ""), today)
    if day is None or day >= today:
        return {}
    return {"takes_effect_on": words("editing.date_past", day=day.isoformat())}


def side_rows(changes: Sequence[Difference], findings: Sequence[Finding], note: str) -> list[Row]:
    """Why it was sent back, what is changed, before and after, and what is wrong with it."""
    head = tr("本次改动 {0} 处").format(len(changes)) if changes else tr("还没有改动")
    rows: list[Row] = []
    if note:
        rows = [{"kind": "head", "title": tr("退回意见")}, _fact(note)]
    rows.append({"kind": "head", "title": head})
    rows += [
        {"kind": "change", "title": each.place, "before": each.before, "after": each.after}
        for each in changes[:MOST_CHANGES]
    ]
    rows.append({"kind": "head", "title": tr("检查发现")})
    return rows + (finding_rows(findings) or [_fact(tr("没有发现问题。"))])


def _fact(text: str) -> Row:
    return {"kind": "fact", "title": "", "text": text}


def beside(findings: Sequence[Finding]) -> dict[str, str]:
    """What lint says, by the field in which it is."""
    found: dict[str, str] = {}
    for each in findings:
        if each.place and each.place not in found:
            found[each.place] = words(each.code, **each.params)
    return found


def undo_text(removed: tuple[Place, str, int, Node]) -> str:
    """What was removed last."""
    _, name, at, _ = removed
    return tr("放回删除的{0}第 {1} 项").format(field_name(name), at + 1)
