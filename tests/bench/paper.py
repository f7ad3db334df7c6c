"""A slip with embedded fonts and its code against one plain Helvetica page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from kiosk.common.ids import new_id
from tests.bench.halls import demonstration
from tests.bench.ratio import Ratio, interleaved

ROUNDS = 60


def plain_page() -> bytes:
    """One page of text in a built-in font, as a measure of the library alone."""
    from reportlab.pdfgen.canvas import Canvas

    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(226, 400))
    canvas.setFont("Helvetica", 9)
    for line in range(30):
        canvas.drawString(20, 380 - 12 * line, f"A line of plain text, number {line}")
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Ticket slips of different tickets, the process warm."""
    terminal = demonstration(folder)
    tickets = [terminal.queueing.take("hj", request_id=new_id()) for _ in range(ROUNDS + 1)]
    left = iter(tickets)

    def slip() -> None:
        terminal.printing.render("ticket", next(left).id)

    slip()
    ours, other = interleaved(slip, plain_page, ROUNDS)
    terminal.close()
    yield Ratio("ticket slip PDF / plain Helvetica page", ours, other, "ms", "≤ 3×, ≤ 30 ms")
