"""What may be edited on the page of texts: templates, and the norms that letters are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kiosk.disclosure.letters.model import LetterKind, TemplateVersion
from kiosk.disclosure.norms.model import Norm, NormVersion, ground_key
from ui.window.forms.model import Form, Values
from ui.window.letters.form import template_body, template_form
from ui.window.letters.norm_forms import new_ground, norm_body, norm_form, row_of
from ui.window.letters.pictures import DPI

if TYPE_CHECKING:
    from kiosk.disclosure.letters.service import Letters

NEW_GROUND = "new"
"""Name of the line that adds a ground."""


@dataclass(frozen=True, slots=True)
class TemplateSubject:
    """The template of a kind of letter."""

    kind: LetterKind

    @property
    def name(self) -> str:
        return self.kind.value

    @property
    def is_new(self) -> bool:
        return False

    def versions(self, letters: Letters) -> Sequence[TemplateVersion]:
        return letters.templates.versions(self.kind)

    def form(self, version: TemplateVersion, today: date) -> Form:
        return template_form(version.template, version.version, today)

    def pictures(self, letters: Letters, version: TemplateVersion, values: Values) -> list[bytes]:
        body = template_body(version.template, values)
        return letters.templates.pictures(self.kind, body, dpi=DPI)

    def save(
        self, letters: Letters, version: TemplateVersion, values: Values, actor: str
    ) -> TemplateVersion:
        body = template_body(version.template, values)
        return letters.templates.save(self.kind, body, actor=actor)

    def approve(self, letters: Letters, version: int, role: str, actor: str) -> object:
        return letters.templates.approve(self.kind, version, role=role, actor=actor)


@dataclass(frozen=True, slots=True)
class NormSubject:
    """A ground, a remedy or the tariff; ``NEW_GROUND`` has no version before it is saved."""

    name: str

    @property
    def is_new(self) -> bool:
        return self.name == NEW_GROUND

    def versions(self, letters: Letters) -> Sequence[NormVersion]:
        if self.is_new:
            return [NormVersion(Norm(ground_key(NEW_GROUND), new_ground()), 0)]
        return letters.norms.versions(self.name)

    def form(self, version: NormVersion, today: date) -> Form:
        return norm_form(version.norm, version.version, today, is_new=self.is_new)

    def pictures(self, letters: Letters, version: NormVersion, values: Values) -> list[bytes]:
        body = norm_body(version.norm, values)
        return letters.templates.norm_pictures(version.norm.key, body, dpi=DPI)

    def save(
        self, letters: Letters, version: NormVersion, values: Values, actor: str
    ) -> NormVersion:
        body = norm_body(version.norm, values)
        if self.is_new:
            return letters.norms.add_ground(row_of(values), body, actor=actor)
        return letters.norms.save(self.name, body, actor=actor)

    def approve(self, letters: Letters, version: int, role: str, actor: str) -> object:
        return letters.norms.approve(self.name, version, role=role, actor=actor)


Subject = TemplateSubject | NormSubject


def subject_of(name: str) -> Subject:
    """By the name that the page's list gives it."""
    return TemplateSubject(LetterKind(name)) if name in list(LetterKind) else NormSubject(name)
