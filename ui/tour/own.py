"""A company files; the desk asks for a correction; it is supplied with the on-screen keyboard, and
what was released is read."""

from __future__ import annotations

import io
from collections.abc import Callable

from kiosk.common.clock import hall_date
from kiosk.common.identity import credit_check_sign
from kiosk.disclosure.attachments.model import Area, Why
from ui.tour.driver import NAME_IN_INK, Driver, StepFailedError
from ui.tour.recorder import Recorder
from ui.tour.stage import Stage

CLERK = "staff:1007"
_CODE = "91150799MADEM0901"
COMPANY = (
    ("disclosure.organisation_name", "示范县某建材有限公司"),
    ("disclosure.credit_code", _CODE + credit_check_sign(_CODE)),
    ("disclosure.legal_representative", "周某某"),
    ("disclosure.contact_person", "吴某"),
    ("disclosure.phone", "0470-5559001"),
)
WANTED = "申请公开道路改造工程的招标文件"


class CompanyWalk:
    """One application of a company's, standing and with a line."""

    def __init__(
        self, driver: Driver, recorder: Recorder, stage: Stage, ready: Callable[[], None]
    ) -> None:
        """``ready`` goes home and turns the ways of seeing on again that a session's end took
        back."""
        self._ready = ready
        self._driver = driver
        self._recorder = recorder
        self._terminal = stage.terminal
        self._number = self._code = ""

    @property
    def number(self) -> str:
        """Of the application, once it is filed."""
        return self._number

    def filing(self) -> None:
        """From the notice to the receipt; the line is not needed for it."""
        self._ready()
        self._do("company-applicant", self._to_applicant)
        self._do("company-filled", self._fill)
        self._do("company-receipt", self._file)
        self._do("company-done", lambda: self._driver.tap("receipt.done"), picture=False)

    def everything(self) -> None:
        """From the notice to the released page."""
        self.filing()
        self._ready()
        self._do("company-correction", self._asked)
        self._do("company-keyboard", self._type_by_finger)
        self._do("company-corrected", self._send)
        self._do("company-away", lambda: self._driver.tap("status.home"), picture=False)
        self._ready()
        self._do("company-answer", self._answered)
        self._do("company-reading", self._read)
        self._do("company-read", lambda: self._driver.tap("status.readingDone"), picture=False)
        self._do("company-left", lambda: self._driver.tap("status.home"), picture=False)

    def _to_applicant(self) -> None:
        self._driver.tap("home.disclosure")
        for _ in range(2):
            self._driver.tap("disclosure.next")
        self._driver.tap("disclosure.party.organisation")
        self._driver.tap("disclosure.organisation_kind.company")

    def _fill(self) -> None:
        for name, text in COMPANY:
            self._driver.type(name, text)

    def _file(self) -> None:
        self._driver.tap("disclosure.next")
        self._driver.type("disclosure.description", WANTED)
        self._driver.tap("disclosure.next")
        for name in ("disclosure.carrier.paper", "disclosure.route.collect"):
            self._driver.tap(name)
        for _ in range(2):
            self._driver.tap("disclosure.next")
        self._driver.draw("disclosure.pad", NAME_IN_INK)
        self._driver.tap("disclosure.submit")
        self._driver.wait_for_item("receipt.number")
        self._number = str(self._driver.find("receipt.number").property("text"))
        receipt = self._terminal.disclosure.receipt(self._number)
        self._code = receipt.query_code

    def _asked(self) -> None:
        """The desk asks meanwhile; the company looks its application up."""
        day = hall_date(self._terminal.clock.now())
        self._desk(
            "ask_correction",
            what="请写明是哪一年、哪一条道路。",
            asked_on=day,
            reply_by=self._terminal.workdays.calendar().due(day, 15).due_on,
        )
        self._look_up()
        self._driver.tap("status.correct")
        self._driver.wait_for_item("status.description")

    def _type_by_finger(self) -> None:
        """Two characters by their pinyin, from the on-screen keyboard."""
        self._driver.tap("status.description.input")
        for key in "beilu":
            self._driver.tap(f"keyboard.{key}")
        self._driver.wait_for_item("keyboard.candidate.1")
        self._driver.tap("keyboard.candidate.1")
        text = str(self._driver.find("status.description.input").property("text"))
        if len(text) <= len(WANTED):
            raise StepFailedError("the on-screen keyboard wrote nothing")

    def _send(self) -> None:
        self._driver.tap("status.send")
        self._driver.wait_for_item("status.done")

    def _answered(self) -> None:
        """The desk answers and releases a blackened copy."""
        day = hall_date(self._terminal.clock.now())
        self._desk("take_up")
        files = self._terminal.attachments
        kept = files.add(self._number, "招标文件.png", _page(), actor=CLERK)
        areas = [Area(1, 0.1, 0.4, 0.6, 0.1, next(iter(Why)))]
        files.release(files.redact(kept.id, areas, actor=CLERK).id, actor=CLERK)
        self._desk("answer", row="1", answered_on=day, open_part="见所附材料。")
        self._look_up()

    def _read(self) -> None:
        status = self._terminal.disclosure.status(self._number, self._code)
        self._driver.tap(f"status.read.{status.released[0].id}")
        self._driver.wait_for_item("status.reading.page")
        page = "status.reading.page"
        self._driver.wait_for(lambda: bool(self._driver.find(page).property("drawn")), "the page")

    def _look_up(self) -> None:
        self._driver.tap("home.status")
        self._driver.type("status.number", self._number)
        self._driver.type("status.code", self._code)
        self._driver.tap("status.ask")
        self._driver.wait_for_item("status.headline")

    def _desk(self, name: str, **given: object) -> None:
        casework = self._terminal.casework
        version = casework.case(self._number, actor=CLERK).version
        getattr(casework, name)(self._number, actor=CLERK, version=version, **given)

    def _do(self, name: str, act: Callable[[], object], *, picture: bool = True) -> None:
        self._recorder.step(name, lambda: (act(), None)[1], picture=picture)


def _page() -> bytes:
    """A page to be blackened."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (900, 1270), "white")
    draw = ImageDraw.Draw(image)
    for line in range(18):
        draw.rectangle((90, 120 + 60 * line, 800 - 37 * (line % 4), 138 + 60 * line), fill="gray")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
