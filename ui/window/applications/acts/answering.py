"""答复: the result by the rows of the annual report, grounds from the library, remedies A or B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.disclosure.letters.model import LetterState
from kiosk.disclosure.outcomes import Outcome
from ui.window.applications.acts.act import (
    Act,
    Answers,
    Office,
    day_field,
    form_of,
    upto_today,
)
from ui.window.forms.model import Field, Form, Option, Values, chosen

if TYPE_CHECKING:
    from kiosk.disclosure.casework import Casework
    from kiosk.disclosure.casework.model import CaseDetail, CaseLetter
    from kiosk.disclosure.letters.model import Ground

translate = QCoreApplication.translate

ROWS = tuple(
    Option(each.value, f"{each.value}　{each.label}", f"{each.family} · {each.article or '告知'}")
    for each in Outcome
    if each.is_answer
)
DRAFT = "draft_answer"
REMEDIES = {
    "A": translate(
        "window", "救济途径 A：先申请行政复议（六十日内），对复议决定不服的十五日内起诉。"
    ),
    "B": translate("window", "救济途径 B：六十日内申请行政复议，或者六个月内直接起诉。"),
}


def _outcome(values: Values) -> Outcome | None:
    row = values.get("row", "")
    return Outcome(row) if row in list(Outcome) else None


def _grounds(values: Values, office: Office) -> tuple[Ground, ...]:
    outcome = _outcome(values)
    return office.library.of_row(outcome.value) if outcome and office.library else ()


def _fields(values: Values, case: CaseDetail, office: Office) -> list[Field]:
    """What an answer says, then the day and the letter that it goes with."""
    asked = said_fields(values, office)
    asked.append(day_field("answered_on", translate("window", "答复之日"), office.today, half=True))
    letters = answer_letters(case)
    issued = tuple(Option(each.id, each.number) for each in letters if each.number)
    if issued:
        value = issued[-1].name
        asked.append(
            Field(
                "letter",
                translate("window", "答复书"),
                "choice",
                value,
                required=False,
                options=issued,
                half=True,
            )
        )
    elif letters:
        asked.append(
            Field(
                "unissued",
                translate("window", "答复书还是草稿，请先在“文书”里制发，再作答复。"),
                "said",
            )
        )
    return asked


def said_fields(values: Values, office: Office) -> list[Field]:
    """What an answer says, by its result."""
    outcome, grounds = _outcome(values), _grounds(values, office)
    asked = [Field("row", translate("window", "答复结果"), "choice", options=ROWS)]
    if len(grounds) > 1:
        options = tuple(Option(each.code, each.name, "、".join(each.articles)) for each in grounds)
        asked.append(Field("grounds", translate("window", "依据"), "many", options=options))
    if outcome is not None:
        asked.append(Field("law", translate("window", "法律依据"), "said"))
    if outcome is not None and outcome.opens_something:
        asked.append(
            Field(
                "open_part",
                translate("window", "公开的内容，或者获取的方式、途径和时间"),
                "block",
                limit=2000,
            )
        )
    if outcome is not Outcome.OPENED:
        asked.append(
            Field(
                "reasons",
                translate("window", "对其余部分不予公开的理由")
                if outcome is Outcome.PARTLY_OPENED
                else translate("window", "事实和理由"),
                "block",
                limit=2000,
                hint=translate("window", "写明本件的事实；法条在答复书里自动引用。"),
            )
        )
    return asked


def answer_letters(case: CaseDetail) -> tuple[CaseLetter, ...]:
    """Answer letters that count, or may yet."""
    answers = ("open", "partial", "refused", "unavailable", "not_processed")
    return tuple(
        each for each in case.letters if each.kind in answers and each.state != LetterState.VOID
    )


def _law(values: Values, office: Office) -> str:
    outcome = _outcome(values)
    if outcome is None:
        return ""
    named = chosen(values, "grounds")
    grounds = _grounds(values, office)
    stand = [each for each in grounds if each.code in named] or list(grounds[:1])
    laws = [
        translate("window", "《条例》{0}：{1}").format("、".join(each.articles), each.law)
        for each in stand
    ]
    return "\n".join([*laws, REMEDIES[outcome.remedy]])


def _follow(name: str, values: Values, office: Office) -> dict[str, str]:
    if name != "row":
        return {}
    grounds = _grounds(values, office)
    return {"grounds": grounds[0].code if grounds else ""}


def _form(case: CaseDetail, office: Office, name: str, title: str, text: str) -> Form:
    def confirm(values: Values) -> str:
        outcome = _outcome(values)
        said = f"{outcome.family}：{outcome.label}。" if outcome else ""
        return translate("window", "{0}答复后期限停止计算，告知申请人救济途径。").format(said)

    return form_of(
        case,
        name,
        title,
        translate("window", "答复"),
        office,
        text=text,
        fields=lambda values: _fields(values, case, office),
        hints=lambda values: {"law": _law(values, office)},
        follow=lambda changed, values: _follow(changed, values, office),
        check=lambda values: upto_today(values, office, "answered_on"),
        confirm=confirm,
    )


def draft_form(case: CaseDetail, office: Office) -> Form:
    """The answer letter before it is drafted: the same questions, without a day."""
    return form_of(
        case,
        DRAFT,
        translate("window", "起草答复书"),
        translate("window", "起草"),
        office,
        text=translate(
            "window", "按答复结果套用模板，写好依据和救济途径；起草以后还可以改，制发时编号。"
        ),
        fields=lambda values: said_fields(values, office),
        hints=lambda values: {"law": _law(values, office)},
        follow=lambda changed, values: _follow(changed, values, office),
    )


def letter_fields(values: Values) -> dict[str, str]:
    """What the letter takes from the answers."""
    row = values.get("row", "")
    return {
        "row": row,
        "ground_codes": values.get("grounds", ""),
        "open_part": values.get("open_part", ""),
        "reasons": values.get("reasons", ""),
        "explanation": values.get("reasons", ""),
    }


def _answer(case: CaseDetail, office: Office) -> Form:
    due = case.due_on.isoformat() if case.due_on else translate("window", "未定")
    return _form(
        case,
        office,
        "answer",
        translate("window", "答复"),
        translate("window", "答复期限 {0}。").format(due),
    )


def _at_once(case: CaseDetail, office: Office) -> Form:
    return _form(
        case,
        office,
        "answer_at_once",
        translate("window", "当场答复"),
        translate("window", "能够当场答复的，当场予以答复。"),
    )


def _given(case: CaseDetail, given: Answers) -> dict[str, object]:
    outcome = _outcome(given.values)
    return {
        "row": given.text("row"),
        "grounds": list(chosen(given.values, "grounds")),
        "reasons": "" if outcome is Outcome.OPENED else given.text("reasons"),
        "open_part": given.text("open_part") if outcome and outcome.opens_something else "",
        "answered_on": given.day("answered_on"),
        "letter_id": given.text("letter") or None,
        **given.tools,
    }


def _do_answer(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.answer(case.number, **_given(case, given))


def _do_at_once(casework: Casework, case: CaseDetail, given: Answers) -> object:
    return casework.answer_at_once(case.number, **_given(case, given))


ACTS = (
    Act("answer", _answer, _do_answer, translate("window", "{0} 已答复。")),
    Act("answer_at_once", _at_once, _do_at_once, translate("window", "{0} 已当场答复。")),
)
