"""The slip of an appointment on the 80 mm roll."""

from dataclasses import replace
from datetime import datetime

import pytest

from kiosk.common.clock import HALL_TZ
from kiosk.documents import AppointmentSlip, appointment_slip
from tests.documents.paper_reading import codes, pages, poppler_text, sizes_mm, squeezed


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=HALL_TZ)


SLIP = AppointmentSlip(
    hall="示范县政务服务大厅",
    business="不动产登记 · 综合受理",
    starts_at=at(9),
    ends_at=at(10),
    code="B4PT-D96T",
    qr="HALL-APPOINTMENT/1/150799/B4PT-D96T",
    name="张*丰",
    identity="1507**********0015",
    opens_at=at(8),
    cancel_until=at(7),
    late_minutes=15,
    terminal="03",
)


def test_it_says_when_to_come_and_how_to_check_in() -> None:
    text = squeezed(poppler_text(appointment_slip(SLIP)))
    for words in (
        "预约凭证",
        "11-2309:00–10:00",
        "2026-11-23星期一",
        "不动产登记·综合受理",
        "预约码B4PT-D96T",
        "预约人张*丰1507**********0015",
        "当天几点起签到08:00",
        "可以取消到2026-11-2307:00",
        "超过15分钟的，不再按预约排队，可以取普通号。",
        "03号机",
    ):
        assert words in text


@pytest.mark.parametrize("large_print", [False, True])
def test_its_code_can_be_scanned_and_it_fits_the_roll(large_print: bool) -> None:
    slip = appointment_slip(replace(SLIP, large_print=large_print))
    [page] = pages(slip)
    assert codes(page) == [SLIP.qr]
    [(width, _)] = sizes_mm(slip)
    assert width == pytest.approx(80, abs=0.2)


def test_a_reprint_is_marked() -> None:
    slip = appointment_slip(replace(SLIP, reprint=True, printed_at=at(8, 30)))
    assert "补打·2026-11-2308:30" in squeezed(poppler_text(slip))
