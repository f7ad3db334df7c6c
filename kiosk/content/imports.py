"""Bringing files in: what came, what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.common.errors import Damaged, Rejected
from kiosk.content.import_items import import_items
from kiosk.content.import_policies import import_policy
from kiosk.content.import_report import FileReport
from kiosk.content.records import Applied
from kiosk.content.snapshot import MANIFEST
from kiosk.store.store import Store

_READERS: dict[str, Callable[[Store, Path], FileReport]] = {
    ".csv": import_items,
    ".txt": import_policy,
}
MAX_FILES = 2000


@dataclass(frozen=True, slots=True)
class ImportReport:
    """One report for each file, in the order in which they were taken."""

    files: tuple[FileReport, ...]

    @property
    def added(self) -> int:
        return sum(file.added for file in self.files)

    @property
    def changed(self) -> int:
        return sum(file.changed for file in self.files)

    @property
    def unchanged(self) -> int:
        return sum(file.unchanged for file in self.files)

    @property
    def failed(self) -> tuple[FileReport, ...]:
        """Files of which nothing was taken."""
        return tuple(file for file in self.files if file.error is not None)


def import_paths(
    store: Store, paths: Sequence[Path], load_release: Callable[[Path], Applied]
) -> ImportReport:
    """Imports files, and all lists and texts in folders, each file in its own transaction.

    A folder that holds a release as the platform publishes it is loaded as one.

    Faults of the store itself (full disk, no connection) are raised: going on would not help.
    """
    reports: list[FileReport] = []
    for path in paths:
        try:
            if (path / MANIFEST).is_file():
                reports.append(_release(path, load_release))
                continue
            files = list(_files(path))
        except OSError:
            reports.append(FileReport(_shown(path), error=Rejected("import.unreadable")))
            continue
        reports += [_file_report(store, file) for file in files]
    return ImportReport(tuple(reports))


def _shown(path: Path) -> str:
    """The file's name as text, even where its bytes are none."""
    return path.name.encode("utf-8", "replace").decode()


def _file_report(store: Store, file: Path) -> FileReport:
    try:
        if _shown(file) != file.name:
            raise Rejected("import.name_not_text")
        return _import(store, file)
    except Rejected as error:
        return FileReport(_shown(file), error=error)


def _release(folder: Path, load_release: Callable[[Path], Applied]) -> FileReport:
    name = _shown(folder.absolute())
    try:
        done = load_release(folder)
    except (Rejected, Damaged) as error:
        return FileReport(file=name, kind="release", error=error)
    return FileReport(name, "release", done.added, done.changed, done.ignored)


def _import(store: Store, path: Path) -> FileReport:
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        if not path.exists():
            raise Rejected("import.not_found")
        raise Rejected("import.kind_unknown")
    return reader(store, path)


def _files(path: Path) -> Iterator[Path]:
    """The file itself, or what a folder holds that can be imported, by name."""
    if not path.is_dir():
        yield path
        return
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in _READERS and file.is_file() and not file.name.startswith(".")
    )
    yield from found[:MAX_FILES] or [path / "*.csv"]
