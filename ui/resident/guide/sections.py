"""The tabs of a guide as rows: how it goes, and the texts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from kiosk.content.model import Fee, Organ, ProcessStep, ServiceItem
from kiosk.content.terms import UseLevel
from ui.resident.guide.facts import Row, contact_rows, limit_text, task_type

translate = QCoreApplication.translate

TABS = ("materials", "steps", "conditions", "fees", "basis", "questions", "more")


def tab_names() -> list[str]:
    """In the order of TABS."""
    names = ("材料", "流程", "条件", "收费", "依据", "问答", "更多")
    return [translate("guide", name) for name in names]


def step_rows(steps: Iterable[ProcessStep]) -> list[Row]:
    """Rows {name, office, limit, detail}."""
    return [
        {
            "name": step.name,
            "office": step.office,
            "limit": step.limit,
            "detail": "；".join(part for part in (step.detail, step.special) if part),
        }
        for step in steps
    ]


def question_rows(item: ServiceItem) -> list[Row]:
    """Rows {question, answer}."""
    return [{"question": one.question, "answer": one.answer} for one in item.questions]


def condition_sections(item: ServiceItem, organ: Organ | None = None) -> list[Row]:
    """Rows {title, numbered, lines}."""
    audiences = translate("guide", "、").join(_AUDIENCES[one.value] for one in item.audiences)
    return _kept(
        _section(translate("guide", "谁可以办"), [audiences]),
        _section(translate("guide", "受理条件"), item.conditions, numbered=True),
        _section(translate("guide", "数量限制"), [item.quantity_limit]),
        _section(translate("guide", "办好后拿到什么"), _result(item)),
        _section(translate("guide", "怎样办"), _ways(item)),
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
        _section(translate("guide", "由谁办"), _authority(item)),
        _section(translate("guide", "事项分类和编码"), _catalogue(item)),
        _section(translate("guide", "版本"), _edition(item)),
    )


_AUDIENCES = {
    "1": "个人",
    "2": "企业",
    "3": "事业单位",
    "4": "社会组织",
    "5": "行政机关",
    "6": "其他组织",
}


_LEVELS = {
    UseLevel.NATIONAL: "国家级",
    UseLevel.PROVINCE: "省级",
    UseLevel.CITY: "市级",
    UseLevel.COUNTY: "县级",
    UseLevel.TOWN: "乡镇（街道）级",
    UseLevel.VILLAGE: "村（社区）级",
    UseLevel.BY_LEVEL: "按权限分级",
}


def _section(title: str, lines: Iterable[str], *, numbered: bool = False) -> Row | None:
    kept = [line for line in lines if line]
    if not kept:
        return None
    return {"title": title, "numbered": numbered and len(kept) > 1, "lines": kept}


def _kept(*sections: Row | None) -> list[Row]:
    return [section for section in sections if section is not None]


def _whole_contact(item: ServiceItem, organ: Organ | None) -> list[str]:
    told = [
        _named(str(row["name"]), str(row["value"]))
        for row in contact_rows(item, organ)
        if row["icon"] != "info"
    ]
    return [*told, _named(translate("guide", "交通"), item.transport)]


def _result(item: ServiceItem) -> list[str]:
    name = f"{item.result_name}（{item.result_kind}）" if item.result_kind else item.result_name
    return [name, _named(translate("guide", "样本"), item.result_sample)]


def _ways(item: ServiceItem) -> list[str]:
    """By which channels, how deep online, and what else makes it easier."""
    channels = translate("guide", "、").join(one.value for one in item.channels)
    eased = [
        (item.can_book, "可以预约"),
        (item.can_pay_online, "可以网上缴费"),
        (item.can_post, "可以邮寄送达"),
        (item.on_terminal, "可以在自助终端上办"),
        (not item.in_hall, "不在大厅办理"),
    ]
    told = translate("guide", "、").join(translate("guide", text) for so, text in eased if so)
    return [
        channels,
        told,
        _named(translate("guide", "通办范围"), item.service_range),
        _named(translate("guide", "网上能办到哪一步"), item.online_depth),
        _named(translate("guide", "网上办理"), item.online_url),
        _named(translate("guide", "手机办理"), item.mobile_url),
        _named(translate("guide", "中介服务"), item.intermediary),
    ]


def _authority(item: ServiceItem) -> list[str]:
    kind = f"（{item.department_kind}）" if item.department_kind else ""
    level = _LEVELS[item.use_level] if item.use_level else ""
    named = (
        ("实施主体", f"{item.department}{kind}"),
        ("承办机构", item.handling_office),
        ("委托部门", item.entrusted_to),
        ("联办机构", item.joint_departments),
        ("行使层级", translate("guide", level) if level else ""),
        ("权力来源", item.power_source),
        ("权限划分", item.authority_split),
        ("行使内容", item.use_content),
    )
    return [_named(translate("guide", name), value) for name, value in named]


def _catalogue(item: ServiceItem) -> list[str]:
    kind = item.case_type.value if item.case_type else ""
    themes = translate("guide", "、").join((*item.themes, *filter(None, [item.local_theme])))
    named = (
        ("事项类型", task_type(item)),
        ("办件类型", kind),
        ("主题", themes),
        ("主项名称", item.main_item if item.main_item != item.name else ""),
        ("基本编码", item.catalog_code),
        ("实施编码", item.code),
        ("业务办理项编码", item.handle_item_code),
        ("实施主体编码", item.department_code),
    )
    return [_named(translate("guide", name), value) for name, value in named]


def _edition(item: ServiceItem) -> list[str]:
    named = (
        ("版本号", item.version),
        ("状态", item.state.value),
        ("生效日期", item.effective_on.isoformat() if item.effective_on else ""),
        ("取消日期", item.cancelled_on.isoformat() if item.cancelled_on else ""),
        ("更新日期", item.updated_on.isoformat() if item.updated_on else ""),
        ("部门核对日期", item.reviewed_on.isoformat() if item.reviewed_on else ""),
        ("来源", item.source),
    )
    return [_named(translate("guide", name), value) for name, value in named]


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


def _named(name: str, value: str) -> str:
    return f"{name}：{value}" if value else ""
