"""What residents read: service items with their guides, organs, windows, notices, policies.

The fields of :class:`ServiceItem` are those of GB/T 39046-2020 and of the 实施清单 in use.
Plain frozen dataclasses: the codec in ``codec.py`` turns them into the exchange documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.content.public_terms import InterpretationForm, PolicyKind, PublicColumn
from kiosk.content.terms import (
    Audience,
    CaseType,
    Channel,
    ItemState,
    Label,
    LimitUnit,
    MaterialForm,
    MaterialKind,
    MaterialSource,
    Necessity,
    TaskType,
    UseLevel,
    Validity,
)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit: ``days`` counted in ``unit``; ``note`` explains what is not counted."""

    days: int
    unit: LimitUnit = LimitUnit.WORKING_DAY
    note: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """申请材料: one thing to bring."""

    name: str
    kind: MaterialKind = MaterialKind.ORIGINAL
    form: MaterialForm = MaterialForm.PAPER
    originals: int = 1
    copies: int = 0
    size: str = ""
    necessity: Necessity = Necessity.REQUIRED
    condition: str = ""
    """When a conditional material is asked for, in the resident's words."""
    source: MaterialSource = MaterialSource.APPLICANT
    source_note: str = ""
    issuer: str = ""
    blank_form: str = ""
    sample: str = ""
    filling_notes: str = ""
    acceptance: str = ""
    basis: str = ""
    form_code: str = ""
    """Code of the form that can be viewed and printed, blank and as a sample."""
    when: tuple[str, ...] = ()
    """Keys of situation options; empty: always asked. See :mod:`kiosk.content.situations`."""


@dataclass(frozen=True, slots=True)
class SituationOption:
    """One answer to a situation question; ``key`` is unique within the item."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Situation:
    """情形: a question whose answer decides which materials are needed."""

    question: str
    options: tuple[SituationOption, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What changed in a guide, for residents who knew the old one."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """办理流程: one step, who does it and how long it takes."""

    name: str
    office: str = ""
    limit: str = ""
    detail: str = ""
    special: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """收费项目: ``standard`` is the wording of the tariff, ``yuan`` the plain amount if fixed."""

    name: str
    standard: str
    basis: str
    yuan: str = ""
    relief: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """常见问题."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """事项 with its whole 办事指南.

    ``complete`` is False for a row of a bare list (name, code, department, address): such an
    item is found and shows its QR code, but has no guide text yet.
    """

    code: str
    """实施编码: the identity of the item."""
    name: str
    department: str
    task_type: TaskType
    complete: bool = False
    short_name: str = ""
    """Everyday name for tiles and codes; the full name when empty."""
    aliases: tuple[str, ...] = ()
    """What people call it, for search."""
    main_item: str = ""
    catalog_code: str = ""
    handle_item_code: str = ""
    department_code: str = ""
    department_kind: str = ""
    legal_basis: tuple[str, ...] = ()
    power_source: str = ""
    use_level: UseLevel | None = None
    authority_split: str = ""
    use_content: str = ""
    entrusted_to: str = ""
    joint_departments: str = ""
    handling_office: str = ""
    audiences: tuple[Audience, ...] = ()
    themes: tuple[str, ...] = ()
    local_theme: str = ""
    case_type: CaseType | None = None
    statutory_limit: TimeLimit | None = None
    promised_limit: TimeLimit | None = None
    conditions: tuple[str, ...] = ()
    quantity_limit: str = ""
    steps: tuple[ProcessStep, ...] = ()
    special_procedure: str = ""
    result_name: str = ""
    result_kind: str = ""
    result_sample: str = ""
    charges: bool | None = None
    """是否收费: None means the source left it blank, which lint reports as an error."""
    fees: tuple[Fee, ...] = ()
    channels: tuple[Channel, ...] = ()
    visits: int | None = None
    visit_reason: str = ""
    service_range: str = ""
    labels: tuple[Label, ...] = ()
    can_book: bool = False
    can_pay_online: bool = False
    can_post: bool = False
    in_hall: bool = True
    on_terminal: bool = False
    online_depth: str = ""
    online_url: str = ""
    mobile_url: str = ""
    place: str = ""
    windows: tuple[str, ...] = ()
    """Window numbers of the hall, e.g. ("12", "13")."""
    business: str = ""
    """Code of the queue business that serves the item; empty when it takes no ticket."""
    transport: str = ""
    hours: str = ""
    contact: str = ""
    complaint: str = ""
    rights: str = ""
    review_office: str = ""
    litigation_court: str = ""
    intermediary: str = ""
    materials: tuple[Material, ...] = ()
    situations: tuple[Situation, ...] = ()
    questions: tuple[Question, ...] = ()
    related: tuple[str, ...] = ()
    """Codes of items that people need next or instead."""
    life_events: tuple[str, ...] = ()
    """Events of life that the item belongs to, such as 出生 or 就业."""
    changes: tuple[ItemChange, ...] = ()
    reviewed_on: date | None = None
    """When its department last confirmed the guide."""
    version: str = ""
    state: ItemState = ItemState.IN_FORCE
    effective_on: date | None = None
    cancelled_on: date | None = None
    updated_on: date | None = None
    source: str = ""

    @property
    def tile_name(self) -> str:
        """The name for tiles and QR codes."""
        return self.short_name or self.name


@dataclass(frozen=True, slots=True)
class Organ:
    """机关/部门: who answers for what, where and when."""

    code: str
    name: str
    short_name: str
    duties: tuple[str, ...]
    address: str
    hours: str
    phone: str
    complaint_phone: str = ""
    head: str = ""
    website: str = ""
    windows: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """窗口 of the hall: ``x`` and ``y`` are its place on its floor's plan, 0–1000 each."""

    number: str
    name: str
    department: str
    floor: str
    zone: str
    businesses: tuple[str, ...] = ()
    x: int = 0
    y: int = 0


