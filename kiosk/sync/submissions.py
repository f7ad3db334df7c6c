"""Answers given at the platform to what residents told the hall: fetched, each its commit."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy.exc import IntegrityError

from kiosk.common.errors import Rejected
from kiosk.feedback.submissions.service import AnsweredElsewhere, Submissions
from kiosk.store.store import Store
from kiosk.sync.link import Link
from kiosk.sync.ordered import Ordered
from kiosk.sync.protocol import AnswersPage, PlatformAnswer

log = logging.getLogger(__name__)

_ACTOR = "sync"


@dataclass(slots=True)
class Answers:
    """Brings the platform's answers into a hall, over one line."""

    store: Store
    submissions: Submissions
    link: Link

    def run(self) -> int:
        """Files what was given since the last call; returns how many answers came.

        Every machine of a hall fetches, and the first files. What cannot be filed, because the
        hall was quicker, is told back to the platform; the others come in.

        Raises:
            Offline, Busy, SignInNeeded, Shut: later, from where it stopped.
        """
        return Ordered(self.store, self.link, "answers", AnswersPage).fetch(self._take)

    def _take(self, page: AnswersPage) -> int:
        for given in page.answers:
            try:
                self.submissions.take_over(_received(given), actor=_ACTOR)
            except Rejected as error:
                log.warning("an answer was not taken over: %s", error.code)
                self._tell_back(given, error.code)
        return len(page.answers)

    def _tell_back(self, given: PlatformAnswer, code: str) -> None:
        """One event per answer and reason, whichever machines of the hall refuse it."""
        key = str(uuid5(NAMESPACE_URL, f"submission.answer_refused {given.key} {code}"))
        facts = {"answer": given.key, "id": given.submission, "code": code}
        try:
            with self.store.command(_ACTOR) as command:
                command.audit("submission.answer_refused", key, code=code)
                command.publish("submission.answer_refused", key, facts)
        except IntegrityError:
            log.info("the platform has been told of it before")


def _received(given: PlatformAnswer) -> AnsweredElsewhere:
    return AnsweredElsewhere(given.key, given.submission, given.by, given.text, given.given_at)
