"""The desk's use cases; every act is one command, and names who did it and what was seen."""

from __future__ import annotations

from kiosk.disclosure.casework.answering import Answering
from kiosk.disclosure.casework.assigning import Assigning
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.consulting import Consulting
from kiosk.disclosure.casework.correcting import Correcting
from kiosk.disclosure.casework.desk import seen
from kiosk.disclosure.casework.extending import Extending
from kiosk.disclosure.casework.listing import Listing
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.paying import Paying
from kiosk.disclosure.casework.proceedings import Contesting
from kiosk.disclosure.casework.registering import Registering
from kiosk.disclosure.casework.similar import Comparing
from kiosk.disclosure.signature import Signature, decode


class Casework(
    Registering,
    Assigning,
    Correcting,
    Consulting,
    Extending,
    Paying,
    Answering,
    Contesting,
    Comparing,
    Listing,
):
    """Applications of one office at the desk. Safe to use from several threads.

    Every act takes ``actor``, a staff number, and ``version``, that of the case it was decided
    on. It is one transaction: the state, an event, a link of the audit trail and news for the
    platform, or nothing at all. It returns the case as it stands after.

    Raises:
        Rejected: ``disclosure.unknown_number``, ``disclosure.not_allowed``,
            ``disclosure.only_once``, ``disclosure.date_in_future``,
            ``disclosure.date_too_early``, or what the act itself names.
        Conflict: ``disclosure.changed_meanwhile`` when somebody else was quicker.
    """

    def case(self, number: str, *, actor: str) -> CaseDetail:
        """One case with all that was done to it and all that may be done. That ``actor`` opened
        it is audited."""
        register = self._register()
        with self._store.command(actor) as command:
            case = Case.opened(command, register, number)
            command.audit("application.opened", case.record.number)
            return seen(case)

    def signature(self, number: str, *, actor: str) -> Signature | None:
        """The signature under an application; None where there is none. That ``actor`` looked
        at it is audited."""
        register = self._register()
        with self._store.command(actor) as command:
            record = Case.opened(command, register, number).record
            if record.signature is None:
                return None
            command.audit("application.field_revealed", record.number, field="signature")
            return decode(register.sealer.unseal_bytes(record.signature))
