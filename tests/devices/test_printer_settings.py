"""The printer that the settings name; every code that a printer gives has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.common.errors import Rejected
from kiosk.common.wording import catalogue
from kiosk.devices import printer as room
from kiosk.devices.printer import Document, Media, open_printer
from kiosk.devices.printer.cups import CupsPrinter
from kiosk.devices.printer.escpos import EscposPrinter
from kiosk.settings import PrinterSettings, messages_dir


def test_a_relative_folder_stands_below_the_data_folder(tmp_path: Path) -> None:
    printer = open_printer(PrinterSettings("folder", "slips"), base=tmp_path)
    printer.deliver(Document(b"x", Media.ROLL_80, ""), job_id="1")
    assert (tmp_path / "slips" / "1.pdf").exists()


def test_queues_and_addresses_open_their_adapters(tmp_path: Path) -> None:
    cups = open_printer(PrinterSettings("cups", "HALL"), base=tmp_path)
    escpos = open_printer(PrinterSettings("escpos", "192.0.2.9:9100"), base=tmp_path)
    assert isinstance(cups, CupsPrinter)
    assert isinstance(escpos, EscposPrinter)


@pytest.mark.parametrize("target", ["", ":9100", "host:x", "host:0", "host:70000"])
def test_a_bad_address_is_refused(tmp_path: Path, target: str) -> None:
    with pytest.raises(Rejected, match="target_invalid"):
        open_printer(PrinterSettings("escpos", target), base=tmp_path)


def test_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="kind_unknown"):
        open_printer(PrinterSettings("fax", "1"), base=tmp_path)


def test_every_printer_code_has_its_sentence() -> None:
    source = "".join(
        path.read_text("utf-8") for path in Path(str(room.__file__)).parent.glob("*.py")
    )
    codes = set(re.findall(r'"(printer\.[a-z_]+)"', source))
    assert codes
    assert codes <= set(catalogue(messages_dir()))
