"""``workdays``: the hall's calendar of working days, shown and edited."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.disclosure.applications import CONSOLE, MAX_FILE_BYTES
from kiosk.cli.disclosure.counting import day
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected
from kiosk.common.system_errors import in_words

if TYPE_CHECKING:
    from kiosk.disclosure.workdays.model import Recount, YearView

_EXAMPLE = """\
FILE.json 是一个 UTF-8 编码的 JSON 对象，日期可以写一天，也可以写“首日:末日”，例如：
  {
    "days_off": {"2027-01-01:2027-01-03": "元旦"},
    "work_days": {"2027-01-09": "元旦"}
  }
days_off 写全部放假日，work_days 写调休上班的周六、周日。日历改动后，所有未办结申请的答复期限
自动重新计算。
"""


def register(subparsers: Any) -> None:
    """Adds the commands."""
    parser = subparsers.add_parser("workdays", help="工作日日历")
    acts = parser.add_subparsers(dest="act", metavar="操作", required=True)

    show = acts.add_parser("show", help="查看一年的放假和调休安排")
    show.add_argument("year", type=int, metavar="YEAR")
    _finish(show, _show)

    change = acts.add_parser(
        "set",
        help="录入一年的放假和调休安排",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    change.add_argument("year", type=int, metavar="YEAR")
    change.add_argument("file", type=Path, metavar="FILE.json")
    _finish(change, _set)

    close = acts.add_parser("close", help="增加一天当地放假")
    close.add_argument("day", type=day, metavar="DATE")
    close.add_argument("name", metavar="NAME", help="节日名称，例如 那达慕")
    _finish(close, _close)

    reopen = acts.add_parser("reopen", help="取消一天当地放假")
    reopen.add_argument("day", type=day, metavar="DATE")
    _finish(reopen, _reopen)

    again = acts.add_parser("recompute", help="按现在的日历重新计算未办结申请的答复期限")
    _finish(again, _recompute)


def _finish(parser: argparse.ArgumentParser, handler: Any) -> None:
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(handler=handler)


def _show(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        view = terminal.workdays.year(args.year)
    if args.json:
        emit_json(_facts(view))
    else:
        emit_lines(_lines(view))
    return 0


def _set(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    days_off, work_days = read_year(args.file)
    with open_terminal() as terminal:
        done = terminal.workdays.set_year(args.year, days_off, work_days, actor=CONSOLE)
    return _told(f"{args.year} 年的日历已保存。", done, as_json=args.json)


def _close(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        done = terminal.workdays.close(args.day, args.name, actor=CONSOLE)
    return _told(f"{args.day} 已设为当地放假。", done, as_json=args.json)


def _reopen(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        done = terminal.workdays.reopen(args.day, actor=CONSOLE)
    return _told(f"{args.day} 的当地放假已取消。", done, as_json=args.json)


def _recompute(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        done = terminal.workdays.recompute(actor=CONSOLE)
    return _told("答复期限已重新计算。", done, as_json=args.json)


def read_year(path: Path) -> tuple[dict[date, str], dict[date, str]]:
    """Days off and make-up days of a file, unchecked but for their shape.

    Raises:
        Rejected: ``workdays.file_…`` with the reason.
    """
    given = _read(path)
    if not isinstance(given, dict) or set(given) != {"days_off", "work_days"}:
        raise Rejected("workdays.file_shape", file=path.name)
    return _days(path.name, given["days_off"]), _days(path.name, given["work_days"])


def _read(path: Path) -> object:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES)
    except FileNotFoundError as error:
        raise Rejected("workdays.file_missing", file=path.name) from error
    except OSError as error:
        reason = in_words(error)
        raise Rejected("workdays.file_unreadable", file=path.name, reason=reason) from error
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Rejected("workdays.file_not_json", file=path.name) from error


def _days(file: str, given: object) -> dict[date, str]:
    if not isinstance(given, Mapping) or not all(isinstance(one, str) for one in given.values()):
        raise Rejected("workdays.file_shape", file=file)
    found: dict[date, str] = {}
    for text, name in given.items():
        for one in _span(file, text):
            if one in found:
                raise Rejected("workdays.file_day_twice", file=file, day=one)
            found[one] = name
    return found


def _span(file: str, text: str) -> Iterator[date]:
    first, _, last = text.partition(":")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError as error:
        raise Rejected("workdays.file_bad_day", file=file, text=text[:30]) from error
    if not 0 <= (end - start).days < 366:
        raise Rejected("workdays.file_bad_day", file=file, text=text[:30])
    return (start + timedelta(days=n) for n in range((end - start).days + 1))


def _facts(view: YearView) -> dict[str, object]:
    def named(days: Mapping[date, str]) -> dict[str, str]:
        return {one.isoformat(): name for one, name in days.items()}

    return {
        "year": view.year,
        "known": view.known,
        "source": view.source.value if view.source else None,
        "working_days": view.working_days,
        "days_off": named(view.days_off),
        "work_days": named(view.work_days),
        "closures": named(view.closures),
    }


def _lines(view: YearView) -> list[str]:
    if not view.known:
        head = f"{view.year} 年的放假安排还没有公布，按平日暂计有 {view.working_days} 个工作日"
    else:
        source = view.source.label if view.source else ""
        head = f"{view.year} 年  {view.working_days} 个工作日  （{source}）"
    groups = (
        ("放假", view.days_off),
        ("调休上班", view.work_days),
        ("当地放假", view.closures),
    )
    lines = [head]
    for title, days in groups:
        lines += [f"  {title}  {first_to_last}  {name}" for first_to_last, name in _runs(days)]
    return lines


def _runs(days: Mapping[date, str]) -> Iterator[tuple[str, str]]:
    """Days in a row with one name, as one line."""
    run: list[date] = []
    for one in sorted(days):
        joined = run and (one - run[-1]).days == 1 and days[one] == days[run[-1]]
        if run and not joined:
            yield _run(run), days[run[-1]]
            run = []
        run.append(one)
    if run:
        yield _run(run), days[run[-1]]


def _run(run: list[date]) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]} 至 {run[-1]}"


def _told(done: str, recount: Recount, *, as_json: bool) -> int:
    if as_json:
        emit_json(recount)
        return 0
    lines = [
        f"{done}未办结申请 {recount.counted} 件，答复期限改变 {len(recount.moved)} 件，"
        f"不再暂定 {recount.settled} 件。"
    ]
    lines += [
        f"  {one.number}  {one.before} 改为 {one.after}{'（暂定）' if one.provisional else ''}"
        for one in recount.moved
    ]
    emit_lines(lines)
    return 0
