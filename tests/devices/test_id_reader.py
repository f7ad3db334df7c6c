"""The identity card reader, against its twin on a real pseudo-terminal."""

from __future__ import annotations

import threading
import time
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import KioskError, Rejected
from kiosk.common.identity import check_digit
from kiosk.common.wording import catalogue, say
from kiosk.devices.id_reader import Card, ReaderState, Reading, ReadingKind, open_id_reader
from kiosk.devices.id_reader.card_text import CardUnreadable, parse_card, text_of
from kiosk.devices.id_reader.frames import (
    Ask,
    Assembler,
    BadFrame,
    Status,
    answer,
    command,
)
from kiosk.devices.id_reader.line import LineLost, SerialLine
from kiosk.devices.id_reader.serial_reader import Patience, SerialReader
from kiosk.devices.id_reader.twin import Fault, IdReaderTwin, VirtualCard
from kiosk.settings import IdReaderSettings, messages_dir

NUMBER = "15072119850203001" + check_digit("15072119850203001")
CARD = VirtualCard(identity=NUMBER)
QUICK = Patience(answer=0.15, data=0.3, between=0.02)
LONG_ENOUGH = 5.0
"""Seconds that a test waits for what is there at once; only a failure takes so long."""


@pytest.fixture
def twin(tmp_path):
    with IdReaderTwin(tmp_path / "ttyUSB0") as twin:
        yield twin


@pytest.fixture
def reader(twin):
    return SerialReader(str(twin.link), QUICK)


def test_commands_are_the_published_bytes():
    assert command(Ask.FIND).hex(" ") == "aa aa aa 96 69 00 03 20 01 22"
    assert command(Ask.SELECT).hex(" ") == "aa aa aa 96 69 00 03 20 02 21"
    assert command(Ask.READ).hex(" ") == "aa aa aa 96 69 00 03 30 01 32"
    assert command(Ask.STATUS).hex(" ") == "aa aa aa 96 69 00 03 11 ff ed"


def test_answers_are_the_published_bytes():
    assert answer(Status.FOUND, bytes(4)).hex(" ") == "aa aa aa 96 69 00 08 00 00 9f 00 00 00 00 97"
    assert answer(Status.NO_CARD).hex(" ") == "aa aa aa 96 69 00 04 00 00 80 84"
    found = Assembler().feed(bytes.fromhex("aaaaaa9669000c00009000000000000000009c"))
    assert (found.status, found.data) == (Status.DONE, bytes(8))


@given(
    noise=st.binary(max_size=40).filter(lambda some: b"\x96" not in some),
    data=st.binary(max_size=300),
    cuts=st.lists(st.integers(0, 400), max_size=6),
)
def test_an_answer_is_found_behind_noise_and_in_whatever_pieces_it_comes(noise, data, cuts):
    line = noise + answer(Status.DONE, data)
    edges = sorted({0, len(line), *(cut for cut in cuts if cut < len(line))})
    assembler = Assembler()
    answers = [assembler.feed(line[start:end]) for start, end in pairwise(edges)]
    assert [found.data for found in answers if found] == [data]


@given(data=st.binary(max_size=60), at=st.integers(0, 100), flip=st.integers(1, 255))
def test_a_changed_byte_is_never_taken_for_an_answer(data, at, flip):
    whole = bytearray(answer(Status.DONE, data))
    whole[at % len(whole)] ^= flip
    try:
        assert Assembler().feed(bytes(whole)) is None
    except BadFrame:
        return


def test_a_card_is_read_and_only_what_is_needed_is_kept(reader, twin):
    twin.lay(CARD)
    reading = reader.read(LONG_ENOUGH)
    assert reading == Reading(ReadingKind.READ, Card("张三丰", NUMBER, date(2036, 12, 31)), code="")
    assert [field.name for field in fields(Card)] == ["name", "identity", "valid_until"]
    assert twin.asked == [Ask.FIND, Ask.SELECT, Ask.READ]
    assert NUMBER not in repr(reading)


@pytest.mark.parametrize(
    ("name", "until", "kept"),
    [
        ("欧阳娜娜", "20200101", date(2020, 1, 1)),
        ("𠮷野家·买买提", "长期", None),
        ("王", "20991231", date(2099, 12, 31)),
    ],
)
def test_names_and_last_days_as_chips_have_them(name, until, kept):
    card = parse_card(VirtualCard(name, NUMBER, until).text())
    assert (card.name, card.valid_until) == (name, kept)
    assert card.expired(date(2026, 11, 20)) == (kept == date(2020, 1, 1))


def test_a_residence_permit_is_read_and_a_foreigners_card_sent_to_a_window(reader, twin):
    number = "81000019850203001" + check_digit("81000019850203001")
    twin.lay(VirtualCard(identity=number, kind="J"))
    assert reader.read(LONG_ENOUGH).card.identity == number
    twin.lay(VirtualCard(identity=NUMBER, kind="I"))
    reading = reader.read(LONG_ENOUGH)
    assert (reading.kind, reading.code) == (
        ReadingKind.UNREADABLE,
        "id_reader.card_unsupported",
    )


@given(st.binary(min_size=256, max_size=256))
def test_whatever_a_chip_says_is_a_card_or_unreadable(text):
    try:
        card = parse_card(text)
    except CardUnreadable:
        return
    assert len(card.identity) == 18


@pytest.mark.parametrize("data", [b"", bytes(300), b"\x01\x00\x04\x00" + bytes(100)])
def test_an_answer_without_a_text_block_is_unreadable(data):
    with pytest.raises(CardUnreadable):
        text_of(data)


