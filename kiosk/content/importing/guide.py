"""When a guide is whole: a resident learns what to bring, where, when, how much and how long."""

from __future__ import annotations

from kiosk.content.model import ServiceItem
from kiosk.content.terms import CaseType

_NOTHING_ASKED = ("无需材料", "不需要材料", "免提交")


def lacking(item: ServiceItem) -> list[str]:
    """What a resident would look for and not find; empty when the guide is whole."""
    asked = {
        "申请材料": bool(item.materials)
        or any(word in text for text in item.conditions for word in _NOTHING_ASKED),
        "受理条件": bool(item.conditions),
        "办理流程": bool(item.steps),
        "办理地点": bool(item.place or item.windows or item.visits == 0),
        "办理时间": bool(item.hours or item.visits == 0),
        "是否收费": item.charges is not None and (not item.charges or bool(item.fees)),
        "办结时限": _has_limit(item),
        "咨询方式": bool(item.contact),
        "设定依据": bool(item.legal_basis),
    }
    return [name for name, there in asked.items() if not there]


def complete(item: ServiceItem) -> bool:
    """Whether nothing is lacking."""
    return not lacking(item)


def _has_limit(item: ServiceItem) -> bool:
    return (
        item.promised_limit is not None
        or item.statutory_limit is not None
        or item.case_type is CaseType.IMMEDIATE
    )
