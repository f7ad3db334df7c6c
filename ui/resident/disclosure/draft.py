"""What has been answered so far. It lives in memory and is wiped with its page; what is kept of
it over a power cut is the business of :mod:`ui.resident.disclosure.keeping`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from kiosk.common.errors import Rejected
from kiosk.common.identity import DocumentKind
from kiosk.disclosure.checking import examine
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, CheckedForm
from ui.resident.disclosure.steps import CITIZEN, STEPS, Step

_BLANK = {field.name: "" for step in STEPS for field in step.fields}
_FIRST = {**_BLANK, "party": CITIZEN, "document_type": DocumentKind.RESIDENT.value}
"""Most applicants are citizens with an identity card; both are one touch from being changed."""


class Draft:
    """Answers by field name. Those of another kind of applicant are kept, but not handed in."""

    def __init__(self) -> None:
        self._answers = dict(_FIRST)

    @property
    def answers(self) -> dict[str, str]:
        """All answers; blank ones are empty."""
        return dict(self._answers)

    def get(self, name: str) -> str:
        """One answer as it was typed or chosen."""
        return self._answers[name]

    def set(self, name: str, answer: str) -> None:
        """Takes an answer, unchecked."""
        self._answers[name] = answer

    @property
    def filled(self) -> bool:
        """Whether there is anything to lose."""
        return self._answers != _FIRST

    @property
    def citizen(self) -> bool:
        """Whether a citizen applies."""
        return self._answers["party"] == CITIZEN

    @property
    def by_card(self) -> bool:
        """Whether an identity card holds the applicant's name and number."""
        return self.citizen and self._answers["document_type"] == DocumentKind.RESIDENT

    def load(self, answers: Mapping[str, str]) -> None:
        """Takes the answers that were kept; what no question asks for any more is left out."""
        known = {name: answer for name, answer in answers.items() if name in _FIRST}
        self._answers = {**_FIRST, **known}

    def clear(self) -> None:
        """Forgets everything."""
        self._answers = dict(_FIRST)

    def asked(self, step: Step) -> list[int]:
        """Places of the step's fields that are asked now."""
        return [at for at, field in enumerate(step.fields) if field.asked(self._answers)]

    def form(self) -> ApplicationForm:
        """What would be handed in: only what is asked of this applicant."""
        asked = [step.fields[at] for step in STEPS for at in self.asked(step)]
        given = {
            field.form_field: self._answers[field.name]
            for field in asked
            if field.form_field != "applicant_kind"
        }
        return ApplicationForm(applicant_kind=self._kind(), **given)

    def examine(self, today: date) -> tuple[CheckedForm | None, dict[str, Rejected]]:
        """The checked form, or None and what is wrong by name of the asked field."""
        checked, found = examine(self.form(), today)
        wrong: dict[str, Rejected] = {}
        for problem in found:
            wrong.setdefault(problem.field, problem.error)
        asked = [step.fields[at] for step in STEPS for at in self.asked(step)]
        problems = {f.name: wrong[f.form_field] for f in asked if f.form_field in wrong}
        if self._kind_is_open():
            problems["organisation_kind"] = Rejected(
                "disclosure.choice_needed", field="disclosure.organisation_kind"
            )
        return (None if problems else checked), problems

    def problems(self, step: Step, today: date) -> dict[str, Rejected]:
        """What is wrong in one step, in the order of its fields."""
        _, problems = self.examine(today)
        names = [step.fields[at].name for at in self.asked(step)]
        return {name: problems[name] for name in names if name in problems}

    def _kind(self) -> ApplicantKind:
        if self._answers["party"] == CITIZEN:
            return ApplicantKind.CITIZEN
        chosen = self._answers["organisation_kind"]
        # Any kind of organisation has the same fields, so the others can be checked already.
        return ApplicantKind(chosen) if chosen else ApplicantKind.OTHER

    def _kind_is_open(self) -> bool:
        return self._answers["party"] != CITIZEN and not self._answers["organisation_kind"]
