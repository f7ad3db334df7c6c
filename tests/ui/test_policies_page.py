"""Documents and notices of the demonstration hall: found, read, searched in, taken home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage

from kiosk.app import Terminal
from kiosk.common.errors import Unavailable
from kiosk.content.terms import Validity
from kiosk.devices.speech import Spoken
from kiosk.store.print_queue import PrintJob
from tests.ui.conftest import PORTRAIT
from ui.resident.face import ResidentFace
from ui.resident.policies.reading import contents, paragraph_rows
from ui.resident.policies.text_search import find, folded, index, marked
from ui.tour.driver import Driver

LONG = "GF-2026-002"
"""A document in eight chapters."""
REPEALED = "GF-2020-003"
STANDING = "GF-2026-001"


@pytest.fixture
def policies(driver: Driver, face: ResidentFace) -> Driver:
    """The list of policy documents is open."""
    face.navigator.open("policies")
    driver.settle()
    return driver


def read(driver: Driver, face: ResidentFace, code: str) -> Driver:
    """Opens a document."""
    face.navigator.open("policy", code=code)
    driver.settle()
    return driver


def listed(face: ResidentFace) -> list[str]:
    """Codes of the rows that stand in the list."""
    return [str(row["code"]) for row in face.navigator.view_model.rows.rows]


def test_a_document_is_listed_with_number_date_and_validity(
    policies: Driver, face: ResidentFace, hall: Terminal
) -> None:
    newest = hall.content.policy(listed(face)[0])
    assert policies.shows(newest.title)
    assert policies.shows(f"{newest.document_number} · {newest.published_on}")
    assert policies.shows(newest.validity.value)


def test_a_kind_shows_its_documents_alone(policies: Driver, face: ResidentFace) -> None:
    policies.tap("policies.tab.3")
    assert listed(face) == ["GB-2026-03", "GB-2026-02", "GB-2026-01"]
    assert policies.shows("共 3 份")


def test_a_number_typed_in_any_brackets_finds_its_document(
    policies: Driver, face: ResidentFace
) -> None:
    policies.type("policies.field", "示政规(2026)2号")
    assert listed(face) == [LONG]
    policies.type("policies.field", "没有这个文件")
    assert policies.shows("没有找到")
    policies.tap("policies.clear")
    assert len(listed(face)) > 10


def test_filters_narrow_the_list_and_are_let_go_one_by_one(
    policies: Driver, face: ResidentFace, hall: Terminal
) -> None:
    before = face.navigator.view_model.total
    policies.tap("policies.filter")
    policies.tap("policies.group.4")
    options = face.navigator.view_model.options
    at = next(n for n, row in enumerate(options) if row["key"] == "失效")
    policies.tap(f"policies.option.{at}")
    policies.tap("policies.filter.close")
    found = [hall.content.policy(code).validity for code in listed(face)]
    assert found
    assert set(found) == {Validity.INVALID}
    policies.tap("policies.picked.0")
    assert face.navigator.view_model.total == before


def test_a_repealed_document_says_so_and_leads_to_the_standing_one(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    read(driver, face, REPEALED)
    assert driver.shows("这份文件已经废止，仅供查阅，不再作为办事依据。现行文件见下面。")
    driver.tap("reading.link.0")
    assert driver.shows(hall.content.policy(STANDING).title)
    assert driver.seek("reading.warning") is None
    labels = [row["label"] for row in face.navigator.view_model.links]
    assert labels == ["政策解读", "政策解读", "原来的文件"]


def test_the_elements_of_a_document_are_shown(driver: Driver, face: ResidentFace) -> None:
    read(driver, face, LONG)
    facts = {row["name"]: row["value"] for row in face.navigator.view_model.facts}
    assert facts["发文字号"] == "示政规〔2026〕2号"
    assert facts["施行日期"] == "2026-08-01"
    assert facts["有效性"] == "有效"
    assert facts["索引号"]
    assert driver.shows("示政规〔2026〕2号")


def test_the_contents_lead_to_a_chapter_and_the_place_outlives_a_change_of_print(
    driver: Driver, face: ResidentFace
) -> None:
    read(driver, face, LONG)
    driver.tap("reading.contents")
    row = face.navigator.view_model.contents[4]["row"]
    driver.tap("reading.contents.4")
    text = driver.find("reading.text")
    assert driver.shows("第五章 用水管理")
    face.presentation.set("largePrint", True)
    driver.wait_for(lambda: text.property("seen") == row, "the chapter at the top")
    face.presentation.set("largePrint", False)
    driver.wait_for(lambda: text.property("seen") == row, "the chapter at the top again")


def test_a_word_is_found_marked_and_gone_through(driver: Driver, face: ResidentFace) -> None:
    read(driver, face, LONG)
    driver.tap("reading.find")
    driver.type("reading.field", "水表")
    vm = face.navigator.view_model
    assert driver.shows(f"第 1 / {vm.hits} 处")
    first = vm.hitRow
    assert any("<u>" in text and "水表" in text for text in driver.texts())
    driver.tap("reading.previous")
    assert driver.shows(f"第 {vm.hits} / {vm.hits} 处")
    assert vm.hitRow > first
    driver.type("reading.field", "月球")
    assert driver.shows("全文没有这个词")
    driver.tap("reading.field.close")
    assert vm.needle == ""


def test_questions_and_picture_cards_are_read_as_rows(driver: Driver, face: ResidentFace) -> None:
    read(driver, face, "JD-2026-002")
    assert driver.shows("24 小时")
    assert driver.shows("紧急情况")
    read(driver, face, "JD-2025-003")
    assert driver.shows("外地来本县打工，能不能申请？")


@dataclass
class Voice:
    """Hears what would be said."""

    heard: list[str] = field(default_factory=list)
    code: str = ""

    def say(self, text: str) -> Spoken:
        """Takes a sentence."""
        self.heard.append(text)
        return Spoken.silent(self.code) if self.code else Spoken.heard()

    def hush(self) -> None:
        """Nothing is left to break off."""


def test_reading_aloud_begins_where_one_reads(driver: Driver, face: ResidentFace) -> None:
    read(driver, face, LONG)
    vm, voice = face.navigator.view_model, Voice()
    vm.aloud._speaker = voice
    driver.tap("reading.contents")
    driver.tap("reading.contents.7")
    driver.tap("reading.aloud")
    driver.wait_for(lambda: not vm.aloud.speaking, "the end of the text")
    assert voice.heard[0] == "第八章 附则"
    assert voice.heard[-1].startswith("第三十七条")


def test_a_terminal_without_a_voice_says_so(driver: Driver, face: ResidentFace) -> None:
    read(driver, face, LONG)
    face.navigator.view_model.aloud._speaker = Voice(code="speech.no_device")
    driver.tap("reading.aloud")
    driver.wait_for(lambda: driver.shows("放不出声音"), "why nothing is heard")


@dataclass
class Paper:
    """Pages and jobs of a document, as the printing service gives them."""

    terminal: Terminal
    asked: list[tuple[str, tuple[int, ...] | None]] = field(default_factory=list)
    broken: bool = False

    def policy_pages(self, code: str, *, width: int) -> tuple[bytes, ...]:
        """Three white pages."""
        if self.broken:
            raise Unavailable("printer.offline")
        return (white_page(),) * 3

    def request_policy(self, code: str, *, pages: tuple[int, ...] | None, request_id: str) -> str:
        """Takes the wish."""
        self.asked.append((code, pages))
        return request_id

    def run_pending(self) -> list[PrintJob]:
        """Nothing waits."""
        return []

    def outcome(self, job_id: str) -> PrintJob:
        """Printed at once."""
        at = self.terminal.clock.now()
        return PrintJob(job_id, "policy", LONG, None, "printed", None, at)


def white_page() -> bytes:
    """A page with nothing on it, as a picture."""
    page = QImage(21, 30, QImage.Format.Format_Grayscale8)
    page.fill(255)
    made = QBuffer()
    made.open(QBuffer.OpenModeFlag.WriteOnly)
    page.save(made, "PNG")
    return bytes(made.data().data())


def test_chosen_pages_are_printed(driver: Driver, face: ResidentFace, hall: Terminal) -> None:
    hall.printing = paper = Paper(hall)
    read(driver, face, LONG)
    driver.tap("reading.print")
    assert driver.shows("打印 3 页")
    driver.tap("reading.page.1")
    driver.tap("reading.print.go")
    driver.wait_for(lambda: driver.shows("已打印，请在出纸口取走。"), "the paper")
    assert paper.asked == [(LONG, (1, 3))]
    driver.tap("reading.print.done")
    driver.tap("reading.print")
    driver.tap("reading.print.all")
    driver.tap("reading.print.go")
    driver.wait_for(lambda: len(paper.asked) == 2, "the second wish")
    assert paper.asked[1] == (LONG, None)


def test_pages_that_cannot_be_made_are_said_to_be(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    hall.printing = Paper(hall, broken=True)
    read(driver, face, LONG)
    driver.tap("reading.print")
    assert driver.shows("没有打印成功")


def test_the_code_for_a_phone_is_shown_large(driver: Driver, face: ResidentFace) -> None:
    read(driver, face, LONG)
    driver.tap("reading.code")
    assert driver.find("reading.phone.large").property("modules") > 20
    driver.tap("reading.phone.close")
    assert driver.seek("reading.phone.large") is None


def test_notices_stand_by_themselves_with_the_important_ones_first(
    driver: Driver, face: ResidentFace, hall: Terminal
) -> None:
    face.navigator.open("notices")
    driver.settle()
    notice = hall.content.notices()[0]
    assert notice.important
    assert driver.shows("重要")
    rows = face.navigator.view_model.rows
    labelled = next(one for one in hall.content.notices() if one.label and not one.important)
    row = next(row for row in rows if row["code"] == labelled.code)
    assert (row["badge"], row["badgeKind"]) == ("项目公示", "primary")
    driver.tap("notices.list.0")
    assert face.navigator.current == "notice"
    assert driver.shows(notice.title)
    assert driver.shows(notice.body[0])
    assert driver.seek("reading.print") is None


@pytest.mark.parametrize("route", ["policy", "notice"])
def test_what_was_withdrawn_is_said_to_be(driver: Driver, face: ResidentFace, route: str) -> None:
    face.navigator.open(route, code="withdrawn")
    driver.settle()
    assert driver.shows("没有找到这份内容")


def test_only_the_rows_in_sight_of_a_long_document_exist(
    open_face: Callable[[QSize], ResidentFace],
) -> None:
    face = open_face(PORTRAIT)
    driver = read(Driver(face.window, face.tasks), face, LONG)
    view = driver.find("reading.text.view")
    made = [one for one in view.childItems()[0].childItems() if one.property("modelData")]
    assert 0 < len(made) < len(face.navigator.view_model.paragraphs) / 2


def test_width_and_case_make_no_difference_inside_a_document() -> None:
    rows = [{"lead": "第一条", "text": "ＡＢc 公司 & <b>"}, {"lead": "", "text": "abc"}]
    found = find(index(rows), "abC")
    assert [(one.row, one.part, one.at) for one in found] == [(0, "text", 0), (1, "text", 0)]
    assert len(folded("ﬁ㎡Ａ")) == 3
    assert find(index(rows), "  ") == []


def test_marks_never_let_markup_of_the_text_through() -> None:
    text = marked("a<b>&a", [0, 5], 1, 5, "#ff0000")
    assert "&lt;b&gt;&amp;" in text
    assert text.count("<font") == 2
    assert text.count("<u>") == 1


@pytest.mark.parametrize(
    ("paragraph", "kind", "lead", "text"),
    [
        ("第一章 总则", "chapter", "第一章 总则", ""),
        ("第十二条　本办法自公布之日起施行。", "point", "第十二条", "本办法自公布之日起施行。"),
        ("一、谁来公开。制作机关负责公开。", "point", "一、谁来公开", "制作机关负责公开。"),
        ("（二）加强领导", "point", "（二）加强领导", ""),
        ("一、按时办结。", "text", "", "一、按时办结。"),
        ("为规范服务，制定本规范。", "text", "", "为规范服务，制定本规范。"),
    ],
)
def test_a_paragraph_is_recognised_by_its_beginning(
    paragraph: str, kind: str, lead: str, text: str
) -> None:
    assert paragraph_rows((paragraph,)) == [{"kind": kind, "lead": lead, "text": text}]


def test_a_document_is_signed_and_its_attached_text_has_a_title_among_the_contents() -> None:
    body = ("特此通知。", "示范县教育局", "2026年4月19日", "工作要点", "总要求如下。")
    rows = paragraph_rows((*body, "一、推进公开", "（一）推进决策公开", "正文。"))
    assert [row["kind"] for row in rows[1:4]] == ["signature", "signature", "title"]
    assert [(row["row"], row["under"]) for row in contents(rows)] == [
        (3, False),
        (5, False),
        (6, True),
    ]


def test_empty_paragraphs_are_left_out() -> None:
    assert paragraph_rows(("", "　 ", "正文")) == [{"kind": "text", "lead": "", "text": "正文"}]
