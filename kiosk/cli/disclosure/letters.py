"""``disclosure letter`` writes a letter of a case; ``disclosure verify`` checks a receipt."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.disclosure.applications import CONSOLE
from kiosk.cli.files import write_whole
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected, Unavailable
from kiosk.common.system_errors import in_words

if TYPE_CHECKING:
    from kiosk.disclosure.letters.model import Letter
    from kiosk.disclosure.letters.service import Letters

_EXAMPLE = """\
KIND 写英文代码或中文名称：
  open 予以公开答复书、partial 部分公开答复书、refused 不予公开答复书、unavailable 无法提供答复书、
  not_processed 不予处理告知书、discontinued 不再处理告知书、correction_notice 补正告知书、
  extension_notice 延期告知书、consultation 征求第三方意见函、
  joint_consultation 征求共同制作机关意见函、reasons_notice 说明理由通知书、fee_notice 收费通知、
  delivery_receipt 送达回证、registration_receipt 登记回执
已有这种文书的，写出最近的一份；没有的，按模板起草一份，页面上标明“草稿”。
"""


def register(kinds: Any) -> None:
    """Adds the commands."""
    letter = kinds.add_parser(
        "letter",
        help="把一份申请的文书写成 PDF",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    letter.add_argument("number", metavar="NUMBER", help="申请编号")
    letter.add_argument("kind", metavar="KIND", help="文书种类")
    letter.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    letter.add_argument("--json", action="store_true")
    letter.set_defaults(handler=_letter)

    verify = kinds.add_parser("verify", help="核验回执二维码的内容，不联网")
    verify.add_argument("text", metavar="TEXT", help="扫描回执二维码得到的网址")
    verify.add_argument("--json", action="store_true")
    verify.set_defaults(handler=_verify)


def _letter(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    if args.out.suffix.lower() != ".pdf":
        raise Rejected("letter.file_kind", file=args.out.name)
    with open_terminal() as terminal:
        letter = _latest(terminal.letters, args.number, args.kind)
        page = terminal.letters.preview(letter.id)
    try:
        write_whole(args.out, page)
    except OSError as error:
        reason = in_words(error)
        raise Unavailable("letter.unwritable", file=str(args.out), reason=reason) from error
    if args.json:
        emit_json(
            {
                "id": letter.id,
                "kind": letter.kind.value,
                "state": letter.state.value,
                "number": letter.number,
                "blanks": letter.blanks,
                "file": str(args.out),
            }
        )
    else:
        emit_lines(_lines(letter, args.out))
    return 0


def _latest(letters: Letters, number: str, typed: str) -> Letter:
    """The newest letter of that kind that is not void, or a new draft."""
    from kiosk.disclosure.letters.model import LetterKind, LetterState

    kind = next((one for one in LetterKind if typed in (one.value, one.label)), None)
    if kind is None:
        raise Rejected("letter.kind_unknown", kind=typed)
    for letter in letters.of_case(number):
        if letter.kind is kind and letter.state is not LetterState.VOID:
            return letter
    return letters.draft(number, kind, actor=CONSOLE)


def _lines(letter: Letter, out: Path) -> list[str]:
    number = letter.number or "草稿，还没有文号"
    lines = [f"{letter.kind.label}（{number}）已存到 {out}"]
    if letter.blanks:
        lines.append(f"待填写：{'、'.join(letter.blanks)}")
    return lines


def _verify(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.common.wording import catalogue
    from kiosk.settings import messages_dir

    with open_terminal() as terminal:
        check = terminal.disclosure.check_receipt(args.text, actor=CONSOLE)
    mark, now = check.mark, check.receipt
    if args.json:
        emit_json(
            {
                "genuine": True,
                "standing": check.standing.value,
                "number": mark.number,
                "received_on": mark.received_on,
                "due_on": mark.due_on,
                "provisional": mark.provisional,
                "now": {"received_on": now.received_on, "due_on": now.due_on} if now else None,
            }
        )
        return 0
    lines = [
        catalogue(messages_dir())[f"receipt_mark.standing.{check.standing.value}"],
        f"申请编号  {mark.number}",
        f"收到日期  {mark.received_on}",
        f"答复期限  {mark.due_on}{'（暂定）' if mark.provisional else ''}",
    ]
    if now is not None and now.due_on != mark.due_on:
        lines.append(f"现在的答复期限  {now.due_on}")
    emit_lines(lines)
    return 0
