"""One TOML file becomes one typed, validated object; all paths are decided here."""

from __future__ import annotations

import os
import re
import sys
import tomllib
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec

from kiosk.common.errors import Rejected
from kiosk.common.system_errors import in_words
from kiosk.common.text import clean_line

SETTINGS_FILE = "settings.toml"
PRINTER_KINDS = ("folder", "cups", "escpos")
ID_READER_KINDS = ("none", "serial")
LONGEST_HALL_CODE = 32
LONGEST_HALL_NAME = 40
_SHAPES: dict[object, str] = {
    "hall_code": f"hall_code 应为 1–{LONGEST_HALL_CODE} 个字，不含特殊字符",
    "hall_name": f"hall_name 应为 1–{LONGEST_HALL_NAME} 个字，不含特殊字符",
}


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """``target`` is a folder, a CUPS queue name, or ``host:port`` of an ESC/POS printer."""

    kind: str = "folder"
    target: str = "slips"


@dataclass(frozen=True, slots=True)
class IdReaderSettings:
    """The identity card reader; ``target`` is its serial line, e.g. ``/dev/ttyUSB0``."""

    kind: str = "none"
    target: str = "/dev/ttyUSB0"


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The office that answers disclosure applications, as printed on receipts and letters."""

    name: str = ""
    phone: str = ""
    address: str = ""
    hours: str = ""
    mark: str = ""
    """机关代字 at the head of its letters' numbers, like 示范政."""
    review_authority: str = ""
    """复议机关 named in the remedies."""
    court: str = ""
    """The court named in the remedies."""


@dataclass(frozen=True, slots=True)
class FeedbackSettings:
    """Limits of evaluations (好差评)."""

    evaluate_within_days: int = 7
    """How long after the service a visit may be evaluated."""
    rectify_working_days: int = 15
    """Limit for rectifying a poor grade; some places set 5."""


@dataclass(frozen=True, slots=True)
class SubmissionSettings:
    """Limits of 我要说 in working days, table ``[submissions]``: promises of the hall, no law's."""

    consultation_days: int = 5
    complaint_days: int = 15
    complaint_extension_days: int = 15
    """How much longer a complaint may take, once."""
    suggestion_days: int = 15
    error_days: int = 5
    error_look_days: int = 1
    """Until the first look at a reported error."""
    comment_days: int = 20
    """After the last day of a draft: opinions are answered with its results."""
    close_after_days: int = 15
    """After this many working days an answer that nobody called in question is closed."""
    second_look: bool = False
    """Whether the answer to a complaint goes out only after somebody else looked at it."""
    per_hour: int = 20
    """The most that one terminal takes in an hour."""


_SUBMISSION_RANGES = {
    "consultation_days": (1, 60),
    "complaint_days": (1, 60),
    "complaint_extension_days": (1, 60),
    "suggestion_days": (1, 60),
    "error_days": (1, 60),
    "error_look_days": (1, 20),
    "comment_days": (1, 90),
    "close_after_days": (1, 90),
    "per_hour": (1, 1000),
}


@dataclass(frozen=True, slots=True)
class DisclosureSettings:
    """The office's rules for applications, table ``[disclosure]``."""

    draft_hours: int = 24
    """How long an unfinished form is kept for who has its resume code."""


@dataclass(frozen=True, slots=True)
class ContentSettings:
    """The hall's rules of editing, table ``[content]``."""

    checkers: tuple[str, ...] = ()
    """Staff numbers that may approve changes, besides the supervisors."""
    review_months: int = 12
    """After so many months a guide that nobody reviewed is reported."""
    inbox: str = "inbox"
    """Folder of files to import; inside the data folder, unless it is absolute."""


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """The calling board of this machine, table ``[board]``."""

    speaks: bool | None = None
    """Whether it reads calls out; None: while no other board of the hall does."""


@dataclass(frozen=True, slots=True)
class PaperSettings:
    """Rules of A4 paper, table ``[paper]``."""

    pages_at_once: int = 12
    """So many pages of a policy document are printed at one request."""


@dataclass(frozen=True, slots=True)
class QueueSettings:
    """The hall's rules of the queue, table ``[queue]``; minutes where the name says so."""

    priority_age: int = 65
    """From this age on a resident may use the green channel as 老年人."""
    priority_groups: tuple[str, ...] = (
        "active_military",
        "veteran",
        "firefighter",
        "disabled",
        "elderly",
        "pregnant",
        "seriously_ill",
    )
    """Groups that this hall gives precedence to; an empty list switches the channel off."""
    priority_head_start_minutes: int = 20
    """A priority ticket counts as queued this much earlier: the bound on overtaking."""
    appointment_head_start_minutes: int = 120
    """An appointment counts as queued this much before its slot begins."""
    appointment_early_minutes: int = 10
    """So long before its slot an appointment is due; until then it stands behind all who are."""
    appointment_open_minutes: int = 60
    """Check-in opens so long before the slot."""
    appointment_late_minutes: int = 15
    """Who checks in so long after the slot's end still keeps the place of an appointment."""
    appointment_cancel_minutes: int = 120
    """A resident may cancel until so long before the slot."""
    appointment_days_ahead: int = 5
    """Working days after today up to which slots may be booked."""
    appointment_missed_limit: int = 3
    appointment_missed_days: int = 90
    appointment_blocked_days: int = 30
    """So many no-shows in so many days: no booking for so many days after the last of them."""
    window_lost_seconds: int = 180
    """A window unheard of for so long with a ticket in hand is lost; its ticket goes back."""
    reserve_after_ms: int = 1500
    """How long a ticket waits for the hall database before the reserve gives it."""


