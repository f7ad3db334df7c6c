"""征求意见: third parties (Article 32), organs that made the information too (Article 34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.disclosure.casework.terms import StopKind
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

PERIOD = 15
SILENT = "silent"
OPINIONS = (
    Option("agrees", translate("window", "同意公开")),
    Option("objects", translate("window", "不同意公开")),
    Option(SILENT, translate("window", "期满没有答复")),
)


def _period(values: Values, office: Office) -> dict[str, str]:
    sent = day_of(values, "sent_on", office.today)
    if sent is None:
        return {}
    ends = office.after(sent, PERIOD).isoformat()
    return {
        "sent_on": translate("window", "次日起暂停计时。当天收到的话，15 个工作日到 {0}。").format(
            ends
        )
    }


def _third_party(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "ask_third_party",
        translate("window", "征求第三方意见"),
        translate("window", "发出征求意见"),
        office,
        text=translate(
            "window",
            "公开会损害第三方合法权益的，书面征求意见。第三方自收到之日起 15 个工作日内答复，"
            "这段时间不计入答复期限。",
        ),
        fields=lambda _: [
            Field(
                "party",
                translate("window", "第三方"),
                limit=100,
                hint=translate("window", "姓名或名称，加密保存。"),
            ),
            day_field("sent_on", translate("window", "征求意见函发出之日"), office.today),
        ],
        hints=lambda values: _period(values, office),
        check=lambda values: upto_today(values, office, "sent_on"),
    )


def _joint_organ(case: CaseDetail, office: Office) -> Form:
    return form_of(
        case,
        "ask_joint_organ",
        translate("window", "征求共同制作机关意见"),
        translate("window", "发出征求意见"),
        office,
        text=translate(
            "window",
            "两个以上机关共同制作的信息，征求其他机关意见。15 个工作日内不答复视为同意，"
            "这段时间不计入答复期限。",
        ),
        fields=lambda _: [
            Field("organ", translate("window", "共同制作机关"), limit=60),
            day_field("sent_on", translate("window", "征求意见函发出之日"), office.today),
        ],
        hints=lambda values: _period(values, office),
        check=lambda values: upto_today(values, office, "sent_on"),
    )


def _waiting(case: CaseDetail) -> tuple[Option, ...]:
    return tuple(
        Option(
            stop.id,
            stop.party or stop.organ,
            translate("window", "{0} 期满").format(stop.period_ends.isoformat()),
        )
        for stop in case.stops
        if stop.is_open and stop.kind in (StopKind.THIRD_PARTY, StopKind.JOINT_ORGAN)
    )


def _stop_field(stops: tuple[Option, ...]) -> Field:
    first = stops[0].name if stops else ""
    return Field("stop", translate("window", "征求谁的意见"), "choice", options=stops, value=first)


def _reached(case: CaseDetail, office: Office) -> Form:
    def hints(values: Values) -> dict[str, str]:
        day = day_of(values, "on", office.today)
        if day is None:
            return {}
        return {
            "on": translate("window", "15 个工作日从这天起算，到 {0}。").format(
                office.after(day, PERIOD).isoformat()
            )
        }

    return form_of(
        case,
        "record_reached",
        translate("window", "征求意见函送达"),
        translate("window", "登记送达"),
        office,
        text=translate("window", "对方收到之日起算 15 个工作日的答复期。"),
        fields=lambda _: [
            _stop_field(_waiting(case)),
            day_field("on", translate("window", "收到之日"), office.today),
        ],
        hints=hints,
        check=lambda values: upto_today(values, office, "on"),
    )


def _opinion(case: CaseDetail, office: Office) -> Form:
    stops = _waiting(case)

    def fields(values: Values) -> list[Field]:
        asked = [
            _stop_field(stops),
            Field("opinion", translate("window", "意见"), "choice", options=OPINIONS),
            day_field("on", translate("window", "收到意见之日"), office.today),
            Field("note", translate("window", "说明"), "block", required=False, limit=1000),
        ]
        if values.get("opinion") == SILENT:
            asked[2:] = [day_field("on", translate("window", "办结征求意见之日"), office.today)]
        return asked

    return form_of(
        case,
        "opinion_in",
        translate("window", "意见反馈"),
        translate("window", "登记意见"),
        office,
        text=translate(
            "window",
            "登记后恢复计时。第三方不同意公开且有合理理由的，不予公开；期满不答复的，由本机关决定。",
        ),
        fields=fields,
        check=lambda values: upto_today(values, office, "on"),
    )


def _do_third_party(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.ask_third_party(
        case.number, party=given.text("party"), sent_on=given.day("sent_on"), **given.tools
    )


def _do_joint_organ(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.ask_joint_organ(
        case.number, organ=given.text("organ"), sent_on=given.day("sent_on"), **given.tools
    )


def _do_reached(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.record_reached(
        case.number, stop_id=given.text("stop"), on=given.day("on"), **given.tools
    )


def _do_opinion(casework: Casework, case: CaseDetail, given: Answers) -> object:
    stop, on = given.text("stop"), given.day("on")
    if given.text("opinion") == SILENT:
        return casework.close_silent(case.number, stop_id=stop, on=on, **given.tools)
    return casework.record_opinion(
        case.number,
        stop_id=stop,
        opinion=given.text("opinion"),
        note=given.text("note"),
        on=on,
        **given.tools,
    )


ACTS = (
    Act(
        "ask_third_party",
        _third_party,
        _do_third_party,
        translate("window", "{0} 已征求第三方意见，期限暂停。"),
    ),
    Act(
        "ask_joint_organ",
        _joint_organ,
        _do_joint_organ,
        translate("window", "{0} 已征求机关意见，期限暂停。"),
    ),
    Act("record_reached", _reached, _do_reached, translate("window", "{0} 的送达已登记。")),
    Act("opinion_in", _opinion, _do_opinion, translate("window", "{0} 的意见已登记。")),
)
