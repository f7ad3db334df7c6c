"""A signature on the screen: strokes as they were drawn, and who signed."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kiosk.common.errors import Damaged, Rejected

LEAST_INK = 0.15
"""Length of all strokes in widths of the field: less is a slip of the finger, not a name."""
MOST_STROKES = 400
MOST_POINTS = 12_000
"""About two minutes of drawing without a rest."""
LARGEST_SIDE = 8_192

Stroke = tuple[tuple[int, int], ...]


class Signer(StrEnum):
    """Who put the mark under the application (Article 29: who cannot write is helped)."""

    APPLICANT = "applicant"
    """本人签名."""
    STAFF = "staff"
    """由工作人员代签: the helper signs for somebody who cannot."""
    SEAL = "seal"
    """盖章: an organisation's seal is on a paper that the helper has checked and kept."""

    @property
    def label(self) -> str:
        return {"applicant": "本人签名", "staff": "由工作人员代签", "seal": "单位盖章"}[self.value]


@dataclass(frozen=True, slots=True)
class Signature:
    """Strokes in pixels of a field of ``width`` by ``height``, each a row of points."""

    signer: Signer
    width: int = 0
    height: int = 0
    strokes: tuple[Stroke, ...] = ()

    def __repr__(self) -> str:
        return f"Signature({self.signer.value}, {len(self.strokes)} strokes)"

    @property
    def ink(self) -> float:
        """The length of all strokes, in widths of the field."""
        length = sum(math.dist(a, b) for stroke in self.strokes for a, b in pairwise(stroke))
        return length / self.width if self.width else 0.0

    def checked(self) -> Signature:
        """Itself, when it can stand under an application.

        Raises:
            Rejected: ``signature.too_little``, ``signature.too_much``.
        """
        if self.signer is Signer.SEAL:
            return self
        points = sum(map(len, self.strokes))
        if len(self.strokes) > MOST_STROKES or points > MOST_POINTS:
            raise Rejected("signature.too_much")
        if self.ink < LEAST_INK:
            raise Rejected("signature.too_little")
        return self

    def encode(self) -> bytes:
        """As it is stored: JSON, whose strokes are flat rows x, y, x, y …"""
        strokes = [[value for point in stroke for value in point] for stroke in self.strokes]
        kept = {"by": self.signer.value, "w": self.width, "h": self.height, "strokes": strokes}
        return json.dumps(kept, separators=(",", ":")).encode()


def decode(stored: bytes) -> Signature:
    """The signature again.

    Raises:
        Damaged: ``signature.unreadable``.
    """
    try:
        kept = json.loads(stored)
        strokes = tuple(
            tuple(zip(map(int, flat[::2]), map(int, flat[1::2]), strict=True))
            for flat in kept["strokes"]
        )
        return Signature(Signer(kept["by"]), int(kept["w"]), int(kept["h"]), strokes)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Damaged("signature.unreadable") from error


def stroke_of(points: list[float], width: int, height: int) -> Stroke:
    """A stroke from what a screen reports, x, y, x, y …, brought inside the field."""
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        return ()
    pairs = zip(points[::2], points[1::2], strict=False)
    inside = [
        (min(max(round(x), 0), width), min(max(round(y), 0), height))
        for x, y in pairs
        if math.isfinite(x) and math.isfinite(y)
    ]
    return tuple(at for at, before in zip(inside, [None, *inside], strict=False) if at != before)
