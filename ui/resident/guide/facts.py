"""The figures and places of a guide, as short texts that a resident sees at a glance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from kiosk.content.model import Organ, ServiceItem, TimeLimit
from kiosk.content.terms import CaseType, Channel, Label, LimitUnit, TaskType

translate = QCoreApplication.translate

Row = dict[str, object]

_BRIGHT = frozenset({Label.AT_MOST_ONE_TRIP, Label.NO_TRIP, Label.AT_ONCE})
_TASK_TYPES = {
    TaskType.LICENCE: "行政许可",
    TaskType.PENALTY: "行政处罚",
    TaskType.COERCION: "行政强制",
    TaskType.LEVY: "行政征收",
    TaskType.BENEFIT: "行政给付",
    TaskType.INSPECTION: "行政检查",
    TaskType.CONFIRMATION: "行政确认",
    TaskType.REWARD: "行政奖励",
    TaskType.ADJUDICATION: "行政裁决",
    TaskType.OTHER_POWER: "其他行政权力",
    TaskType.PUBLIC_SERVICE: "公共服务",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """Where, when and whom to ask; from the item, else from its organ."""

    place: str
    hours: str
    phone: str


def task_type(item: ServiceItem) -> str:
    """事项类型 in words."""
    return translate("guide", _TASK_TYPES[item.task_type])


def badges(item: ServiceItem) -> list[Row]:
    """Labels of the item, then its type; rows {text, kind}."""
    labels: list[Row] = [
        {
            "text": translate("guide", label.value),
            "kind": "ok" if label in _BRIGHT else "primary",
        }
        for label in item.labels
    ]
    return [*labels, {"text": task_type(item), "kind": "plain"}]


def facts(item: ServiceItem) -> list[Row]:
    """承诺时限, 法定时限, 收费, 到现场次数; rows {value, name}."""
    return [
        {"value": _promised(item), "name": translate("guide", "承诺时限")},
        {"value": limit_text(item.statutory_limit), "name": translate("guide", "法定时限")},
        {"value": charge_text(item), "name": translate("guide", "收费")},
        {"value": _visits(item), "name": translate("guide", "到现场次数")},
    ]


def limit_text(limit: TimeLimit | None) -> str:
    """``20 个工作日``; a dash where the source has none."""
    if limit is None:
        return "—"
    if limit.days == 0:
        return translate("guide", "当场办结")
    counter = "" if limit.unit is LimitUnit.HOUR else translate("guide", "个")
    return f"{limit.days} {counter}{translate('guide', limit.unit.value)}"


def charge_text(item: ServiceItem) -> str:
    """``40 元``, ``不收费`` or that there is a tariff."""
    if item.charges is None:
        return translate("guide", "请问窗口")
    if not item.charges:
        return translate("guide", "不收费")
    if len(item.fees) == 1 and item.fees[0].yuan:
        return translate("guide", "{0} 元").format(item.fees[0].yuan)
    return translate("guide", "按标准收")


def window_text(numbers: Sequence[str]) -> str:
    """``12–15`` for neighbours, else the numbers one by one."""
    if len(numbers) > 1 and all(number.isdigit() for number in numbers):
        row = [int(number) for number in numbers]
        if row == list(range(row[0], row[0] + len(row))):
            return f"{row[0]}–{row[-1]}"
    return "、".join(numbers)


def contact_of(item: ServiceItem, organ: Organ | None) -> Contact:
    """The item's own contact; a bare row of a list has its organ's."""
    return Contact(
        place=item.place or (organ.address if organ else ""),
        hours=item.hours or (organ.hours if organ else ""),
        phone=item.contact or (organ.phone if organ else ""),
    )


def contact_rows(item: ServiceItem, organ: Organ | None) -> list[Row]:
    """办理地点, 办理时间, 咨询电话, 更新日期; rows {icon, name, value}."""
    contact = contact_of(item, organ)
    place = f"{contact.place} {_windows(item, organ)}"
    rows: list[Row] = [
        {"icon": "place", "name": translate("guide", "地点"), "value": place.strip()},
        {"icon": "clock", "name": translate("guide", "时间"), "value": contact.hours},
        {"icon": "phone", "name": translate("guide", "电话"), "value": contact.phone},
        {"icon": "info", "name": translate("guide", "更新"), "value": _day(item.updated_on)},
    ]
    return [row for row in rows if row["value"]]


def place_lines(item: ServiceItem, organ: Organ | None, hall: str, mark: str) -> list[Row]:
    """Place, hours, telephone and what the code is for; rows {icon, value, whole, main}.

    ``value`` is short: the whole stands under the conditions. The name of the ``hall`` is left out.
    """
    contact = contact_of(item, organ)
    online = only_online(item)
    place = (
        translate("guide", "不用到大厅，扫码在网上办") if online else in_hall(contact.place, hall)
    )
    code = translate("guide", "扫码带走，版本 {0}").format(mark)
    lines = (
        ("place", place if online else f"{place} {_windows(item, organ)}".strip()),
        ("clock", "" if online else contact.hours),
        ("phone", contact.phone),
    )
    rows: list[Row] = [
        {"icon": icon, "value": first_clause(whole), "whole": whole, "main": True}
        for icon, whole in lines
        if whole
    ]
    return [*rows, {"icon": "qr", "value": code, "whole": code, "main": False}]


def in_hall(place: str, hall: str) -> str:
    """A place without the street and the name of the hall in which its reader stands."""
    return place.partition(hall)[2].strip() or place


def only_online(item: ServiceItem) -> bool:
    """Whether nobody at a window takes it: there is an address for it, and no window."""
    at_window = bool(item.windows) or Channel.WINDOW in item.channels
    return bool(item.online_url) and not at_window


def first_clause(text: str) -> str:
    """Up to the first stop outside brackets, if a figure stands there: the rest adds to it."""
    found = re.match(r"(?:（[^）]*）|[^，；。（]|（)*", text)
    first = found.group() if found else text
    return first if any(sign.isdigit() for sign in first) else text


def _windows(item: ServiceItem, organ: Organ | None) -> str:
    windows = item.windows or (organ.windows if organ else ())
    return translate("guide", "{0} 号窗口").format(window_text(windows)) if windows else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _promised(item: ServiceItem) -> str:
    if item.case_type is CaseType.IMMEDIATE:
        return translate("guide", "当场办结")
    return limit_text(item.promised_limit)


def _visits(item: ServiceItem) -> str:
    if item.visits is None:
        return translate("guide", "请问窗口")
    if item.visits == 0:
        return translate("guide", "不用跑")
    return translate("guide", "{0} 次").format(item.visits)
