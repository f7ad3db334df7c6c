"""Unicode data of Qt, cut to what Qt asks of it here.

Qt takes from ICU collation, names of time zones and converters of old encodings. The data holds
them, and much else, for 700 locales: 32 MB. ICU is made to run with any part of its data (what
is missing falls back to the root locale); here Chinese, English and the root stay.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from struct import pack, pack_into, unpack_from

_UNASKED = ("brkitr", "curr", "lang", "rbnf", "region", "translit", "unit")
"""Line breaking, currencies, names of languages and regions, spelt numbers, units: Qt has its
own or none."""
_LOCALE = re.compile(r"[a-z]{2,3}(_\w*)?\.res")
_KEPT_LOCALE = re.compile(r"(zh|en)(_\w*)?\.res|res_index\.res")
_CONVERTERS = ("gb18030.cnv",)
_ALIGNMENT = 16


def cut_library(library: Path, out: Path) -> Path:
    """Writes a library of the same name with the smaller data into ``out``.

    Needs ``readelf``, ``as`` and ``ld`` of binutils, as PyInstaller does on Linux.
    """
    out.mkdir(parents=True, exist_ok=True)
    symbol, start = _symbol(library)
    data = out / "icudata.dat"
    data.write_bytes(cut(library.read_bytes()[start:]))
    source = out / "icudata.s"
    source.write_text(
        f".section .rodata\n.balign {_ALIGNMENT}\n.globl {symbol}\n.type {symbol}, %object\n"
        f'{symbol}:\n.incbin "{data}"\n.size {symbol}, . - {symbol}\n'
        '.section .note.GNU-stack,"",%progbits\n'
    )
    subprocess.run(["as", "-o", out / "icudata.o", source], check=True)
    made = out / library.name
    link = ["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", made]
    subprocess.run([*link, out / "icudata.o"], check=True)
    return made


def _symbol(library: Path) -> tuple[str, int]:
    """Name of the data, ``icudt73_dat``, and where in the file it starts."""
    listing = subprocess.run(
        ["readelf", "-W", "--dyn-syms", "--sections", library],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    name = re.search(r"\s([0-9a-f]{16})\s.*\s(icudt\d+_dat)$", listing, re.MULTILINE)
    section = re.search(r"\.rodata\s+PROGBITS\s+([0-9a-f]+) ([0-9a-f]+)", listing)
    if name is None or section is None:
        raise SystemExit(f"{library} is not built as expected")
    address, offset = (int(part, 16) for part in section.groups())
    return name[2], int(name[1], 16) - address + offset


def cut(data: bytes) -> bytes:
    """The package of data items ("CmnD", version 1) with only the kept ones."""
    header, magic, form, version = unpack_from("<H H 8x 4s B", data)
    if (magic, form, version) != (0x27DA, b"CmnD", 1):
        raise SystemExit("ICU's data is not in the expected form")
    kept = {name: item for name, item in _items(data, header) if keeps(name)}
    names = b"".join(name.encode("ascii") + b"\0" for name in kept)
    table = bytearray(pack("<I", len(kept)) + bytes(8 * len(kept)) + names)
    body = bytearray()
    name_at = 4 + 8 * len(kept)
    first = _aligned(header + len(table)) - header
    for index, (name, item) in enumerate(kept.items()):
        pack_into("<II", table, 4 + 8 * index, name_at, first + len(body))
        name_at += len(name) + 1
        body += item + bytes(_aligned(len(item)) - len(item))
    return data[:header] + bytes(table) + bytes(first - len(table)) + bytes(body)


def _items(data: bytes, header: int) -> list[tuple[str, bytes]]:
    (count,) = unpack_from("<I", data, header)
    places = [unpack_from("<II", data, header + 4 + 8 * index) for index in range(count)]
    ends = [start for _, start in places[1:]] + [len(data) - header]
    return [
        (_name(data, header + name), data[header + start : header + end])
        for (name, start), end in zip(places, ends, strict=True)
    ]


def _name(data: bytes, start: int) -> str:
    return data[start : data.index(b"\0", start)].decode("ascii")


def keeps(name: str) -> bool:
    """Whether an item such as ``icudt73l/coll/zh.res`` stays."""
    _, *folder, file = name.split("/")
    if folder and folder[0] in _UNASKED:
        return False
    if file.endswith(".cnv"):
        return file in _CONVERTERS
    return bool(_KEPT_LOCALE.fullmatch(file)) or not _LOCALE.fullmatch(file)


def _aligned(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT
