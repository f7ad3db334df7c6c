"""``content import``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.content.wording import SHOWN, words
from kiosk.cli.output import complain, emit_json, emit_lines
from kiosk.common.wording import say
from kiosk.settings import messages_dir

if TYPE_CHECKING:
    from kiosk.content.importing.report import FileReport, RowNote
    from kiosk.content.importing.imports import ImportReport

_REASONS = 3
"""Files whose reason is told when several could not be taken; the JSON output names all."""


def register(actions: Any) -> None:
    """Adds the command."""
    bring = actions.add_parser("import", help="导入事项清单（CSV）、政策文件（TXT）或发布包目录")
    bring.add_argument("paths", nargs="+", type=Path, metavar="路径")
    bring.add_argument("--json", action="store_true", help="输出 JSON")
    bring.set_defaults(handler=import_files)


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
    return words(note.code, detail=note.detail)


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
        if shown[note.code] <= SHOWN:
            yield f"  {kind}：第 {note.line} 行，{_note_words(note)}"
    for code, count in shown.items():
        if count > SHOWN:
            yield f"  {kind}：同类（{code}）共 {count} 条，只列出前 {SHOWN} 条"
