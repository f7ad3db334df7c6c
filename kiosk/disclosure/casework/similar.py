"""Finds applications that resemble one: repeated ones (Article 36 (6)) and those of others."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from sqlalchemy import or_, select

from kiosk.common.text import half_width
from kiosk.disclosure.casework.desk import Desk
from kiosk.disclosure.casework.model import SimilarCase
from kiosk.disclosure.model import CheckedForm, typed_reference
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.states import State
from kiosk.disclosure.tables import applications
from kiosk.disclosure.views import masked_applicant

COMPARED = 2000
"""How many of the newest applications are opened for it; the applicant's own come first."""
SHOWN = 10
LEAST = 0.45
"""Likeness from which another applicant's application is worth a look."""
REPEATED = 0.8
"""Likeness from which the same applicant's is called a repetition."""

Bigrams = Counter[str]


class Comparing(Desk):
    """Likeness of what is asked for, by pairs of characters."""

    def similar(self, number: str) -> list[SimilarCase]:
        """The applications of the same office that resemble this one, the likest first; those of
        the same applicant in any case.

        Raises:
            Rejected: ``disclosure.unknown_number``.
        """
        register = self._register()
        with self._store.read() as connection:
            record = register.find(connection, typed_reference(number))
            others = (
                select(applications)
                .where(
                    applications.c.organ == self._organ,
                    applications.c.id != record.id,
                    or_(
                        applications.c.submitted_at <= record.submitted_at,
                        applications.c.identity_index == record.identity_index,
                    ),
                )
                .order_by(
                    applications.c.identity_index != record.identity_index,
                    applications.c.submitted_at.desc(),
                )
                .limit(COMPARED)
            )
            wanted = bigrams(register.form(record))
            found = [
                case
                for other in connection.execute(others)
                if (case := _compared(register, record, wanted, other)) is not None
            ]
        found.sort(key=lambda case: (case.same_applicant, case.likeness), reverse=True)
        return found[:SHOWN]


def bigrams(form: CheckedForm) -> Bigrams:
    """Pairs of neighbouring letters and digits of what is asked for, with how often each is."""
    text = half_width(f"{form.title_or_number}{form.description}").casefold()
    signs = [sign for sign in text if sign.isalnum()]
    return Counter(a + b for a, b in pairwise(signs))


def likeness(one: Bigrams, other: Bigrams) -> float:
    """From 0 to 1: twice the pairs in common over all pairs (Dice)."""
    whole = one.total() + other.total()
    return 2 * (one & other).total() / whole if whole else 0.0


def _compared(
    register: Register, record: Record, wanted: Bigrams, other: Record
) -> SimilarCase | None:
    form = register.form(other)
    alike = likeness(wanted, bigrams(form))
    same = other.identity_index == record.identity_index
    if not same and alike < LEAST:
        return None
    return SimilarCase(
        number=other.number,
        applicant=masked_applicant(form),
        content=form.content,
        state=State(other.state),
        received_on=other.received_on,
        likeness=round(alike, 2),
        same_applicant=same,
        why=_why(alike, same=same),
    )


def _why(alike: float, *, same: bool) -> str:
    percent = round(alike * 100)
    if same and alike >= REPEATED:
        return f"同一申请人，内容相似 {percent}%，可能属于重复申请（第三十六条第六项）"
    if same:
        return f"同一申请人的另一份申请，内容相似 {percent}%"
    return f"其他申请人的申请，内容相似 {percent}%"
