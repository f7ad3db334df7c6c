"""``/v1/submissions``: staff of the platform read what residents told the halls, and answer."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Annotated

import msgspec
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from kiosk.central import officers, submissions
from kiosk.central.bodies import answer, read
from kiosk.central.errors import Refusal
from kiosk.central.platform import Platform
from kiosk.common.errors import Rejected
from kiosk.sync.protocol import PROTO, Proto, Reference

_STATUS = {"submission.unknown": 404, "submission.step_refused": 409}
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]


@dataclass(frozen=True, slots=True)
class WaitingSubmission:
    """One that waits for an answer; name and number to call are not here: they stay in the hall."""

    id: str
    number: str
    hall: str
    kind: str
    state: str
    about: str
    organ: str
    due_on: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WaitingAnswer:
    """All that wait over all halls, what is due first first."""

    proto: Proto
    submissions: tuple[WaitingSubmission, ...]


@dataclass(frozen=True, slots=True)
class AnswerRequest:
    """An answer; ``key`` is made by who sends it, and the same one is taken once."""

    proto: Proto
    key: Reference
    text: Text = field(repr=False)


@dataclass(frozen=True, slots=True)
class AnswerTaken:
    """The answer is kept; its hall fetches it at its next exchange."""

    proto: Proto
    key: Reference


MESSAGES = (WaitingAnswer, AnswerRequest, AnswerTaken)
"""Messages of these routes, for the paper that describes them."""


def router(platform: Platform) -> APIRouter:
    """The routes for the platform's staff."""
    routes = APIRouter(prefix="/v1")

    def officer(request: Request) -> officers.Officer:
        return officers.authenticate(platform, request.headers.get("authorization"))

    @routes.get("/submissions")
    def waiting(request: Request) -> Response:
        officer(request)
        told = [WaitingSubmission(**asdict(row)) for row in submissions.waiting(platform)]
        return answer(WaitingAnswer(PROTO, tuple(told)))

    @routes.post("/submissions/{submission}/answers", status_code=202)
    async def answered(request: Request, submission: str) -> Response:
        by = await run_in_threadpool(officer, request)
        said = await read(request, AnswerRequest)
        return answer(await run_in_threadpool(_take, platform, submission, said, by), 202)

    return routes


def _take(
    platform: Platform, submission: str, said: AnswerRequest, by: officers.Officer
) -> AnswerTaken:
    try:
        key = submissions.answer(platform, submission, said.text, by=by.name, key=said.key)
    except Rejected as error:
        raise Refusal(_STATUS.get(error.code, 422), error.code) from error
    return AnswerTaken(PROTO, key)
