"""What the real rooms publish is what the platform reads: nothing of theirs is parked."""

from __future__ import annotations

import httpx
import pytest

from kiosk.central import feed
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.service import Casework
from kiosk.disclosure.model import ApplicationForm
from kiosk.disclosure.service import Disclosure
from kiosk.queueing.service import Queueing
from kiosk.settings import Settings, resource_root
from tests.central.running import RunningPlatform
from tests.disclosure.forms import citizen
from tests.sync.conftest import World

SNAPSHOT = resource_root() / "offline_cache"


@pytest.fixture
def hall(world: World) -> World:
    """The demonstration hall on both sides."""
    world.content.load_snapshot(SNAPSHOT)
    feed.load_snapshot(world.platform, SNAPSHOT)
    return world


def page(world: World, path: str, code: str | None = None) -> str:
    """A phone page of the platform, asked for directly."""
    server = RunningPlatform(world.platform)
    try:
        if code is None:
            return httpx.get(server.url + path, trust_env=False).text
        return httpx.post(server.url + path, data={"code": code}, trust_env=False).text
    finally:
        server.stop()


def test_the_demonstration_hall_carries_the_release_and_pulls_nothing(hall: World) -> None:
    report = hall.sync.once()
    assert (report.ok, report.changed) == (True, 0)


def test_a_ticket_and_its_steps_reach_the_phone(hall: World, settings: Settings) -> None:
    queueing = Queueing(hall.store, hall.content, settings)
    ticket = queueing.take("bdc", request_id=new_id())
    queueing.take("bdc", request_id=new_id())
    assert queueing.call_next("3", actor="1007") is not None
    report = hall.sync.once()
    assert (report.ok, report.delivered, report.parked) == (True, 3, 0)
    shown = page(hall, f"/t/{ticket.id}")
    assert ticket.number in shown
    assert "请到 3 号窗口" in shown


def test_an_application_can_be_followed_with_its_receipt(hall: World, settings: Settings) -> None:
    form = ApplicationForm(
        applicant_kind="citizen",
        name="欧阳测试",
        document_type="resident_id",
        document_number="11010519491231002X",
        address="示范县中心街 9 号",
        phone="13800138000",
        title_or_number="城区供热规划",
        description="城区供热规划文本",
        carrier="paper",
        route="collect",
    )
    receipt = Disclosure(hall.store, settings).submit(form, request_id=new_id())
    report = hall.sync.once()
    assert (report.ok, report.parked) == (True, 0)
    shown = page(hall, f"/a/{receipt.number}", receipt.query_code)
    assert "已登记" in shown
    assert receipt.due_on.isoformat() in shown
    assert "欧阳测试" not in shown


def test_what_the_desk_does_with_an_application_reaches_the_phone(
    hall: World, settings: Settings
) -> None:
    receipt = Disclosure(hall.store, settings).submit(citizen(), request_id=new_id())
    casework = Casework(hall.store, settings)
    case = casework.take_up(receipt.number, actor="1007", version=1)
    casework.ask_third_party(
        receipt.number,
        party="赵某",
        sent_on=receipt.received_on,
        actor="1007",
        version=case.version,
    )
    report = hall.sync.once()
    assert (report.ok, report.parked) == (True, 0)
    assert "征求第三方意见" in page(hall, f"/a/{receipt.number}", receipt.query_code)
