"""What goes between the program and the process that reads files apart from it."""

from __future__ import annotations

from typing import IO

from msgspec import DecodeError, Struct, ValidationError, json

from kiosk.common.errors import Rejected
from kiosk.content.importing.containers import Inside
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.table import Table

MAX_ANSWER = 400_000_000
_LENGTH = 8


class _Sheet(Struct):
    name: str
    rows: list[tuple[int, list[str] | None]]
    notes: list[RowNote]


class _Answer(Struct, omit_defaults=True):
    text: str = ""
    notes: list[RowNote] = []
    sheets: list[_Sheet] = []
    refusal: str = ""
    params: dict[str, int | str] = {}


class Broken(Exception):
    """The other side has ended, or said what cannot be."""


def send(pipe: IO[bytes], *parts: bytes) -> None:
    """Each part behind its length."""
    for part in parts:
        pipe.write(len(part).to_bytes(_LENGTH, "big"))
        pipe.write(part)
    pipe.flush()


def receive(pipe: IO[bytes], limit: int) -> bytes:
    """One part.

    Raises:
        Broken: at its end, or for a part above the limit.
    """
    head = pipe.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > limit:
        raise Broken
    part = pipe.read(length)
    if len(part) < length:
        raise Broken
    return part


def told(inside: Inside) -> bytes:
    """What was read, as an answer."""
    sheets = [_Sheet(table.name, list(table.rows), [*table.notes]) for table in inside.tables]
    return json.encode(_Answer(inside.text, [*inside.notes], sheets))


def told_refusal(error: Rejected) -> bytes:
    """Why nothing was read, as an answer."""
    params = {
        name: value if isinstance(value, int) else str(value)
        for name, value in error.params.items()
    }
    return json.encode(_Answer(refusal=error.code, params=params))


def understood(raw: bytes) -> Inside:
    """An answer as what was read.

    Raises:
        Rejected: what the answer refuses.
        Broken: for what is no answer.
    """
    try:
        answer = json.decode(raw, type=_Answer)
    except (DecodeError, ValidationError) as error:
        raise Broken from error
    if answer.refusal:
        raise Rejected(answer.refusal, **answer.params)
    tables = tuple(
        Table(sheet.rows, sheet.name, notes=tuple(sheet.notes)) for sheet in answer.sheets
    )
    return Inside(answer.text, tuple(answer.notes), tables)
