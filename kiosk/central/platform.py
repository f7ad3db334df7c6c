"""What every part of the platform stands on: database, keys, clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from kiosk.central.config import CentralConfig
from kiosk.central.tables import metadata
from kiosk.common.clock import Clock, SystemClock
from kiosk.store.engine import WRITE, postgresql_engine, sqlite_engine
from kiosk.store.sealing import Sealer, derive, make_key_file, read_key_file

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


class Platform:
    """An open platform: its database, its sealed columns and its signing key.

    One key file, readable by its owner alone, opens the database, seals personal columns and
    signs checkpoints; it is made at the first start and is to be kept apart from the backups.
    """

    def __init__(self, config: CentralConfig, clock: Clock | None = None) -> None:
        """Opens, and at the first start makes, the platform's data folder.

        Raises:
            Rejected, Damaged: when the key file is missing its rights or its content.
        """
        self.config = config
        self.clock = clock or SystemClock()
        config.data_dir.mkdir(parents=True, exist_ok=True)
        key_path = config.data_dir / "central.key"
        if not key_path.exists():
            make_key_file(key_path)
        master = read_key_file(key_path)
        self.sealer = Sealer(master)
        self._seed = derive(master, "platform signature")
        if config.database_url:
            self.engine = postgresql_engine(config.database_url)
        else:
            key = derive(master, "platform database")
            self.engine = sqlite_engine(config.data_dir / "central.db", key)
        with self.write() as connection:
            metadata.create_all(connection)

    @property
    def signing_key(self) -> Ed25519PrivateKey:
        """The key whose public half terminals pin at enrolment."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        return Ed25519PrivateKey.from_private_bytes(self._seed)

    @property
    def public_key(self) -> str:
        """The public half, as 64 hex digits."""
        return self.signing_key.public_key().public_bytes_raw().hex()

    def now_text(self) -> str:
        """This moment as stored: UTC with microseconds, text order is time order."""
        return moment_text(self.clock.now())

    def now_seconds(self) -> int:
        """This moment in whole seconds since 1970, for expiries."""
        return int(self.clock.now().timestamp())

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: committed on a clean exit, else rolled back."""
        with self.engine.connect() as connection:
            writing = connection.execution_options(**{WRITE: True})
            with writing.begin():
                yield writing

    def close(self) -> None:
        """Closes all connections."""
        self.engine.dispose()


def moment_text(moment: datetime) -> str:
    """A moment as the platform stores it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
