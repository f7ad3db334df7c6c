"""The appointment that was just made: its code, its slip."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.qr import matrix
from kiosk.queueing.appointments.model import Appointment
from ui.desk import Desk
from ui.format import clock_text
from ui.resident.appointments import wording
from ui.resident.ticket.slip_view_model import SlipPrinting
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class BookedViewModel(ViewModel):
    """Shows what to remember; the session's end wipes it."""

    changed = Signal()

    def __init__(self, desk: Desk, *, made: Appointment, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._made = made
        self._slip = SlipPrinting(desk, made.id, self, kind="appointment")
        self._slip.stateChanged.connect(self.changed)

    @Property(SlipPrinting, constant=True)
    def slip(self) -> SlipPrinting:
        return self._slip

    @Property(str, notify=changed)
    def headline(self) -> str:
        if self._slip.state == "printed":
            return self.tr("预约成功，请取走凭证")
        if self._slip.state in ("failed", "unknown"):
            return self.tr("预约成功，请记住预约码")
        return self.tr("预约成功，正在打印凭证…")

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why there is no slip; empty when there is one."""
        if self._slip.state not in ("failed", "unknown"):
            return ""
        return (
            self.tr("凭证没有打出来，请拍照或抄下预约码，凭身份证也可以签到。") + self._slip.reason
        )

    @Property(str, constant=True)
    def business(self) -> str:
        return self._made.business_name

    @Property(str, constant=True)
    def day(self) -> str:
        return wording.date_text(self._made.starts_at)

    @Property(str, constant=True)
    def span(self) -> str:
        return wording.span_text(self._made.starts_at, self._made.ends_at)

    @Property(str, constant=True)
    def code(self) -> str:
        return self._made.code

    @Property("QVariantList", constant=True)
    def modules(self) -> list[str]:
        """The modules of the QR code to check in with."""
        return ["".join("1" if dark else "0" for dark in row) for row in matrix(self._made.qr)]

    @Property("QVariantList", constant=True)
    def facts(self) -> list[dict[str, str]]:
        """Rows {value, name}."""
        until = self._made.cancel_until
        return [
            {"value": clock_text(self._made.opens_at), "name": self.tr("当天几点起签到")},
            {
                "value": f"{wording.date_text(until).split(' ')[0]} {clock_text(until)}",
                "name": self.tr("在这以前可以取消"),
            },
        ]

    @Slot()
    def finish(self) -> None:
        """Done: everything is wiped."""
        self.desk.session.end()

    def shown(self) -> None:
        if self._slip.state == "":
            self._slip.follow()

    def leaving(self) -> None:
        self._slip.leave()
