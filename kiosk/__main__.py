"""``kiosk``: the command line used by technicians, scripts and tests."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from kiosk.common.errors import KioskError
from kiosk.settings import default_data_dir, messages_dir

GROUPS = ("setup", "face", "content", "queueing", "slips", "disclosure", "sync", "staff", "backup")


def build_parser(wanted: Sequence[str] = GROUPS) -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog="kiosk", description="政务服务大厅自助终端", allow_abbrev=False
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=None,
        metavar="DIR",
        help="数据目录（默认取环境变量 KIOSK_DATA）",
    )
    commands = parser.add_subparsers(dest="command", metavar="命令", required=True)
    for name in wanted:
        import_module(f"kiosk.cli.{name}").register(commands)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 0 well, 1 failed with a one-line reason on stderr, 2 wrong usage."""
    os.umask(0o077)  # whatever this program writes may hold personal data
    args = build_parser().parse_args(argv)
    folder = args.data or default_data_dir()
    args.data = folder
    try:
        from kiosk.app import opener

        return int(args.handler(args, opener(folder)))
    except KioskError as error:
        from kiosk.common.wording import say

        print(f"kiosk: {say(error, messages_dir())}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
