"""行政复议 and 行政诉讼 over an answer, and how they ended (table 4 of the annual report)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
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

AFTER, DIRECT = "after", "direct"


def _review(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "record_review",
        translate("window", "登记行政复议"),
        translate("window", "登记"),
        office,
        fields=lambda _: [
            Field("authority", translate("window", "复议机关"), limit=60),
            day_field("filed_on", translate("window", "受理之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "filed_on"),
    )


def _suit(case: CaseDetail, office: Office) -> Form:
    reviewed = any(each.kind is ProceedingKind.REVIEW for each in case.proceedings)
    return form_of(
        case,
        "record_litigation",
        translate("window", "登记行政诉讼"),
        translate("window", "登记"),
        office,
        fields=lambda _: [
            Field(
                "after_review",
                translate("window", "是否经过复议"),
                "choice",
                value=AFTER if reviewed else DIRECT,
                options=(
                    Option(DIRECT, translate("window", "未经复议直接起诉")),
                    Option(AFTER, translate("window", "复议后起诉")),
                ),
            ),
            Field("court", translate("window", "法院"), limit=60),
            day_field("filed_on", translate("window", "立案之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "filed_on"),
    )


def _settle(case: CaseDetail, office: Office) -> Form:
    open_ones = tuple(
        Option(each.id, each.kind.label, f"{each.authority}，{each.filed_on.isoformat()}")
        for each in case.proceedings
        if each.result is ProceedingResult.PENDING
    )
    results = tuple(
        Option(each.value, each.label)
        for each in ProceedingResult
        if each is not ProceedingResult.PENDING
    )
    return form_of(
        case,
        "settle",
        translate("window", "登记复议诉讼结果"),
        translate("window", "登记结果"),
        office,
        fields=lambda _: [
            Field(
                "proceeding",
                translate("window", "哪一件"),
                "choice",
                options=open_ones,
                value=open_ones[0].name if open_ones else "",
            ),
            Field("result", translate("window", "结果"), "choice", options=results),
            day_field("decided_on", translate("window", "决定或者判决之日"), office.today),
        ],
        check=lambda values: upto_today(values, office, "decided_on"),
    )


def _do_review(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.record_review(
        case.number,
        authority=given.text("authority"),
        filed_on=given.day("filed_on"),
        **given.tools,
    )


def _do_suit(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.record_litigation(
        case.number,
        after_review=given.text("after_review") == AFTER,
        court=given.text("court"),
        filed_on=given.day("filed_on"),
        **given.tools,
    )


def _do_settle(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.settle(
        case.number,
        proceeding_id=given.text("proceeding"),
        result=given.text("result"),
        decided_on=given.day("decided_on"),
        **given.tools,
    )


ACTS = (
    Act("record_review", _review, _do_review, translate("window", "{0} 的行政复议已登记。")),
    Act("record_litigation", _suit, _do_suit, translate("window", "{0} 的行政诉讼已登记。")),
    Act("settle", _settle, _do_settle, translate("window", "{0} 的结果已登记。")),
)
