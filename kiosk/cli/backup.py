"""``backup create`` and ``backup restore``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines


def register(subparsers: Any) -> None:
    """Adds the commands."""
    backup = subparsers.add_parser("backup", help="备份与恢复")
    actions = backup.add_subparsers(dest="action", metavar="动作", required=True)
    create = actions.add_parser("create", help="备份正在使用的数据库，并校验备份")
    create.add_argument("--out", type=Path, help="备份目录（默认为数据目录下的 backups）")
    create.add_argument("--json", action="store_true")
    create.set_defaults(handler=_create)
    restore = actions.add_parser("restore", help="用备份替换数据库；原来的数据库留在旁边")
    restore.add_argument("file", type=Path)
    restore.add_argument("--json", action="store_true")
    restore.set_defaults(handler=_restore)


def _create(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.store.backup import create_backup
    from kiosk.store.sealing import derive, read_key_file

    with open_terminal() as terminal:
        settings = terminal.settings
        key = derive(read_key_file(settings.key_path), "database")
        backup = create_backup(terminal.store, key, args.out or settings.backup_dir)
    if args.json:
        emit_json(backup)
    else:
        emit_lines([f"备份完成并已校验：{backup.path}（{backup.size:,} 字节）"])
    return 0


def _restore(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.settings import load_settings
    from kiosk.upkeep.restore import restore

    outcome = restore(load_settings(args.data), args.file)
    if args.json:
        emit_json(outcome)
        return 0
    lines = [f"已恢复 {args.file}，事件序列从新的批次开始。"]
    if outcome.kept:
        lines.append(f"原来的数据库保留在 {outcome.kept}")
    emit_lines(lines)
    return 0
