"""HTTP with every bound that a hostile or sick network asks for.

Success is the expected status with a JSON body that carries our protocol number. Anything else
that is not a clear refusal in the platform's own words counts as "no network": a captive portal
answers 200 with a page, a proxy redirects.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from kiosk.common.errors import Rejected
from kiosk.sync.errors import Busy, Offline, Refused, Shut, SignInNeeded
from kiosk.sync.framing import BadBody, check_depth, pack, unzip
from kiosk.sync.protocol import BODY_HASH_HEADER, MAX_REPLY_BYTES, ErrorAnswer

if TYPE_CHECKING:
    from requests import Response, Session

CONNECT_SECONDS = 3
READ_SECONDS = 10
WHOLE_SECONDS = 30
MAX_RETRY_AFTER = 3600.0
_CHUNK = 64 * 1024

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Reply(Generic[Answer]):
    """``message`` is None for 304 alone."""

    status: int
    message: Answer | None
    etag: str


def check_address(url: str) -> str:
    """The base address of a platform, without a trailing slash.

    Raises:
        Rejected: ``sync.bad_address``; ``sync.plaintext_address`` for http beyond this machine.
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in ("http", "https") and parts.hostname and not parts.query
    except ValueError as error:
        raise Rejected("sync.bad_address") from error
    if not known or parts.username or parts.fragment:
        raise Rejected("sync.bad_address")
    if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "::1", "localhost"):
        raise Rejected("sync.plaintext_address")
    return url.strip().rstrip("/")


class Transport:
    """Requests to one platform, one after the other; close it when done."""

    def __init__(self, base_url: str, whole_seconds: float = WHOLE_SECONDS) -> None:
        self._base = check_address(base_url)
        self._whole = whole_seconds
        self._session: Session | None = None

    def close(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def exchange(
        self,
        method: str,
        path: str,
        kind: type[Answer],
        *,
        message: object = None,
        expect: int = 200,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        params: dict[str, str] | None = None,
    ) -> Reply[Answer]:
        """Sends one request and reads its answer.

        Raises:
            Offline, Busy, SignInNeeded, Shut, Refused: see :mod:`kiosk.sync.errors`.
        """
        head = {"Accept": "application/json", "Accept-Encoding": "gzip", **(headers or {})}
        body = None
        if message is not None:
            body, told = pack(msgspec.json.encode(message))
            head |= {"Content-Type": "application/json", "Content-Encoding": "gzip"}
            head[BODY_HASH_HEADER] = told
        if token:
            head["Authorization"] = f"Bearer {token}"
        status, reply_head, raw = self._round_trip(method, path, head, body, params)
        if status == expect:
            return Reply(status, _decoded(raw, kind), reply_head.get("ETag", ""))
        if status == 304 and "If-None-Match" in head:
            return Reply(status, None, reply_head.get("ETag", ""))
        raise _classified(status, reply_head, raw)

    def _round_trip(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        body: bytes | None,
        params: dict[str, str] | None,
    ) -> tuple[int, Any, bytes]:
        """Status, headers and bounded, unpacked body.

        A timer shuts the socket when the whole takes too long: read timeouts alone would let a
        peer drip one byte every nine seconds for ever.
        """
        import requests
        from urllib3.exceptions import HTTPError

        session = self._open()
        timer = threading.Timer(self._whole, self._abort)
        timer.daemon = True
        timer.start()
        try:
            with session.request(
                method,
                self._base + path,
                params=params,
                data=body,
                headers=headers,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                return response.status_code, response.headers, _read(response)
        except (requests.RequestException, HTTPError, OSError, ValueError) as error:
            self.close()
            raise Offline(type(error).__name__) from error
        except BadBody as error:
            self.close()
            raise Offline(error.code) from error
        finally:
            timer.cancel()

    def _open(self) -> Session:
        if self._session is None:
            import requests

            from kiosk.sync.sockets import WatchedAdapter

            session = requests.Session()
            session.trust_env = False  # no proxy, no .netrc password from the environment
            session.mount("http://", WatchedAdapter())
            session.mount("https://", WatchedAdapter())
            self._session = session
        return self._session

    def _abort(self) -> None:
        session = self._session
        if session is not None:
            for adapter in session.adapters.values():
                adapter.abort()  # type: ignore[attr-defined]  # both are WatchedAdapter


def _read(response: Response) -> bytes:
    """The body, never more than the cap, packed or unpacked."""
    body = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=False):
        body += chunk
        if len(body) > MAX_REPLY_BYTES:
            raise BadBody("body.too_large")
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding == "gzip":
        return unzip(bytes(body), MAX_REPLY_BYTES)
    if encoding != "identity":
        raise BadBody("body.encoding")
    return bytes(body)


def _decoded(raw: bytes, kind: type[Answer]) -> Answer:
    try:
        check_depth(raw)
        return msgspec.json.decode(raw, type=kind)
    except BadBody as error:
        raise Offline(error.code) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Offline("body.not_ours") from error


def _classified(status: int, headers: Any, raw: bytes) -> Exception:
    """What to do about an answer that is not the expected one."""
    if status in (429, 503):
        return Busy(_retry_after(headers.get("Retry-After", "")))
    if not 400 <= status < 500:
        return Offline(f"http.{status}")
    try:
        told = _decoded(raw, ErrorAnswer)
    except Offline:
        return Offline(f"http.{status}")
    if status == 401:
        return SignInNeeded(told.code)
    if status == 403:
        return Shut(told.code)
    return Refused(status, told.code, told.expected)


def _retry_after(text: str) -> float | None:
    """Seconds to wait; dates are not used, because they would rest on two clocks."""
    return min(float(text), MAX_RETRY_AFTER) if text.isascii() and text.isdigit() else None
