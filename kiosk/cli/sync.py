"""``sync``, ``enrol`` and ``central``: the terminal's side of the platform, and the platform."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from datetime import datetime

    from kiosk.central.config import CentralConfig
    from kiosk.central.evaluations import GivenRow
    from kiosk.central.submissions import ToldRow
    from kiosk.sync.service import SyncReport, SyncStatus

MAX_PORT = 65535


def register(subparsers: Any) -> None:
    """Adds the commands."""
    _register_sync(subparsers)
    _register_enrol(subparsers)
    _register_central(subparsers)


def _register_sync(subparsers: Any) -> None:
    sync = subparsers.add_parser("sync", help="与中心平台同步")
    sync.add_argument("--once", action="store_true", help="立即同步一次")
    sync.add_argument("action", nargs="?", choices=("status",), help="status：查看同步情况")
    sync.add_argument("--json", action="store_true")
    sync.set_defaults(handler=_sync, refuse=sync.error)


def _register_enrol(subparsers: Any) -> None:
    enrol = subparsers.add_parser("enrol", help="把本终端注册到中心平台")
    enrol.add_argument("--platform", required=True, metavar="URL", help="中心平台地址")
    enrol.add_argument("--code", required=True, help="激活码")
    enrol.add_argument("--json", action="store_true")
    enrol.set_defaults(handler=_enrol)


def _register_central(subparsers: Any) -> None:
    central = subparsers.add_parser("central", help="参考中心平台")
    actions = central.add_subparsers(dest="action", metavar="动作", required=True)
    serve = actions.add_parser("serve", help="运行中心平台，按 Ctrl+C 结束")
    serve.add_argument("--port", type=_port, default=8840)
    serve.add_argument("--host", type=_filled, default="127.0.0.1", help="监听地址（默认只限本机）")
    serve.add_argument("--demo", action="store_true", help="示范平台：发布示范内容，可用固定激活码")
    serve.add_argument("--release", type=Path, metavar="DIR", help="要发布的内容目录")
    serve.add_argument("--tied", action="store_true", help="标准输入关闭时结束，随启动它的程序退出")
    code = actions.add_parser("code", help="生成一个一次性激活码")
    book = actions.add_parser("book", help="把预约名单（CSV）发给一个大厅的终端")
    book.add_argument("file", type=Path, metavar="FILE.csv")
    book.add_argument("--hall", type=_filled, required=True, metavar="CODE", help="大厅代码")
    days = actions.add_parser("workdays", help="发布一年的放假与调休安排（JSON）")
    days.add_argument("year", type=int, metavar="YEAR")
    days.add_argument("file", type=Path, metavar="FILE.json")
    given = actions.add_parser("evaluations", help="列出手机上的评价，差评按整改期限排在前面")
    given.add_argument("id", nargs="?", metavar="ID", help="只看这一份，回访电话不遮盖")
    given.add_argument("--poor", action="store_true", help="只列差评")
    given.add_argument("--json", action="store_true")
    told = actions.add_parser("submissions", help="列出各大厅等待答复的意见，或答复一件")
    told.add_argument("id", nargs="?", metavar="ID", help="要答复的这一件")
    told.add_argument("--answer", type=_filled, metavar="TEXT", help="答复内容，大厅同步后生效")
    told.add_argument("--by", type=_filled, metavar="NAME", help="答复单位")
    told.add_argument("--json", action="store_true")
    told.set_defaults(refuse=told.error)
    officer = actions.add_parser("officer", help="给平台工作人员发放答复意见用的令牌，只显示一次")
    officer.add_argument("name", type=_filled, metavar="NAME", help="姓名或单位，写在答复后面")
    officer.add_argument("--revoke", action="store_true", help="收回这个名字的全部令牌")
    handlers = (
        (told, _submissions),
        (officer, _officer),
        *((serve, _serve), (code, _code), (book, _book)),
        *((days, _publish_workdays), (given, _evaluations)),
    )
    for parser, handler in handlers:
        # A data folder of its own: the platform's, not the terminal's --data.
        parser.add_argument("--data", dest="central_data", type=Path, help="平台数据目录")
        parser.add_argument("--database-url", type=_filled, help="PostgreSQL 地址（默认用 SQLite）")
        parser.set_defaults(handler=handler)


def _sync(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    if args.once == bool(args.action):
        args.refuse("请用 sync --once 或 sync status")
    with open_terminal() as terminal:
        if args.action:
            status = terminal.sync.status()
            emit_json(status) if args.json else emit_lines(_status_lines(status))
            return 0
        report = terminal.sync.once()
    if args.json:
        emit_json(_figures(report))
    elif report.ok:
        emit_lines([_report_line(report)])
    if report.error is not None:
        raise report.error
    return 0


def _figures(report: SyncReport) -> dict[str, object]:
    """The report's figures, without the exception object."""
    plain = {name: getattr(report, name) for name in ("ok", "code", "delivered", "parked")}
    return {**plain, "changed": report.changed}


