"""The check mark in a receipt's QR code, told to whoever scanned it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import quote

from sqlalchemy import select

from kiosk.central.platform import Platform
from kiosk.central.tables import applications
from kiosk.common.errors import Rejected
from kiosk.disclosure.receipt_mark import LONGEST, Mark, marked_link, verify


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the page says of a receipt."""

    genuine: bool
    headline: str
    advice: str
    mark: Mark | None = None

    @property
    def dates(self) -> tuple[tuple[str, str], ...]:
        """What a genuine receipt says, as labels and values."""
        if self.mark is None:
            return ()
        due = self.mark.due_on.isoformat() + ("（暂定）" if self.mark.provisional else "")
        return (("收到日期", self.mark.received_on.isoformat()), ("答复期限", due))


FORGED = Verdict(
    False, "回执核验不通过", "二维码的内容被改动过，或不是本平台大厅开具的。请带回执到窗口核对。"
)
NOT_HERE = Verdict(
    False, "回执暂时不能核验", "这份申请还没有同步到本页面。请稍后再扫，或带回执到窗口核验。"
)
GENUINE = "回执核验通过"
SINCE = "回执上的日期如下；补正、延期或征求意见后期限会变，以查询结果为准。"


def verdict(platform: Platform, number: str, mark: str) -> Verdict | None:
    """Whether a scanned receipt is genuine; None when the address carries no mark.

    It is checked with the key that the application's own hall sent along with it.
    """
    if not mark:
        return None
    if not number.isprintable() or len(mark) > LONGEST:
        return FORGED
    keys = _keys(platform, number)
    if not keys:
        return NOT_HERE
    link = marked_link(f"/a/{quote(number, safe='')}", quote(mark, safe=""))
    for hall, key in keys:
        try:
            said = verify(link, [key])
        except Rejected:
            continue
        if said.hall == hall:
            return Verdict(True, GENUINE, SINCE, said)
    return FORGED


def _keys(platform: Platform, number: str) -> list[tuple[str, str]]:
    """Halls that have an application of this number, each with its key for receipts."""
    query = select(applications.c.hall, applications.c.details).where(
        applications.c.number == number[:80]
    )
    with platform.read() as connection:
        rows = connection.execute(query).all()
    told = ((row.hall, json.loads(platform.sealer.unseal(row.details))) for row in rows)
    return [(hall, details["mark_key"]) for hall, details in told if details.get("mark_key")]
