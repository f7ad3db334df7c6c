"""All windows and businesses of the hall, and what its supervisor may change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.calling.acts import SHUT_REASONS, reason_options
from ui.window.supervisor import floor as rows
from ui.window.supervisor.arranging import Arranging
from ui.window.supervisor.floor import RULES, SWITCHED_OFF, Floor, Row, read_floor

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class SupervisorViewModel(ActingViewModel):
    """Reads the whole hall; every change is one audited command."""

    floorChanged = Signal()
    windowsChanged = Signal()
    businessesChanged = Signal()
    arrangingChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._floor: Floor | None = None
        self._figures: list[Row] = []
        self._windows: list[Row] = []
        self._businesses: list[Row] = []
        self._arranging: Arranging | None = None

    # --- what the page shows -------------------------------------------------------------

    @Property(bool, notify=floorChanged)
    def known(self) -> bool:
        """Whether the hall has been read at all."""
        return self._floor is not None

    @Property("QVariantList", notify=floorChanged)
    def figures(self) -> list[Row]:
        return self._figures

    @Property("QVariantList", notify=windowsChanged)
    def windows(self) -> list[Row]:
        return self._windows

    @Property("QVariantList", notify=businessesChanged)
    def businesses(self) -> list[Row]:
        return self._businesses

    @Property("QVariantMap", notify=arrangingChanged)
    def arranging(self) -> Row:
        """The window being rearranged, empty when none is.

        {window, title, rule, rows, number}; ``rows`` are businesses {code, name, place}.
        """
        arranging, floor = self._arranging, self._floor
        if arranging is None or floor is None:
            return {}
        state = floor.window(arranging.window)
        return {
            "window": arranging.window,
            "title": self.tr("{0} 号窗口办什么").format(arranging.window),
            "rule": self.tr("叫号规则：{0}").format(RULES[arranging.rule]),
            "rows": arranging.rows(floor.names),
            "number": state.number if state else "",
        }

    # --- windows -------------------------------------------------------------------------

    @Slot(int)
    def arrange(self, index: int) -> None:
        """Opens a window's order."""
        if self._floor is None or not 0 <= index < len(self._windows):
            return
        state = self._floor.window(str(self._windows[index]["window"]))
        if state is not None:
            self._set_arranging(Arranging.of(state))

    @Slot(str)
    def turn(self, code: str) -> None:
        """Takes a business into the order, as the last, or out of it."""
        if self._arranging is not None:
            self._set_arranging(self._arranging.toggled(code))

    @Slot()
    def turnRule(self) -> None:
        """By the other rule."""
        if self._arranging is not None:
            self._set_arranging(self._arranging.turned())

    @Slot()
    def putAway(self) -> None:
        """Leaves the window as it was."""
        self._set_arranging(None)

    @Slot()
    def save(self) -> None:
        """Sets the window as arranged; without a business, as the content says again."""
        arranging = self._arranging
        if arranging is None:
            return
        queueing, actor = self.desk.terminal.queueing, self.actor
        said = (
            self.tr("{0} 号窗口的业务已调整。")
            if arranging.businesses
            else self.tr("{0} 号窗口已恢复原来的业务设置。")
        )
        self._set_arranging(None)
        self.act(
            lambda: queueing.set_window(
                arranging.window,
                businesses=arranging.businesses,
                rule=arranging.rule.value,
                actor=actor,
            ),
            lambda _: self.say(said.format(arranging.window)),
        )

    @Slot()
    def askReturn(self) -> None:
        """Asks before the ticket in hand of the open window goes back."""
        arranging = self._arranging
        state = self._floor.window(arranging.window) if self._floor and arranging else None
        if state is None or not state.number:
            return
        window, number = state.window, state.number
        self._set_arranging(None)
        self.ask(
            self.tr("把 {0} 退回等候？").format(number),
            self.tr("{0} 在 {1} 号窗口手上。退回后回到原来的位置，由办这项业务的窗口再叫。").format(
                number, window
            ),
            self.tr("退回"),
            lambda: self._give_back(window, number),
            danger=True,
        )

    def _give_back(self, window: str, number: str) -> None:
        queueing, actor = self.desk.terminal.queueing, self.actor

        def back() -> None:
            ticket = queueing.by_number(number)
            queueing.give_back(ticket.id, window=window, actor=actor, reason="值班长退回")

        said = self.tr("{0} 已退回，按原来的位置等候。").format(number)
        self.act(back, lambda _: self.say(said))

    # --- businesses and the day ----------------------------------------------------------

    @Slot(int)
    def switchBusiness(self, index: int) -> None:
        """Closes a business with a reason, or opens it again."""
        if self._floor is None or not 0 <= index < len(self._businesses):
            return
        business = self._floor.business(str(self._businesses[index]["code"]))
        if business is None:
            return
        code, name = business.code, business.name
        if business.reason == SWITCHED_OFF:
            self.ask(
                self.tr("{0}恢复取号？").format(name),
                self.tr("原因：{0}。恢复后，自助终端可以再取这项业务的号。").format(
                    business.notice
                ),
                self.tr("恢复取号"),
                lambda: self._switch(code, name, ""),
            )
            return
        self.offer(
            self.tr("{0}暂停取号，因为").format(name),
            reason_options(SHUT_REASONS),
            lambda reason: self._switch(code, name, reason),
            text=self.tr("原因会显示给群众。已取的号照常办理，暂停到今天为止。"),
            own=self.tr("其他原因"),
            written=lambda reason: self._switch(code, name, reason),
        )

    def _switch(self, code: str, name: str, reason: str) -> None:
        queueing, actor = self.desk.terminal.queueing, self.actor
        said = (
            self.tr("{0}已暂停取号：{1}。").format(name, reason)
            if reason
            else self.tr("{0}已恢复取号。").format(name)
        )
        self.act(
            lambda: queueing.switch_business(code, open=not reason, reason=reason, actor=actor),
            lambda _: self.say(said),
        )

    @Slot()
    def askCloseDay(self) -> None:
        """Asks first, and says how many tickets lapse."""
        floor = self._floor
        if floor is None or self.acting:
            return
        figures = floor.figures
        counts = self.tr("还有 {0} 人等候、{1} 个号正在办理、{2} 个号暂挂，共 {3} 张号票将作废。")
        said = (
            counts.format(figures.waiting, figures.serving, floor.held, floor.open_tickets)
            if floor.open_tickets
            else self.tr("所有号票都已办结，没有号票会作废。")
        )
        self.ask(
            self.tr("结束今天的业务？"),
            said + self.tr("作废的号票不能恢复，之后取的号仍算今天。"),
            self.tr("结束业务日"),
            self._close_day,
            danger=True,
            careful=True,
        )

    def _close_day(self) -> None:
        queueing, actor = self.desk.terminal.queueing, self.actor
        said = self.tr("今天的业务已结束，{0} 张号票作废。")
        self.act(lambda: queueing.close_day(actor=actor), lambda n: self.say(said.format(n)))

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], Floor]:
        terminal = self.desk.terminal
        return lambda: read_floor(terminal)

    def take(self, seen: Floor) -> None:
        known, self._floor = self.known, seen
        figures = rows.figure_rows(seen)
        if figures != self._figures or not known:
            self._figures = figures
            self.floorChanged.emit()
        windows = rows.window_rows(seen)
        if windows != self._windows:
            self._windows = windows
            self.windowsChanged.emit()
        businesses = rows.business_rows(seen)
        if businesses != self._businesses:
            self._businesses = businesses
            self.businessesChanged.emit()
        if self._arranging is not None:
            self.arrangingChanged.emit()

    def _set_arranging(self, arranging: Arranging | None) -> None:
        if arranging != self._arranging:
            self._arranging = arranging
            self.arrangingChanged.emit()
