"""Words and records of files that belong to a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.common.errors import Rejected

MOST_BYTES = 20 * 1024 * 1024
MOST_PAGES = 300
MOST_AREAS = 2000
NAME_LIMIT = 120
_LEAST_SIDE = 0.001
"""Of a page's side: a smaller area is a slip of the hand and hides nothing."""


class Media(StrEnum):
    """What a file is, judged by its content."""

    PDF = "application/pdf"
    PNG = "image/png"
    JPEG = "image/jpeg"


class Role(StrEnum):
    """What a file is for."""

    SUPPLEMENT = "supplement"
    SCAN = "scan"
    RELEASE = "release"

    @property
    def label(self) -> str:
        return {"supplement": "申请人补充材料", "scan": "来件扫描件", "release": "拟公开内容"}[
            self.value
        ]


class Why(StrEnum):
    """Why an area is blackened: the grounds of Articles 14 to 16 (政府信息公开条例)."""

    STATE_SECRET = "state_secret"  # noqa: S105  a ground of the law, no password
    FORBIDDEN = "forbidden"
    SAFETY = "safety"
    TRADE_SECRET = "trade_secret"  # noqa: S105  a ground of the law, no password
    PRIVACY = "privacy"
    INTERNAL = "internal"
    PROCESS = "process"
    CASE_FILE = "case_file"
    NOT_GOVERNMENT = "not_government"

    @property
    def label(self) -> str:
        return _WHY[self]


_WHY = {
    Why.STATE_SECRET: "国家秘密",
    Why.FORBIDDEN: "法律、行政法规禁止公开",
    Why.SAFETY: "危及“三安全一稳定”",
    Why.TRADE_SECRET: "商业秘密",
    Why.PRIVACY: "个人隐私",
    Why.INTERNAL: "内部事务信息",
    Why.PROCESS: "过程性信息",
    Why.CASE_FILE: "行政执法案卷信息",
    Why.NOT_GOVERNMENT: "不属于政府信息",
}


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a page as readers see it; the page counts from 1, the rest are parts of
    its width and height from the top left corner, between 0 and 1."""

    page: int
    x: float
    y: float
    width: float
    height: float
    why: Why


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a case, without its content."""

    id: str
    application_id: str
    role: Role
    name: str
    media: Media
    sha256: str
    size: int
    """In bytes."""
    redacted_from: str | None
    """The file that this one is the blackened copy of."""
    areas: tuple[Area, ...]
    released: bool
    actor: str
    at: datetime


def check_areas(areas: Sequence[Area], pages: int) -> None:
    """Areas lie on pages that there are.

    Raises:
        Rejected: ``attachment.too_many_areas``, ``attachment.bad_area``.
    """
    if len(areas) > MOST_AREAS:
        raise Rejected("attachment.too_many_areas", limit=MOST_AREAS)
    for number, area in enumerate(areas, start=1):
        inside = 0 <= area.x <= 1 and 0 <= area.y <= 1 and 1 <= area.page <= pages
        big = area.width >= _LEAST_SIDE and area.height >= _LEAST_SIDE
        whole = area.x + area.width <= 1 + _LEAST_SIDE and area.y + area.height <= 1 + _LEAST_SIDE
        if not (inside and big and whole):
            raise Rejected("attachment.bad_area", number=number)
