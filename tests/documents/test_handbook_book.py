"""The handbook: contents, index and links agree with the pages, and every code reads."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pypdfium2
import pytest
from pdfminer.high_level import extract_pages, extract_text

from kiosk.common.errors import Rejected
from kiosk.content.forms import ItemLine
from kiosk.content.model import ServiceItem
from kiosk.content.normalise import key_of
from kiosk.content.public_model import Bundle
from kiosk.content.service import Content
from kiosk.content.syllables import readings
from kiosk.content.terms import TaskType
from kiosk.content.version_mark import version_mark
from kiosk.documents.handbook import write_handbook
from kiosk.documents.handbook_format import A4, A5, Format
from kiosk.documents.handbook_model import HandbookSource, handbook_source
from kiosk.documents.linebreak import NOT_AT_START
from kiosk.documents.marks import read_marks
from kiosk.settings import Settings
from tests.documents.book_reading import linked_pages, outline, page_texts
from tests.documents.paper_reading import codes, pages, poppler_text, squeezed
from tests.documents.paper_samples import RARE

DEPARTMENTS = ("示范县民政局", "示范县残疾人联合会")
BARE = ServiceItem(
    "BARE-01",
    f"重新核发{RARE}证书",
    "示范县民政局",
    TaskType.PUBLIC_SERVICE,
    place="示范县政务服务大厅 2 楼 B 区 23 号窗口",
    contact="0470-5550110",
)
HEAVY = replace(BARE, code="BARE-02", name="重点人群家庭医生签约")
BUNDLE = Bundle(
    "B-01",
    "孩子上学一件事",
    "入学",
    "报名和资助一次办。",
    items=(),
    lead_department="示范县教育局",
    visits=1,
)


@dataclass(frozen=True)
class Made:
    source: HandbookSource
    items: dict[str, ServiceItem]
    pdf: bytes
    texts: list[str]

    def page_of(self, item: ServiceItem) -> int:
        """Where the item's section begins: the page with its mark."""
        mark = f"版本标记{version_mark(item)}"
        found = [number for number, text in enumerate(self.texts, start=1) if mark in text]
        assert len(found) == 1
        return found[0]


def line_of(item: ServiceItem) -> ItemLine:
    reading = " ".join(readings(key_of(item.tile_name)))
    return ItemLine(item.code, item.tile_name, item.department, item.complete, reading, item.themes)


def made_of(source: HandbookSource, paper: Format) -> bytes:
    target = io.BytesIO()
    write_handbook(source, target, paper, told=[].append)
    return target.getvalue()


@pytest.fixture(scope="session")
def book(shipped: Content, hall_settings: Settings) -> Made:
    whole = handbook_source(shipped, hall_settings)
    codes = [line.code for line in whole.items if line.department in DEPARTMENTS]
    items = {item.code: item for item in (*shipped.guides(codes), BARE, HEAVY)}

    def guides(wanted: Sequence[str]) -> Iterator[ServiceItem]:
        return (items[code] for code in wanted)

    lines = sorted(map(line_of, items.values()), key=lambda line: line.reading)
    bundle = replace(BUNDLE, items=tuple(codes[:2]))
    source = replace(whole, items=tuple(lines), guides=guides, bundles=(bundle,))
    pdf = made_of(source, A4)
    return Made(source, items, pdf, page_texts(pdf))


def listed(texts: Sequence[str], first: int, last: int, name: str) -> set[int]:
    """The numbers behind a name on pages ``first`` to ``last``."""
    found = "".join(texts[first - 1 : last])
    return {int(number) for number in re.findall(f"{re.escape(squeezed(name))}(\\d+)", found)}


def titled(made: Made, title: str) -> int:
    return next(page for _, told, page in outline(made.pdf) if told == title)


def test_every_page_bears_its_number_in_the_file(book: Made) -> None:
    for number, text in enumerate(book.texts[1:], start=2):
        assert text.endswith(f"第{number}页") or f"第{number}页" in text


@pytest.mark.parametrize(
    ("first", "after"),
    [
        ("目录（按部门）", "目录（按主题）"),
        ("目录（按主题）", "示范县民政局"),
        ("拼音索引", ""),
    ],
)
def test_contents_and_index_tell_the_real_pages(book: Made, first: str, after: str) -> None:
    start = titled(book, first)
    end = titled(book, after) - 1 if after else len(book.texts)
    for item in book.items.values():
        assert listed(book.texts, start, end, item.tile_name) == {book.page_of(item)}


