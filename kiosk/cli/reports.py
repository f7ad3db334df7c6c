"""``report``: the hall's figures on the screen, as JSON, or in a file for the office."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.documents import ReportSheet
    from kiosk.reporting import HallReport, HallRow

BY = ("hour", "window", "business", "day")
SHOWN = ("tickets", "finished", "wait_mean", "wait_longest", "services", "missed_calls", "given")
"""Figures that fit a line of the console; files and JSON have them all."""


def register(subparsers: Any) -> None:
    """Adds the commands."""
    report = subparsers.add_parser("report", help="统计报表")
    kinds = report.add_subparsers(dest="kind", metavar="种类", required=True)
    queue = kinds.add_parser("queue", help="排队叫号与好差评")
    queue.add_argument("--from", dest="first", type=day, metavar="DATE", help="第一天，默认今天")
    queue.add_argument("--to", dest="last", type=day, metavar="DATE", help="最后一天，默认今天")
    queue.add_argument("--by", choices=BY, default="day", help="分时段、窗口、业务或日，默认分日")
    queue.add_argument("--json", action="store_true", help="输出 JSON，时间以秒计")
    queue.add_argument(
        "--out", type=Path, metavar="FILE", help="写成 .csv、.xlsx 或 .pdf（A4，带图）"
    )
    queue.set_defaults(handler=_queue)


def day(text: str) -> date:
    """A day as typed."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("日期应写成 2026-11-20 的样子") from error


def _queue(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.common.clock import hall_date
    from kiosk.queueing.report_model import ReportBy
    from kiosk.reporting import hall_report, report_sheet

    write = _writer(args.out) if args.out else None
    with open_terminal() as terminal:
        now = terminal.clock.now()
        first, last = args.first or hall_date(now), args.last or hall_date(now)
        report = hall_report(terminal.queueing, terminal.feedback, first, last, ReportBy(args.by))
        sheet = report_sheet(report, terminal.settings.hall_name, now)
    if write is not None:
        _save(args.out, write(sheet))
    if args.json:
        emit_json(_plain(report))
    elif write is not None:
        emit_lines([f"报表已存到 {args.out}"])
    else:
        emit_lines(_lines(sheet))
    return 0


def _writer(out: Path) -> Callable[[ReportSheet], bytes]:
    from kiosk import documents

    writers = {
        ".csv": documents.report_csv,
        ".xlsx": documents.report_workbook,
        ".pdf": documents.report_pdf,
    }
    if out.suffix.lower() not in writers:
        raise Rejected("report.file_kind", file=out.name)
    return writers[out.suffix.lower()]


def _save(out: Path, content: bytes) -> None:
    from kiosk.cli.files import write_whole
    from kiosk.common.system_errors import in_words

    try:
        write_whole(out, content)
    except OSError as error:
        raise Unavailable("report.unwritable", file=str(out), reason=in_words(error)) from error


def _plain(report: HallReport) -> dict[str, object]:
    def row(one: HallRow) -> dict[str, object]:
        from kiosk.reporting import figures

        return {"key": one.key, "label": one.label, **figures(one)}

    return {
        "first": report.first,
        "last": report.last,
        "by": report.by.value,
        "rows": [row(one) for one in report.rows],
        "total": row(report.total),
    }


def _lines(sheet: ReportSheet) -> list[str]:
    from kiosk.documents.report_model import words
    from kiosk.reporting import place_of

    head = [f"{sheet.hall}　{sheet.title}", sheet.span]
    if sheet.empty:
        return [*head, sheet.empty]
    places = [place_of(name) for name in SHOWN]
    for row in (*sheet.rows, sheet.total):
        shown = [words(row[0], sheet.columns[0].kind)]
        shown += [
            f"{sheet.columns[place].name} {words(row[place], sheet.columns[place].kind)}"
            for place in places
        ]
        head.append("　".join(shown))
    return head
