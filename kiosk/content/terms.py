"""The fixed terms of a service item, with the codes and words of the exchange tables."""

from __future__ import annotations

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
