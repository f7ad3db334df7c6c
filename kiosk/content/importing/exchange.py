"""The exchange tables (dn_task_…) as a folder of CSV files."""

from __future__ import annotations

from pathlib import Path

from kiosk.common.errors import Rejected
from kiosk.content.csv_rows import csv_rows
from kiosk.content.importing.drafts import Drafts
from kiosk.content.importing.limits import MAX_LIST_BYTES
from kiosk.content.importing.reading_tables import read_tables
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.table import Table
from kiosk.content.reading import read_text

BASIC = ("dn_task_general_basic", "dn_task_public_basic")
TABLES = (
    "dn_task_directory",
    *BASIC,
    "dn_task_general_extend",
    "dn_task_public_extend",
    "dn_task_general_material",
    "dn_task_public_material",
    "dn_task_general_fee_project",
    "dn_task_public_fee_project",
    "dn_task_general_questions",
    "dn_task_public_questions",
)
"""In the order in which they are read: items before what belongs to them."""


def exchange_files(folder: Path) -> dict[str, Path]:
    """The folder's exchange tables by name, in reading order; empty when it holds none.

    Links are left out: what is brought must not point into this machine.
    """
    files = {
        file.stem.lower(): file
        for file in folder.glob("*.[cC][sS][vV]")
        if file.is_file() and not file.is_symlink()
    }
    found = {name: files[name] for name in TABLES if name in files}
    return found if any(name.startswith("dn_task_") for name in found) else {}


def read_exchange_folder(folder: Path) -> Drafts:
    """All tables of a folder together.

    Raises:
        Rejected: when one of them cannot be read: half of an exchange is none.
    """
    tables = []
    notes: list[RowNote] = []
    for name, file in exchange_files(folder).items():
        try:
            text = read_text(file, MAX_LIST_BYTES)
        except Rejected as error:
            if error.code != "import.empty":
                raise
            notes.append(RowNote(0, "import.table_empty", name))
            continue
        tables.append(Table(csv_rows(text), name))
    drafts = read_tables(tables)
    drafts.warnings += notes
    return drafts
