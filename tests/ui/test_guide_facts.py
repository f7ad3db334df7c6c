"""The short texts of a guide: nothing is cut inside brackets, nobody is sent to no window."""

from __future__ import annotations

import pytest

from kiosk.content.model import ServiceItem
from kiosk.content.terms import Channel, TaskType
from ui.resident.guide.facts import first_clause, in_hall, only_online, place_lines

ONLINE = ServiceItem(
    code="1",
    name="网上年报",
    department="示范县市场监督管理局",
    task_type=TaskType.PUBLIC_SERVICE,
    channels=(Channel.ONLINE, Channel.MOBILE),
    online_url="https://example.gov.cn/1",
)


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        (
            "周二 9:00–11:30（提前一天预约，节假日不办）",
            "周二 9:00–11:30（提前一天预约，节假日不办）",
        ),
        ("周一至周五 8:30–12:00，法定节假日休息", "周一至周五 8:30–12:00"),
        ("每天，8:00 起", "每天，8:00 起"),
        ("周一 9:00（没有写完，", "周一 9:00（没有写完"),
        ("", ""),
    ],
)
def test_a_text_is_cut_at_the_first_stop_outside_brackets(whole: str, short: str) -> None:
    assert first_clause(whole) == short


def test_who_stands_in_the_hall_does_not_read_its_street() -> None:
    assert in_hall("中心街 1 号 示范县政务服务大厅 1 楼 A 区", "示范县政务服务大厅") == "1 楼 A 区"
    assert in_hall("城关派出所", "示范县政务服务大厅") == "城关派出所"


def test_what_is_done_online_alone_sends_nobody_to_a_window() -> None:
    assert only_online(ONLINE)
    lines = place_lines(ONLINE, None, "示范县政务服务大厅", "3F2-A9C")
    assert [line["value"] for line in lines] == [
        "不用到大厅，扫码在网上办",
        "扫码带走，版本 3F2-A9C",
    ]
