"""``content seal``: a release folder made whole after its documents were edited."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json


def register(actions: Any) -> None:
    """Adds the command."""
    seal = actions.add_parser("seal", help="重新核算发布包目录：校验每份内容，更新哈希和清单")
    seal.add_argument("folder", type=Path, metavar="目录")
    seal.add_argument("--release", default="", metavar="名称", help="发布包名称，默认不变")
    seal.add_argument("--json", action="store_true", help="输出 JSON")
    seal.set_defaults(handler=seal_folder)


def seal_folder(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Needs no terminal: a release is edited where it is kept."""
    from kiosk.content.snapshot_sealing import seal_snapshot

    sealed = seal_snapshot(args.folder, args.release)
    if args.json:
        emit_json(sealed)
    elif sealed.changed:
        edited = f"其中 {sealed.changed} 份有变动；版本 {sealed.version}"
        print(f"已封装 {sealed.documents} 份内容，{edited}")
    else:
        print(f"{sealed.documents} 份内容没有变动；版本仍为 {sealed.version}")
    return 0
