"""Short wordings for facts of a guide."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.content.model import Material
from kiosk.content.terms import MaterialForm, MaterialKind


def copies(material: Material) -> str:
    """What to bring of a material and how many: 原件 1 份、复印件 2 份."""
    if material.form is MaterialForm.ELECTRONIC:
        return "电子"
    if material.kind is MaterialKind.ORIGINAL_OR_COPY:
        return f"原件或复印件 {max(material.originals, material.copies, 1)} 份"
    parts = []
    if material.kind is not MaterialKind.COPY:
        parts.append(f"原件 {max(material.originals, 1)} 份")
    if material.kind is not MaterialKind.ORIGINAL:
        parts.append(f"复印件 {max(material.copies, 1)} 份")
    return "、".join(parts)


def spans(numbers: Sequence[str]) -> str:
    """Window numbers with runs drawn together: 3–5、8."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _follows(before: str, number: str) -> bool:
    return before.isdecimal() and number.isdecimal() and int(number) == int(before) + 1
