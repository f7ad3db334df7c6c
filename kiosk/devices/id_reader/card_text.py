"""The text of the chip (GA/T 490): 256 bytes of UTF-16LE in fields of fixed width.

Only name, number, last day and the kind of card are decoded; the rest is passed over unread.
"""

from __future__ import annotations

from datetime import date

from kiosk.common.errors import Rejected
from kiosk.common.identity import check_identity_number
from kiosk.common.text import clean_line
from kiosk.devices.id_reader.port import Card

TEXT_BYTES = 256
NAME = slice(0, 30)
IDENTITY = slice(122, 158)
VALID_UNTIL = slice(204, 220)
KIND = slice(248, 250)
FOREVER = "长期"
RESIDENT_KINDS = frozenset({"", "J"})
"""居民身份证 leaves the field blank; J is the residence permit of 港澳台居民, of the same layout.
The cards of foreign permanent residents have other fields and are seen to at a window."""


class CardUnreadable(Exception):
    """The chip's text is not that of an identity card that can be used here."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def text_of(data: bytes) -> bytes:
    """The text block in the data of a READ answer: two lengths, text, photo.

    Raises:
        CardUnreadable: ``id_reader.unreadable`` when it is not so.
    """
    if len(data) < 4 + TEXT_BYTES or int.from_bytes(data[:2], "big") != TEXT_BYTES:
        raise CardUnreadable("id_reader.unreadable")
    return data[4 : 4 + TEXT_BYTES]


def parse_card(text: bytes) -> Card:
    """The card in a text block.

    Raises:
        CardUnreadable: ``id_reader.unreadable``, or ``id_reader.card_unsupported`` for a card
            of another kind.
    """
    try:
        if _field(text, KIND) not in RESIDENT_KINDS:
            raise CardUnreadable("id_reader.card_unsupported")
        name = clean_line(_field(text, NAME), field="name", limit=15)
        # No upper bound on the birth date: the terminal's clock may be wrong, the chip is not.
        identity = check_identity_number(_field(text, IDENTITY), today=date.max)
        return Card(name, identity, _day(_field(text, VALID_UNTIL)))
    except (Rejected, UnicodeDecodeError, ValueError) as error:
        raise CardUnreadable("id_reader.unreadable") from error


def _field(text: bytes, where: slice) -> str:
    return text[where].decode("utf-16-le").strip("\0 \u3000")


def _day(text: str) -> date | None:
    if text == FOREVER:
        return None
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
