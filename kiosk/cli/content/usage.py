"""``content usage``: what is sought, read and scanned at the screens, by day."""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.cli.reports import day
from kiosk.common.errors import Unavailable

if TYPE_CHECKING:
    from kiosk.content.usage.model import UsageReport

DAYS = 30
"""So many days, today the last, where none are named."""
OTHER = "其他（不记文字）"
GONE = "（已下架）"
_SOUGHT, _MISSED, _READ, _SCANNED = "搜索最多", "搜了没有找到", "看得最多", "扫码最多"


def register(actions: Any) -> None:
    """Adds the command."""
    usage = actions.add_parser("usage", help="使用统计：搜索、阅读、扫码，不含个人信息")
    usage.add_argument("--from", dest="first", type=day, metavar="DATE", help="第一天")
    usage.add_argument("--to", dest="last", type=day, metavar="DATE", help="最后一天，默认今天")
    usage.add_argument("--json", action="store_true", help="输出 JSON")
    usage.add_argument("--out", type=Path, metavar="FILE", help="写成 .csv 文件")
    usage.set_defaults(handler=show_usage)


def show_usage(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Prints the figures, or writes them into a file."""
    from kiosk.common.clock import hall_date

    with open_terminal() as terminal:
        last = args.last or hall_date(terminal.clock.now())
        first = args.first or last - timedelta(days=DAYS - 1)
        report = terminal.usage.report(first, last)
    if args.out:
        _save(args.out, usage_csv(report))
    if args.json:
        emit_json(report)
    elif args.out:
        emit_lines([f"使用统计已存到 {args.out}"])
    else:
        emit_lines(_lines(report))
    return 0


def usage_csv(report: UsageReport) -> bytes:
    """The whole report as CSV that Chinese spreadsheet programs open as it is."""
    from kiosk.documents.delimited import BYTE_ORDER_MARK, inert

    buffer = io.StringIO()
    buffer.write(BYTE_ORDER_MARK)
    writer = csv.writer(buffer)
    writer.writerow(["统计", "内容", "编码", "次数"])
    for row in _rows(report):
        writer.writerow([inert(cell) if isinstance(cell, str) else cell for cell in row])
    return buffer.getvalue().encode()


def _rows(report: UsageReport) -> Iterator[tuple[str, str, str, int]]:
    for name, words in ((_SOUGHT, report.sought), (_MISSED, report.missed)):
        yield from ((name, one.text or OTHER, "", one.count) for one in words)
    for name, read in ((_READ, report.opened), (_SCANNED, report.codes)):
        yield from ((name, one.name or GONE, one.code, one.count) for one in read)
    for figures in report.days:
        told = figures.day.isoformat()
        yield "每日搜索", told, "", figures.sought + figures.missed
        yield "每日没有找到", told, "", figures.missed
        yield "每日阅读", told, "", figures.opened
        yield "每日扫码", told, "", figures.codes


def _lines(report: UsageReport) -> Iterator[str]:
    yield f"{_day(report.first)}至{_day(report.last)}"
    found = sum(one.sought for one in report.days)
    missed = sum(one.missed for one in report.days)
    opened = sum(one.opened for one in report.days)
    codes = sum(one.codes for one in report.days)
    yield f"搜索 {found + missed} 次，其中 {missed} 次没有找到；阅读 {opened} 次；扫码 {codes} 次"
    for name, words in ((_SOUGHT, report.sought), (_MISSED, report.missed)):
        if words:
            yield f"{name}："
            yield from (f"  {one.count:>5}  {one.text or OTHER}" for one in words)
    for name, read in ((_READ, report.opened), (_SCANNED, report.codes)):
        if read:
            yield f"{name}："
            yield from (f"  {one.count:>5}  {one.name or GONE}  {one.code}" for one in read)


def _day(one: date) -> str:
    return f"{one.year}年{one.month}月{one.day}日"


def _save(out: Path, content: bytes) -> None:
    from kiosk.cli.files import write_whole
    from kiosk.common.system_errors import in_words

    try:
        write_whole(out, content)
    except OSError as error:
        raise Unavailable("usage.unwritable", file=str(out), reason=in_words(error)) from error
