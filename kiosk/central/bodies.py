"""Reads a request body under caps on size, unpacked size and depth; writes an answer."""

from __future__ import annotations

import hashlib
from typing import TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from kiosk.central.errors import Refusal
from kiosk.sync.framing import BadBody, check_depth, pack, unzip
from kiosk.sync.protocol import BODY_HASH_HEADER, MAX_BODY_BYTES, PROTO, ErrorAnswer

Message = TypeVar("Message")

_STATUS = {"body.too_large": 413}


async def raw_body(request: Request, limit: int = MAX_BODY_BYTES) -> bytes:
    """The bytes as they came.

    Raises:
        Refusal: 413 ``body.too_large`` as soon as more than ``limit`` has come.
    """
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise Refusal(413, "body.too_large")
    return bytes(body)


async def read(request: Request, kind: type[Message]) -> Message:
    """The message of a request.

    Raises:
        Refusal: 400 for a wrong hash, encoding or depth, 413 for size, 422 for the wrong fields.
    """
    body = await raw_body(request)
    told = request.headers.get(BODY_HASH_HEADER)
    if told is not None and told.lower() != hashlib.sha256(body).hexdigest():
        raise Refusal(400, "body.hash")
    try:
        if request.headers.get("content-encoding", "identity") == "gzip":
            body = unzip(body, MAX_BODY_BYTES)
        check_depth(body)
        return msgspec.json.decode(body, type=kind)
    except BadBody as error:
        raise Refusal(_STATUS.get(error.code, 400), error.code) from error
    except msgspec.ValidationError as error:
        raise Refusal(422, "body.invalid") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refusal(400, "body.not_json") from error


def answer(message: object, status: int = 200, *, packed: bool = False) -> Response:
    """``message`` as JSON, never cached on the way; ``packed`` for a caller that takes gzip."""
    body = msgspec.json.encode(message)
    headers = {"Cache-Control": "no-store"}
    if packed:
        body, _ = pack(body)
        headers["Content-Encoding"] = "gzip"
    return Response(body, status, headers=headers, media_type="application/json")


def refused(refusal: Refusal) -> Response:
    """The answer to a refused request."""
    response = answer(ErrorAnswer(PROTO, refusal.code, refusal.expected), refusal.status)
    if refusal.status == 429 and refusal.expected is not None:
        response.headers["Retry-After"] = str(refusal.expected)
    return response
