"""The handbook of 2,000 complete guides against as many plain Helvetica pages."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, to_document
from tests.bench.halls import demonstration
from tests.bench.ratio import Ratio
from tests.documents.whole_guides import whole_guides

GUIDES = 2000
_LINES = 45
"""On a page of the handbook, about."""


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Each side in a process of its own, so that its memory is its own."""
    terminal = demonstration(folder)
    with terminal.store.command("bench") as command:
        terminal.content.apply_changes(command, map(_change, whole_guides(GUIDES)))
    terminal.close()
    out = folder / "handbook.pdf"
    ours = _child("book", str(folder / "data"), str(out))
    other = _child("plain", str(ours["pages"]), str(folder / "plain.pdf"))
    size = out.stat().st_size / 1e6
    print(f"{ours['pages']:.0f} pages of {ours['items']:.0f} items, {size:.1f} MB")
    yield Ratio("handbook / plain pages", ours["seconds"], other["seconds"], "s", "≤ 30×")
    yield Ratio("handbook memory / plain pages'", ours["peak"], other["peak"], "MB", "≤ 400 MB")


def _change(guide: object) -> DocumentChange:
    plain = to_document(guide)
    return DocumentChange("service_item", plain["code"], 1, "put", document_hash(plain), plain)


def _child(*words: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.handbook", *words],
        capture_output=True,
        check=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


def _book(data: str, out: str) -> dict[str, float]:
    from kiosk.app import open_terminal
    from kiosk.documents.handbook import write_handbook
    from kiosk.documents.handbook_format import A4
    from kiosk.documents.handbook_model import handbook_source
    from kiosk.settings import load_settings

    terminal = open_terminal(load_settings(Path(data)))
    source = handbook_source(terminal.content, terminal.settings)
    with Path(out).open("wb") as file:
        report = write_handbook(source, file, A4, told=[].append)
    terminal.close()
    return {"pages": report.pages, "items": report.items}


def _plain(pages: str, out: str) -> dict[str, float]:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(out, pagesize=(595, 842), pageCompression=1)
    for page in range(int(float(pages))):
        canvas.setFont("Helvetica", 10)
        for line in range(_LINES):
            canvas.drawString(50, 780 - 15 * line, f"Page {page}, a line of plain text, {line}")
        canvas.showPage()
    canvas.save()
    return {}


def _peak() -> float:
    """Most memory of this process in MB; what the starting process had is not counted."""
    status = Path("/proc/self/status").read_text()
    return float(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    start = time.process_time()
    told = {"book": _book, "plain": _plain}[sys.argv[1]](*sys.argv[2:])
    print(json.dumps({**told, "seconds": time.process_time() - start, "peak": _peak()}))