_GROUPS = QueueSettings().priority_groups
_QUEUE_RANGES = {
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
}


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """Where a hall of several machines keeps its data."""

    url: str | None = None
    """``postgresql+psycopg://…``; None: SQLite in the data folder."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a technician sets for one terminal."""

    hall_code: str
    hall_name: str
    terminal: str = "01"
    demo: bool = False
    public_url: str = "http://127.0.0.1:8840"
    """Base address of the phone pages, carried by the QR codes."""
    platform_url: str | None = None
    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    idle_seconds: int = 60
    help_desk: str = "导服台"
    help_phone: str = ""
    printer: PrinterSettings = field(default_factory=PrinterSettings)
    paper_printer: PrinterSettings | None = None
    """A4 printer for notices; None: the same printer takes both."""
    id_reader: IdReaderSettings = field(default_factory=IdReaderSettings)
    office: OfficeSettings = field(default_factory=OfficeSettings)
    queue: QueueSettings = field(default_factory=QueueSettings)
    feedback: FeedbackSettings = field(default_factory=FeedbackSettings)
    disclosure: DisclosureSettings = field(default_factory=DisclosureSettings)
    submissions: SubmissionSettings = field(default_factory=SubmissionSettings)
    content: ContentSettings = field(default_factory=ContentSettings)
    board: BoardSettings = field(default_factory=BoardSettings)
    paper: PaperSettings = field(default_factory=PaperSettings)
    data_dir: Path = Path()

    @property
    def database_url(self) -> str | None:
        """The hall database's address; None where the terminal keeps its own."""
        return self.database.url

    @property
    def database_path(self) -> Path:
        return self.data_dir / "kiosk.db"

    @property
    def key_path(self) -> Path:
        return self.data_dir / "kiosk.key"

    @property
    def log_dir(self) -> Path:
        return self.data_dir / "logs"

    @property
    def backup_dir(self) -> Path:
        return self.data_dir / "backups"

    @property
    def inbox_dir(self) -> Path:
        """Where files to import are looked for."""
        return self.data_dir / self.content.inbox


def resource_root() -> Path:
    """Where assets/ and offline_cache/ are: the bundle of a packaged build, else the project."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parent.parent


def messages_dir() -> Path:
    """Folder of the wording catalogues."""
    return resource_root() / "assets" / "translations"


def default_data_dir() -> Path:
    """KIOSK_DATA, else the user's data folder."""
    given = os.environ.get("KIOSK_DATA")
    if given:
        return Path(given)
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "hall-kiosk"


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
    _check(settings, path)
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


def _check(settings: Settings, path: Path) -> None:
    def refuse(reason: str) -> None:
        raise Rejected("settings.invalid", file=str(path), reason=reason)

    try:
        clean_line(settings.hall_code, field="hall_code", limit=LONGEST_HALL_CODE)
        clean_line(settings.hall_name, field="hall_name", limit=LONGEST_HALL_NAME)
    except Rejected as error:
        refuse(_SHAPES[error.params["field"]])
    if not re.fullmatch(r"[0-9A-Za-z]{1,4}", settings.terminal):
        refuse("terminal 应为 1–4 位数字或字母")
    if not 30 <= settings.idle_seconds <= 600:
        refuse("idle_seconds 应在 30–600 之间")
    for name, number, most in (
        ("feedback.evaluate_within_days", settings.feedback.evaluate_within_days, 90),
        ("feedback.rectify_working_days", settings.feedback.rectify_working_days, 60),
        ("disclosure.draft_hours", settings.disclosure.draft_hours, 168),
        ("content.review_months", settings.content.review_months, 120),
        ("paper.pages_at_once", settings.paper.pages_at_once, 100),
    ):
        if not 1 <= number <= most:
            refuse(f"{name} 应在 1–{most} 之间")
    for printer in (settings.printer, settings.paper_printer):
        if printer and printer.kind not in PRINTER_KINDS:
            refuse(f"printer.kind 应为 {' / '.join(PRINTER_KINDS)}")
    if settings.id_reader.kind not in ID_READER_KINDS:
        refuse(f"id_reader.kind 应为 {' / '.join(ID_READER_KINDS)}")
    for url in (settings.public_url, settings.platform_url):
        if url is not None and not re.match(r"https?://[^/\s]+", url):
            refuse("public_url 和 platform_url 应以 http:// 或 https:// 开头")
    reason = _fault_of(settings.queue) or _range_fault(settings.submissions)
    if reason:
        refuse(reason)
    if settings.database_url and not settings.database_url.startswith("postgresql+psycopg://"):
        refuse("database.url 应以 postgresql+psycopg:// 开头")


def _range_fault(submissions: SubmissionSettings) -> str:
    """What is wrong with the limits of submissions; empty when nothing is."""
    for name, (least, most) in _SUBMISSION_RANGES.items():
        if not least <= getattr(submissions, name) <= most:
            return f"submissions.{name} 应在 {least}–{most} 之间"
    return ""


def _fault_of(queue: QueueSettings) -> str:
    """What is wrong with the rules of the queue; empty when nothing is."""
    for name, (least, most) in _QUEUE_RANGES.items():
        if not least <= getattr(queue, name) <= most:
            return f"queue.{name} 应在 {least}–{most} 之间"
    if queue.appointment_early_minutes > queue.appointment_open_minutes:
        return "queue.appointment_early_minutes 不能大于 queue.appointment_open_minutes"
    strange = [group for group in queue.priority_groups if group not in _GROUPS]
    if strange:
        return f"queue.priority_groups 里没有 {strange[0]} 这一类，可用 {'、'.join(_GROUPS)}"
    return ""
