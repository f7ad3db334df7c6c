"""The page of texts as rows: what is in use, which version, who may approve one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_time
from kiosk.disclosure.fees import Tariff
from kiosk.disclosure.letters.model import Ground, LetterKind, TemplateVersion
from kiosk.disclosure.norms.model import NormVersion
from ui.window.letters.subjects import NEW_GROUND

translate = QCoreApplication.translate
Row = dict[str, object]


def kind_rows(
    templates: Iterable[TemplateVersion], norms: Iterable[NormVersion], chosen: str
) -> list[Row]:
    """Rows {name, text, note, on, head}: templates, remedies and tariff, grounds."""
    used = {each.template.kind: each for each in templates}
    listed = list(norms)
    rules = [each for each in listed if not isinstance(each.norm.body, Ground)]
    grounds = [each for each in listed if isinstance(each.norm.body, Ground)]
    rows = [
        _head(translate("window", "文书模板")),
        *(_row(kind.value, kind.label, used.get(kind)) for kind in LetterKind),
        _head(translate("window", "救济途径和收费")),
        *(_norm_row(each) for each in rules),
        _head(translate("window", "理由库")),
        *(_norm_row(each) for each in sorted(grounds, key=_place)),
        _row(NEW_GROUND, translate("window", "新增理由…"), None),
    ]
    return [{**row, "on": row["name"] == chosen} for row in rows]


def version_row(each: TemplateVersion | NormVersion, actor: str, *, leads: bool) -> Row:
    """A version: {version, text, state, stateKind, waits}; who may not approve sees why."""
    author = each.author.removeprefix("staff:")
    at = f"{hall_time(each.at):%Y-%m-%d %H:%M}" if each.at else ""
    text = translate("window", "第 {0} 版 · 工号 {1} · {2}").format(each.version, author, at)
    waiting = each.version > 0 and each.approved_by is None
    state = (
        translate("window", "在用")
        if each.in_use
        else translate("window", "等待负责人启用")
        if waiting
        else translate("window", "以前用过")
        if each.version or not isinstance(each, NormVersion)
        else translate("window", "原文")
    )
    return {
        "version": each.version,
        "text": text if each.version else _delivered(each),
        "state": state,
        "stateKind": "ok" if each.in_use else "warn" if waiting else "plain",
        "waits": waiting and leads and each.author != actor,
    }


def _delivered(each: TemplateVersion | NormVersion) -> str:
    if isinstance(each, NormVersion) and isinstance(each.norm.body, Tariff):
        return translate("window", "国家标准，{0}").format(each.norm.body.source)
    return translate("window", "随程序提供的文本")


def _norm_row(each: NormVersion) -> Row:
    body = each.norm.body
    text = each.norm.label
    if isinstance(body, Ground):
        text = f"{body.row} {body.name}"
    return _row(each.norm.key, text, each)


def _place(each: NormVersion) -> tuple[str, str]:
    """By the rows of the annual report."""
    body = each.norm.body
    return (body.row, body.code) if isinstance(body, Ground) else ("", "")


def _row(name: str, text: str, used: TemplateVersion | NormVersion | None) -> Row:
    return {"name": name, "text": text, "note": _in_use(used), "head": False}


def _head(text: str) -> Row:
    return {"name": "", "text": text, "note": "", "head": True}


def _in_use(used: TemplateVersion | NormVersion | None) -> str:
    if used is None:
        return ""
    if not used.in_use:
        return translate("window", "待启用")
    if isinstance(used, NormVersion) and used.deviates and isinstance(used.norm.body, Tariff):
        return translate("window", "与国家标准不同")
    return translate("window", "第 {0} 版").format(used.version) if used.version else ""
