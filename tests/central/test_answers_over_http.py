"""Staff of the platform answer over HTTP, each with a token of their own."""

from __future__ import annotations

from uuid import uuid4

import httpx

from kiosk.central import officers
from kiosk.central.platform import Platform
from tests.central.talking import Talker
from tests.central.test_phone_answers import ID, answered, received

NAME = "示范县数据局"


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def given(client: httpx.Client, token: str, *, of: str = ID, **changes: object) -> httpx.Response:
    body = {"proto": 1, "key": str(uuid4()), "text": "已改正。"} | changes
    return client.post(f"/v1/submissions/{of}/answers", json=body, headers=bearer(token))


def test_what_waits_is_read_and_answered_and_its_hall_fetches_it_once(
    phone: httpx.Client, lite: Platform
) -> None:
    hall = Talker(phone)
    hall.enrol()
    hall.sign_in()
    hall.send(received(1))
    token = officers.issue(lite, NAME)
    listed = phone.get("/v1/submissions", headers=bearer(token)).json()["submissions"]
    assert [(one["id"], one["kind"]) for one in listed] == [(ID, "纠错")]
    key = str(uuid4())
    for _ in range(2):
        assert given(phone, token, key=key).json() == {"proto": 1, "key": key}
    fetched = hall.get("/v1/answers").json()["answers"]
    assert [(one["key"], one["by"], one["text"]) for one in fetched] == [(key, NAME, "已改正。")]
    hall.send(answered(2))
    assert given(phone, token).status_code == 409
    assert phone.get("/v1/submissions", headers=bearer(token)).json()["submissions"] == []


def test_only_a_standing_token_of_the_staff_is_let_in(phone: httpx.Client, lite: Platform) -> None:
    hall = Talker(phone)
    hall.enrol()
    hall.sign_in()
    hall.send(received(1))
    for strange in ("x", "x" * 43, hall.token):
        assert phone.get("/v1/submissions", headers=bearer(strange)).status_code == 401
        assert given(phone, strange).json()["code"] == "officer.needed"
    token = officers.issue(lite, NAME)
    assert hall.client.get("/v1/answers", headers=bearer(token)).status_code == 401
    assert officers.revoke(lite, NAME) == 1
    assert given(phone, token).json()["code"] == "officer.revoked"


def test_what_cannot_be_taken_is_refused_with_its_reason(
    phone: httpx.Client, lite: Platform
) -> None:
    token = officers.issue(lite, NAME)
    assert given(phone, token, of="none").status_code == 404
    assert given(phone, token, text="").status_code == 422
    assert given(phone, token, text="好" * 4001).status_code == 422
    assert given(phone, token, proto=2).status_code == 422
