"""补正: asking for it once, taking it in, and closing when it does not come (Article 30)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.disclosure.model import REPLY_DAYS
from ui.window.applications.acts.act import (
    Act,
    Answers,
    Office,
    day_field,
    form_of,
    upto_today,
)
from ui.window.forms.model import Field, Form, Values, day_of

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail

translate = QCoreApplication.translate

ASK_WITHIN = 7
USUAL_REPLY = 10
"""Working days that an office usually gives; the regulation says a reasonable period."""


def _ask(case: CaseDetail, office: Office) -> Form:
    last = office.after(case.received_on, ASK_WITHIN) if case.received_on else None

    def hints(values: Values) -> dict[str, str]:
        asked = day_of(values, "asked_on", office.today)
        found = {"reply_by": translate("window", "期满不补正的，视为放弃申请。")}
        if last is not None:
            found["asked_on"] = translate(
                "window", "收到后 7 个工作日内提出，最迟 {0}；只能要求一次。"
            ).format(last.isoformat())
        if asked is not None:
            usual = office.after(asked, USUAL_REPLY)
            found["reply_by"] = translate(
                "window", "10 个工作日是 {0}；期满不补正的，视为放弃申请。"
            ).format(usual.isoformat())
        return found

    return form_of(
        case,
        "ask_correction",
        translate("window", "要求补正"),
        translate("window", "要求补正"),
        office,
        text=translate(
            "window", "一次告知要补正的内容和期限。补正收到之日为新的收到日，20 个工作日重新起算。"
        ),
        fields=lambda _: [
            Field(
                "what",
                translate("window", "要补正什么"),
                "block",
                limit=1000,
                hint=translate("window", "说清缺什么、怎样写才能找到要的信息。不得要求说明用途。"),
            ),
            day_field("asked_on", translate("window", "提出之日"), office.today, half=True),
            day_field(
                "reply_by",
                translate("window", "补正期限"),
                office.after(office.today, USUAL_REPLY),
                half=True,
            ),
        ],
        hints=hints,
        check=lambda values: upto_today(values, office, "asked_on"),
    )


def _correct(case: CaseDetail, office: Office) -> Form:
    def hints(values: Values) -> dict[str, str]:
        day = day_of(values, "supplied_on", office.today)
        if day is None:
            return {}
        return {
            "supplied_on": translate("window", "新的收到日。答复期限改为 {0}。").format(
                office.after(day, REPLY_DAYS).isoformat()
            )
        }

    return form_of(
        case,
        "correct",
        translate("window", "收到补正"),
        translate("window", "登记补正"),
        office,
        text=translate("window", "原来的写法会保留在记录里。"),
        fields=lambda _: [
            Field(
                "title_or_number",
                translate("window", "信息名称或文号"),
                value=case.title_or_number,
                required=False,
                limit=200,
            ),
            Field(
                "description",
                translate("window", "补正后的内容描述"),
                "block",
                value=case.description,
                limit=2000,
            ),
            day_field("supplied_on", translate("window", "收到补正之日"), office.today),
        ],
        hints=hints,
        check=lambda values: upto_today(values, office, "supplied_on"),
    )


def _lapse(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "lapse_correction",
        translate("window", "逾期不补正"),
        translate("window", "不再处理"),
        office,
        text=translate("window", "申请人逾期没有补正，视为放弃申请，不再处理（年报 六.1）。"),
        danger=True,
        fields=lambda _: [day_field("on", translate("window", "作出之日"), office.today)],
        check=lambda values: upto_today(values, office, "on"),
    )


def _do_ask(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.ask_correction(
        case.number,
        what=given.text("what"),
        asked_on=given.day("asked_on"),
        reply_by=given.day("reply_by"),
        **given.tools,
    )


def _do_correct(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.correct(
        case.number,
        title_or_number=given.text("title_or_number"),
        description=given.text("description"),
        supplied_on=given.day("supplied_on"),
        **given.tools,
    )


def _do_lapse(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.lapse_correction(case.number, on=given.day("on"), **given.tools)


ACTS = (
    Act("ask_correction", _ask, _do_ask, translate("window", "已要求补正，{0} 的期限暂停。")),
    Act("correct", _correct, _do_correct, translate("window", "{0} 的补正已登记，期限重新起算。")),
    Act("lapse_correction", _lapse, _do_lapse, translate("window", "{0} 已不再处理。")),
)