def test_the_outline_leads_to_sections_and_items(book: Made) -> None:
    entries = outline(book.pdf)
    places = {title: page for _, title, page in entries}
    assert [title for level, title, _ in entries if level == 0] == [
        "封面",
        "怎样使用这本书",
        "大厅平面图",
        "窗口一览",
        "目录（按部门）",
        "目录（按主题）",
        *[name for _, name, _ in book.source.by_department()],
        "一件事一次办",
        "部门电话",
        "拼音索引",
    ]
    for item in book.items.values():
        if item.complete:
            assert places[item.tile_name] == book.page_of(item)


def test_contents_link_to_the_items(book: Made) -> None:
    start = titled(book, "目录（按部门）")
    led_to = linked_pages(book.pdf, start)
    assert {book.page_of(item) for item in book.items.values()} <= set(led_to)


def test_the_index_goes_by_pinyin_as_polyphones_are_read(book: Made) -> None:
    text = "".join(book.texts[titled(book, "拼音索引") - 1 :])
    places = [text.index(squeezed(BARE.tile_name)), text.index(squeezed(HEAVY.tile_name))]
    assert text.index("C") < places[0] < places[1]
    letters = re.findall(r"(?<=\d)[A-Z](?=[\u4e00-\u9fff])", text)
    assert letters == sorted(letters)


def test_every_item_has_its_code(book: Made) -> None:
    wanted = {book.source.link_of(item) for item in book.items.values()}
    found = {text for page in pages(book.pdf, dpi=120) for text in codes(page)}
    assert wanted <= found


def test_a_guide_answers_bring_where_when_fee_and_limit(book: Made) -> None:
    item = next(one for one in book.items.values() if one.tile_name == "结婚登记")
    text = book.texts[book.page_of(item) - 1]
    for words in ("带什么", "去哪里", "什么时候", "多久办好", "多少钱", "办理流程", item.place):
        assert squeezed(words) in text
    assert f"{'、'.join(item.windows)}号窗口" in text


def test_nothing_of_a_guide_is_left_out(book: Made) -> None:
    text = squeezed("".join(book.texts))
    for item in book.items.values():
        for step in item.steps:
            assert squeezed(step.name) in text
        for material in item.materials:
            assert squeezed(material.name) in text
        for question in item.questions:
            assert squeezed(question.answer)[:8] in text


def test_items_without_a_guide_stand_in_a_compact_list(book: Made) -> None:
    text = book.texts[book.page_of(BARE) - 1]
    assert "以下事项的办事指南正在完善" in text
    assert book.page_of(BARE) == book.page_of(HEAVY)


def test_rare_characters_are_copied_right(book: Made) -> None:
    page = book.page_of(BARE) - 1
    assert RARE in squeezed(extract_text(io.BytesIO(book.pdf), page_numbers=[page]))
    assert RARE in squeezed(poppler_text(book.pdf))


def test_a_table_goes_on_below_its_head(book: Made) -> None:
    going_on = [text for text in book.texts if "（续）" in text and "受理标准" in text]
    assert going_on
    assert all("材料名称和要求" in text for text in going_on)


def test_no_line_begins_with_a_closing_mark(book: Made) -> None:
    for page in extract_pages(io.BytesIO(book.pdf), page_numbers=range(8, 14)):
        for box in page:
            for line in getattr(box, "get_text", str)().splitlines():
                assert not line or line[0] not in NOT_AT_START


def test_the_book_carries_the_versions_of_what_it_holds(book: Made) -> None:
    wanted = {code: version_mark(item) for code, item in book.items.items()}
    assert read_marks(book.pdf) == wanted


def test_the_same_release_gives_the_same_bytes_and_its_date(book: Made) -> None:
    source = replace(
        book.source,
        items=book.source.items[:3],
        bundles=(),
        release=replace(book.source.release, updated_at=datetime(2026, 11, 18, 9, 0, tzinfo=UTC)),
    )
    first = made_of(source, A4)
    assert made_of(source, A4) == first
    with pypdfium2.PdfDocument(first) as document:
        assert document.get_metadata_value("CreationDate").startswith("D:20261118090000")


def test_a_booklet_is_a5_and_made_of_whole_sheets(book: Made) -> None:
    source = replace(book.source, items=book.source.items[:4], bundles=())
    pdf = made_of(source, A5)
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) % 4 == 0
        width, height = document.get_page_size(0)
    assert (width, height) == pytest.approx((419.5, 595.3), abs=0.5)


def test_a_book_of_one_department_holds_only_its_items(
    shipped: Content, hall_settings: Settings
) -> None:
    source = handbook_source(shipped, hall_settings, "示范县教育局")
    assert {line.department for line in source.items} == {"示范县教育局"}
    with pytest.raises(Rejected) as caught:
        handbook_source(shipped, hall_settings, "没有这个部门")
    assert caught.value.code == "handbook.empty"
