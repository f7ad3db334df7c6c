"""Booking on the spot: a business, a day and a time, a name and an identity card."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.errors import KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.common.masking import mask_identity, mask_name
from kiosk.common.text import clean_line
from kiosk.common.wording import say
from kiosk.content.model import Business
from kiosk.queueing.appointments.model import Appointment, SlotState
from kiosk.queueing.appointments.rows import LONGEST_NAME
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.resident.appointments import wording
from ui.resident.composing import take_composed_text
from ui.resident.identity.entry_view_model import IdentityEntry, Proof
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

BUSINESS, TIME, PERSON = range(3)
_TAKEN = frozenset({"appointment.slot_full", "appointment.slot_begun"})
"""Refusals after which another slot is chosen."""


@QmlElement
@QmlUncreatable("made by the navigator")
class BookingViewModel(ViewModel):
    """Three steps; the last one hands in, once."""

    stepChanged = Signal()
    choicesChanged = Signal()
    slotsChanged = Signal()
    personChanged = Signal()
    focusWanted = Signal()
    wiped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._step = BUSINESS
        self._businesses: list[Business] | None = None
        self._business: Business | None = None
        self._days: dict[str, list[SlotState]] = {}
        self._day = ""
        self._slot: SlotState | None = None
        self._name = ""
        self._problem = ""
        self._proof: Proof | None = None
        self._request_id = ""
        self._booking = False
        self._entry = IdentityEntry(desk, self)
        self._entry.given.connect(self._identified)

    @Property(IdentityEntry, constant=True)
    def entry(self) -> IdentityEntry:
        return self._entry

    @Property("QStringList", constant=True)
    def steps(self) -> list[str]:
        return [self.tr("选业务"), self.tr("选时间"), self.tr("本人信息")]

    @Property(int, notify=stepChanged)
    def step(self) -> int:
        return self._step

    @Property(bool, notify=choicesChanged)
    def loaded(self) -> bool:
        return self._businesses is not None

    @Property("QVariantList", notify=choicesChanged)
    def businesses(self) -> list[dict[str, object]]:
        """Rows {code, name, summary}."""
        return [wording.business_row(business) for business in self._businesses or []]

    @Property("QVariantList", notify=slotsChanged)
    def days(self) -> list[dict[str, object]]:
        """Rows {day, name, date, free, bookable}."""
        now = self.desk.terminal.clock.now()
        return [wording.day_row(slots, now) for slots in self._days.values()]

    @Property(str, notify=slotsChanged)
    def day(self) -> str:
        """The day whose slots are shown."""
        return self._day

    @Property("QVariantList", notify=slotsChanged)
    def slots(self) -> list[dict[str, object]]:
        """Rows {at, span, free, bookable} of that day."""
        now = self.desk.terminal.clock.now()
        return [wording.slot_row(slot, now) for slot in self._days.get(self._day, [])]

    @Property(str, notify=stepChanged)
    def chosen(self) -> str:
        """What is booked so far, in one line."""
        parts = []
        if self._business is not None:
            parts.append(self._business.name)
        if self._slot is not None:
            parts.append(wording.when_text(self._slot))
        return " · ".join(parts)

    @Property(str, constant=True)
    def promise(self) -> str:
        """Who handles the personal data, what for, how long (个人信息保护法 Article 17)."""
        return self.tr(
            "{0}只用这些信息办理这次预约和签到，加密保存 30 天后删除；屏幕上不显示完整号码。"
        ).format(self.desk.terminal.settings.hall_name)

    @Property(str, notify=personChanged)
    def holder(self) -> str:
        """Whose card was read, masked; empty before."""
        proof = self._proof
        if proof is None or not proof.read:
            return ""
        return f"{mask_name(proof.name)}　{mask_identity(proof.identity)}"

    @Property(str, notify=personChanged)
    def nameProblem(self) -> str:
        return self._problem

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Slot(str)
    def chooseBusiness(self, code: str) -> None:
        """To the times of a business."""
        known = self._businesses or []
        self._business = next((one for one in known if one.code == code), None)
        if self._business is not None:
            self._read_slots()

    @Slot(str)
    def chooseDay(self, day: str) -> None:
        """Shows the slots of another day."""
        if day in self._days:
            self._day = day
            self.slotsChanged.emit()

    @Slot(str)
    def chooseSlot(self, at: str) -> None:
        """To the person."""
        slots = self._days.get(self._day, [])
        slot = next((one for one in slots if one.starts_at.isoformat() == at), None)
        if slot is not None and slot.bookable:
            self._slot = slot
            self._request_id = ""
            self._go(PERSON)
            self._entry.start()
            self.focusWanted.emit()

    @Slot(str)
    def editName(self, text: str) -> None:
        """The name was typed into."""
        self._name = text
        self._request_id = ""
        if self._problem:
            self._problem = ""
            self.personChanged.emit()

    @Slot()
    def submit(self) -> None:
        """Books, with what was read or typed."""
        take_composed_text()
        if self._proof is not None and self._proof.read:
            self._book(self._proof.name, self._proof.identity)
            return
        try:
            clean_line(self._name, field="appointment.name", limit=LONGEST_NAME)
        except Rejected as error:
            self._problem = say(error, messages_dir())
            self.personChanged.emit()
            self.focusWanted.emit()
            return
        self._entry.submit()

    @Slot()
    def previous(self) -> None:
        """One step back, or out from the first."""
        if self._step == BUSINESS:
            self.goBack()
            return
        self._forget_person()
        self._slot = None
        self._go(self._step - 1)

    def shown(self) -> None:
        if self._businesses is None:
            appointments = self.desk.terminal.appointments
            self.work(appointments.businesses, self._take_businesses)

    def leaving(self) -> None:
        self._entry.leave()
        self._forget_person()
        self._request_id = ""

    def _take_businesses(self, businesses: list[Business]) -> None:
        self._businesses = businesses
        self.choicesChanged.emit()

    def _read_slots(self) -> None:
        business, appointments = self._business, self.desk.terminal.appointments
        if business is not None:
            self.work(lambda: appointments.slots(business.code), self._take_slots)

    def _take_slots(self, slots: list[SlotState]) -> None:
        days = groupby(slots, key=lambda slot: hall_date(slot.starts_at).isoformat())
        self._days = {day: list(of_day) for day, of_day in days}
        if self._day not in self._days or not any(s.bookable for s in self._days[self._day]):
            bookable = (d for d, all_ in self._days.items() if any(s.bookable for s in all_))
            self._day = next(bookable, next(iter(self._days), ""))
        self.slotsChanged.emit()
        if self._step != TIME:
            self._go(TIME)

    @Slot(object)
    def _identified(self, proof: Proof) -> None:
        """A card is shown first, so that its holder sees whose it is; a number is sent at once."""
        if proof.read:
            self._proof = proof
            self.personChanged.emit()
        else:
            self._book(self._name, proof.identity)

    def _book(self, name: str, identity: str) -> None:
        """However often it is touched, it is one booking."""
        business, slot = self._business, self._slot
        if self._booking or business is None or slot is None:
            return
        self._booking = True
        self._request_id = request = self._request_id or new_id()
        appointments = self.desk.terminal.appointments
        self.work(
            lambda: appointments.book(
                business.code, slot.starts_at, name=name, identity=identity, request_id=request
            ),
            self._booked,
            failed=self._not_booked,
        )

    def _booked(self, made: Appointment) -> None:
        """``_booking`` stays set: the page is gone with this."""
        self.desk.nudge()
        if self.desk.navigator.view_model is self:
            self.desk.navigator.replace("appointments.booked", made=made)

    def _not_booked(self, error: Exception) -> None:
        self._booking = False
        if isinstance(error, Rejected):
            self._request_id = ""
        code = error.code if isinstance(error, KioskError) else ""
        self._forget_person()
        if code in _TAKEN:
            self._go(TIME)
            self._read_slots()
        else:
            self._entry.start()
        self.fail(error)

    def _forget_person(self) -> None:
        self._entry.stop()
        self._proof = None
        self._name = self._problem = ""
        self.wiped.emit()
        self.personChanged.emit()

    def _go(self, step: int) -> None:
        self._step = step
        self.clearError()
        self.stepChanged.emit()
