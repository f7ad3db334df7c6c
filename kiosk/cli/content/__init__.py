"""``content …``, ``search`` and ``guide``: what residents read, on the command line."""

from __future__ import annotations

from typing import Any

from kiosk.cli.content import checking, editing, importing, papers, reading, sealing, usage


def register(subparsers: Any) -> None:
    """Adds the commands."""
    content = subparsers.add_parser("content", help="导入、检查、统计和发布办事内容")
    actions = content.add_subparsers(dest="action", metavar="操作", required=True)
    for module in (importing, checking, sealing, usage, editing, papers):
        module.register(actions)
    reading.register(subparsers, actions)
