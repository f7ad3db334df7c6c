"""Who may talk to the platform."""

from __future__ import annotations

from datetime import timedelta

import httpx

from kiosk.central import terminals
from kiosk.central.platform import Platform
from kiosk.common.clock import FixedClock
from tests.central.talking import Talker, ticket_issued


def test_a_terminal_enrols_with_the_demonstration_code_and_learns_the_platform_key(
    client: httpx.Client, platform: Platform
) -> None:
    answer = Talker(client).enrol()
    assert answer.status_code == 200
    assert answer.json()["platform_keys"] == [platform.public_key]


def test_the_same_enrolment_again_gives_the_same_identity(
    client: httpx.Client, platform: Platform
) -> None:
    code = terminals.issue_code(platform)
    talker = Talker(client)
    first = talker.enrol(code).json()
    assert talker.enrol(code).json() == first


def test_a_code_works_for_one_terminal_only(client: httpx.Client, platform: Platform) -> None:
    code = terminals.issue_code(platform)
    assert Talker(client).enrol(code).status_code == 200
    second = Talker(client).enrol(code)
    assert (second.status_code, second.json()["code"]) == (403, "enrol.code_refused")


def test_guessing_codes_is_stopped_after_five_tries(client: httpx.Client) -> None:
    answers = [Talker(client).enrol(f"GUESS-{n}").status_code for n in range(7)]
    assert answers == [403] * 5 + [429] * 2


def test_the_limit_ends_after_a_quarter_of_an_hour(client: httpx.Client, clock: FixedClock) -> None:
    for n in range(5):
        Talker(client).enrol(f"GUESS-{n}")
    clock.advance(timedelta(minutes=16))
    assert Talker(client).enrol().status_code == 200


def test_a_session_is_opened_by_the_device_key_alone(client: httpx.Client) -> None:
    honest = Talker(client)
    honest.enrol()
    thief = Talker(client)
    thief.id = honest.id
    assert thief.sign_in().status_code == 401
    assert honest.sign_in().status_code == 200


def test_an_unknown_terminal_and_a_wrong_signature_are_answered_alike(client: httpx.Client) -> None:
    talker = Talker(client)
    talker.enrol()
    stranger = Talker(client)
    stranger.id = "nobody"
    wrong = Talker(client)
    wrong.id = talker.id
    assert stranger.sign_in().content == wrong.sign_in().content


def test_a_recorded_sign_in_cannot_be_played_again(talker: Talker) -> None:
    again = talker.sign_in(serial=talker.serial)
    assert again.status_code == 409
    assert again.json()["expected"] == 2


def test_the_session_tells_what_is_held_and_the_highest_numbers(talker: Talker) -> None:
    own_series = ticket_issued(3, 40, number="A3-040")
    talker.send(ticket_issued(1, 7), ticket_issued(2, 8, business="hj"), own_series)
    said = talker.sign_in().json()
    assert said["cursors"] == {"e1": 3}
    assert said["floors"] == [
        {"service_day": "2026-11-20", "series": "A", "serial": 8},
        {"service_day": "2026-11-20", "series": "A3-", "serial": 40},
    ]
    assert 0 <= said["slot"] < said["poll_interval"]


def test_a_token_ends_with_its_time(talker: Talker, clock: FixedClock) -> None:
    assert talker.get("/v1/commands").status_code == 200
    clock.advance(timedelta(hours=13))
    assert talker.get("/v1/commands").status_code == 401


def test_a_new_session_ends_the_old_token(talker: Talker) -> None:
    old = talker.token
    talker.sign_in()
    assert talker.get("/v1/commands", Authorization=f"Bearer {old}").status_code == 401


def test_a_revoked_terminal_is_shut_out_everywhere(talker: Talker, platform: Platform) -> None:
    terminals.revoke(platform, talker.id)
    answers = [
        talker.get("/v1/commands"),
        talker.get("/v1/changes"),
        talker.send(),
        talker.sign_in(),
    ]
    assert [answer.status_code for answer in answers] == [403] * 4


def test_nothing_is_answered_without_a_token(client: httpx.Client) -> None:
    asked = [
        client.post("/v1/events"),
        client.get("/v1/changes"),
        client.get("/v1/checkpoints/1"),
        client.post("/v1/heartbeat"),
        client.get("/v1/commands"),
    ]
    assert [answer.status_code for answer in asked] == [401] * 5


def test_codes_and_tokens_are_not_kept_readable(platform: Platform, talker: Talker) -> None:
    code = terminals.issue_code(platform)
    kept = ""
    with platform.read() as connection:
        for table in (terminals.activation_codes, terminals.terminals):
            kept += repr(connection.execute(table.select()).all())
    assert code not in kept
    assert talker.token not in kept
