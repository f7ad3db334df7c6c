"""``search``, ``guide`` and ``content stats``."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines

if TYPE_CHECKING:
    from kiosk.content.model import ServiceItem


def register(subparsers: Any, actions: Any) -> None:
    """Adds the commands: ``stats`` among those of ``content``, the others beside it."""
    stats = actions.add_parser("stats", help="各类内容的数量")
    stats.set_defaults(handler=show_stats)
    search = subparsers.add_parser("search", help="搜索：汉字、拼音、首字母、编码、文号")
    search.add_argument("query", metavar="关键词")
    search.add_argument("--limit", type=_limit, default=20, metavar="N")
    search.set_defaults(handler=search_content)
    guide = subparsers.add_parser("guide", help="显示一项办事指南")
    guide.add_argument("code", metavar="实施编码")
    guide.set_defaults(handler=show_guide)
    for parser in (stats, search, guide):
        parser.add_argument("--json", action="store_true", help="输出 JSON")


def _limit(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 200:
        raise ValueError(text)
    return number


def show_stats(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Prints counts."""
    from kiosk.content.editing.names import TYPE_NAMES

    with open_terminal() as terminal:
        counts = terminal.content.stats()
        release = terminal.content.release()
    if args.json:
        emit_json({**counts, "release": release.id, "release_version": release.version})
        return 0
    names = {**TYPE_NAMES, **_COUNTED}
    emit_lines(f"{names.get(name, name)}：{number}" for name, number in counts.items())
    print(f"发布版本：{release.id or '尚无'}")
    return 0


_COUNTED = {
    "complete_guides": "其中有完整指南",
    "search_rows": "可搜索条目",
    "search_indexed": "已建索引条目",
}
_FOUND = {"service_item": "办事指南", "question": "常见问题"}


def search_content(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Prints hits, best first; none is not a failure."""
    from kiosk.content.editing.names import TYPE_NAMES

    with open_terminal() as terminal:
        found = terminal.content.seek(args.query, limit=args.limit)
    if args.json:
        emit_json(found.hits)
        return 0
    if found.meant:
        print(f"按“{found.meant}”查找")
    if found.suggestions:
        print(f"没有找到。您要找的是不是：{'、'.join(found.suggestions)}")
    elif not found.hits:
        print("没有找到。请换一个词，或输入拼音首字母。")
    kinds = {**TYPE_NAMES, **_FOUND}
    for hit in found.hits:
        print(f"{kinds[hit.kind]}  {hit.name}  {hit.department}  {hit.code}")
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
