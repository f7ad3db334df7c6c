"""How a statutory date was counted, in a sentence for receipts and letters."""

from __future__ import annotations

from collections import Counter

from kiosk.common.workdays import CountedDay, DayKind, Deadline

_SPARED = {
    DayKind.WEEKEND: "周末",
    DayKind.HOLIDAY: "放假",
    DayKind.CLOSED: "当地放假",
    DayKind.STOPPED: "暂停计时",
}


def counted_in_words(deadline: Deadline) -> str:
    """A sentence like 收到当日不计入，自 10 月 29 日起算 20 个工作日；其间周末 6 天不计入。

    Weekends, days off and pauses are told by their number, make-up days as counted.
    """
    counted = [day for day in deadline.days if day.counted]
    kinds = Counter(day.why for day in deadline.days)
    first = counted[0].date
    words = f"收到当日不计入，自 {first.month} 月 {first.day} 日起算 {len(counted)} 个工作日"
    spared = [
        f"{name} {kinds[kind]} 天{_named(deadline.days, kind)}"
        for kind, name in _SPARED.items()
        if kinds[kind]
    ]
    if spared:
        words += f"；其间{'、'.join(spared)}不计入"
    if kinds[DayKind.MAKE_UP]:
        words += f"，调休上班 {kinds[DayKind.MAKE_UP]} 天计入"
    return words + "。"


def _named(days: tuple[CountedDay, ...], kind: DayKind) -> str:
    """Names of holidays in brackets; weekends and pauses have none."""
    names = dict.fromkeys(day.name for day in days if day.why is kind and day.name)
    return f"（{'、'.join(names)}）" if names else ""
