"""The rules for a complete guide, one small function for each matter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from kiosk.content.model import ServiceItem, TimeLimit
from kiosk.content.normalise import key_of
from kiosk.content.terms import CaseType, Label, LimitUnit, MaterialKind, Necessity, TaskType

LONGEST_TILE = 9
LONGEST_PLAIN_NAME = 30
LICENCE_STEPS = 5

_VAGUE = re.compile(
    r"(其他|其它|相关|有关|法律|法规|规章|规定|要求|需要|所需|应当|提交|提供|申请|证明|的|等)*"
    r"(材料|资料|文件|手续|证件)等?"
)
_AREA_CODE = re.compile(r"0\d{2,3}[-－ ]?\d{7,8}")
_INSIDE = re.compile(
    r"[（(](?:[省市区县旗]级(?:/[省市区县旗]级)*(?:行使|权限)?|[^（()）]{1,8}行使|(?:即办|承诺)件"
    r"|[^（()）]*(?:政府令|号令|下放|委托[^（()）]*实施)[^（()）]*)[)）]"
)
"""What offices note for each other in a name."""
_HOURS_A_DAY = 24
_DAYS_A_MONTH = 30


@dataclass(frozen=True, slots=True)
class Fault:
    """A broken rule, before it is tied to an item."""

    code: str
    params: dict[str, str] = field(default_factory=dict)
    error: bool = True
    place: str = ""
    """Code name of the field."""


Rule = Callable[[ServiceItem], Iterable[Fault]]

_NEEDED = (
    *("legal_basis", "conditions", "materials", "steps", "audiences", "themes", "channels"),
    *("case_type", "result_name", "place", "hours", "contact", "complaint", "version"),
    *("rights", "review_office", "litigation_court", "updated_on"),
)


def _fields(item: ServiceItem) -> Iterable[Fault]:
    for name in _NEEDED:
        if not getattr(item, name):
            yield Fault("lint.field_missing", {"field": f"guide.{name}"})
    if not (item.statutory_limit or item.promised_limit):
        yield Fault("lint.field_missing", {"field": "guide.promised_limit"}, place="promised_limit")


def names(item: ServiceItem) -> Iterable[Fault]:
    """A name that no tile can hold; for items without a guide too."""
    if len(item.name) > LONGEST_PLAIN_NAME and not item.short_name:
        yield Fault(
            "lint.short_name_missing",
            {"length": str(len(item.name))},
            error=False,
            place="short_name",
        )
    elif not item.short_name and (inside := _INSIDE.search(item.name)):
        about = {"note": inside[0][:24]}
        yield Fault("lint.name_inside", about, error=False, place="short_name")
    if len(item.short_name) > LONGEST_TILE:
        yield Fault(
            "lint.short_name_long",
            {"length": str(len(item.short_name))},
            error=False,
            place="short_name",
        )


def _materials(item: ServiceItem) -> Iterable[Fault]:
    for material in item.materials:
        about = {"material": material.name}
        if is_vague(material.name):
            yield Fault("lint.material_unnamed", about, place="materials")
        if material.necessity is Necessity.CONDITIONAL and not material.condition:
            yield Fault("lint.material_condition_missing", about, place="materials")
        if not material.source_note:
            yield Fault("lint.material_source_missing", about, error=False, place="materials")
        if material.originals < 0 or material.copies < 0:
            yield Fault("lint.material_count", about, place="materials")
        elif not material.copies and (_is_copy(material.kind) or not material.originals):
            yield Fault("lint.material_count", about, error=False, place="materials")


def _is_copy(kind: MaterialKind) -> bool:
    return kind is MaterialKind.COPY


def is_vague(name: str) -> bool:
    """Whether a material's name tells nobody what to bring: 其他材料, 相关证明材料 …"""
    return bool(_VAGUE.fullmatch(key_of(re.sub(r"[（(].*?[）)]", "", name)))) and not re.search(
        r"[（(].{4,}[）)]", name
    )


