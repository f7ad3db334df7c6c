"""One entry of public information as a page shows it: facts, texts, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.content.public_model import CreditRecord, ListEntry, Procurement, Project
from kiosk.content.public_terms import CreditKind
from ui.resident.public.records_view_model import month_text

if TYPE_CHECKING:
    from kiosk.content.public.service import PublicInformation

translate = QCoreApplication.translate
Facts = list[tuple[str, str]]
Sections = list[tuple[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the page of an entry."""

    place: str
    title: str
    badge: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...] = ()
    item: str = ""
    """Code of the guide that belongs to it."""
    day: str = ""


def read_sheet(public: PublicInformation, kind: str, code: str) -> Sheet:
    """Runs off the GUI thread. Raises ``public.unknown``."""
    if kind == "project":
        return project_sheet(public.project(code))
    if kind == "credit":
        return credit_sheet(public.credit(code))
    if kind == "procurement":
        return procurement_sheet(public.procurement(code))
    return list_sheet(public.entry(code))


def list_sheet(entry: ListEntry) -> Sheet:
    """A line of one of the four lists."""
    facts = [
        (translate("public", "清单编号"), entry.number),
        (translate("public", "部门"), entry.department),
        *((one.label, one.text) for one in entry.facts),
        (translate("public", "更新日期"), _day(entry.updated_on)),
    ]
    basis = (translate("public", "依据"), entry.basis)
    sections = (basis,) if entry.basis else ()
    return Sheet(entry.list.value, entry.name, entry.category, _given(facts), sections, entry.item)


def project_sheet(project: Project) -> Sheet:
    """An approval result."""
    facts = [
        (translate("public", "审批事项"), project.matter),
        (translate("public", "审批阶段"), project.stage),
        (translate("public", "审批机关"), project.organ),
        (translate("public", "办结日期"), _day(project.decided_on)),
        (translate("public", "批准文号"), project.document_number),
        (translate("public", "项目代码"), project.project_code),
        (translate("public", "建设单位"), project.owner),
        (translate("public", "建设地点"), project.place),
        (translate("public", "建设规模"), project.scale),
    ]
    return Sheet(translate("public", "项目审批结果"), project.name, project.result, _given(facts))


def credit_sheet(record: CreditRecord) -> Sheet:
    """A licence or a penalty."""
    licence = record.kind is CreditKind.LICENCE
    facts = [
        (
            translate("public", "许可事项") if licence else translate("public", "违法行为"),
            record.title,
        ),
        (translate("public", "统一社会信用代码"), record.party_code),
        (
            translate("public", "许可文书号") if licence else translate("public", "处罚文书号"),
            record.document_number,
        ),
        (translate("public", "类别"), record.category),
        (translate("public", "决定机关"), record.organ),
        (translate("public", "决定日期"), _day(record.decided_on)),
        (translate("public", "有效期至"), _day(record.valid_until)),
        (translate("public", "公示至"), _day(record.shown_until)),
    ]
    content = translate("public", "许可内容") if licence else translate("public", "处罚内容")
    texts = [
        (translate("public", "违法事实"), record.facts),
        (content, record.content),
        (translate("public", "处罚依据"), record.basis),
    ]
    sections = tuple((name, (text,)) for name, text in texts if text)
    return Sheet(record.kind.value, record.party, record.kind.value, _given(facts), sections)


def procurement_sheet(plan: Procurement) -> Sheet:
    """What an organ means to buy."""
    budget = translate("public", "{0} 万元").format(plan.budget) if plan.budget else ""
    facts = [
        (translate("public", "采购单位"), plan.organ),
        (translate("public", "预算金额"), budget),
        (translate("public", "预计采购时间"), month_text(plan.expected)),
        (translate("public", "公开日期"), _day(plan.published_on)),
        (translate("public", "备注"), plan.remark),
    ]
    need = translate("public", "采购需求")
    hint = translate("public", "请注意")
    note = translate("public", "采购意向是初步安排，只供参考，具体情况以采购公告和采购文件为准。")
    sections = ((need, (plan.content,)), (hint, (note,)))
    title = translate("public", "政府采购意向")
    return Sheet(title, plan.name, "", _given(facts), sections)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _given(facts: Facts) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in facts if value)
