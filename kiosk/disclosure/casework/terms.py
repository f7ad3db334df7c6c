"""Kinds, results and lists of the desk's work, each with its word."""

from __future__ import annotations

from enum import StrEnum

from kiosk.disclosure.states import State


class StopKind(StrEnum):
    """For whom the clock stands."""

    CORRECTION = "correction"
    THIRD_PARTY = "third_party"
    JOINT_ORGAN = "joint_organ"
    PAYMENT = "payment"

    @property
    def label(self) -> str:
        return _STOP_LABELS[self]


_STOP_LABELS = {
    StopKind.CORRECTION: "等待补正",
    StopKind.THIRD_PARTY: "征求第三方意见",
    StopKind.JOINT_ORGAN: "征求共同制作机关意见",
    StopKind.PAYMENT: "等待缴费",
}


class Opinion(StrEnum):
    """What a third party or a joint organ said; ``OPEN``: nothing yet."""

    OPEN = ""
    AGREES = "agrees"
    OBJECTS = "objects"
    SILENT = "silent"

    @property
    def label(self) -> str:
        return _OPINION_LABELS[self]


_OPINION_LABELS = {
    Opinion.OPEN: "尚未反馈",
    Opinion.AGREES: "同意公开",
    Opinion.OBJECTS: "不同意公开",
    Opinion.SILENT: "逾期未反馈",
}


class Delivery(StrEnum):
    """How an answer reached the applicant (送达方式)."""

    IN_PERSON = "in_person"
    MAIL = "mail"
    NETWORK = "network"
    FAX = "fax"
    LEFT = "left"
    PUBLIC_NOTICE = "public_notice"

    @property
    def label(self) -> str:
        return _DELIVERY_LABELS[self]


_DELIVERY_LABELS = {
    Delivery.IN_PERSON: "当面送达",
    Delivery.MAIL: "邮寄送达",
    Delivery.NETWORK: "网络送达",
    Delivery.FAX: "传真送达",
    Delivery.LEFT: "留置送达",
    Delivery.PUBLIC_NOTICE: "公告送达",
}


class LookReason(StrEnum):
    """What a third party's full name is looked at for; it goes into the audit trail, which holds
    no free words that could name a person."""

    CONSULTING = "consulting"
    CONTACTING = "contacting"
    ANSWERING = "answering"
    SUPERVISING = "supervising"

    @property
    def label(self) -> str:
        return _LOOK_LABELS[self]


_LOOK_LABELS = {
    LookReason.CONSULTING: "起草、寄送征求意见函",
    LookReason.CONTACTING: "联系第三方",
    LookReason.ANSWERING: "起草答复",
    LookReason.SUPERVISING: "审核、督办",
}


class ProceedingKind(StrEnum):
    """How an answer is contested; the groups of the annual report's table 4."""

    REVIEW = "review"
    DIRECT_SUIT = "direct_suit"
    SUIT_AFTER_REVIEW = "suit_after_review"

    @property
    def label(self) -> str:
        return _PROCEEDING_LABELS[self]

    @property
    def state(self) -> State:
        """Where the application stands while it lasts."""
        return State.REVIEW if self is ProceedingKind.REVIEW else State.LITIGATION


_PROCEEDING_LABELS = {
    ProceedingKind.REVIEW: "行政复议",
    ProceedingKind.DIRECT_SUIT: "未经复议直接起诉",
    ProceedingKind.SUIT_AFTER_REVIEW: "复议后起诉",
}


class ProceedingResult(StrEnum):
    """How it ended."""

    PENDING = "pending"
    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _RESULT_LABELS[self]


_RESULT_LABELS = {
    ProceedingResult.PENDING: "尚未审结",
    ProceedingResult.UPHELD: "结果维持",
    ProceedingResult.CORRECTED: "结果纠正",
    ProceedingResult.OTHER: "其他结果",
}


class View(StrEnum):
    """The lists of the desk."""

    TODO = "todo"
    UNCONFIRMED = "unconfirmed"
    CORRECTION = "correction"
    CONSULTING = "consulting"
    PAYMENT = "payment"
    OVERDUE = "overdue"
    EXTENDED = "extended"
    ANSWERED = "answered"
    ARCHIVED = "archived"
    ALL = "all"

    @property
    def label(self) -> str:
        return _VIEW_LABELS[self]


_VIEW_LABELS = {
    View.TODO: "待办理",
    View.UNCONFIRMED: "待确认",
    View.CORRECTION: "待补正",
    View.CONSULTING: "征求意见",
    View.PAYMENT: "待缴费",
    View.OVERDUE: "已超期",
    View.EXTENDED: "已延期",
    View.ANSWERED: "已答复",
    View.ARCHIVED: "已归档",
    View.ALL: "全部",
}
