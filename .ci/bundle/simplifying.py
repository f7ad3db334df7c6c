"""OpenCC's table from traditional to simplified characters; its tools and other tables stay out."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

CONFIG = "t2s.json"
_PLACE = "opencc/clib/share/opencc"
_TOOLS = ("bin", "include", "lib64", "share")


def datas() -> list[tuple[str, str]]:
    """The conversion and the dictionaries that it names."""
    folder = _package() / "clib" / "share" / "opencc"
    config = json.loads((folder / CONFIG).read_text("utf-8"))
    names = sorted({CONFIG, *_files(config)})
    return [(str(folder / name), _PLACE) for name in names]


def needless(path: PurePosixPath) -> bool:
    """Whether a file of the package is a tool, a header or a table that is not used."""
    inside = len(path.parts) > 2 and path.parts[:2] == ("opencc", "clib")
    return inside and path.parts[2] in _TOOLS and path.name not in _kept()


@cache
def _kept() -> frozenset[str]:
    return frozenset(Path(source).name for source, _ in datas())


def _files(part: object) -> list[str]:
    if isinstance(part, list):
        return [name for each in part for name in _files(each)]
    if not isinstance(part, dict):
        return []
    own = [part["file"]] if "file" in part else []
    return [*own, *(name for each in part.values() for name in _files(each))]


def _package() -> Path:
    found = find_spec("opencc")
    if found is None or found.origin is None:
        raise SystemExit("the build machine lacks the Python package opencc")
    return Path(found.origin).parent
