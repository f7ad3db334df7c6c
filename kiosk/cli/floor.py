"""``window``, ``business`` and ``day``: what the supervisor of the hall does."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines

if TYPE_CHECKING:
    from kiosk.queueing.model import WindowState

ACTOR = "cli"


def register(subparsers: Any) -> None:
    """Adds the commands."""
    _register_windows(subparsers)
    business = subparsers.add_parser("business", help="当天停止或恢复一项业务的取号")
    switches = business.add_subparsers(dest="action", metavar="操作", required=True)
    for name, words in (("open", "恢复取号"), ("close", "当天停止取号")):
        parser = switches.add_parser(name, help=words)
        parser.add_argument("code", metavar="CODE", help="业务代码")
        parser.add_argument("--reason", metavar="TEXT", default="", help="原因，居民会看到")
        parser.set_defaults(handler=_switch)
    day = subparsers.add_parser("day", help="业务日")
    days = day.add_subparsers(dest="action", metavar="操作", required=True)
    close = days.add_parser("close", help="结束今天的业务，没办完的号票失效，窗口清空")
    close.add_argument("--json", action="store_true", help="输出 JSON")
    close.set_defaults(handler=_close)


def _register_windows(subparsers: Any) -> None:
    window = subparsers.add_parser("window", help="窗口：查看、暂停、恢复、调整业务")
    actions = window.add_subparsers(dest="action", metavar="操作", required=True)
    listing = actions.add_parser("list", help="列出窗口现在的情况")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    listing.set_defaults(handler=_list)
    pause = actions.add_parser("pause", help="暂停叫号")
    pause.add_argument("window", metavar="N", help="窗口号")
    pause.add_argument("--reason", metavar="TEXT", required=True, help="原因，如 午休")
    pause.set_defaults(handler=_pause)
    work = actions.add_parser("work", help="恢复叫号")
    work.add_argument("window", metavar="N", help="窗口号")
    work.set_defaults(handler=_work)
    setting = actions.add_parser("set", help="调整窗口办理的业务和叫号规则；不写业务则恢复原设置")
    setting.add_argument("window", metavar="N", help="窗口号")
    setting.add_argument(
        "--businesses", metavar="CODE", nargs="*", default=(), help="业务代码，先办的在前"
    )
    setting.add_argument(
        "--rule",
        choices=("longest_wait", "business_order"),
        default="longest_wait",
        help="longest_wait 先到先办，business_order 按业务次序",
    )
    setting.set_defaults(handler=_set)


def _list(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        terminal.queueing.return_lost()
        states = terminal.queueing.windows_state()
    if args.json:
        emit_json(states)
    else:
        emit_lines(_window_line(state) for state in states)
    return 0


def _window_line(state: WindowState) -> str:
    if state.lost:
        standing = "失联"
    elif state.paused:
        standing = f"暂停　{state.pause_reason}"
    elif state.number:
        standing = f"正在办理 {state.number}"
    else:
        standing = "空闲" if state.operator else "无人"
    businesses = "、".join(state.businesses)
    return f"{state.window}　{state.name}　{standing}　业务 {businesses}　今日 {state.done_today}"


def _pause(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        terminal.queueing.pause(args.window, actor=ACTOR, reason=args.reason)
    emit_lines([f"{args.window} 号窗口已暂停。"])
    return 0


def _work(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        terminal.queueing.work(args.window, actor=ACTOR)
    emit_lines([f"{args.window} 号窗口恢复办理。"])
    return 0


def _set(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        terminal.queueing.set_window(
            args.window, businesses=args.businesses, rule=args.rule, actor=ACTOR
        )
    emit_lines([f"{args.window} 号窗口的设置已更新。"])
    return 0


def _switch(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    opened = args.action == "open"
    with open_terminal() as terminal:
        terminal.queueing.switch_business(args.code, open=opened, reason=args.reason, actor=ACTOR)
    emit_lines([f"{args.code} 已恢复取号。" if opened else f"{args.code} 今天停止取号。"])
    return 0


def _close(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        lapsed = terminal.queueing.close_day(actor=ACTOR)
        no_show = terminal.appointments.close_day(actor=ACTOR)
    if args.json:
        emit_json({"lapsed": lapsed, "no_show": no_show})
    else:
        emit_lines([f"今天的业务已结束，{lapsed} 张没办完的号票已失效。"])
        emit_lines([f"{no_show} 个没有来的预约记为爽约。"] if no_show else [])
    return 0