def _fees(item: ServiceItem) -> Iterable[Fault]:
    if item.charges is None:
        yield Fault("lint.charges_blank", place="charges")
    if item.charges and not item.fees:
        yield Fault("lint.fee_missing", place="fees")
    if item.charges is False and item.fees:
        yield Fault("lint.fee_though_free", place="fees")
    for fee in item.fees:
        if not fee.basis.strip():
            yield Fault("lint.fee_basis_missing", {"fee": fee.name}, place="fees")
        if not fee.standard.strip():
            yield Fault("lint.fee_standard_missing", {"fee": fee.name}, place="fees")


def _visits(item: ServiceItem) -> Iterable[Fault]:
    if item.visits is None:
        yield Fault("lint.visits_blank", place="visits")
        return
    if item.visits < 0:
        yield Fault("lint.visits_negative", place="visits")
    if item.visits > 0 and not item.visit_reason.strip():
        yield Fault("lint.visit_reason_missing", place="visit_reason")
    for label in (Label.ALL_ONLINE, Label.NO_TRIP):
        if label in item.labels and item.visits > 0:
            yield Fault("lint.label_needs_no_visit", {"label": label.value}, place="labels")
    for label in (Label.AT_MOST_ONE_TRIP, Label.ONE_VISIT):
        if label in item.labels and item.visits > 1:
            yield Fault("lint.label_needs_one_visit", {"label": label.value}, place="labels")


def _kind_of_case(item: ServiceItem) -> Iterable[Fault]:
    at_once = Label.AT_ONCE in item.labels
    if item.case_type and at_once != (item.case_type is CaseType.IMMEDIATE):
        yield Fault("lint.at_once_mismatch", place="labels")


def _licence(item: ServiceItem) -> Iterable[Fault]:
    if item.task_type is not TaskType.LICENCE:
        return
    if len(item.steps) < LICENCE_STEPS:
        yield Fault("lint.licence_steps", {"count": str(len(item.steps))}, place="steps")
    if not item.questions:
        yield Fault("lint.licence_questions", place="questions")


def _contacts(item: ServiceItem) -> Iterable[Fault]:
    for name, text in (("contact", item.contact), ("complaint", item.complaint)):
        if text and not _AREA_CODE.search(text):
            yield Fault("lint.area_code_missing", {"field": f"guide.{name}"}, place=name)
    if item.contact and key_of(item.contact) == key_of(item.complaint):
        yield Fault("lint.contacts_same", place="complaint")


def _limits(item: ServiceItem) -> Iterable[Fault]:
    for limit in (item.statutory_limit, item.promised_limit):
        if limit and limit.days < 0:
            yield Fault("lint.limit_negative", place="promised_limit")
    if item.statutory_limit and item.promised_limit:
        statutory, promised = _days(item.statutory_limit), _days(item.promised_limit)
        if promised > statutory > 0:
            yield Fault("lint.limit_longer", place="promised_limit")


def _days(limit: TimeLimit) -> float:
    """Roughly, in days: enough to see which of two limits is longer."""
    if limit.unit is LimitUnit.HOUR:
        return limit.days / _HOURS_A_DAY
    return limit.days * (_DAYS_A_MONTH if limit.unit is LimitUnit.MONTH else 1)


def _sources(item: ServiceItem) -> Iterable[Fault]:
    for basis in item.legal_basis:
        if "《" not in basis or "》" not in basis:
            yield Fault(
                "lint.law_untitled", {"basis": basis[:40]}, error=False, place="legal_basis"
            )
    for question in item.questions:
        if not question.question.strip() or not question.answer.strip():
            yield Fault("lint.question_blank", place="questions")
    if item.effective_on and item.cancelled_on and item.cancelled_on <= item.effective_on:
        yield Fault("lint.dates_reversed", place="cancelled_on")


RULES: tuple[Rule, ...] = (
    *(_fields, names, _materials, _fees, _visits, _kind_of_case, _licence, _contacts),
    *(_limits, _sources),
)