def test_no_card_ends_the_wait(reader):
    started = time.monotonic()
    assert reader.read(0.1) == Reading(ReadingKind.NO_CARD, code="id_reader.no_card")
    assert time.monotonic() - started >= 0.1


def test_a_card_that_comes_while_waiting_is_read(reader, twin):
    threading.Timer(0.1, twin.lay, [CARD]).start()
    assert reader.read(LONG_ENOUGH).kind is ReadingKind.READ


def test_a_card_that_stays_is_not_read_twice(reader, twin):
    twin.lay(CARD)
    assert reader.read(LONG_ENOUGH).kind is ReadingKind.READ
    assert reader.read(0.1).kind is ReadingKind.NO_CARD
    twin.lay(CARD)
    assert reader.read(LONG_ENOUGH).kind is ReadingKind.READ


@pytest.mark.parametrize("only", [Ask.FIND, Ask.SELECT, Ask.READ])
@pytest.mark.parametrize(
    "fault", [Fault.WRONG_CHECKSUM, Fault.CUT_FRAME, Fault.NOISE, Fault.SILENT, Fault.MISHEARS]
)
def test_a_fault_that_passes_is_overcome(reader, twin, fault, only):
    twin.lay(CARD)
    twin.suffer(fault, times=2, only=only)
    assert reader.read(LONG_ENOUGH).card == Card("张三丰", NUMBER, date(2036, 12, 31))


@pytest.mark.parametrize(
    "fault", [Fault.WRONG_CHECKSUM, Fault.CUT_FRAME, Fault.SILENT, Fault.MISHEARS]
)
def test_a_reader_that_is_never_understood_is_gone(reader, twin, fault):
    twin.lay(CARD)
    twin.suffer(fault)
    assert reader.read(LONG_ENOUGH) == Reading(ReadingKind.GONE, code="id_reader.no_answer")
    assert reader.state() == ReaderState(ready=False, code="id_reader.no_answer")


@pytest.mark.parametrize(
    ("fault", "only"),
    [
        (Fault.CARD_MOVES, Ask.READ),
        (Fault.NOT_SELECTED, Ask.SELECT),
        (Fault.GARBLED_TEXT, Ask.READ),
        (Fault.CUT_FRAME, Ask.READ),
        (Fault.SILENT, Ask.READ),
    ],
)
def test_a_card_that_cannot_be_read_is_told_from_a_reader_that_is_gone(reader, twin, fault, only):
    twin.lay(CARD)
    twin.suffer(fault, only=only)
    assert reader.read(0.3) == Reading(ReadingKind.UNREADABLE, code="id_reader.unreadable")
    twin.suffer(Fault.NONE)
    twin.lay(CARD)
    assert reader.read(LONG_ENOUGH).kind is ReadingKind.READ


def test_unplugged_in_the_middle_of_the_data_and_plugged_in_again(reader, twin):
    twin.lay(CARD)
    twin.suffer(Fault.DIES, times=1, only=Ask.READ)
    assert reader.read(LONG_ENOUGH) == Reading(ReadingKind.GONE, code="id_reader.gone")
    twin.unplug()
    assert reader.read(0.1) == Reading(ReadingKind.GONE, code="id_reader.gone")
    assert reader.state() == ReaderState(ready=False, code="id_reader.gone")
    twin.plug_in()
    twin.lay(CARD)
    assert reader.state() == ReaderState(ready=True)
    assert reader.read(LONG_ENOUGH).kind is ReadingKind.READ


def test_unplugged_while_waiting(reader, twin):
    threading.Timer(0.1, twin.unplug).start()
    assert reader.read(LONG_ENOUGH).kind is ReadingKind.GONE


def test_a_failed_self_test_is_told(reader, twin):
    twin.suffer(Fault.SELF_TEST)
    assert reader.state() == ReaderState(ready=False, code="id_reader.self_test_failed")


def test_targets_that_are_no_line(tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    assert SerialReader(str(plain), QUICK).state().code == "id_reader.target_invalid"
    assert SerialReader(str(tmp_path), QUICK).state().code == "id_reader.target_invalid"
    assert SerialReader(str(tmp_path / "none"), QUICK).state().code == "id_reader.gone"


def test_a_line_is_one_programs_alone(twin, reader):
    with SerialLine(str(twin.link)):
        assert reader.state() == ReaderState(ready=False, code="id_reader.busy")
    assert reader.state().ready


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_nothing_stays_open(twin, reader):
    before = open_files()
    twin.lay(CARD)
    reader.read(LONG_ENOUGH)
    reader.read(0.05)
    reader.state()
    with pytest.raises(LineLost), SerialLine("/nonexistent"):
        pass
    assert open_files() == before


def test_no_name_or_number_reaches_the_log(reader, twin, caplog):
    caplog.set_level("DEBUG")
    twin.lay(CARD)
    reader.read(LONG_ENOUGH)
    twin.lay(CARD)
    twin.suffer(Fault.GARBLED_TEXT, times=5)
    reader.read(0.1)
    assert "could not be read" in caplog.text
    assert NUMBER not in caplog.text
    assert "张三丰" not in caplog.text


def test_the_settings_choose_the_reader():
    assert open_id_reader(IdReaderSettings()) is None
    assert isinstance(open_id_reader(IdReaderSettings("serial", "/dev/x")), SerialReader)
    with pytest.raises(Rejected) as refusal:
        open_id_reader(IdReaderSettings("usb"))
    assert refusal.value.code == "id_reader.kind_unknown"


def test_every_outcome_has_its_words():
    for code in catalogue(messages_dir()):
        if code.startswith("id_reader."):
            assert say(KioskError(code, kind="usb"), messages_dir()).endswith("。")
