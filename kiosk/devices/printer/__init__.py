"""Printers: a PDF folder, a CUPS queue, an ESC/POS slip printer on the network."""

from __future__ import annotations

from pathlib import Path

from kiosk.common.errors import Rejected
from kiosk.devices.printer.port import (
    Document,
    Media,
    Outcome,
    OutcomeKind,
    Printer,
    PrinterState,
)
from kiosk.settings import PrinterSettings

__all__ = [
    "Document",
    "Media",
    "Outcome",
    "OutcomeKind",
    "Printer",
    "PrinterState",
    "open_printer",
]

_RAW_PORT = 9100


def open_printer(settings: PrinterSettings, *, base: Path) -> Printer:
    """The printer that the settings name; a relative folder stands below ``base``.

    The device itself is looked for only when it is used.

    Raises:
        Rejected: ``printer.kind_unknown`` or ``printer.target_invalid``.
    """
    match settings.kind:
        case "folder":
            from kiosk.devices.printer.folder import FolderPrinter

            return FolderPrinter(base / settings.target)
        case "cups":
            from kiosk.devices.printer.cups import CupsPrinter

            return CupsPrinter(settings.target)
        case "escpos":
            from kiosk.devices.printer.escpos import EscposPrinter

            return EscposPrinter(*_address(settings.target))
    raise Rejected("printer.kind_unknown", kind=settings.kind)


def _address(target: str) -> tuple[str, int]:
    host, _, port = target.partition(":")
    if not host or (port and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536)):
        raise Rejected("printer.target_invalid", target=target)
    return host, int(port or _RAW_PORT)
