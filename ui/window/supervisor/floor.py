"""The whole hall at one moment, as its supervisor sees it: rows and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.queueing.model import CallingRule
from ui.format import clock_text
from ui.window.calling.rows import minutes_text, seconds_text

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.queueing.model import BusinessState, BusinessWaiting, HallFigures, WindowState

translate = QCoreApplication.translate

Row = dict[str, object]
SWITCHED_OFF = "business.switched_off"
RULES = {CallingRule.LONGEST_WAIT: "等候最久优先", CallingRule.BUSINESS_ORDER: "按业务顺序"}
_SHUT = {
    "business.closed": "未开放",
    "business.closed_until": "未到时间",
    "business.quota_full": "已约满",
    "business.hours_unreadable": "时间设置有误",
    SWITCHED_OFF: "已暂停",
}


@dataclass(frozen=True, slots=True)
class Floor:
    """Everything read at one go."""

    at: datetime
    figures: HallFigures
    windows: tuple[WindowState, ...]
    businesses: tuple[BusinessState, ...]
    waiting: dict[str, BusinessWaiting]
    longest: dict[str, int]
    """Minutes that the longest waiting one has waited, by business."""
    held: int

    @property
    def names(self) -> dict[str, str]:
        """Businesses in words, in the hall's order."""
        return {each.code: each.name for each in self.businesses}

    @property
    def open_tickets(self) -> int:
        """What lapses when the day is closed."""
        return self.figures.waiting + self.figures.serving + self.held

    def window(self, number: str) -> WindowState | None:
        """The window with that number."""
        return next((each for each in self.windows if each.window == number), None)

    def business(self, code: str) -> BusinessState | None:
        """The business with that code."""
        return next((each for each in self.businesses if each.code == code), None)


def read_floor(terminal: Terminal) -> Floor:
    """Reads the store; off the GUI thread."""
    queueing = terminal.queueing
    longest: dict[str, int] = {}
    for row in queueing.waiting():
        if row.due:
            longest[row.business] = max(longest.get(row.business, 0), row.waited_minutes)
    return Floor(
        at=terminal.clock.now(),
        figures=queueing.hall_figures(),
        windows=tuple(queueing.windows_state()),
        businesses=tuple(queueing.businesses()),
        waiting={each.code: each for each in queueing.waiting_by_business()},
        longest=longest,
        held=len(queueing.held()),
    )


def figure_rows(floor: Floor) -> list[Row]:
    """The hall's figures: rows {value, name}."""
    figures = floor.figures
    return [
        {"value": value, "name": translate("window", name)}
        for value, name in (
            (str(figures.waiting), "等候"),
            (_minutes(figures.longest_wait_minutes), "最长等候"),
            (_minutes(figures.average_wait_minutes), "平均等候"),
            (str(figures.serving), "正在办理"),
            (str(figures.done), "今日已办"),
            (str(figures.no_show), "过号"),
            (str(figures.windows_open), "开放窗口"),
        )
    ]


def window_rows(floor: Floor) -> list[Row]:
    """All windows; see :func:`_window_row`."""
    return [_window_row(state, floor) for state in floor.windows]


def _window_row(state: WindowState, floor: Floor) -> Row:
    text, kind = _state(state)
    names = floor.names
    return {
        "window": state.window,
        "operator": state.operator.removeprefix("staff:") or "—",
        "businesses": " › ".join(names.get(code, code) for code in state.businesses)
        or translate("window", "不叫号"),
        "rule": translate("window", RULES[state.rule]) if len(state.businesses) > 1 else "",
        "state": text,
        "kind": kind,
        "number": state.number or "—",
        "since": _since(state, floor.at),
        "done": str(state.done_today),
        "average": "—" if state.average_seconds is None else seconds_text(state.average_seconds),
        "lost": state.lost,
    }


def _state(state: WindowState) -> tuple[str, str]:
    if state.lost:
        return translate("window", "失联"), "red"
    if state.paused:
        return state.pause_reason, "warn"
    if state.number:
        return translate("window", "服务中"), "ok"
    if state.seen_seconds_ago is None:
        return translate("window", "无人"), "plain"
    return translate("window", "空闲"), "primary"


def _since(state: WindowState, now: datetime) -> str:
    if state.since is None:
        return ""
    minutes = max(0, int((now - state.since).total_seconds() // 60))
    return translate("window", "{0} 起 · {1}").format(
        clock_text(state.since), minutes_text(minutes)
    )


def business_rows(floor: Floor) -> list[Row]:
    """All businesses: {code, name, waiting, longest, estimate, state, kind, why,
    act}."""
    return [_business_row(each, floor) for each in floor.businesses]


def _business_row(business: BusinessState, floor: Floor) -> Row:
    waiting = floor.waiting.get(business.code)
    count = waiting.waiting if waiting else business.waiting
    estimate = waiting.estimate if waiting else None
    shut = business.reason == SWITCHED_OFF
    return {
        "code": business.code,
        "name": f"{business.prefix}  {business.name}",
        "waiting": str(count),
        "longest": minutes_text(floor.longest[business.code])
        if business.code in floor.longest
        else "—",
        "estimate": "—"
        if estimate is None
        else translate("window", "{0}–{1} 分").format(estimate.low, estimate.high),
        "state": translate("window", _SHUT.get(business.reason, "开放")),
        "why": business.notice if shut else "",
        "kind": "warn" if shut else "ok" if business.open else "plain",
        "act": translate("window", "恢复取号" if shut else "暂停取号"),
    }


def _minutes(minutes: int | None) -> str:
    return "—" if minutes is None else minutes_text(minutes)
