"""Every act by its name, and which of them stand as buttons under a case."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.disclosure.casework.model import ActOffer, CaseDetail
from kiosk.disclosure.states import TRANSITIONS, Event, State
from ui.window.applications.acts import (
    answering,
    consulting,
    correcting,
    ending,
    explaining,
    extending,
    intake,
    paying,
    proceedings,
)
from ui.window.applications.acts.answering import DRAFT

ACTS = {
    act.name: act
    for group in (
        intake.ACTS,
        correcting.ACTS,
        consulting.ACTS,
        explaining.ACTS,
        extending.ACTS,
        paying.ACTS,
        answering.ACTS,
        ending.ACTS,
        proceedings.ACTS,
    )
    for act in group
}
HIDDEN = frozenset({Event.SUBMIT, Event.AWAIT_CONFIRMATION, Event.REFUSE_EXTENSION})
"""Nobody's button: the system's own, and the no of the decision on an extension."""

_WORK = (Event.ANSWER, Event.ASK_THIRD_PARTY, Event.PROPOSE_EXTENSION, Event.ASK_PAYMENT)
FIRST: dict[State, tuple[Event, ...]] = {
    State.UNCONFIRMED: (Event.REGISTER, Event.ASSIGN, Event.WITHDRAW),
    State.REGISTERED: (
        Event.TAKE_UP,
        Event.ASK_CORRECTION,
        Event.ANSWER_AT_ONCE,
        Event.ASSIGN,
    ),
    State.IN_PROGRESS: _WORK,
    State.EXTENDED: (Event.ANSWER, Event.ASK_THIRD_PARTY, Event.ASK_PAYMENT, Event.ASSIGN),
    State.CORRECTION: (Event.CORRECT, Event.LAPSE_CORRECTION, Event.WITHDRAW),
    State.THIRD_PARTY: (Event.OPINION_IN, Event.RECORD_REACHED, Event.ASK_THIRD_PARTY),
    State.JOINT_ORGAN: (Event.OPINION_IN, Event.RECORD_REACHED, Event.ASK_JOINT_ORGAN),
    State.REASONS: (Event.ACCEPT_REASONS, Event.REFUSE_EXCESSIVE),
    State.PAYMENT: (Event.PAY, Event.LAPSE_PAYMENT, Event.WITHDRAW),
    State.ANSWERED: (Event.DELIVER, Event.AMEND, Event.RECORD_REVIEW),
    State.DELIVERED: (Event.ARCHIVE, Event.RECORD_REVIEW, Event.RECORD_LITIGATION),
    State.ARCHIVED: (Event.RECORD_REVIEW, Event.RECORD_LITIGATION, Event.REDO),
    State.REVIEW: (Event.SETTLE, Event.RECORD_LITIGATION, Event.REDO),
    State.LITIGATION: (Event.SETTLE, Event.REDO),
}
"""What a case most likely waits for, by state; the first is the large button."""
KEYS = ("F8", "F5", "F6", "F7")
Row = dict[str, object]


def shown(offers: Sequence[ActOffer]) -> list[ActOffer]:
    """The offers that are somebody's to take, those that may be done first."""
    own = [offer for offer in offers if offer.event not in HIDDEN and offer.event in ACTS]
    return sorted(own, key=lambda offer: not offer.enabled)


def main_rows(case: CaseDetail, *, leads: bool) -> list[Row]:
    """The buttons: rows {name, text, keys, kind}; what is proposed comes first. While there is
    no answer letter, it is drafted before the answer is given. Who leads decides extensions."""
    ready = {offer.event: offer for offer in shown(case.offers) if offer.enabled}
    wanted = [offer.event for offer in case.offers if offer.proposed]
    if leads and Event.EXTEND in ready:
        wanted.append(Event.EXTEND)
    order = dict.fromkeys((*wanted, *FIRST.get(case.state, ())))
    names = {event.value: label_of(ready[event]) for event in order if event in ready}
    if Event.ANSWER in ready and not answering.answer_letters(case):
        names = {
            DRAFT if name == Event.ANSWER else name: "起草答复书" if name == Event.ANSWER else text
            for name, text in names.items()
        }
    return [
        {
            "name": name,
            "text": text,
            "keys": keys,
            "kind": "primary" if keys == KEYS[0] else "second",
        }
        for keys, (name, text) in zip(KEYS, names.items(), strict=False)
    ]


def all_rows(state: State, offers: Sequence[ActOffer]) -> list[Row]:
    """Every act: rows {name, text, note, enabled}; ``note`` says why not, or until when."""
    return [
        {
            "name": offer.event.value,
            "text": label_of(offer),
            "enabled": offer.enabled,
            "note": _note(state, offer),
        }
        for offer in shown(offers)
    ]


def label_of(offer: ActOffer) -> str:
    """The act's name on its button."""
    return LABELS.get(offer.event) or offer.label


LABELS = {
    Event.REGISTER: "确认收到",
    Event.ASK_THIRD_PARTY: "征求第三方",
    Event.ASK_JOINT_ORGAN: "征求共同机关",
    Event.EXTEND: "审批延期",
    Event.PROPOSE_EXTENSION: "提请延期",
    Event.ASSIGN: "转办",
    Event.PAY: "登记缴费",
    Event.CORRECT: "收到补正",
    Event.DELIVER: "登记送达",
    Event.OPINION_IN: "登记意见",
    Event.RECORD_REACHED: "函已送达",
    Event.RECORD_REVIEW: "登记复议",
    Event.RECORD_LITIGATION: "登记诉讼",
    Event.SETTLE: "登记结果",
}


def _note(state: State, offer: ActOffer) -> str:
    if not offer.enabled:
        elsewhere = state not in TRANSITIONS[offer.event].sources
        return f"“{state.label}”时不办这一步" if elsewhere else offer.why_not
    if offer.proposed:
        return "期限已满，可以办理"
    return f"最迟 {offer.last_day.isoformat()}" if offer.last_day else ""
