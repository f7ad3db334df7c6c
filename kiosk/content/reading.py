"""A file's bytes as text, or the reason why it is not a text."""

from __future__ import annotations

import codecs
import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from kiosk.common.errors import Rejected
from kiosk.content.importing.files import read_bytes

_BOMS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1c\x1d\x1e\x85")
_BINARY_SHARE = 0.001
_TELLING = 20
_USUAL, _UNUSUAL = 0.97, 0.8
_LOOK_AT = 100_000
_USED = re.compile(r"[\t\r\n -~\u00b7\u2010-\u2026\u3000-\u3017\u4e00-\u9fff\uff01-\uff5e]")
_STRANGE_SHARE = 0.02
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_HEAD_BYTES = 4096


def read_text(path: Path, limit: int) -> str:
    """The text of a file: UTF-8 with or without a mark, UTF-16 with one, else GB18030.

    Raises:
        Rejected: ``import.not_found``, ``import.unreadable``, ``import.too_large``,
            ``import.empty``, ``import.binary`` or ``import.encoding``.
    """
    text = decode_text(read_bytes(path, limit))
    if not text.strip():
        raise Rejected("import.empty")
    return text


def decode_text(raw: bytes) -> str:
    """The text of ``raw``; raises as :func:`read_text` does."""
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _refuse_binary(_decoded(raw[len(mark) :], encoding))
    if b"\0" in raw:
        return _refuse_binary(_decoded(raw, _wide_encoding(raw)))
    try:
        return _refuse_binary(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        if _is_broken_utf8(raw):
            raise Rejected("import.encoding") from error
        return _refuse_foreign(_refuse_binary(_decoded(raw, "gb18030")))


def decode_page(raw: bytes) -> str:
    """A web page: as its marks or its own declaration say where that is true, else as a text."""
    declared = _CHARSET.search(raw[:_HEAD_BYTES])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name.startswith("gb") and not raw.startswith(codecs.BOM_UTF8):
        with suppress(UnicodeDecodeError):
            return _refuse_binary(raw.decode("gb18030"))
    return decode_text(raw)


def _wide_encoding(raw: bytes) -> str:
    """UTF-16 without its mark: read one way round it is Chinese, the other way it is nothing.

    Raises:
        Rejected: ``import.binary`` when neither way, or both, give characters in use.
    """
    shares = sorted((_usual_share(raw, name), name) for name in ("utf-16-le", "utf-16-be"))
    (worse, _), (better, name) = shares
    if len(raw) % 2 or better < _USUAL or worse > _UNUSUAL:
        raise Rejected("import.binary")
    return name


def _usual_share(raw: bytes, encoding: str) -> float:
    text = raw[:_LOOK_AT].decode(encoding, "replace")
    return len(_USED.findall(text)) / max(1, len(text))


def _refuse_foreign(text: str) -> str:
    """GB18030 reads almost any bytes; what it makes of others is not in use."""
    strange = sum(unicodedata.category(sign) in ("Co", "Cn") for sign in text)
    if strange > max(2, len(text) * _STRANGE_SHARE):
        raise Rejected("import.encoding")
    return text


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
