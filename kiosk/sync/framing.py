"""How bodies are packed, and the caps that every byte from the other side passes first."""

from __future__ import annotations

import gzip
import hashlib
import re
import zlib

from kiosk.sync.protocol import MAX_DEPTH

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = re.compile(rb"[\[\]{}]")


class BadBody(Exception):
    """The bytes are not what they may be; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def pack(body: bytes) -> tuple[bytes, str]:
    """The gzipped body and the SHA-256 of what goes over the wire."""
    packed = gzip.compress(body, compresslevel=6, mtime=0)
    return packed, hashlib.sha256(packed).hexdigest()


def unzip(packed: bytes, limit: int) -> bytes:
    """Undoes gzip, but never to more than ``limit`` bytes.

    Raises:
        BadBody: ``body.too_large`` for a bomb, ``body.gzip`` for damaged or unfinished data.
    """
    machine = zlib.decompressobj(wbits=31)
    try:
        body = machine.decompress(packed, limit + 1)
    except zlib.error as error:
        raise BadBody("body.gzip") from error
    if len(body) > limit:
        raise BadBody("body.too_large")
    if not machine.eof or machine.unused_data:
        raise BadBody("body.gzip")
    return body


def check_depth(body: bytes) -> None:
    """Refuses JSON nested deeper than :data:`MAX_DEPTH`, before any parser sees it.

    Raises:
        BadBody: ``body.too_deep``.
    """
    depth = 0
    for bracket in _BRACKET.finditer(_STRING.sub(b"", body)):
        depth += 1 if bracket.group() in b"[{" else -1
        if depth > MAX_DEPTH:
            raise BadBody("body.too_deep")
