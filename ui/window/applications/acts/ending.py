"""After the answer: delivery, archive, amending, doing again; and withdrawal before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.disclosure.casework.terms import Delivery
from kiosk.disclosure.model import Route
from ui.window.applications.acts.act import (
    Act,
    Answers,
    Office,
    day_field,
    form_of,
    upto_today,
)
from ui.window.forms.model import Field, Form, Option

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail

translate = QCoreApplication.translate

WAYS = tuple(Option(way.value, way.label) for way in Delivery)
_USUAL = {
    Route.COLLECT: Delivery.IN_PERSON,
    Route.MAIL: Delivery.MAIL,
    Route.NETWORK: Delivery.NETWORK,
    Route.FAX: Delivery.FAX,
}


def _deliver(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "deliver",
        translate("window", "送达"),
        translate("window", "登记送达"),
        office,
        text=translate("window", "申请人要求：{0}，{1}。").format(
            case.carrier.label, case.route.label
        ),
        fields=lambda _: [
            Field(
                "how",
                translate("window", "送达方式"),
                "choice",
                options=WAYS,
                value=_USUAL[case.route],
            ),
            day_field("delivered_on", translate("window", "送达之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "delivered_on"),
    )


def _archive(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "archive",
        translate("window", "归档"),
        translate("window", "归档"),
        office,
        text=translate(
            "window", "办理完毕，案卷归档。归档后仍可以登记复议、诉讼、更正和撤销重作。"
        ),
        fields=lambda _: [],
    )


def _amend(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "amend",
        translate("window", "更正答复"),
        translate("window", "更正"),
        office,
        text=translate("window", "更正书写、引用等差错；原来的答复保留在记录里。"),
        fields=lambda _: [
            Field("text", translate("window", "更正的内容"), "block", limit=2000),
            day_field("on", translate("window", "更正之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "on"),
    )


def _redo(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "redo",
        translate("window", "撤销重作"),
        translate("window", "撤销并重新办理"),
        office,
        text=translate("window", "原答复作废，重新办理；原来的答复和文书保留在记录里。"),
        danger=True,
        fields=lambda _: [
            Field("why", translate("window", "撤销的原因或者决定文号"), "block", limit=1000),
            day_field("on", translate("window", "撤销之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "on"),
    )


def _withdraw(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "withdraw",
        translate("window", "申请人撤回"),
        translate("window", "登记撤回"),
        office,
        text=translate("window", "申请人主动撤回（年报 六.3），不再办理，不能恢复。"),
        danger=True,
        fields=lambda _: [
            Field(
                "reason",
                translate("window", "怎样撤回的"),
                limit=200,
                hint=translate("window", "例如：10 月 28 日当面书面撤回。"),
            ),
            day_field("on", translate("window", "撤回之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "on"),
        confirm=lambda _: translate("window", "{0} 撤回后不再办理。").format(case.number),
    )


def _do_deliver(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.deliver(
        case.number, how=given.text("how"), delivered_on=given.day("delivered_on"), **given.tools
    )


def _do_archive(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.archive(case.number, **given.tools)


def _do_amend(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.amend(case.number, text=given.text("text"), on=given.day("on"), **given.tools)


def _do_redo(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.redo(case.number, why=given.text("why"), on=given.day("on"), **given.tools)


def _do_withdraw(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.withdraw(
        case.number, reason=given.text("reason"), on=given.day("on"), **given.tools
    )


ACTS = (
    Act("deliver", _deliver, _do_deliver, translate("window", "{0} 已送达。")),
    Act("archive", _archive, _do_archive, translate("window", "{0} 已归档。")),
    Act("amend", _amend, _do_amend, translate("window", "{0} 的答复已更正。")),
    Act("redo", _redo, _do_redo, translate("window", "{0} 重新办理。")),
    Act("withdraw", _withdraw, _do_withdraw, translate("window", "{0} 已撤回。")),
)
