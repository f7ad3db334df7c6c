"""``content import|lint|stats``, ``search`` and ``guide``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import complain, emit_json, emit_lines
from kiosk.common.errors import KioskError, Rejected
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from kiosk.content.import_report import FileReport, RowNote
    from kiosk.content.imports import ImportReport
    from kiosk.content.lint import Finding
    from kiosk.content.model import ServiceItem

_SHOWN = 20
"""Lines shown of each kind of remark; the JSON output has all of them."""
_REASONS = 3
"""Files whose reason is told when several could not be taken; the JSON output names all."""


def register(subparsers: Any) -> None:
    """Adds the commands of this file."""
    content = subparsers.add_parser("content", help="导入、检查和统计办事内容")
    actions = content.add_subparsers(dest="action", metavar="操作", required=True)
    bring = actions.add_parser("import", help="导入事项清单（CSV）、政策文件（TXT）或发布包目录")
    bring.add_argument("paths", nargs="+", type=Path, metavar="路径")
    bring.set_defaults(handler=import_files)
    lint = actions.add_parser("lint", help="按办事指南规范检查全部事项")
    lint.set_defaults(handler=lint_guides)
    stats = actions.add_parser("stats", help="各类内容的数量")
    stats.set_defaults(handler=show_stats)
    search = subparsers.add_parser("search", help="搜索：汉字、拼音、首字母、编码、文号")
    search.add_argument("query", metavar="关键词")
    search.add_argument("--limit", type=_limit, default=20, metavar="N")
    search.set_defaults(handler=search_content)
    guide = subparsers.add_parser("guide", help="显示一项办事指南")
    guide.add_argument("code", metavar="实施编码")
    guide.set_defaults(handler=show_guide)
    for parser in (bring, lint, stats, search, guide):
        parser.add_argument("--json", action="store_true", help="输出 JSON")


def _limit(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 200:
        raise ValueError(text)
    return number


def import_files(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """1 when nothing of some file could be taken; its reason goes to stderr."""
    with open_terminal() as terminal:
        report = terminal.content.import_paths(args.paths)
    if args.json:
        emit_json(_report_json(report))
    else:
        for file in report.files:
            emit_lines(_file_lines(file))
    reasons = [
        f"{file.file}：{say(file.error, messages_dir())}" for file in report.failed if file.error
    ]
    if not reasons:
        return 0
    more = f"另有 {len(reasons) - _REASONS} 个文件未导入。" if len(reasons) > _REASONS else ""
    complain("".join(reasons[:_REASONS]) + more)
    return 1


def _report_json(report: ImportReport) -> dict[str, Any]:
    return {
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "files": [
            {
                "file": file.file,
                "kind": file.kind,
                "added": file.added,
                "changed": file.changed,
                "unchanged": file.unchanged,
                "skipped": [_note_json(note) for note in file.skipped],
                "warnings": [_note_json(note) for note in file.warnings],
                "error": file.error.code if file.error else None,
            }
            for file in report.files
        ],
    }


def _note_json(note: RowNote) -> dict[str, Any]:
    message = _note_words(note)
    return {"line": note.line, "code": note.code, "detail": note.detail, "message": message}


def _note_words(note: RowNote) -> str:
    return _words(note.code, detail=note.detail)


def _words(code: str, **params: object) -> str:
    return say(KioskError(code, **params), messages_dir())


def _file_lines(file: FileReport) -> Iterable[str]:
    if file.error is not None:
        return
    yield (
        f"{file.file}：新增 {file.added}，更新 {file.changed}，未变 {file.unchanged}，"
        f"跳过 {len(file.skipped)}，提醒 {len(file.warnings)}"
    )
    yield from _note_lines("跳过", file.skipped)
    yield from _note_lines("提醒", file.warnings)


def _note_lines(kind: str, notes: Iterable[RowNote]) -> Iterable[str]:
    notes = list(notes)
    shown: Counter[str] = Counter()
    for note in notes:
        shown[note.code] += 1
        if shown[note.code] <= _SHOWN:
            yield f"  {kind}：第 {note.line} 行，{_note_words(note)}"
    for code, count in shown.items():
        if count > _SHOWN:
            yield f"  {kind}：同类（{code}）共 {count} 条，只列出前 {_SHOWN} 条"


def lint_guides(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """1 when a guide has an error; warnings alone are well."""
    with open_terminal() as terminal:
        findings = terminal.content.lint()
    errors = [finding for finding in findings if finding.severity.value == "error"]
    if args.json:
        emit_json([_finding_json(finding) for finding in findings])
    else:
        emit_lines(_finding_lines(findings))
        print(f"错误 {len(errors)} 条，提醒 {len(findings) - len(errors)} 条")
    if errors:
        raise Rejected("lint.errors_found", count=len(errors))
    return 0


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "item": finding.item,
        "name": finding.name,
        "message": _words(finding.code, **finding.params),
        "fix": _words(f"{finding.code}.fix", **finding.params),
    }


def _finding_lines(findings: Iterable[Finding]) -> Iterable[str]:
    shown: Counter[str] = Counter()
    for finding in findings:
        shown[finding.code] += 1
        if shown[finding.code] > _SHOWN:
            continue
        kind = "错误" if finding.severity.value == "error" else "提醒"
        message = _words(finding.code, **finding.params)
        fix = _words(f"{finding.code}.fix", **finding.params)
        yield f"{kind}：{finding.name}（{finding.item}）{message}{fix}"
    for code, count in shown.items():
        if count > _SHOWN:
            yield f"同类问题（{code}）共 {count} 条，只列出前 {_SHOWN} 条"


def show_stats(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Prints counts."""
    with open_terminal() as terminal:
        counts = terminal.content.stats()
        release = terminal.content.release()
    if args.json:
        emit_json({**counts, "release": release.id, "release_version": release.version})
        return 0
    emit_lines(f"{_COUNTED.get(name, name)}：{number}" for name, number in counts.items())
    print(f"发布版本：{release.id or '尚无'}")
    return 0


