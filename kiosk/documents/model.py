"""What goes on paper: data only, already masked by who gives it.

Moments are aware and printed in hall time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.content.model import PolicyDocument, ServiceItem
from kiosk.content.public_model import PaperForm


@dataclass(frozen=True, slots=True)
class TicketSlip:
    """号票小票: the number, how long it may take, where to go."""

    hall: str
    number: str
    business: str
    waiting_ahead: int | None
    """None: not known, because the hall's queue could not be asked."""
    windows: tuple[str, ...]
    issued_at: datetime
    terminal: str
    serial: str
    link: str = ""
    """What the QR code says; empty: no code."""
    estimate_minutes: tuple[int, int] | None = None
    item: str = ""
    """The service item that the ticket was taken from."""
    remind: str = ""
    """What to have ready."""
    priority: bool = False
    """绿色通道; the group is not printed: some groups speak of a person's health."""
    appointment: tuple[datetime, datetime] | None = None
    """The slot of the appointment that the ticket came from."""
    further: tuple[str, ...] = ()
    """Names of the businesses that follow in the same visit."""
    help_desk: str = "导服台"
    """Where a missed number is restored."""
    reprint: bool = False
    printed_at: datetime | None = None
    """When this paper is printed; a reprint must say."""
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class AppointmentSlip:
    """预约凭证: when to come, the code to check in with. The person is masked."""

    hall: str
    business: str
    starts_at: datetime
    ends_at: datetime
    code: str
    qr: str
    name: str
    identity: str
    opens_at: datetime
    """When check-in opens."""
    cancel_until: datetime
    late_minutes: int
    terminal: str
    help_desk: str = "导服台"
    reprint: bool = False
    printed_at: datetime | None = None
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class ApplicationReceipt:
    """政府信息公开申请回执 (条例 Art. 29, 31, 33). Without a seal it is a receipt only."""

    office: str
    number: str
    query_code: str
    applicant: str
    received_on: date
    due_on: date
    content: str
    carrier: str
    """纸质, 电子邮件, 光盘, 磁盘."""
    route: str
    """当面领取, 邮寄, 网络, 传真."""
    submitted_at: datetime
    terminal: str
    due_provisional: bool = False
    """The working-day table of the year is not out yet: the limit is 暂定."""
    counted: str = ""
    """How the limit was counted, in a sentence."""
    link: str = ""
    link_signed: bool = False
    """The QR code carries a signature that can be checked offline."""
    contact: str = ""
    """The applicant's masked phone or address."""
    receiver: str = ""
    phone: str = ""
    hours: str = ""
    address: str = ""
    charge: str = ""
    """Whether a fee is taken, in words."""
    materials: tuple[str, ...] = ()
    """What was handed in."""
    reprint: bool = False
    printed_at: datetime | None = None
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class OneTimeNotice:
    """一次性告知单: the whole of a service item's guide, and reasons if it was refused."""

    item: ServiceItem
    hall: str
    terminal: str
    printed_at: datetime
    link: str = ""
    refusal: tuple[str, ...] = ()
    """Why it cannot be accepted now; then the remedies are printed too."""
    remedies: str = ""
    reprint: bool = False
    large_print: bool = False
    chosen: tuple[str, ...] = ()
    """Keys of situation options: what they leave out is not printed."""
    changed_since: str = ""
    """Version mark of the guide that the resident chose on, when it is another one now."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form to fill in, or with what its sample says."""

    form: PaperForm
    hall: str
    filled: bool = False
    link: str = ""
    """Of the guide that asks for it; empty: no code."""
    used_for: tuple[str, ...] = ()
    """Names of the items that ask for it."""
    terminal: str = ""


@dataclass(frozen=True, slots=True)
class PolicySheet:
    """A policy document, or chosen pages of it."""

    policy: PolicyDocument
    hall: str
    link: str = ""
    chosen: tuple[int, ...] = ()
    """Numbers of the pages to print; empty: all."""
    explained: tuple[str, ...] = ()
    """Titles of the documents that it interprets."""
    replaced: tuple[str, ...] = ()
    """Titles of the documents that it repeals or amends."""
    interpreted_by: tuple[str, ...] = ()
    terminal: str = ""
    printed_at: datetime | None = None
