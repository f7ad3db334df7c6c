"""``disclosure due`` counts a limit day by day; ``disclosure fee`` works out a fee."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar, CountedDay, Deadline, Stop
from kiosk.disclosure.model import REPLY_DAYS

if TYPE_CHECKING:
    from kiosk.disclosure.fees import FeeSum

_WEEKDAYS = "一二三四五六日"


def register(kinds: Any) -> None:
    """Adds the commands."""
    due = kinds.add_parser("due", help="按工作日计算期限，逐日说明理由")
    due.add_argument("received", type=day, metavar="DATE", help="收到申请的日期")
    due.add_argument(
        "--days", type=int, default=REPLY_DAYS, metavar="N", help="期限的工作日数，默认 20"
    )
    due.add_argument(
        "--stop",
        dest="stops",
        type=stop,
        action="append",
        default=[],
        metavar="FROM:TO",
        help="暂停计时：发出征求意见函等的日期:收到意见等的日期，可以写几次",
    )
    due.add_argument("--json", action="store_true")
    due.set_defaults(handler=_due)

    cost = kinds.add_parser("fee", help="计算信息处理费")
    basis = cost.add_mutually_exclusive_group(required=True)
    basis.add_argument("--items", type=int, metavar="N", help="按件：同一申请人一个自然月的件数")
    basis.add_argument("--pages", type=int, metavar="N", help="按量：页数")
    cost.add_argument("--json", action="store_true")
    cost.set_defaults(handler=_fee)


def day(text: str) -> date:
    """A day as typed."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("日期应写成 2026-11-20 的样子") from error


def stop(text: str) -> Stop:
    """A pause as typed, ``FROM:TO``."""
    since, found, until = text.partition(":")
    if not found:
        raise argparse.ArgumentTypeError("暂停应写成 2026-03-06:2026-03-20 的样子")
    return Stop(day(since), day(until))


def _due(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    deadline = _calendar(open_terminal).due(args.received, args.days, args.stops)
    if args.json:
        emit_json(
            {
                "received_on": deadline.received_on,
                "limit_days": args.days,
                "due_on": deadline.due_on,
                "provisional": deadline.provisional,
                "days": [_day_facts(one) for one in deadline.days],
            }
        )
    else:
        emit_lines(_due_lines(deadline, args.days))
    return 0


def _calendar(open_terminal: OpenTerminal) -> Calendar:
    """The hall's own calendar; the published one where no terminal has been set up."""
    try:
        with open_terminal() as terminal:
            return terminal.workdays.calendar()
    except Rejected as error:
        if error.code != "settings.missing":
            raise
        return Calendar.published()


def _day_facts(one: CountedDay) -> dict[str, object]:
    return {"date": one.date, "counted": one.counted, "why": one.reason, "kind": one.why.value}


def _due_lines(deadline: Deadline, days: int) -> list[str]:
    provisional = "（暂定：有的年份还没有公布放假安排，公布后重新计算）"
    lines = [
        f"收到日期  {deadline.received_on}",
        f"期限      {days} 个工作日，收到当日不计入",
        f"到期日    {deadline.due_on}{provisional if deadline.provisional else ''}",
    ]
    number = 0
    for one in deadline.days:
        number += one.counted
        mark = f"第 {number:>3} 日" if one.counted else "  不计  "
        weekday = f"周{_WEEKDAYS[one.date.weekday()]}"
        lines.append(f"  {one.date} {weekday}  {mark}  {one.reason}")
    return lines


def _fee(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.disclosure.fees import Basis, fee

    if args.items is not None:
        worked = fee(Basis.ITEMS, args.items)
    else:
        worked = fee(Basis.PAGES, args.pages)
    if args.json:
        emit_json(_fee_facts(worked))
    else:
        emit_lines(_fee_lines(worked))
    return 0


def _fee_facts(worked: FeeSum) -> dict[str, object]:
    return {
        "basis": worked.basis.value,
        "count": worked.count,
        "amount": worked.amount,
        "bands": [
            {
                "from": band.from_,
                "to": band.to,
                "count": band.count,
                "each": band.each,
                "amount": band.amount,
            }
            for band in worked.bands
        ],
        "source": worked.source,
    }


def _fee_lines(worked: FeeSum) -> list[str]:
    unit = worked.basis.unit
    lines = [f"{worked.basis.label}  {worked.count} {unit}  共 {worked.amount} 元"]
    lines += [
        f"  第 {band.from_}–{band.to} {unit}  {band.count} {unit} × {band.each} 元"
        f" = {band.amount} 元"
        for band in worked.bands
    ]
    return [*lines, f"标准  {worked.source}"]
