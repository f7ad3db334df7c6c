"""要求说明理由: applications of excessive number or frequency (Article 35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.window.applications.acts.act import (
    Act,
    Answers,
    Office,
    day_field,
    form_of,
    upto_today,
)
from ui.window.forms.model import Field, Form

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail

translate = QCoreApplication.translate


def _ask(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "ask_reasons",
        translate("window", "要求说明理由"),
        translate("window", "要求说明理由"),
        office,
        text=translate("window", "申请的数量、频次明显超过合理范围的，可以要求说明理由。"),
        fields=lambda _: [
            Field("why", translate("window", "为什么认为超过合理范围"), "block", limit=1000),
            day_field("on", translate("window", "提出之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "on"),
    )


def _accept(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "accept_reasons",
        translate("window", "理由成立"),
        translate("window", "理由成立，继续办理"),
        office,
        text=translate(
            "window", "理由合理但无法在期限内答复的，可以确定延迟答复的合理期限并告知申请人。"
        ),
        fields=lambda _: [
            day_field("on", translate("window", "认定之日"), office.today, half=True),
            Field(
                "delay_days",
                translate("window", "延迟答复（工作日）"),
                "number",
                value="0",
                limit=2,
                half=True,
                hint=translate("window", "能按期答复的填 0。"),
            ),
            Field("note", translate("window", "说明"), "block", required=False, limit=500),
        ],
        check=lambda values: upto_today(values, office, "on"),
    )


def _refuse(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "refuse_excessive",
        translate("window", "理由不合理，不予处理"),
        translate("window", "不予处理"),
        office,
        text=translate("window", "按《条例》第三十五条告知申请人不予处理（年报 五.4）。"),
        danger=True,
        fields=lambda _: [
            Field("reasons", translate("window", "认定理由不合理的依据"), "block", limit=2000),
            day_field("on", translate("window", "答复之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "on"),
    )


def _do_ask(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.ask_reasons(
        case.number, why=given.text("why"), on=given.day("on"), **given.tools
    )


def _do_accept(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.accept_reasons(
        case.number,
        on=given.day("on"),
        delay_days=given.number("delay_days"),
        note=given.text("note"),
        **given.tools,
    )


def _do_refuse(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.refuse_excessive(
        case.number, reasons=given.text("reasons"), on=given.day("on"), **given.tools
    )


ACTS = (
    Act("ask_reasons", _ask, _do_ask, translate("window", "{0} 已要求说明理由。")),
    Act("accept_reasons", _accept, _do_accept, translate("window", "{0} 的理由成立，继续办理。")),
    Act("refuse_excessive", _refuse, _do_refuse, translate("window", "{0} 已答复不予处理。")),
)
