"""The CUPS adapter against a real scheduler."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path

import pypdfium2
import pytest

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.devices.printer import Document, Media, Outcome, OutcomeKind
from kiosk.devices.printer.cups import CupsPrinter, Patience
from kiosk.devices.printer.raster import page_size_mm
from tests.devices.private_cups import PrivateCups

HASTY = Patience(command=10, job=2.0, look=0.1)

pytestmark = pytest.mark.cups


def test_a_slip_keeps_its_own_length(cups: PrivateCups, slip: Document) -> None:
    assert CupsPrinter("PDF").deliver(slip, job_id=new_id()) == Outcome.printed()
    assert page_size_mm(cups.printed()[-1]) == pytest.approx(page_size_mm(slip.pdf), abs=1.0)


def test_a_notice_is_printed_on_a4_with_all_its_pages(cups: PrivateCups, notice: Document) -> None:
    assert CupsPrinter("PDF").deliver(notice, job_id=new_id()) == Outcome.printed()
    printed = cups.printed()[-1]
    assert page_size_mm(printed) == pytest.approx((210, 297), abs=1.0)
    with pypdfium2.PdfDocument(printed) as out, pypdfium2.PdfDocument(notice.pdf) as given:
        assert len(out) == len(given)


def test_nothing_of_a_printed_slip_stays_in_the_spool(cups: PrivateCups, slip: Document) -> None:
    CupsPrinter("PDF").deliver(slip, job_id=new_id())
    assert cups.spooled() == []


def test_a_printer_without_paper_is_unknown_and_the_job_is_taken_back(
    cups: PrivateCups, slip: Document
) -> None:
    printer = CupsPrinter("DRY", HASTY)
    outcome = printer.deliver(slip, job_id=new_id())
    assert outcome == Outcome.unknown("printer.out_of_paper")
    assert cups.spooled() == []


def test_a_paused_queue_fails_and_prints_nothing_later(cups: PrivateCups, slip: Document) -> None:
    printer = CupsPrinter("PAUSED", HASTY)
    assert printer.state().code == "printer.paused"
    assert printer.deliver(slip, job_id=new_id()) == Outcome.failed("printer.paused")
    assert cups.spooled() == []


def test_a_job_that_the_printer_aborts_is_never_called_printed(
    cups: PrivateCups, slip: Document
) -> None:
    outcome = CupsPrinter("FAILING").deliver(slip, job_id=new_id())
    assert outcome.kind is not OutcomeKind.PRINTED
    assert outcome.code == "printer.aborted"


def test_a_job_that_someone_cancels_is_never_called_printed(
    cups: PrivateCups, slip: Document
) -> None:
    canceller = threading.Timer(1.0, cups.run, ("cancel", "-a", "DRY"))
    canceller.start()
    outcome = CupsPrinter("DRY", Patience(job=20)).deliver(slip, job_id=new_id())
    canceller.join()
    assert outcome == Outcome.unknown("printer.cancelled")


def test_an_unknown_queue_fails(cups: PrivateCups, slip: Document) -> None:
    printer = CupsPrinter("NOBODY", HASTY)
    assert printer.deliver(slip, job_id=new_id()) == Outcome.failed("printer.queue_unknown")
    assert not printer.state().ready


def test_no_scheduler_is_offline(
    tmp_path: Path, slip: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody.sock"))
    printer = CupsPrinter("PDF", HASTY)
    assert printer.state().code == "printer.offline"
    assert printer.deliver(slip, job_id=new_id()) == Outcome.failed("printer.offline")


def test_without_lp_nothing_is_printed(slip: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    outcome = CupsPrinter("PDF", HASTY).deliver(slip, job_id=new_id())
    assert outcome == Outcome.failed("printer.cups_missing")


@pytest.mark.parametrize("queue", ["", "a b", "-o", "a/b", "a#b", "a\nb"])
def test_a_queue_name_that_cups_forbids_is_refused(queue: str) -> None:
    with pytest.raises(Rejected, match="target_invalid"):
        CupsPrinter(queue)


def test_a_document_that_is_no_pdf_fails(cups: PrivateCups) -> None:
    broken = Document(b"not a pdf", Media.A4, "")
    outcome = CupsPrinter("PDF").deliver(broken, job_id=new_id())
    assert outcome == Outcome.failed("printer.document_unreadable")


def test_the_scheduler_agrees_that_nothing_waits(cups: PrivateCups) -> None:
    waiting = subprocess.run(["lpstat", "-o"], capture_output=True, check=True, timeout=10)
    assert waiting.stdout == b""
