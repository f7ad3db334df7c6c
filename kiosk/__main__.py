"""``kiosk``: the command line used by technicians, scripts and tests."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

from kiosk.cli.arguments import CommandParser
from kiosk.common.errors import KioskError, Rejected, Unavailable
from kiosk.common.own_program import READ_APART
from kiosk.settings import default_data_dir, messages_dir

GROUPS = (
    "setup",
    "face",
    "content",
    "queueing",
    "appointments",
    "feedback",
    "submissions",
    "reports",
    "slips",
    "disclosure",
    "sync",
    "staff",
    "backup",
    "hall",
)
INTERRUPTED = 130


def build_parser(wanted: Sequence[str] = GROUPS) -> CommandParser:
    """The whole command line."""
    parser = CommandParser(prog="kiosk", description="政务服务大厅自助终端")
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


@cache
def _whole_parser() -> CommandParser:
    """Built once in a process: over a hundred sub-commands take a tenth of a second."""
    return build_parser()


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; 0 well, 1 failed with a one-line reason on stderr, 2 wrong usage."""
    os.umask(0o077)  # whatever this program writes may hold personal data
    _prepare_streams()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        _abandon_stdout()
        return 1
    except KioskError as error:
        return _failed(error)
    except OSError as error:
        from kiosk.common.system_errors import in_words

        return _failed(
            Unavailable("file.unusable", file=error.filename or "—", reason=in_words(error))
        )
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(words: Sequence[str]) -> int:
    if not all(_is_text(word) for word in words):
        raise Rejected("input.not_unicode")
    if list(words) == [READ_APART]:
        from kiosk.content.importing.apart_child import serve

        return serve()
    args = _whole_parser().parse_args(words)
    args.data = args.data or default_data_dir()
    from kiosk.app import opener

    return int(args.handler(args, opener(args.data)))


def _is_text(word: str) -> bool:
    """Bytes that are not UTF-8 arrive as lone surrogates: no record and no page may hold them."""
    return "\0" not in word and not any("\ud800" <= sign <= "\udfff" for sign in word)


def _failed(error: KioskError) -> int:
    from kiosk.cli.output import complain
    from kiosk.common.wording import say

    complain(say(error, messages_dir()))
    try:
        sys.stdout.flush()
    except OSError:
        _abandon_stdout()
    return 1


def _prepare_streams() -> None:
    """Rare hanzi never fail on a console of another encoding; warnings go to the log file alone."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if not logging.getLogger().handlers:
        logging.getLogger().addHandler(logging.NullHandler())


def _abandon_stdout() -> None:
    """What is still buffered must not fail a second time when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
