"""TrueType faces for ReportLab that open quickly, stay small in memory and copy out right.

ReportLab reads a whole font into Python objects (0.6 s and 28 MB for a Chinese face) and copies
its 12 MB outline table for every document. These faces map the file and read it on demand.
"""

from __future__ import annotations

import mmap
import sys
import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from struct import Struct, unpack_from
from struct import error as struct_error
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen import canvas, pathobject, textobject

from kiosk.common.errors import Damaged

_SEGMENT = Struct(">LLL")
_SUBSETS_KEPT = 24
_QUICK = 1
"""zlib's level: a slip is sent over a wire, not kept; a third of the time for a few per cent."""
_BFCHARS_IN_A_BLOCK = 100
"""The CMap syntax allows at most so many entries between beginbfchar and endbfchar."""


def numbers(*values: Any) -> str:
    """Numbers as PDF writes them, to a ten-thousandth of a point.

    ReportLab asks for the logarithm of each first, a fifth of the time of a book.
    """
    row = values[0] if len(values) == 1 and isinstance(values[0], list | tuple) else values
    return " ".join([_number(value) for value in row])


@lru_cache(maxsize=16384)
def _number(value: float) -> str:
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


for module in (pdfdoc, canvas, pathobject, textobject):
    module.fp_str = numbers
rl_config.useA85 = 0  # binary streams: a quarter smaller and faster to write than ASCII 85


def to_unicode_cmap(fontname: str, subset: list[int]) -> str:
    """The ToUnicode map of one subset: byte code to UTF-16BE, for copying and searching."""
    entries = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>"
        for code, point in enumerate(subset)
        if point
    ]
    blocks = []
    for start in range(0, len(entries), _BFCHARS_IN_A_BLOCK):
        part = entries[start : start + _BFCHARS_IN_A_BLOCK]
        blocks += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
            f"/CMapName /{fontname} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


# WORKAROUND: ReportLab (5.1.0) writes characters beyond U+FFFF as five hexadecimal digits into
# its ToUnicode map, so 𬱖 prints right but is copied and searched as something else. Remove when
# `makeToUnicodeCMap` writes UTF-16BE surrogate pairs; test_rare_characters.py tells.
ttfonts.makeToUnicodeCMap = to_unicode_cmap


class _CharacterMap:
    """Character to glyph, looked up in the segments of a format 12 cmap."""

    def __init__(self, data: mmap.mmap, offset: int) -> None:
        (count,) = unpack_from(">L", data, offset + 12)
        body = data[offset + 16 : offset + 16 + 12 * count]
        self._starts = array("L")
        self._ends = array("L")
        self._glyphs = array("L")
        for start, end, glyph in _SEGMENT.iter_unpack(body):
            self._starts.append(start)
            self._ends.append(end)
            self._glyphs.append(glyph)
        self._known: dict[int, int] = {}

    def get(self, point: int, default: int | None = None) -> int | None:
        glyph = self._known.get(point)
        if glyph is None:
            glyph = self._known[point] = self._found(point)
        return glyph or default

    def _found(self, point: int) -> int:
        place = bisect_right(self._starts, point) - 1
        if place < 0 or point > self._ends[place]:
            return 0
        return self._glyphs[place] + point - self._starts[place]

    def __contains__(self, point: int) -> bool:
        return self.get(point) is not None

    def __getitem__(self, point: int) -> int:
        glyph = self.get(point)
        if glyph is None:
            raise KeyError(point)
        return glyph


class _GlyphMetrics:
    """(advance width, left side bearing) by glyph, in font units."""

    def __init__(self, data: mmap.mmap, offset: int, full: int) -> None:
        self._data = data
        self._offset = offset
        self._full = full

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        if glyph < self._full:
            return unpack_from(">HH", self._data, self._offset + 4 * glyph)
        (advance,) = unpack_from(">H", self._data, self._offset + 4 * (self._full - 1))
        rest = self._offset + 4 * self._full + 2 * (glyph - self._full)
        return advance, unpack_from(">H", self._data, rest)[0]


class _CharacterWidths:
    """Width by character in 1/1000 em."""

    def __init__(self, glyphs: _CharacterMap, metrics: _GlyphMetrics, units: int) -> None:
        self._glyphs = glyphs
        self._metrics = metrics
        self._units = units
        self._known: dict[int, float] = {}

    def get(self, point: int, default: float) -> float:
        width = self._known.get(point)
        if width is None:
            glyph = self._glyphs.get(point)
            if glyph is None:
                return default
            width = self._known[point] = self._metrics[glyph][0] * 1000 / self._units
        return width


