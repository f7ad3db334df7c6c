"""A resident's morning: every page of the touchscreen, by touch, in the order people use them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ui.resident.face import ResidentFace
from ui.session import WRITING_FACTOR
from ui.tour.driver import NAME_IN_INK, Driver, StepFailedError
from ui.tour.guides import GuidesWalk
from ui.tour.public import PublicWalk
from ui.tour.recorder import Recorder
from ui.tour.search import LOOKS
from ui.tour.stage import Stage
from ui.tour.telling import TellingWalk

APPLICANT = (
    ("disclosure.name", "𬱖小梅"),
    ("disclosure.document_number", "11010519491231002X"),
    ("disclosure.phone", "13800005678"),
)
BOOKER = ("𬱖小梅", "11010519491231002X")
SLOTS = 4
"""Of a day; the same person books another one each time."""
WANTED = "申请公开城南街道 2025 年征收集体土地补偿安置方案的批复及附图"


@dataclass(frozen=True, slots=True)
class Filed:
    """What the applicant took home."""

    number: str
    query_code: str


class ResidentWalk:
    """Walks through all pages with one setting of the screen."""

    def __init__(self, face: ResidentFace, driver: Driver, recorder: Recorder, stage: Stage):
        self._face = face
        self._driver = driver
        self._recorder = recorder
        self._stage = stage
        self.tickets: list[str] = []
        """Numbers of the tickets taken."""
        self.filed: list[Filed] = []
        self._booked = 0
        self._code = ""
        self.ways: tuple[str, ...] = ()
        """Ways of seeing that this person turns on, as the footer names them."""

    def everything(self) -> None:
        """Every page once."""
        self._home()
        self._search()
        self._guide()
        self._ticket_from_guide()
        self._browse()
        self._codes()
        GuidesWalk(self._driver, self._step, self._do, self._go_home).everything()
        self._reading()
        self._places()
        PublicWalk(self._driver, self._step, self._do, self._go_home).everything()
        self._ticket()
        self._ticket_ways()
        self._appointment()
        self._apply()
        self._ask()
        self._evaluate()
        self._tell()
        self._leave()

    def glance(self) -> None:
        """The pages that a way of seeing changes most."""
        self._home()
        self._guide()
        self._go_home()
        self._ticket()
        self._step("disclosure-notice", "home.disclosure")
        self._go_home()

    # --- pages ---------------------------------------------------------------------------

    def ready(self) -> None:
        """At home, with the ways of seeing on: a session's end took them back."""
        self._go_home()
        self._see()

    def _home(self) -> None:
        self.ready()
        self._do("home", self._nothing)
        self._step("help", "shell.help")
        self._do("help-closed", lambda: self._driver.tap("shell.help.close"), picture=False)

    def _search(self) -> None:
        self._step("search", "home.search")
        self._do("search-initials", lambda: self._look_for("sbk"), picture=False)
        for name, query in LOOKS:
            self._do(name, partial(self._look_for, query))
        self._expect("普通护照", "护照")
        self._go_home()

    def _guide(self) -> None:
        self._step("guide-materials", "home.popular.0")
        for index, name in enumerate(("steps", "conditions", "fees", "basis", "questions"), 1):
            self._step(f"guide-{name}", f"guide.tab.{index}")

    def _ticket_from_guide(self) -> None:
        self._step("notice-asked", "guide.print")
        self._do("notice-printed", self._wait_for_text("已打印", "打印好", "请取"))
        self._step("ticket-from-guide", "guide.ticket")
        self._do("ticket-confirmed", lambda: self._take("ticket.confirm"))
        self._finish("issued.done")

    def _browse(self) -> None:
        self._step("guides", "home.guides")
        self._step("guides-by-theme", "guides.way.2")
        self._step("guides-for-whom", "guides.way.4")
        self._step("guides-items", "guides.heading.0")
        self._step("guides-first", "guides.items.0")
        self._go_home()

    def _codes(self) -> None:
        self._step("codes", "home.codes")
        self._step("codes-next-page", "codes.pager.next")
        self._step("codes-department", "codes.group.1")
        self._step("codes-enlarged", "codes.cell.0")
        self._do("codes-closed", lambda: self._driver.tap("codes.code.close"), picture=False)
        self._go_home()

    def _reading(self) -> None:
        self._step("policies", "home.policies")
        self._step("policy", "policies.list.0")
        self._go_home()
        self._step("notice", "home.notice")
        self._go_home()

    def _places(self) -> None:
        self._step("places", "home.places")
        self._step("places-window", "places.plan.window.12")
        self._step("places-organs", "places.tab.2")
        self._step("organ", "places.organs.0")
        self._go_home()

    def _ticket(self) -> None:
        self._step("ticket", "home.ticket")
        self._do("ticket-issued", lambda: self._take("ticket.business.0"))
        self._finish("issued.done")

    def _ticket_ways(self) -> None:
        """The green channel, several services in one visit, and a business by real name."""
        self._step("ticket-ways", "home.ticket")
        self._step("ticket-groups", "ticket.priority")
        self._step("ticket-group-chosen", "ticket.group.disabled")
        self._do("ticket-priority", lambda: self._take("ticket.business.0"))
        self._finish("issued.done")
        self._step("ticket-real-name", "home.ticket")
        self._step("ticket-identity", "ticket.business.2")
        self._do("ticket-identity-typed", lambda: self._type("identity.number", BOOKER[1]))
        self._step("ticket-several", "ticket.stepBack")
        self._do("ticket-several-chosen", self._choose_several)
        self._do("ticket-several-taken", lambda: self._take("ticket.takeSeveral"))
        self._finish("issued.done")

    def _appointment(self) -> None:
        self._step("appointments", "home.appointments")
        self._step("booking", "appointments.book")
        self._step("booking-times", "booking.business.0")
        self._step("booking-tomorrow", "booking.day.1")
        self._step("booking-person", f"booking.slot.{self._booked % SLOTS}")
        self._do("booking-person-filled", self._fill_booker)
        self._do("booked", self._book)
        self._finish("booked.done")
        self._step("check-in", "home.appointments")
        self._do("check-in-too-early", self._check_in)
        self._step("check-in-told", "appointments.message.close")
        self._go_home()

    def _evaluate(self) -> None:
        self._step("evaluation", "home.evaluation")
        self._do("evaluation-grades", self._show_slip)
        self._step("evaluation-reasons", "evaluation.grade.2")
        self._step("evaluation-reason", "evaluation.reason.long_wait")
        self._step("evaluation-thanks", "evaluation.submit")
        self._finish("evaluation.done")

    def _apply(self) -> None:
        self._step("disclosure-notice", "home.disclosure")
        self._step("disclosure-published", "disclosure.next")
        self._step("disclosure-applicant", "disclosure.next")
        self._step("disclosure-left-empty", "disclosure.next")
        self._do("disclosure-applicant-filled", self._fill_applicant)
        self._step("disclosure-content", "disclosure.next")
        self._do("disclosure-described", lambda: self._type("disclosure.description", WANTED))
        self._step("disclosure-delivery", "disclosure.next")
        self._do("disclosure-delivery-chosen", self._choose_delivery)
        self._step("disclosure-review", "disclosure.next")
        self._step("disclosure-sign", "disclosure.next")
        self._do("disclosure-signed", lambda: self._driver.draw("disclosure.pad", NAME_IN_INK))
        self._do("disclosure-receipt", self._submit)
        self._do("disclosure-receipt-code", lambda: self._driver.tap("receipt.qr"))
        self._finish("receipt.done")

    def _ask(self) -> None:
        self._step("status", "home.status")
        self._do("status-wrong-code", lambda: self._ask_for("2222-2222"))
        if self.filed:
            self._do("status-found", lambda: self._ask_for(self.filed[-1].query_code))
        self._go_home()
        self._step("status-ticket", "home.status")
        self._do("status-ticket-found", self._ask_for_ticket)
        self._step("status-ticket-cancel", "status.cancel")
        self._step("status-ticket-kept", "status.keep")
        self._go_home()

    def _leave(self) -> None:
        """Somebody walks away from a half-filled form: a warning, then nothing of it is left."""
        self._step("walking-away", "home.disclosure")
        self._do("walking-away-form", self._half_a_form)
        self._do("idle-warning", self._wait_idle)
        self._do("wiped", self._wait_wipe)

    # --- what a finger does ----------------------------------------------------------------

    def _take(self, name: str) -> None:
        self._driver.tap(name)
        self._driver.wait_for_item("issued.number")
        self._driver.wait_for(self._ticket_numbered, "a ticket number")
        self.tickets.append(self._text("issued.number"))

    def _ticket_numbered(self) -> bool:
        return bool(self._text("issued.number"))

    def _choose_several(self) -> None:
        self._driver.tap("ticket.several")
        for index in (3, 0):
            self._driver.tap(f"ticket.business.{index}")

    def _fill_booker(self) -> None:
        for name, text in zip(("booking.name", "identity.number"), BOOKER, strict=True):
            self._type(name, text)

    def _book(self) -> None:
        self._driver.tap("booking.submit")
        self._driver.wait_for_item("booked.code")
        self._code = self._text("booked.code")
        self._booked += 1

    def _check_in(self) -> None:
        self._type("appointments.code", self._code)
        self._driver.tap("appointments.checkIn")
        self._must_show("现在不能签到")

    def _show_slip(self) -> None:
        """Evaluates the last ticket, which a window serves meanwhile."""
        queueing = self._stage.terminal.queueing
        ticket = queueing.by_number(self.tickets[-1])
        window = ticket.windows[0]
        queueing.call(ticket.id, window=window, actor="staff:tour")
        queueing.finish(ticket.id, window=window, actor="staff:tour", whole=True)
        self._type("evaluation.number", ticket.number)
        self._type("evaluation.reference", ticket.reference)
        self._driver.tap("evaluation.find")
        self._driver.wait_for_item("evaluation.grade.5")

    def _fill_applicant(self) -> None:
        for name, text in APPLICANT:
            self._type(name, text)

    def _choose_delivery(self) -> None:
        self._driver.tap("disclosure.carrier.paper")
        self._driver.tap("disclosure.route.collect")

    def _submit(self) -> None:
        self._driver.tap("disclosure.submit")
        self._driver.wait_for_item("receipt.number")
        self.filed.append(Filed(self._text("receipt.number"), self._text("receipt.queryCode")))

    def _ask_for(self, code: str) -> None:
        if self._driver.seek("status.number.input") is None:
            self._driver.tap("status.back")
        self._type("status.number", self.filed[-1].number if self.filed else "2026-9999")
        self._type("status.code", code)
        self._driver.tap("status.ask")

    def _ask_for_ticket(self) -> None:
        self._driver.tap("status.door.1")
        self._type("status.ticket", self.tickets[-1])
        self._driver.tap("status.ask")
        self._must_show(self.tickets[-1])

    def _half_a_form(self) -> None:
        self._driver.tap("disclosure.next")
        self._driver.tap("disclosure.next")
        self._type(*APPLICANT[0])

    def _wait_idle(self) -> None:
        self._stage.clock.skip(WRITING_FACTOR * self._stage.settings.idle_seconds + 1)
        self._face.session.tick()
        self._driver.wait_for_item("shell.warning.extend")

    def _wait_wipe(self) -> None:
        self._stage.clock.skip(60)
        self._face.session.tick()
        self._driver.wait_for_item("home.ticket")
        if any(APPLICANT[0][1] in text for text in self._driver.texts()):
            raise StepFailedError("the name of the last person is still on the screen")

    # --- small steps ------------------------------------------------------------------------

    def _do(self, name: str, act: Callable[[], None], *, picture: bool = True) -> None:
        if not self._recorder.step(name, act, picture=picture):
            self._face.navigator.home()
            self._driver.settle()

    def _step(self, name: str, target: str) -> None:
        def act() -> None:
            self._driver.wait_for_item(target)
            self._driver.tap(target)

        self._do(name, act)

    def _finish(self, name: str) -> None:
        def act() -> None:
            self._driver.tap(name)
            self._driver.wait_for_item("home.ticket")

        self._do(f"{name.partition('.')[0]}-done", act, picture=False)
        self._see()

    def _see(self) -> None:
        """The end of a session takes every way of seeing back; the next person turns it on."""
        for way in self.ways:
            if not self._face.presentation.is_on(way):
                self._do(
                    "seen-" + way, lambda way=way: self._driver.tap(f"shell.{way}"), picture=False
                )

    def _go_home(self) -> None:
        if self._driver.seek("keyboard.hide") is not None:
            self._do("keys-hidden", lambda: self._driver.tap("keyboard.hide"), picture=False)
        if self._driver.seek("shell.home") is not None:
            self._do("back-home", lambda: self._driver.tap("shell.home"), picture=False)

    def _tell(self) -> None:
        self._go_home()
        TellingWalk(self._driver, self._recorder, self._stage.terminal, self.ready).tell()
        self._go_home()

    def _look_for(self, text: str) -> None:
        self._type("search.field", text)

    def _type(self, name: str, text: str) -> None:
        self._driver.type(name, text)

    def _text(self, name: str) -> str:
        return str(self._driver.find(name).property("text"))

    def _expect(self, *texts: str) -> None:
        def look() -> None:
            for text in texts:
                self._must_show(text)

        self._do("expected-text", look, picture=False)

    def _must_show(self, text: str) -> None:
        self._driver.wait_for(lambda: self._driver.shows(text), text)

    def _wait_for_text(self, *any_of: str) -> Callable[[], None]:
        def wait() -> None:
            self._driver.wait_for(
                lambda: any(self._driver.shows(text) for text in any_of), " or ".join(any_of)
            )

        return wait

    def _nothing(self) -> None:
        self._driver.wait_for_item("home.ticket")
