"""Lists of bookings in CSV: every good row comes in, every bad one is reported by its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from kiosk.common.clock import HALL_TZ
from kiosk.common.errors import Conflict, KioskError, Rejected
from kiosk.common.text import half_width
from kiosk.content.csv_rows import csv_rows
from kiosk.content.reading import read_text
from kiosk.queueing.appointments.model import Channel
from kiosk.queueing.appointments.office import Office
from kiosk.queueing.appointments.taking_over import Received, Taken, take_over

MAX_BYTES = 16_000_000
MAX_CELL = 200
COLUMNS: dict[str, tuple[str, ...]] = {
    "reference": ("预约编号", "编号", "reference"),
    "business": ("业务代码", "business"),
    "day": ("预约日期", "日期", "day"),
    "start": ("预约时段", "时段", "开始时间", "start"),
    "name": ("姓名", "name"),
    "identity": ("公民身份号码", "身份证号", "identity"),
    "code": ("预约码", "code"),
    "state": ("状态", "state"),
}
"""What each column may be called; the first is its name in messages."""
REQUIRED = ("reference", "business", "day", "start", "name", "identity")
_CANCELLED = frozenset({"取消", "已取消", "cancelled"})
_BOOKED = frozenset({"", "预约", "已预约", "booked"})
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)
_START = re.compile(r"(\d{1,2})[:：](\d{2})(?::00)?(?:\s*[-–—~至]\s*\d{1,2}[:：]\d{2})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A line that was left out; ``error`` says why, without anything personal."""

    line: int
    error: KioskError


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; a list that is brought in twice changes nothing the second time."""

    added: int
    unchanged: int
    cancelled: int
    skipped: tuple[SkippedRow, ...]


def import_list(office: Office, path: Path, *, actor: str) -> ImportReport:
    """Brings a list in; each row is a commit of its own, so a stop in the middle loses none.

    Raises:
        Rejected: ``import.…`` when nothing of the file can be read;
            ``appointment.header_missing`` with the columns that are not there.
    """
    counts = dict.fromkeys(Taken, 0)
    skipped = []
    for line, received in read_list(path):
        try:
            if isinstance(received, Rejected):
                raise received
            counts[take_over(office, received, channel=Channel.IMPORT, actor=actor)] += 1
        except (Rejected, Conflict) as error:
            skipped.append(SkippedRow(line, error))
    return ImportReport(
        counts[Taken.ADDED], counts[Taken.UNCHANGED], counts[Taken.CANCELLED], tuple(skipped)
    )


def read_list(path: Path) -> Iterator[tuple[int, Received | Rejected]]:
    """The bookings of a list with their lines, or why a line is none.

    Raises:
        Rejected: as :func:`import_list`.
    """
    rows = csv_rows(read_text(path, MAX_BYTES))
    columns, width = _header(rows)
    for line, row in rows:
        if row is not None and not any(cell.strip() for cell in row):
            continue
        try:
            yield line, _received(_cells(row, columns, width))
        except Rejected as refusal:
            yield line, refusal


def _header(rows: Iterator[tuple[int, list[str] | None]]) -> tuple[dict[str, int], int]:
    row: list[str] = []
    for _, found in rows:
        if found is None or any(cell.strip() for cell in found):
            row = [cell.strip() for cell in found or ()]
            break
    columns = {
        field: row.index(name) for field, names in COLUMNS.items() for name in names if name in row
    }
    missing = [COLUMNS[field][0] for field in REQUIRED if field not in columns]
    if missing:
        raise Rejected("appointment.header_missing", columns="、".join(missing))
    return columns, len(row)


def _cells(row: list[str] | None, columns: Mapping[str, int], width: int) -> dict[str, str]:
    if row is None:
        raise Rejected("import.row_broken")
    while len(row) > width and not row[-1].strip():
        row = row[:-1]
    if len(row) != width or any(len(cell) > MAX_CELL for cell in row):
        raise Rejected("appointment.row_columns", found=len(row), expected=width)
    return {field: row[at].strip() for field, at in columns.items()}


def _received(cells: Mapping[str, str]) -> Received:
    state = cells.get("state", "").lower()
    if state not in _CANCELLED | _BOOKED:
        raise Rejected("appointment.row_state")
    return Received(
        reference=cells["reference"],
        business=cells["business"],
        starts_at=_moment(cells["day"], cells["start"]),
        name=cells["name"],
        identity=cells["identity"],
        code=cells.get("code", ""),
        cancelled=state in _CANCELLED,
    )


def _moment(day: str, start: str) -> datetime:
    on = _DAY.fullmatch(half_width(day))
    at = _START.fullmatch(half_width(start))
    if on is None or at is None:
        raise Rejected("appointment.row_time")
    try:
        return datetime.combine(date(*map(int, on.groups())), time(int(at[1]), int(at[2])), HALL_TZ)
    except ValueError as error:
        raise Rejected("appointment.row_time") from error
