"""What residents and staff are shown of an application; everything personal masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.common.masking import (
    mask_address,
    mask_email,
    mask_identity,
    mask_name,
    mask_organisation,
    mask_phone,
    mask_text,
)
from kiosk.common.workdays import CountedDay
from kiosk.disclosure.fees import FeeSum
from kiosk.disclosure.model import ApplicantKind, Carrier, Channel, CheckedForm, Light, Route
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event, State

_MASKS = {
    "employer": mask_text,
    "document_number": mask_identity,
    "credit_code": mask_identity,
    "legal_representative": mask_name,
    "contact_person": mask_name,
    "address": mask_address,
    "phone": mask_phone,
    "fax": mask_phone,
    "email": mask_email,
}
_ACTORS = {"resident": "申请人", "system": "系统", "console": "本机控制台"}
SHOWN_FIELDS = (
    "name",
    "employer",
    "document_number",
    "credit_code",
    "legal_representative",
    "contact_person",
    "address",
    "postcode",
    "phone",
    "fax",
    "email",
)
"""The applicant's fields on the desk's detail page, in order; each may be revealed."""


@dataclass(frozen=True, slots=True)
class StatusStep:
    """A step of the own application, as a sentence for who applied."""

    event: Event
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """What the applicant is asked to put right, until when, and the wording that stands."""

    what: str
    reply_by: date
    title_or_number: str
    description: str


@dataclass(frozen=True, slots=True)
class FeeToPay:
    """The fee with its worked sum, and the last day to pay it; ``paid_on`` when it was."""

    sum: FeeSum
    notified_on: date
    pay_by: date
    paid_on: date | None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class ReleasedFile:
    """A blackened copy that was released."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """The answer that stands; ``remedies`` says in words what can be done against it."""

    outcome: Outcome
    open_part: str
    reasons: str
    remedy: str
    remedies: str
    answered_on: date
    letter_id: str | None


@dataclass(frozen=True, slots=True)
class ApplicationStatus:
    """What an applicant sees of the own application, in plain words; the name is masked.

    The dates are missing until the date of receipt stands. ``asked`` while a correction is
    waited for, ``fee`` once one was asked for, ``answer`` once there is one.
    """

    number: str
    applicant: str
    content: str
    state: State
    headline: str
    next_step: str
    received_on: date | None
    due_on: date | None
    provisional: bool
    days_left: int | None
    updated_at: datetime
    closed_on: date | None
    counted: tuple[CountedDay, ...]
    steps: tuple[StatusStep, ...]
    asked: AskedCorrection | None
    fee: FeeToPay | None
    answer: GivenAnswer | None
    can_withdraw: bool
    released: tuple[ReleasedFile, ...] = ()
    """Blackened copies that the applicant may read, once there is an answer."""


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """A line of the desk's list. ``days_left`` counts working days, negative when over; None
    while the clock stands and when the application is closed."""

    number: str
    applicant: str
    applicant_kind: ApplicantKind
    content: str
    state: State
    channel: Channel
    received_on: date | None
    due_on: date | None
    provisional: bool
    days_left: int | None
    light: Light


@dataclass(frozen=True, slots=True)
class DetailField:
    """A field of the applicant; ``masked`` says whether revealing it shows more."""

    field: str
    label: str
    shown: str
    masked: bool


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened, when, and by whom; ``on`` is the day in law where it is another."""

    event: Event
    label: str
    state: State
    at: datetime
    actor: str
    on: date | None = None
    note: str = ""

    @property
    def actor_label(self) -> str:
        """Who it was, as the timeline says it."""
        return actor_label(self.actor)


@dataclass(frozen=True, slots=True)
class ApplicationDetail:
    """An application on the desk, masked."""

    id: str
    number: str
    state: State
    applicant: str
    applicant_kind: ApplicantKind
    document_label: str
    fields: tuple[DetailField, ...]
    title_or_number: str
    description: str
    carrier: Carrier
    route: Route
    channel: Channel
    terminal: str
    helper: str | None
    submitted_at: datetime
    received_on: date | None
    due_on: date | None
    provisional: bool
    limit_days: int
    days_left: int | None
    light: Light
    counted: tuple[CountedDay, ...]
    timeline: tuple[TimelineEntry, ...]


def actor_label(actor: str) -> str:
    """Who did something, as the desk reads it."""
    return _ACTORS.get(actor) or f"工号 {actor}"


def masked_applicant(form: CheckedForm) -> str:
    """The applicant's name as lists and slips show it."""
    return mask_field(form, "name")


def mask_field(form: CheckedForm, field: str) -> str:
    """The masked value of one of :data:`SHOWN_FIELDS`."""
    value = str(getattr(form, field))
    if field == "name":
        return mask_name(value) if form.applicant_kind.is_citizen else mask_organisation(value)
    mask = _MASKS.get(field)
    return mask(value) if mask else value
