"""``run`` opens a face on the screen; ``tour`` drives the faces offscreen."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any

from kiosk.cli import OpenTerminal


def register(subparsers: Any) -> None:
    """Adds the commands."""
    run = subparsers.add_parser("run", help="打开终端画面")
    run.add_argument("--face", choices=("resident", "window", "board"), default="resident")
    run.add_argument("--windowed", action="store_true", help="在普通窗口里打开")
    run.add_argument("--size", type=_size, metavar="WxH", help="窗口大小，例如 1080x1920")
    run.set_defaults(handler=_run)
    tour = subparsers.add_parser("tour", help="无屏幕走一遍全部页面，留下图片和小票")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")
    tour.add_argument("--brief", action="store_true", help="每个页面只走一次（竖屏、联网）")
    tour.set_defaults(handler=_tour)


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,4})[xX×](\d{3,4})", text)
    if not found:
        raise argparse.ArgumentTypeError("应写成 宽x高，例如 1080x1920")
    return int(found[1]), int(found[2])


def _run(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.common.logs import logging_to
    from kiosk.demonstration import platform_for
    from kiosk.settings import load_settings
    from ui.app import run

    settings = load_settings(args.data)
    with logging_to(settings.log_dir), platform_for(settings):
        return int(run(args.face, settings, windowed=args.windowed, size=args.size))


def _tour(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from ui.tour import run_tour

    return int(run_tour(args.out, brief=args.brief))
