"""注册激活: the terminal becomes known to a platform and pins the platform's keys."""

from __future__ import annotations

from kiosk.common.errors import Rejected
from kiosk.common.text import clean_line
from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.sync.errors import Shut
from kiosk.sync.memory import Enrolment, Memory
from kiosk.sync.protocol import PROTO, EnrolAnswer, EnrolRequest
from kiosk.sync.transport import Transport, check_address

MAX_CODE = 40


def enrol(store: Store, settings: Settings, url: str, code: str) -> Enrolment:
    """Enrols this terminal; with the same code again it gets the same identity.

    The key pair is committed before the code is used, so a lost reply loses nothing.

    Raises:
        Rejected: ``sync.bad_address``, ``sync.plaintext_address``, ``sync.code_refused``.
        Offline, Busy, Refused: the platform did not answer or would not.
    """
    address = check_address(url)
    typed = clean_line(code, field="activation_code", limit=MAX_CODE)
    memory = Memory(store)
    public = memory.device_key().public_key().public_bytes_raw().hex()
    request = EnrolRequest(PROTO, typed, public, settings.hall_code, settings.terminal)
    transport = Transport(address)
    try:
        reply = transport.exchange("POST", "/v1/enrol", EnrolAnswer, message=request)
    except Shut as error:
        raise Rejected("sync.code_refused") from error
    finally:
        transport.close()
    assert reply.message is not None  # noqa: S101  only a conditional request can be answered 304
    return _settle(store, memory, address, reply.message)


def _settle(store: Store, memory: Memory, address: str, answer: EnrolAnswer) -> Enrolment:
    before = memory.enrolment()
    with store.command("sync") as command:
        memory.put(command, "url", address)
        memory.put(command, "terminal", answer.terminal)
        memory.put(command, "platform_keys", " ".join(answer.platform_keys))
        for forgotten in ("token", "token_until", "trouble"):
            memory.put(command, forgotten, None)
        if before is None or before.platform_keys != answer.platform_keys:
            # Another platform counts its own positions and versions.
            for forgotten in ("cursor", "etag", "version", "bookings", "evaluations"):
                memory.put(command, forgotten, None)
        command.audit("terminal.enrolled", answer.terminal, platform=address)
    return Enrolment(address, answer.terminal, answer.platform_keys)
