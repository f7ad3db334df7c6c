"""A zip container, opened with distrust: nothing is written to disk, nothing unpacked unasked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from kiosk.common.errors import Rejected
from kiosk.content.importing.limits import MAX_ARCHIVE_ENTRIES, MAX_UNPACKED_BYTES

_CHUNK = 1 << 16
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
_MACROS = re.compile(r"(^|/)(vbaproject|vbadata|xlmacros|macrosheets)", re.IGNORECASE)
_DRIVE = re.compile(r"^[A-Za-z]:")
OFFICE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


class Archive:
    """The parts of an office document, each read once and within one budget.

    Raises:
        Rejected: ``import.old_office``, ``import.encrypted``, ``import.macros``,
            ``import.archive_broken``, ``import.archive_names`` or ``import.bomb``.
    """

    def __init__(self, raw: bytes) -> None:
        if raw.startswith(OFFICE_MAGIC):
            code = "encrypted" if _ENCRYPTED_STREAM in raw else "old_office"
            raise Rejected(f"import.{code}")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise Rejected("import.archive_broken") from error
        self._left = MAX_UNPACKED_BYTES
        self._entries = {entry.filename: entry for entry in entries}
        if len(entries) > MAX_ARCHIVE_ENTRIES:
            raise Rejected("import.bomb")
        if len(self._entries) < len(entries) or not all(map(_is_plain_name, self._entries)):
            raise Rejected("import.archive_names")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Rejected("import.encrypted")
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
            raise Rejected("import.bomb")
        if any(map(_MACROS.search, self._entries)):
            raise Rejected("import.macros")

    @property
    def names(self) -> frozenset[str]:
        """What stands in the container."""
        return frozenset(self._entries)

    def read(self, name: str) -> bytes:
        """One part; counted as it unpacks, whatever its entry declares.

        Raises:
            Rejected: ``import.archive_broken`` when it is missing or damaged; ``import.bomb``.
        """
        entry = self._entries.get(name)
        if entry is None:
            raise Rejected("import.archive_broken")
        parts: list[bytes] = []
        try:
            with self._zip.open(entry) as source:
                while part := source.read(_CHUNK):
                    self._left -= len(part)
                    if self._left < 0:
                        raise Rejected("import.bomb")
                    parts.append(part)
        except _BROKEN as error:
            raise Rejected("import.archive_broken") from error
        return b"".join(parts)


def _is_plain_name(name: str) -> bool:
    """Whether a name stays inside; none is ever used as a path, but a liar is not believed."""
    return (
        name.isprintable()
        and "\\" not in name
        and not name.startswith("/")
        and not _DRIVE.match(name)
        and ".." not in name.split("/")
    )
