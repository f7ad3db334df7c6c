"""``disclosure import``: takes an office's past register over from a CSV file."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.disclosure.applications import CONSOLE
from kiosk.cli.output import complain, emit_json, emit_lines
from kiosk.common.errors import Rejected
from kiosk.common.system_errors import in_words
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from kiosk.disclosure.past_register.service import ImportSummary, RowsRejected

MOST_PROBLEMS = 50
"""So many are told; who has more corrects them by the column."""
_EXAMPLE = """\
FILE.csv 的第一行是列名，编码为 UTF-8（可带 BOM）或 GB18030。必须有的列：
  编号、收到日期、申请人类型、申请人、内容、渠道、办理结果、答复日期
没有办结的，办理结果和答复日期都不填。可以有的列：
  证件类型、证件号码、工作单位、统一社会信用代码、法定代表人、联系人、通信地址、邮政编码、
  联系电话、传真、电子邮箱、文件名称或文号、获取方式、获取途径、延期工作日、答复期限、承办、
  复议诉讼类型、提起日期、受理机关、审结结果、审结日期
申请人类型：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他
渠道：当面、自助终端、邮寄（签收）、平信、互联网、传真、口头
办理结果：年度报告的序号（如 3.4）或情形名称（如 保护第三方合法权益）
复议诉讼类型：行政复议、未经复议直接起诉、复议后起诉；审结结果：结果维持、结果纠正、其他结果、
尚未审结；一份申请有几件复议诉讼的，各列都用分号隔开。
日期写成 2025-03-01、2025/3/1 或 2025年3月1日。有一处不对，整个文件都不导入；同一个文件再导入
一次，不会重复。
"""


def register(kinds: Any) -> None:
    """Adds the command."""
    parser = kinds.add_parser(
        "import",
        help="导入以往的申请登记簿",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", type=Path, metavar="FILE.csv")
    parser.add_argument("--check", action="store_true", help="只核对，不导入")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(handler=_import)


def _import(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.disclosure.past_register.service import PastRegister, RowsRejected

    data = _read(args.file)
    with open_terminal() as terminal:
        past = PastRegister(terminal.store, terminal.settings, terminal.workdays)
        try:
            summary = past.check(data) if args.check else past.take_over(data, actor=CONSOLE)
        except RowsRejected as refused:
            if args.json:
                emit_json(_problem_facts(refused))
            _complain_of(refused)
            return 1
    if args.json:
        emit_json({"checked_only": args.check, "summary": summary})
    else:
        emit_lines(_lines(summary, checked_only=args.check))
    return 0


def _read(path: Path) -> bytes:
    from kiosk.disclosure.past_register.sheet import MAX_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise Rejected("past_register.file_missing", file=path.name) from error
    except OSError as error:
        reason = in_words(error)
        raise Rejected("past_register.file_unreadable", file=path.name, reason=reason) from error


def _problem_facts(refused: RowsRejected) -> dict[str, object]:
    return {
        "problems": [
            {
                "row": one.row,
                "column": one.column,
                "code": one.error.code,
                "why": say(one.error, messages_dir()),
            }
            for one in refused.problems
        ]
    }


def _complain_of(refused: RowsRejected) -> None:
    complain(say(refused, messages_dir()))
    for one in refused.problems[:MOST_PROBLEMS]:
        complain(f"第 {one.row} 行“{one.column}”：{say(one.error, messages_dir())}")
    more = len(refused.problems) - MOST_PROBLEMS
    if more > 0:
        complain(f"另有 {more} 处，改好以上各处后再核对。")


def _lines(summary: ImportSummary, *, checked_only: bool) -> list[str]:
    done = "核对无误，可以导入" if checked_only else "已导入"
    lines = [f"{done} {summary.added} 件申请，其中未办结 {summary.open} 件。"]
    if summary.first and summary.last:
        lines.append(f"收到日期  {summary.first} 至 {summary.last}")
    if summary.known:
        lines.append(f"以前导入过、内容相同的 {summary.known} 件没有改动。")
    if summary.ignored:
        lines.append(f"没有用到的列：{'、'.join(summary.ignored)}")
    return lines