def _report_line(report: SyncReport) -> str:
    return (
        f"同步完成：上传 {report.delivered} 条，待处理 {report.parked} 条，"
        f"内容更新 {report.changed} 项。"
    )


def _status_lines(status: SyncStatus) -> list[str]:
    if not status.enrolled:
        state = "尚未注册"
    else:
        state = "已连接" if status.online else f"未连接（{status.trouble or '还没有同步过'}）"
    lines = [
        f"中心平台：{state}",
        f"发件箱：等待上传 {status.queued} 条，待处理 {status.parked} 条，"
        f"已送达 {status.delivered} 条",
        f"内容版本：{status.content_release or '无'}（{status.content_version}），"
        f"更新于 {_local(status.content_updated_at)}",
        f"上次成功：{_local(status.last_success_at)}",
    ]
    if status.oldest_queued_at:
        lines.append(f"最早未上传的记录：{_local(status.oldest_queued_at)}")
    if status.clock_suspect and status.clock_offset is not None:
        lines.append(f"注意：本机时钟与平台相差 {status.clock_offset:.0f} 秒，请校准。")
    return lines


def _local(moment: datetime | None) -> str:
    from kiosk.common.clock import hall_time

    return hall_time(moment).strftime("%Y-%m-%d %H:%M") if moment else "—"


