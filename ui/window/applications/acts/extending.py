"""延期: proposed by one person, decided by another who leads the office (Article 33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.window.applications.acts.act import Act, Answers, Office, form_of
from ui.window.forms.model import Field, Form, Option, Values

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail, CaseExtension

translate = QCoreApplication.translate

MOST_DAYS = 20
YES, NO = "approve", "refuse"


def _propose(case: CaseDetail, office: Office) -> Form:
    def hints(values: Values) -> dict[str, str]:
        said = values.get("days", "").strip()
        days = int(said) if said.isascii() and said.isdigit() else 0
        if case.due_on is None or not 1 <= days <= MOST_DAYS:
            return {}
        later = office.after(case.due_on, days)
        return {
            "days": translate("window", "现在的期限 {0}，同意后是 {1}。").format(
                case.due_on.isoformat(), later.isoformat()
            )
        }

    def check(values: Values) -> dict[str, str]:
        days = int(values["days"])
        if not 1 <= days <= MOST_DAYS:
            return {"days": translate("window", "最多延长 20 个工作日，只能延长一次。")}
        return {}

    return form_of(
        case,
        "propose_extension",
        translate("window", "提请延期"),
        translate("window", "提请负责人同意"),
        office,
        text=translate(
            "window",
            "延期要经公开机构负责人同意并告知申请人，最多 20 个工作日，只能一次。"
            "提请的人不能自己同意。",
        ),
        fields=lambda _: [
            Field(
                "days",
                translate("window", "延长多少个工作日"),
                "number",
                value=str(MOST_DAYS),
                limit=2,
            ),
            Field("reason", translate("window", "延期理由"), "block", limit=500),
        ],
        hints=hints,
        check=check,
    )


def waiting(case: CaseDetail) -> CaseExtension | None:
    """The extension that waits for a decision, None when there is none."""
    return next((each for each in case.extensions if each.approved is None), None)


def _decide(case: CaseDetail, office: Office) -> Form:
    asked = waiting(case)
    text = ""
    if asked is not None:
        number = asked.proposed_by.removeprefix("staff:")
        text = translate("window", "工号 {0} 提请延长 {1} 个工作日：{2}").format(
            number, asked.days, asked.reason
        )
    return form_of(
        case,
        "extend",
        translate("window", "审批延期"),
        translate("window", "作出决定"),
        office,
        text=text,
        fields=lambda _: [
            Field(
                "decision",
                translate("window", "决定"),
                "choice",
                options=(
                    Option(YES, translate("window", "同意延期")),
                    Option(NO, translate("window", "不同意")),
                ),
            ),
            Field("note", translate("window", "说明"), "block", required=False, limit=500),
        ],
    )


def _do_propose(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.propose_extension(
        case.number, days=given.number("days"), reason=given.text("reason"), **given.tools
    )


def _do_decide(casework: Casework, case: CaseDetail, given: Answers) -> object:
    asked = waiting(case)
    return casework.decide_extension(
        case.number,
        extension_id=asked.id if asked else "",
        approve=given.text("decision") == YES,
        note=given.text("note"),
        role=given.role,
        **given.tools,
    )


ACTS = (
    Act(
        "propose_extension",
        _propose,
        _do_propose,
        translate("window", "{0} 已提请延期，等负责人决定。"),
    ),
    Act("extend", _decide, _do_decide, translate("window", "{0} 的延期已作出决定。")),
)
