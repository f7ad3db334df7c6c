"""What settings may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.common.errors import Rejected
from kiosk.common.text import clean_line
from kiosk.settings.model import QueueSettings, Settings

PRINTER_KINDS = ("folder", "cups", "escpos")
ID_READER_KINDS = ("none", "serial")
LONGEST_HALL_CODE = 32
LONGEST_HALL_NAME = 40
_SHAPES: dict[object, str] = {
    "hall_code": f"hall_code 应为 1–{LONGEST_HALL_CODE} 个字，不含特殊字符",
    "hall_name": f"hall_name 应为 1–{LONGEST_HALL_NAME} 个字，不含特殊字符",
}
_GROUPS = QueueSettings().priority_groups
_RANGES = {
    "feedback": {"evaluate_within_days": (1, 90), "rectify_working_days": (1, 60)},
    "disclosure": {"draft_hours": (1, 168)},
    "content": {"review_months": (1, 120)},
    "paper": {"pages_at_once": (1, 100)},
    "queue": {
        "priority_age": (50, 120),
        "priority_head_start_minutes": (0, 240),
        "appointment_head_start_minutes": (0, 480),
        "appointment_early_minutes": (0, 120),
        "appointment_open_minutes": (0, 480),
        "appointment_late_minutes": (0, 240),
        "appointment_cancel_minutes": (0, 2880),
        "appointment_days_ahead": (0, 20),
        "appointment_missed_limit": (1, 100),
        "appointment_missed_days": (1, 366),
        "appointment_blocked_days": (0, 366),
        "window_lost_seconds": (30, 3600),
        "reserve_after_ms": (200, 10_000),
    },
    "submissions": {
        "consultation_days": (1, 60),
        "complaint_days": (1, 60),
        "complaint_extension_days": (1, 60),
        "suggestion_days": (1, 60),
        "error_days": (1, 60),
        "error_look_days": (1, 20),
        "comment_days": (1, 90),
        "close_after_days": (1, 90),
        "per_hour": (1, 1000),
    },
}
"""Least and most of the numbers, by table."""


def fault_of(settings: Settings) -> str:
    """What is wrong with them first; empty when nothing is."""
    return next(_faults(settings), "")


def _faults(settings: Settings) -> Iterator[str]:
    yield from _faults_of_hall(settings)
    yield from _faults_of_ranges(settings)
    yield from _faults_of_devices(settings)
    for url in (settings.public_url, settings.platform_url):
        if url is not None and not re.match(r"https?://[^/\s]+", url):
            yield "public_url 和 platform_url 应以 http:// 或 https:// 开头"
    yield from _faults_of_queue(settings.queue)
    if settings.database_url and not settings.database_url.startswith("postgresql+psycopg://"):
        yield "database.url 应以 postgresql+psycopg:// 开头"


def _faults_of_hall(settings: Settings) -> Iterator[str]:
    try:
        clean_line(settings.hall_code, field="hall_code", limit=LONGEST_HALL_CODE)
        clean_line(settings.hall_name, field="hall_name", limit=LONGEST_HALL_NAME)
    except Rejected as error:
        yield _SHAPES[error.params["field"]]
    if not re.fullmatch(r"[0-9A-Za-z]{1,4}", settings.terminal):
        yield "terminal 应为 1–4 位数字或字母"
    if not 30 <= settings.idle_seconds <= 600:
        yield "idle_seconds 应在 30–600 之间"


def _faults_of_ranges(settings: Settings) -> Iterator[str]:
    for table, ranges in _RANGES.items():
        for name, (least, most) in ranges.items():
            if not least <= getattr(getattr(settings, table), name) <= most:
                yield f"{table}.{name} 应在 {least}–{most} 之间"


def _faults_of_devices(settings: Settings) -> Iterator[str]:
    for printer in (settings.printer, settings.paper_printer):
        if printer and printer.kind not in PRINTER_KINDS:
            yield f"printer.kind 应为 {' / '.join(PRINTER_KINDS)}"
    if settings.id_reader.kind not in ID_READER_KINDS:
        yield f"id_reader.kind 应为 {' / '.join(ID_READER_KINDS)}"


def _faults_of_queue(queue: QueueSettings) -> Iterator[str]:
    if queue.appointment_early_minutes > queue.appointment_open_minutes:
        yield "queue.appointment_early_minutes 不能大于 queue.appointment_open_minutes"
    strange = [group for group in queue.priority_groups if group not in _GROUPS]
    if strange:
        yield f"queue.priority_groups 里没有 {strange[0]} 这一类，可用 {'、'.join(_GROUPS)}"
