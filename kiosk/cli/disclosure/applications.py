"""``apply`` files a disclosure application from a file; ``application`` shows one, masked."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import complain, emit_json, emit_lines
from kiosk.common.clock import hall_time
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.common.system_errors import in_words
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from kiosk.disclosure.model import ApplicationForm, FormRejected, Receipt
    from kiosk.disclosure.views import ApplicationDetail

MAX_FILE_BYTES = 1_000_000
CONSOLE = "console"
"""Who acts, in the audit trail, when a command is typed on the machine itself."""

_EXAMPLE = """\
FILE.json 是一个 UTF-8 编码的 JSON 对象，例如公民：
  {
    "applicant_kind": "自然人",
    "name": "张小三",
    "document_type": "居民身份证",
    "document_number": "11010519491231002X",
    "phone": "13800000000",
    "address": "示范县城南街道 1 号", "postcode": "021000",
    "title_or_number": "城南街道征地补偿安置方案",
    "description": "申请公开城南街道征地补偿安置方案的批复及附图",
    "carrier": "纸质", "route": "邮寄"
  }
选项写中文或英文代码都可以：
  applicant_kind   自然人 citizen、商业企业 company、科研机构 research、社会公益组织 welfare、
                   法律服务机构 law_firm、其他 other
  document_type    居民身份证 resident_id、护照 passport、港澳居民来往内地通行证 hk_macao_permit、
                   台湾居民来往大陆通行证 taiwan_permit、
                   外国人永久居留身份证 foreign_permanent_resident
  carrier          纸质 paper、电子邮件 email、光盘 optical_disc、磁盘 disk
  route            当面领取 collect、邮寄 mail、网络 network、传真 fax
公民另可填写 employer；法人或其他组织填写 credit_code、legal_representative、contact_person，
不填 document_type 和 document_number。联系方式：phone、email、address、postcode、fax。
邮寄要有 address 和 postcode，电子邮件或网络要有 email，传真要有 fax。
同一个 --request-id 总是得到同一份回执。
"""


def register(subparsers: Any) -> None:
    """Adds the commands."""
    apply = subparsers.add_parser(
        "apply",
        help="提交一份政府信息公开申请",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    apply.add_argument(
        "--from", dest="file", type=Path, required=True, metavar="FILE.json", help="申请内容"
    )
    apply.add_argument("--request-id", metavar="UUID", help="请求编号，重复提交时用同一个")
    apply.add_argument("--json", action="store_true")
    apply.set_defaults(handler=_apply)

    application = subparsers.add_parser("application", help="查看一份申请（个人信息已遮盖）")
    application.add_argument("number", metavar="NUMBER", help="申请编号，例如 2026-0093")
    application.add_argument("--json", action="store_true")
    application.set_defaults(handler=_application)


def _apply(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.disclosure.model import FormRejected

    form = read_form(args.file)
    request = args.request_id if args.request_id is not None else new_id()
    with open_terminal() as terminal:
        try:
            receipt = terminal.disclosure.submit(form, request_id=request)
        except FormRejected as refused:
            complain(_all_problems(refused))
            return 1
    if args.json:
        emit_json(_receipt_facts(receipt))
    else:
        emit_lines(_receipt_lines(receipt))
    return 0


def read_form(path: Path) -> ApplicationForm:
    """The form in a JSON file, unchecked.

    Raises:
        Rejected: with the reason, naming the file, the line or the key.
    """
    from kiosk.disclosure.intake import form_from_mapping

    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise Rejected("disclosure.file_missing", file=path.name) from error
    except OSError as error:
        raise Rejected(
            "disclosure.file_unreadable", file=path.name, reason=in_words(error)
        ) from error
    if len(raw) > MAX_FILE_BYTES:
        raise Rejected("disclosure.file_too_large", file=path.name, limit=MAX_FILE_BYTES)
    try:
        given = json.loads(raw.decode("utf-8-sig"), object_pairs_hook=_without_repeats)
    except UnicodeDecodeError as error:
        raise Rejected("disclosure.file_not_utf8", file=path.name) from error
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise Rejected("disclosure.file_not_json", file=path.name, line=line) from error
    return form_from_mapping(given)


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    from kiosk.disclosure.intake import printable_key

    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise Rejected("disclosure.duplicate_field", key=printable_key(key))
        found[key] = value
    return found


def _all_problems(refused: FormRejected) -> str:
    sentences = (say(problem.error, messages_dir()) for problem in refused.problems)
    return f"申请没有提交，有 {len(refused.problems)} 处需要修改：" + "".join(sentences)


def _receipt_facts(receipt: Receipt) -> dict[str, object]:
    shown = ("id", "number", "query_code", "received_on", "due_on", "provisional", "limit_days")
    return {name: getattr(receipt, name) for name in shown}


def _receipt_lines(receipt: Receipt) -> list[str]:
    provisional = "（暂定）" if receipt.provisional else ""
    return [
        f"申请编号  {receipt.number}",
        f"查询码    {receipt.query_code}",
        f"申请人    {receipt.applicant}",
        f"收到日期  {receipt.received_on}",
        f"答复期限  {receipt.due_on}{provisional}，自收到次日起 {receipt.limit_days} 个工作日",
    ]


def _application(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        detail = terminal.disclosure.application(args.number, actor=CONSOLE)
    if args.json:
        emit_json(detail)
    else:
        emit_lines(_detail_lines(detail))
    return 0


def _detail_lines(detail: ApplicationDetail) -> list[str]:
    document = f"（{detail.document_label}）" if detail.document_label else ""
    lines = [
        f"{detail.number}  {detail.state.label}",
        f"收到  {detail.received_on or '待确认'}  {detail.channel.label} {detail.terminal} 号机",
        f"答复期限  {detail.due_on or '待确认'}" + ("（暂定）" if detail.provisional else ""),
        f"申请人  {detail.applicant_kind.label}{document}",
    ]
    lines += [f"  {field.label}  {field.shown}" for field in detail.fields]
    lines += [
        f"文件名称或文号  {detail.title_or_number or '（未填写）'}",
        f"内容描述  {detail.description}",
        f"获取方式  {detail.carrier.label}，{detail.route.label}",
        "经过",
    ]
    lines += [
        f"  {hall_time(entry.at):%Y-%m-%d %H:%M}  {entry.label}  {entry.actor_label}"
        for entry in detail.timeline
    ]
    return lines
