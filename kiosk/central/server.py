"""Puts the platform together and serves it."""

from __future__ import annotations

import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from kiosk.central import answering, api, feed, for_the_hall, terminals, workdays
from kiosk.central.bodies import refused
from kiosk.central.config import CentralConfig
from kiosk.central.errors import Refusal
from kiosk.central.phone import routes as phone
from kiosk.central.platform import Platform
from kiosk.common.clock import Clock
from kiosk.common.errors import Unavailable
from kiosk.common.system_errors import in_words
from kiosk.store.faults import faults_named

log = logging.getLogger(__name__)


def open_platform(config: CentralConfig, clock: Clock | None = None) -> Platform:
    """Opens a platform and publishes its snapshot when that is newer than what stands.

    Raises:
        Rejected, Damaged: for a wrong key file or a damaged snapshot.
        Unavailable: when its folder or its database cannot be written.
    """
    with faults_named():
        platform = Platform(config, clock)
        if config.demo:
            terminals.offer_demo_code(platform)
        for_the_hall.line_up_older(platform)
        if config.snapshot is not None and feed.load_snapshot(platform, config.snapshot):
            log.info("snapshot published")
    return platform


def create_app(config: CentralConfig, clock: Clock | None = None) -> FastAPI:
    """The platform as an ASGI application; ``app.state.platform`` is what it stands on."""
    return app_for(open_platform(config, clock))


def app_for(platform: Platform) -> FastAPI:
    """The application over an open platform, which is closed when the application ends."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        platform.close()

    app = FastAPI(
        title="Central platform",
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.platform = platform
    app.include_router(api.router(platform))
    app.include_router(answering.router(platform))
    app.include_router(workdays.router(platform))
    app.include_router(phone.router(platform))
    _answer_errors(app)
    return app


def _answer_errors(app: FastAPI) -> None:
    """Every refusal has the one shape of ErrorAnswer, and says nothing of what was sent."""

    async def refusal(request: Request, error: Exception) -> Response:
        assert isinstance(error, Refusal)  # noqa: S101  registered for this type alone
        return refused(error)

    async def bad_query(request: Request, error: Exception) -> Response:
        return refused(Refusal(422, "query.invalid"))

    async def unknown_address(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        return refused(Refusal(status, "request.unknown"))

    app.add_exception_handler(Refusal, refusal)
    app.add_exception_handler(RequestValidationError, bad_query)
    app.add_exception_handler(HTTPException, unknown_address)


def serve(config: CentralConfig, announce: Callable[[], None]) -> None:
    """Serves until interrupted; finishes the requests under way, then closes the database.

    ``announce`` is called once the platform is open and its port is taken.

    Raises:
        Unavailable: ``central.port_taken`` when the address cannot be listened on,
            ``central.host_unknown`` when it is none.
    """
    with _listener(config) as listener:
        app = create_app(config)
        announce()
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_config=None,  # to the log file with everything else, redacted
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=10,
                limit_concurrency=500,
                h11_max_incomplete_event_size=32 * 1024,
            )
        )
        server.run(sockets=[listener])


def _listener(config: CentralConfig) -> socket.socket:
    try:
        found = socket.getaddrinfo(config.host, config.port, type=socket.SOCK_STREAM)
    except (UnicodeError, OSError) as error:
        raise Unavailable("central.host_unknown") from error
    family, *_, address = found[0]
    try:
        return socket.create_server(address, family=family)
    except OSError as error:
        reason = in_words(error)
        raise Unavailable("central.port_taken", port=config.port, reason=reason) from error
