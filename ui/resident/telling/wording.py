"""The five kinds in the words of the page, and who answers by when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from kiosk.feedback.submissions.limits import limit_days
from kiosk.feedback.submissions.model import PLACES, Kind, parse_about
from kiosk.feedback.submissions.views import Receipt
from kiosk.settings import SubmissionSettings

translate = QCoreApplication.translate
Row = dict[str, str]


def kind_rows() -> list[Row]:
    """Rows {kind, label, note, icon}, in the order of the page."""
    said = {
        Kind.CONSULTATION: (
            translate("Telling", "我想问一件事"),
            translate("Telling", "比如：孩子转学要带什么材料？"),
            "help",
        ),
        Kind.COMPLAINT: (
            translate("Telling", "我要投诉"),
            translate("Telling", "比如：窗口没人、态度不好、多收了钱"),
            "warning",
        ),
        Kind.SUGGESTION: (
            translate("Telling", "我有个建议"),
            translate("Telling", "比如：等候区多放几把椅子"),
            "idea",
        ),
        Kind.ERROR: (
            translate("Telling", "这里写错了"),
            translate("Telling", "比如：电话打不通、二维码扫不出"),
            "edit",
        ),
        Kind.COMMENT: (
            translate("Telling", "对草案提意见"),
            translate("Telling", "政府正在公开征求意见的方案"),
            "several",
        ),
    }
    return [
        {"kind": kind.value, "label": label, "note": note, "icon": icon}
        for kind, (label, note, icon) in said.items()
    ]


def step_titles() -> list[str]:
    """Titles of the bar."""
    return [
        translate("Telling", "说什么"),
        translate("Telling", "关于什么"),
        translate("Telling", "写下来"),
        translate("Telling", "怎样告知"),
        translate("Telling", "核对"),
    ]


def title(step: str, kind: Kind | None) -> str:
    """The heading of a step."""
    if step == "about":
        asked = {
            Kind.ERROR: translate("Telling", "哪份内容写错了？"),
            Kind.COMMENT: translate("Telling", "对哪份草案提意见？"),
        }
        default = translate("Telling", "关于什么、找哪个部门？")
        return asked.get(kind, default) if kind else default
    if step == "write":
        asked = {
            Kind.CONSULTATION: translate("Telling", "您想问什么？"),
            Kind.COMPLAINT: translate("Telling", "发生了什么事？"),
            Kind.SUGGESTION: translate("Telling", "您有什么建议？"),
            Kind.ERROR: translate("Telling", "哪里写错了？"),
            Kind.COMMENT: translate("Telling", "您的意见是什么？"),
        }
        return asked[kind] if kind else ""
    return {
        "kind": translate("Telling", "您想说什么？"),
        "reply": translate("Telling", "怎样告诉您结果？"),
        "check": translate("Telling", "请核对，再提交"),
    }.get(step, "")


def writing_hint(kind: Kind) -> str:
    """What to write."""
    return {
        Kind.CONSULTATION: translate("Telling", "写清是什么事、给谁办、卡在哪一步"),
        Kind.COMPLAINT: translate("Telling", "写清时间、地点、哪个窗口、经过；不写名字也受理"),
        Kind.SUGGESTION: translate("Telling", "写清现在怎样、希望怎样"),
        Kind.ERROR: translate("Telling", "写清现在写的是什么、应该是什么"),
        Kind.COMMENT: translate("Telling", "写清是哪一条、您怎么看、为什么"),
    }[kind]


def answerer(organ: str, about: str) -> str:
    """Who answers, as far as it is known before it is handed in."""
    if organ:
        return translate("Telling", "由{0}办理，").format(organ)
    if about:
        return translate("Telling", "由负责这份内容的部门办理，")
    return translate("Telling", "由大厅分给对口的部门办理，")


def promise(kind: Kind, limits: SubmissionSettings) -> str:
    """Who answers by when, before anything is handed in."""
    days = limit_days(kind, limits)
    if kind is Kind.COMMENT:
        return translate("Telling", "征集结束后 {0} 个工作日内，连同采纳结果一起答复。").format(
            days
        )
    if kind is Kind.ERROR:
        return translate(
            "Telling", "{0} 个工作日内先核对一次，{1} 个工作日内答复改了没有、改了什么。"
        ).format(limits.error_look_days, days)
    if kind is Kind.COMPLAINT:
        return translate(
            "Telling", "{0} 个工作日内答复；情况复杂的，可以延长一次，会告诉您原因。"
        ).format(days)
    return translate("Telling", "{0} 个工作日内答复。").format(days)


def place_rows(about: str) -> list[Row]:
    """Rows {place, label} of where in a document something may be wrong."""
    reference = parse_about(about)
    places = PLACES[reference.type] if reference else {}
    return [{"place": key, "label": label} for key, label in places.items()]


def day_text(day: date) -> str:
    """A date with its year."""
    return translate("Telling", "{0}年{1}月{2}日").format(day.year, day.month, day.day)


def counting(receipt: Receipt) -> str:
    """How the limit on the receipt was counted."""
    if receipt.counted_from > receipt.received_on:
        return translate(
            "Telling", "征集到 {0} 结束，结束后 {1} 个工作日内连同结果答复（大厅承诺）。"
        ).format(day_text(receipt.counted_from), receipt.limit_days)
    said = translate("Telling", "收到次日起 {0} 个工作日内答复（大厅承诺）。").format(
        receipt.limit_days
    )
    if receipt.look_by is None:
        return said
    look = translate("Telling", "{0}前先核对一次；").format(day_text(receipt.look_by))
    return look + said
