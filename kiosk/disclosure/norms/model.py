"""Norms (口径): what letters and fees are made from, in versions that a second person approves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.disclosure.fees import Tariff
from kiosk.disclosure.letters.model import Ground

TARIFF = "tariff"
"""Key of the fee's tariff."""
REMEDIES = ("A", "B")
_REMEDY = "remedy:"
_GROUND = "ground:"

Body = Ground | Tariff | str
"""A ground, the tariff, or the text of a remedy."""


def remedy_key(name: str) -> str:
    """Key of remedy ``A`` or ``B``."""
    return _REMEDY + name


def ground_key(code: str) -> str:
    """Key of a ground of the reason library."""
    return _GROUND + code


def remedy_of(key: str) -> str:
    """A or B; empty when the key names none."""
    name = key.removeprefix(_REMEDY)
    return name if key.startswith(_REMEDY) and name in REMEDIES else ""


def ground_of(key: str) -> str:
    """The ground's code; empty when the key names none."""
    return key.removeprefix(_GROUND) if key.startswith(_GROUND) else ""


@dataclass(frozen=True, slots=True)
class Norm:
    """One of them as it stands in some version."""

    key: str
    body: Body

    @property
    def label(self) -> str:
        """Its name in lists."""
        if isinstance(self.body, Ground):
            return self.body.name
        if isinstance(self.body, Tariff):
            return "信息处理费标准"
        return f"救济途径 {remedy_of(self.key)}"


@dataclass(frozen=True, slots=True)
class NormVersion:
    """A version; 0 is the one delivered, which for the tariff is the national one."""

    norm: Norm
    version: int
    author: str = ""
    at: datetime | None = None
    approved_by: str | None = None
    approved_at: datetime | None = None
    in_use: bool = False
    deviates: bool = False
    """It says something else than what was delivered."""
