"""The published documents that submissions speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from kiosk.common.errors import Rejected
from kiosk.content.codec import Document
from kiosk.content.model import Organ, PolicyDocument, ServiceItem
from kiosk.content.public_model import DecisionDraft
from kiosk.content.version_mark import version_mark
from kiosk.feedback.submissions.model import About, CheckedForm, Kind, parse_about, require_open

TITLE_LIMIT = 400


class Documents(Protocol):
    """What this room asks of the content."""

    def document(self, kind: str, code: str) -> Document | None:
        """A published document; None when there is none."""

    def organs(self) -> list[Organ]:
        """All organs."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a submission speaks of and for whom it is."""

    title: str = ""
    mark: str = ""
    organ: str = ""
    organ_name: str = ""
    closes_on: date | None = None
    """The last day of the draft, where an opinion on one is given."""


def target_of(form: CheckedForm, content: Documents, today: date) -> Target:
    """Looks up what a form refers to.

    Raises:
        Rejected: ``submission.about_unknown``, ``submission.organ_unknown``,
            ``submission.draft_closed``, ``submission.draft_not_open``.
    """
    organs = content.organs()
    if form.about is None:
        chosen = _organ(organs, form.organ)
        return Target(organ=chosen.code, organ_name=chosen.name) if chosen else Target()
    found = found_document(content, form.about)
    closes_on = None
    if form.kind is Kind.COMMENT and isinstance(found, DecisionDraft):
        require_open(found.title, found.opens_on, found.closes_on, today)
        closes_on = found.closes_on
    chosen = _organ(organs, form.organ)
    code, name = (chosen.code, chosen.name) if chosen else _answering(organs, found)
    return Target(
        title=title_of(found),
        mark=form.about_mark or version_mark(found),
        organ=code,
        organ_name=name,
        closes_on=closes_on,
    )


def found_document(content: Documents, about: About) -> Document:
    """Raises:
    Rejected: ``submission.about_unknown``.
    """
    found = content.document(about.type.value, about.code)
    if found is None:
        raise Rejected("submission.about_unknown", about=about.type.label)
    return found


def title_of(document: Document) -> str:
    """How a document is called."""
    named = document.name if isinstance(document, ServiceItem) else getattr(document, "title", "")
    return named[:TITLE_LIMIT]


def mark_now(content: Documents, about: str) -> str:
    """Version mark of a document as it stands; empty when it is gone."""
    reference = parse_about(about)
    found = content.document(reference.type.value, reference.code) if reference else None
    return version_mark(found) if found is not None else ""


def result_of(content: Documents, about: str) -> str:
    """The published results of a draft; empty for anything else."""
    reference = parse_about(about)
    found = content.document(reference.type.value, reference.code) if reference else None
    return found.result if isinstance(found, DecisionDraft) and found.result_on else ""


def _organ(organs: list[Organ], code: str) -> Organ | None:
    if not code:
        return None
    found = next((organ for organ in organs if organ.code == code), None)
    if found is None:
        raise Rejected("submission.organ_unknown")
    return found


def _answering(organs: list[Organ], document: Document) -> tuple[str, str]:
    """Code and name of who answers for a document; without a code where it is not listed."""
    said = _office(document)
    for organ in organs:
        if said and said in (organ.code, organ.name, organ.short_name):
            return organ.code, organ.name
    return "", said


def _office(document: Document) -> str:
    if isinstance(document, ServiceItem):
        return document.department
    if isinstance(document, DecisionDraft):
        return document.organ
    return document.issuer if isinstance(document, PolicyDocument) else ""
