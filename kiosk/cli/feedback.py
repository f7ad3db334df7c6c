"""``evaluation``: evaluations from the command line, and what follows a poor one."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.cli.reports import day
from kiosk.common.clock import hall_date, hall_time
from kiosk.common.ids import new_id

if TYPE_CHECKING:
    from kiosk.feedback.views import EvaluationDetail, EvaluationRow

CONSOLE = "console"
FOLLOWS = ("open", "rectified", "called_back", "appealed", "set_aside")
ACTIONS = ("rectify", "call_back", "appeal", "uphold", "set_aside")


def register(subparsers: Any) -> None:
    """Adds the commands."""
    evaluation = subparsers.add_parser("evaluation", help="好差评")
    actions = evaluation.add_subparsers(dest="action", metavar="操作", required=True)
    _register_give(actions)
    listing = actions.add_parser("list", help="列出评价，差评按整改期限排在前面")
    listing.add_argument("--poor", action="store_true", help="只列差评")
    listing.add_argument("--follow", choices=FOLLOWS, help="只列处于这一步的差评")
    listing.set_defaults(handler=_list)
    show = actions.add_parser("show", help="查看一份评价和处理经过（记入审计）")
    show.add_argument("id", metavar="ID")
    show.set_defaults(handler=_show)
    follow = actions.add_parser("follow", help="记录差评的整改、回访、申诉或复核")
    follow.add_argument("id", metavar="ID")
    follow.add_argument("step", choices=ACTIONS)
    follow.add_argument("--note", required=True, metavar="TEXT", help="处理说明")
    follow.set_defaults(handler=_follow)
    for parser in (listing, show, follow):
        parser.add_argument("--json", action="store_true")


def _register_give(actions: Any) -> None:
    give = actions.add_parser("give", help="凭小票评价一次办事")
    give.add_argument("number", metavar="NUMBER", help="号码，例如 A015")
    give.add_argument("--mark", required=True, metavar="MARK", help="小票上的流水，如 7F3C-0192")
    give.add_argument("--day", type=day, metavar="DATE", help="取号日期，默认今天")
    give.add_argument(
        "--grade", type=int, required=True, choices=range(1, 6), help="5 非常满意 … 1 非常不满意"
    )
    give.add_argument("--reason", action="append", default=[], metavar="CODE", help="可重复")
    give.add_argument("--text", default="", help="评价内容，最多 200 字")
    give.add_argument("--phone", default="", help="差评的回访电话")
    give.add_argument("--request-id", metavar="UUID", help="同一编号只评价一次，可放心重试")
    give.add_argument("--json", action="store_true")
    give.set_defaults(handler=_give)


def _give(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.feedback.model import EvaluationForm

    form = EvaluationForm(args.grade, tuple(args.reason), args.text, args.phone)
    request = new_id() if args.request_id is None else args.request_id
    with open_terminal() as terminal:
        on = args.day or hall_date(terminal.clock.now())
        visit = terminal.feedback.find(args.number, on, args.mark)
        evaluation = terminal.feedback.give(visit.ticket_id, form, request_id=request)
    if args.json:
        emit_json(evaluation)
        return 0
    lines = [f"{evaluation.number} 已评价：{evaluation.grade.label}", f"编号 {evaluation.id}"]
    if evaluation.due_on:
        provisional = "（暂定）" if evaluation.provisional else ""
        lines.append(f"整改期限 {evaluation.due_on}{provisional}")
    emit_lines(lines)
    return 0


def _list(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.feedback.model import Follow

    follow = Follow(args.follow) if args.follow else None
    with open_terminal() as terminal:
        rows = terminal.feedback.rows(follow, poor=args.poor)
    if args.json:
        emit_json(rows)
    elif not rows:
        emit_lines(["没有符合条件的评价。"])
    else:
        emit_lines(_row_line(row) for row in rows)
    return 0


def _row_line(row: EvaluationRow) -> str:
    parts = [
        row.id,
        f"{row.service_day} {row.number}",
        row.business_name,
        f"{row.window} 号窗口",
        row.grade.label,
    ]
    if row.due_on:
        parts += [row.follow.label, f"期限 {row.due_on}" + ("（暂定）" if row.provisional else "")]
    if row.superseded:
        parts.append("平台已有评价，不计入")
    return "　".join(parts)


def _show(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        detail = terminal.feedback.detail(args.id, actor=CONSOLE)
    return _tell(args, detail)


def _follow(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.feedback.model import FollowAction

    with open_terminal() as terminal:
        detail = terminal.feedback.follow(
            args.id, FollowAction(args.step), note=args.note, actor=CONSOLE
        )
    return _tell(args, detail)


def _tell(args: argparse.Namespace, detail: EvaluationDetail) -> int:
    if args.json:
        emit_json(detail)
        return 0
    lines = [_row_line(detail.row)]
    lines += [f"原因　{'、'.join(detail.row.reasons)}"] if detail.row.reasons else []
    lines += [f"内容　{detail.text}"] if detail.text else []
    lines += [f"回访电话　{detail.phone}"] if detail.phone else []
    lines += [
        f"{hall_time(step.at):%Y-%m-%d %H:%M}　{step.action.label}　{step.actor}　{step.note}"
        for step in detail.steps
    ]
    emit_lines(lines)
    return 0
