"""``disclosure attachments``: the files of a case listed, taken in, released."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.disclosure.applications import CONSOLE
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Unavailable
from kiosk.common.system_errors import in_words

if TYPE_CHECKING:
    from kiosk.disclosure.attachments.model import Attachment

_EXAMPLE = """\
  kiosk disclosure attachments 2026-0008 list
  kiosk disclosure attachments 2026-0008 add 扫描件.pdf --role scan
  kiosk disclosure attachments 2026-0008 release ID
涂黑在窗口工作台上做：要看着页面选定区域。只有涂黑后另存的一份可以对外提供，原件不会提供。
"""
_ROLES = {"supplement": "补充材料", "scan": "扫描件"}


def register(kinds: Any) -> None:
    """Adds the command."""
    files = kinds.add_parser(
        "attachments",
        help="一份申请的附件：列出、收进、对外提供",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    files.add_argument("number", metavar="NUMBER", help="申请编号")
    acts = files.add_subparsers(dest="deed", metavar="做什么", required=True)
    listing = acts.add_parser("list", help="列出附件")
    adding = acts.add_parser("add", help="收进一个文件，加密保存")
    adding.add_argument("file", type=Path, metavar="FILE", help="PDF 或图片")
    adding.add_argument(
        "--role", choices=tuple(_ROLES), default="scan", help="supplement 补充材料，scan 扫描件"
    )
    releasing = acts.add_parser("release", help="把涂黑后的一份对外提供")
    releasing.add_argument("id", metavar="ID", help="list 列出的文件标识")
    for act, handler in ((listing, _list), (adding, _add), (releasing, _release)):
        act.add_argument("--json", action="store_true")
        act.set_defaults(handler=handler)


def _list(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        _show(terminal.attachments.of_case(args.number), as_json=args.json)
    return 0


def _add(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.disclosure.attachments.model import MOST_BYTES, Role

    try:
        with args.file.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = in_words(error)
        raise Unavailable("file.unusable", file=str(args.file), reason=reason) from error
    with open_terminal() as terminal:
        kept = terminal.attachments.add(
            args.number, args.file.name, data, role=Role(args.role), actor=CONSOLE
        )
    _show([kept], as_json=args.json)
    return 0


def _release(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        terminal.attachments.of(args.number, args.id)
        released = terminal.attachments.release(args.id, actor=CONSOLE)
    _show([released], as_json=args.json)
    return 0


def _show(files: list[Attachment], *, as_json: bool) -> None:
    if as_json:
        emit_json([_facts(file) for file in files])
    elif files:
        emit_lines(_line(file) for file in files)
    else:
        emit_lines(["没有附件。"])


def _facts(file: Attachment) -> dict[str, object]:
    return {
        "id": file.id,
        "name": file.name,
        "role": file.role.value,
        "media": file.media.value,
        "bytes": file.size,
        "sha256": file.sha256,
        "redacted_from": file.redacted_from,
        "areas": len(file.areas),
        "released": file.released,
        "at": file.at.isoformat(),
    }


def _line(file: Attachment) -> str:
    parts = [file.id, file.role.label, file.name, f"{file.size} 字节"]
    if file.redacted_from:
        parts.append(f"涂黑 {len(file.areas)} 处")
    if file.released:
        parts.append("已对外提供")
    return "  ".join(parts)
