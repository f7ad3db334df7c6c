"""An in-process TCP proxy between terminal and platform that breaks what it is told to break."""

from __future__ import annotations

import contextlib
import gzip
import re
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

Exchange = Callable[[bytes], bytes]
"""Sends a request to the real platform and returns the raw reply."""

Fault = Callable[[socket.socket, bytes, Exchange], bool]
"""Handles one request; True when the connection may be used for the next one."""


def pass_on(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
    """No fault."""
    client.sendall(exchange(request))
    return True


def drop_reply(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
    """The platform commits; its answer never arrives."""
    exchange(request)
    return False


def duplicate(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
    """The request arrives twice."""
    exchange(request)
    client.sendall(exchange(request))
    return True


def cut_request(at: int) -> Fault:
    """Only the first ``at`` bytes of the request get through."""

    def fault(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
        with contextlib.suppress(OSError):
            exchange(request[:at])
        return False

    return fault


def cut_reply(at: int) -> Fault:
    """Only the first ``at`` bytes of the reply get through."""

    def fault(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
        client.sendall(exchange(request)[:at])
        return False

    return fault


def answer(status: str, body: bytes = b"", **head: str) -> Fault:
    """Something else answers in the platform's place."""

    def fault(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in head.items()]
        client.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        return True

    return fault


def portal() -> Fault:
    """A captive portal: 200 and a page."""
    return answer("200 OK", b"<html>please accept our terms</html>", Content_Type="text/html")


def bomb(size: int) -> Fault:
    """A small body that unpacks to ``size`` bytes."""
    packed = gzip.compress(b" " * size)
    return answer("202 Accepted", packed, Content_Encoding="gzip", Content_Type="application/json")


def endless(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
    """A body that does not end."""
    client.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n\r\n[")
    with contextlib.suppress(OSError):
        while True:
            client.sendall(b"0," * 32768)
    return False


def drip(client: socket.socket, request: bytes, exchange: Exchange) -> bool:
    """A byte now and then, for ever: no single read ever times out."""
    with contextlib.suppress(OSError):
        client.sendall(b"HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\n\r\n")
        while not threading.Event().wait(0.02):
            client.sendall(b" ")
    return False


@dataclass(slots=True)
class _Rule:
    path: str
    fault: Fault
    left: int


@dataclass(slots=True)
class Proxy:
    """Listens on a port of its own; ``stop`` closes everything."""

    target: int
    seen: list[str] = field(default_factory=list)
    """Method and path of each request, in order."""
    _rules: list[_Rule] = field(default_factory=list)
    _open: set[socket.socket] = field(default_factory=set)
    _threads: list[threading.Thread] = field(default_factory=list)
    _listener: socket.socket = field(init=False)
    down: bool = False
    """While True every connection is closed at once."""

    def __post_init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._start(self._accept)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def on(self, path: str, fault: Fault, times: int = 1) -> None:
        """Breaks the next ``times`` requests whose address starts with ``path``."""
        self._rules.append(_Rule(path, fault, times))

    def count(self, path: str) -> int:
        """How many requests went to ``path``."""
        return sum(path in line for line in self.seen)

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for own in list(self._open):
            with contextlib.suppress(OSError):
                own.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)

    def _start(self, run: Callable[..., None], *args: object) -> None:
        thread = threading.Thread(target=run, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        self._open.add(client)
        with client, contextlib.suppress(OSError):
            while not self.down:
                request = _message(client)
                if not request:
                    break
                line = request.split(b"\r\n", 1)[0].decode()
                self.seen.append(line)
                if not self._fault_for(line.split()[1])(client, request, self._exchange):
                    break
        self._open.discard(client)

    def _fault_for(self, path: str) -> Fault:
        for rule in self._rules:
            if rule.left and path.startswith(rule.path):
                rule.left -= 1
                return rule.fault
        return pass_on

    def _exchange(self, request: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.target), 10) as upstream:
            upstream.sendall(request)
            return _message(upstream) if _is_whole(request) else b""


def _message(source: socket.socket) -> bytes:
    """A whole HTTP message with a Content-Length, or what came of it."""
    data = b""
    while not _is_whole(data):
        chunk = source.recv(65536)
        if not chunk:
            break
        data += chunk
    return data


def _is_whole(data: bytes) -> bool:
    head, end, body = data.partition(b"\r\n\r\n")
    told = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    return bool(end) and len(body) >= (int(told.group(1)) if told else 0)
