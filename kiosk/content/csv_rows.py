"""Rows of a list in CSV, each with its line, whatever sign stands between the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kiosk.common.errors import Rejected

_DELIMITERS = (",", "\t", ";")


def csv_rows(text: str) -> Iterator[tuple[int, list[str] | None]]:
    """Rows with the number of the line on which each begins; None for one with stray quotes.

    Raises:
        Rejected: ``import.broken_csv`` with the line at which a quoted cell begins that never
            ends.
    """
    delimiter = _delimiter(text)
    source = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = source.line_num + 1
        try:
            row = next(source)
        except StopIteration:
            return
        except csv.Error as error:
            if "expected after" not in str(error):
                raise Rejected("import.broken_csv", line=line) from error
            yield line, None
            continue
        yield line, row


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)
