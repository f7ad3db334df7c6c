"""The central platform as a process of its own: away, back, and with its answers lost."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pypdfium2
import pytest
import zxingcpp
from sqlalchemy import func, select

from kiosk.central.config import CentralConfig
from kiosk.central.platform import Platform
from kiosk.central.tables import events, parked_events
from kiosk.common.errors import Unavailable
from kiosk.demonstration import OwnPlatform, answers
from tests.e2e.halls import ROOT, Hall, form_file
from tests.sync.proxy import Proxy, drop_reply


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def platform(tmp_path: Path) -> Iterator[OwnPlatform]:
    """A platform that is down at first."""
    own = OwnPlatform(tmp_path / "platform", _free_port())
    yield own
    own.stop()


def _point(hall: Hall, port: int, *, pages: int | None = None) -> None:
    """Lets the hall's settings lead to ``port``, its phone pages to ``pages``."""
    file = hall.folder / "settings.toml"
    lines = []
    for line in file.read_text("utf-8").splitlines():
        name = line.split(" = ")[0]
        wanted = {"platform_url": port, "public_url": pages or port}.get(name)
        lines.append(f'{name} = "http://127.0.0.1:{wanted}"' if wanted else line)
    file.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture
def hall(demo: Hall, platform: OwnPlatform) -> Hall:
    """A demonstration hall that belongs to the platform."""
    _point(demo, platform.port)
    return demo


def _page(port: int, path: str, **typed: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        if typed:
            head = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", path, urlencode(typed), head)
        else:
            connection.request("GET", path)
        reply = connection.getresponse()
        return reply.status, reply.read().decode()
    finally:
        connection.close()


def _held(folder: Path) -> tuple[list[str], int]:
    """Keys of the events that the platform holds, and how many it put aside."""
    own = Platform(CentralConfig(folder))
    try:
        with own.read() as connection:
            keys = list(connection.execute(select(events.c.key).order_by(events.c.id)).scalars())
            query = select(func.count()).select_from(parked_events)
            return keys, int(connection.execute(query).scalar_one())
    finally:
        own.close()


def test_what_was_done_offline_arrives_once_and_the_phone_shows_it(
    hall: Hall, platform: OwnPlatform, tmp_path: Path
) -> None:
    assert "连不上" in hall.run("sync", "--once").reason
    ticket = hall.told("ticket", "take", "hj")
    receipt = hall.told("apply", "--from", form_file(tmp_path))
    assert "连不上" in hall.run("sync", "--once").reason
    status = hall.told("sync", "status")
    assert (status["online"], status["queued"], status["delivered"]) == (False, 2, 0)

    platform.start()
    report = hall.told("sync", "--once")
    assert (report["ok"], report["delivered"], report["parked"]) == (True, 2, 0)
    assert hall.told("sync", "--once")["delivered"] == 0
    status = hall.told("sync", "status")
    assert (status["online"], status["queued"], status["delivered"]) == (True, 0, 2)

    code, page = _page(platform.port, f"/t/{ticket['id']}")
    assert code == 200
    assert ticket["number"] in page
    address = f"/a/{receipt['number']}"
    assert receipt["query_code"] not in _page(platform.port, address)[1]
    code, page = _page(platform.port, address, code=receipt["query_code"])
    assert code == 200
    assert receipt["number"] in page
    assert "李小梅" not in page
    assert _page(platform.port, address, code="XXXX-XXXX")[0] == 404
    platform.stop()
    keys, parked = _held(tmp_path / "platform")
    assert len(keys) == len(set(keys)) == 2
    assert parked == 0


def test_the_code_on_the_slip_leads_to_the_tickets_page(hall: Hall, platform: OwnPlatform) -> None:

    platform.start()
    ticket = hall.told("ticket", "take", "hj")
    hall.told("sync", "--once")
    slip = hall.folder / "slip.pdf"
    assert hall.run("slip", "ticket", ticket["id"], "--out", slip).code == 0
    with pypdfium2.PdfDocument(slip) as document:
        image = document[0].render(scale=3).to_pil().convert("L")
    (code,) = zxingcpp.read_barcodes(image)
    link = urlsplit(code.text)
    assert link.port == platform.port
    assert ticket["number"] in _page(platform.port, link.path)[1]


def test_the_platform_goes_and_comes_again_and_again(
    hall: Hall, platform: OwnPlatform, tmp_path: Path
) -> None:
    taken = []
    for _ in range(2):
        platform.start()
        taken.append(hall.told("ticket", "take", "hj")["id"])
        assert hall.told("sync", "--once")["delivered"] in (1, 2)
        platform.stop()
        taken.append(hall.told("ticket", "take", "hj")["id"])
        assert "连不上" in hall.run("sync", "--once").reason
    platform.start()
    hall.told("sync", "--once")
    platform.stop()
    assert _held(tmp_path / "platform")[0] == taken


def test_an_answer_lost_after_the_commit_makes_one_record(
    demo: Hall, platform: OwnPlatform, tmp_path: Path
) -> None:
    platform.start()
    line = Proxy(platform.port)
    try:
        _point(demo, int(line.url.rsplit(":", 1)[1]), pages=platform.port)
        demo.told("sync", "--once")
        ticket = demo.told("ticket", "take", "hj")
        line.on("/v1/events", drop_reply)
        assert demo.run("sync", "--once").reason
        assert demo.told("sync", "status")["queued"] == 1
        assert demo.told("sync", "--once")["ok"]
    finally:
        line.stop()
    assert demo.told("sync", "status")["queued"] == 0
    platform.stop()
    assert _held(tmp_path / "platform") == ([ticket["id"]], 0)


def test_calls_reach_the_phone(hall: Hall, platform: OwnPlatform) -> None:
    platform.start()
    business = hall.business(1)
    ticket = hall.told("ticket", "take", business["code"])
    window = business["windows"][0]
    hall.told("call", "next", "--window", window)
    hall.told("sync", "--once")
    _, page = _page(platform.port, f"/t/{ticket['id']}")
    assert f"{window} 号窗口" in page


def test_a_platform_dies_with_the_program_that_started_it(tmp_path: Path) -> None:

    port = _free_port()
    starter = (
        "import sys, os, signal; from pathlib import Path;"
        "from kiosk.demonstration import OwnPlatform;"
        f"p = OwnPlatform(Path(sys.argv[1]), {port}); p.start(); print('up', flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )

    done = subprocess.run(
        [sys.executable, "-c", starter, str(tmp_path / "platform")],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.stdout == b"up\n"
    deadline = time.monotonic() + 20
    while answers(port):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_taken_port_is_told(hall: Hall, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        data = tmp_path / "other"
        outcome = hall.run("central", "serve", "--port", port, "--data", data)
        assert str(port) in outcome.reason
        with pytest.raises(Unavailable, match=r"demonstration.platform_silent"):
            OwnPlatform(data, port).start()
