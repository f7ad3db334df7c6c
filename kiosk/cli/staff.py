"""``staff add`` and ``audit verify``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Damaged, Rejected

if TYPE_CHECKING:
    from kiosk.store.audit import AuditVerdict
    from kiosk.store.outbox import OutboxCounts

ACTOR = "cli"
STORE, RESERVE = "store", "reserve"
PLACES = {STORE: "终端 ", RESERVE: "备用库 "}
ROLES = ("clerk", "supervisor", "admin", "auditor")
READ_LIMIT = 4096


def register(subparsers: Any) -> None:
    """Adds the commands."""
    staff = subparsers.add_parser("staff", help="工作人员账号")
    actions = staff.add_subparsers(dest="action", metavar="操作", required=True)
    add = actions.add_parser("add", help="建立账号，密码从提示或标准输入读取")
    add.add_argument("number", metavar="NUMBER", help="工号")
    add.add_argument("--name", required=True, help="姓名")
    add.add_argument("--role", required=True, choices=ROLES, help="角色")
    add.add_argument("--password-stdin", action="store_true", help="从标准输入的第一行读取密码")
    add.add_argument("--json", action="store_true", help="输出 JSON")
    add.set_defaults(handler=_add)
    audit = subparsers.add_parser("audit", help="审计日志")
    checks = audit.add_subparsers(dest="action", metavar="操作", required=True)
    verify = checks.add_parser("verify", help="检查审计日志有没有被改动或删除")
    verify.add_argument("--json", action="store_true", help="输出 JSON")
    verify.set_defaults(handler=_verify)


def _add(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    password = _read_line() if args.password_stdin else _prompt()
    with open_terminal() as terminal:
        account = terminal.staff.add(args.number, args.name, password, args.role, actor=ACTOR)
    if args.json:
        emit_json({"number": account.number, "role": account.role})
    else:
        emit_lines([f"已建立账号 {account.number}。"])
    return 0


def _read_line() -> str:
    try:
        line = sys.stdin.readline(READ_LIMIT).rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Rejected("staff.password_unreadable") from error
    if not line:
        raise Rejected("staff.password_missing")
    return line


def _prompt() -> str:
    import getpass

    if not sys.stdin.isatty():
        raise Rejected("staff.password_missing")
    first = getpass.getpass("密码：")
    if first != getpass.getpass("再输入一次："):
        raise Rejected("staff.password_mismatch")
    return first


def _verify(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.store.audit import verify

    with open_terminal() as terminal:
        chains = [(STORE, verdict) for verdict in verify(terminal.store)]
        outbox = {STORE: terminal.store.outbox.counts()}
        if terminal.hall is not None:
            reserve = terminal.hall.reserve.store
            chains += [(RESERVE, verdict) for verdict in verify(reserve)]
            outbox[RESERVE] = reserve.outbox.counts()
        own = terminal.store.terminal
    if args.json:
        emit_json([_as_object(place, verdict, outbox[place], own) for place, verdict in chains])
    broken = next((verdict for _, verdict in chains if not verdict.intact), None)
    if broken is not None:
        raise Damaged("audit.broken", terminal=broken.terminal, link=broken.broken_at)
    if not args.json:
        emit_lines(
            f"{PLACES[place]}{verdict.terminal}：{verdict.links} 条审计记录完整，"
            f"链头 {verdict.head[:16]}"
            for place, verdict in chains
        )
        emit_lines(_outbox_line(place, counts) for place, counts in outbox.items())
    return 0


def _outbox_line(place: str, counts: OutboxCounts) -> str:
    """The events beside the chain: what went out, what waits, what somebody must look at."""
    if place == RESERVE:
        return f"备用库：待转入大厅 {counts.queued} 条，大厅没有接受、待处理 {counts.parked} 条"
    return f"发件箱：待上传 {counts.queued} 条，平台没有接受、待处理 {counts.parked} 条"


def _as_object(place: str, verdict: AuditVerdict, counts: OutboxCounts, own: str) -> dict[str, Any]:
    """``queued`` and ``parked`` are told for the terminal on which the command runs."""
    known = verdict.terminal == own
    return {
        "terminal": verdict.terminal,
        "place": place,
        "links": verdict.links,
        "head": verdict.head,
        "intact": verdict.intact,
        "broken_at": verdict.broken_at,
        "queued": counts.queued if known else None,
        "parked": counts.parked if known else None,
    }
