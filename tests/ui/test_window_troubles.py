"""Slips that did not come out and records that did not go up, as a clerk sees them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from tests.disclosure.forms import citizen
from tests.ui.conftest import at_desk, sign_in
from ui.tour.driver import Driver
from ui.window.face import WindowFace


@pytest.fixture
def desk(open_window: Callable[..., WindowFace]) -> Driver:
    desk = sign_in(at_desk(open_window()))
    desk.tap("side.troubles")
    desk.wait_for_item("troubles.figure.0")
    return desk


def test_all_is_well_is_said_too(desk: Driver) -> None:
    for text in ("小票都已打出", "没有待处理的记录", "未连接平台", "DEMO-"):
        assert desk.shows(text)


def test_slips_that_failed_are_listed_with_the_reason_and_printed_again(
    desk: Driver, staffed_hall: Terminal
) -> None:
    blocked = staffed_hall.settings.data_dir / "slips"
    blocked.write_text("not a folder")
    ticket = staffed_hall.queueing.take("bdc", request_id=new_id())
    staffed_hall.disclosure.submit(citizen(), request_id=new_id())
    staffed_hall.printing.run_pending()
    desk.wait_for(lambda: desk.shows("号票 A001") and desk.shows("申请回执 2026-0001"), "the slips")
    assert desk.shows("保存小票的文件夹无法写入")
    assert not desk.shows("李小梅")
    blocked.unlink()
    desk.tap("troubles.slips.1.act" if ticket_is_second(desk) else "troubles.slips.0.act")
    desk.wait_for(lambda: not desk.shows("号票 A001"), "the slip")
    desk.wait_for(
        lambda: staffed_hall.store.prints.of("ticket", ticket.id)[-1].state == "printed", "paper"
    )


def ticket_is_second(desk: Driver) -> bool:
    shown = [text for text in desk.texts() if text.startswith(("号票", "申请回执"))]
    return shown[0].startswith("申请回执")


def test_what_the_platform_refused_is_kept_and_named(desk: Driver, staffed_hall: Terminal) -> None:
    staffed_hall.queueing.take("bdc", request_id=new_id())
    epoch, seq = staffed_hall.store.outbox.position()
    staffed_hall.store.outbox.park(epoch, seq, "event.unknown_kind")
    desk.wait_for(lambda: desk.shows("平台答复：event.unknown_kind"), "the parked record")
    assert desk.shows("取号")
