"""Names held in memory: those of kinds with few documents, and the short ones of the others.

In the index of the database their rows come after those of all items, and to reach them every
item with the same terms is passed by: a hundred thousand for the sake of a few hundred.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from kiosk.content.search_entries import title_terms
from kiosk.content.search_index import Span
from kiosk.content.search_terms import Combined, Expression, Pattern
from kiosk.content.syllables import Sound


class Near:
    """Which of a few rows have a term in their names or numbers."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        self._spans = spans
        self._holding: dict[str, list[int]] = {}

    def add(self, number: int, parts: Iterable[tuple[str, str, str, str]]) -> None:
        """Takes in a row; rows come in their order."""
        for term in title_terms(parts):
            self._holding.setdefault(term, []).append(number)

    def covers(self, span: Span) -> bool:
        """Whether all rows of a span are here."""
        return any(first <= span[0] and span[1] <= last for first, last in self._spans)

    def numbers(self, terms: Expression | Combined, span: Span, most: int) -> list[int]:
        """The first rows of the span that fit."""
        if isinstance(terms, Combined):
            found: set[int] = set()
            for choice in terms.choices:
                found |= set.intersection(*map(self._any, choice))
        else:
            found = self._any(terms)
        ordered = sorted(found)
        first, last = bisect_left(ordered, span[0]), bisect_right(ordered, span[1])
        return ordered[first : min(last, first + most)]

    def _any(self, expression: Expression) -> set[int]:
        return set().union(*map(self._all, expression))

    def _all(self, terms: Sequence[str]) -> set[int]:
        rows = sorted((self._holding.get(term, ()) for term in terms), key=len)
        return set(rows[0]).intersection(*rows[1:]) if rows and rows[0] else set()


class Whole:
    """Rows by a whole name, as written or by its initials.

    An index of terms finds a whole name only by looking at every name that ends alike.
    """

    def __init__(self) -> None:
        self._rows: dict[str, list[int]] = {}

    def add(self, number: int, key: str, readings: Sequence[str]) -> None:
        """Takes in one of the names of a row."""
        initials = "".join([one[0] for one in readings])
        for form in {key, f"~{initials}"}:
            self._rows.setdefault(form, []).append(number)

    def rows(self, pattern: Pattern) -> Sequence[int]:
        """Rows that may have the pattern for a name; none where it is half written."""
        sounds = [one.text[0] for one in pattern if isinstance(one, Sound)]
        if sounds and len(sounds) < len(pattern):
            return ()
        form = f"~{''.join(sounds)}" if sounds else "".join(map(str, pattern))
        return self._rows.get(form, ())
