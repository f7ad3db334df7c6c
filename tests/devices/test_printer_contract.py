"""What holds for every printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
import zxingcpp
from PIL.Image import Image

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.devices.printer import Document, Media, Outcome, Printer
from kiosk.devices.printer.cups import CupsPrinter
from kiosk.devices.printer.escpos import EscposPrinter
from kiosk.devices.printer.folder import FolderPrinter
from kiosk.devices.printer.raster import rasterise
from kiosk.devices.printer.twin import EscposTwin
from tests.documents import paper_samples as samples


@dataclass
class Bench:
    """A printer and the paper that has come out of it."""

    printer: Printer
    paper: Callable[[], list[Image]]


def _folder(request: pytest.FixtureRequest) -> Bench:
    folder: Path = request.getfixturevalue("tmp_path") / "slips"
    return Bench(
        FolderPrinter(folder),
        lambda: [page for file in folder.glob("*.pdf") for page in rasterise(file.read_bytes())],
    )


def _cups(request: pytest.FixtureRequest) -> Bench:
    cups = request.getfixturevalue("cups")
    before = len(cups.printed())
    return Bench(
        CupsPrinter("PDF"),
        lambda: [page for pdf in cups.printed()[before:] for page in rasterise(pdf)],
    )


def _escpos(request: pytest.FixtureRequest) -> Bench:
    twin: EscposTwin = request.getfixturevalue("twin")
    return Bench(EscposPrinter(twin.host, twin.port), lambda: twin.slips)


@pytest.fixture(
    params=[
        pytest.param(_folder, id="folder"),
        pytest.param(_cups, id="cups", marks=pytest.mark.cups),
        pytest.param(_escpos, id="escpos"),
    ]
)
def bench(request: pytest.FixtureRequest) -> Bench:
    return request.param(request)


def test_a_slip_is_printed_whole_and_its_code_can_be_read(bench: Bench, slip: Document) -> None:
    assert bench.printer.deliver(slip, job_id=new_id()) == Outcome.printed()
    [paper] = bench.paper()
    [expected] = rasterise(slip.pdf)
    assert abs(paper.height - expected.height) <= 16
    assert [code.text for code in zxingcpp.read_barcodes(paper.convert("L"))] == [samples.LINK]


def test_two_jobs_give_two_slips(bench: Bench, slip: Document) -> None:
    for _ in range(2):
        assert bench.printer.deliver(slip, job_id=new_id()) == Outcome.printed()
    assert len(bench.paper()) == 2


def test_a_working_printer_is_ready(bench: Bench) -> None:
    assert bench.printer.state().ready


@pytest.mark.parametrize("title", ["-o raw", "'; touch /tmp/x; '", "号票 𬱖\n", ""])
def test_a_title_is_never_a_command(bench: Bench, slip: Document, title: str) -> None:
    document = Document(slip.pdf, Media.ROLL_80, title)
    assert bench.printer.deliver(document, job_id=new_id()) == Outcome.printed()


@pytest.mark.parametrize("job_id", ["", "../escape", "a/b", "-x", "a" * 65, "a\n"])
def test_a_strange_job_id_is_refused(bench: Bench, slip: Document, job_id: str) -> None:
    with pytest.raises(Rejected, match="bad_job"):
        bench.printer.deliver(slip, job_id=job_id)
    assert bench.paper() == []
