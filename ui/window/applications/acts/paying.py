"""信息处理费: the worked sum, the notice, the payment, and closing when it does not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.errors import Rejected
from kiosk.disclosure.fees import NATIONAL, PAYMENT_DAYS, Basis, FeeSum, Tariff, fee
from ui.window.applications.acts.act import (
    Act,
    Answers,
    Office,
    day_field,
    form_of,
    upto_today,
)
from ui.window.forms.model import Field, Form, Option, Values, day_of

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail

translate = QCoreApplication.translate

BASES = tuple(Option(basis.value, basis.label) for basis in Basis)


def sum_lines(made: FeeSum) -> list[str]:
    """The worked sum, a line for each band."""
    unit = made.basis.unit
    lines = [
        translate("window", "第 {0}–{1} {2}：{3} {4} × {5} 元 = {6} 元").format(
            band.from_, band.to, unit, band.count, unit, band.each, band.amount
        )
        for band in made.bands
    ]
    lines.append(translate("window", "合计 {0} 元（{1}）").format(made.amount, made.source))
    if made.deviates:
        lines.append(
            translate("window", "与国家标准不同：按{0}为 {1} 元。").format(
                NATIONAL.source, made.national
            )
        )
    return lines


def _sum(values: Values, tariff: Tariff) -> FeeSum | None:
    basis, count = values.get("basis", ""), values.get("count", "").strip()
    if basis not in list(Basis) or not (count.isascii() and count.isdigit()):
        return None
    try:
        return fee(Basis(basis), int(count), tariff)
    except Rejected:
        return None


def _ask(case: CaseDetail, office: Office) -> Form:
    def hints(values: Values) -> dict[str, str]:
        made, day = _sum(values, office.tariff), day_of(values, "notified_on", office.today)
        found = {
            "sum": "\n".join(sum_lines(made))
            if made
            else translate("window", "填好后在这里列出算式。")
        }
        if day is not None:
            last = office.after(day, PAYMENT_DAYS).isoformat()
            found["notified_on"] = translate(
                "window", "次日起 20 个工作日内缴费，到 {0}；逾期不缴视为放弃申请。"
            ).format(last)
        return found

    def check(values: Values) -> dict[str, str]:
        made = _sum(values, office.tariff)
        if made is None or made.amount == 0:
            return {
                "count": translate("window", "这个数量不收费。")
                if made
                else translate("window", "数量不对，请核对。")
            }
        return upto_today(values, office, "notified_on")

    return form_of(
        case,
        "ask_payment",
        translate("window", "通知缴费"),
        translate("window", "通知缴费"),
        office,
        text=translate(
            "window", "一件申请只用一种计收方式。期限自申请人收到通知次日起暂停，缴费后恢复。"
        ),
        fields=lambda _: [
            Field("basis", translate("window", "计收方式"), "choice", options=BASES),
            Field(
                "count",
                translate("window", "数量"),
                "number",
                limit=5,
                half=True,
                hint=translate("window", "按件：同一申请人本自然月的件数；按量：本件的页数。"),
            ),
            day_field("notified_on", translate("window", "通知送达之日"), office.today, half=True),
            Field("sum", translate("window", "算式"), "said"),
        ],
        hints=hints,
        check=check,
    )


def _pay(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "pay",
        translate("window", "登记缴费"),
        translate("window", "已缴费"),
        office,
        text=translate("window", "缴费次日起恢复计时。"),
        fields=lambda _: [day_field("paid_on", translate("window", "缴费之日"), office.today)],
        check=lambda values: upto_today(values, office, "paid_on"),
    )


def _lapse(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "lapse_payment",
        translate("window", "逾期不缴费"),
        translate("window", "不再处理"),
        office,
        text=translate("window", "申请人逾期没有缴费，视为放弃申请，不再处理（年报 六.2）。"),
        danger=True,
        fields=lambda _: [day_field("on", translate("window", "作出之日"), office.today)],
        check=lambda values: upto_today(values, office, "on"),
    )


def _do_ask(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.ask_payment(
        case.number,
        basis=given.text("basis"),
        count=given.number("count"),
        notified_on=given.day("notified_on"),
        **given.tools,
    )


def _do_pay(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.record_payment(case.number, paid_on=given.day("paid_on"), **given.tools)


def _do_lapse(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.lapse_payment(case.number, on=given.day("on"), **given.tools)


ACTS = (
    Act("ask_payment", _ask, _do_ask, translate("window", "{0} 已通知缴费，期限暂停。")),
    Act("pay", _pay, _do_pay, translate("window", "{0} 已缴费，恢复计时。")),
    Act("lapse_payment", _lapse, _do_lapse, translate("window", "{0} 已不再处理。")),
)
