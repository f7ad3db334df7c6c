"""A file's bytes as text, or the reason why it is not a text."""

from __future__ import annotations

import codecs
import stat
from pathlib import Path

from kiosk.common.errors import Rejected

_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1c\x1d\x1e\x85")
_BINARY_SHARE = 0.001
_TELLING = 20


def read_text(path: Path, limit: int) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16 with one, else GB18030.

    Raises:
        Rejected: ``import.not_found``, ``import.unreadable``, ``import.too_large``,
            ``import.empty``, ``import.binary`` or ``import.encoding``.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Rejected("import.unreadable")  # a pipe that nobody writes to would hold us up
        if found.st_size > limit:
            raise Rejected("import.too_large", limit=limit // 1_000_000)
        raw = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Rejected("import.not_found") from error
    except OSError as error:
        raise Rejected("import.unreadable") from error
    text = decode_text(raw)
    if not text.strip():
        raise Rejected("import.empty")
    return text


def decode_text(raw: bytes) -> str:
    """The text of ``raw``; raises as :func:`read_text` does."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _refuse_binary(_decoded(raw[len(mark) :], encoding))
    if b"\0" in raw:
        raise Rejected("import.binary")
    try:
        return _refuse_binary(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if _is_broken_utf8(raw):
            raise Rejected("import.encoding") from error
        return _refuse_binary(_decoded(raw, "gb18030"))


def _is_broken_utf8(raw: bytes) -> bool:
    """A few bad bytes in good UTF-8: reading that as GB18030 would give a page of nonsense."""
    text = raw.decode("utf-8", "replace")
    han = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    return han > _TELLING * text.count("\ufffd")


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Rejected("import.encoding") from error


def _refuse_binary(text: str) -> str:
    controls = sum(sign < " " and sign not in _ALLOWED_CONTROLS for sign in text)
    if "\0" in text or controls > max(4, len(text) * _BINARY_SHARE):
        raise Rejected("import.binary")
    return text
