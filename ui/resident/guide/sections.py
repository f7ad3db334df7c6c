"""The tabs of a guide as rows: what to bring, how it goes, and the texts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kiosk.content.model import Fee, Material, Organ, ServiceItem
from kiosk.content.terms import MaterialForm, MaterialKind, MaterialSource, Necessity
from ui.resident.guide.facts import Row, contact_rows, limit_text

translate = QCoreApplication.translate

TABS = ("materials", "steps", "conditions", "fees", "basis", "questions")

_NECESSITY = {
    Necessity.REQUIRED: ("必要", "accent"),
    Necessity.CONDITIONAL: ("按情形", "plain"),
    Necessity.LATER: ("可后补", "warn"),
}


def tab_names() -> list[str]:
    """In the order of TABS."""
    names = ("材料", "流程", "条件", "收费", "依据", "问答")
    return [translate("guide", name) for name in names]


def material_rows(item: ServiceItem) -> list[Row]:
    """Rows {name, note, badge, badgeKind, lines: [{name, text}]}."""
    return [_material_row(material) for material in item.materials]


def material_summary(item: ServiceItem) -> str:
    """How many are always needed and how many only in some cases; empty when all are."""
    always = sum(material.necessity is Necessity.REQUIRED for material in item.materials)
    others = len(item.materials) - always
    if not item.materials:
        return translate("guide", "办理这件事不用提交材料。")
    if others == 0:
        return ""
    if always == 0:
        return translate("guide", "这 {0} 样不一定都要带，请看说明。").format(others)
    return translate("guide", "必带 {0} 样，另外 {1} 样看情况带。").format(always, others)


def step_rows(item: ServiceItem) -> list[Row]:
    """Rows {name, office, limit, detail}."""
    return [
        {
            "name": step.name,
            "office": step.office,
            "limit": step.limit,
            "detail": "；".join(part for part in (step.detail, step.special) if part),
        }
        for step in item.steps
    ]


def question_rows(item: ServiceItem) -> list[Row]:
    """Rows {question, answer}."""
    return [{"question": one.question, "answer": one.answer} for one in item.questions]


def condition_sections(item: ServiceItem, organ: Organ | None = None) -> list[Row]:
    """Rows {title, numbered, lines}."""
    audiences = translate("guide", "、").join(_AUDIENCES[one.value] for one in item.audiences)
    channels = translate("guide", "、").join(one.value for one in item.channels)
    return _kept(
        _section(translate("guide", "谁可以办"), [audiences]),
        _section(translate("guide", "受理条件"), item.conditions, numbered=True),
        _section(translate("guide", "数量限制"), [item.quantity_limit]),
        _section(translate("guide", "办理结果"), [item.result_name]),
        _section(translate("guide", "办理形式"), [channels]),
        _section(translate("guide", "时限说明"), _limit_notes(item)),
        _section(translate("guide", "到现场的原因"), [item.visit_reason]),
        _section(translate("guide", "特别程序"), [item.special_procedure]),
        _section(translate("guide", "到哪里办"), _whole_contact(item, organ)),
    )


def fee_sections(item: ServiceItem) -> list[Row]:
    """Rows {title, numbered, lines}; a sentence when nothing is charged."""
    if item.charges is None:
        told = translate("guide", "是否收费没有标注，请向窗口询问。")
    elif not item.charges:
        told = translate("guide", "办理这件事不收费。")
    else:
        return _kept(*(_section(fee.name, _fee_lines(fee)) for fee in item.fees))
    return _kept(_section(translate("guide", "是否收费"), [told]))


def basis_sections(item: ServiceItem) -> list[Row]:
    """Rows {title, numbered, lines}."""
    remedy = [
        _named(translate("guide", "行政复议机关"), item.review_office),
        _named(translate("guide", "行政诉讼法院"), item.litigation_court),
    ]
    return _kept(
        _section(translate("guide", "设定依据"), item.legal_basis, numbered=True),
        _section(translate("guide", "您的权利和义务"), [item.rights]),
        _section(translate("guide", "不服决定怎么办"), remedy),
        _section(translate("guide", "监督投诉"), [item.complaint]),
        _section(translate("guide", "事项编码"), [item.code]),
    )


_AUDIENCES = {
    "1": "个人",
    "2": "企业",
    "3": "事业单位",
    "4": "社会组织",
    "5": "行政机关",
    "6": "其他组织",
}


def _section(title: str, lines: Iterable[str], *, numbered: bool = False) -> Row | None:
    kept = [line for line in lines if line]
    if not kept:
        return None
    return {"title": title, "numbered": numbered and len(kept) > 1, "lines": kept}


def _kept(*sections: Row | None) -> list[Row]:
    return [section for section in sections if section is not None]


def _whole_contact(item: ServiceItem, organ: Organ | None) -> list[str]:
    return [
        _named(str(row["name"]), str(row["value"]))
        for row in contact_rows(item, organ)
        if row["icon"] != "info"
    ]


def _limit_notes(item: ServiceItem) -> list[str]:
    limits = (
        (translate("guide", "承诺时限"), item.promised_limit),
        (translate("guide", "法定时限"), item.statutory_limit),
    )
    return [
        f"{name} {limit_text(limit)}：{limit.note}"
        for name, limit in limits
        if limit and limit.note
    ]


def _fee_lines(fee: Fee) -> list[str]:
    return [
        _named(translate("guide", "标准"), fee.standard),
        _named(translate("guide", "依据"), fee.basis),
        _named(translate("guide", "减免"), fee.relief),
    ]


def _material_row(material: Material) -> Row:
    badge, kind = _NECESSITY[material.necessity]
    lines = (
        (translate("guide", "什么时候要"), material.condition),
        (translate("guide", "怎么准备"), material.source_note),
        (translate("guide", "怎么填"), material.filling_notes),
        (translate("guide", "要求"), material.acceptance),
    )
    return {
        "name": material.name,
        "note": " · ".join(part for part in (_copies(material), *_origin(material)) if part),
        "badge": translate("guide", badge),
        "badgeKind": kind,
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


def _named(name: str, value: str) -> str:
    return f"{name}：{value}" if value else ""
