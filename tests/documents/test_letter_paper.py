"""Letters on A4: set as official papers are, whole whatever is in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from pdfminer.layout import LTChar

from kiosk.disclosure.letters.model import (
    LetterKind,
    LetterSheet,
    LetterText,
    Table,
)
from kiosk.disclosure.letters.shipped import reason_library, sample_values, shipped_template
from kiosk.disclosure.letters.templating import fill
from kiosk.disclosure.outcomes import Outcome
from kiosk.documents import letter_pdf
from tests.documents.paper_reading import letters, pages, pdfminer_text, sizes_mm, squeezed
from tests.documents.paper_samples import RARE

OFFICE = "示范县人民政府办公室"
NUMBER = "示范政依申〔2026〕12号"
GROUNDS = {
    LetterKind.OPEN: "1.provided",
    LetterKind.PARTIAL: "2.separable",
    LetterKind.REFUSED: "3.4",
    LetterKind.UNAVAILABLE: "4.1.absent",
    LetterKind.NOT_PROCESSED: "5.1",
    LetterKind.DISCONTINUED: "6.1",
}
FEE = Table(
    ("区间（页）", "数量", "每页（元）", "金额（元）"),
    (("第1–30页", "30", "0", "0"), ("第31–100页", "70", "10", "700"), ("合计", "100", "", "700")),
    (1, 2, 3),
)
POINTS_PER_MM = 72 / 25.4
LEFT, RIGHT = 28 * POINTS_PER_MM, (28 + 156) * POINTS_PER_MM
SENTENCE = "本机关已经对所涉文件逐页进行了审查，并依照规定作出处理。"


def sheet_of(kind: LetterKind) -> LetterSheet:
    library = reason_library()
    values = dict(sample_values())
    if kind in GROUNDS:
        ground = library.ground(GROUNDS[kind])
        values |= {
            "grounds": ground.sentence,
            "remedy": library.remedies[Outcome(ground.row).remedy],
        }
    text = fill(shipped_template(kind), values, FEE)
    return LetterSheet(OFFICE, text, NUMBER, date(2026, 11, 22), "联系电话：0470-5550121")


def plain(paragraphs: tuple[str, ...], **more: object) -> LetterSheet:
    text = LetterText("政府信息公开告知书", "王小明", paragraphs, **more)
    return LetterSheet(OFFICE, text, NUMBER, date(2026, 11, 22))


@pytest.fixture(scope="module")
def papers() -> dict[LetterKind, bytes]:
    return {kind: letter_pdf(sheet_of(kind)) for kind in LetterKind}


def lines_of(pdf: bytes) -> list[list[tuple[float, str]]]:
    """For each page its lines from the top: where they begin, and what they say."""
    found = []
    for _, _, characters in letters(pdf):
        rows: dict[float, list[LTChar]] = {}
        for one in characters:
            rows.setdefault(round(one.matrix[5], 1), []).append(one)
        page = []
        for _, row in sorted(rows.items(), reverse=True):
            row.sort(key=lambda one: one.x0)
            page.append((row[0].x0, "".join(one.get_text() for one in row)))
        found.append(page)
    return found


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_says_all_of_its_text(papers, kind) -> None:
    sheet = sheet_of(kind)
    text = squeezed(pdfminer_text(papers[kind]))
    said = [OFFICE, sheet.text.title, NUMBER, "2026年11月22日"]
    said += [*sheet.text.annexes, *(label for label, _ in sheet.text.form)]
    for words in said:
        assert squeezed(words) in text
    for paragraph in sheet.text.paragraphs:
        # A page number may stand between the lines of a paragraph that goes on overleaf.
        assert squeezed(paragraph)[:20] in text
        assert squeezed(paragraph)[-10:] in text
    assert "{" not in text
    assert "待填" not in text


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_is_a4_and_stays_within_its_margins(papers, kind) -> None:
    for width, height in sizes_mm(papers[kind]):
        assert (round(width), round(height)) == (210, 297)
    for _, _, characters in letters(papers[kind]):
        assert min(one.x0 for one in characters) >= LEFT - 1
        assert max(one.x1 for one in characters) <= RIGHT + 1


def test_a_short_letter_stands_on_one_page() -> None:
    assert len(pages(letter_pdf(plain((SENTENCE, "特此告知。"))), dpi=20)) == 1


def test_the_parts_stand_where_official_papers_have_them(papers) -> None:
    (page, *_) = lines_of(papers[LetterKind.EXTENSION_NOTICE])
    middle = (LEFT + RIGHT) / 2
    office, title, number, addressee, first = page[:5]
    assert (office[1], title[1]) == (OFFICE, "政府信息公开申请延期答复告知书")
    for start, words in (office, title, number):
        assert LEFT < start < middle, words
    assert addressee == (pytest.approx(LEFT, abs=1), "王小明：")
    assert first[1].startswith("　　你于")
    signature = next(row for row in page if row[1] == OFFICE and row[0] > middle - 60)
    day = next(row for row in page if row[1] == "2026年11月22日")
    assert signature[0] > middle - 60
    assert day[0] > middle
    assert page.index(day) == page.index(signature) + 1


@pytest.mark.parametrize("count", range(6, 26))
def test_no_line_is_left_alone_and_the_signature_never_stands_without_text(count) -> None:
    """Whatever the length: each page but the last ends with two lines of a paragraph at least."""
    whole = [SENTENCE * 3] * (count // 3)
    long = (*whole, SENTENCE * (1 + count % 3), "特此告知。")
    found = lines_of(letter_pdf(plain(long)))
    for page in found:
        body = [words for _, words in page if not words.startswith("—")]
        assert len(body) >= 2
    last = [words for _, words in found[-1] if words not in (OFFICE, "2026年11月22日")]
    assert sum(not words.startswith("—") for words in last) >= 2
    for before, after in pairwise(found):
        first = after[0][1]
        if not first.startswith("　　"):
            assert not before[-2][1].startswith("　　"), "the first line of a paragraph is alone"
            second = after[1][1]
            assert not second.startswith(("　　", "—")), "the last line of a paragraph is alone"


def test_pages_are_numbered_odd_ones_at_the_right_even_ones_at_the_left() -> None:
    found = lines_of(letter_pdf(plain(tuple(SENTENCE * 4 for _ in range(12)))))
    assert len(found) >= 3
    for number, page in enumerate(found, start=1):
        start, words = page[-1]
        assert words == f"— {number} —"
        assert (start > (LEFT + RIGHT) / 2) == bool(number % 2)


def test_a_long_table_goes_over_pages_with_its_head_on_each() -> None:
    rows = tuple((f"第{n}项", f"《关于第{n}号事项的批复》", str(n)) for n in range(1, 61))
    table = Table(("序号", "名称", "页数"), rows, (2,))
    found = lines_of(letter_pdf(plain(("目录见下表。", SENTENCE), table=table)))
    assert len(found) >= 3
    with_rows = [page for page in found if any("号事项的批复" in words for _, words in page)]
    for page in with_rows:
        assert any(words.startswith("序号") for _, words in page)
    whole = "".join(words for page in found for _, words in page)
    for name, title, count in rows:
        assert f"{name}{title}{count}" in whole


def test_the_table_stands_below_the_paragraph_that_speaks_of_it(papers) -> None:
    text = squeezed(pdfminer_text(papers[LetterKind.FEE_NOTICE]))
    assert text.index("计算过程见下表") < text.index("区间（页）") < text.index("缴费方式")


def test_rare_characters_are_read_back(papers) -> None:
    sheet = plain((f"{RARE}𠮷提交的申请收悉。",))
    sheet = replace(sheet, text=replace(sheet.text, addressee=f"{RARE}𠮷"))
    text = squeezed(pdfminer_text(letter_pdf(sheet)))
    assert f"{RARE}𠮷：" in text
    assert f"{RARE}𠮷提交的申请收悉。" in text


def test_a_draft_is_marked_across_every_page_and_a_letter_that_counts_is_not() -> None:
    sheet = plain(tuple(SENTENCE * 4 for _ in range(9)))
    clean = letter_pdf(sheet)
    marked = letter_pdf(replace(sheet, mark="草稿"))
    assert "草稿" not in squeezed(pdfminer_text(clean))
    for bare, pale in zip(pages(clean, dpi=40), pages(marked, dpi=40), strict=True):
        assert sum(pale.histogram()[:240]) > sum(bare.histogram()[:240]) + 500


def test_what_looks_like_markup_is_printed_as_it_is() -> None:
    words = "<b>粗</b>&amp;{申请人}<script>"
    assert words in squeezed(pdfminer_text(letter_pdf(plain((words, "特此告知。")))))


def test_one_paragraph_of_many_pages_loses_nothing() -> None:
    long = "".join(f"第{number}句。" for number in range(1, 900))
    found = lines_of(letter_pdf(plain((long,))))
    body = "".join(words for page in found for _, words in page if not words.startswith("—"))
    assert long in squeezed(body)
    assert len(found) >= 5


def test_the_same_letter_is_the_same_file(papers) -> None:
    kind = LetterKind.OPEN
    assert letter_pdf(sheet_of(kind)) == letter_pdf(sheet_of(kind)) == papers[kind]
