"""Evaluations given on the phone: fetched into the hall's own, each its commit."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.exc import IntegrityError

from kiosk.common.errors import Rejected
from kiosk.feedback.model import EvaluationForm
from kiosk.feedback.service import Feedback
from kiosk.feedback.taking_over import GivenElsewhere
from kiosk.store.store import Store
from kiosk.sync.link import Link
from kiosk.sync.ordered import Ordered
from kiosk.sync.protocol import EvaluationsPage, PhoneEvaluation

log = logging.getLogger(__name__)

_ACTOR = "sync"


@dataclass(slots=True)
class Evaluations:
    """Brings a hall's evaluations up to the platform's, over one line."""

    store: Store
    feedback: Feedback
    link: Link

    def run(self) -> int:
        """Takes over what was given since the last call; returns how many evaluations came.

        Every machine of a hall fetches, and the first files. What cannot be filed is told back
        to the platform, where its operators see it; the others come in.

        Raises:
            Offline, Busy, SignInNeeded, Shut: later, from where it stopped.
        """
        return Ordered(self.store, self.link, "evaluations", EvaluationsPage).fetch(self._take)

    def _take(self, page: EvaluationsPage) -> int:
        for given in page.evaluations:
            try:
                self.feedback.take_over(_received(given), actor=_ACTOR)
            except Rejected as error:
                log.warning("an evaluation was not taken over: %s", error.code)
                self._tell_back(given, error.code)
        return len(page.evaluations)

    def _tell_back(self, given: PhoneEvaluation, code: str) -> None:
        """One event per evaluation and reason, whichever machines of the hall refuse it."""
        key = str(uuid5(NAMESPACE_URL, f"evaluation.refused {given.key} {code}"))
        facts = {"evaluation": given.key, "ticket": given.ticket, "code": code}
        try:
            with self.store.command(_ACTOR) as command:
                command.audit("evaluation.refused", key, code=code)
                command.publish("evaluation.refused", key, facts)
        except IntegrityError:
            log.info("the platform has been told of it before")


def _received(given: PhoneEvaluation) -> GivenElsewhere:
    return GivenElsewhere(
        id=given.key,
        ticket_id=given.ticket,
        number=given.number,
        service_day=given.service_day,
        business=given.business,
        business_name=given.business_name,
        window=given.window,
        given_at=given.given_at,
        form=EvaluationForm(given.grade, given.reasons, given.text, given.phone),
    )
