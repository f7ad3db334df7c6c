"""The terminals' side of the platform: ``/v1/…`` as in docs/central-platform-api.yaml."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from kiosk.central import bookings, feed, for_the_hall, intake, submissions, terminals
from kiosk.central.bodies import answer, read
from kiosk.central.limits import Limiter
from kiosk.central.platform import Platform
from kiosk.sync.protocol import (
    MAX_CHANGES,
    PROTO,
    CommandsAnswer,
    EnrolRequest,
    EventBatch,
    HeartbeatAnswer,
    HeartbeatRequest,
    SessionRequest,
)


def router(platform: Platform) -> APIRouter:
    """The routes of one platform."""
    routes = APIRouter(prefix="/v1")
    guesses = Limiter(platform, "enrol")

    def caller(request: Request) -> terminals.Caller:
        return terminals.authenticate(platform, request.headers.get("authorization"))

    @routes.post("/enrol")
    async def enrol(request: Request) -> Response:
        message = await read(request, EnrolRequest)
        subject = request.client.host if request.client else ""
        return answer(
            await run_in_threadpool(
                guesses.guarded, subject, lambda: terminals.enrol(platform, message)
            )
        )

    @routes.post("/session")
    async def session(request: Request) -> Response:
        message = await read(request, SessionRequest)
        return answer(await run_in_threadpool(terminals.open_session, platform, message))

    @routes.post("/events", status_code=202)
    async def events(request: Request) -> Response:
        # Who it is comes first: a stranger's body is not even unpacked.
        terminal = await run_in_threadpool(caller, request)
        batch = await read(request, EventBatch)
        return answer(await run_in_threadpool(intake.receive, platform, terminal, batch), 202)

    @routes.get("/changes")
    def changes(
        request: Request,
        cursor: Annotated[str, Query(max_length=200)] = "",
        limit: Annotated[int, Query(ge=1, le=MAX_CHANGES)] = MAX_CHANGES,
        kind: Annotated[str | None, Query(alias="type", pattern="^[a-z_]{1,40}$")] = None,
    ) -> Response:
        caller(request)
        page = feed.changes_since(platform, cursor, limit, kind)
        tag = f'"{page.checkpoint}"'
        unmoved = page.done and not page.changes and cursor == page.next
        if unmoved and request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        gzipped = "gzip" in request.headers.get("accept-encoding", "")
        response = answer(page, packed=gzipped and bool(page.changes))
        response.headers["ETag"] = tag
        return response

    @routes.get("/checkpoints/{checkpoint_id}")
    def checkpoint(request: Request, checkpoint_id: str) -> Response:
        caller(request)
        return answer(feed.checkpoint(platform, checkpoint_id))

    @routes.get("/bookings")
    def booked(
        request: Request,
        after: Annotated[int, Query(ge=0, lt=2**53)] = 0,
        limit: Annotated[int, Query(ge=1, le=MAX_CHANGES)] = MAX_CHANGES,
    ) -> Response:
        return answer(bookings.page_after(platform, caller(request).hall, after, limit))

    @routes.get("/evaluations")
    def evaluated(
        request: Request,
        after: Annotated[int, Query(ge=0, lt=2**53)] = 0,
        limit: Annotated[int, Query(ge=1, le=MAX_CHANGES)] = MAX_CHANGES,
    ) -> Response:
        return answer(for_the_hall.page_after(platform, caller(request).hall, after, limit))

    @routes.get("/answers")
    def answered(
        request: Request,
        after: Annotated[int, Query(ge=0, lt=2**53)] = 0,
        limit: Annotated[int, Query(ge=1, le=MAX_CHANGES)] = MAX_CHANGES,
    ) -> Response:
        return answer(submissions.page_after(platform, caller(request).hall, after, limit))

    @routes.post("/heartbeat")
    async def heartbeat(request: Request) -> Response:
        terminal = await run_in_threadpool(caller, request)
        message = await read(request, HeartbeatRequest)
        await run_in_threadpool(_note, platform, terminal, message)
        return answer(HeartbeatAnswer(PROTO, platform.clock.now()))

    @routes.get("/commands")
    def commands(request: Request) -> Response:
        caller(request)
        return answer(CommandsAnswer(PROTO))

    return routes


def _note(platform: Platform, terminal: terminals.Caller, message: HeartbeatRequest) -> None:
    with platform.write() as connection:
        intake.note_heartbeat(platform, connection, terminal.id, message.heartbeat)
