"""``content propose|proposals|approve|send-back|withdraw|versions|restore|wall-tasks``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.content.wording import words
from kiosk.cli.output import emit_json, emit_lines
from kiosk.cli.reports import day
from kiosk.cli.staff_numbers import staff_actor
from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id

if TYPE_CHECKING:
    from kiosk.content.editing.comparing import Difference
    from kiosk.content.editing.model import Proposal, Task, Version


def register(actions: Any) -> None:
    """Adds the commands."""
    _register_making(actions)
    _register_deciding(actions)
    versions = actions.add_parser("versions", help="一份内容的历次版本，或两版的差别")
    _document_arguments(versions)
    versions.add_argument("--compare", type=int, nargs="+", metavar="N", help="比较第 N 版和另一版")
    versions.set_defaults(handler=_versions)
    tasks = actions.add_parser("wall-tasks", help="二维码墙当天要换贴、新贴、撤下的")
    tasks.add_argument("--day", type=day, metavar="DATE", help="哪一天，默认今天")
    tasks.add_argument("--done", metavar="ID", help="登记一项已完成")
    tasks.add_argument("--by", metavar="NUMBER", help="完成人的工号")
    tasks.set_defaults(handler=_wall_tasks)
    for parser in (versions, tasks):
        parser.add_argument("--json", action="store_true", help="输出 JSON")


def _register_making(actions: Any) -> None:
    propose = actions.add_parser("propose", help="提交一份内容的修改，由另一位工作人员审核")
    _document_arguments(propose)
    what = propose.add_mutually_exclusive_group(required=True)
    what.add_argument("--file", type=Path, metavar="FILE", help="整份内容（JSON）")
    what.add_argument(
        "--set", action="append", metavar="字段=值", help="只改一个字段，可重复；值是 JSON 或文字"
    )
    what.add_argument("--remove", action="store_true", help="撤下这份内容")
    propose.add_argument("--words", default="", metavar="TEXT", help="告诉居民的变化")
    propose.add_argument("--on", type=day, metavar="DATE", help="生效日期，默认审核后立即生效")
    propose.set_defaults(handler=_propose)
    restore = actions.add_parser("restore", help="提交恢复某一版，由另一位工作人员审核")
    _document_arguments(restore)
    restore.add_argument("number", type=int, metavar="N", help="第几版")
    restore.set_defaults(handler=_restore)
    for parser in (propose, restore):
        parser.add_argument("--why", required=True, metavar="TEXT", help="修改理由")
        parser.add_argument("--request-id", metavar="UUID", help="同一编号只提交一次，可放心重试")
        _actor(parser)


def _register_deciding(actions: Any) -> None:
    listing = actions.add_parser("proposals", help="列出待审核和待生效的修改")
    listing.add_argument("id", nargs="?", metavar="ID", help="只看一份，列出差别和问题")
    listing.add_argument("--all", action="store_true", help="连同办结的")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    listing.set_defaults(handler=_proposals)
    for name, told, handler in (
        ("approve", "审核通过一份修改", _approve),
        ("send-back", "退回一份修改", _send_back),
        ("withdraw", "撤回自己提交的修改", _withdraw),
    ):
        parser = actions.add_parser(name, help=told)
        parser.add_argument("id", metavar="ID")
        if name != "withdraw":
            parser.add_argument("--note", default="", metavar="TEXT", help="审核意见")
        _actor(parser)
        parser.set_defaults(handler=handler)
    take = actions.add_parser("take-effect", help="让到日期的修改生效（终端每分钟自动做）")
    take.set_defaults(handler=_take_effect)


def _document_arguments(parser: Any) -> None:
    parser.add_argument("type", metavar="种类", help="service_item、policy、notice 等")
    parser.add_argument("code", metavar="编码")


def _actor(parser: Any) -> None:
    parser.add_argument("--by", required=True, metavar="NUMBER", help="工号")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _propose(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        said = {
            "why": args.why,
            "takes_effect_on": args.on,
            "actor": staff_actor(terminal, args.by),
            "request_id": args.request_id or new_id(),
        }
        if args.remove:
            made = terminal.editing.propose_removal(args.type, args.code, **said)
        else:
            standing = terminal.editing.standing_text(args.type, args.code)
            document = _document(args, standing)
            made = terminal.editing.propose(args.type, document, words=args.words, **said)
        return _told(made, args)


def _document(args: argparse.Namespace, standing: str) -> dict[str, Any]:
    if args.file is not None:
        try:
            text = args.file.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise Rejected("editing.file_unreadable", file=args.file.name) from error
        document: dict[str, Any] = _json_object(text)
        return document
    if not standing:
        raise Rejected("editing.not_there", item=args.code[:64])
    changed: dict[str, Any] = json.loads(standing)
    for pair in args.set:
        name, sign, value = pair.partition("=")
        if not sign:
            raise Rejected("editing.set_form", text=pair[:40])
        changed[name] = _value(value)
    return changed


def _json_object(text: str) -> dict[str, Any]:
    from kiosk.content.editing.making import plain_of

    return plain_of(text)


def _value(text: str) -> Any:
    """JSON where it is JSON of a list, number or truth; else the text itself."""
    try:
        read = json.loads(text)
    except json.JSONDecodeError:
        return text
    return read if isinstance(read, list | dict | bool) else text


def _restore(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        made = terminal.editing.propose_restore(
            args.type,
            args.code,
            args.number,
            why=args.why,
            actor=staff_actor(terminal, args.by),
            request_id=args.request_id or new_id(),
        )
        return _told(made, args)


def _proposals(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.content.editing.model import ProposalState

    with open_terminal() as terminal:
        if args.id:
            made = terminal.editing.proposal(args.id)
            compared = terminal.editing.compare(args.id)
            findings = terminal.editing.findings(args.id)
        else:
            states = list(ProposalState) if args.all else [s for s in ProposalState if s.open]
            many = terminal.editing.proposals(states)
    if not args.id:
        if args.json:
            emit_json(many)
        else:
            emit_lines([_line(each) for each in many] or ["没有待处理的修改"])
        return 0
    if args.json:
        from kiosk.cli.content.checking import finding_json

        found = [finding_json(finding) for finding in findings]
        emit_json({"proposal": made, "differences": compared, "findings": found})
        return 0
    emit_lines([_line(made), f"理由：{made.why}"])
    for name, differences in compared:
        emit_lines([f"〔{name}〕", *_difference_lines(differences)])
    emit_lines(f"问题：{words(each.code, **each.params)}" for each in findings)
    return 0


def _difference_lines(differences: Iterable[Difference]) -> Iterable[str]:
    for each in differences:
        yield f"  {each.place}：{each.before or '（无）'} → {each.after or '（无）'}"


def _approve(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        version = terminal.editing.proposal(args.id).version
        actor = staff_actor(terminal, args.by)
        done = terminal.editing.approve(args.id, note=args.note, actor=actor, version=version)
        return _told(done, args)


def _send_back(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        version = terminal.editing.proposal(args.id).version
        actor = staff_actor(terminal, args.by)
        done = terminal.editing.send_back(args.id, note=args.note, actor=actor, version=version)
        return _told(done, args)


def _withdraw(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        version = terminal.editing.proposal(args.id).version
        actor = staff_actor(terminal, args.by)
        done = terminal.editing.withdraw(args.id, actor=actor, version=version)
        return _told(done, args)


def _take_effect(_args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        print(f"生效 {terminal.editing.take_effect()} 份修改")
    return 0


def _told(proposal: Proposal, args: argparse.Namespace) -> int:
    if args.json:
        emit_json(proposal)
    else:
        emit_lines([_line(proposal)])
    return 0


def _line(proposal: Proposal) -> str:
    at = f"{hall_time(proposal.made_at):%Y-%m-%d %H:%M}"
    by = proposal.made_by.removeprefix("staff:")
    cause = proposal.timing.cause
    said = words(cause, **proposal.timing.params) if cause else ""
    errors = f"，错误 {proposal.errors} 处" if proposal.errors else ""
    return (
        f"{proposal.id}　{proposal.state.label}　{proposal.title}　工号 {by} {at}{errors}　{said}"
    )


def _versions(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        editing = terminal.editing
        if args.compare:
            one, *rest = args.compare
            found = editing.compare_versions(args.type, args.code, one, rest[0] if rest else None)
            if args.json:
                emit_json(found)
            else:
                emit_lines(_difference_lines(found))
            return 0
        many = editing.versions(args.type, args.code)
    if args.json:
        emit_json(many)
    else:
        emit_lines([_version_line(each) for each in many] or ["这份内容还没有改动过"])
    return 0


def _version_line(version: Version) -> str:
    def moment(at: Any, none: str) -> str:
        return f"{hall_time(at):%Y-%m-%d %H:%M}" if at else none

    since, until = moment(version.since, "起初"), moment(version.until, "现在")
    return (
        f"第 {version.number} 版　{version.mark}　{since} 至 {until}　"
        f"{version.made_by}　{version.approved_by}　{version.why}"
    )


def _wall_tasks(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        today = hall_date(terminal.clock.now())
        if args.done:
            if not args.by:
                raise Rejected("editing.who_did_it")
            terminal.editing.mark_done(args.done, staff_actor(terminal, args.by))
        tasks = terminal.editing.wall_tasks(args.day)
    if args.json:
        emit_json([{"task": task, "light": task.light(today)} for task in tasks])
    else:
        emit_lines([_task_line(task, today) for task in tasks] or ["这一天没有要做的"])
    return 0


def _task_line(task: Task, today: date) -> str:
    lights = {"green": "已完成", "yellow": "今天做", "red": "逾期"}
    code = "，二维码已变" if task.code_changed else ""
    return (
        f"{task.id}　{lights[task.light(today).value]}　{task.kind.label}　"
        f"{task.department} {task.name}（{task.code}）{code}"
    )
