"""Policy documents on A4: the elements, headings, validity, chosen pages with their numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.common.errors import Rejected
from kiosk.content.terms import Validity
from kiosk.content.version_mark import version_mark
from kiosk.documents import PolicySheet, policy_pdf
from kiosk.documents.policy_paper import page_total
from tests.documents.information_samples import EXPLAINED, POLICY
from tests.documents.paper_reading import letters, poppler_text, sizes_mm, squeezed

SHEET = PolicySheet(POLICY, "示范县政务服务大厅")


def text_of(sheet: PolicySheet) -> str:
    return squeezed(poppler_text(policy_pdf(sheet)))


def test_the_elements_of_a_document_stand_above_its_text() -> None:
    text = text_of(SHEET)
    order = [
        "示范县人力资源和社会保障局",
        "示范县城乡居民养老保险补贴办法",
        "示人社发〔2025〕3号",
        "2025年3月1日",
        "有效性：有效",
        "施行日期",
        "2025年4月1日",
        "011-2025-0003",
        "第一条",
        "来源：示范县政府信息公开平台",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert f"版本标记{version_mark(POLICY)}" in text


@pytest.mark.parametrize(
    ("validity", "words"),
    [
        (Validity.INVALID, "已失效"),
        (Validity.REPEALED, "已废止"),
        (Validity.AMENDED, "已修订"),
    ],
)
def test_what_is_no_longer_in_force_says_so_on_every_page(validity: Validity, words: str) -> None:
    sheet = replace(SHEET, policy=replace(POLICY, validity=validity))
    for text in poppler_text(policy_pdf(sheet)).split("\f")[:-1]:
        assert words in squeezed(text)


def test_headings_and_numbers_of_articles_are_bold() -> None:
    bold = ""
    for _, _, chars in letters(policy_pdf(SHEET)):
        bold += "".join(char.get_text() for char in chars if "Bold" in char.fontname)
    assert "第一章" in bold
    assert "第一条" in bold
    assert "一、发放时间。" in bold
    assert "按规定参保缴费" not in bold


def test_chosen_pages_keep_the_numbers_of_the_whole() -> None:
    total = page_total(SHEET)
    assert total > 1
    whole = poppler_text(policy_pdf(SHEET)).split("\f")[:-1]
    [second] = poppler_text(policy_pdf(replace(SHEET, chosen=(2,)))).split("\f")[:-1]
    assert squeezed(second) == squeezed(whole[1])
    assert f"第2页共{total}页" in squeezed(second)


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(Rejected) as caught:
        policy_pdf(replace(SHEET, chosen=(99,)))
    assert caught.value.code == "policy.pages_unknown"


def test_an_interpretation_has_its_fields_and_questions() -> None:
    sheet = PolicySheet(EXPLAINED, "示范县政务服务大厅", explained=(POLICY.title,))
    text = text_of(sheet)
    for words in (
        "政策解读·图解",
        "有效性：已废止（自2026年1月1日起）",
        "一图读懂",
        "60岁以上",
        "1.要不要认证？",
        "答：要，每年一次。",
        "解读的文件：示范县城乡居民养老保险补贴办法",
    ):
        assert words in text


def test_pages_are_a4_and_nothing_runs_over_the_edges() -> None:
    pdf = policy_pdf(SHEET)
    assert all(size == pytest.approx((210, 297), abs=0.2) for size in sizes_mm(pdf))
    for _, page, chars in letters(pdf):
        assert min(char.x0 for char in chars) > 60
        assert max(char.x1 for char in chars) < page.width - 60
        assert min(char.y0 for char in chars) > 30
