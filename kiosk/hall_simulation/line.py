"""A line to the hall database that can be cut, stalled, closed, and can swallow answers."""

from __future__ import annotations

import selectors
import socket
import threading
from dataclasses import dataclass
from pathlib import Path

CHUNK = 65536
COMMIT = b"COMMIT"


@dataclass(eq=False, slots=True)
class _Pair:
    client: socket.socket
    server: socket.socket
    mute: bool = False
    """Answers of the server are swallowed from now on."""


@dataclass(slots=True)
class _Mode:
    stalled: bool = False
    refusing: bool = False
    lose: int = 0
    """So many answers to a COMMIT are still to be swallowed."""
    cut_after_loss: bool = True
    cut: bool = False
    lost: int = 0


class Line:
    """Carries bytes between a port of this machine and a Unix socket, in one thread."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.port: int = self._listener.getsockname()[1]
        self._mode = _Mode()
        self._lock = threading.Lock()
        self._woken, self._waker = socket.socketpair()
        self._pairs: dict[socket.socket, _Pair] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="line", daemon=True)
        self._thread.start()

    def cut(self) -> None:
        """Ends all connections of this moment."""
        self._change(cut=True)

    def stall(self) -> None:
        """Bytes no longer move, as when a switch has lost its power; nothing is closed."""
        self._change(stalled=True)

    def resume(self) -> None:
        """All is well again, for new connections and for old ones."""
        self._change(stalled=False, refusing=False, lose=0)

    def close_port(self) -> None:
        """New connections are closed at once, and so are the old ones."""
        self._change(refusing=True, cut=True)

    def lose_commit_answers(self, count: int, *, cut: bool = True) -> None:
        """The next COMMITs reach the server, their answers never come back.

        With ``cut`` the connection ends then, else it hangs.
        """
        self._change(lose=count, cut_after_loss=cut)

    @property
    def lost(self) -> int:
        """How many answers were swallowed."""
        return self._mode.lost

    def stop(self) -> None:
        """Ends the line and all connections."""
        self._ended = True
        self._wake()
        self._thread.join()
        self._drop_all()
        self._selector.close()
        for end in (self._listener, self._woken, self._waker):
            end.close()

    def _change(self, **values: bool | int) -> None:
        with self._lock:
            for name, value in values.items():
                setattr(self._mode, name, value)
        self._wake()

    def _wake(self) -> None:
        self._waker.send(b"x")

    def _run(self) -> None:
        while not self._ended:
            for key, _ in self._selector.select(0.05 if self._mode.stalled else None):
                self._serve(key.fileobj)  # type: ignore[arg-type]  # sockets alone are registered
            with self._lock:
                cut, self._mode.cut = self._mode.cut, False
            if cut:
                self._drop_all()

    def _serve(self, end: socket.socket) -> None:
        if end is self._woken:
            end.recv(CHUNK)
        elif end is self._listener:
            self._accept()
        elif end in self._pairs:
            if self._mode.stalled:
                threading.Event().wait(0.01)
            else:
                self._carry(end, self._pairs[end])

    def _accept(self) -> None:
        client, _ = self._listener.accept()
        if self._mode.refusing:
            client.close()
            return
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            server.connect(str(self._target))
        except OSError:
            client.close()
            server.close()
            return
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        pair = _Pair(client, server)
        for end in (client, server):
            self._pairs[end] = pair
            self._selector.register(end, selectors.EVENT_READ)

    def _carry(self, end: socket.socket, pair: _Pair) -> None:
        try:
            read = end.recv(CHUNK)
            if not read:
                self._drop(pair)
            elif end is pair.client:
                if COMMIT in read and self._loses():
                    pair.mute = True
                pair.server.sendall(read)
            elif not pair.mute:
                pair.client.sendall(read)
            elif self._mode.cut_after_loss:
                self._drop(pair)
        except OSError:
            self._drop(pair)

    def _loses(self) -> bool:
        with self._lock:
            if self._mode.lose <= 0:
                return False
            self._mode.lose -= 1
            self._mode.lost += 1
            return True

    def _drop_all(self) -> None:
        for pair in set(self._pairs.values()):
            self._drop(pair)

    def _drop(self, pair: _Pair) -> None:
        for end in (pair.client, pair.server):
            if self._pairs.pop(end, None) is not None:
                self._selector.unregister(end)
                end.close()
