"""The receipt of an application: what its applicant takes home, signed."""

from __future__ import annotations

from dataclasses import replace

from kiosk.common.errors import Rejected
from kiosk.disclosure import receipt_mark
from kiosk.disclosure.counted import counted_in_words
from kiosk.disclosure.model import Channel, CheckedForm, Receipt
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.views import mask_field, masked_applicant

_REACHED_BY = ("phone", "email", "address")


def receipt_of(register: Register, record: Record, stops: list[Record]) -> Receipt:
    """The receipt of a record, with its check mark.

    Raises:
        Rejected: ``disclosure.not_received`` while the date of receipt does not stand.
    """
    deadline = register.deadline(record, stops)
    if deadline is None:
        raise Rejected("disclosure.not_received")
    form = register.form(record)
    plain = Receipt(
        id=record.id,
        number=record.number,
        query_code=register.sealer.unseal(record.query_code),
        applicant=masked_applicant(form),
        applicant_kind=form.applicant_kind,
        content=form.content,
        description=form.description,
        carrier=form.carrier,
        route=form.route,
        channel=Channel(record.channel),
        submitted_at=record.submitted_at,
        received_on=record.received_on,
        due_on=record.due_on,
        provisional=record.provisional,
        limit_days=record.limit_days,
        terminal=record.terminal,
        helper=record.helper,
        contact=_contact(form),
        counted=counted_in_words(deadline),
        signed=record.signature is not None,
    )
    if record.source != "live":
        return plain  # the office's past register: no receipt was given here
    mark = receipt_mark.mark_of(plain, register.organ)
    key = receipt_mark.hall_key(register.sealer)
    return replace(plain, mark=receipt_mark.sign(mark, key))


def _contact(form: CheckedForm) -> str:
    """The first way of reaching the applicant that was given, masked."""
    return next((mask_field(form, name) for name in _REACHED_BY if getattr(form, name)), "")