_COUNTED = {
    "service_item": "事项",
    "complete_guides": "其中有完整指南",
    "organ": "机关",
    "window": "窗口",
    "business": "业务",
    "notice": "公告",
    "policy": "政策文件",
    "hall": "大厅",
    "search_rows": "可搜索条目",
    "search_indexed": "已建索引条目",
}
_KINDS = {
    "service_item": "办事指南",
    "question": "常见问题",
    "policy": "政策文件",
    "organ": "机关",
    "notice": "公告",
}


def search_content(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Prints hits, best first; none is not a failure."""
    with open_terminal() as terminal:
        hits = terminal.content.search(args.query, limit=args.limit)
    if args.json:
        emit_json(hits)
        return 0
    if not hits:
        print("没有找到。请换一个词，或输入拼音首字母。")
    for hit in hits:
        print(f"{_KINDS[hit.kind]}  {hit.name}  {hit.department}  {hit.code}")
    return 0


def show_guide(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Prints a guide."""
    with open_terminal() as terminal:
        item = terminal.content.guide(args.code)
    if args.json:
        emit_json(item)
    else:
        emit_lines(_guide_lines(item))
    return 0


def _guide_lines(item: ServiceItem) -> Iterable[str]:
    facts = [
        ("事项", item.name),
        ("实施编码", item.code),
        ("实施主体", item.department),
        ("办理地点", item.place),
        ("窗口", "、".join(item.windows)),
        ("办理时间", item.hours),
        ("咨询", item.contact),
        ("投诉", item.complaint),
        ("网址", item.online_url),
    ]
    yield from (f"{name}：{text}" for name, text in facts if text)
    for title, lines in (
        ("设定依据", item.legal_basis),
        ("受理条件", item.conditions),
        ("申请材料", [material.name for material in item.materials]),
        ("办理流程", [f"{step.name} {step.limit}".strip() for step in item.steps]),
        ("收费", [f"{fee.name}：{fee.standard}" for fee in item.fees]),
    ):
        if lines:
            yield f"{title}："
            yield from (f"  {at}. {line}" for at, line in enumerate(lines, 1))
    if not item.complete:
        yield "本事项尚无完整指南，请扫描二维码或咨询窗口。"
