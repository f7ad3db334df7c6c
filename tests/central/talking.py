"""A terminal's side of the protocol, spoken by hand, so that it can also be spoken wrongly."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.sync.protocol import DEMO_CODE, Event, EventBatch, SessionRequest, signed_bytes

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


class Talker:
    """Keeps a key, a token and a serial."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client
        self.key = Ed25519PrivateKey.generate()
        self.id = ""
        self.token = ""
        self.serial = 0

    @property
    def public_key(self) -> str:
        return self.key.public_key().public_bytes_raw().hex()

    def enrol(self, code: str = DEMO_CODE, hall: str = "150799") -> httpx.Response:
        body = {
            "proto": 1,
            "code": code,
            "public_key": self.public_key,
            "hall": hall,
            "number": "03",
        }
        answer = self.client.post("/v1/enrol", json=body)
        self.id = answer.json().get("terminal", self.id)
        return answer

    def sign_in(self, **changes: Any) -> httpx.Response:
        self.serial += 1
        unsigned = SessionRequest(1, self.id, self.serial, "e1", 0, "", {"program": "0"})
        unsigned = replace(unsigned, **changes)
        signature = self.key.sign(signed_bytes(unsigned)).hex()
        return self.send_session(replace(unsigned, signature=signature))

    def send_session(self, message: SessionRequest) -> httpx.Response:
        answer = self.client.post("/v1/session", content=msgspec.json.encode(message))
        self.token = answer.json().get("token", self.token)
        return answer

    @property
    def head(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def send(self, *events: Event, epoch: str = "e1", **more: Any) -> httpx.Response:
        return self.send_body(msgspec.json.encode(EventBatch(1, epoch, events, **more)))

    def send_body(self, body: bytes, **head: str) -> httpx.Response:
        packed = gzip.compress(body)
        told = {"Content-Encoding": "gzip", "Content-SHA256": hashlib.sha256(packed).hexdigest()}
        return self.client.post("/v1/events", content=packed, headers={**self.head, **told, **head})

    def get(self, path: str, **head: str) -> httpx.Response:
        return self.client.get(path, headers={**self.head, **head})


def event(seq: int, kind: str = "note.made", key: str | None = None, **payload: Any) -> Event:
    """An event with a key of its own."""
    return Event(seq, key or str(uuid4()), kind, NOON, payload)


def ticket_issued(seq: int, serial: int, ticket: str | None = None, /, **changes: Any) -> Event:
    """The event of a ticket of business bdc on the tests' day."""
    payload = {
        "ticket": ticket or str(uuid4()),
        "hall": "150799",
        "number": f"A{serial:03d}",
        "service_day": "2026-11-20",
        "serial": serial,
        "business": "bdc",
        "business_name": "不动产登记",
        "windows": ["3", "4", "5"],
        "item_code": "",
        "issued_at": NOON.isoformat(),
        "waiting_ahead": 0,
    }
    return event(seq, "ticket.issued", **{**payload, **changes})
