"""What residents read: service items with their guides, organs, windows, notices, policies.

The fields of :class:`ServiceItem` are those of GB/T 39046-2020 and of the 实施清单 in use.
Plain frozen dataclasses: the codec in ``codec.py`` turns them into the exchange documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TaskType(StrEnum):
    """事项类型, with the two-digit codes of the exchange tables."""

    LICENCE = "01"
    PENALTY = "02"
    COERCION = "03"
    LEVY = "04"
    BENEFIT = "05"
    INSPECTION = "06"
    CONFIRMATION = "07"
    REWARD = "08"
    ADJUDICATION = "09"
    OTHER_POWER = "10"
    PUBLIC_SERVICE = "20"


class UseLevel(StrEnum):
    """行使层级."""

    NATIONAL = "1"
    PROVINCE = "2"
    CITY = "3"
    COUNTY = "4"
    TOWN = "5"
    VILLAGE = "6"
    BY_LEVEL = "7"


class Audience(StrEnum):
    """服务对象."""

    PERSON = "1"
    COMPANY = "2"
    INSTITUTION = "3"
    SOCIAL_ORGANISATION = "4"
    ORGAN = "5"
    OTHER = "6"


class CaseType(StrEnum):
    """办件类型: decided while the resident waits, or within a promised limit."""

    IMMEDIATE = "即办件"
    PROMISED = "承诺件"


class LimitUnit(StrEnum):
    """Unit of a time limit."""

    WORKING_DAY = "工作日"
    CALENDAR_DAY = "自然日"
    HOUR = "小时"
    MONTH = "月"


class Channel(StrEnum):
    """办理形式."""

    WINDOW = "窗口办理"
    ONLINE = "网上办理"
    MOBILE = "移动端办理"
    COURIER = "快递申请"
    TERMINAL = "自助终端办理"


class Label(StrEnum):
    """Labels that residents see on an item."""

    AT_ONCE = "马上办"
    ONLINE = "网上办"
    NEARBY = "就近办"
    ONE_VISIT = "一次办"
    AT_MOST_ONE_TRIP = "最多跑一次"
    NO_TRIP = "一次不用跑"
    CITY_WIDE = "全城通办"
    ALL_ONLINE = "全程网办"


class MaterialKind(StrEnum):
    """材料类型."""

    ORIGINAL = "原件"
    COPY = "复印件"
    ORIGINAL_AND_COPY = "原件和复印件"
    ORIGINAL_OR_COPY = "原件或复印件"


class MaterialForm(StrEnum):
    """材料形式."""

    PAPER = "纸质"
    ELECTRONIC = "电子"
    PAPER_OR_ELECTRONIC = "纸质或电子"


class Necessity(StrEnum):
    """材料必要性."""

    REQUIRED = "必要"
    CONDITIONAL = "非必要"
    LATER = "容缺后补"


class MaterialSource(StrEnum):
    """材料来源渠道."""

    APPLICANT = "申请人自备"
    GOVERNMENT = "政府部门核发"
    OTHER = "其他"


class ItemState(StrEnum):
    """Whether the item is in use."""

    IN_FORCE = "在用"
    SUSPENDED = "暂停"
    CANCELLED = "取消"


class Validity(StrEnum):
    """有效性 of a policy document."""

    VALID = "有效"
    INVALID = "失效"
    REPEALED = "废止"
    AMENDED = "修订"
    UNKNOWN = "未标注"


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
    questions: tuple[Question, ...] = ()
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
