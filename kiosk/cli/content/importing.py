"""``content import``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.content.wording import SHOWN, words
from kiosk.cli.output import complain, emit_json, emit_lines
from kiosk.cli.staff_numbers import staff_actor
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.common.text import clean_line
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.content.importing.imports import ImportReport
    from kiosk.content.importing.preview import FilePreview, ImportPreview
    from kiosk.content.importing.report import FileReport, RowNote

_REASON_LENGTH = 200
_REASONS = 3
"""Files whose reason is told when several could not be taken; the JSON output names all."""


def register(actions: Any) -> None:
    """Adds the command."""
    bring = actions.add_parser(
        "import",
        help="导入事项清单（CSV、XLSX）、交换库表、政策文件（TXT、HTML、DOCX、PDF）或发布包目录",
    )
    bring.add_argument("paths", nargs="*", type=Path, metavar="路径")
    bring.add_argument(
        "--database", default="", metavar="地址", help="交换库的数据库地址，只读取 dn_task_… 各表"
    )
    how = bring.add_mutually_exclusive_group()
    how.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    how.add_argument("--by", metavar="NUMBER", help="工号：提交审核，由另一位工作人员审核后公开")
    how.add_argument(
        "--directly", action="store_true", help="不经第二人审核直接公开，限技术人员，须写 --why"
    )
    bring.add_argument("--why", default="", metavar="TEXT", help="理由；直接公开的记入审计")
    bring.add_argument("--simplify", action="store_true", help="把繁体文件转换为简体")
    bring.add_argument("--json", action="store_true", help="输出 JSON")
    bring.set_defaults(handler=import_files, misused=bring.error)


def import_files(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """1 when nothing of some file could be taken; its reason goes to stderr.

    Raises:
        Rejected: ``import.second_person`` when something is public already and neither a maker
            nor the technician's reason is named; ``import.why_needed``.
    """
    if not args.paths and not args.database:
        args.misused(say(Rejected("import.nothing_to_read"), messages_dir()))
    asked: dict[str, Any] = {"database": args.database, "simplify": args.simplify}
    with open_terminal() as terminal:
        if args.dry_run:
            return _show(terminal.content.preview_import(args.paths, **asked), in_json=args.json)
        if args.by:
            return _propose(terminal, args, asked)
        why = _reason(args)
        told = "" if args.directly else _alone(terminal, args.paths, asked)
        report = terminal.content.import_paths(args.paths, why=why, **asked)
    if args.json:
        emit_json(_report_json(report))
    else:
        for file in report.files:
            emit_lines(_file_lines(file))
        if report.added or report.changed or report.removed:
            emit_lines([told or "没有经过第二人审核，已直接公开；理由已记入审计。"])
    return _told(report.failed)


def _reason(args: argparse.Namespace) -> str:
    """Why nobody else checks it; for the audit."""
    if not args.directly:
        return ""
    if not args.why.strip():
        raise Rejected("import.why_needed")
    return clean_line(args.why, field="editing.why", limit=_REASON_LENGTH)


def _alone(terminal: Terminal, paths: Sequence[Path], asked: dict[str, Any]) -> str:
    """What is said of an import that nobody else checks: into a hall in which nothing is public
    yet, of what the platform published, or of what changes nothing."""
    if not any(terminal.content.stats().values()):
        return "大厅原来没有内容，已直接公开。以后请用 --by 工号 提交，由另一位工作人员审核。"
    preview = terminal.content.preview_import(paths, **asked)
    changes = sum(
        file.count(outcome)
        for file in preview.files
        if file.kind != "release" and file.error is None
        for outcome in ("added", "changed", "removed")
    )
    if changes:
        raise Rejected("import.second_person", count=changes)
    return "中心平台发布的内容，已直接公开。"


def _propose(terminal: Terminal, args: argparse.Namespace, asked: dict[str, Any]) -> int:
    """Lays what the files say before another person."""
    preview = terminal.content.preview_import(args.paths, **asked)
    documents = preview.documents
    failed = _show(preview, in_json=False) if not args.json else _told(preview.failed)
    if not documents and not preview.gone:
        if args.json:
            emit_json({"proposal": None})
        else:
            emit_lines(["与现有内容相同，没有要提交的。"])
        return failed
    made = terminal.editing.propose_import(
        documents,
        removed=preview.gone,
        source="、".join(file.file for file in preview.files)[:100],
        actor=staff_actor(terminal, args.by),
        request_id=new_id(),
        why=args.why,
    )
    if args.json:
        emit_json({"proposal": made})
    else:
        emit_lines([f"已提交 {made.count} 份，等另一位工作人员审核：{made.id}"])
    return failed


def _show(preview: ImportPreview, *, in_json: bool) -> int:
    from kiosk.cli.content.previewing import preview_json, preview_lines

    if in_json:
        emit_json(preview_json(preview))
    else:
        for file in preview.files:
            emit_lines(preview_lines(file))
            emit_lines(_remarks(file))
    return _told(preview.failed)


def _told(failed: Sequence[FileReport | FilePreview]) -> int:
    reasons = [f"{file.file}：{say(file.error, messages_dir())}" for file in failed if file.error]
    if not reasons:
        return 0
    more = f"另有 {len(reasons) - _REASONS} 个文件未导入。" if len(reasons) > _REASONS else ""
    complain("".join(reasons[:_REASONS]) + more)
    return 1


def _report_json(report: ImportReport) -> dict[str, Any]:
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "files": [
            {
                "file": file.file,
                "kind": file.kind,
                "added": file.added,
                "changed": file.changed,
                "removed": file.removed,
                "unchanged": file.unchanged,
                **notes_json(file),
            }
            for file in report.files
        ],
    }


def notes_json(file: FileReport | FilePreview) -> dict[str, Any]:
    """What was left out, what wants a look, and why nothing was taken."""
    return {
        "skipped": [_note_json(note) for note in file.skipped],
        "warnings": [_note_json(note) for note in file.warnings],
        "error": file.error.code if file.error else None,
    }


def _note_json(note: RowNote) -> dict[str, Any]:
    message = _note_words(note)
    place = {"sheet": note.sheet, "column": note.column} if note.sheet or note.column else {}
    return {"line": note.line, **place, "code": note.code, "detail": note.detail,
            "message": message}  # fmt: skip


def _note_words(note: RowNote) -> str:
    return words(note.code, detail=note.detail)


def _file_lines(file: FileReport) -> Iterable[str]:
    if file.error is not None:
        return
    removed = f"，撤下 {file.removed}" if file.removed else ""
    yield (
        f"{file.file}：新增 {file.added}，更新 {file.changed}，未变 {file.unchanged}{removed}，"
        f"跳过 {len(file.skipped)}，提醒 {len(file.warnings)}"
    )
    yield from _remarks(file)


def _remarks(file: FileReport | FilePreview) -> Iterable[str]:
    yield from _note_lines("跳过", file.skipped)
    yield from _note_lines("提醒", file.warnings)


def _note_lines(kind: str, notes: Iterable[RowNote]) -> Iterable[str]:
    notes = list(notes)
    shown: Counter[str] = Counter()
    for note in notes:
        shown[note.code] += 1
        if shown[note.code] <= SHOWN:
            yield f"  {kind}：{_place(note)}{_note_words(note)}"
    for code, count in shown.items():
        if count > SHOWN:
            yield f"  {kind}：同类（{code}）共 {count} 条，只列出前 {SHOWN} 条"


def _place(note: RowNote) -> str:
    """``工作表“材料”第 5 行 C 列，``; nothing for a remark on the whole file."""
    sheet = f"“{note.sheet}”" if note.sheet else ""
    if not note.line:
        return f"{sheet}：" if sheet else ""
    column = f" {note.column} 列" if note.column else ""
    return f"{sheet}第 {note.line} 行{column}，"
