"""The ESC/POS printer against its twin, which fails on command."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops

from kiosk.common.ids import new_id
from kiosk.devices.printer import Document, Media, Outcome
from kiosk.devices.printer.commands import DC4, DLE, ENQ, EOT, defused
from kiosk.devices.printer.escpos import EscposPrinter, Patience
from kiosk.devices.printer.raster import HEAD_DOTS, rasterise
from kiosk.devices.printer.twin import EscposTwin, Fault

HASTY = Patience(answer=0.4, slip=2.0)


@pytest.fixture
def printer(twin: EscposTwin) -> EscposPrinter:
    return EscposPrinter(twin.host, twin.port, HASTY)


def test_every_dot_arrives(twin: EscposTwin, printer: EscposPrinter, slip: Document) -> None:
    printer.deliver(slip, job_id=new_id())
    [paper], [expected] = twin.slips, rasterise(slip.pdf)
    assert paper.size == expected.size
    assert paper.width == HEAD_DOTS
    difference = ImageChops.logical_xor(paper, expected)
    assert sum(difference.convert("L").point(bool).get_flattened_data()) <= 20


def test_no_byte_is_left_that_a_printer_would_not_understand(
    twin: EscposTwin, printer: EscposPrinter, slip: Document
) -> None:
    printer.deliver(slip, job_id=new_id())
    assert twin.not_understood == b""
    assert twin.surprises == 0


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.OUT_OF_PAPER, "printer.out_of_paper"),
        (Fault.COVER_OPEN, "printer.cover_open"),
        (Fault.JAMMED, "printer.jammed"),
        (Fault.NO_STATUS, "printer.no_answer"),
    ],
)
def test_trouble_before_the_first_byte_is_a_failure(
    twin: EscposTwin, printer: EscposPrinter, slip: Document, fault: Fault, code: str
) -> None:
    twin.suffer(fault)
    assert printer.deliver(slip, job_id=new_id()) == Outcome.failed(code)
    assert printer.state().code == code
    twin.suffer(Fault.NONE)
    assert twin.slips == []
    assert printer.deliver(slip, job_id=new_id()) == Outcome.printed()
    assert len(twin.slips) == 1


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.PAPER_ENDS_MID_SLIP, "printer.out_of_paper"),
        (Fault.DIE_MID_SLIP, "printer.connection_lost"),
        (Fault.HANG, "printer.no_answer"),
    ],
)
def test_trouble_after_the_first_byte_is_unknown(
    twin: EscposTwin, printer: EscposPrinter, slip: Document, fault: Fault, code: str
) -> None:
    twin.suffer(fault)
    assert printer.deliver(slip, job_id=new_id()) == Outcome.unknown(code)
    assert twin.slips == []
    twin.suffer(Fault.NONE)
    assert printer.deliver(slip, job_id=new_id()) == Outcome.printed()


def test_low_paper_is_told_but_prints(
    twin: EscposTwin, printer: EscposPrinter, slip: Document
) -> None:
    twin.suffer(Fault.LOW_PAPER)
    assert printer.state().ready
    assert printer.state().paper_low
    assert printer.deliver(slip, job_id=new_id()) == Outcome.printed()


def test_a_printer_that_is_switched_off_is_offline(slip: Document) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    printer = EscposPrinter("127.0.0.1", port, HASTY)
    assert printer.deliver(slip, job_id=new_id()) == Outcome.failed("printer.offline")
    assert printer.state().code == "printer.offline"


def test_a_roll_printer_refuses_a4(
    twin: EscposTwin, printer: EscposPrinter, notice: Document
) -> None:
    assert printer.deliver(notice, job_id=new_id()) == Outcome.failed("printer.media_unsuitable")
    assert twin.slips == []


def test_a_document_that_is_no_pdf_fails(printer: EscposPrinter) -> None:
    broken = Document(b"%PDF-broken", Media.ROLL_80, "")
    outcome = printer.deliver(broken, job_id=new_id())
    assert outcome == Outcome.failed("printer.document_unreadable")


@given(st.lists(st.sampled_from([DLE, EOT, ENQ, DC4, 0, 255]), max_size=40).map(bytes))
def test_no_real_time_command_hides_in_the_dots(dots: bytes) -> None:
    safe = defused(dots)
    assert len(safe) == len(dots)
    for command in (EOT, ENQ, DC4):
        assert bytes((DLE, command)) not in safe
    assert all(new & old == old for new, old in zip(safe, dots, strict=True))
