"""Forms on A4: blank with room to write, or a sample that nobody takes for a filled form."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PIL import ImageChops

from kiosk.content.public_model import FormRow, FormSection
from kiosk.content.version_mark import version_mark
from kiosk.documents import FormSheet, form_pdf
from tests.documents.information_samples import FORM
from tests.documents.paper_reading import codes, letters, pages, poppler_text, squeezed

LINK = "http://127.0.0.1:8840/g/ID-01"
BLANK = FormSheet(FORM, "示范县政务服务大厅", link=LINK, used_for=("居民身份证换领",))
LONG = replace(
    BLANK,
    form=replace(
        FORM,
        sections=tuple(
            FormSection(
                f"第{part}部分", tuple(FormRow(f"项目{part}-{n}", "说明") for n in range(12))
            )
            for part in range(1, 4)
        ),
    ),
)


def text_of(sheet: FormSheet) -> str:
    return squeezed(poppler_text(form_pdf(sheet)))


def test_a_blank_form_asks_and_is_not_filled() -> None:
    text = text_of(BLANK)
    for words in (
        "居民身份证申领登记表",
        "受理部门：示范县公安局",
        "适用事项：居民身份证换领",
        "一、申请人信息",
        "写到门牌号",
        "声明：以上填写的内容真实。",
        "申请人（签名）：",
        "写错了划掉重写，不用换表。",
        f"版本标记{version_mark(FORM)}",
    ):
        assert squeezed(words) in text
    assert "王某某" not in text
    assert "示例" not in text


def test_a_sample_says_on_every_page_that_it_is_one() -> None:
    sheet = replace(LONG, filled=True)
    texts = poppler_text(form_pdf(sheet)).split("\f")[:-1]
    assert len(texts) > 1
    for text in texts:
        assert "示例" in squeezed(text)
    assert "不要交这张示例" in squeezed(texts[0])


def test_a_sample_is_filled_in_blue() -> None:
    text = text_of(replace(BLANK, filled=True))
    assert "王某某" in text
    assert blue_parts(form_pdf(replace(BLANK, filled=True)))
    assert not blue_parts(form_pdf(BLANK))


def blue_parts(pdf: bytes) -> tuple[int, int, int, int] | None:
    """The box around what is blue on the first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        red, _, blue = document[0].render(scale=1).to_pil().convert("RGB").split()
    return ImageChops.subtract(blue, red, offset=-60).getbbox()


def test_the_code_leads_to_the_guide() -> None:
    assert codes(pages(form_pdf(BLANK), dpi=120)[0]) == [LINK]
    assert codes(pages(form_pdf(replace(BLANK, link="")), dpi=120)[0]) == []


def test_lines_to_write_on_are_far_apart() -> None:
    [(_, page, chars)] = letters(form_pdf(BLANK))
    labels = {"姓": 0.0, "现": 0.0, "选": 0.0}
    for char in chars:
        if char.get_text() in labels and char.size < 14:
            labels[char.get_text()] = char.y0
    assert labels["姓"] - labels["现"] > 25
    assert page.height > 800


@pytest.mark.parametrize("filled", [False, True])
def test_nothing_runs_over_the_edges(filled: bool) -> None:
    wide = FormRow("很长的项目名称" * 8, "很长的说明" * 12, "很长的内容" * 60)
    sheet = replace(
        BLANK, filled=filled, form=replace(FORM, sections=(FormSection("一", (wide,) * 9),))
    )
    for _, page, chars in letters(form_pdf(sheet)):
        small = [char for char in chars if char.size < 100]
        assert min(char.x0 for char in small) > 45
        assert max(char.x1 for char in small) < page.width - 45
        assert min(char.y0 for char in small) > 25


def test_a_heading_stays_with_its_first_line() -> None:
    for text in poppler_text(form_pdf(LONG)).split("\f")[:-1]:
        body = squeezed(text).split("居民身份证申领登记表·")[0]
        assert not body.endswith("部分")
