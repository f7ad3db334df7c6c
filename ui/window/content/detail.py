"""What stands beside the list: one document, proposal, rule or task, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.common.clock import hall_time
from kiosk.content.editing.comparing import Difference
from kiosk.content.editing.freshness import Freshness
from kiosk.content.editing.model import PUT, Proposal, ProposalState, Task, TaskKind, Version
from kiosk.content.editing.names import field_name, type_name
from kiosk.content.editing.outlets import Parity
from kiosk.content.lint_report import Group
from ui.window.content.reading import DOCUMENTS, FRESH, LINT, USAGE, Opened
from ui.window.content.rows import (
    STATE_KINDS,
    Row,
    finding_rows,
    staff_text,
    timing_text,
    tr,
    words,
)

MOST_LINES = 120
LONG_NAME = 36
"""More does not fit into the head of the panel: it is told below, whole."""
_TILE = {"address": "二维码网址", "mark": "版本标记", "name": "名称", "theme": "主题"}
_KEYS = ("F6", "F7", "F8", "F9")


def heading(title: str, sub: str = "", tag: str = "", kind: str = "plain") -> Row:
    """The head of the panel."""
    return {"title": title, "sub": sub, "tag": tag, "tagKind": kind}


def acts(*names: tuple[str, str, str]) -> list[Row]:
    """Buttons with their keys: (name, text, kind)."""
    return [
        {"name": name, "text": tr(text), "keys": key, "kind": kind}
        for (name, text, kind), key in zip(names, _KEYS, strict=False)
    ]


def head_line(text: str) -> Row:
    """The title of a section."""
    return {"kind": "head", "title": text}


def fact(label: str, text: str) -> Row:
    """One fact."""
    return {"kind": "fact", "title": label, "text": text}


def change_rows(differences: Sequence[Difference]) -> list[Row]:
    """What differs: {kind, title, before, after}."""
    return [
        {"kind": "change", "title": each.place, "before": each.before, "after": each.after}
        for each in differences[:MOST_LINES]
    ]


def document_lines(opened: Opened, waiting: tuple[ProposalState, str] | None) -> list[Row]:
    """A document: its facts, the change of it that waits, what is wrong, its versions."""
    kind, _, code = opened.key.partition("/")
    lines = [fact(field_name("code"), code), fact(tr("版本标记"), opened.mark or "—")]
    if len(opened.name) > LONG_NAME:
        lines.insert(0, fact(field_name("name"), opened.name))
    if waiting is not None:
        state, identity = waiting
        title = tr("有一份修改：{0}").format(state.label)
        link = f"proposal {identity}"
        lines.append({"kind": "link", "title": title, "link": link, "linkText": tr("查看")})
    lines.append(head_line(tr("检查发现")))
    lines += finding_rows(opened.findings) or [fact("", tr("没有发现问题。"))]
    lines.append(head_line(tr("历次版本")))
    if not opened.versions:
        lines.append(fact("", tr("{0}还没有改动过。").format(type_name(kind))))
    lines += [_version_row(each) for each in opened.versions]
    return lines


def _version_row(each: Version) -> Row:
    def at(moment: object, none: str) -> str:
        return f"{hall_time(moment):%Y-%m-%d %H:%M}" if moment else none  # type: ignore[arg-type]

    span = f"{at(each.since, tr('起初'))} — {at(each.until, tr('现在'))}"
    made = tr("{0} 提交").format(staff_text(each.made_by)) if each.made_by else ""
    checked = tr("{0} 审核").format(staff_text(each.approved_by)) if each.approved_by else ""
    said = " · ".join(one for one in (made, checked, each.why) if one)
    return {
        "kind": "version",
        "title": tr("第 {0} 版  {1}").format(each.number, each.mark),
        "text": f"{span}\n{said}" if said else span,
        "tag": tr("现行") if each.stands else tr("以前"),
        "tagKind": "ok" if each.stands else "plain",
        "link": "" if each.stands else f"compare {each.number}",
        "linkText": tr("与现行比较"),
        "other": "" if each.stands else f"restore {each.number}",
        "otherText": tr("恢复"),
    }


def proposal_lines(opened: Opened, proposal: Proposal) -> list[Row]:
    """A proposal: who and why, what changes, what is wrong with it."""
    made = f"{staff_text(proposal.made_by)} · {hall_time(proposal.made_at):%Y-%m-%d %H:%M}"
    lines = [fact(tr("提交"), made), fact(tr("理由"), proposal.why)]
    if proposal.words:
        lines.append(fact(tr("告诉居民"), proposal.words))
    on = proposal.takes_effect_on
    lines.append(fact(tr("生效"), on.isoformat() if on else tr("审核通过后立即公开")))
    if proposal.decided_at is not None:
        at = f"{hall_time(proposal.decided_at):%Y-%m-%d %H:%M}"
        said = " · ".join(
            one for one in (staff_text(proposal.decided_by), at, proposal.note) if one
        )
        lines.append(fact(tr("审核"), said))
    cause = timing_text(proposal.timing)
    if cause:
        lines.append(fact(tr("进度"), cause))
    for (name, differences), part in zip(opened.differences, proposal.parts, strict=True):
        title = tr("撤下：{0}").format(name) if part.op != PUT else name
        if part.stale:
            title = tr("{0}（原文已变）").format(title)
        lines.append(head_line(title))
        lines += change_rows(differences if part.op == PUT else ())
        if len(lines) > MOST_LINES:
            lines.append(fact("", tr("后面还有，只列出前一部分。")))
            break
    lines.append(head_line(tr("检查发现")))
    lines += finding_rows(opened.findings[:MOST_LINES], named=proposal.count > 1) or [
        fact("", tr("没有发现问题。"))
    ]
    return lines


def proposal_acts(proposal: Proposal, actor: str, *, checks: bool) -> list[Row]:
    """What may be done with a proposal by who is signed in."""
    mine = proposal.made_by == actor
    names: list[tuple[str, str, str]] = []
    if proposal.state is ProposalState.PROPOSED and checks and not mine:
        names = [("approve", "审核通过", "primary"), ("send_back", "退回", "danger")]
    elif mine and proposal.state is ProposalState.DRAFT:
        names = [("submit", "提交审核", "primary")]
    elif mine and proposal.state is ProposalState.SENT_BACK and proposal.count == 1:
        names = [("revise", "修改后再提交", "primary")]
    if mine and (proposal.stale or proposal.state is ProposalState.SUPERSEDED):
        names = [("renew", "按现在的原文重新提交", "primary")]
    if mine and proposal.state.open:
        names.append(("withdraw", "撤回", "danger"))
    return acts(*names)


def list_acts(view: str, key: str, kind: str, *, opened: bool) -> list[Row]:
    """What may be done with what is open of a list, or with the list itself."""
    if view == DOCUMENTS:
        new = ("new", tr("新增{0}").format(type_name(kind)), "primary" if not opened else "plain")
        some = [("edit", "修改", "primary"), ("remove", "撤下", "danger")] if opened else []
        return acts(*some, *([new] if kind and kind != "hall" else []))
    if view == LINT:
        return acts(("save", "存为表格", "primary"))
    if view in (FRESH, USAGE) and "/" in key and not key.startswith("outlet"):
        return acts(("go", "打开这份内容", "primary"))
    return []


def wall_acts(task: Task | None, *, many: int) -> list[Row]:
    """What may be done with a task of the wall; ``many`` tiles wait to be printed."""
    waits = task is not None and task.done_at is None
    prints = waits and task is not None and task.prints
    names: list[tuple[str, str, str]] = []
    if prints:
        names = [("print", "打印这块", "primary"), ("save_tile", "存为文件", "plain")]
    elif many:
        names = [("save_tile", "全部存为文件", "plain")]
    if waits:
        names.append(("done", "登记完成", "plain" if prints else "primary"))
    if many > 1 or (many and not prints):
        names.append(("print_all", "全部打印", "plain"))
    return acts(*names)


def proposal_head(proposal: Proposal) -> Row:
    """The head of a proposal."""
    count = tr("共 {0} 份").format(proposal.count) if proposal.count > 1 else ""
    kind = STATE_KINDS.get(proposal.state, "plain")
    return heading(proposal.title, count, proposal.state.label, kind)


def group_lines(group: Group) -> list[Row]:
    """A rule of lint: what to do, and where it is broken."""
    first = group.findings[0]
    said = dict.fromkeys(first.params, "…")
    lines = [fact(tr("怎么改"), words(f"{first.code}.fix", **said))]
    lines += finding_rows(group.findings[:MOST_LINES], named=True)
    left = len(group.findings) - MOST_LINES
    if left > 0:
        lines.append(fact("", tr("还有 {0} 处，存为表格可以看全。").format(left)))
    return lines


def task_lines(task: Task) -> list[Row]:
    """A task: what is different on the tile now."""
    lines = [fact(field_name("code"), task.code), fact(tr("日期"), task.day.isoformat())]
    if task.done_at is not None:
        at = f"{hall_time(task.done_at):%Y-%m-%d %H:%M}"
        lines.append(fact(tr("完成"), f"{staff_text(task.done_by)} · {at}"))
    if task.kind is TaskKind.OVERLAY_GONE:
        lines.append(
            fact("", tr("中心平台发布了新内容，本地修改已让位，原文保留在历次版本里。请核对。"))
        )
        return lines
    if task.code_changed:
        lines.append(fact("", tr("二维码的网址变了：旧码会打开旧页面，请今天换下。")))
    lines.append(head_line(tr("图块上的变化")))
    lines += [
        {
            "kind": "change",
            "title": tr(_TILE.get(each.what, field_name(each.what))),
            "before": _tile_text(each.what, each.before),
            "after": _tile_text(each.what, each.after),
        }
        for each in task.changes
    ]
    return lines


def _tile_text(what: str, text: str) -> str:
    """An item without an address of its own is read on the hall's phone page."""
    return text or (tr("本大厅的手机页面") if what == "address" else "")


