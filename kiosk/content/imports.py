"""Bringing files in: what came, what was left out and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.common.errors import Rejected
from kiosk.content.import_items import import_items
from kiosk.content.import_policies import import_policy
from kiosk.content.import_report import FileReport
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


def import_paths(store: Store, paths: Sequence[Path]) -> ImportReport:
    """Imports files, and all lists and texts in folders, each file in its own transaction.

    Faults of the store itself (full disk, no connection) are raised: going on would not help.
    """
    reports = []
    for path in paths:
        for file in _files(path):
            try:
                reports.append(_import(store, file))
            except Rejected as error:
                reports.append(FileReport(file=file.name, error=error))
    return ImportReport(tuple(reports))


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
