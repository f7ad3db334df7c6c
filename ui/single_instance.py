"""One program per face and data folder: the second shows the first and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_NAME = "face-{face}.lock"
WAIT_MS = 1000


class SingleInstance(QObject):
    """The lock of one face on one data folder and, for its holder, the ear for a second start.

    Different faces of one folder run beside each other.
    """

    asked_to_show = Signal()

    def __init__(self, data_dir: Path, face: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(data_dir / LOCK_NAME.format(face=face)))
        self._lock.setStaleLockTime(0)
        digest = hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:16]
        self._name = f"hall-kiosk-{digest}-{face}"
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Takes the lock and listens; False when another program holds it.

        The lock of a program that was killed is recognised by its process id, and one from
        before the machine was renamed by the silence at the other end; both are taken over.
        """
        if not self._lock.tryLock(0) and not self._take_over():
            return False
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._heard)
        self._server.listen(self._name)
        return True

    def show_first(self) -> bool:
        """Asks the program that holds the lock to come to the front; False when it is deaf."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(WAIT_MS)
        socket.abort()
        return heard

    def _take_over(self) -> bool:
        return not self.show_first() and self._lock.removeStaleLockFile() and self._lock.tryLock(0)

    def release(self) -> None:
        """Gives the lock back."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    @Slot()
    def _heard(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            connection.abort()
        self.asked_to_show.emit()