class _Outlines:
    """The outline table, sliced without copying it whole."""

    def __init__(self, data: mmap.mmap, start: int) -> None:
        self._data = data
        self._start = start

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._start + part.start : self._start + part.stop]


class MappedFace(ttfonts.TTFontFace):  # type: ignore[misc]  # ReportLab has no type information
    """A TrueType face on a mapped file; encoded subsets are kept for the next document."""

    def __init__(self, path: Path) -> None:
        """Opens the font.

        Raises:
            Damaged: ``document.font_unusable``.
        """
        self._encoded: OrderedDict[tuple[int, ...], tuple[int, bytes]] = OrderedDict()
        try:
            with path.open("rb") as file:
                self._ttf_data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            super().__init__(str(path))
        except (OSError, ValueError, struct_error, KeyError, ttfonts.TTFError) as error:
            raise Damaged("document.font_unusable", font=path.name) from error

    def readFile(self, file: str) -> None:
        self.filename = file
        self._pos = 0

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N803  # ReportLab's signature
        """Reads the header as ReportLab does and leaves the big tables on disk."""
        super().extractInfo(charInfo=0)
        data = self._ttf_data
        (full,) = unpack_from(">H", data, self.get_table_pos("hhea")[0] + 34)
        self.charToGlyph = _CharacterMap(data, self._unicode_cmap())
        self.glyphToChar: dict[int, list[int]] = {}
        self.hmetrics = _GlyphMetrics(data, self.get_table_pos("hmtx")[0], full)
        self.charWidths = _CharacterWidths(self.charToGlyph, self.hmetrics, self.unitsPerEm)
        self.defaultWidth = self.hmetrics[0][0] * 1000 / self.unitsPerEm
        self.glyphPos = self._glyph_positions()

    def _unicode_cmap(self) -> int:
        start = int(self.get_table_pos("cmap")[0])
        (count,) = unpack_from(">H", self._ttf_data, start + 2)
        for entry in range(count):
            platform, encoding, offset = unpack_from(">HHL", self._ttf_data, start + 4 + 8 * entry)
            if (platform, encoding) == (3, 10):
                return start + int(offset)
        raise Damaged("document.font_unusable", font=Path(self.filename).name)

    def _glyph_positions(self) -> array[int]:
        (long_format,) = unpack_from(">h", self._ttf_data, self.get_table_pos("head")[0] + 50)
        start, length = self.get_table_pos("loca")
        positions = array("I" if long_format else "H", self._ttf_data[start : start + length])
        if sys.byteorder == "little":
            positions.byteswap()
        return positions if long_format else array("I", (2 * place for place in positions))

    def get_table(self, tag: str) -> Any:
        if tag == "glyf":
            return _Outlines(self._ttf_data, self.get_table_pos("glyf")[0])
        return super().get_table(tag)

    def addSubsetObjects(self, doc: Any, fontname: str, subset: list[int]) -> Any:
        """Adds font descriptor and font file; an encoded subset is taken from earlier documents."""
        length, encoded = self._encode(tuple(subset))
        file = pdfdoc.PDFStream(content=encoded)
        file.dictionary["Length1"] = length
        file.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "Ascent": self.ascent,
                "CapHeight": self.capHeight,
                "Descent": self.descent,
                "Flags": self.flags & ~ttfonts.FF_NONSYMBOLIC | ttfonts.FF_SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray(self.bbox),
                "FontName": pdfdoc.PDFName(fontname),
                "ItalicAngle": self.italicAngle,
                "StemV": self.stemV,
                "FontFile2": doc.Reference(file, f"fontFile:{fontname}"),
                "MissingWidth": self.defaultWidth,
            }
        )
        return doc.Reference(descriptor, f"fontDescriptor:{fontname}")

    def _encode(self, subset: tuple[int, ...]) -> tuple[int, bytes]:
        """Plain length and compressed bytes of a subset's font file."""
        found = self._encoded.pop(subset, None)
        if found is None:
            plain = self.makeSubset(subset)
            found = (len(plain), zlib.compress(plain, _QUICK))
        self._encoded[subset] = found
        while len(self._encoded) > _SUBSETS_KEPT:
            self._encoded.popitem(last=False)
        return found


class PaperFont(ttfonts.TTFont):  # type: ignore[misc]  # ReportLab has no type information
    """A font on a :class:`MappedFace`, embedding only the characters that are used."""

    def __init__(self, name: str, path: Path) -> None:
        self.fontName = name
        self.face = MappedFace(path)
        self.encoding = ttfonts.TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        self.shapable = False
        self._asciiReadable = False
