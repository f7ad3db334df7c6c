"""The lists of the page of content, put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_time
from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.content.editing.freshness import Aged
from kiosk.content.editing.model import Light, Proposal, ProposalState, Task, TaskKind, Timing
from kiosk.content.editing.names import type_name
from kiosk.content.lint import Finding
from kiosk.content.lint_report import IN_GENERAL, Group
from kiosk.settings import messages_dir
from ui.window.content.reading import (
    DOCUMENTS,
    FRESH,
    LINT,
    MOST_ROWS,
    NOT_LINTED,
    PROPOSALS,
    USAGE,
    WALL,
    Seen,
)

translate = QCoreApplication.translate

LIVE = "outlet/screen"
"""The row of what needs no paper."""

Row = dict[str, object]

VIEWS = (
    (DOCUMENTS, "内容"),
    (PROPOSALS, "待审核"),
    (LINT, "检查报告"),
    (WALL, "换贴任务"),
    (FRESH, "时效与一致"),
    (USAGE, "使用情况"),
)
KINDS = (
    ("service_item", "事项"),
    ("policy", "政策文件"),
    ("notice", "公告"),
    ("bundle", "一件事"),
    ("form", "表格"),
    ("organ", "机关"),
    ("window", "窗口"),
    ("business", "业务"),
    ("hall", "大厅"),
    ("list_entry", "清单"),
    ("draft", "草案"),
    ("project", "项目"),
    ("credit", "双公示"),
    ("procurement", "采购"),
    ("", "全部"),
)
LIGHT_KINDS = {Light.RED: "red", Light.YELLOW: "yellow", Light.GREEN: "ok", Light.NONE: "plain"}
STATE_KINDS = {
    ProposalState.DRAFT: "plain",
    ProposalState.PROPOSED: "primary",
    ProposalState.APPROVED: "ok",
    ProposalState.SENT_BACK: "warn",
    ProposalState.SUPERSEDED: "accent",
}


_ORDER = (
    *(ProposalState.PROPOSED, ProposalState.APPROVED, ProposalState.SENT_BACK),
    *(ProposalState.SUPERSEDED, ProposalState.DRAFT, ProposalState.WITHDRAWN),
    ProposalState.IN_EFFECT,
)


def tr(text: str) -> str:
    """A text of the window."""
    return translate("window", text)


def words(code: str, **params: object) -> str:
    """The sentence of a code."""
    return say(KioskError(code, **params), messages_dir())


def staff_text(actor: str) -> str:
    """工号 1007, 中心平台 or 导入."""
    kind, _, number = actor.partition(":")
    if kind == "staff":
        return tr("工号 {0}").format(number)
    return {"platform": tr("中心平台"), "import": tr("导入")}.get(actor, actor)


def chip_rows(seen: Seen | None, view: str) -> list[Row]:
    """The views: rows {name, text, on}."""
    counts: dict[str, int] = {}
    if seen is not None:
        counts[PROPOSALS] = seen.counts.get(ProposalState.PROPOSED, 0)
        counts[WALL] = seen.waiting_tasks
        counts[LINT] = sum(group.errors for group in seen.linted.groups)
    return [
        {
            "name": name,
            "text": f"{tr(text)} {counts[name]}" if counts.get(name) else tr(text),
            "on": name == view,
        }
        for name, text in VIEWS
    ]


def kind_rows(kind: str) -> list[Row]:
    """Which documents are listed: rows {name, text, on}."""
    return [{"name": name or "all", "text": tr(text), "on": name == kind} for name, text in KINDS]


def list_rows(seen: Seen) -> list[Row]:
    """The rows of the view: {id, title, note, tag, tagKind, light, lightKind, hot}."""
    view = seen.asked.view
    if view == DOCUMENTS:
        return _document_rows(seen)
    if view == PROPOSALS:
        return [_proposal_row(each) for each in sorted(seen.proposals, key=_turn)]
    if view == LINT:
        return [_group_row(each) for each in seen.linted.groups]
    if view == WALL:
        return [_task_row(each, seen.today) for each in seen.tasks]
    return _fresh_rows(seen) if view == FRESH else _usage_rows(seen)


def _row(
    identity: str,
    title: str,
    note: str,
    tag: tuple[str, str] = ("", "plain"),
    light: tuple[str, str] = ("", "plain"),
    *,
    hot: bool = False,
) -> Row:
    return {
        "id": identity,
        "title": title,
        "note": note,
        "tag": tag[0],
        "tagKind": tag[1],
        "light": light[0],
        "lightKind": light[1],
        "hot": hot,
    }


def _document_rows(seen: Seen) -> list[Row]:
    opened = seen.open or {}
    rows = []
    for each in seen.documents[:MOST_ROWS]:
        key = (each.type, each.code)
        state = opened.get(key)
        tag = (state[0].label, STATE_KINDS[state[0]]) if state else ("", "plain")
        if state is None and each.origin != "release":
            tag = (tr("本地修改") if each.origin == "overlay" else tr("本地"), "plain")
        errors, warnings = seen.linted.counts.get(key, (0, 0))
        looked_at = seen.linted is not NOT_LINTED
        light = (tr("正常"), "ok") if looked_at else (tr("检查中…"), "plain")
        if errors:
            light = (tr("错误 {0}").format(errors), "accent")
        elif warnings:
            light = (tr("提醒 {0}").format(warnings), "warn")
        note = each.department or type_name(each.type)
        if not seen.asked.kind:
            note = f"{type_name(each.type)} · {note}"
        rows.append(
            (state is None, -errors, -warnings, _row("/".join(key), each.name, note, tag, light))
        )
    return [row for *_, row in sorted(rows, key=lambda one: one[:3])]


def timing_text(timing: Timing) -> str:
    """Why a light is what it is."""
    return words(timing.cause, **timing.params) if timing.cause else ""


def _turn(each: Proposal) -> tuple[int, int]:
    """What waits for a checker stands first, what is late before the others."""
    late = (Light.RED, Light.YELLOW, Light.GREEN, Light.NONE)
    return _ORDER.index(each.state), late.index(each.timing.light)


def _proposal_row(each: Proposal) -> Row:
    at = f"{hall_time(each.made_at):%m-%d %H:%M}"
    count = tr("共 {0} 份").format(each.count) if each.count > 1 else ""
    note = " · ".join(one for one in (staff_text(each.made_by), at, count, each.why) if one)
    light = ("", "plain")
    if each.errors:
        light = (tr("错误 {0}").format(each.errors), "accent")
    if each.timing.light is Light.YELLOW:
        light = (tr("今天"), "yellow")
    if each.timing.light is Light.RED:
        light = (tr("已超时"), "red")
    tag = (each.state.label, STATE_KINDS.get(each.state, "plain"))
    return _row(each.id, each.title, note, tag, light, hot=each.timing.light is Light.RED)


def _group_row(group: Group) -> Row:
    first = group.findings[0]
    error = bool(group.errors)
    many = len(group.findings) > 1
    said = dict.fromkeys(first.params, "…") if many else first.params
    code = f"{first.code}.all" if many and first.code in IN_GENERAL else first.code
    title = words(code, **said)
    note = tr("{0} 份内容").format(group.documents)
    departments = [name for name, _ in group.departments if name]
    if departments:
        more = tr("等") if len(departments) > 1 else ""
        note = f"{note} · {departments[0]}{more}"
    tag = (tr("错误"), "accent") if error else (tr("提醒"), "warn")
    return _row(group.key, title, note, tag, (tr("{0} 处").format(len(group.findings)), "plain"))


def _task_row(task: Task, today: date) -> Row:
    light = task.light(today)
    said = {
        Light.GREEN: tr("已完成"),
        Light.YELLOW: tr("今天做"),
        Light.RED: tr("逾期"),
    }[light]
    note = task.department or type_name(task.type)
    if task.done_at is not None:
        at = f"{hall_time(task.done_at):%H:%M}"
        note = f"{note} · {staff_text(task.done_by)} {at}"
    tag = (task.kind.label, "plain")
    if task.code_changed and task.kind is TaskKind.REPRINT:
        tag = (tr("换二维码"), "accent")
    return _row(task.id, task.name, note, tag, (said, LIGHT_KINDS[light]), hot=light is Light.RED)


def wall_text(tasks: Sequence[Task]) -> str:
    """How much there is to do on the wall."""
    waiting = [task for task in tasks if task.done_at is None]
    codes = sum(task.code_changed for task in waiting)
    if not waiting:
        return ""
    said = tr("要做 {0} 项").format(len(waiting))
    return tr("{0}，其中二维码变了 {1} 项").format(said, codes) if codes else said


def _fresh_rows(seen: Seen) -> list[Row]:
    live = tr("随现在的内容实时生成，不用核对")
    rows = [_row(LIVE, tr("屏幕和屏幕上的二维码"), live, light=(tr("一致"), "ok"))]
    for parity in seen.parity:
        stale = len(parity.stale)
        note = (
            tr("一致 {0} 份，没有制作记录 {1} 份").format(parity.right, len(parity.missing))
            if parity.used
            else tr("没有制作记录")
        )
        light = (tr("过时 {0}").format(stale), "accent") if stale else (tr("一致"), "ok")
        shown = light if parity.used else (tr("未制作"), "plain")
        rows.append(
            _row(f"outlet/{parity.outlet}", parity.outlet.label, note, ("", "plain"), shown)
        )
    fresh = seen.fresh
    if fresh is None:
        return rows
    for head, kind, many in (
        (tr("电话有误"), "accent", fresh.phones),
        (tr("已到期"), "accent", fresh.ended),
        (tr("久未复核"), "warn", fresh.unreviewed),
    ):
        rows += [_aged_row(each, head, kind) for each in many]
    return rows[:MOST_ROWS]


def _aged_row(each: Aged, head: str, kind: str) -> Row:
    last = each.what or (each.day.isoformat() if each.day else tr("没有日期"))
    note = f"{each.department or type_name(each.type)} · {last}"
    return _row(f"{each.type}/{each.code}", each.name, note, (head, kind))


def _usage_rows(seen: Seen) -> list[Row]:
    used = seen.usage
    rows: list[Row] = []
    for name, words_found, head, kind in (
        ("missed", used.missed, tr("没有找到"), "accent"),
        ("sought", used.sought, tr("搜索最多"), "primary"),
    ):
        for at, one in enumerate(words_found):
            count = (tr("{0} 次").format(one.count), "plain")
            rows.append(_row(f"{name} {at}", one.text or tr("其他词"), head, (head, kind), count))
    for head, documents in ((tr("阅读最多"), used.opened), (tr("出示二维码"), used.codes)):
        for one in documents:
            count = (tr("{0} 次").format(one.count), "plain")
            key = f"{one.kind}/{one.code}"
            rows.append(_row(key, one.name or one.code, head, (head, "plain"), count))
    return rows


def finding_rows(findings: Sequence[Finding], *, named: bool = False) -> list[Row]:
    """What lint found, as lines of the panel; ``named`` where they are of several documents."""
    return [
        {
            "kind": "finding",
            "title": each.name if named else words(each.code, **each.params),
            "text": _finding_text(each, named=named),
            "tag": tr("错误") if each.severity.value == "error" else tr("提醒"),
            "tagKind": "accent" if each.severity.value == "error" else "warn",
            "link": f"{each.type}/{each.item}" if named else "",
            "linkText": tr("打开") if named else "",
        }
        for each in findings
    ]


def _finding_text(each: Finding, *, named: bool) -> str:
    fix = words(f"{each.code}.fix", **each.params)
    return f"{words(each.code, **each.params)}{fix}" if named else fix
