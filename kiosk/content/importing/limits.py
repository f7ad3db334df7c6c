"""How much of a file is looked at. Beyond these bounds it is refused, before it is unpacked."""

from __future__ import annotations

MEGABYTE = 1_000_000

MAX_LIST_BYTES = 64 * MEGABYTE
MAX_WORKBOOK_BYTES = 30 * MEGABYTE
MAX_TEXT_BYTES = 5 * MEGABYTE
MAX_DOCUMENT_BYTES = 20 * MEGABYTE
"""DOCX and PDF with pictures; the text in them is bounded like that of a text file."""

MAX_FILES = 2_000
MAX_ARCHIVE_ENTRIES = 2_000
MAX_UNPACKED_BYTES = 200 * MEGABYTE
MAX_XML_DEPTH = 200
MAX_SHARED_TEXTS = 1_000_000

MAX_SHEETS = 60
MAX_ROWS = 200_000
MAX_COLUMNS = 400
MAX_CELLS = 3_000_000
MAX_CELL_CHARACTERS = 100 * MEGABYTE
MAX_CELL = 20_000
HEADER_ROWS = 12
"""A list's head stands within so many rows, under its title and notes."""

MAX_PAGES = 500
MAX_PAGE_CHARACTERS = 100_000
MAX_PARAGRAPHS = 20_000
"""More than any document has; a body of more could not be stored or read."""
