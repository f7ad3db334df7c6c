"""The one-time notice on A4."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.content.model import Material, ServiceItem
from kiosk.content.terms import TaskType
from kiosk.documents import one_time_notice
from kiosk.documents.model import OneTimeNotice
from tests.documents import paper_samples as samples
from tests.documents.paper_reading import codes, letters, pages, poppler_text, sizes_mm, squeezed


def by_page(pdf: bytes) -> list[str]:
    return [squeezed(page) for page in poppler_text(pdf).split("\f")[:-1]]


def test_a_notice_tells_everything_once() -> None:
    text = squeezed(poppler_text(one_time_notice(samples.notice(2))))
    for words in (
        "一次性告知单",
        "国有建设用地使用权及房屋所有权转移登记",
        "设定依据",
        "《不动产登记暂行条例》第五条",
        "受理条件",
        "申请材料（共2项）",
        "什么时候要：委托他人办理的",
        "原件1份",
        "复印件1份",
        "出具机构：示范县自然资源局",
        "政府部门核发（可由窗口调取）",
        "办理流程",
        "承诺办结时限3个工作日（不含公告时间）",
        "550.00",
        "办理地点示范县政务服务大厅一楼不动产登记专区",
        "咨询方式0470-0000001",
        "监督投诉方式0470-0012345",
        "行政复议机关示范县人民政府",
        "版本V3·更新2026-10-01",
    ):
        assert words in text


@pytest.mark.parametrize("large_print", [False, True])
def test_no_material_is_divided_between_pages(large_print: bool) -> None:
    notice = replace(samples.notice(12), large_print=large_print)
    texts = by_page(one_time_notice(notice))
    for material in notice.item.materials:
        holding = [text for text in texts if squeezed(material.name[:8]) in text]
        assert len(holding) == 1
        assert squeezed(material.name) in holding[0]


def test_every_page_of_materials_repeats_the_head_of_the_table() -> None:
    texts = by_page(one_time_notice(samples.notice(12)))
    assert all("材料名称及要求" in text for text in texts if "填报须知" in text)


@pytest.mark.parametrize("materials", [0, 1, 12, 40])
def test_pages_are_a4_and_numbered(materials: int) -> None:
    pdf = one_time_notice(samples.notice(materials))
    sizes = sizes_mm(pdf)
    texts = by_page(pdf)
    assert all(size == pytest.approx((210, 297), abs=0.2) for size in sizes)
    for number, text in enumerate(texts, start=1):
        assert f"第{number}页共{len(texts)}页" in text


@pytest.mark.parametrize("large_print", [False, True])
def test_nothing_runs_over_margins_or_the_foot(large_print: bool) -> None:
    pdf = one_time_notice(replace(samples.notice(12), large_print=large_print))
    for _, page, chars in letters(pdf):
        assert min(char.x0 for char in chars) > 40
        assert max(char.x1 for char in chars) < page.width - 40
        body = [char for char in chars if char.size > 9.5]
        assert min(char.y0 for char in body) > 45


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    for materials in range(1, 14):
        for text in by_page(one_time_notice(samples.notice(materials))):
            assert not text.split("版本V3")[0].endswith(
                ("办理流程", "收费情况", "监督和救济", "基本信息")
            )


def test_a_material_longer_than_a_page_is_continued() -> None:
    notice = samples.notice(1)
    endless = Material("甲" * 2500 + "末")
    item = replace(notice.item, materials=(endless, *notice.item.materials))
    text = "".join(by_page(one_time_notice(replace(notice, item=item))))
    assert text.count("甲") == 2500
    assert "末" in text


def test_the_code_reads_as_the_link() -> None:
    notice = samples.notice(1)
    first = pages(one_time_notice(notice), dpi=150)[0]
    assert codes(first) == [notice.link]


def test_amounts_end_at_the_same_edge() -> None:
    pdf = one_time_notice(samples.notice(1))
    ends = {
        amount: chars[place + len(amount) - 1].x1
        for _, _, chars in letters(pdf)
        for amount in ("80.00", "550.00")
        for place in range(len(chars))
        if "".join(char.get_text() for char in chars[place - 1 : place + len(amount)])[1:] == amount
        and not chars[place - 1].get_text().isdigit()
    }
    assert len(ends) == 2
    assert ends["80.00"] == pytest.approx(ends["550.00"], abs=0.1)


def test_a_refusal_names_reasons_and_remedies() -> None:
    notice = replace(
        samples.notice(1), refusal=("缺少不动产权证书原件。",), remedies="可以申请行政复议。"
    )
    text = squeezed(poppler_text(one_time_notice(notice)))
    assert "不予受理的理由缺少不动产权证书原件。救济途径：可以申请行政复议。" in text
    assert "告知人（签字）" in text


def test_a_reprint_is_marked() -> None:
    text = squeezed(poppler_text(one_time_notice(replace(samples.notice(1), reprint=True))))
    assert "补打·2026-11-2114:26" in text


def test_an_item_without_a_guide_says_so() -> None:
    bare = ServiceItem("X1", "临时事项", "示范县文化和旅游局", TaskType.OTHER_POWER)
    notice = OneTimeNotice(
        item=bare, hall="示范县政务服务大厅", terminal="03", printed_at=samples.AT
    )
    text = squeezed(poppler_text(one_time_notice(notice)))
    assert "本事项的办事指南尚在完善" in text
    assert "本事项无需提交材料" not in text
    assert "不收费" not in text


def test_a_person_reads_where_and_what_to_bring_before_law_and_codes() -> None:
    text = squeezed(poppler_text(one_time_notice(samples.notice(2))))
    law = ["设定依据", "实施编码"]
    order = ["地点、时间和时限", "申请材料（共2项）", "收费情况", "办理流程", *law]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
