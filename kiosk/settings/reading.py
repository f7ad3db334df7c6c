"""One TOML file becomes one typed, validated object."""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from kiosk.common.errors import Rejected
from kiosk.common.system_errors import in_words
from kiosk.settings.checking import fault_of
from kiosk.settings.model import Settings

SETTINGS_FILE = "settings.toml"


def load_settings(data_dir: Path) -> Settings:
    """Reads ``settings.toml`` of a data folder.

    Raises:
        Rejected: ``settings.missing``, ``settings.unreadable`` or ``settings.invalid``.
    """
    path = data_dir / SETTINGS_FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise Rejected("settings.missing", folder=str(data_dir)) from error
    except UnicodeDecodeError as error:
        raise Rejected("settings.unreadable", file=str(path), reason="不是 UTF-8 文字") from error
    except OSError as error:
        raise Rejected("settings.unreadable", file=str(path), reason=in_words(error)) from error
    return parse_settings(text, data_dir)


def parse_settings(text: str, data_dir: Path) -> Settings:
    """The settings written in ``text``, for a data folder that need not exist yet.

    Raises:
        Rejected: ``settings.unreadable`` or ``settings.invalid``.
    """
    path = data_dir / SETTINGS_FILE
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Rejected("settings.unreadable", file=str(path), reason=str(error)) from error
    unknown = _unknown(raw)
    if unknown:
        raise Rejected("settings.invalid", file=str(path), reason=f"不认识的设置项 {unknown[0]}")
    try:
        settings = msgspec.convert({**raw, "data_dir": data_dir}, Settings, dec_hook=_as_path)
    except msgspec.ValidationError as error:
        raise Rejected("settings.invalid", file=str(path), reason=str(error)) from error
    fault = fault_of(settings)
    if fault:
        raise Rejected("settings.invalid", file=str(path), reason=fault)
    return settings


def _unknown(raw: dict[str, Any]) -> list[str]:
    """Names that no setting has, in the file or in one of its tables: a slip of the pen there
    would silently leave a rule of the hall as it was."""
    hints = get_type_hints(Settings)
    found = sorted(set(raw) - set(hints) | ({"data_dir"} & set(raw)))
    for name, table in raw.items():
        hint = hints.get(name)
        kinds = [kind for kind in (hint, *get_args(hint)) if is_dataclass(kind)]
        if isinstance(table, dict) and kinds:
            known = {each.name for kind in kinds for each in fields(kind)}
            found += sorted(f"{name}.{key}" for key in set(table) - known)
    return found


def _as_path(kind: type, value: object) -> object:
    if kind is Path:
        return value
    raise NotImplementedError(kind)
