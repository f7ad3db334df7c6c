"""One application's whole way over the disclosure desk: the clerk's part, then the supervisor's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui.tour.driver import Driver, StepFailedError
from ui.tour.recorder import Recorder

SECRETS = ("11010519491231002X",)
_LETTER = {
    "name": "王秀兰",
    "document_number": "11010519491231002X",
    "phone": "13812345678",
    "address": "内蒙古自治区示范县城北街道 16 号",
    "postcode": "021000",
    "title_or_number": "城北道路改造工程招标文件",
    "description": "2026 年城北道路改造工程的招标文件和中标通知书。",
}


class DeskWalk:
    """Takes an application from the list to the archive, and looks at the report."""

    def __init__(self, driver: Driver, recorder: Recorder) -> None:
        self._driver = driver
        self._recorder = recorder
        self._number = ""

    def clerk(self) -> None:
        """Registers a letter; takes a case up, has it corrected, asks for more time."""
        self._do("desk-registration", lambda: self._press("registration.due", Qt.Key.Key_F3))
        self._do("desk-registered", self._register)
        self._do("desk-case", self._open_registered)
        self._do("desk-limit", lambda: self._tab("limit"))
        self._do("desk-taken-up", self._take_up)
        self._do("desk-all-acts", lambda: self._press("applications.acts.list", Qt.Key.Key_F12))
        self._do("desk-correction", self._ask_correction)
        self._do("desk-correction-asked", self._confirm)
        self._do("desk-corrected", self._correct)
        self._do("desk-extension-proposed", self._propose_extension)

    def leader(self) -> None:
        """Agrees to the extension; consults, answers in part, delivers, archives, reports."""
        self._do("desk-extension-decided", self._decide_extension)
        self._do("desk-consulted", self._consult)
        self._do("desk-opinion", self._take_opinion)
        self._do("desk-answer-drafted", self._draft_answer)
        self._do("desk-letter-issued", self._issue)
        self._do("desk-answered", self._answer)
        self._do("desk-delivered", self._deliver)
        self._do("desk-archived", lambda: self._act("archive", "已归档"))
        self._do("desk-records", lambda: self._tab("records"))
        self._do("desk-annual", lambda: self._door("annual", "annual.cell.3.3"))
        self._do("desk-annual-quarters", lambda: self._driver.tap("annual.tab.quarters"))
        self._do("desk-annual-saved", lambda: self._press("annual.note", Qt.Key.Key_F8))
        self._do("desk-calendar", lambda: self._other_door("calendar", "calendar.about"))
        self._do("desk-templates", self._templates)
        self._do("desk-list", self._back)

    # --- the clerk -----------------------------------------------------------------------

    def _register(self) -> None:
        for name, text in _LETTER.items():
            self._driver.type(f"registration.{name}", text)
        self._press("registration.number", Qt.Key.Key_F10)
        self._number = self._text("registration.number")

    def _open_registered(self) -> None:
        self._driver.key(Qt.Key.Key_F8)
        self._driver.wait_for_item("applications.detail.number")
        if any(self._driver.shows(secret) for secret in SECRETS):
            raise StepFailedError("an identity number is shown unmasked")

    def _take_up(self) -> None:
        self._tab("course")
        self._act("take_up", "办理中")

    def _ask_correction(self) -> None:
        self._driver.tap("applications.acts.ask_correction")
        self._driver.type("applications.form.what", "请写明要哪一个标段的招标文件。")

    def _correct(self) -> None:
        self._driver.tap("applications.act.correct")
        self._driver.type("applications.form.title_or_number", "城北道路改造工程一标段招标文件")
        self._confirm()
        self._act("take_up", "办理中")

    def _propose_extension(self) -> None:
        self._driver.tap("applications.act.propose_extension")
        self._driver.type("applications.form.reason", "涉及多家投标单位，需要逐一征求意见。")
        self._confirm()
        self._driver.wait_for(lambda: self._driver.shows("已提请延期"), "the proposal")

    # --- the supervisor ------------------------------------------------------------------

    def _decide_extension(self) -> None:
        self._driver.tap("side.applications")
        self._driver.wait_for_item("applications.search.input")
        self._driver.type("applications.search", self._number)
        self._driver.wait_for(lambda: self._driver.seek("applications.list.1") is None, "one row")
        self._driver.tap("applications.list.0")
        self._driver.tap("applications.act.extend")
        self._driver.tap("applications.form.decision.approve")
        self._confirm()
        self._driver.wait_for(lambda: self._driver.shows("（40 个工作日）"), "the longer limit")

    def _consult(self) -> None:
        self._driver.tap("applications.act.ask_third_party")
        self._driver.type("applications.form.party", "某路桥公司")
        self._confirm()
        self._driver.wait_for(lambda: self._driver.shows("暂停计时"), "the pause")

    def _take_opinion(self) -> None:
        self._driver.tap("applications.act.opinion_in")
        self._driver.tap("applications.form.opinion.objects")
        self._driver.type("applications.form.note", "投标报价明细属于商业秘密。")
        self._confirm()
        self._driver.wait_for_item("applications.act.draft_answer")

    def _draft_answer(self) -> None:
        self._driver.tap("applications.act.draft_answer")
        self._driver.tap("applications.form.row.2")
        self._driver.type("applications.form.open_part", "招标文件正文和中标通知书。")
        self._driver.type(
            "applications.form.reasons", "投标报价明细属于第三方商业秘密，第三方不同意公开。"
        )
        self._confirm()
        self._driver.wait_for_item("letter.pages.0")
        self._fill_blanks()
        self._see_paper("letter")

    def _fill_blanks(self) -> None:
        """What only a person can say is written over the marks in the draft."""
        text = self._text("letter.paragraphs.input")
        if "【待填：" not in text:
            return
        for mark in text.split("【待填：")[1:]:
            name = mark.partition("】")[0]
            text = text.replace(f"【待填：{name}】", "随本书邮寄")
        editor = self._driver.find("letter.paragraphs.input")
        self._driver.tap("letter.paragraphs.input")
        editor.setProperty("text", text)
        self._driver.settle()
        self._driver.key(Qt.Key.Key_F10)
        self._driver.settle()

    def _issue(self) -> None:
        for key in (Qt.Key.Key_F8, Qt.Key.Key_Tab, Qt.Key.Key_Return):
            self._driver.key(key)
            self._driver.settle()
        self._driver.wait_for(lambda: self._text("letter.state") == "已制发", "the number")
        self._see_paper("letter")

    def _answer(self) -> None:
        self._driver.key(Qt.Key.Key_Escape)
        self._driver.wait_for_item("applications.act.answer")
        self._driver.tap("applications.act.answer")
        self._confirm()
        self._press("applications.act.deliver", Qt.Key.Key_Return)

    def _deliver(self) -> None:
        self._driver.tap("applications.act.deliver")
        self._confirm()
        self._driver.wait_for_item("applications.act.archive")

    # --- pages and keys ------------------------------------------------------------------

    def _door(self, name: str, shows: str) -> None:
        self._driver.tap(f"applications.door.{name}")
        self._driver.wait_for_item(shows)

    def _other_door(self, name: str, shows: str) -> None:
        self._back()
        self._door(name, shows)

    def _templates(self) -> None:
        self._other_door("templates", "templates.pages.0")
        self._see_paper("templates")

    def _see_paper(self, page: str) -> None:
        first = f"{page}.pages.0"
        self._driver.wait_for(lambda: bool(self._driver.find(first).property("drawn")), "the paper")

    def _back(self) -> None:
        self._driver.key(Qt.Key.Key_Escape)
        self._driver.wait_for_item("applications.search.input")

    def _tab(self, name: str) -> None:
        self._driver.tap(f"applications.tab.{name}")

    def _act(self, name: str, then: str) -> None:
        """An act that is asked once, and the state it leads to."""
        self._driver.tap(f"applications.act.{name}")
        self._press("applications.detail.state", Qt.Key.Key_Return)
        state = "applications.detail.state"
        self._driver.wait_for(lambda: self._text(state) == then, then)

    def _confirm(self) -> None:
        self._driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._driver.settle()

    def _press(self, shows: str, key: Qt.Key) -> None:
        self._driver.key(key)
        self._driver.settle()
        self._driver.wait_for_item(shows)

    def _text(self, name: str) -> str:
        item = self._driver.seek(name)
        return str(item.property("text")) if item is not None else ""

    def _do(self, name: str, act: Callable[[], object]) -> None:
        self._recorder.step(name, lambda: (act(), None)[1])
