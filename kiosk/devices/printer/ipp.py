"""The three questions that the CUPS adapter asks the scheduler itself (RFC 8011).

``lpstat`` cannot be asked: in CUPS 2.4 it shows a cancelled job exactly as a printed one.
"""

from __future__ import annotations

import getpass
import http.client
import os
import socket
import struct
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path

_VERSION = b"\x02\x00"
_OPERATION_GROUP, _END = 0x01, 0x03
_LAST_GROUP_TAG = 0x0F
_INTEGER, _BOOLEAN, _ENUM = 0x21, 0x22, 0x23
_NAME, _KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x42, 0x44, 0x45, 0x47, 0x48
_FIRST_ERROR = 0x0400
_NOT_FOUND = 0x0406
_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock")
_PORT = 631

Value = int | bool | str


class IppError(Exception):
    """The scheduler cannot be asked, or refuses."""


class IppNotFound(IppError):
    """There is no such queue or job."""


class Operation(IntEnum):
    """Operation codes."""

    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B


class JobState(IntEnum):
    """job-state of RFC 8011 5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELLED = 7
    ABORTED = 8
    COMPLETED = 9


class _LocalConnection(http.client.HTTPConnection):
    """HTTP over the scheduler's socket file."""

    def __init__(self, path: str, timeout: float) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._path)


def ask(
    operation: Operation, queue: str, *, seconds: float, job: int | None = None, purge: bool = False
) -> dict[str, list[Value]]:
    """Sends one request about a queue or a job and returns the attributes of the answer.

    ``purge`` with CANCEL_JOB also removes the job's file from the spool.

    Raises:
        IppError: no scheduler, no such queue or job, not allowed, not understood.
    """
    body = _request(operation, queue, job, purge)
    try:
        connection = _connection(seconds)
        try:
            path = f"/printers/{queue}" if job is None else "/jobs/"
            connection.request("POST", path, body, {"Content-Type": "application/ipp"})
            answer = connection.getresponse()
            data = answer.read()
        finally:
            connection.close()
    except (OSError, http.client.HTTPException) as error:
        raise IppError("no answer") from error
    if answer.status != http.HTTPStatus.OK:
        raise IppError(f"HTTP {answer.status}")
    return _decoded(data)


def _connection(seconds: float) -> http.client.HTTPConnection:
    server = os.environ.get("CUPS_SERVER", "")
    if server.startswith("/"):
        return _LocalConnection(server, seconds)
    if server:
        host, _, port = server.partition(":")
        return http.client.HTTPConnection(host, int(port or _PORT), timeout=seconds)
    for path in _SOCKETS:
        if Path(path).exists():
            return _LocalConnection(path, seconds)
    return http.client.HTTPConnection("localhost", _PORT, timeout=seconds)


def _request(operation: Operation, queue: str, job: int | None, purge: bool) -> bytes:
    attributes = [
        _attribute(_CHARSET, "attributes-charset", b"utf-8"),
        _attribute(_LANGUAGE, "attributes-natural-language", b"en"),
        _attribute(_URI, "printer-uri", f"ipp://localhost/printers/{queue}".encode()),
    ]
    if job is not None:
        attributes.append(_attribute(_INTEGER, "job-id", struct.pack(">i", job)))
    attributes.append(_attribute(_NAME, "requesting-user-name", _user().encode()))
    if purge:
        attributes.append(_attribute(_BOOLEAN, "purge-job", b"\x01"))
    if operation is not Operation.CANCEL_JOB:
        wanted = "job-state" if job is not None else "printer-state"
        attributes.append(_attribute(_KEYWORD, "requested-attributes", wanted.encode()))
        for name in (f"{wanted}-reasons", "printer-is-accepting-jobs"):
            attributes.append(_attribute(_KEYWORD, "", name.encode()))
    head = _VERSION + struct.pack(">HI", operation, 1)
    return head + bytes((_OPERATION_GROUP,)) + b"".join(attributes) + bytes((_END,))


def _user() -> str:
    """The account's name, as ``lp`` gives it; a bare container may have none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "kiosk"


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return (
        struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(value)) + value
    )


def _decoded(data: bytes) -> dict[str, list[Value]]:
    try:
        (status,) = struct.unpack_from(">H", data, 2)
        if status == _NOT_FOUND:
            raise IppNotFound
        if status >= _FIRST_ERROR:
            raise IppError(f"status {status:#06x}")
        found: dict[str, list[Value]] = {}
        for name, value in _values(data):
            found.setdefault(name, []).append(value)
    except struct.error as error:
        raise IppError("answer cut short") from error
    return found


def _values(data: bytes) -> Iterator[tuple[str, Value]]:
    place = 8
    name = ""
    while place < len(data) and data[place] != _END:
        tag = data[place]
        if tag <= _LAST_GROUP_TAG:
            place += 1
            continue
        (length,) = struct.unpack_from(">H", data, place + 1)
        if length:
            name = data[place + 3 : place + 3 + length].decode("utf-8", "replace")
        place += 3 + length
        (size,) = struct.unpack_from(">H", data, place)
        raw = data[place + 2 : place + 2 + size]
        place += 2 + size
        yield name, _value(tag, raw)


def _value(tag: int, raw: bytes) -> Value:
    if tag in (_INTEGER, _ENUM):
        return int(struct.unpack(">i", raw)[0])
    if tag == _BOOLEAN:
        return raw == b"\x01"
    return raw.decode("utf-8", "replace")
