"""Fixing the receipt, taking up, handing over and taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.disclosure.model import RECEIPT_RULES, REPLY_DAYS
from ui.window.applications.acts.act import (
    Act,
    Answers,
    Office,
    day_field,
    form_of,
    upto_today,
)
from ui.window.forms.model import Field, Form, Values, day_of
from ui.window.registration.rules import RULE_TEXTS

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail

translate = QCoreApplication.translate


def _confirm(case: CaseDetail, office: Office) -> Form:
    def hints(values: Values) -> dict[str, str]:
        day = day_of(values, "confirmed_on", office.today)
        if day is None:
            return {}
        due = office.after(day, REPLY_DAYS)
        return {
            "confirmed_on": translate("window", "从这一天起算 20 个工作日，答复期限 {0}。").format(
                due.isoformat()
            )
        }

    return form_of(
        case,
        "confirm",
        translate("window", "确认收到"),
        translate("window", "确认收到日"),
        office,
        text=f"{case.channel.label}：{RULE_TEXTS[RECEIPT_RULES[case.channel]]}",
        fields=lambda _: [
            day_field("confirmed_on", translate("window", "双方确认的日子"), office.today)
        ],
        hints=hints,
        check=lambda values: upto_today(values, office, "confirmed_on"),
    )


def _take_up(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "take_up",
        translate("window", "承办"),
        translate("window", "承办"),
        office,
        text=translate("window", "开始办理这件申请。期限从收到之日起算，不因承办改变。"),
        fields=lambda _: [],
    )


def _assign(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "assign",
        translate("window", "转办"),
        translate("window", "转办"),
        office,
        text=translate(
            "window", "转给承办部门办理，答复期限不变；转办的人、时间和原因记在经过里。"
        ),
        fields=lambda _: [
            Field(
                "department",
                translate("window", "承办部门"),
                "choice",
                value=case.department,
                options=office.organs,
            ),
            Field(
                "handler", translate("window", "经办人工号"), required=False, limit=32, half=True
            ),
            Field("reason", translate("window", "原因"), limit=200, half=True, required=False),
        ],
    )


def _take_back(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "take_back",
        translate("window", "收回"),
        translate("window", "收回"),
        office,
        text=translate("window", "从承办部门收回，由公开机构办理。"),
        fields=lambda _: [Field("reason", translate("window", "原因"), limit=200)],
    )


def _do_confirm(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.confirm(case.number, confirmed_on=given.day("confirmed_on"), **given.tools)


def _do_take_up(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.take_up(case.number, **given.tools)


def _do_assign(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.assign(
        case.number,
        department=given.text("department"),
        handler=given.text("handler"),
        reason=given.text("reason"),
        **given.tools,
    )


def _do_take_back(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.take_back(case.number, reason=given.text("reason"), **given.tools)


ACTS = (
    Act("register", _confirm, _do_confirm, translate("window", "{0} 的收到日已确认。")),
    Act("take_up", _take_up, _do_take_up, translate("window", "{0} 已开始办理。")),
    Act("assign", _assign, _do_assign, translate("window", "{0} 已转办。")),
    Act("take_back", _take_back, _do_take_back, translate("window", "{0} 已收回。")),
)
