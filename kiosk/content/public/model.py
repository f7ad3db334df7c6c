"""What is asked of the lists of public information, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from kiosk.content.model import PolicyDocument

T = TypeVar("T")
PAGE = 30
MAX_PAGE = 200


class DraftState(StrEnum):
    """How far the collecting of opinions has come."""

    COMING = "尚未开始"
    OPEN = "正在征集"
    CLOSED = "已经结束"
    RESULT = "已经反馈"


@dataclass(frozen=True, slots=True)
class Query:
    """What a list is narrowed to: words that all occur, and (facet, key) pairs that all hold."""

    text: str = ""
    under: tuple[tuple[str, str], ...] = ()
    offset: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A stretch of a list, with how many there are in all."""

    rows: tuple[T, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Choice:
    """A key of a facet with how many documents stand under it."""

    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Named:
    """A document by its name alone."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PolicyReading:
    """A document with what leads to it and away from it."""

    document: PolicyDocument
    explains: tuple[Named, ...] = ()
    explained_by: tuple[Named, ...] = ()
    replaces: tuple[Named, ...] = ()
    replaced_by: tuple[Named, ...] = ()
    """The documents that repealed or amended it, the newest first."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of the first page: how many there are of each."""

    kinds: dict[str, int]
    columns: dict[str, int]
    lists: dict[str, int]
    credits: dict[str, int]
    open_drafts: int
    projects: int
    procurements: int
    organs: int
    nearest_close: date | None = None
    """The day on which the next open draft closes."""
