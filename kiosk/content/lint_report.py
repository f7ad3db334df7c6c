"""The lint report as a content officer works it off: what to do first stands first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kiosk.content.lint import Finding, Severity

_URGENT = (
    *("lint.personal_number", "lint.credit_of_person", "lint.person_unmasked"),
    *("lint.address_of_other", "lint.phone_form", "lint.address_form", "lint.no_address"),
    *("lint.cancelled_still_shown",),
    *("lint.expired_as_valid", "lint.shown_too_long", "lint.window_unknown"),
    *("lint.business_unknown", "lint.business_elsewhere", "lint.when_unknown"),
    *("lint.material_unnamed", "lint.material_condition_missing", "lint.form_unknown"),
    *("lint.related_unknown", "lint.bundle_item_unknown", "lint.policy_unknown"),
    *("lint.charges_blank", "lint.fee_missing", "lint.fee_though_free", "lint.fee_basis_missing"),
    *("lint.fee_standard_missing", "lint.limit_longer", "lint.limit_negative"),
)
"""What harms somebody or sends somebody the wrong way, the worst first."""
_LATER = (
    *("lint.name_repeated", "lint.address_repeated", "lint.name_situation", "lint.result_missing"),
    *("lint.organ_unlisted", "lint.code_organ_other", "lint.guide_missing", "lint.phone_local"),
    *("lint.two_sites", "lint.window_missing", "lint.word_outdated", "lint.address_plain"),
    *("lint.code_organ_wrong", "lint.code_organ_unknown", "lint.code_area", "lint.code_type"),
    *("lint.code_form", "lint.code_length", "lint.short_name_missing", "lint.name_inside"),
    *("lint.phone_mobile", "lint.half_width", "lint.full_width", "lint.doubled_punctuation"),
)
"""Warnings in the order in which they are worth the time."""


IN_GENERAL = frozenset(
    {
        *("lint.code_organ_wrong", "lint.code_organ_unknown", "lint.code_organ_other"),
        *("lint.organ_unlisted", "lint.guide_missing", "lint.name_situation", "lint.code_type"),
        *("lint.name_inside", "lint.half_width", "lint.full_width", "lint.word_outdated"),
        *("lint.name_repeated", "lint.short_name_missing"),
    }
)
"""Rules with a sentence for many findings at once: ``code + ".all"``."""


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one rule, or of one department."""

    key: str
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors

    @property
    def documents(self) -> int:
        """How many documents it touches."""
        return len({(finding.type, finding.item) for finding in self.findings})

    @property
    def departments(self) -> tuple[tuple[str, int], ...]:
        """Whose documents they are, most findings first."""
        return tuple(Counter(finding.department for finding in self.findings).most_common())


def urgency(finding: Finding) -> tuple[int, int, str]:
    """Sorts findings: errors before warnings, then by what the rule is worth."""
    error = finding.severity is Severity.ERROR
    order = _URGENT if error else _LATER
    place = order.index(finding.code) if finding.code in order else len(order)
    return (0 if error else 1, place, finding.code)


def by_rule(findings: Iterable[Finding]) -> list[Group]:
    """One group for each rule, what to do first in front."""
    groups = _grouped(findings, lambda finding: finding.code)
    return sorted(groups, key=lambda group: (urgency(group.findings[0]), -len(group.findings)))


def by_department(findings: Iterable[Finding]) -> list[Group]:
    """One group for each department, most errors first; each sorted by urgency."""
    groups = _grouped(findings, lambda finding: finding.department)
    return sorted(groups, key=lambda group: (-group.errors, -group.warnings, group.key))


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], str]) -> list[Group]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[key(finding)].append(finding)
    return [Group(name, tuple(sorted(many, key=_within))) for name, many in found.items()]


def _within(finding: Finding) -> tuple[tuple[int, int, str], str, str]:
    return urgency(finding), finding.department, finding.item


def in_order(findings: Sequence[Finding]) -> list[Finding]:
    """All findings, what to do first in front."""
    return sorted(findings, key=_within)
