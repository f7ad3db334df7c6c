"""A signed-in line to the platform: one token, renewed once when it is refused."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

import kiosk
from kiosk.common.clock import Clock
from kiosk.store.store import Store
from kiosk.sync.errors import Offline, Refused, Shut, SignInNeeded
from kiosk.sync.memory import Enrolment, Memory
from kiosk.sync.protocol import PROTO, SessionAnswer, SessionRequest, signed_bytes
from kiosk.sync.transport import Reply, Transport

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")

CLOCK_TOLERANCE_SECONDS = 300
"""A clock further off than this is flagged; what was recorded is not corrected."""


class Link:
    """Requests in the name of this terminal. Its first request may sign in before."""

    def __init__(self, store: Store, enrolment: Enrolment, transport: Transport) -> None:
        self._store = store
        self._clock: Clock = store.clock
        self._enrolment = enrolment
        self._transport = transport
        self._memory = Memory(store)
        self.session: SessionAnswer | None = None
        """What the platform said at a sign-in of this line; None while an old token held."""

    def request(
        self,
        method: str,
        path: str,
        kind: type[Answer],
        *,
        message: object = None,
        expect: int = 200,
        headers: dict[str, str] | None = None,
        params: dict[str, str] | None = None,
    ) -> Reply[Answer]:
        """Sends a request; on 401 or 403 signs in again, once.

        Raises:
            SignInNeeded, Shut: refused after a fresh sign-in too.
            Offline, Busy, Refused: as the transport says.
        """
        kept = self._kept_token()
        given = {"message": message, "expect": expect, "headers": headers, "params": params}
        if kept is not None:
            try:
                return self._transport.exchange(method, path, kind, token=kept, **given)  # type: ignore[arg-type]  # one set of options for both tries
            except (SignInNeeded, Shut) as error:
                log.info("signing in again: %s", error)
        token = self.sign_in().token
        return self._transport.exchange(method, path, kind, token=token, **given)  # type: ignore[arg-type]  # as above

    def sign_in(self) -> SessionAnswer:
        """Proves who this terminal is and keeps the token, for this epoch: after a restore the
        platform is asked anew what it knows.

        Raises:
            SignInNeeded, Shut, Offline, Busy, Refused: as the transport says.
        """
        epoch, _ = self._store.outbox.position()
        try:
            answer = self._open(self._next_serial())
        except Refused as error:
            if error.answer != "session.serial" or error.expected is None:
                raise
            # The store was restored, or the clock set back: the platform names the next one.
            answer = self._open(error.expected)
        self.session = answer
        now = self._clock.now()
        offset = (answer.server_time - now).total_seconds()
        with self._store.command("sync") as command:
            self._memory.put_secret(command, "token", answer.token)
            until = now + timedelta(seconds=answer.expires_in)
            self._memory.put(command, "token_until", until.isoformat())
            self._memory.put(command, "clock_offset", f"{offset:.3f}")
            self._memory.put(command, "poll_interval", str(answer.poll_interval))
            self._memory.put(command, "session_epoch", epoch)
        return answer

    def _open(self, serial: int) -> SessionAnswer:
        epoch, seq = self._store.outbox.position()
        self._memory.keep(session_serial=str(serial))
        unsigned = SessionRequest(
            proto=PROTO,
            terminal=self._enrolment.terminal,
            serial=serial,
            epoch=epoch,
            seq=seq,
            content_cursor=self._memory.get("cursor") or "",
            versions={"program": kiosk.__version__},
        )
        signature = self._memory.device_key().sign(signed_bytes(unsigned)).hex()
        message = replace(unsigned, signature=signature)
        reply = self._transport.exchange("POST", "/v1/session", SessionAnswer, message=message)
        if reply.message is None:
            raise Offline("http.304")
        return reply.message

    def _next_serial(self) -> int:
        """Rises for ever: by one, or to the milliseconds of the clock when that is more."""
        last = int(self._memory.get("session_serial") or 0)
        return max(last + 1, int(self._clock.now().timestamp() * 1000))

    def _kept_token(self) -> str | None:
        until = self._memory.get("token_until")
        if until is None or datetime.fromisoformat(until) <= self._clock.now():
            return None
        if self._memory.get("session_epoch") != self._store.outbox.position()[0]:
            return None
        return self._memory.secret("token")
