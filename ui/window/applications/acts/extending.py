"""延期: proposed by one person, decided by another who leads the office (Article 33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.window.applications.acts.act import Act, Answers, Office, form_of
from ui.window.forms.model import Field, Form, Option, Values

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail, CaseExtension

MOST_DAYS = 20
YES, NO = "approve", "refuse"


def _propose(case: CaseDetail, office: Office) -> Form:
    def hints(values: Values) -> dict[str, str]:
        said = values.get("days", "").strip()
        days = int(said) if said.isascii() and said.isdigit() else 0
        if case.due_on is None or not 1 <= days <= MOST_DAYS:
            return {}
        later = office.after(case.due_on, days)
        return {"days": f"现在的期限 {case.due_on.isoformat()}，同意后是 {later.isoformat()}。"}

    def check(values: Values) -> dict[str, str]:
        days = int(values["days"])
        if not 1 <= days <= MOST_DAYS:
            return {"days": "最多延长 20 个工作日，只能延长一次。"}
        return {}

    return form_of(
        case,
        "propose_extension",
        "提请延期",
        "提请负责人同意",
        office,
        text="延期要经公开机构负责人同意并告知申请人，最多 20 个工作日，只能一次。"
        "提请的人不能自己同意。",
        fields=lambda _: [
            Field("days", "延长多少个工作日", "number", value=str(MOST_DAYS), limit=2),
            Field("reason", "延期理由", "block", limit=500),
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
        text = f"工号 {number} 提请延长 {asked.days} 个工作日：{asked.reason}"
    return form_of(
        case,
        "extend",
        "审批延期",
        "作出决定",
        office,
        text=text,
        fields=lambda _: [
            Field(
                "decision",
                "决定",
                "choice",
                options=(Option(YES, "同意延期"), Option(NO, "不同意")),
            ),
            Field("note", "说明", "block", required=False, limit=500),
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
    Act("propose_extension", _propose, _do_propose, "{0} 已提请延期，等负责人决定。"),
    Act("extend", _decide, _do_decide, "{0} 的延期已作出决定。"),
)
