"""Documents in the formats that offices keep them in, each as lines of text."""

from __future__ import annotations

from pathlib import Path

from kiosk.content.importing.containers import LIMITS, ReadInside, read_here
from kiosk.content.importing.files import read_bytes
from kiosk.content.importing.limits import MAX_TEXT_BYTES
from kiosk.content.importing.policy_text import missing_in, read_policy
from kiosk.content.importing.report import RowNote
from kiosk.content.importing.simplifying import traditional_words
from kiosk.content.model import PolicyDocument
from kiosk.content.reading import read_text

_FEW, _SHARE = 10, 0.05
POLICY_SUFFIXES = (".txt", ".html", ".htm", ".docx", ".pdf")


def read_policy_file(
    path: Path, *, simplify: bool = False, inside: ReadInside = read_here
) -> tuple[PolicyDocument, list[RowNote]]:
    """A document and remarks on it.

    Raises:
        Rejected: when it is too large, broken, locked, hostile, or has no title and text.
    """
    suffix = path.suffix.lower()
    if suffix in LIMITS:
        found = inside(suffix, read_bytes(path, LIMITS[suffix]))
        text, warnings = found.text, [*found.notes]
    else:
        text, warnings = read_text(path, MAX_TEXT_BYTES), []
    policy = read_policy(text, simplify=simplify)
    warnings += _traditional(text, simplify=simplify)
    missing = [RowNote(0, f"import.policy_no_{what}") for what in missing_in(policy)]
    return policy, [*warnings, *missing]


def _traditional(text: str, *, simplify: bool) -> list[RowNote]:
    """What simplifying changed or would change; a few characters may well stand in names."""
    count, pairs = traditional_words(text)
    if count < max(_FEW, len(text) * _SHARE):
        return []
    shown = "、".join(f"{before}→{after}" for before, after in pairs)
    code = "import.simplified" if simplify else "import.traditional"
    return [RowNote(0, code, f"{count} 个字（{shown}…）")]
