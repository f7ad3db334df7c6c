"""``id check`` and ``uscc check``: whether a number can be real, and what it says."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.clock import SystemClock, hall_date
from kiosk.common.identity import check_credit_code, check_identity_number, region_hint

_HOLDERS = {
    "11": "机关", "12": "事业单位", "31": "律师事务所", "51": "社会团体",
    "52": "民办非企业单位（社会服务机构）", "53": "基金会", "91": "企业", "92": "个体工商户",
    "93": "农民专业合作社",
}  # fmt: skip
"""登记管理部门 and 机构类别, the first two signs of a code; hints only."""


def register(subparsers: Any) -> None:
    """Adds the commands."""
    _add(subparsers, "id", "公民身份号码", "号码", _identity)
    _add(subparsers, "uscc", "统一社会信用代码", "代码", _credit_code)


def _add(subparsers: Any, name: str, thing: str, word: str, handler: Any) -> None:
    parser = subparsers.add_parser(name, help=f"核对{thing}")
    kinds = parser.add_subparsers(dest="act", metavar="操作", required=True)
    check = kinds.add_parser("check", help=f"{thing}的位数、字符和校验位对不对；不联网，不保存")
    check.add_argument("number", metavar=word, help=thing)
    check.add_argument("--json", action="store_true")
    check.set_defaults(handler=handler)


def _identity(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    number = check_identity_number(args.number, today=hall_date(SystemClock().now()))
    born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    facts = {
        "valid": True,
        "number": number,
        "born": born,
        "region_hint": region_hint(number),
        "foreign_resident": number.startswith("9"),
    }
    if args.json:
        emit_json(facts)
    else:
        place = "外国人永久居留身份证" if number.startswith("9") else region_hint(number) or "不详"
        emit_lines(["号码正确", f"出生日期  {born}", f"首次编号地区（仅供参考）  {place}"])
    return 0


def _credit_code(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    code = check_credit_code(args.number)
    holder = _HOLDERS.get(code[:2])
    if args.json:
        emit_json({"valid": True, "code": code, "holder_hint": holder})
    else:
        emit_lines(["代码正确", f"主体类别（仅供参考）  {holder or '其他'}"])
    return 0