@dataclass(frozen=True, slots=True)
class Business:
    """业务: what a queue is for. ``hours`` are "HH:MM-HH:MM" spans; empty means all day."""

    code: str
    name: str
    prefix: str
    windows: tuple[str, ...]
    hours: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    """ISO weekdays; make-up work days count as working days."""
    daily_quota: int | None = None
    summary: str = ""
    remind: str = ""
    """What to have ready, printed on the slip."""
    order: int = 0
    real_name: bool = False
    """实名取号: a ticket needs an identity number; one open ticket per person."""
    appointments: tuple[str, ...] = ()
    """预约时段 with their quotas, "HH:MM-HH:MM=6"; empty: no appointments are made for it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """公告 of the hall."""

    code: str
    title: str
    body: tuple[str, ...]
    published_on: date
    until: date | None = None
    issuer: str = ""
    important: bool = False
    label: str = ""
    """What kind of notice it is, e.g. 项目公示; empty: 公告."""


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """政策文件; dates and number as read from the text, empty when the text has none."""

    code: str
    title: str
    body: tuple[str, ...]
    issuer: str = ""
    document_number: str = ""
    category: str = ""
    theme: str = ""
    made_on: date | None = None
    published_on: date | None = None
    effective_on: date | None = None
    validity: Validity = Validity.UNKNOWN
    addressee: str = ""
    source: str = ""
    kind: PolicyKind = PolicyKind.POLICY
    column: PublicColumn | None = None
    """Which of the four fixed columns it stands in."""
    abstract: str = ""
    index_number: str = ""
    """索引号."""
    issue: str = ""
    """Issue of the gazette, such as 2026 年第 3 期."""
    ended_on: date | None = None
    """When it lapsed or was repealed."""
    replaces: tuple[str, ...] = ()
    """Codes of the documents that this one repeals or amends."""
    interprets: tuple[str, ...] = ()
    """Codes of the documents that this one explains."""
    interpretation: InterpretationForm | None = None
    questions: tuple[Question, ...] = ()
    cards: tuple[FactCard, ...] = ()
    """A picture interpretation: short figures and sentences, drawn by the program."""


@dataclass(frozen=True, slots=True)
class FactCard:
    """One field of a picture interpretation."""

    heading: str
    figure: str
    text: str


@dataclass(frozen=True, slots=True)
class Room:
    """A named place on the hall plan: rectangle in 0–1000 coordinates of its floor."""

    name: str
    x: int
    y: int
    width: int
    height: int
    kind: str = "zone"
    """zone, service, entrance, lift, stairs, toilet, waiting, terminal."""
    terminals: tuple[str, ...] = ()
    """Numbers of the terminals that stand there."""


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """One floor of the hall."""

    floor: str
    name: str
    rooms: tuple[Room, ...]


@dataclass(frozen=True, slots=True)
class Hall:
    """大厅: name, address, hours, hotline and the plan of its floors."""

    code: str
    name: str
    region: str
    address: str
    hours: str
    phone: str
    hotline: str
    transport: str
    floors: tuple[FloorPlan, ...]
    popular: tuple[str, ...] = ()
    """Codes of the items most asked for, for the home page's chips."""