def _enrol(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        enrolled = terminal.sync.enrol(args.platform, args.code)
    if args.json:
        emit_json(asdict(enrolled))
    else:
        emit_lines([f"注册完成：{enrolled.url}，终端标识 {enrolled.terminal}"])
    return 0


def _serve(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.central.server import serve
    from kiosk.common.logs import logging_to
    from kiosk.sync.protocol import DEMO_CODE

    demo = args.demo or _serves_demo_hall(args.data)
    config = _config(args, demo=demo)
    fresh = not (config.data_dir / "central.key").exists()

    def announce() -> None:
        lines = [f"中心平台运行于 http://{config.host}:{config.port}，按 Ctrl+C 结束"]
        if demo:
            lines.append(f"示范平台，激活码：{DEMO_CODE}")
        elif fresh:
            lines.append(f"新平台，第一台终端的激活码：{_new_code(config)}")
        emit_lines(lines)

    if args.tied:
        _end_with_parent()
    with logging_to(config.data_dir / "logs"):
        serve(config, announce)
    return 0


def _end_with_parent() -> None:
    """The starter holds the other end of standard input: when it dies, so does the platform."""
    import os
    import signal
    import sys
    import threading

    def wait() -> None:
        sys.stdin.buffer.read()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, name="parent", daemon=True).start()


def _serves_demo_hall(data_dir: Path) -> bool:
    """A fixed activation code is for the demonstration hall alone."""
    from kiosk.settings import SETTINGS_FILE, load_settings

    return (data_dir / SETTINGS_FILE).exists() and load_settings(data_dir).demo


def _code(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    emit_lines([_new_code(_config(args, demo=False))])
    return 0


def _evaluations(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.central.evaluations import given_on_the_phone, one_given
    from kiosk.central.platform import Platform

    platform = Platform(_config(args, demo=False))
    try:
        if args.id:
            rows = [one_given(platform, args.id)]
        else:
            rows = given_on_the_phone(platform, poor=args.poor)
    finally:
        platform.close()
    if args.json:
        emit_json(rows)
    else:
        emit_lines(_given_line(row) for row in rows)
    return 0


def _submissions(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.central.platform import Platform
    from kiosk.central.submissions import answer, waiting

    if not bool(args.id) == bool(args.answer) == bool(args.by):
        args.refuse("答复一件要同时给出 ID、--answer 和 --by")
    platform = Platform(_config(args, demo=False))
    try:
        if args.id:
            given = answer(platform, args.id, args.answer, by=args.by)
            emit_json({"answer": given}) if args.json else emit_lines(["答复已记下，待大厅同步。"])
            return 0
        rows = waiting(platform)
    finally:
        platform.close()
    if args.json:
        emit_json(rows)
    else:
        emit_lines(_told_line(row) for row in rows)
    return 0


def _officer(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.central import officers
    from kiosk.central.platform import Platform

    platform = Platform(_config(args, demo=False))
    try:
        if args.revoke:
            emit_lines([f"已收回 {officers.revoke(platform, args.name)} 个令牌"])
        else:
            emit_lines([officers.issue(platform, args.name)])
    finally:
        platform.close()
    return 0


def _told_line(row: ToldRow) -> str:
    named = [part for part in (row.about, row.organ) if part]
    said = row.text.replace("\n", " ")
    return "　".join([row.id, row.number, row.kind, row.state, f"期限 {row.due_on}", *named, said])


def _given_line(row: GivenRow) -> str:
    parts = [row.key, f"{row.service_day} {row.number}", f"{row.window} 号窗口", row.grade]
    parts += [f"期限 {row.due_on}"] if row.due_on else []
    parts += ["、".join(row.reasons)] if row.reasons else []
    parts += [part for part in (row.text.replace("\n", " "), row.phone) if part]
    return "　".join(parts)


def _new_code(config: CentralConfig) -> str:
    from kiosk.central.platform import Platform
    from kiosk.central.terminals import issue_code

    platform = Platform(config)
    try:
        return issue_code(platform)
    finally:
        platform.close()


def _publish_workdays(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.central import workdays
    from kiosk.central.platform import Platform
    from kiosk.cli.disclosure.workdays import read_year

    days_off, work_days = read_year(args.file)
    platform = Platform(_config(args, demo=False))
    try:
        version = workdays.publish_year(platform, args.year, days_off, work_days)
    finally:
        platform.close()
    emit_lines([f"已发布 {args.year} 年的放假与调休安排，日历第 {version} 版"])
    return 0


def _book(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Lines that are no bookings are named; the hall itself checks slots, quotas and persons."""
    from kiosk.central import bookings
    from kiosk.central.platform import Platform
    from kiosk.queueing.appointments.import_csv import read_list
    from kiosk.sync.protocol import Booking

    good: list[Booking] = []
    skipped: list[tuple[int, Rejected]] = []
    for line, found in read_list(args.file):
        try:
            if isinstance(found, Rejected):
                raise found
            good.append(bookings.readable(Booking(**asdict(found))))
        except Rejected as refusal:
            skipped.append((line, refusal))
    platform = Platform(_config(args, demo=False))
    try:
        count = bookings.publish(platform, args.hall, good)
    finally:
        platform.close()
    emit_lines([f"已发布 {count} 个预约，跳过 {len(skipped)} 行"])
    emit_lines(f"　第 {line} 行：{say(refusal, messages_dir())}" for line, refusal in skipped)
    return 0


def _config(args: argparse.Namespace, *, demo: bool) -> CentralConfig:
    from kiosk.central.config import CentralConfig
    from kiosk.settings import resource_root

    release: Path | None = getattr(args, "release", None)
    if release is None and demo:
        release = resource_root() / "offline_cache"
    return CentralConfig(
        data_dir=args.central_data or args.data / "central",
        host=getattr(args, "host", "127.0.0.1"),
        port=getattr(args, "port", 8840),
        database_url=args.database_url,
        snapshot=release,
        demo=demo,
    )


def _port(text: str) -> int:
    port = int(text)
    if not 0 < port <= MAX_PORT:
        raise argparse.ArgumentTypeError("端口应在 1–65535 之间")
    return port


def _filled(text: str) -> str:
    """An empty address would mean every network of the machine, or another database."""
    if not text.strip():
        raise argparse.ArgumentTypeError("地址不能是空的")
    return text.strip()
