"""QR codes say exactly what they were given, as small as they can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.common.errors import Rejected
from kiosk.content.links import application_link, guide_link, ticket_link
from kiosk.content.model import ServiceItem
from kiosk.content.qr import MAX_BYTES, matrix
from kiosk.content.terms import TaskType
from kiosk.settings import Settings

ITEM = ServiceItem("11150799MB0000027M0001090010001", "事项", "局", TaskType.LICENCE)


def read(text: str) -> str:
    """What an independent reader sees."""
    rows = matrix(text)
    side = len(rows) + 8
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows, 4):
        for x, dark in enumerate(row, 4):
            picture.putpixel((x, y), 0 if dark else 255)
    (found,) = zxingcpp.read_barcodes(
        picture.resize((side * 4, side * 4), Image.Resampling.NEAREST)
    )
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.bytes.decode()


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "https://www.example.cn/front/transition?areaCode=150799&itemCode=" + "5" * 130,
        "居民身份证补领 𬱖㛃䶮",
        "ABC 123 $%*+-./:",
    ],
)
def test_an_independent_reader_reads_it(text: str) -> None:
    assert read(text) == text


@settings(max_examples=15, deadline=None)
@given(st.text("abcdefgh/?=&-0123456789证件", min_size=1, max_size=120))
def test_whatever_it_says(text: str) -> None:
    assert read(text) == text


def test_it_is_square_and_grows_with_the_text() -> None:
    small, large = matrix("a"), matrix("a" * 200)
    assert len(small) == 21
    assert len(large) > len(small)
    assert all(len(row) == len(large) for row in large)


def test_the_same_text_is_drawn_once() -> None:
    assert matrix("x") is matrix("x")


def test_too_much_and_nothing_are_refused() -> None:
    assert len(matrix("a" * MAX_BYTES)) == 177
    for text, code in (("a" * (MAX_BYTES + 1), "qr.too_long"), ("", "qr.empty")):
        with pytest.raises(Rejected) as caught:
            matrix(text)
        assert caught.value.code == code


def test_an_item_with_its_own_address_carries_that(settings: Settings) -> None:
    own = replace(ITEM, online_url="https://www.example.cn/?a=1&b=2")
    assert guide_link(settings, own) == "https://www.example.cn/?a=1&b=2"


def test_other_items_lead_to_the_halls_phone_page(settings: Settings) -> None:
    hall = replace(settings, public_url="https://hall.example.cn/")
    assert guide_link(hall, ITEM) == f"https://hall.example.cn/g/{ITEM.code}"
    assert ticket_link(hall, "a b/c") == "https://hall.example.cn/t/a%20b%2Fc"
    assert application_link(hall, "〔2026〕1") == (
        "https://hall.example.cn/a/%E3%80%942026%E3%80%951"
    )
