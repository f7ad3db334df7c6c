"""The check mark of a receipt: genuine ones pass without a network, all others are told so."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.content.links import application_link
from kiosk.disclosure import receipt_mark
from kiosk.disclosure.receipt_check import Standing
from kiosk.disclosure.receipt_mark import Mark, marked_link, public_key, sign, verify
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import applications
from kiosk.store.sealing import Sealer
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen

SEALER = Sealer(bytes(range(32)))
OTHER = Sealer(bytes(range(1, 33)))
KEYS = [public_key(SEALER)]
LINK = "https://zwfw.example.cn/a/"
MARKS = st.builds(
    Mark,
    hall=st.text("0123456789ABC市县", min_size=1, max_size=10),
    number=st.from_regex(r"\A20[0-9]{2}(-[0-9]{2})?-[0-9]{4}\Z"),
    received_on=st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    due_on=st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    provisional=st.booleans(),
    content=st.binary(min_size=10, max_size=10).map(bytes.hex),
)


def link_of(mark: Mark, sealer: Sealer = SEALER) -> str:
    text = sign(mark, receipt_mark.hall_key(sealer))
    return marked_link(LINK + mark.number, text)


def mark_in(link: str) -> bytes:
    (given_text,) = parse_qs(urlsplit(link).query)["m"]
    return base64.urlsafe_b64decode(given_text + "=" * (-len(given_text) % 4))


@given(MARKS)
def test_what_was_signed_is_read_back(mark: Mark) -> None:
    assert verify(link_of(mark), KEYS) == mark


@given(MARKS, st.data())
def test_one_changed_bit_is_found(mark: Mark, data: st.DataObject) -> None:
    raw = bytearray(mark_in(link_of(mark)))
    place = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[place // 8] ^= 1 << place % 8
    forged = base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("=")
    with pytest.raises(Rejected) as refused:
        verify(marked_link(LINK + mark.number, forged), KEYS)
    assert refused.value.code in ("receipt_mark.forged", "receipt_mark.unreadable")


@given(MARKS)
def test_a_mark_is_worth_nothing_on_another_number_or_from_another_hall(mark: Mark) -> None:
    text = sign(mark, receipt_mark.hall_key(SEALER))
    for link, keys in (
        (marked_link(LINK + "1999-0001", text), KEYS),
        (link_of(mark, OTHER), KEYS),
        (link_of(mark), []),
    ):
        with pytest.raises(Rejected, match=r"receipt_mark\.forged"):
            verify(link, keys)


@given(st.text(max_size=700))
def test_anything_else_that_is_scanned_is_told_so(text: str) -> None:
    with pytest.raises(Rejected, match=r"receipt_mark\.unreadable"):
        verify(text, KEYS)


@pytest.mark.parametrize(
    "text",
    [
        LINK + "2026-0093",
        LINK + "2026-0093?m=",
        LINK + "2026-0093?m=AAAA",
        LINK + "2026-0093?m=%00",
        LINK + "2026-0093?m=" + "A" * 5000,
        "http://[bad/a/1?m=AAAA",
        "?" + "&".join(["m=A"] * 20),
    ],
)
def test_an_address_without_a_whole_mark_is_told_so(text: str) -> None:
    with pytest.raises(Rejected, match=r"receipt_mark\.unreadable"):
        verify(text, KEYS)


def test_the_mark_takes_little_room_and_nothing_that_an_address_escapes() -> None:
    mark = Mark("150799", "2026-0093", date(2026, 11, 20), date(2026, 12, 18), False, "ab" * 10)
    text = sign(mark, receipt_mark.hall_key(SEALER))
    assert len(text) < 120
    assert text.replace("-", "").replace("_", "").isalnum()


@pytest.fixture
def office(sqlite_store, settings) -> Disclosure:
    return Disclosure(sqlite_store, settings)


@pytest.fixture
def receipt(office):
    return office.submit(citizen(), request_id=new_id())


@pytest.fixture
def scanned(settings, receipt) -> str:
    return marked_link(application_link(settings, receipt.number), receipt.mark)


def test_a_receipt_says_how_its_date_was_counted_and_whom_it_belongs_to(receipt) -> None:
    assert receipt.counted.startswith("收到当日不计入，自 11 月 23 日起算 20 个工作日；")
    assert receipt.counted.endswith("其间周末 8 天不计入。")
    assert receipt.contact == "138****5678"
    assert not receipt.signed


def test_the_window_finds_a_receipt_genuine(office, receipt, scanned) -> None:
    check = office.check_receipt(scanned, actor="1007")
    assert check.standing is Standing.SAME
    assert check.mark.number == receipt.number
    assert check.mark.due_on == receipt.due_on


def test_a_reprint_bears_the_very_same_mark(office, receipt) -> None:
    assert office.receipt(receipt.number).mark == receipt.mark


def test_the_window_sees_what_changed_since(sqlite_store, office, receipt, scanned) -> None:
    with sqlite_store.command("1007") as command:
        command.execute(update(applications).values(due_on=date(2027, 1, 18)))
    check = office.check_receipt(scanned, actor="1007")
    assert check.standing is Standing.MOVED
    assert check.receipt.due_on == date(2027, 1, 18)
    assert check.mark.due_on == receipt.due_on


def test_a_genuine_receipt_of_a_case_that_is_not_here_yet_is_still_genuine(
    sqlite_store, settings, office, receipt
) -> None:
    mark = replace(receipt_mark.mark_of(receipt, settings.hall_code), number="2026-03-0001")
    text = sign(mark, receipt_mark.hall_key(sqlite_store.sealer))
    link = marked_link(application_link(settings, mark.number), text)
    check = office.check_receipt(link, actor="1007")
    assert (check.standing, check.receipt) == (Standing.NOT_HERE, None)


def test_a_receipt_of_another_hall_with_the_same_key_is_refused(
    sqlite_store, settings, office, receipt
) -> None:
    text = sign(receipt_mark.mark_of(receipt, "150700"), receipt_mark.hall_key(sqlite_store.sealer))
    with pytest.raises(Rejected, match=r"receipt_mark\.forged"):
        office.check_receipt(
            marked_link(application_link(settings, receipt.number), text), actor="1007"
        )


def test_nothing_of_the_applicant_is_in_the_mark_or_in_the_trail(
    sqlite_store, office, receipt, scanned
) -> None:
    office.check_receipt(scanned, actor="1007")
    raw = mark_in(scanned)
    for secret in ("李小梅", "110105", "城南街道"):
        assert secret.encode() not in raw
    with sqlite_store.read() as connection:
        query = select(audit_trail).where(audit_trail.c.action == "receipt.checked")
        (link,) = connection.execute(query).all()
    assert (link.actor, link.subject, link.facts) == ("1007", receipt.number, '{"standing":"same"}')
