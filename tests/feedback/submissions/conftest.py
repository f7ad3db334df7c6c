"""Fixtures of 我要说: a hall whose content has a guide, a policy and drafts."""

from __future__ import annotations

import pytest

from kiosk.common.ids import new_id
from kiosk.content.service import Content
from kiosk.disclosure.workdays.service import Workdays
from kiosk.feedback.submissions.service import Submissions
from tests.feedback.submissions.told_documents import DOCUMENTS, QUESTION, form, publish


@pytest.fixture
def submissions(store, clock, settings):
    publish(store, clock, *DOCUMENTS)
    return Submissions(store, Content(store, clock), settings, Workdays(store, settings))


@pytest.fixture
def hand_in(submissions):
    """Hands in with a new request id."""

    def handed_in(kind="consultation", text=QUESTION, **fields):
        request = fields.pop("request_id", None) or new_id()
        return submissions.submit(form(kind, text, **fields), request_id=request)

    return handed_in


@pytest.fixture
def submissions_room(submissions):
    return submissions


@pytest.fixture
def sqlite_room(sqlite_store, clock, settings):
    publish(sqlite_store, clock, *DOCUMENTS)
    content = Content(sqlite_store, clock)
    return Submissions(sqlite_store, content, settings, Workdays(sqlite_store, settings))
