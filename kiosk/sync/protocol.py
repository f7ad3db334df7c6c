"""The messages between a terminal and the central platform, as both sides know them.

The contract in words is ``docs/central-platform-api.yaml``; a test holds its schemas against
these classes. Everything is JSON in UTF-8; ``canonical`` is the one form that is signed or hashed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

import msgspec

PROTO: Final = 1
"""Version of this protocol; every message carries it, and no other is understood."""

MAX_EVENTS = 100
MAX_BATCH_BYTES = 256 * 1024
"""Largest batch, before compression, that a terminal builds from more than one event."""
MAX_BODY_BYTES = 1024 * 1024
"""Largest request body on the wire and after decompression."""
MAX_DEPTH = 32
"""Deepest nesting of JSON that either side reads."""
MAX_CHANGES = 250
"""Largest page of the change feed."""
MAX_REPLY_BYTES = 16 * 1024 * 1024
"""Largest answer that a terminal reads, on the wire and after decompression."""
DEMO_CODE = "DEMO-0003"
"""Activation code of the demonstration platform; it may be used again and again."""

BODY_HASH_HEADER = "Content-SHA256"

Line = Annotated[str, msgspec.Meta(max_length=200, pattern="^[^\\x00-\\x1f]*$")]
Reference = Annotated[str, msgspec.Meta(min_length=1, max_length=64, pattern="^[^\\x00-\\x1f]*$")]
Label = Annotated[str, msgspec.Meta(max_length=16, pattern="^[^\\x00-\\x1f]*$")]
ReasonCode = Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,16}$")]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Hex64 = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Signature = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{128}$")]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
Seq = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]
Proto = Literal[1]


@dataclass(frozen=True, slots=True)
class EnrolRequest:
    """A terminal shows its activation code and the public half of its new device key."""

    proto: Proto
    code: Line
    public_key: Hex64
    hall: Line
    number: Line


@dataclass(frozen=True, slots=True)
class EnrolAnswer:
    """Who the terminal is from now on, and the keys that sign what it will be sent."""

    proto: Proto
    terminal: Line
    platform_keys: tuple[Hex64, ...]


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """Signed by the device key; ``serial`` rises with every sign-in, so none can be replayed."""

    proto: Proto
    terminal: Line
    serial: Count
    epoch: Line
    seq: Count
    content_cursor: Line
    versions: dict[str, Line]
    signature: Signature = "0" * 128


@dataclass(frozen=True, slots=True)
class NumberFloor:
    """The highest serial that the platform knows of a series, ``A`` or ``A3-``, on a day."""

    service_day: date
    series: Label
    serial: Count


@dataclass(frozen=True, slots=True)
class SessionAnswer:
    """A token, the platform's clock, when to call, and what the platform already holds."""

    proto: Proto
    token: Line
    expires_in: Count
    server_time: Moment
    poll_interval: Count
    slot: Count
    cursors: dict[str, Count]
    floors: tuple[NumberFloor, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at the terminal. Immutable: a correction is a new event."""

    seq: Seq
    key: Line
    kind: Line
    occurred_at: Moment
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Withheld:
    """An event whose body the platform would not read; it stays parked at the terminal."""

    seq: Seq
    key: Line
    code: Line


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """How the terminal is; rides on a batch or goes alone."""

    queued: Count
    parked: Count
    oldest_at: Moment | None = None
    clock_offset: float | None = None
    content_version: Count = 0
    disk_free: Count | None = None
    audit_head: Line = ""
    """Hash of the last link of the terminal's audit chain, which has ``audit_links``."""
    audit_links: Count = 0
    paper: Line = ""
    """What became of the last slip: ``printed``, or the printer's code."""


@dataclass(frozen=True, slots=True)
class EventBatch:
    """Events of one epoch in the order of ``seq`` without a hole, counting the withheld ones."""

    proto: Proto
    epoch: Line
    events: Annotated[tuple[Event, ...], msgspec.Meta(max_length=MAX_EVENTS)] = ()
    withheld: Annotated[tuple[Withheld, ...], msgspec.Meta(max_length=MAX_EVENTS)] = ()
    heartbeat: Heartbeat | None = None


@dataclass(frozen=True, slots=True)
class Parked:
    """The platform recorded the event but could not take it in."""

    seq: Seq
    code: Line


@dataclass(frozen=True, slots=True)
class EventsAnswer:
    """All events of ``epoch`` up to and including ``upto`` are committed at the platform."""

    proto: Proto
    epoch: Line
    upto: Count
    parked: tuple[Parked, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One document of the content as it is now, or its tombstone."""

    type: Line
    id: Line
    rev: Count
    op: Literal["put", "delete"]
    sha256: str = ""
    doc: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """A page of the feed; ``next`` is the cursor behind it, ``checkpoint`` the state at its end."""

    proto: Proto
    next: Line
    checkpoint: Line
    changes: tuple[Change, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The whole content at one moment: how many documents of each type, and their hash."""

    proto: Proto
    id: Line
    version: Count
    release: Line
    published_at: Moment
    expires_at: Moment
    counts: dict[str, Count]
    sha256: dict[str, Hex64]
    signature: Signature = "0" * 128


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment made elsewhere for the terminal's hall, as it stands now."""

    reference: Reference
    business: Line
    starts_at: Moment
    name: Line
    identity: Line
    code: Line = ""
    """What the resident shows at the kiosk; empty: the hall makes one."""
    cancelled: bool = False

    def __repr__(self) -> str:
        return f"Booking({self.reference!r}, …)"


@dataclass(frozen=True, slots=True)
class BookingsPage:
    """Bookings behind a place in their order; ``next`` is the place behind the page."""

    proto: Proto
    next: Count
    bookings: tuple[Booking, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class PhoneEvaluation:
    """An evaluation (好差评) that a resident gave on the phone page of a visit of the hall."""

    key: Reference
    ticket: Reference
    number: Label
    service_day: date
    business: Reference
    business_name: Line
    window: Label
    grade: Annotated[int, msgspec.Meta(ge=1, le=5)]
    given_at: Moment
    reasons: Annotated[tuple[ReasonCode, ...], msgspec.Meta(max_length=10)] = ()
    text: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    phone: Line = ""
    """Where the resident may be called back; with a poor grade only."""

    def __repr__(self) -> str:
        return f"PhoneEvaluation({self.key!r}, …)"


@dataclass(frozen=True, slots=True)
class EvaluationsPage:
    """Evaluations behind a place in their order; ``next`` is the place behind the page."""

    proto: Proto
    next: Count
    evaluations: tuple[PhoneEvaluation, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class PlatformAnswer:
    """An answer that was given at the platform to what a resident told the hall (我要说)."""

    key: Reference
    submission: Reference
    by: Line
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]
    given_at: Moment

    def __repr__(self) -> str:
        return f"PlatformAnswer({self.key!r}, …)"


@dataclass(frozen=True, slots=True)
class AnswersPage:
    """Answers behind a place in their order; ``next`` is the place behind the page."""

    proto: Proto
    next: Count
    answers: tuple[PlatformAnswer, ...]
    done: bool


@dataclass(frozen=True, slots=True)
class HeartbeatRequest:
    """A heartbeat that goes alone."""

    proto: Proto
    heartbeat: Heartbeat


@dataclass(frozen=True, slots=True)
class HeartbeatAnswer:
    """The platform's clock."""

    proto: Proto
    server_time: Moment


@dataclass(frozen=True, slots=True)
class CommandsAnswer:
    """What the platform asks of the terminal; none is defined yet beside the revocation."""

    proto: Proto
    revoked: bool = False
    commands: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class ErrorAnswer:
    """Why a request was refused; ``expected`` is the number the platform would have taken."""

    proto: Proto
    code: Line
    expected: Count | None = None


MESSAGES: tuple[type, ...] = (
    *(EnrolRequest, EnrolAnswer, SessionRequest, SessionAnswer, EventBatch, EventsAnswer),
    *(
        ChangesPage,
        Checkpoint,
        BookingsPage,
        EvaluationsPage,
        AnswersPage,
        HeartbeatRequest,
        HeartbeatAnswer,
        CommandsAnswer,
        ErrorAnswer,
    ),
)
"""Every message that travels as a whole body."""


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8 unescaped: the form that is hashed and signed."""
    return msgspec.json.encode(value, order="sorted")


def fingerprint(event: Event) -> str:
    """SHA-256 of what happened, apart from where it stands in the terminal's line."""
    told = [event.key, event.kind, event.occurred_at, event.payload]
    return hashlib.sha256(canonical(told)).hexdigest()


def document_hash(doc: object) -> str:
    """SHA-256 of a document's canonical form."""
    return hashlib.sha256(canonical(doc)).hexdigest()


def signed_bytes(message: SessionRequest | Checkpoint) -> bytes:
    """What the signature of ``message`` covers: all of it but the signature, and its name."""
    fields = {name: getattr(message, name) for name in type(message).__dataclass_fields__}
    del fields["signature"]
    return type(message).__name__.encode() + b"\n" + canonical(fields)


@dataclass(slots=True)
class TypeDigest:
    """Count and hash of one type's documents, fed in the order of their ids."""

    count: int = 0
    _hash: Any = field(default_factory=hashlib.sha256)

    def add(self, identity: str, rev: int, sha256: str) -> None:
        """Takes in one live document."""
        self.count += 1
        self._hash.update(canonical([identity, rev, sha256]) + b"\n")

    def hexdigest(self) -> str:
        """The hash over all documents taken in."""
        return str(self._hash.hexdigest())
