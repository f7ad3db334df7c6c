"""``content handbook`` and ``content wall``: the hall's papers, from what stands in the content."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_lines
from kiosk.common.errors import Unavailable
from kiosk.common.ids import new_id
from kiosk.common.system_errors import in_words

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.documents.wall import WallPart

_EVERY = 50
_T = TypeVar("_T")


def register(actions: Any) -> None:
    """Adds the commands."""
    book = actions.add_parser("handbook", help="把全部办事指南做成办事一本通（PDF）")
    book.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    book.add_argument("--department", default="", metavar="部门", help="只收一个部门的事项")
    book.add_argument("--size", choices=("a4", "a5"), default="a4", help="a5 可装订成小册子")
    book.set_defaults(handler=make_handbook)
    wall = actions.add_parser("wall", help="做二维码墙的墙贴（PDF），每块一样大，可裁开")
    wall.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    wall.add_argument("--size", choices=("a4", "a3"), default="a4")
    which = wall.add_mutually_exclusive_group()
    which.add_argument("--by", choices=("department", "theme"), default="department")
    which.add_argument("--items", nargs="+", metavar="编码", help="只做这些事项的墙贴")
    which.add_argument("--tasks", action="store_true", help="只做今天要更换的墙贴")
    wall.set_defaults(handler=make_wall)


def make_handbook(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Writes the handbook; on a terminal the progress is told."""
    from kiosk.documents.handbook import write_handbook
    from kiosk.documents.handbook_format import FORMATS
    from kiosk.documents.handbook_model import handbook_source

    with open_terminal() as terminal:
        source = handbook_source(terminal.content, terminal.settings, args.department)
        told = _progress(len(source.items))
        paper = FORMATS[args.size]
        report = _written(args.out, lambda file: write_handbook(source, file, paper, told))
        _note(terminal, "handbook", args.out)
    emit_lines(
        [
            f"已存到 {args.out}：{report.pages} 页，{report.items} 个事项，"
            f"其中 {report.guides} 个有完整指南"
        ]
    )
    return 0


def make_wall(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """Writes the sheets of the wall."""
    from kiosk.documents.wall import SIZES, write_wall

    with open_terminal() as terminal:
        parts = _parts(args, terminal)
        release = terminal.content.release()
        report = _written(
            args.out,
            lambda file: write_wall(
                parts,
                file,
                SIZES[args.size],
                hall=terminal.settings.hall_name,
                release=release.id,
                made_at=release.updated_at,
            ),
        )
        _note(terminal, "wall", args.out)
    emit_lines([f"已存到 {args.out}：{report.pages} 页，{report.tiles} 块墙贴"])
    return 0


def _parts(args: argparse.Namespace, terminal: Terminal) -> Sequence[WallPart]:
    from kiosk.documents.wall_source import chosen_tiles, whole_wall

    content, settings = terminal.content, terminal.settings
    if args.tasks:
        return chosen_tiles(content, settings, _tasks(terminal))
    if args.items:
        return chosen_tiles(content, settings, args.items)
    return whole_wall(content, settings, args.by)


def _note(terminal: Terminal, outlet: str, made: Path) -> None:
    """Parity is known from what the paper itself says that it holds."""
    from kiosk.content.editing.outlets import Outlet
    from kiosk.documents.marks import read_marks

    if made.is_file():
        marks = read_marks(made.read_bytes())
        lines = [("service_item", code, mark) for code, mark in marks.items()]
        terminal.editing.note_marks(Outlet(outlet), lines, actor="console")


def _tasks(terminal: Terminal) -> list[str]:
    """Codes of the tiles that today's changes of the content ask for."""
    from kiosk.content.editing.model import TaskKind

    asked = terminal.editing.wall_tasks()
    printed = (TaskKind.REPRINT, TaskKind.PUT_UP)  # a tile to be taken down is not printed
    return [
        task.code
        for task in asked
        if task.kind in printed and task.type == "service_item" and task.done_at is None
    ]


def _written(out: Path, write: Callable[[BinaryIO], _T]) -> _T:
    """The whole file or no change; a pipe or a device takes it at one go."""
    try:
        if out.exists() and not out.is_file():
            buffer = io.BytesIO()
            done = write(buffer)
            out.write_bytes(buffer.getvalue())
            return done
        out.parent.mkdir(parents=True, exist_ok=True)
        draft = out.with_name(f".{new_id()}.part")
        try:
            with draft.open("wb") as file:
                done = write(file)
            draft.replace(out)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable("slip.unwritable", file=str(out), reason=in_words(error)) from error
    return done


def _progress(items: int) -> Callable[[int], None]:
    def told(done: int) -> None:
        if sys.stderr.isatty() and (done % _EVERY == 0 or done == items):
            print(f"\r已排 {done} / {items} 个事项", end="\n" * (done == items), file=sys.stderr)

    return told
