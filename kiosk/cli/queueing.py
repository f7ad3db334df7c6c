"""``ticket`` and ``call``: the queue from the command line."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.clock import hall_time
from kiosk.common.ids import new_id

if TYPE_CHECKING:
    from kiosk.queueing.model import BusinessState, Ticket, TicketState

ACTOR = "cli"


def register(subparsers: Any) -> None:
    """Adds the commands."""
    ticket = subparsers.add_parser("ticket", help="排队取号")
    actions = ticket.add_subparsers(dest="action", metavar="操作", required=True)
    businesses = actions.add_parser("businesses", help="列出排队业务和现在能否取号")
    businesses.set_defaults(handler=_businesses)
    take = actions.add_parser("take", help="取号")
    take.add_argument("business", metavar="BUSINESS", help="业务代码，见 ticket businesses")
    take.add_argument("--request-id", metavar="UUID", help="同一编号只取一次号，可放心重试")
    take.add_argument("--item", metavar="CODE", help="从这个事项的办事指南取号")
    take.set_defaults(handler=_take)
    listing = actions.add_parser("list", help="列出今天的号票")
    listing.set_defaults(handler=_list)
    call = subparsers.add_parser("call", help="窗口叫号")
    calls = call.add_subparsers(dest="action", metavar="操作", required=True)
    following = calls.add_parser("next", help="办结正在办理的号票，并叫下一号")
    following.add_argument("--window", required=True, metavar="N", help="窗口号")
    following.set_defaults(handler=_next)
    for parser in (businesses, take, listing, following):
        parser.add_argument("--json", action="store_true", help="输出 JSON")


def _businesses(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        states = terminal.queueing.businesses()
    if args.json:
        emit_json(states)
    else:
        emit_lines(_business_line(state) for state in states)
    return 0


def _business_line(state: BusinessState) -> str:
    if state.open:
        standing = f"可取号　等候 {state.waiting} 人"
    elif state.opens_at:
        standing = f"未开放　最近开放 {state.opens_at:%m-%d %H:%M}"
    else:
        standing = "未开放"
    return f"{state.code}　{state.prefix}　{state.name}　{standing}"


def _take(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    request_id = new_id() if args.request_id is None else args.request_id
    with open_terminal() as terminal:
        ticket = terminal.queueing.take(args.business, request_id=request_id, item_code=args.item)
    if args.json:
        emit_json(ticket)
        return 0
    windows = "、".join(ticket.windows)
    emit_lines(
        [
            f"{ticket.number}　{ticket.business_name}",
            f"前面等候 {ticket.waiting_ahead} 人　{_wait_words(ticket)}　窗口 {windows}",
            f"编号 {ticket.id}",
        ]
    )
    return 0


def _wait_words(ticket: Ticket) -> str:
    if ticket.estimate is None:
        return "预计等候时间暂时不能估计"
    return f"预计等候 {ticket.estimate.low}–{ticket.estimate.high} 分钟"


def _list(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        tickets = terminal.queueing.tickets()
    if args.json:
        emit_json(tickets)
    elif not tickets:
        emit_lines(["今天还没有号票。"])
    else:
        emit_lines(
            f"{ticket.number}　{ticket.business_name}　{_state_words(ticket.state)}　"
            f"{hall_time(ticket.issued_at):%H:%M} 取号"
            for ticket in tickets
        )
    return 0


def _state_words(state: TicketState) -> str:
    words = {
        "waiting": "等候中",
        "called": "办理中",
        "finished": "已办结",
        "no_show": "过号",
        "cancelled": "已取消",
    }
    return words[state.value]


def _next(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        serving = terminal.queueing.current(args.window)
        if serving is None:
            called = terminal.queueing.call_next(args.window, actor=ACTOR)
        else:
            called = terminal.queueing.finish_and_next(
                serving.ticket.id, window=args.window, actor=ACTOR
            )
    if args.json:
        emit_json(None if called is None else {**asdict(called), "window": args.window})
    elif called is None:
        emit_lines(["现在没有人等候。"])
    else:
        emit_lines([f"请 {called.number} 到 {args.window} 号窗口　{called.business_name}"])
    return 0
