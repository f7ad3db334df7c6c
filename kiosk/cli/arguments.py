"""The command line's parser: wrong usage is told in one Chinese line, with exit code 2."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Any, NoReturn

from kiosk.cli.output import complain

WRONG_USAGE = 2

_IN_CHINESE = (
    (r"the following arguments are required: (.+)", "缺少参数 {0}"),
    (r"unrecognized arguments: (.+)", "不认识的参数 {0}"),
    (r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)", "{0} 不能是 {1}，可选 {2}"),
    (r"argument (.+?): invalid \S+ value: (.+)", "{0} 的值 {1} 不对"),
    (r"argument (.+?): expected one argument", "{0} 后面要有一个值"),
    (r"argument (.+?): expected at least one argument", "{0} 后面至少要有一个值"),
    (r"argument (.+?): ignored explicit argument (.+)", "{0} 后面不能有值 {1}"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} 和 {1} 只能写一个"),
    (r"one of the arguments (.+) is required", "缺少参数，这些参数要写其中一个：{0}"),
    (r"argument (.+?): (.+)", "{0}：{1}"),
)
"""argparse's sentences and ours; the first that fits is taken."""


def path(text: str) -> Path:
    """A path; an empty one would silently mean the folder that the user happens to be in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("路径不能是空的")
    return Path(text)


class CommandParser(argparse.ArgumentParser):
    """Parsers of commands and sub-commands; ``type=Path`` refuses an empty path."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"allow_abbrev": False, **options})
        self.register("type", Path, path)

    def error(self, message: str) -> NoReturn:
        """Says what is wrong and ends."""
        complain(f"用法不对：{_in_chinese(message)}。用 {self.prog} --help 查看用法。")
        raise SystemExit(WRONG_USAGE)


def _in_chinese(message: str) -> str:
    for pattern, sentence in _IN_CHINESE:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return sentence.format(*found.groups())
    return message
