"""``init``, ``doctor`` and ``version``."""

from __future__ import annotations

import argparse
from typing import Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import complain, emit_json, emit_lines
from kiosk.common.errors import Rejected
from kiosk.settings import Settings

_NO_CASES = "依申请公开台账是空的；要练习窗口办件，请另建目录并加 --with-cases。"


def register(subparsers: Any) -> None:
    """Adds the commands."""
    init = subparsers.add_parser("init", help="初始化一台终端的数据目录")
    init.add_argument("--demo", action="store_true", help="装入示范大厅的内容和体验账号")
    init.add_argument(
        "--with-cases", action="store_true", help="示范大厅另装入一本练习用的依申请公开台账"
    )
    init.add_argument("--hall-code", default="000000", help="大厅编码")
    init.add_argument("--hall-name", default="政务服务大厅", help="大厅名称")
    init.add_argument("--terminal", default="01", help="终端号，1–4 位")
    init.set_defaults(handler=_init)

    doctor = subparsers.add_parser("doctor", help="检查这台终端能否正常服务")
    doctor.add_argument("--json", action="store_true")
    doctor.add_argument(
        "--face",
        choices=("resident", "window", "board"),
        default="resident",
        help="这台机器显示的画面；窗口和叫号屏不用屏幕键盘，不检查输入法",
    )
    doctor.set_defaults(handler=_doctor)

    version = subparsers.add_parser("version", help="程序版本")
    version.add_argument("--json", action="store_true")
    version.set_defaults(handler=_version)


def _init(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.setup import initialise

    if args.with_cases and not args.demo:
        raise Rejected("settings.cases_need_demo")
    settings = initialise(
        args.data,
        demo=args.demo,
        hall_code=args.hall_code,
        hall_name=args.hall_name,
        terminal=args.terminal,
    )
    lines = [f"已初始化 {settings.data_dir}：{settings.hall_name}，{settings.terminal} 号机。"]
    if args.demo:
        from kiosk.setup import DEMO_ACCOUNTS

        lines.append("体验账号（仅示范大厅有）：")
        lines += [f"  工号 {account.number}  密码 {account.password}" for account in DEMO_ACCOUNTS]
        lines.append(_register_of(settings) if args.with_cases else _NO_CASES)
    else:
        lines.append("下一步：修改 settings.toml，导入内容，用 kiosk staff add 建立工作人员账号。")
    emit_lines(lines)
    return 0


def _register_of(settings: Settings) -> str:
    from kiosk.demonstration.register import fill_register

    return f"依申请公开台账：装入了 {fill_register(settings)} 件练习申请，人名、号码均为虚构。"


def _doctor(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.upkeep.doctor import examine

    findings = examine(args.data, open_terminal, typing=args.face == "resident")
    wrong = [finding.name for finding in findings if not finding.ok]
    if args.json:
        emit_json({"ok": not wrong, "findings": findings})
    else:
        emit_lines(
            f"{'正常' if finding.ok else '异常'}  {finding.name}：{finding.detail}"
            for finding in findings
        )
    if not wrong:
        return 0
    complain(f"有 {len(wrong)} 项异常：{'、'.join(wrong)}。")
    return 1


def _version(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk import __version__

    if args.json:
        emit_json({"version": __version__})
    else:
        print(__version__)
    return 0
