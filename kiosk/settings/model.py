"""Everything that a technician sets, typed, each with what it is when the file does not say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


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
    """Limits of 我要说 in working days, table ``[submissions]``. They are what the hall promises:
    no law that the hall goes by sets them."""

    consultation_days: int = 5
    complaint_days: int = 15
    complaint_extension_days: int = 15
    """How much longer a complaint may take, once."""
    suggestion_days: int = 15
    error_days: int = 5
    error_look_days: int = 1
    """By when somebody has looked whether a reported error is one."""
    comment_days: int = 20
    """After the last day of a draft: opinions are answered with its results."""
    close_after_days: int = 15
    """After this many working days an answer that nobody called in question is closed."""
    second_look: bool = False
    """Whether the answer to a complaint goes out only after somebody else looked at it."""
    per_hour: int = 20
    """The most that one terminal takes in an hour."""


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
