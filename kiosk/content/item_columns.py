"""The columns of a list of service items, whatever the list calls them, and what they hold.

Known are the names of this project's lists, those that people write in Chinese, and those of the
exchange tables (dn_task_general_basic and its extension).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from kiosk.common.errors import Rejected
from kiosk.content.chinese_dates import find_date
from kiosk.content.model import TimeLimit
from kiosk.content.normalise import key_of
from kiosk.content.terms import Audience, CaseType, ItemState, LimitUnit, TaskType, UseLevel

REQUIRED = {"name": "事项名称", "code": "实施编码", "department": "实施主体"}
"""Without these columns a list is not a list of service items."""

_NAMES: dict[str, tuple[str, ...]] = {
    "name": ("name", "item_name", "task_name", "事项名称", "名称", "事项", "办理事项名称"),
    "code": ("item_code", "code", "task_code", "实施编码", "事项编码", "实施清单编码", "编码"),
    "department": (
        *("department", "dept", "dept_name", "org_name", "实施主体", "实施主体名称"),
        *("部门", "部门名称", "实施部门", "所属部门", "实施机关", "单位", "单位名称"),
    ),
    "main_item": ("main_item", "parent_item", "主项", "主项名称", "大项", "主事项", "主事项名称"),
    "task_type": ("task_type", "type", "事项类型", "类型"),
    "online_url": (
        *("url", "online_url", "link", "link_addr", "online_handle_url", "网址", "链接"),
        *("办事指南地址", "电脑端地址", "在线办理地址", "网上办理地址"),
    ),
    "mobile_url": ("mobile_url", "mobile_terminal_url", "移动端地址", "移动端办理地址"),
    "catalog_code": ("catalog_code", "基本编码", "目录编码"),
    "handle_item_code": ("task_handle_item", "业务办理项编码"),
    "department_code": ("dept_code", "department_code", "实施主体编码", "部门编码"),
    "department_kind": ("dept_type", "实施主体性质"),
    "version": ("task_version", "version", "版本", "事项版本"),
    "state": ("task_state", "state", "事项状态", "状态"),
    "use_level": ("use_level", "行使层级"),
    "power_source": ("power_source", "权力来源"),
    "legal_basis": ("by_law", "legal_basis", "设定依据", "法律依据"),
    "entrusted_to": ("entrust_name", "委托部门"),
    "joint_departments": ("other_dept", "联办机构"),
    "audiences": ("server_type", "服务对象"),
    "case_type": ("project_type", "办件类型"),
    "statutory_days": ("anticipate_day", "法定办结时限"),
    "statutory_unit": ("anticipate_type", "法定办结时限单位"),
    "statutory_note": ("anticipate_explain", "法定办结时限说明"),
    "promised_days": ("promise_day", "承诺办结时限"),
    "promised_unit": ("promise_type", "承诺办结时限单位"),
    "promised_note": ("promise_explain", "承诺办结时限说明"),
    "conditions": ("accept_condition", "受理条件"),
    "special_procedure": ("special_procedure", "特别程序"),
    "charges": ("is_fee", "是否收费"),
    "visits": ("limit_scene_num", "到办事现场次数"),
    "visit_reason": ("limit_scene_explain", "必须现场办理原因"),
    "place": ("transact_addr", "办理地点"),
    "hours": ("transact_time", "办理时间"),
    "contact": ("link_way", "咨询方式", "咨询电话"),
    "complaint": ("supervise_way", "监督投诉方式", "投诉电话", "监督电话"),
    "quantity_limit": ("limit_explain", "数量限制"),
    "service_range": ("handle_area", "通办范围"),
    "result_name": ("result_name", "审批结果名称", "结果名称"),
    "result_kind": ("result_type", "审批结果类型", "结果类型"),
    "effective_on": ("plan_effective_date", "计划生效日期"),
    "cancelled_on": ("plan_cancel_date", "计划取消日期"),
    "operation": ("cd_operation", "同步类型"),
}


def label_of(field: str) -> str:
    """What people call a column."""
    return next((name for name in _NAMES[field] if not name.isascii()), field)


def _header_key(written: str) -> str:
    """``Task_Name`` and ``task name`` are the same column; so are widths and cases."""
    return key_of(written)


_BY_NAME = {_header_key(name): field for field, names in _NAMES.items() for name in names}


def match_header(header: Sequence[str]) -> dict[str, int]:
    """Which column holds which field; of two columns for one field the first counts.

    Raises:
        Rejected: ``import.header_missing`` naming the columns that are not there.
    """
    found: dict[str, int] = {}
    for at, written in enumerate(header):
        field = _BY_NAME.get(_header_key(written))
        if field is not None:
            found.setdefault(field, at)
    missing = [label for field, label in REQUIRED.items() if field not in found]
    if missing:
        raise Rejected("import.header_missing", columns="、".join(missing))
    return found


TASK_TYPE_WORDS = {
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
    "其他": TaskType.OTHER_POWER,
    "公共服务": TaskType.PUBLIC_SERVICE,
}


def parse_task_type(text: str) -> TaskType:
    """``1``, ``01``, ``０１`` or the word.

    Raises:
        ValueError: when it is none of the types.
    """
    key = key_of(text)
    if key.isdigit():
        return TaskType(key.zfill(2) if len(key) < 2 else key)
    word = next((kind for name, kind in TASK_TYPE_WORDS.items() if key_of(name) == key), None)
    if word is None:
        raise ValueError(text)
    return word


_UNITS = {
    "": LimitUnit.WORKING_DAY,
    "工作日": LimitUnit.WORKING_DAY,
    "个工作日": LimitUnit.WORKING_DAY,
    "自然日": LimitUnit.CALENDAR_DAY,
    "天": LimitUnit.CALENDAR_DAY,
    "小时": LimitUnit.HOUR,
    "月": LimitUnit.MONTH,
    "个月": LimitUnit.MONTH,
}


def _flag(text: str) -> bool:
    words = {"1": True, "是": True, "收费": True, "0": False, "否": False, "不收费": False}
    return words[key_of(text)]


def _number(text: str) -> int:
    key = key_of(text)
    if not re.fullmatch(r"\d{1,4}", key):
        raise ValueError(text)
    return int(key)


def _case_type(text: str) -> CaseType:
    return {"1": CaseType.IMMEDIATE, "2": CaseType.PROMISED}.get(key_of(text)) or CaseType(text)


def _audiences(text: str) -> tuple[Audience, ...]:
    words = {
        "自然人": Audience.PERSON,
        "个人": Audience.PERSON,
        "企业法人": Audience.COMPANY,
        "事业法人": Audience.INSTITUTION,
        "社会组织法人": Audience.SOCIAL_ORGANISATION,
        "社会组织": Audience.SOCIAL_ORGANISATION,
        "行政机关": Audience.ORGAN,
        "其他": Audience.OTHER,
        "其他组织": Audience.OTHER,
    }
    parts = [part.strip() for part in re.split(r"[\^,;，；、|\s]+", text) if part.strip()]
    return tuple(dict.fromkeys(words.get(part) or Audience(part) for part in parts))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _day(text: str) -> date:
    found = find_date(text)
    if found is None:
        raise ValueError(text)
    return found


def _level(text: str) -> UseLevel:
    words = {"国家级": "1", "省级": "2", "市级": "3", "县级": "4", "乡镇级": "5", "村级": "6"}
    return UseLevel(words.get(text, key_of(text)))


_PARSERS: dict[str, Callable[[str], Any]] = {
    "use_level": _level,
    "audiences": _audiences,
    "case_type": _case_type,
    "conditions": _lines,
    "legal_basis": _lines,
    "charges": _flag,
    "visits": _number,
    "effective_on": _day,
    "cancelled_on": _day,
    "state": ItemState,
}
_SPECIAL = frozenset({"operation", "task_type"}) | {
    f"{which}_{part}" for which in ("statutory", "promised") for part in ("days", "unit", "note")
}


def optional_fields(cells: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """The fields beside the required ones, and the columns whose value was not understood."""
    fields: dict[str, Any] = {}
    ignored: list[str] = []
    for name, text in cells.items():
        if not text or name in REQUIRED or name in _SPECIAL:
            continue
        try:
            fields[name] = _PARSERS.get(name, str)(text)
        except (ValueError, KeyError):
            ignored.append(name)
    for which in ("statutory", "promised"):
        days = cells.get(f"{which}_days", "")
        if not days:
            continue
        try:
            unit = _UNITS[cells.get(f"{which}_unit", "").strip()]
            note = cells.get(f"{which}_note", "")
            fields[f"{which}_limit"] = TimeLimit(_number(days), unit, note)
        except (ValueError, KeyError):
            ignored.append(f"{which}_days")
    return fields, ignored
