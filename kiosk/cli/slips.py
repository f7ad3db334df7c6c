"""``slip``: writes a slip as PDF without printing it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kiosk.cli import OpenTerminal
from kiosk.cli.files import write_whole
from kiosk.cli.output import emit_lines
from kiosk.common.errors import Unavailable
from kiosk.common.system_errors import in_words

_KINDS = (
    ("ticket", "id", "号票小票"),
    ("appointment", "id", "预约凭证"),
    ("application", "number", "申请回执"),
    ("guide", "code", "一次性告知单"),
    ("form", "code", "空白表格"),
    ("sample", "code", "示例样表"),
    ("policy", "code", "政策文件"),
)


def register(subparsers: Any) -> None:
    """Adds the commands."""
    slip = subparsers.add_parser("slip", help="把小票、回执或告知单存成 PDF")
    kinds = slip.add_subparsers(dest="kind", metavar="种类", required=True)
    for kind, subject, text in _KINDS:
        parser = kinds.add_parser(kind, help=text)
        parser.add_argument("subject", metavar=subject.upper())
        parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
        parser.set_defaults(handler=_slip, kind=kind)


def _slip(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        document = terminal.printing.render(args.kind, args.subject)
    try:
        write_whole(args.out, document.pdf)
    except OSError as error:
        raise Unavailable("slip.unwritable", file=str(args.out), reason=in_words(error)) from error
    emit_lines([f"已存到 {args.out}"])
    return 0
