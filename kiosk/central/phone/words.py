"""Short wordings for facts of a guide."""

from __future__ import annotations

from kiosk.content.model import Material, TimeLimit
from kiosk.content.terms import LimitUnit, MaterialForm, MaterialKind, Necessity

_COUNTED_UNITS = (LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY, LimitUnit.MONTH)
"""Units that take 个 after a figure."""
_NECESSITY = {
    Necessity.REQUIRED: "必要",
    Necessity.CONDITIONAL: "视情况",
    Necessity.LATER: "可后补",
}


def necessity(material: Material) -> str:
    """Whether it has to be brought, in the words of the kiosk."""
    return _NECESSITY[material.necessity]


def limit(limit: TimeLimit | None) -> str:
    """``20 个工作日``; empty where the source has none."""
    if limit is None:
        return ""
    if limit.days == 0:
        return "当场办结"
    unit = f"个{limit.unit.value}" if limit.unit in _COUNTED_UNITS else limit.unit.value
    return f"{limit.days} {unit}"


def visits(times: int | None) -> str:
    """``1 次`` or that nobody need come; empty where the source does not say."""
    if times is None:
        return ""
    return f"{times} 次" if times else "不用跑"


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