def live_lines() -> list[Row]:
    """Why the screen and its codes need no look."""
    text = tr("大厅屏幕、手机页面和屏幕上的二维码（连同离线二维码）每次都按现在的内容生成。")
    return [
        fact("", text),
        fact("", tr("会过时的是印在纸上的：墙贴、告知单、办事一本通。")),
    ]


def aged_lines(fresh: Freshness | None, key: str) -> list[Row]:
    """Something that wants a look: what it is about, and what to do."""
    if fresh is None:
        return []
    lines = []
    for each in (*fresh.phones, *fresh.ended, *fresh.unreviewed):
        if f"{each.type}/{each.code}" == key:
            label = tr("电话") if each.what else tr("日期")
            told = each.what or (each.day.isoformat() if each.day else tr("没有日期"))
            lines += [fact(label, told), fact(tr("怎么办"), tr(fresh.step(each)))]
    return lines


def outlet_lines(parity: Parity) -> list[Row]:
    """An outlet: which copies carry an older mark."""
    lines = [head_line(tr("版本过时"))]
    lines += [
        {
            "kind": "change",
            "title": f"{copy.name}（{copy.code}）",
            "beforeTag": tr("已印"),
            "afterTag": tr("现在"),
            "before": copy.mark,
            "after": copy.now or tr("已撤下"),
        }
        for copy in parity.stale[:MOST_LINES]
    ] or [fact("", tr("没有。"))]
    if parity.missing:
        lines.append(head_line(tr("还没有的")))
        lines += [
            {
                "kind": "finding",
                "title": name,
                "text": code,
                "link": f"service_item/{code}",
                "linkText": tr("打开"),
            }
            for code, name in parity.missing[:MOST_LINES]
        ]
    return lines
