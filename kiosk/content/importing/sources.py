"""From paths to what they say: lists, workbooks, folders of exchange tables, documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from kiosk.common.errors import KioskError, Rejected
from kiosk.content.importing.containers import LIMITS, ReadInside, read_here
from kiosk.content.importing.drafts import Drafts
from kiosk.content.importing.exchange import exchange_files, read_exchange_folder
from kiosk.content.importing.files import read_bytes
from kiosk.content.importing.limits import MAX_FILES, MAX_LIST_BYTES
from kiosk.content.importing.policy_files import POLICY_SUFFIXES, read_policy_file
from kiosk.content.importing.reading_tables import read_list, read_tables
from kiosk.content.importing.understanding import (
    EXCHANGE,
    ITEMS,
    POLICY,
    RELEASE,
    Understood,
    refused,
)
from kiosk.content.reading import read_text
from kiosk.content.snapshot import MANIFEST

_MACRO_SUFFIXES = frozenset({".xlsm", ".docm", ".xltm", ".dotm", ".xlsb"})
_OLD_SUFFIXES = frozenset({".xls", ".doc", ".wps", ".et"})
_OTHER_SUFFIXES = {
    **dict.fromkeys(
        (".ofd", ".rtf", ".odt", ".pages", ".mht", ".mhtml", ".pptx"), "other_document"
    ),
    **dict.fromkeys((".ods", ".numbers", ".tsv"), "other_sheet"),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".gif"), "picture"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz"), "packed"),
}
REFUSED_SUFFIXES = (
    _MACRO_SUFFIXES
    | _OLD_SUFFIXES
    | {suffix for suffix, code in _OTHER_SUFFIXES.items() if code.startswith("other")}
)
"""Of documents and tables in kinds that are refused: people look for them where they put them."""
LIST_SUFFIXES = frozenset({".csv", ".xlsx"})
SUFFIXES = LIST_SUFFIXES | frozenset(POLICY_SUFFIXES)
"""Of the files that can be imported."""


def understand(
    paths: Sequence[Path], *, simplify: bool = False, inside: ReadInside = read_here
) -> Iterator[Understood]:
    """Each file in its order, one at a time; a folder of exchange tables counts as one.

    A release folder comes back empty, as what it is: it is loaded whole by other means.
    """
    for path in paths:
        try:
            found = list(_parts(path))
        except OSError:
            yield refused(shown_name(path), Rejected("import.unreadable"))
            continue
        for part in found:
            yield _understood(part, simplify=simplify, inside=inside)


def is_release(path: Path) -> bool:
    """Whether a folder holds a release as the platform publishes it."""
    return (path / MANIFEST).is_file()


def shown_name(path: Path) -> str:
    """The file's name as text, even where its bytes are none."""
    return path.name.encode("utf-8", "replace").decode()


def _parts(path: Path) -> Iterator[Path]:
    """The file itself, or what a folder holds that can be imported, by name.

    Links in a folder are left out: a stick must not point into this machine.
    """
    if not path.is_dir() or is_release(path) or exchange_files(path):
        yield path
        return
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and file.is_file()
        and not file.is_symlink()
        and not file.name.startswith(".")
    )
    yield from found[:MAX_FILES] or [path / "*.csv"]


def _understood(path: Path, *, simplify: bool, inside: ReadInside) -> Understood:
    name = shown_name(path.absolute())
    if is_release(path):
        return Understood(name, RELEASE)
    try:
        if name != path.absolute().name:
            raise Rejected("import.name_not_text")
        if path.is_dir():
            return of_drafts(name, EXCHANGE, read_exchange_folder(path))
        return _file(path, name, simplify=simplify, inside=inside)
    except Rejected as error:
        return refused(name, error)


def _file(path: Path, name: str, *, simplify: bool, inside: ReadInside) -> Understood:
    suffix = path.suffix.lower()
    if suffix in LIST_SUFFIXES:
        return of_drafts(name, ITEMS, _list(path, suffix, inside))
    if suffix in POLICY_SUFFIXES:
        policy, warnings = read_policy_file(path, simplify=simplify, inside=inside)
        return Understood(name, POLICY, documents=(policy,), warnings=warnings)
    if not path.exists():
        raise Rejected("import.not_found")
    if suffix in _MACRO_SUFFIXES:
        raise Rejected("import.macros")
    if suffix in _OLD_SUFFIXES:
        raise Rejected("import.old_office")
    raise Rejected(f"import.{_OTHER_SUFFIXES.get(suffix, 'kind_unknown')}")


def _list(path: Path, suffix: str, inside: ReadInside) -> Drafts:
    if suffix in LIMITS:
        return read_tables(inside(suffix, read_bytes(path, LIMITS[suffix])).tables)
    return read_list(read_text(path, MAX_LIST_BYTES))


def of_drafts(name: str, kind: str, drafts: Drafts) -> Understood:
    """What tables say; an error where not one row of them can be taken."""
    error: KioskError | None = None
    if not drafts.items:
        error = Rejected("import.nothing_usable", skipped=len(drafts.skipped))
    return Understood(name, kind, drafts.items, (), drafts.skipped, drafts.warnings, error)
