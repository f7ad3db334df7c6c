"""Rules for documents of public information: policies, drafts, bundles, forms, credit, notices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from kiosk.common.errors import Rejected
from kiosk.common.identity import check_credit_code, check_identity_number
from kiosk.content.codec import Document
from kiosk.content.lint_rules import Fault, is_vague
from kiosk.content.lint_surroundings import Surroundings
from kiosk.content.model import Business, Hall, Notice, Organ, PolicyDocument, Window
from kiosk.content.public_model import (
    Bundle,
    CreditRecord,
    DecisionDraft,
    ListEntry,
    PaperForm,
    Procurement,
)
from kiosk.content.public_terms import ListKind, PolicyKind
from kiosk.content.terms import Validity

_MASKED = re.compile(r"[*＊×某]")
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,4}")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_ENDED = (Validity.INVALID, Validity.REPEALED)


def faults(document: Document, around: Surroundings) -> Iterable[Fault]:
    """The faults of anything but a service item."""
    rule = _RULES.get(type(document))
    return rule(document, around) if rule else ()


def _unknown(
    kind: str, codes: Sequence[str], around: Surroundings, place: str, code: str
) -> Iterable[Fault]:
    for one in codes:
        if one and around.lacks(kind, one):
            yield Fault(code, {"other": one}, place=place)


def _policy(policy: PolicyDocument, around: Surroundings) -> Iterable[Fault]:
    yield from _unknown("policy", policy.interprets, around, "interprets", "lint.policy_unknown")
    yield from _unknown("policy", policy.replaces, around, "replaces", "lint.policy_unknown")
    if policy.kind is PolicyKind.INTERPRETATION and not policy.interprets:
        yield Fault("lint.interprets_nothing", error=False, place="interprets")
    if not policy.body and not policy.cards and not policy.questions:
        yield Fault("lint.body_empty", place="body")
    if policy.kind is PolicyKind.NORMATIVE and not policy.document_number:
        yield Fault("lint.document_number_missing", error=False, place="document_number")
    if policy.made_on and policy.published_on and policy.published_on < policy.made_on:
        yield Fault("lint.published_before_made", error=False, place="published_on")
    if policy.effective_on and policy.ended_on and policy.ended_on <= policy.effective_on:
        yield Fault("lint.dates_reversed", place="ended_on")
    if policy.validity in _ENDED and policy.ended_on is None:
        yield Fault("lint.end_missing", error=False, place="ended_on")
    over = around.today and policy.ended_on and policy.ended_on <= around.today
    if over and policy.validity is Validity.VALID:
        about = {"day": str(policy.ended_on)}
        yield Fault("lint.expired_as_valid", about, place="validity")


def _draft(draft: DecisionDraft, around: Surroundings) -> Iterable[Fault]:
    if draft.closes_on < draft.opens_on:
        yield Fault("lint.dates_reversed", place="closes_on")
    elif around.today and draft.closes_on < around.today and draft.result_on is None:
        about = {"day": draft.closes_on.isoformat()}
        yield Fault("lint.result_missing", about, error=False, place="result_on")
    for adoption in draft.adoptions:
        if not adoption.adopted and not adoption.reply.strip():
            about = {"text": adoption.opinion[:24]}
            yield Fault("lint.refusal_unexplained", about, place="adoptions")
    yield from _unknown("policy", [draft.policy], around, "policy", "lint.policy_unknown")
    if not draft.body:
        yield Fault("lint.body_empty", place="body")


def _bundle(bundle: Bundle, around: Surroundings) -> Iterable[Fault]:
    if not bundle.items:
        yield Fault("lint.bundle_empty", place="items")
    yield from _unknown("service_item", bundle.items, around, "items", "lint.bundle_item_unknown")
    for number in bundle.windows:
        if number not in around.windows:
            yield Fault("lint.window_unknown", {"window": number}, place="windows")
    if bundle.business and bundle.business not in around.businesses:
        yield Fault("lint.business_unknown", {"business": bundle.business}, place="business")
    for material in bundle.materials:
        if is_vague(material.name):
            yield Fault("lint.material_unnamed", {"material": material.name}, place="materials")
        if material.form_code and around.lacks("form", material.form_code):
            about = {"material": material.name, "form": material.form_code}
            yield Fault("lint.form_unknown", about, place="materials")


def _form(form: PaperForm, _around: Surroundings) -> Iterable[Fault]:
    if not any(section.rows for section in form.sections):
        yield Fault("lint.form_empty", place="sections")
    elif not any(row.filled for section in form.sections for row in section.rows):
        yield Fault("lint.form_sample_missing", error=False, place="sections")


def _entry(entry: ListEntry, around: Surroundings) -> Iterable[Fault]:
    yield from _unknown("service_item", [entry.item], around, "item", "lint.related_unknown")
    if not entry.basis and entry.list is not ListKind.NEGATIVE:
        yield Fault("lint.basis_missing", {"list": entry.list.value}, place="basis")


def _credit(record: CreditRecord, around: Surroundings) -> Iterable[Fault]:
    if record.party_code:
        yield from _party_code(record.party_code)
    elif _PERSON.fullmatch(record.party) and not _MASKED.search(record.party):
        yield Fault("lint.person_unmasked", place="party")
    if around.today and record.shown_until and record.shown_until < around.today:
        about = {"day": record.shown_until.isoformat()}
        yield Fault("lint.shown_too_long", about, place="shown_until", error=False)
    if record.valid_until and record.valid_until < record.decided_on:
        yield Fault("lint.dates_reversed", place="valid_until")


def _party_code(code: str) -> Iterable[Fault]:
    if _holds(partial(check_identity_number, today=date.max), code):
        yield Fault("lint.credit_of_person", place="party_code")
    elif not _holds(check_credit_code, code):
        yield Fault("lint.credit_code_wrong", place="party_code")


def _holds(check: Callable[[str], object], code: str) -> bool:
    try:
        check(code)
    except Rejected:
        return False
    return True


def _notice(notice: Notice, _around: Surroundings) -> Iterable[Fault]:
    if notice.until and notice.until < notice.published_on:
        yield Fault("lint.dates_reversed", place="until")
    if not notice.body:
        yield Fault("lint.body_empty", place="body")


def _procurement(wish: Procurement, _around: Surroundings) -> Iterable[Fault]:
    if wish.expected and not _MONTH.fullmatch(wish.expected):
        yield Fault("lint.month_form", {"text": wish.expected}, error=False, place="expected")


def _organ(organ: Organ, around: Surroundings) -> Iterable[Fault]:
    if not organ.phone.strip():
        yield Fault("lint.organ_phone_missing", place="phone")
    for number in organ.windows:
        if number not in around.windows:
            yield Fault("lint.window_unknown", {"window": number}, place="windows")


def _window(window: Window, around: Surroundings) -> Iterable[Fault]:
    for code in window.businesses:
        if code not in around.businesses:
            yield Fault("lint.business_unknown", {"business": code}, place="businesses")


def _business(business: Business, around: Surroundings) -> Iterable[Fault]:
    for number in business.windows:
        if number not in around.windows:
            yield Fault("lint.window_unknown", {"window": number}, place="windows")


def _hall(hall: Hall, around: Surroundings) -> Iterable[Fault]:
    yield from _unknown("service_item", hall.popular, around, "popular", "lint.related_unknown")


_RULES: dict[type, Callable[[Any, Surroundings], Iterable[Fault]]] = {
    PolicyDocument: _policy,
    DecisionDraft: _draft,
    Bundle: _bundle,
    PaperForm: _form,
    ListEntry: _entry,
    CreditRecord: _credit,
    Notice: _notice,
    Procurement: _procurement,
    Organ: _organ,
    Window: _window,
    Business: _business,
    Hall: _hall,
}
