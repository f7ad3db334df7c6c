"""What was done to an application besides its course: pauses, corrections, extensions, fees,
answers, reviews and suits, letters, similar applications. Rows {title, tag, tagKind, lines}."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_time
from kiosk.disclosure.casework.terms import Opinion, ProceedingResult, StopKind
from kiosk.disclosure.letters.model import LetterKind, LetterState
from ui.window.applications.acts.paying import sum_lines
from ui.window.applications.case_rows import last_day, who

if TYPE_CHECKING:
    from kiosk.disclosure.casework.model import (
        CaseAnswer,
        CaseAssignment,
        CaseCorrection,
        CaseDetail,
        CaseExtension,
        CaseFee,
        CaseProceeding,
        CaseStop,
        SimilarCase,
    )

translate = QCoreApplication.translate

Row = dict[str, object]


def record_rows(
    case: CaseDetail, organs: Mapping[str, str], parties: Mapping[str, str] | None = None
) -> list[Row]:
    """All records, the answers first; ``parties`` are those whose name is shown in clear."""
    return [
        *(_answer(each) for each in reversed(case.answers)),
        *(_extension(each) for each in case.extensions),
        *(
            _stop(each, (parties or {}).get(each.id, ""))
            for each in case.stops
            if each.kind in _CONSULTED
        ),
        *(_correction(each) for each in case.corrections),
        *(_fee(each) for each in case.fees),
        *(_proceeding(each) for each in case.proceedings),
        *(_assignment(each, organs) for each in case.assignments),
    ]


_CONSULTED = (StopKind.THIRD_PARTY, StopKind.JOINT_ORGAN)


def _row(title: str, tag: str, kind: str, lines: Sequence[str]) -> Row:
    said = [line for line in lines if line]
    return {"title": title, "tag": tag, "tagKind": kind, "lines": said, "party": "", "open": False}


def _answer(answer: CaseAnswer) -> Row:
    tag = translate("window", "已被替代") if answer.superseded else answer.outcome.value
    return _row(
        translate("window", "答复：{0}").format(answer.outcome.label),
        tag,
        "plain" if answer.superseded else "ok",
        [
            translate("window", "{0} · {1} · 救济途径 {2}").format(
                answer.answered_on.isoformat(), answer.outcome.family, answer.remedy
            ),
            answer.open_part,
            answer.reasons,
        ],
    )


def _extension(extension: CaseExtension) -> Row:
    tags = {
        None: (translate("window", "等待决定"), "warn"),
        True: (translate("window", "同意"), "ok"),
        False: (translate("window", "不同意"), "accent"),
    }
    proposed = f"{hall_time(extension.proposed_at):%Y-%m-%d %H:%M}"
    lines = [
        translate("window", "工号 {0} 提请，{1}").format(who(extension.proposed_by), proposed),
        extension.reason,
    ]
    if extension.decided_at is not None:
        decided = f"{hall_time(extension.decided_at):%Y-%m-%d %H:%M}"
        lines.append(
            translate("window", "工号 {0} 决定，{1}").format(who(extension.decided_by), decided)
        )
    lines.append(extension.note)
    return _row(
        translate("window", "延期 {0} 个工作日").format(extension.days),
        *tags[extension.approved],
        lines,
    )


def _stop(stop: CaseStop, revealed: str) -> Row:
    ended = (
        translate("window", "{0} 收到意见").format(stop.until.isoformat())
        if stop.until
        else translate("window", "{0} 期满").format(last_day(stop.period_ends, stop.provisional))
    )
    kinds = {Opinion.OPEN: "warn", Opinion.AGREES: "ok", Opinion.OBJECTS: "accent"}
    row = _row(
        stop.kind.label,
        stop.opinion.label,
        kinds.get(stop.opinion, "plain"),
        [
            revealed or stop.party or stop.organ,
            translate("window", "{0} 发出，{1}").format(stop.since.isoformat(), ended),
            stop.note,
        ],
    )
    return row | {"party": stop.id if stop.party else "", "open": bool(revealed)}


def _correction(correction: CaseCorrection) -> Row:
    supplied = correction.supplied_on
    lines = [
        correction.what,
        translate("window", "{0} 提出，{1} 期满").format(
            correction.asked_on.isoformat(),
            last_day(correction.reply_by, correction.provisional),
        ),
    ]
    if supplied is not None:
        was = correction.old_title or correction.old_description
        now = correction.new_title or correction.new_description
        lines += [
            translate("window", "原来：{0}").format(was),
            translate("window", "补正后：{0}").format(now),
        ]
    tag = (
        translate("window", "{0} 补正").format(supplied.isoformat())
        if supplied
        else translate("window", "等待补正")
    )
    return _row(translate("window", "补正"), tag, "ok" if supplied else "warn", lines)


def _fee(fee: CaseFee) -> Row:
    paid = fee.paid_on
    tag = (
        translate("window", "{0} 已缴").format(paid.isoformat())
        if paid
        else translate("window", "{0} 前缴").format(last_day(fee.pay_by, fee.provisional))
    )
    return _row(
        translate("window", "信息处理费 {0} 元").format(fee.sum.amount),
        tag,
        "ok" if paid else "warn",
        [
            *sum_lines(fee.sum),
            translate("window", "{0} 通知").format(fee.notified_on.isoformat()),
        ],
    )


def _proceeding(proceeding: CaseProceeding) -> Row:
    decided = proceeding.decided_on.isoformat() if proceeding.decided_on else ""
    filed = translate("window", "{0}，{1} 受理").format(
        proceeding.authority, proceeding.filed_on.isoformat()
    )
    pending = proceeding.result is ProceedingResult.PENDING
    lines = [filed, decided and translate("window", "{0} 审结").format(decided), proceeding.note]
    return _row(
        proceeding.kind.label, proceeding.result.label, "warn" if pending else "plain", lines
    )


def _assignment(assignment: CaseAssignment, organs: Mapping[str, str]) -> Row:
    at = f"{hall_time(assignment.at):%Y-%m-%d %H:%M}"
    if not assignment.department:
        title = translate("window", "收回")
    else:
        named = organs.get(assignment.department, assignment.department)
        title = translate("window", "转办：{0}").format(named)
    handler = assignment.handler and translate("window", "经办人工号 {0}").format(
        assignment.handler
    )
    by = translate("window", "工号 {0}").format(who(assignment.actor))
    return _row(title, at, "plain", [by, handler, assignment.reason])


_LETTER_KINDS = {LetterState.DRAFT: "warn", LetterState.ISSUED: "ok", LetterState.VOID: "plain"}


def letter_rows(case: CaseDetail) -> list[Row]:
    """The letters: rows {id, name, number, state, stateKind, note}."""
    return [
        {
            "id": each.id,
            "name": LetterKind(each.kind).label,
            "number": each.number or translate("window", "未编号"),
            "state": LetterState(each.state).label,
            "stateKind": _LETTER_KINDS[LetterState(each.state)],
            "note": each.issued_on.isoformat() if each.issued_on else "",
        }
        for each in case.letters
    ]


def similar_rows(found: Sequence[SimilarCase]) -> list[Row]:
    """Applications that resemble it: rows {number, applicant, content, state, why, same}."""
    return [
        {
            "number": each.number,
            "applicant": each.applicant,
            "content": each.content,
            "state": each.state.label,
            "why": each.why,
            "same": each.same_applicant,
        }
        for each in found
    ]
