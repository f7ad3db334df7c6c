"""``call``: a window's work from the command line."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.queueing.model import Ticket

ACTOR = "cli"
_DONE = {
    "recall": "已重呼",
    "start": "开始办理",
    "finish": "已办结",
    "miss": "已标为过号",
    "hold": "已暂挂",
    "resume": "继续办理",
    "transfer": "已转出",
    "return": "已退回等候",
}


def register(subparsers: Any) -> None:
    """Adds the commands."""
    call = subparsers.add_parser("call", help="窗口叫号")
    actions = call.add_subparsers(dest="action", metavar="操作", required=True)
    made = {name: _add(actions, name, words, _step) for name, words in _STEPS.items()}
    following = _add(actions, "next", "办结正在办理的号票，并叫下一号", _next)
    number = _add(actions, "number", "直接呼叫一个号码", _number)
    number.add_argument("number", metavar="NUMBER", help="今天的号码或号票编号")
    made["resume"].add_argument("number", metavar="NUMBER", help="暂挂的号码或号票编号")
    for parser in (following, made["finish"]):
        parser.add_argument("--result", metavar="CODE", default="", help="办理结果，如 done")
        parser.add_argument("--whole", action="store_true", help="后续业务不再办理")
    for parser in (made["hold"], made["transfer"], made["return"]):
        parser.add_argument("--reason", metavar="TEXT", default="", help="原因，不写号码")
    transfer = made["transfer"]
    transfer.add_argument("--number", metavar="NUMBER", help="转出暂挂的号票，不写则转正在办理的")
    transfer.add_argument("--to-business", metavar="CODE", help="转到这项业务")
    transfer.add_argument("--to-window", metavar="N", help="转到这个窗口")


_STEPS = {
    "recall": "重呼正在呼叫的号票",
    "start": "人已到窗口，开始办理",
    "finish": "办结；还有后续业务的转到下一项",
    "miss": "标为过号",
    "hold": "暂挂，稍后继续",
    "resume": "继续办理暂挂的号票",
    "transfer": "转到别的业务或窗口，位置不变",
    "return": "退回等候，位置不变",
}


def _add(actions: Any, name: str, words: str, handler: Any) -> Any:
    parser = actions.add_parser(name, help=words)
    parser.add_argument("--window", required=True, metavar="N", help="窗口号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(handler=handler)
    return parser


def _next(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        serving = terminal.queueing.current(args.window)
        if serving is None:
            called = terminal.queueing.call_next(args.window, actor=ACTOR)
        else:
            called = terminal.queueing.finish_and_next(
                serving.ticket.id,
                window=args.window,
                actor=ACTOR,
                result=args.result,
                whole=args.whole,
            )
    return _called(args, called)


def _number(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.cli.queueing import find

    with open_terminal() as terminal:
        ticket_id = find(terminal, args.number).id
        called = terminal.queueing.call(ticket_id, window=args.window, actor=ACTOR)
    return _called(args, called)


def _called(args: argparse.Namespace, called: Ticket | None) -> int:
    if args.json:
        emit_json(None if called is None else {**asdict(called), "window": args.window})
    elif called is None:
        emit_lines(["现在没有人等候。"])
    else:
        emit_lines([f"请 {called.number} 到 {args.window} 号窗口　{called.business_name}"])
    return 0


def _step(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.cli.queueing import find, state_words

    with open_terminal() as terminal:
        given = getattr(args, "number", None)
        ticket_id = find(terminal, given).id if given else _in_hand(terminal, args.window)
        at = {"window": args.window, "actor": ACTOR}
        result = _run(terminal, args, ticket_id, at)
        ticket = terminal.queueing.ticket(ticket_id)
    if args.json:
        emit_json({**asdict(ticket), "window": args.window})
        return 0
    times = f" {result} 次" if args.action == "recall" else ""
    line = f"{ticket.number}　{_DONE[args.action]}{times}　{state_words(ticket.state)}"
    emit_lines([line])
    return 0


def _run(terminal: Terminal, args: argparse.Namespace, ticket_id: str, at: dict[str, str]) -> Any:
    queueing = terminal.queueing
    match args.action:
        case "finish":
            return queueing.finish(ticket_id, **at, result=args.result, whole=args.whole)
        case "hold":
            return queueing.hold(ticket_id, **at, reason=args.reason)
        case "return":
            return queueing.give_back(ticket_id, **at, reason=args.reason)
        case "transfer":
            return queueing.transfer(
                ticket_id,
                **at,
                to_business=args.to_business,
                to_window=args.to_window,
                reason=args.reason,
            )
        case name:
            return getattr(queueing, name)(ticket_id, **at)


def _in_hand(terminal: Terminal, window: str) -> str:
    serving = terminal.queueing.current(window)
    if serving is None:
        raise Rejected("call.nothing_in_hand", window=window)
    return serving.ticket.id
