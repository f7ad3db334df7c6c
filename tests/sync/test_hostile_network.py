"""What answers in the platform's place does no harm and is not taken for the platform."""

from __future__ import annotations

import logging

import pytest

from kiosk.common.errors import Rejected
from kiosk.sync.transport import check_address
from tests.sync import proxy
from tests.sync.conftest import World

IMPOSTORS = {
    "captive portal": proxy.portal(),
    "redirect": proxy.answer("302 Found", Location="http://127.0.0.1:9/elsewhere"),
    "wrong success": proxy.answer("200 OK", b"{}", Content_Type="application/json"),
    "no protocol number": proxy.answer("202 Accepted", b'{"epoch":"e","upto":9}'),
    "other protocol": proxy.answer("202 Accepted", b'{"proto":2,"epoch":"e","upto":9}'),
    "server error": proxy.answer("500 Internal Server Error", b"oops"),
    "foreign refusal": proxy.answer("403 Forbidden", b"<html>blocked by policy</html>"),
    "gzip bomb": proxy.bomb(64 * 1024 * 1024),
    "unknown encoding": proxy.answer("202 Accepted", b"x", Content_Encoding="br"),
    "deep JSON": proxy.answer("202 Accepted", b"[" * 100_000 + b"]" * 100_000),
    "endless body": proxy.endless,
    "slow drip": proxy.drip,
}


@pytest.mark.parametrize("name", IMPOSTORS)
def test_an_impostor_counts_as_no_network_and_loses_nothing(world: World, name: str) -> None:
    keys = world.happen(2)
    world.proxy.on("/v1/events", IMPOSTORS[name])
    report = world.sync.once()
    assert report.code == "sync.offline", report.error
    status = world.sync.status()
    assert (status.online, status.queued) == (False, 2)
    assert world.sync.once().ok
    assert world.delivered() == keys


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_busy_platform_is_left_alone_as_long_as_it_says(world: World, status: str) -> None:
    world.happen(1)
    world.proxy.on("/v1/events", proxy.answer(status, Retry_After="120"))
    assert world.sync.once().code == "sync.busy"
    assert 120 <= world.sync.next_delay() <= 151


def test_an_expired_token_is_renewed_once_and_nobody_notices(world: World) -> None:
    world.sync.once()
    keys = world.happen(1)
    refusal = b'{"proto":1,"code":"session.needed"}'
    world.proxy.on("/v1/events", proxy.answer("401 Unauthorized", refusal))
    assert world.sync.once().ok
    assert world.delivered() == keys


def test_a_platform_that_refuses_a_fresh_token_too_is_asked_no_further(world: World) -> None:
    world.happen(1)
    refusal = b'{"proto":1,"code":"session.needed"}'
    world.proxy.on("/v1/events", proxy.answer("401 Unauthorized", refusal), times=99)
    before = len(world.proxy.seen)
    assert world.sync.once().code == "sync.sign_in_refused"
    assert len(world.proxy.seen) - before <= 4
    assert world.sync.status().queued == 1


def test_a_revoked_terminal_stops_and_says_so(world: World) -> None:
    from kiosk.central import terminals
    from kiosk.sync.memory import Memory

    enrolled = Memory(world.store).enrolment()
    assert enrolled is not None
    terminals.revoke(world.platform, enrolled.terminal)
    world.happen(1)
    assert world.sync.once().code == "sync.terminal_refused"
    assert world.sync.status().trouble == "sync.terminal_refused"


def test_an_outage_is_logged_once_when_it_starts_and_once_when_it_ends(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "kiosk.sync.service")
    world.proxy.down = True
    for _ in range(4):
        world.sync.once()
    world.proxy.down = False
    for _ in range(3):
        world.sync.once()
    told = [r.getMessage() for r in caplog.records if r.name == "kiosk.sync.service"]
    assert len(told) == 2
    assert told[1] == "platform: all well again"


def test_secrets_stay_out_of_the_store_and_of_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    world.sync.once()
    from kiosk.store.tables import state_values

    with world.store.read() as connection:
        kept = {row.name: row.value for row in connection.execute(state_values.select())}
    sealed = bytes.fromhex(kept["sync.token"])
    token = world.store.sealer.unseal(sealed)
    assert token not in repr(kept)
    assert token not in caplog.text


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://platform", "platform", "", "http://", "https://a@b", "https://x/?q"),
        *("https://x/#f", "http://[::1", "javascript:alert(1)"),
    ],
)
def test_a_bad_address_is_refused(url: str) -> None:
    with pytest.raises(Rejected) as refused:
        check_address(url)
    assert refused.value.code == "sync.bad_address"


def test_plain_http_is_for_this_machine_alone() -> None:
    assert check_address("http://127.0.0.1:8840/") == "http://127.0.0.1:8840"
    with pytest.raises(Rejected) as refused:
        check_address("http://platform.example")
    assert refused.value.code == "sync.plaintext_address"
