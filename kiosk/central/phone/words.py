"""Short wordings for facts of a guide."""

from __future__ import annotations

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
