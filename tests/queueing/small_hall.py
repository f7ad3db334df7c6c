"""A small hall for the queue's tests: real content objects, held in memory."""

from __future__ import annotations

from dataclasses import replace

from kiosk.common.errors import Rejected
from kiosk.content.model import Business, ServiceItem, Window
from kiosk.content.terms import TaskType

OFFICE_HOURS = ("08:30-12:00", "13:30-17:30")


class SmallHall:
    """The content that the queue reads."""

    def __init__(self, businesses, windows, items=()):
        self._businesses = {business.code: business for business in businesses}
        self._windows = tuple(windows)
        self._items = {item.code: item for item in items}
        self.readings = 0

    def businesses(self):
        self.readings += 1
        return list(self._businesses.values())

    def windows(self):
        return list(self._windows)

    def guide(self, code):
        if code not in self._items:
            raise Rejected("guide.unknown")
        return self._items[code]

    def change(self, code, **fields):
        self._businesses[code] = replace(self._businesses[code], **fields)


def small_hall():
    return SmallHall(
        businesses=[
            Business("estate", "不动产登记", "A", ("3", "4"), OFFICE_HOURS, order=1),
            Business("social", "社会保障", "B", ("4", "5"), OFFICE_HOURS, order=2),
            Business("anytime", "综合咨询", "C", ("5",), weekdays=tuple(range(1, 8)), order=3),
        ],
        windows=[
            Window("3", "3 号窗口", "自然资源局", "1", "A", ("estate",)),
            Window("4", "4 号窗口", "综合", "1", "A", ("estate", "social")),
            Window("5", "5 号窗口", "综合", "1", "A", ("anytime", "social")),
            Window("9", "9 号窗口", "邮政", "1", "B", ()),
        ],
        items=[
            ServiceItem("I-1", "转移登记", "自然资源局", TaskType.CONFIRMATION, business="estate"),
            ServiceItem("I-2", "参保登记", "人社局", TaskType.CONFIRMATION, business="social"),
        ],
    )
