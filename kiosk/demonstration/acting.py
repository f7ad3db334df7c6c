"""Steps of a demonstration case: each is done by the room's own use case, on the day it is due."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.common.workdays import Calendar
from kiosk.disclosure.casework.extending import SUPERVISOR
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.terms import Delivery, Opinion, ProceedingResult
from kiosk.disclosure.fees import Basis
from kiosk.disclosure.letters.model import kind_of_row
from kiosk.disclosure.model import ApplicationForm, Channel

CLERK = "staff:1007"
LEADER = "staff:1001"
_SAID = "详见所附清单"
"""What a demonstration letter says where only a person could know."""


@dataclass
class Scene:
    """A case on its way through the procedure, and the day that it is."""

    terminal: Terminal
    calendar: Calendar
    today: date
    case: CaseDetail = field(init=False)

    @property
    def version(self) -> int:
        """What the clerk saw."""
        return self.case.version

    def within(self, days: int) -> date:
        """The last of so many working days."""
        return self.calendar.due(self.today, days).due_on


Act = Callable[[Scene], CaseDetail]


def arrives(form: ApplicationForm, channel: Channel, *, confirmed: bool = True) -> Act:
    """The application comes in; at the kiosk it files itself, all others the desk registers."""

    def act(scene: Scene) -> CaseDetail:
        if channel is Channel.KIOSK:
            receipt = scene.terminal.disclosure.submit(form, request_id=new_id())
            return scene.terminal.casework.case(receipt.number, actor=CLERK)
        day = scene.today
        return scene.terminal.casework.register(
            form,
            request_id=new_id(),
            channel=channel,
            arrived_on=day,
            signed_on=day if channel is Channel.SIGNED_MAIL else None,
            confirmed_on=day if confirmed else None,
            helper=_number(CLERK) if channel is Channel.ORAL else None,
            oral_reader=_number(LEADER) if channel is Channel.ORAL else None,
            actor=CLERK,
        )

    return act


def taken_up(department: str = "") -> Act:
    """Assigned, if to somebody, and taken up."""

    def act(scene: Scene) -> CaseDetail:
        desk, number = scene.terminal.casework, scene.case.number
        if department:
            scene.case = desk.assign(
                number, department=department, actor=CLERK, version=scene.version
            )
        return desk.take_up(number, actor=CLERK, version=scene.version)

    return act


def correction_asked(what: str) -> Act:
    """补正告知."""
    return lambda scene: scene.terminal.casework.ask_correction(
        scene.case.number,
        what=what,
        asked_on=scene.today,
        reply_by=scene.within(15),
        actor=CLERK,
        version=scene.version,
    )


def corrected(title: str, wanted: str) -> Act:
    """The applicant supplied what was missing, and the case was taken up again."""

    def act(scene: Scene) -> CaseDetail:
        desk, number, day = scene.terminal.casework, scene.case.number, scene.today
        scene.case = desk.correct(
            number,
            title_or_number=title,
            description=wanted,
            supplied_on=day,
            actor=CLERK,
            version=scene.version,
        )
        return desk.take_up(number, actor=CLERK, version=scene.version)

    return act


def third_party_asked(party: str) -> Act:
    """征求第三方意见."""
    return lambda scene: scene.terminal.casework.ask_third_party(
        scene.case.number, party=party, sent_on=scene.today, actor=CLERK, version=scene.version
    )


def joint_organ_asked(organ: str) -> Act:
    """征求共同制作机关意见."""
    return lambda scene: scene.terminal.casework.ask_joint_organ(
        scene.case.number, organ=organ, sent_on=scene.today, actor=CLERK, version=scene.version
    )


def opinion_in(opinion: Opinion, note: str) -> Act:
    """What was asked is answered."""

    def act(scene: Scene) -> CaseDetail:
        waited = next(stop.id for stop in scene.case.stops if stop.is_open)
        return scene.terminal.casework.record_opinion(
            scene.case.number,
            stop_id=waited,
            opinion=opinion,
            on=scene.today,
            note=note,
            actor=CLERK,
            version=scene.version,
        )

    return act


def extension_proposed(days: int, reason: str) -> Act:
    """提请延期."""
    return lambda scene: scene.terminal.casework.propose_extension(
        scene.case.number, days=days, reason=reason, actor=CLERK, version=scene.version
    )


def extension_approved() -> Act:
    """The head of the office agrees."""

    def act(scene: Scene) -> CaseDetail:
        return scene.terminal.casework.decide_extension(
            scene.case.number,
            extension_id=scene.case.extensions[-1].id,
            approve=True,
            role=SUPERVISOR,
            actor=LEADER,
            version=scene.case.version,
        )

    return act


def reasons_asked(why: str) -> Act:
    """要求说明理由 (Article 35)."""
    return lambda scene: scene.terminal.casework.ask_reasons(
        scene.case.number, why=why, on=scene.today, actor=CLERK, version=scene.version
    )


def fee_asked(pages: int) -> Act:
    """收费通知, by pages."""
    return lambda scene: scene.terminal.casework.ask_payment(
        scene.case.number,
        basis=Basis.PAGES,
        count=pages,
        notified_on=scene.today,
        actor=CLERK,
        version=scene.version,
    )


def payment_lapsed() -> Act:
    """Nobody paid."""
    return lambda scene: scene.terminal.casework.lapse_payment(
        scene.case.number, on=scene.today, actor=CLERK, version=scene.version
    )


def answered(row: str, *, grounds: str, reasons: str = "", opened: str = "") -> Act:
    """A letter of the right kind, issued, and the answer recorded with it."""

    def act(scene: Scene) -> CaseDetail:
        number, letters = scene.case.number, scene.terminal.letters
        said = {"row": row, "ground_codes": grounds, "reasons": reasons, "open_part": opened}
        draft = letters.draft(number, kind_of_row(row), actor=CLERK, fields=said)
        if draft.blanks:
            words = dict.fromkeys(draft.blanks, _SAID)
            draft = letters.fill_in(draft.id, words, actor=CLERK)
        return scene.terminal.casework.answer(
            number,
            row=row,
            answered_on=scene.today,
            grounds=grounds.split(","),
            reasons=reasons,
            open_part=opened,
            letter_id=letters.issue(draft.id, actor=CLERK).id,
            actor=CLERK,
            version=scene.version,
        )

    return act


def answered_at_once(opened: str) -> Act:
    """当场答复."""
    return lambda scene: scene.terminal.casework.answer_at_once(
        scene.case.number,
        row="1",
        answered_on=scene.today,
        grounds=["1.published"],
        open_part=opened,
        actor=CLERK,
        version=scene.version,
    )


def delivered(how: Delivery) -> Act:
    """送达."""
    return lambda scene: scene.terminal.casework.deliver(
        scene.case.number, how=how, delivered_on=scene.today, actor=CLERK, version=scene.version
    )


def archived() -> Act:
    """归档."""
    return lambda scene: scene.terminal.casework.archive(
        scene.case.number, actor=CLERK, version=scene.version
    )


def withdrawn(reason: str) -> Act:
    """撤回."""
    return lambda scene: scene.terminal.casework.withdraw(
        scene.case.number, reason=reason, on=scene.today, actor=CLERK, version=scene.version
    )


def review_filed() -> Act:
    """行政复议."""
    return lambda scene: scene.terminal.casework.record_review(
        scene.case.number,
        authority="示范县人民政府",
        filed_on=scene.today,
        actor=CLERK,
        version=scene.version,
    )


def settled(result: ProceedingResult) -> Act:
    """The pending review or suit is decided."""

    def act(scene: Scene) -> CaseDetail:
        pending = next(p for p in scene.case.proceedings if p.result is ProceedingResult.PENDING)
        return scene.terminal.casework.settle(
            scene.case.number,
            proceeding_id=pending.id,
            result=result,
            decided_on=scene.today,
            actor=CLERK,
            version=scene.version,
        )

    return act


def suit_filed() -> Act:
    """A suit after the review."""
    return lambda scene: scene.terminal.casework.record_litigation(
        scene.case.number,
        after_review=True,
        court="示范县人民法院",
        filed_on=scene.today,
        actor=CLERK,
        version=scene.version,
    )


def _number(actor: str) -> str:
    return actor.removeprefix("staff:")
