"""What to bring, as rows: the questions that narrow the list, and the materials that are left."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QCoreApplication

from kiosk.content.model import Material, ServiceItem
from kiosk.content.situations import Need, answers, needs
from kiosk.content.terms import MaterialForm, MaterialKind, MaterialSource, Necessity
from ui.resident.guide.facts import Row

translate = QCoreApplication.translate

_NECESSITY = {
    Necessity.REQUIRED: ("必要", "accent"),
    Necessity.CONDITIONAL: ("视情况", "plain"),
    Necessity.LATER: ("可后补", "warn"),
}


def situation_rows(item: ServiceItem, chosen: Collection[str]) -> list[Row]:
    """Rows {question, options: [{key, text, on}]}."""
    return [
        {
            "question": situation.question,
            "options": [
                {"key": option.key, "text": option.text, "on": option.key in chosen}
                for option in situation.options
            ],
        }
        for situation in item.situations
    ]


def situation_text(item: ServiceItem, chosen: Collection[str]) -> str:
    """The answers given in a line, or what the questions are good for."""
    given = answers(item, chosen)
    if given:
        return translate("guide", "您的情况：{0}").format(translate("guide", "、").join(given))
    return translate("guide", "选一选您的情况，只看您要带的")


def material_rows(item: ServiceItem, chosen: Collection[str] = ()) -> list[Row]:
    """Rows {name, note, badge, badgeKind, form, lines: [{name, text}]} of what is asked for, or
    may be."""
    return [_row(one, told) for one, told in needs(item, chosen) if told is not Need.LEFT_OUT]


def plain_rows(materials: Iterable[Material]) -> list[Row]:
    """The same rows for materials without questions."""
    return [_row(one, Need.ASKED) for one in materials]


def summary(item: ServiceItem, chosen: Collection[str] = ()) -> str:
    """How many are to be brought, and how many of them only in some cases."""
    if not item.materials:
        return translate("guide", "办理这件事不用提交材料。")
    listed = [(one, told) for one, told in needs(item, chosen) if told is not Need.LEFT_OUT]
    open_ones = sum(_is_open(one, told) for one, told in listed)
    sure = len(listed) - open_ones
    if open_ones == 0:
        return translate("guide", "请带这 {0} 样。").format(sure)
    if sure == 0:
        return translate("guide", "这 {0} 样不一定都要带，请看说明。").format(open_ones)
    return translate("guide", "要带 {0} 样，另有 {1} 样看情况带。").format(sure, open_ones)


def left_out(item: ServiceItem, chosen: Collection[str]) -> str:
    """What the answers leave out, by name, so that nobody wonders; empty when nothing."""
    names = [one.name for one, told in needs(item, chosen) if told is Need.LEFT_OUT]
    if not names:
        return ""
    listed = translate("guide", "、").join(names)
    return translate("guide", "按您的情况，不用带：{0}。").format(listed)


def _is_open(material: Material, told: Need) -> bool:
    """Whether nobody can say yet that it has to be brought."""
    if material.when:
        return told is Need.OPEN
    return material.necessity is Necessity.CONDITIONAL


def _row(material: Material, told: Need) -> Row:
    settled = bool(material.when) and told is Need.ASKED
    badge, kind = ("要带", "accent") if settled else _NECESSITY[material.necessity]
    kept = material.form_code == ""
    # Once the answers have settled it, nobody need read in which case.
    when = "" if settled else material.condition
    lines = (
        (translate("guide", "怎么准备"), material.source_note),
        (translate("guide", "规格"), material.size),
        (translate("guide", "空白表格"), material.blank_form if kept else ""),
        (translate("guide", "样表"), material.sample if kept else ""),
        (translate("guide", "怎么填"), material.filling_notes),
        (translate("guide", "要求"), material.acceptance),
        (translate("guide", "依据"), material.basis),
    )
    return {
        "name": material.name,
        "note": " · ".join(part for part in (when, _copies(material), *_origin(material)) if part),
        "badge": translate("guide", badge),
        "badgeKind": kind,
        "form": material.form_code,
        "lines": [{"name": name, "text": text} for name, text in lines if text],
    }


def _copies(material: Material) -> str:
    """``原件 1 份、复印件 2 份``; an electronic one has no copies to count."""
    if material.form is MaterialForm.ELECTRONIC:
        return translate("guide", "电子材料")
    count = max(material.originals, material.copies, 1)
    if material.kind is MaterialKind.ORIGINAL_OR_COPY:
        return translate("guide", "原件或复印件 {0} 份").format(count)
    parts = []
    if material.kind is not MaterialKind.COPY and material.originals:
        parts.append(translate("guide", "原件 {0} 份").format(material.originals))
    if material.kind is not MaterialKind.ORIGINAL:
        parts.append(translate("guide", "复印件 {0} 份").format(max(material.copies, 1)))
    return translate("guide", "、").join(parts) or translate("guide", material.kind.value)


def _origin(material: Material) -> tuple[str, str]:
    """Who makes it, and the ways in which it is taken."""
    if material.source is MaterialSource.APPLICANT:
        origin = translate("guide", "申请人自备")
    else:
        origin = material.issuer or translate("guide", material.source.value)
    both = material.form is MaterialForm.PAPER_OR_ELECTRONIC
    return origin, translate("guide", "纸质或电子均可") if both else ""
