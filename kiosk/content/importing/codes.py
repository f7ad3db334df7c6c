"""The codes of the exchange tables and the words that people write instead of them.

Words are always understood; codes as the national elements of the 实施清单 number them. A value
that is neither is left out and remarked, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from kiosk.content.importing.theme_codes import COMPANY_THEMES, LOCAL_THEMES, PERSON_THEMES
from kiosk.content.normalise import key_of
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
)

_E = TypeVar("_E", bound=StrEnum)

_TASK_TYPES = {
    "行政许可": TaskType.LICENCE,
    "行政处罚": TaskType.PENALTY,
    "行政强制": TaskType.COERCION,
    "行政征收": TaskType.LEVY,
    "行政给付": TaskType.BENEFIT,
    "行政检查": TaskType.INSPECTION,
    "行政确认": TaskType.CONFIRMATION,
    "行政奖励": TaskType.REWARD,
    "行政裁决": TaskType.ADJUDICATION,
    "其他行政权力": TaskType.OTHER_POWER,
    "其他权力": TaskType.OTHER_POWER,
    "其他": TaskType.OTHER_POWER,
    "公共服务": TaskType.PUBLIC_SERVICE,
}
TASK_TYPE_WORDS: Mapping[TaskType, str] = {
    kind: word for word, kind in reversed(_TASK_TYPES.items())
}
"""The usual word of each type."""

_LEVELS = {
    "国家级": UseLevel.NATIONAL,
    "国家": UseLevel.NATIONAL,
    "省级": UseLevel.PROVINCE,
    "省": UseLevel.PROVINCE,
    "自治区级": UseLevel.PROVINCE,
    "市级": UseLevel.CITY,
    "市": UseLevel.CITY,
    "设区的市级": UseLevel.CITY,
    "盟市级": UseLevel.CITY,
    "县级": UseLevel.COUNTY,
    "县": UseLevel.COUNTY,
    "区县级": UseLevel.COUNTY,
    "县区级": UseLevel.COUNTY,
    "旗县级": UseLevel.COUNTY,
    "乡镇级": UseLevel.TOWN,
    "乡级": UseLevel.TOWN,
    "乡镇街道级": UseLevel.TOWN,
    "镇乡街道级": UseLevel.TOWN,
    "村级": UseLevel.VILLAGE,
    "村社区级": UseLevel.VILLAGE,
    "按权限分级": UseLevel.BY_LEVEL,
    "分级": UseLevel.BY_LEVEL,
}
_AUDIENCES = {
    "自然人": Audience.PERSON,
    "个人": Audience.PERSON,
    "企业法人": Audience.COMPANY,
    "企业": Audience.COMPANY,
    "事业法人": Audience.INSTITUTION,
    "事业单位": Audience.INSTITUTION,
    "社会组织法人": Audience.SOCIAL_ORGANISATION,
    "社会组织": Audience.SOCIAL_ORGANISATION,
    "行政机关": Audience.ORGAN,
    "其他": Audience.OTHER,
    "其他组织": Audience.OTHER,
    "非法人企业": Audience.OTHER,
}
_CASE_TYPES = {
    "1": CaseType.IMMEDIATE,
    "2": CaseType.PROMISED,
    "即办": CaseType.IMMEDIATE,
    "承诺": CaseType.PROMISED,
}
_UNITS = {
    "1": LimitUnit.WORKING_DAY,
    "工作日": LimitUnit.WORKING_DAY,
    "个工作日": LimitUnit.WORKING_DAY,
    "2": LimitUnit.CALENDAR_DAY,
    "自然日": LimitUnit.CALENDAR_DAY,
    "个自然日": LimitUnit.CALENDAR_DAY,
    "日": LimitUnit.CALENDAR_DAY,
    "天": LimitUnit.CALENDAR_DAY,
    "3": LimitUnit.HOUR,
    "小时": LimitUnit.HOUR,
    "个小时": LimitUnit.HOUR,
    "4": LimitUnit.MONTH,
    "月": LimitUnit.MONTH,
    "个月": LimitUnit.MONTH,
}
_CHANNELS = {
    "1": Channel.WINDOW,
    "窗口": Channel.WINDOW,
    "现场办理": Channel.WINDOW,
    "2": Channel.ONLINE,
    "网上": Channel.ONLINE,
    "网办": Channel.ONLINE,
    "3": Channel.COURIER,
    "快递": Channel.COURIER,
    "邮寄": Channel.COURIER,
    "4": Channel.MOBILE,
    "移动端": Channel.MOBILE,
    "手机": Channel.MOBILE,
    "5": Channel.TERMINAL,
    "自助终端": Channel.TERMINAL,
    "自助办理": Channel.TERMINAL,
}
_STATES = {
    "1": ItemState.IN_FORCE,
    "2": ItemState.SUSPENDED,
    "3": ItemState.CANCELLED,
    "有效": ItemState.IN_FORCE,
    "已取消": ItemState.CANCELLED,
}
_LABELS = {"最多跑一趟": Label.AT_MOST_ONE_TRIP, "零跑腿": Label.NO_TRIP, "一次不跑": Label.NO_TRIP}
_MATERIAL_KINDS = {
    "1": MaterialKind.ORIGINAL,
    "2": MaterialKind.COPY,
    "3": MaterialKind.ORIGINAL_AND_COPY,
    "4": MaterialKind.ORIGINAL_OR_COPY,
    "原件复印件": MaterialKind.ORIGINAL_AND_COPY,
    "原件及复印件": MaterialKind.ORIGINAL_AND_COPY,
}
_MATERIAL_FORMS = {
    "1": MaterialForm.PAPER,
    "2": MaterialForm.ELECTRONIC,
    "3": MaterialForm.PAPER_OR_ELECTRONIC,
    "纸质材料": MaterialForm.PAPER,
    "电子文件": MaterialForm.ELECTRONIC,
    "电子版": MaterialForm.ELECTRONIC,
    "纸质电子": MaterialForm.PAPER_OR_ELECTRONIC,
    "纸质和电子": MaterialForm.PAPER_OR_ELECTRONIC,
    "纸质或电子版": MaterialForm.PAPER_OR_ELECTRONIC,
}
_NECESSITIES = {
    "1": Necessity.REQUIRED,
    "是": Necessity.REQUIRED,
    "必需": Necessity.REQUIRED,
    "必须": Necessity.REQUIRED,
    "必要材料": Necessity.REQUIRED,
    "2": Necessity.CONDITIONAL,
    "0": Necessity.CONDITIONAL,
    "否": Necessity.CONDITIONAL,
    "非必需": Necessity.CONDITIONAL,
    "非必要材料": Necessity.CONDITIONAL,
    "3": Necessity.LATER,
    "容缺": Necessity.LATER,
    "可容缺": Necessity.LATER,
}
_SOURCES = {
    "1": MaterialSource.APPLICANT,
    "10": MaterialSource.APPLICANT,
    "自备": MaterialSource.APPLICANT,
    "申请人": MaterialSource.APPLICANT,
    "2": MaterialSource.GOVERNMENT,
    "20": MaterialSource.GOVERNMENT,
    "政府部门": MaterialSource.GOVERNMENT,
    "政府核发": MaterialSource.GOVERNMENT,
    "政府部门出具": MaterialSource.GOVERNMENT,
    "99": MaterialSource.OTHER,
}
_FLAGS = {
    "1": True,
    "是": True,
    "有": True,
    "支持": True,
    "收费": True,
    "y": True,
    "0": False,
    "否": False,
    "无": False,
    "不": False,
    "不支持": False,
    "不收费": False,
    "免费": False,
    "n": False,
}

DEPARTMENT_KINDS = {"1": "法定机关", "2": "授权组织", "3": "受委托组织"}
POWER_SOURCES = {
    "1": "法定本级行使",
    "2": "上级下放",
    "3": "上级授权",
    "4": "同级授权",
    "5": "上级委托",
    "6": "同级委托",
}
RESULT_KINDS = {"10": "证照", "20": "批文", "30": "其他", "99": "无"}
RANGES = {
    "1": "全国通办",
    "2": "全省通办",
    "3": "全市通办",
    "4": "全县通办",
    "5": "全镇通办",
    "6": "全村通办",
}
DEPTHS = {
    "1": "网上咨询",
    "2": "网上收件",
    "3": "网上预审",
    "4": "网上受理",
    "5": "网上办理",
    "6": "网上反馈办理结果",
    "7": "网上反馈电子证照",
}


def _term(kind: type[_E], text: str, known: Mapping[str, _E]) -> _E:
    """A term by its own word, another word for it, or its code.

    Raises:
        ValueError: when it is none of them.
    """
    key = key_of(text)
    if key in known:
        return known[key]
    own = {key_of(member.value): member for member in kind}
    found = own.get(key) or own.get(key.lstrip("0"))
    if found is None:
        raise ValueError(text)
    return found


def several(text: str) -> list[str]:
    """The parts of a cell that holds more than one value."""
    parts = re.split(r"[\^,，;；、|/\s]+", text)
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def task_type(text: str) -> TaskType:
    """``1``, ``01``, ``０１`` or the word; raises ValueError."""
    key = key_of(text)
    if key.isdecimal():
        return TaskType(key.zfill(2) if len(key) < 2 else key)
    return _term(TaskType, key, {key_of(word): kind for word, kind in _TASK_TYPES.items()})


def use_level(text: str) -> UseLevel:
    """The first level of ``县级（区级）`` or ``4``; raises ValueError."""
    return _term(UseLevel, re.split(r"[（(、^]", text)[0], _LEVELS)


def audiences(text: str) -> tuple[Audience, ...]:
    """``1^2`` or ``自然人、企业法人``; raises ValueError."""
    return tuple(dict.fromkeys(_term(Audience, part, _AUDIENCES) for part in several(text)))


def case_type(text: str) -> CaseType:
    """``即办件``, ``承诺件`` or its code; raises ValueError."""
    return _term(CaseType, text, _CASE_TYPES)


def limit_unit(text: str) -> LimitUnit:
    """``工作日``, ``天``, ``小时``, ``月`` or its code; raises ValueError."""
    return _term(LimitUnit, text, _UNITS) if text.strip() else LimitUnit.WORKING_DAY


def channels(text: str) -> tuple[Channel, ...]:
    """Raises ValueError."""
    return tuple(dict.fromkeys(_term(Channel, part, _CHANNELS) for part in several(text)))


def labels(text: str) -> tuple[Label, ...]:
    """Raises ValueError."""
    return tuple(dict.fromkeys(_term(Label, part, _LABELS) for part in several(text)))


def item_state(text: str) -> ItemState:
    """Raises ValueError."""
    return _term(ItemState, text, _STATES)


def material_kind(text: str) -> MaterialKind:
    """Raises ValueError."""
    return _term(MaterialKind, text, _MATERIAL_KINDS)


def material_form(text: str) -> MaterialForm:
    """Raises ValueError."""
    return _term(MaterialForm, text, _MATERIAL_FORMS)


def necessity(text: str) -> Necessity:
    """Raises ValueError."""
    return _term(Necessity, text, _NECESSITIES)


def material_source(text: str) -> MaterialSource:
    """Raises ValueError."""
    return _term(MaterialSource, text, _SOURCES)


def flag(text: str) -> bool:
    """是 or 否, 1 or 0; raises ValueError."""
    found = _FLAGS.get(key_of(text))
    if found is None:
        raise ValueError(text)
    return found


def coded(text: str, known: Mapping[str, str]) -> str:
    """The word of a code; words stay as they are. Raises ValueError for a code nobody knows."""
    key = key_of(text)
    if not key.isascii():
        return text
    return known.get(key) or known.get(key.lstrip("0")) or _unknown(text)


def themes(text: str, *, of_persons: bool) -> tuple[str, ...]:
    """Themes by code or word; a place's own theme (998) says nothing and is left out.

    Raises:
        ValueError: for a code nobody knows.
    """
    known = PERSON_THEMES if of_persons else COMPANY_THEMES
    bare = re.sub(r"[（(][^（()）]*[）)]", "", text)
    parts = [part for part in several(bare) if part != LOCAL_THEMES]
    return tuple(
        dict.fromkeys(
            part if not part.isascii() else known.get(part) or _unknown(part) for part in parts
        )
    )


def _unknown(text: str) -> str:
    raise ValueError(text)
