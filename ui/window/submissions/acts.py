"""What may be done with a submission, and what each act asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from kiosk.feedback.submissions.desk import HOTLINE, ErrorOutcome
from kiosk.feedback.submissions.model import Kind
from kiosk.feedback.submissions.states import STEPS, Reason, State, Step

if TYPE_CHECKING:
    from kiosk.content.model import Organ
    from kiosk.feedback.submissions.service import Submissions
    from kiosk.feedback.submissions.views import SubmissionDetail

translate = QCoreApplication.translate

Row = dict[str, object]

ANSWER, ASSIGN, FORWARD, NOT_ACCEPT, EXTEND, MERGE = (
    "answer", "assign", "forward", "not_accept", "extend", "merge",
)  # fmt: skip
APPROVE, SEND_BACK, CLOSE = "approve", "send_back", "close"
_TEXTS = {
    ANSWER: "答复",
    ASSIGN: "交办",
    FORWARD: "转出",
    NOT_ACCEPT: "不予受理",
    EXTEND: "延期",
    MERGE: "并案",
    APPROVE: "审核通过",
    SEND_BACK: "退回修改",
    CLOSE: "办结",
}
_KEYS = ("F6", "F7", "F8", "F9", "F10", "F11")
_ORGANS = 14


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act asks before it is done."""

    title: str
    own: str = ""
    """What is to be written; empty when nothing is."""
    most: int = 500
    options: list[Row] = field(default_factory=list)
    """Rows {name, text} of which one is to be chosen."""
    choosing: bool = False
    """Whether one of the options has to be chosen."""

    def row(self) -> Row:
        """For the sheet."""
        return {
            "title": self.title,
            "own": self.own,
            "most": self.most,
            "options": self.options,
            "choosing": self.choosing,
        }


def act_rows(detail: SubmissionDetail) -> list[Row]:
    """What may be done now: rows {name, text, keys, kind}."""
    return [
        {
            "name": name,
            "text": translate("window", _TEXTS[name]),
            "keys": keys,
            "kind": "primary" if keys == _KEYS[0] else "second",
        }
        for name, keys in zip(_allowed(detail), _KEYS, strict=False)
    ]


def _allowed(detail: SubmissionDetail) -> list[str]:
    state = detail.row.state
    if detail.row.merged_into:
        return []
    if state is State.CHECKING:
        return [APPROVE, SEND_BACK]
    if (state, Step.CLOSE) in STEPS:
        return [CLOSE]
    if (state, Step.ANSWER) not in STEPS:
        return []
    names = [ANSWER, ASSIGN, FORWARD]
    if (state, Step.NOT_ACCEPT) in STEPS:
        names.append(NOT_ACCEPT)
    if detail.can_extend:
        names.append(EXTEND)
    if (state, Step.MERGE) in STEPS and any(_mergeable(detail)):
        names.append(MERGE)
    return names


def _mergeable(detail: SubmissionDetail) -> list[str]:
    return [row.number for row in detail.similar if not row.merged_into]


def asking(name: str, detail: SubmissionDetail, organs: list[Organ]) -> Asked:
    """What the act asks for."""
    number = detail.row.number
    title = translate("window", "{0}：{1}").format(translate("window", _TEXTS[name]), number)
    made: dict[str, Callable[[], Asked]] = {
        ANSWER: lambda: _answering(title, detail),
        ASSIGN: lambda: Asked(
            title,
            translate("window", "交给谁（工号或科室）；部门可在上面选"),
            most=40,
            options=[{"name": one.code, "text": one.short_name} for one in organs[:_ORGANS]],
        ),
        FORWARD: lambda: Asked(
            title,
            translate("window", "为什么转出，本人会看到"),
            options=[
                {"name": HOTLINE, "text": HOTLINE},
                *({"name": one.name, "text": one.short_name} for one in organs[:_ORGANS]),
            ],
            choosing=True,
        ),
        NOT_ACCEPT: lambda: Asked(
            title,
            translate("window", "说明，本人会看到；言辞激烈不是理由"),
            options=[{"name": one.value, "text": one.label} for one in Reason],
            choosing=True,
        ),
        EXTEND: lambda: Asked(title, translate("window", "为什么要延长，本人会看到；只能延长一次")),
        MERGE: lambda: Asked(
            title,
            options=[{"name": one, "text": one} for one in _mergeable(detail)],
            choosing=True,
        ),
        SEND_BACK: lambda: Asked(title, translate("window", "要改什么")),
    }
    return made.get(name, lambda: Asked(title))()


def _answering(title: str, detail: SubmissionDetail) -> Asked:
    if detail.row.kind is Kind.ERROR:
        outcomes: list[Row] = [{"name": one.value, "text": one.label} for one in ErrorOutcome]
        said = translate("window", "改了什么、在哪里能看到；没有错的，说明依据")
        return Asked(title, said, most=2000, options=outcomes, choosing=True)
    others = sum(row.merged_into == detail.row.number for row in detail.similar)
    said = translate("window", "答复的内容，本人凭编号看到")
    if others:
        said += translate("window", "；并入的 {0} 件一起答复").format(others)
    return Asked(title, said, most=2000)


def do(
    name: str,
    submissions: Submissions,
    detail: SubmissionDetail,
    option: str,
    text: str,
    actor: str,
) -> SubmissionDetail:
    """Does the act; raises what the room raises. Off the GUI thread."""
    number = detail.row.number
    seen: dict[str, Any] = {"actor": actor, "version": detail.row.version}
    made: dict[str, Callable[[], SubmissionDetail]] = {
        ANSWER: lambda: submissions.answer(number, text, outcome=option, **seen),
        ASSIGN: lambda: submissions.assign(number, to=text, organ=option, **seen),
        FORWARD: lambda: submissions.forward(number, to=option, note=text, **seen),
        NOT_ACCEPT: lambda: submissions.not_accept(number, option, note=text, **seen),
        EXTEND: lambda: submissions.extend(number, note=text, **seen),
        MERGE: lambda: submissions.merge(number, option, **seen),
        APPROVE: lambda: submissions.approve(number, **seen),
        SEND_BACK: lambda: submissions.send_back(number, note=text, **seen),
        CLOSE: lambda: submissions.close(number, **seen),
    }
    return made[name]()
