"""Fields of documents and their values in words, for people who compare before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from kiosk.content.codec import Document, type_of
from kiosk.content.importing.codes import TASK_TYPE_WORDS
from kiosk.content.importing.columns import label_of
from kiosk.content.model import (
    FactCard,
    Fee,
    ItemChange,
    Material,
    ProcessStep,
    Question,
    Situation,
    TimeLimit,
)
from kiosk.content.terms import Audience, TaskType, UseLevel

TYPE_WORDS: Mapping[str, str] = {
    "service_item": "办事事项",
    "organ": "机关",
    "window": "窗口",
    "business": "业务",
    "notice": "公告",
    "policy": "政策文件",
    "hall": "大厅",
    "bundle": "一件事",
    "form": "表格",
    "list_entry": "清单条目",
    "draft": "决策草案",
    "project": "项目审批",
    "credit": "双公示",
    "procurement": "采购意向",
}
_LEVELS = {
    UseLevel.NATIONAL: "国家级",
    UseLevel.PROVINCE: "省级",
    UseLevel.CITY: "市级",
    UseLevel.COUNTY: "县级",
    UseLevel.TOWN: "乡镇级",
    UseLevel.VILLAGE: "村级",
    UseLevel.BY_LEVEL: "分级",
}
_AUDIENCES = {
    Audience.PERSON: "自然人",
    Audience.COMPANY: "企业法人",
    Audience.INSTITUTION: "事业法人",
    Audience.SOCIAL_ORGANISATION: "社会组织",
    Audience.ORGAN: "行政机关",
    Audience.OTHER: "其他",
}
_ITEM_LABELS = {
    "statutory_limit": "法定办结时限",
    "promised_limit": "承诺办结时限",
    "materials": "申请材料",
    "fees": "收费项目",
    "steps": "办理流程",
    "questions": "常见问题",
    "themes": "主题分类",
    "complete": "指南完整",
    "situations": "情形",
    "related": "相关事项",
    "life_events": "人生事件",
    "changes": "变更说明",
    "reviewed_on": "核对日期",
    "business": "排队业务",
}
_POLICY_LABELS = {
    "code": "编号",
    "title": "标题",
    "body": "正文",
    "issuer": "发文机关",
    "document_number": "文号",
    "category": "文件类型",
    "theme": "主题",
    "made_on": "成文日期",
    "published_on": "发布日期",
    "effective_on": "施行日期",
    "validity": "有效性",
    "addressee": "主送机关",
    "source": "来源",
    "kind": "文件种类",
    "column": "公开栏目",
    "abstract": "摘要",
    "index_number": "索引号",
    "issue": "公报期号",
    "ended_on": "失效日期",
    "replaces": "废止或修改的文件",
    "interprets": "解读的文件",
    "interpretation": "解读形式",
    "questions": "问答",
    "cards": "图解",
}
_EXTRA = {
    "name": "名称",
    "title": "标题",
    "body": "正文",
    "phone": "电话",
    "address": "地址",
    "hours": "时间",
    "order": "顺序",
}
_LONGEST = 200


def field_label(document: Document, name: str) -> str:
    """What people call a field of a document."""
    kind = type_of(document)
    if kind == "policy":
        return _POLICY_LABELS.get(name, name)
    if kind == "service_item":
        return _ITEM_LABELS.get(name) or label_of(name)
    return _EXTRA.get(name, name)


def in_words(value: object) -> str:
    """A value as people read it, cut where it is long; 空 for nothing."""
    said = _said(value)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…（共 {len(said)} 字）"


def fields_in_words(document: Document) -> tuple[tuple[str, str], ...]:
    """(label, words) of every field that says something, in the order of the model."""
    plain = {field.name: field.default for field in fields(document)}
    return tuple(
        (field_label(document, name), in_words(value))
        for name, default in plain.items()
        if (value := getattr(document, name)) != default and value not in ("", ())
    )


def _said(value: object) -> str:
    if value is None or value in ("", ()):
        return "空"
    if isinstance(value, tuple):
        return "；".join(map(_said, value))
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value)
    return str(value)


def _limit(limit: TimeLimit) -> str:
    if limit.days == 0 and limit.note:
        return limit.note
    return f"{limit.days} 个{limit.unit.value}" + (f"（{limit.note}）" if limit.note else "")


def _material(material: Material) -> str:
    counted = {"原件": material.originals, "复印件": material.copies}
    said = "、".join(f"{name} {count} 份" for name, count in counted.items() if count)
    return f"{material.name}（{said or material.kind.value}，{material.necessity.value}）"


_WORDS: Mapping[type, Callable[[Any], str]] = {
    bool: lambda flag: "是" if flag else "否",
    TaskType: lambda kind: TASK_TYPE_WORDS[kind],
    UseLevel: lambda level: _LEVELS[level],
    Audience: lambda audience: _AUDIENCES[audience],
    Enum: lambda term: str(term.value),
    date: lambda day: str(day.isoformat()),
    TimeLimit: _limit,
    Material: _material,
    Fee: lambda fee: f"{fee.name}：{fee.standard}",
    ProcessStep: lambda step: f"{step.name} {step.limit}".strip(),
    Question: lambda asked: str(asked.question),
    Situation: lambda asked: str(asked.question),
    ItemChange: lambda change: f"{change.on.isoformat()} {change.text}",
    FactCard: lambda card: str(card.heading),
}
