"""kill -9 at any moment of taking a ticket: all of it stands or none, and the paper is offered."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk.common.ids import new_id
from kiosk.queueing.tables import tickets
from kiosk.store.tables import audit_trail, outbox, print_jobs
from tests.e2e.halls import ROOT, Hall, form_file
from tests.faults.trouble import needs_strace, with_fault


def standing(hall: Hall, request: str) -> tuple[int, int, int, int]:
    """How many tickets, events, audit links and print jobs there are for a request."""
    with hall.opened() as terminal, terminal.store.read() as connection:

        def count(table: object, column: object) -> int:
            query = select(func.count()).select_from(table).where(column == request)
            return int(connection.execute(query).scalar_one())

        return (
            count(tickets, tickets.c.id),
            count(outbox, outbox.c.key),
            count(audit_trail, audit_trail.c.subject),
            count(print_jobs, print_jobs.c.subject),
        )


@needs_strace
@pytest.mark.parametrize("calls", ["fdatasync", "pwrite64"])
def test_a_ticket_stands_whole_or_not_at_all(demo: Hall, calls: str) -> None:
    """Killed at the first, second … call that writes, then asked again with the same request."""
    numbers = []
    whole = {0: 0, 1: 0}
    for at in (1, 2, 3) if calls == "fdatasync" else (1, 2, 4, 7, 10):
        request = new_id()
        fault = f"{calls}:signal=KILL:when={at}"
        words = ("ticket", "take", "hj", "--request-id", request, "--json")
        killed = with_fault(demo.folder, fault, *words)
        found = standing(demo, request)
        assert found in ((0, 0, 0, 0), (1, 1, 1, 1)), (fault, found)
        if killed.code == 0:
            assert found[0] == 1
        whole[found[0]] += 1
        ticket = demo.told(*words)
        if killed.out:
            assert json.loads(killed.out) == ticket
        assert standing(demo, request) == (1, 1, 1, 1)
        numbers.append(ticket["number"])
    assert len(set(numbers)) == len(numbers)
    assert numbers == [f"B{serial:03d}" for serial in range(1, len(numbers) + 1)]
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))
    assert whole[0] > 0 or calls == "fdatasync"  # then the pages were already handed over


@needs_strace
def test_an_application_stands_whole_or_not_at_all(demo: Hall) -> None:
    numbers = []
    for at in (1, 2, 3):
        request = new_id()
        words = ("apply", "--from", form_file(demo.folder), "--request-id", request, "--json")
        with_fault(demo.folder, f"fdatasync:signal=KILL:when={at}", *words)
        receipt = demo.told(*words)
        assert demo.told(*words) == receipt
        numbers.append(receipt["number"])
        with demo.opened() as terminal, terminal.store.read() as connection:
            jobs = select(func.count()).where(print_jobs.c.subject == request)
            assert connection.execute(jobs).scalar_one() == 1
            events = select(func.count()).where(outbox.c.kind == "application.submitted")
            assert connection.execute(events).scalar_one() == len(numbers)
    assert len(set(numbers)) == len(numbers)
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))


TAKES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from kiosk.app import open_terminal
from kiosk.settings import load_settings
from kiosk.devices.printer import folder

terminal = open_terminal(load_settings(Path(sys.argv[1])))
ticket = terminal.queueing.take("hj", request_id=sys.argv[2])
print(ticket.number, flush=True)
if sys.argv[3] == "printing":
    terminal.printing.roll_printer.deliver = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    terminal.printing.run_pending()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moment", ["committed", "printing"])
def test_a_ticket_whose_slip_did_not_come_is_offered_and_never_printed_by_itself(
    demo: Hall, moment: str
) -> None:
    request = new_id()
    died = subprocess.run(
        [sys.executable, "-c", TAKES_AND_DIES, str(demo.folder), request, moment],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert standing(demo, request) == (1, 1, 1, 1)
    with demo.opened() as terminal:
        terminal.store.prints.recover()
        assert terminal.printing.run_pending() == []
        assert _slips(demo) == []
        (offer,) = terminal.printing.offers()
        assert (offer.ticket_id, offer.number) == (request, died.stdout.decode().strip())
        terminal.printing.reprint("ticket", request)
        (printed,) = terminal.printing.run_pending()
        assert printed.state == "printed"
        assert terminal.printing.offers() == []
    (slip,) = _slips(demo)
    from pdfminer.high_level import extract_text

    text = extract_text(slip)
    assert "补打" in text
    assert offer.number in text


def _slips(hall: Hall) -> list[Path]:
    return sorted((hall.folder / "slips").glob("*.pdf"))
