"""The on-screen keyboard's engines: libgooglepinyin with its dictionary, dinkit with its model."""

from __future__ import annotations

from pathlib import Path

from PyInstaller.utils.hooks import collect_dynamic_libs

from kiosk.devices.typing.google_pinyin import LIBRARY, dictionary_file

FOLDER = "typing"
"""Where kiosk.devices.typing looks first in a build."""


def binaries() -> list[tuple[str, str]]:
    """The libraries; pinyin's stands above ``googlepinyin/data``, where its dictionary is."""
    return [(str(_dictionary().parents[2] / LIBRARY), FOLDER), *collect_dynamic_libs("dinkit")]


def datas() -> list[tuple[str, str]]:
    """The dictionary of pinyin; dinkit's model is inside its library."""
    return [(str(_dictionary()), FOLDER)]


def _dictionary() -> Path:
    file = dictionary_file()
    if file is None:
        raise SystemExit("the build machine lacks Debian's libgooglepinyin0")
    return file
