"""What has been made public already and may spare an application. No Qt here."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from kiosk.common.text import half_width

if TYPE_CHECKING:
    from kiosk.content.model import PolicyDocument
    from kiosk.content.service import Content

FOUND_LIMIT = 12
NEWEST = 5
HINTS = 2
_ENOUGH = 0.45
"""Share of a title's telling pairs of characters that the description must contain."""


@dataclass(frozen=True, slots=True)
class Published:
    """A document or a guide that may hold what is looked for."""

    kind: str
    """As of a search hit."""
    code: str
    name: str
    note: str


def find(content: Content, query: str, kinds: Collection[str]) -> list[Published]:
    """What is public, of ``kinds``, for what was typed; the newest documents while nothing is.

    A question of a guide says nothing that the guide does not.
    """
    if not query.strip():
        return [_document(policy) for policy in content.policies()[:NEWEST]]
    hits = content.search(query, FOUND_LIMIT, [kind for kind in kinds if kind != "question"])
    return [Published(hit.kind, hit.code, hit.name, hit.summary or hit.department) for hit in hits]


def hints(content: Content, title: str, description: str) -> list[Published]:
    """At most :data:`HINTS` documents that may be the very ones asked for."""
    policies = content.policies()
    by_code = {policy.code: policy for policy in policies}
    named = content.search(title, HINTS, ("policy",), as_typed=True) if title.strip() else []
    codes = [hit.code for hit in named if hit.code in by_code]
    codes += _resembling(policies, f"{title} {description}")
    return [_document(by_code[code]) for code in list(dict.fromkeys(codes))[:HINTS]]


def _resembling(policies: list[PolicyDocument], text: str) -> list[str]:
    """Codes of documents whose title is largely found in ``text``, the likeliest first."""
    written = _pairs(text)
    titles = {policy.code: _pairs(policy.title) for policy in policies}
    spread = Counter(pair for pairs in titles.values() for pair in pairs)
    weight = {pair: math.log(1 + len(titles) / count) for pair, count in spread.items()}
    scores = {}
    for code, pairs in titles.items():
        whole = sum(weight[pair] for pair in pairs)
        share = sum(weight[pair] for pair in pairs & written) / whole if whole else 0.0
        if share >= _ENOUGH:
            scores[code] = share
    return sorted(scores, key=lambda code: -scores[code])


def _pairs(text: str) -> set[str]:
    signs = [sign for sign in half_width(text).lower() if sign.isalnum()]
    return {first + second for first, second in pairwise(signs)}


def _document(policy: PolicyDocument) -> Published:
    day = policy.published_on or policy.made_on
    issuer = "" if policy.title.startswith(policy.issuer) else policy.issuer
    parts = (policy.document_number, issuer, day.isoformat() if day else "")
    return Published("policy", policy.code, policy.title, " · ".join(p for p in parts if p))
