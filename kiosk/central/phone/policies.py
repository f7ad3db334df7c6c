"""A published document as a phone shows it."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kiosk.central.phone.views import Fact
from kiosk.content.model import PolicyDocument
from kiosk.content.public.layout import places
from kiosk.content.terms import Validity
from kiosk.content.version_mark import version_mark


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A document with its elements and the mark of its text."""

    document: PolicyDocument
    body: tuple[tuple[str, str], ...]
    """How each paragraph stands, and its text."""
    facts: tuple[Fact, ...]
    mark: str
    ended: bool
    """It lapsed or was repealed."""


def policy_view(doc: dict[str, object]) -> PolicyView:
    """A published document."""
    policy = msgspec.convert(doc, PolicyDocument)
    known = policy.validity is not Validity.UNKNOWN
    named = [
        ("发文字号", policy.document_number),
        ("成文日期", str(policy.made_on or "")),
        ("施行日期", str(policy.effective_on or "")),
        ("有效性", policy.validity.value if known else ""),
        ("终止日期", str(policy.ended_on or "")),
        ("索引号", policy.index_number),
    ]
    return PolicyView(
        document=policy,
        body=tuple(zip((place.value for place in places(policy.body)), policy.body, strict=True)),
        facts=tuple(Fact(value, label) for label, value in named if value),
        mark=version_mark(policy),
        ended=policy.validity in (Validity.REPEALED, Validity.INVALID),
    )
