"""Identity card readers (居民身份证阅读机具) on a serial line."""

from __future__ import annotations

from kiosk.common.errors import Rejected
from kiosk.devices.id_reader.port import (
    Card,
    IdReader,
    ReaderState,
    Reading,
    ReadingKind,
)
from kiosk.settings import IdReaderSettings

__all__ = ["Card", "IdReader", "ReaderState", "Reading", "ReadingKind", "open_id_reader"]


def open_id_reader(settings: IdReaderSettings) -> IdReader | None:
    """The reader that the settings name; None when the terminal has none.

    The device itself is looked for only when it is used.

    Raises:
        Rejected: ``id_reader.kind_unknown``.
    """
    match settings.kind:
        case "none":
            return None
        case "serial":
            from kiosk.devices.id_reader.serial_reader import SerialReader

            return SerialReader(settings.target)
    raise Rejected("id_reader.kind_unknown", kind=settings.kind)
