"""The essentials of a guide as text for a code."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Material, ServiceItem
from kiosk.content.offline_text import MOST_BYTES, guide_text
from kiosk.content.qr import matrix
from kiosk.content.terms import CaseType, TaskType
from kiosk.content.version_mark import version_mark


def item(*materials: str, name: str = "高龄津贴申领", place: str = "2 楼 B 区") -> ServiceItem:
    """An item with what the text tells."""
    return ServiceItem(
        "1",
        name,
        "示范县民政局",
        TaskType.BENEFIT,
        case_type=CaseType.IMMEDIATE,
        charges=False,
        place=place,
        windows=("19",),
        hours="周一至周五 8:30–17:30",
        contact="0470-5550107",
        materials=tuple(Material(one) for one in materials),
    )


def test_it_says_what_to_bring_where_when_how_long_and_how_much() -> None:
    one = item("身份证", "社会保障卡")
    assert guide_text(one).split("\n") == [
        "【高龄津贴申领】",
        "示范县民政局",
        "带 2 样：",
        "1.身份证",
        "2.社会保障卡",
        "时限和收费：当场办结 · 不收费",
        "地点：2 楼 B 区 19 号窗口",
        "时间：周一至周五 8:30–17:30",
        "电话：0470-5550107",
        f"版本 {version_mark(one)}",
    ]


def test_what_does_not_fit_is_counted_and_the_rest_stands() -> None:
    text = guide_text(item(*(f"第 {number} 份很长很长的材料名称" for number in range(40))))
    assert len(text.encode()) <= MOST_BYTES
    assert "带 40 样：" in text
    assert "样请问窗口" in text
    assert "电话：0470-5550107" in text


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=300
    ),
    st.lists(st.text("证明材料申请表", min_size=1, max_size=60), max_size=30),
    st.text("示范县政务大厅", max_size=300),
)
def test_whatever_the_guide_a_code_holds_it(name: str, materials: list[str], place: str) -> None:
    text = guide_text(item(*materials, name=name, place=place))
    assert len(text.encode()) <= MOST_BYTES
    assert len(matrix(text)) <= 97
