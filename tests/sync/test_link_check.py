"""The addresses in the hall's codes are tried one by one against a real website."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from kiosk.sync.link_check import BETWEEN_SECONDS, check_links


class Website(BaseHTTPRequestHandler):
    """``/good`` opens, ``/moved`` leads there, ``/no-head`` knows GET alone, the rest is gone."""

    def do_HEAD(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/good")
        else:
            self.send_response({"/good": 200, "/no-head": 405}.get(self.path, 404))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/no-head" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """The test's own output stays readable."""


@pytest.fixture
def website() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Website)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_opens_and_what_does_not_is_told_with_the_cause(website: str) -> None:
    paths = ("/good", "/moved", "/no-head", "/gone")
    pauses: list[float] = []
    found = check_links([website + path for path in paths], pause=pauses.append)
    assert [one.opens for one in found] == [True, True, True, False]
    assert (found[-1].status, found[-1].cause) == (404, "网站回答 404")
    assert pauses == [BETWEEN_SECONDS] * 3


def test_a_website_that_is_not_there_stops_nothing(website: str) -> None:
    nobody = "http://127.0.0.1:9/item"
    found = check_links([nobody, website + "/good", nobody], pause=lambda _: None)
    assert [(one.opens, one.cause) for one in found] == [(False, "连接不上"), (True, "")]


def test_no_more_than_was_granted_are_asked(website: str) -> None:
    found = check_links([f"{website}/good?{n}" for n in range(5)], most=2, pause=lambda _: None)
    assert len(found) == 2
