"""The information processing fee (信息处理费): notice, payment, lapse (国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure import limits
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.correcting import lapse
from kiosk.disclosure.casework.desk import Desk, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.terms import StopKind
from kiosk.disclosure.fees import Basis, FeeSum, fee
from kiosk.disclosure.norms.reading import tariff_in_force
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import application_fees, application_stops


class Paying(Desk):
    """Notices inside the main limit; twenty working days to pay."""

    def ask_payment(
        self,
        number: str,
        *,
        basis: Basis | str,
        count: int,
        notified_on: date,
        actor: str,
        version: int,
    ) -> CaseDetail:
        """Asks for the fee by the tariff in force; ``notified_on`` is the day the applicant
        received the notice, and the period begins on the day after.

        Raises:
            Rejected: ``disclosure.payment_too_late``, ``disclosure.bad_basis``,
                ``disclosure.nothing_to_pay``, ``disclosure.fee_other_basis``, ``fee.bad_count``.
        """
        by = _basis(basis)
        with self._case(number, actor, version) as case:
            asked = fee(by, count, tariff_in_force(case.command.connection, self._organ))
            if asked.amount == 0:
                raise Rejected("disclosure.nothing_to_pay")
            case.may(Event.ASK_PAYMENT, notified_on)
            _one_basis(case, asked.basis)
            pay_by = case.register.calendar.due(notified_on, limits.PAYMENT.days).due_on
            _write_notice(case, asked, notified_on, pay_by)
            facts = {
                "basis": asked.basis.value,
                "count": count,
                "amount": asked.amount,
                "pay_by": pay_by.isoformat(),
                "tariff": asked.tariff_version,
            }
            case.happen(Event.ASK_PAYMENT, on=notified_on, facts=facts)
            return seen(case)

    def record_payment(self, number: str, *, paid_on: date, actor: str, version: int) -> CaseDetail:
        """Records the payment; the clock goes on the day after."""
        with self._case(number, actor, version) as case:
            case.may(Event.PAY, paid_on)
            case.command.execute(
                update(application_fees)
                .where(
                    application_fees.c.application_id == case.id,
                    application_fees.c.paid_on.is_(None),
                )
                .values(paid_on=paid_on)
            )
            for stop in case.open_stops:
                case.end_stop(stop, paid_on)
            case.happen(Event.PAY, on=paid_on)
            return seen(case)

    def lapse_payment(self, number: str, *, on: date, actor: str, version: int) -> CaseDetail:
        """Closes a case whose applicant did not pay in time (row 六.2).

        Raises:
            Rejected: ``disclosure.period_not_over``.
        """
        with self._case(number, actor, version) as case:
            case.may(Event.LAPSE_PAYMENT, on)
            lapse(case, Event.LAPSE_PAYMENT, on, Outcome.NOT_PAID)
            return seen(case)


def _basis(given: str) -> Basis:
    for basis in Basis:
        if given == basis.value:
            return basis
    raise Rejected("disclosure.bad_basis")


def _one_basis(case: Case, basis: Basis) -> None:
    query = select(application_fees.c.basis).where(application_fees.c.application_id == case.id)
    if set(case.command.execute(query).scalars()) - {basis.value}:
        raise Rejected("disclosure.fee_other_basis")


def _write_notice(case: Case, asked: FeeSum, notified_on: date, pay_by: date) -> None:
    notice = {
        "id": new_id(),
        "application_id": case.id,
        "basis": asked.basis.value,
        "count": asked.count,
        "amount": asked.amount,
        "notified_on": notified_on,
        "pay_by": pay_by,
        "actor": case.command.actor,
        "tariff_version": asked.tariff_version or None,
    }
    case.command.execute(insert(application_fees), notice)
    stop = {
        "id": new_id(),
        "application_id": case.id,
        "kind": StopKind.PAYMENT.value,
        "since": notified_on,
        "period_ends": pay_by,
    }
    case.command.execute(insert(application_stops), stop)
