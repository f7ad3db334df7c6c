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
from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from kiosk.content.importing.imports import ImportReport
    from kiosk.content.importing.preview import FilePreview, ImportPreview
    from kiosk.content.importing.report import FileReport, RowNote

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
    bring.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    bring.add_argument("--simplify", action="store_true", help="把繁体文件转换为简体")
    bring.add_argument("--json", action="store_true", help="输出 JSON")
    bring.set_defaults(handler=import_files, misused=bring.error)


def import_files(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """1 when nothing of some file could be taken; its reason goes to stderr."""
    if not args.paths and not args.database:
        args.misused(say(Rejected("import.nothing_to_read"), messages_dir()))
    asked: dict[str, Any] = {"database": args.database, "simplify": args.simplify}
    with open_terminal() as terminal:
        if args.dry_run:
            return _show(terminal.content.preview_import(args.paths, **asked), in_json=args.json)
        report = terminal.content.import_paths(args.paths, **asked)
    if args.json:
        emit_json(_report_json(report))
    else:
        for file in report.files:
            emit_lines(_file_lines(file))
    return _told(report.failed)


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
