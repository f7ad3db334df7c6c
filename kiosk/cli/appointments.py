"""``appointment``: slots, bookings and check-in from the command line."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.clock import HALL_TZ, hall_time
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id, parse_request_id
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from kiosk.queueing.appointments.import_csv import ImportReport
    from kiosk.queueing.appointments.model import Appointment, AppointmentRow, SlotState

ACTOR = "cli"
_SHOWN = 20
"""Skipped lines shown; the JSON output has all of them."""
_STATES = {
    "booked": "已预约",
    "checked_in": "已签到",
    "late": "迟到取普通号",
    "cancelled": "已取消",
    "no_show": "爽约",
}


def register(subparsers: Any) -> None:
    """Adds the commands."""
    appointment = subparsers.add_parser("appointment", help="预约：时段、预约、导入、签到")
    actions = appointment.add_subparsers(dest="action", metavar="操作", required=True)
    slots = _action(actions, "slots", _slots, "列出可以预约的时段和剩余名额")
    slots.add_argument("business", metavar="BUSINESS", help="业务代码，见 ticket businesses")
    slots.add_argument("--day", type=_day, metavar="日期", help="只列这一天，如 2026-11-23")
    book = _action(actions, "book", _book, "预约一个时段")
    book.add_argument("business", metavar="BUSINESS", help="业务代码")
    _add_slot(book)
    book.add_argument("--name", required=True, metavar="姓名")
    book.add_argument("--identity", required=True, metavar="号码", help="公民身份号码")
    book.add_argument("--request-id", metavar="UUID", help="同一编号只预约一次，可放心重试")
    bring = _action(actions, "import", _import, "导入预约名单（CSV）")
    bring.add_argument("file", type=Path, metavar="FILE.csv")
    listing = _action(actions, "list", _list, "列出一天的预约（姓名和号码已遮盖）")
    listing.add_argument("--day", type=_day, metavar="日期", help="默认今天")
    cancel = _action(actions, "cancel", _cancel, "取消一个预约")
    cancel.add_argument("reference", metavar="CODE", help="预约码，或 appointment list 里的编号")
    arrive = _action(actions, "checkin", _check_in, "签到取号")
    arrive.add_argument("code", metavar="CODE", help="预约码或二维码内容")
    arrive.add_argument("--ordinary", action="store_true", help="超过迟到时限时取普通号")
    arrive.add_argument("--request-id", metavar="UUID", help="同一编号只取一次号，可放心重试")
    quota = _action(actions, "quota", _quota, "调整一个时段的名额")
    quota.add_argument("business", metavar="BUSINESS", help="业务代码")
    _add_slot(quota)
    quota.add_argument("quota", type=int, metavar="N", help="名额，0 表示停约；-1 恢复发布的名额")
    _action(actions, "close-day", _close_day, "业务日结束：没有来的记为爽约")


def _action(actions: Any, name: str, handler: Any, words: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = actions.add_parser(name, help=words)
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.set_defaults(handler=handler)
    return parser


def _add_slot(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("day", type=_day, metavar="日期", help="如 2026-11-23")
    parser.add_argument("start", type=_time, metavar="开始时间", help="时段开始的时间，如 09:00")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} 不是日期，应如 2026-11-23") from error


def _time(text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text} 不是时间，应如 09:00") from error


def _start(args: argparse.Namespace) -> datetime:
    return datetime.combine(args.day, args.start.replace(tzinfo=None), HALL_TZ)


def _slots(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        slots = terminal.appointments.slots(args.business, args.day)
    if args.json:
        emit_json([{**asdict(slot), "free": slot.free} for slot in slots])
    else:
        emit_lines(map(_slot_line, slots))
    return 0


def _slot_line(slot: SlotState) -> str:
    standing = f"剩 {slot.free}/{slot.quota}" if slot.bookable else "不能预约"
    return f"{_span(slot)}　{standing}"


def _book(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.queueing.appointments.model import Channel

    with open_terminal() as terminal:
        made = terminal.appointments.book(
            args.business,
            _start(args),
            name=args.name,
            identity=args.identity,
            request_id=new_id() if args.request_id is None else args.request_id,
            channel=Channel.DESK,
            actor=ACTOR,
        )
    return _tell(args, made)


def _cancel(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """An id, as staff have it, cancels at any time; a code as residents have it, in time."""
    with open_terminal() as terminal:
        if _is_id(args.reference):
            made = terminal.appointments.cancel_by_staff(args.reference, actor=ACTOR)
        else:
            made = terminal.appointments.cancel(args.reference)
    return _tell(args, made)


def _is_id(reference: str) -> bool:
    try:
        parse_request_id(reference)
    except Rejected:
        return False
    return True


def _tell(args: argparse.Namespace, made: Appointment) -> int:
    if args.json:
        emit_json(made)
        return 0
    emit_lines(
        [
            f"{made.business_name}　{_span(made)}　{_STATES[made.state.value]}",
            f"预约码 {made.code}　{made.name}　{made.identity}",
            f"{hall_time(made.opens_at):%H:%M} 起可以签到　编号 {made.id}",
        ]
    )
    return 0


def _import(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        report = terminal.appointments.import_list(args.file, actor=ACTOR)
    if args.json:
        emit_json(_report_json(report))
    else:
        emit_lines(_report_lines(report))
    return 0


def _report_lines(report: ImportReport) -> Iterator[str]:
    counts = f"新增 {report.added}，重复 {report.unchanged}，取消 {report.cancelled}"
    yield f"{counts}，跳过 {len(report.skipped)}"
    for row in report.skipped[:_SHOWN]:
        yield f"　第 {row.line} 行：{say(row.error, messages_dir())}"
    if len(report.skipped) > _SHOWN:
        yield f"　还有 {len(report.skipped) - _SHOWN} 行，用 --json 查看全部"


def _report_json(report: ImportReport) -> dict[str, Any]:
    return {
        "added": report.added,
        "unchanged": report.unchanged,
        "cancelled": report.cancelled,
        "skipped": [
            {"line": row.line, "code": row.error.code, "text": say(row.error, messages_dir())}
            for row in report.skipped
        ],
    }


def _list(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        rows = terminal.appointments.rows(args.day)
    if args.json:
        emit_json(rows)
    elif not rows:
        emit_lines(["这一天没有预约。"])
    else:
        emit_lines(map(_row_line, rows))
    return 0


def _row_line(row: AppointmentRow) -> str:
    ticket = f"　号票 {row.ticket_number}" if row.ticket_number else ""
    return (
        f"{_span(row)}　{row.business_name}　{row.name}　{row.identity}　"
        f"{_STATES[row.state.value]}{ticket}　编号 {row.id}"
    )


def _check_in(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    request_id = new_id() if args.request_id is None else args.request_id
    with open_terminal() as terminal:
        came = terminal.appointments.check_in(
            args.code, request_id=request_id, ordinary=args.ordinary
        )
    if args.json:
        emit_json(came)
        return 0
    ticket = came.ticket
    lines = [f"{ticket.number}　{ticket.business_name}　窗口 {'、'.join(ticket.windows)}"]
    if came.due_from is not None:
        lines.append(f"您来得早，{hall_time(came.due_from):%H:%M} 起按预约优先呼叫。")
    if came.timing.value == "too_late":
        lines.append("已超过迟到时限，这是普通号。")
    emit_lines(lines)
    return 0


def _quota(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    quota = None if args.quota == -1 else args.quota
    with open_terminal() as terminal:
        terminal.appointments.set_quota(args.business, _start(args), quota, actor=ACTOR)
        slots = terminal.appointments.slots(args.business)
    changed = next((slot for slot in slots if slot.starts_at == _start(args)), None)
    if args.json:
        emit_json(changed)
    else:
        emit_lines(["名额已调整。" if changed is None else _slot_line(changed)])
    return 0


def _close_day(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        missed = terminal.appointments.close_day(actor=ACTOR)
    if args.json:
        emit_json({"no_show": missed})
    else:
        emit_lines([f"记为爽约 {missed} 个。"])
    return 0


def _span(slot: SlotState | Appointment | AppointmentRow) -> str:
    start, end = hall_time(slot.starts_at), hall_time(slot.ends_at)
    return f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}"
