"""Qt of a build: the plugins and QML modules that the screens use.

PyInstaller's own choice takes every plugin beside the libraries, and with the desktop themes
comes GTK.
"""

from __future__ import annotations

import re
from pathlib import Path

from PyInstaller.utils.hooks.qt import pyside6_library_info as qt

PLUGINS = {
    "platforms": ("offscreen", "xcb"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "xcbglintegrations": ("xcb-egl-integration", "xcb-glx-integration"),
}
"""By kind. Pictures are PNG, which Qt reads itself; "offscreen" serves the tour and the checks."""
_IMPORT = re.compile(r"^import (Qt\w*(?:\.\w+)*)", re.MULTILINE)
_NEEDS = re.compile(r"^(?:default )?(?:import|depends) (Qt\w*(?:\.\w+)*)", re.MULTILINE)


def collect_only_used(screens: Path) -> None:
    """Replaces PyInstaller's collecting: the plugins above, the modules that ``screens`` import."""
    every_plugin = qt.collect_plugins
    every_module = qt.collect_qtqml_files

    def plugins(kind: str) -> list[tuple[str, str]]:
        names = PLUGINS.get(kind, ())
        files = {f"{prefix}{name}" for name in names for prefix in ("libq", "lib", "q")}
        return [pair for pair in every_plugin(kind) if _stem(pair[0]) in files] if names else []

    def modules() -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        folders = {
            f"{qt.qt_rel_dir}/qml/{name.replace('.', '/')}" for name in used_modules(screens)
        }
        binaries, datas = every_module()
        return _within(folders, binaries), _within(folders, datas)

    qt.collect_plugins = plugins
    qt.collect_qtqml_files = modules


def _stem(path: str) -> str:
    return path.replace("\\", "/").rsplit("/", 1)[-1].split(".", 1)[0]


def used_modules(screens: Path) -> set[str]:
    """Qt's QML modules that the screens import, and those that they need."""
    root = Path(qt.location["QmlImportsPath"])
    used: set[str] = set()
    found = {"QtQml"}
    for file in screens.rglob("*.qml"):
        found.update(_IMPORT.findall(file.read_text("utf-8")))
    while found:
        used |= found
        listings = [root / name.replace(".", "/") / "qmldir" for name in found]
        needs = (_NEEDS.findall(file.read_text("utf-8")) for file in listings)
        found = {name for names in needs for name in names} - used
    return used


def _within(folders: set[str], pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (source, folder)
        for source, folder in pairs
        if str(folder).replace("\\", "/") in folders and not source.endswith(".qmltypes")
    ]
