"""Reads an XLSX file as ECMA-376 says it is made, without the library that wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class ReadCell:
    """``kind`` is s for shared text, n for a number; ``format`` the number format's code."""

    kind: str
    value: str
    format: str
    formula: bool


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314  our own file


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert book.testzip() is None
        return {name: book.read(name).decode() for name in book.namelist()}


def cells(data: bytes, sheet: int = 1) -> dict[str, ReadCell]:
    """Cells with something in them, by reference like ``B4``."""
    files = parts(data)
    texts = [
        "".join(piece.text or "" for piece in one.iter(f"{MAIN}t"))
        for one in parsed(files["xl/sharedStrings.xml"])
    ]
    formats = _formats(files["xl/styles.xml"])
    page = parsed(files[f"xl/worksheets/sheet{sheet}.xml"])
    found = {}
    for cell in page.iter(f"{MAIN}c"):
        value = cell.find(f"{MAIN}v")
        if value is None:
            continue
        kind = cell.get("t", "n")
        told = texts[int(value.text)] if kind == "s" else value.text
        formula = cell.find(f"{MAIN}f") is not None
        found[cell.get("r")] = ReadCell(kind, told, formats[int(cell.get("s", 0))], formula)
    return found


def widths(data: bytes) -> list[float]:
    page = parsed(parts(data)["xl/worksheets/sheet1.xml"])
    return [float(column.get("width")) for column in page.iter(f"{MAIN}col")]


def column_of(found: dict[str, ReadCell], letters: str) -> list[str]:
    return [cell.value for place, cell in found.items() if re.fullmatch(f"{letters}\\d+", place)]


def _formats(styles: str) -> list[str]:
    root = parsed(styles)
    own = {one.get("numFmtId"): one.get("formatCode") for one in root.iter(f"{MAIN}numFmt")}
    return [
        own.get(one.get("numFmtId"), one.get("numFmtId")) for one in root.find(f"{MAIN}cellXfs")
    ]
