"""``ticket``: tickets from the command line; ``call`` and the hall's floor are beside it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal, calling, floor
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.clock import hall_time
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id, parse_request_id

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.queueing.model import BusinessState, Ticket, TicketState, TicketView, Wait

ACTOR = "cli"
LONGEST_IDENTITY = 64


def register(subparsers: Any) -> None:
    """Adds the commands."""
    ticket = subparsers.add_parser("ticket", help="排队取号")
    actions = ticket.add_subparsers(dest="action", metavar="操作", required=True)
    businesses = actions.add_parser("businesses", help="列出排队业务和现在能否取号")
    businesses.set_defaults(handler=_businesses)
    take = actions.add_parser("take", help="取号")
    _describe_take(take)
    listing = actions.add_parser("list", help="列出今天的号票")
    listing.set_defaults(handler=_list)
    show = actions.add_parser("show", help="查看一张号票现在排到哪里")
    show.set_defaults(handler=_show)
    cancel = actions.add_parser("cancel", help="取消等候、暂挂或过号的号票")
    cancel.set_defaults(handler=_change, change="cancel")
    restore = actions.add_parser("restore", help="恢复过号的号票，回到原来的位置")
    restore.set_defaults(handler=_change, change="restore")
    for parser in (show, cancel, restore):
        parser.add_argument("number", metavar="NUMBER", help="今天的号码或号票编号")
    for parser in (businesses, take, listing, show, cancel, restore):
        parser.add_argument("--json", action="store_true", help="输出 JSON")
    calling.register(subparsers)
    floor.register(subparsers)


def _describe_take(take: Any) -> None:
    take.add_argument("business", metavar="BUSINESS", help="业务代码，见 ticket businesses")
    take.add_argument("--request-id", metavar="UUID", help="同一编号只取一次号，可放心重试")
    take.add_argument("--item", metavar="CODE", help="从这个事项的办事指南取号")
    take.add_argument("--priority", metavar="GROUP", help="绿色通道类别，如 veteran、elderly")
    take.add_argument("--reason", metavar="TEXT", default="", help="出示了什么证件，不写号码")
    take.add_argument("--identity", metavar="NUMBER", help="身份证号码；写 - 则从标准输入读一行")
    take.add_argument(
        "--further", metavar="CODE", nargs="+", default=(), help="同一张号票接着办的业务"
    )
    take.set_defaults(handler=_take)


def find(terminal: Terminal, given: str) -> TicketView:
    """The ticket with that number today, or with that id."""
    try:
        ticket_id = parse_request_id(given)
    except Rejected:
        return terminal.queueing.by_number(given)
    return terminal.queueing.ticket(ticket_id)


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
    elif state.notice:
        standing = f"今天暂停取号　{state.notice}"
    elif state.opens_at:
        standing = f"未开放　最近开放 {state.opens_at:%m-%d %H:%M}"
    else:
        standing = "未开放"
    named = "　实名取号" if state.real_name else ""
    return f"{state.code}　{state.prefix}　{state.name}　{standing}{named}"


def _take(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.queueing.model import Priority

    request_id = new_id() if args.request_id is None else args.request_id
    with open_terminal() as terminal:
        ticket = terminal.queueing.take(
            args.business,
            request_id=request_id,
            item_code=args.item,
            further=args.further,
            priority=Priority(args.priority, args.reason) if args.priority else None,
            identity=_identity(args.identity),
        )
    if args.json:
        emit_json(ticket)
        return 0
    ahead = f"前面等候 {ticket.waiting_ahead} 人　{_wait_words(ticket.estimate)}"
    emit_lines(
        [
            f"{ticket.number}　{ticket.business_name}",
            f"{ahead}　窗口 {'、'.join(ticket.windows)}",
            f"编号 {ticket.id}",
        ]
    )
    return 0


def _identity(given: str | None) -> str | None:
    """The number, from standard input when it must not stand in the list of processes."""
    return sys.stdin.readline(LONGEST_IDENTITY) if given == "-" else given


def _wait_words(estimate: Wait | None) -> str:
    if estimate is None:
        return "预计等候时间暂时不能估计"
    return f"预计等候 {estimate.low}–{estimate.high} 分钟"


def _list(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        tickets = terminal.queueing.tickets()
    if args.json:
        emit_json(tickets)
    elif not tickets:
        emit_lines(["今天还没有号票。"])
    else:
        emit_lines(
            f"{ticket.number}　{ticket.business_name}　{state_words(ticket.state)}　"
            f"{hall_time(ticket.issued_at):%H:%M} 取号"
            for ticket in tickets
        )
    return 0


def _show(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        view = find(terminal, args.number)
    if args.json:
        emit_json(view)
        return 0
    lines = [f"{view.number}　{view.business_name}　{state_words(view.state)}"]
    if view.state == "waiting":
        ahead = f"前面还有 {view.ahead_now} 人　{_wait_words(view.estimate_now)}"
        lines.append(f"{ahead}　窗口 {'、'.join(view.windows)}")
    elif view.window:
        lines.append(f"{view.window} 号窗口")
    emit_lines([*lines, f"编号 {view.id}"])
    return 0


def _change(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        ticket_id = find(terminal, args.number).id
        ticket: Ticket = getattr(terminal.queueing, args.change)(ticket_id, actor=ACTOR)
    if args.json:
        emit_json(ticket)
    else:
        emit_lines([f"{ticket.number}　{ticket.business_name}　{state_words(ticket.state)}"])
    return 0


def state_words(state: TicketState) -> str:
    """The state as people read it."""
    words = {
        "waiting": "等候中",
        "called": "已呼叫",
        "serving": "办理中",
        "held": "已暂挂",
        "finished": "已办结",
        "no_show": "过号",
        "cancelled": "已取消",
        "lapsed": "已失效",
    }
    return words[state.value]
