"""The wall of codes: tiles of one size, every code read from the raster, every name whole."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
import pytest

from kiosk.common.errors import Rejected
from kiosk.content.links import guide_link
from kiosk.content.service import Content
from kiosk.content.version_mark import version_mark
from kiosk.documents.marks import read_marks
from kiosk.documents.wall import SIZES, TILE, Tile, WallPart, write_wall
from kiosk.documents.wall_source import chosen_tiles, whole_wall
from kiosk.settings import Settings
from tests.documents.book_reading import outline, page_texts
from tests.documents.paper_reading import codes, letters, pages, squeezed
from tests.documents.paper_samples import RARE

METRE = 48
"""Dots an inch; a camera of 12 megapixels has about 78 of a sheet one metre away."""


def made(parts: Sequence[WallPart], size: str = "a4") -> bytes:
    target = io.BytesIO()
    write_wall(parts, target, SIZES[size], hall="示范县政务服务大厅", release="DEMO-2026.11")
    return target.getvalue()


def tile(name: str = "结婚登记", link: str = "http://127.0.0.1:8840/g/1", code: str = "1") -> Tile:
    return Tile(code, name, "示范县民政局", link, "3F2-A9C")


@pytest.fixture(scope="session")
def wall(shipped: Content, hall_settings: Settings) -> bytes:
    return made(whole_wall(shipped, hall_settings, "department"), "a3")


def test_every_code_of_the_shipped_items_reads_from_a_metre_away(
    wall: bytes, shipped: Content, hall_settings: Settings
) -> None:
    items = shipped.guides([line.code for line in shipped.item_lines()])
    wanted = sorted(guide_link(hall_settings, item) for item in items)
    assert len(wanted) == 92
    assert sorted(text for page in pages(wall, dpi=METRE) for text in codes(page)) == wanted


def test_the_sheets_carry_the_versions_of_their_tiles(wall: bytes, shipped: Content) -> None:
    items = shipped.guides([line.code for line in shipped.item_lines()])
    marks = {item.code: version_mark(item) for item in items}
    assert read_marks(wall) == marks
    text = "".join(page_texts(wall))
    assert all(f"版本标记{mark}" in text for mark in marks.values())


def test_each_department_begins_on_a_sheet_of_its_own(
    wall: bytes, shipped: Content, hall_settings: Settings
) -> None:
    parts = whole_wall(shipped, hall_settings, "department")
    texts = page_texts(wall)
    assert [title for _, title, _ in outline(wall)] == [part.title for part in parts]
    for _, title, page in outline(wall):
        assert f"示范县政务服务大厅·{title}" in texts[page - 1]
        assert "第1页共" in texts[page - 1]


def test_by_theme_an_item_stands_under_each_of_its_themes(
    shipped: Content, hall_settings: Settings
) -> None:
    parts = {part.title: part.tiles for part in whole_wall(shipped, hall_settings, "theme")}
    for line in shipped.item_lines():
        for theme in line.themes:
            assert line.code in {one.code for one in parts[theme]}


def test_addresses_of_192_characters_are_read_too() -> None:
    links = [f"https://www.example.cn/{number}/".ljust(192, "x") for number in range(6)]
    tiles = [tile(f"第{number}项", link, str(number)) for number, link in enumerate(links)]
    [page] = pages(made([WallPart("长地址", tiles)]), dpi=120)
    assert sorted(codes(page)) == sorted(links)


@pytest.mark.parametrize(
    "name",
    [
        "结婚登记",
        "国有建设用地使用权及房屋所有权转移登记",
        "建设用地使用权和地上建筑物、构筑物及其附属设施所有权转移的合同备案" * 2,
        ("国家级生态原产地产品保护示范区" * 20)[:300],
        f"{RARE}镇户口迁入",
    ],
)
def test_a_name_of_any_length_stands_whole_inside_its_tile(name: str) -> None:
    pdf = made([WallPart("事项", [tile(name)])])
    assert squeezed(name) in page_texts(pdf)[0]
    [(_, page, chars)] = letters(pdf)
    left, top = (page.width - 2 * TILE[0]) / 2, page.height - SIZES["a4"].down * TILE[1]
    inside = [one for one in chars if one.y1 < page.height - top * 0.62]
    assert len(inside) >= len(name)
    assert min(one.x0 for one in inside) >= left
    assert max(one.x1 for one in inside) <= left + TILE[0]
    [link] = codes(pages(pdf, dpi=100)[0])
    assert link == tile().link


def test_tiles_are_as_large_on_both_papers() -> None:
    tiles = [tile(code=str(number)) for number in range(13)]
    for size, sheets in (("a4", 3), ("a3", 2)):
        with pypdfium2.PdfDocument(made([WallPart("事项", tiles)], size)) as document:
            assert len(document) == sheets
        paper = SIZES[size]
        assert paper.across * TILE[0] < paper.page[0]
        assert paper.down * TILE[1] < paper.page[1] - 20


def test_one_tile_is_printed_anew(shipped: Content, hall_settings: Settings) -> None:
    code = shipped.item_lines()[0].code
    parts = chosen_tiles(shipped, hall_settings, [code, code])
    pdf = made(parts)
    assert read_marks(pdf) == {code: version_mark(shipped.guide(code))}
    assert len(codes(pages(pdf, dpi=80)[0])) == 1


def test_nothing_to_print_is_said(shipped: Content, hall_settings: Settings) -> None:
    with pytest.raises(Rejected) as caught:
        chosen_tiles(shipped, hall_settings, [])
    assert caught.value.code == "wall.empty"
    with pytest.raises(Rejected) as caught:
        chosen_tiles(shipped, hall_settings, ["nothing"])
    assert caught.value.code == "guide.unknown"


def test_the_same_tiles_give_the_same_bytes() -> None:
    parts = [WallPart("事项", [tile()])]
    assert made(parts) == made(parts)
