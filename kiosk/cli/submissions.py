"""``submissions``: what residents told the hall, from the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.clock import hall_time

if TYPE_CHECKING:
    from kiosk.feedback.submissions.views import SubmissionDetail, SubmissionRow

KINDS = ("consultation", "complaint", "suggestion", "error", "comment")
STATES = (
    "received", "assigned", "checking", "answered", "disputed", "forwarded", "not_accepted",
    "withdrawn", "closed",
)  # fmt: skip


def register(subparsers: Any) -> None:
    """Adds the commands."""
    submissions = subparsers.add_parser(
        "submissions", help="我要说：咨询、投诉、建议、纠错、意见征集"
    )
    actions = submissions.add_subparsers(dest="action", metavar="操作", required=True)
    listing = actions.add_parser("list", help="列出收到的意见，期限近的在前面")
    listing.add_argument("--kind", choices=KINDS, help="只列这一类")
    listing.add_argument("--state", choices=STATES, help="只列处于这一步的")
    listing.add_argument("--open", action="store_true", help="只列还没有答复的")
    listing.set_defaults(handler=_list)
    show = actions.add_parser("show", help="查看一件和办理经过（记入审计）")
    show.add_argument("number", metavar="NUMBER", help="意见编号，如 意2026-03-0001")
    show.set_defaults(handler=_show)
    answer = actions.add_parser("answer", help="答复一件")
    answer.add_argument("number", metavar="NUMBER")
    answer.add_argument("--text", required=True, metavar="TEXT", help="答复内容")
    answer.add_argument(
        "--outcome", default="", choices=("", "fixed", "no_error"), help="纠错的结果"
    )
    answer.set_defaults(handler=_answer)
    for parser in (show, answer):
        parser.add_argument("--actor", required=True, metavar="NUMBER", help="办理人的工号")
    for parser in (listing, show, answer):
        parser.add_argument("--json", action="store_true")


def _list(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.feedback.submissions.model import Kind
    from kiosk.feedback.submissions.states import State

    kind = Kind(args.kind) if args.kind else None
    state = State(args.state) if args.state else None
    with open_terminal() as terminal:
        rows = terminal.submissions.rows(kind, state, in_hand=args.open)
    if args.json:
        emit_json(rows)
    elif not rows:
        emit_lines(["没有符合条件的意见。"])
    else:
        emit_lines(_row_line(row) for row in rows)
    return 0


def _show(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        detail = terminal.submissions.detail(args.number, actor=f"staff:{args.actor}")
    return _tell(args, detail)


def _answer(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        detail = terminal.submissions.answer(
            args.number, args.text, outcome=args.outcome, actor=f"staff:{args.actor}"
        )
    return _tell(args, detail)


def _row_line(row: SubmissionRow) -> str:
    parts = [row.number, row.kind.label, row.state.label, row.lamp.words]
    parts += [part for part in (row.about_title, row.place, row.organ_name) if part]
    return "　".join([*parts, row.excerpt])


def _tell(args: argparse.Namespace, detail: SubmissionDetail) -> int:
    if args.json:
        emit_json(detail)
        return 0
    lines = [_row_line(detail.row), f"内容　{detail.text}"]
    lines += [f"称呼　{detail.name}"] if detail.name else []
    lines += [f"电话　{detail.phone}"] if detail.phone else []
    lines += [f"答复　{answer.text}" for answer in detail.answers]
    for step in detail.steps:
        at = f"{hall_time(step.at):%Y-%m-%d %H:%M}"
        lines.append("　".join([at, step.step.label, step.actor, step.to, step.note]))
    emit_lines(line.rstrip("　") for line in lines)
    return 0
