"""``ticket``, ``call``, ``staff`` and ``audit`` on a demonstration hall, through their parsers."""

import io
import json
from uuid import uuid4

import pytest
from sqlalchemy import update

from kiosk.__main__ import build_parser
from kiosk.app import opener
from kiosk.common.errors import Damaged, KioskError
from kiosk.setup import initialise
from kiosk.store.tables import audit_trail
from tests.queueing.conftest import made_anew


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One demonstration hall for the whole file; every test works at a business of its own."""
    made = tmp_path_factory.mktemp("hall") / "data"
    initialise(made, demo=True, hall_code="", hall_name="", terminal="")
    with opener(made)() as terminal:
        made_anew(terminal.store.engine)
    return made


@pytest.fixture
def kiosk(folder, capsys):
    """Runs a command; returns its exit code and what it printed."""

    def run(*arguments):
        args = build_parser(("queueing", "staff")).parse_args(list(arguments))
        code = args.handler(args, opener(folder))
        return code, capsys.readouterr().out

    return run


def of(kiosk, *arguments):
    code, printed = kiosk(*arguments, "--json")
    assert code == 0
    return json.loads(printed)


def test_the_businesses_of_the_demonstration_are_open_at_any_hour(kiosk):
    businesses = of(kiosk, "ticket", "businesses")
    assert len(businesses) == 8
    assert all({"code", "name", "prefix", "open"} <= set(business) for business in businesses)
    assert all(business["open"] is True for business in businesses)
    assert kiosk("ticket", "businesses")[1].count("可取号") == 8


def test_a_ticket_is_taken_listed_and_called(kiosk):
    business = of(kiosk, "ticket", "businesses")[0]
    request_id = str(uuid4())
    asked = ("ticket", "take", business["code"], "--request-id", request_id)
    ticket = of(kiosk, *asked)
    assert ticket["number"] == f"{business['prefix']}001"
    assert (ticket["id"], ticket["waiting_ahead"]) == (request_id, 0)
    assert ticket["windows"] == business["windows"]
    assert of(kiosk, *asked) == ticket
    code, words = kiosk("ticket", "take", business["code"])
    assert code == 0
    assert words.startswith(f"{business['prefix']}002　{business['name']}\n前面等候 1 人")
    assert of(kiosk, "ticket", "list")[0]["number"] == ticket["number"]
    assert "等候中" in kiosk("ticket", "list")[1]
    window = business["windows"][0]
    called = of(kiosk, "call", "next", "--window", window)
    assert (called["number"], called["window"]) == (ticket["number"], window)
    assert of(kiosk, "call", "next", "--window", window)["number"].endswith("002")
    assert "已办结" in kiosk("ticket", "list")[1]
    assert of(kiosk, "call", "next", "--window", window) is None
    assert kiosk("call", "next", "--window", window) == (0, "现在没有人等候。\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ticket", "take", "nowhere"), "business.unknown"),
        (("ticket", "take", "x" * 10_000), "business.unknown"),
        (("ticket", "take", "bdc", "--request-id", ""), "request.bad_id"),
        (("ticket", "take", "bdc", "--item", "nothing"), "guide.unknown"),
        (("call", "next", "--window", "99"), "window.unknown"),
        (("call", "next", "--window", "1' OR 1=1"), "window.unknown"),
    ],
)
def test_a_users_mistake_is_refused_by_its_code(kiosk, arguments, code):
    with pytest.raises(KioskError) as refusal:
        kiosk(*arguments)
    assert refusal.value.code == code


def test_an_account_is_added_with_a_password_from_standard_input(kiosk, folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("Chuangkou-2026\nmore\n"))
    added = of(
        kiosk, "staff", "add", "2001", "--name", "张三", "--role", "auditor", "--password-stdin"
    )
    assert added == {"number": "2001", "role": "auditor"}
    with opener(folder)() as terminal:
        assert terminal.staff.sign_in("2001", "Chuangkou-2026").name == "张三"


@pytest.mark.parametrize("switch", [[], ["--password-stdin"]])
def test_without_a_password_no_account_is_made(kiosk, folder, monkeypatch, switch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(KioskError) as refusal:
        kiosk("staff", "add", "2002", "--name", "李四", "--role", "clerk", *switch)
    assert refusal.value.code == "staff.password_missing"
    with opener(folder)() as terminal:
        assert not terminal.staff.exists("2002")


def test_an_edited_audit_trail_is_found(kiosk, folder):
    assert all(verdict["intact"] for verdict in of(kiosk, "audit", "verify"))
    assert "完整" in kiosk("audit", "verify")[1]
    with opener(folder)() as terminal, terminal.store.engine.begin() as connection:
        connection.execute(update(audit_trail).where(audit_trail.c.seq == 2).values(actor="nobody"))
    with pytest.raises(Damaged) as damage:
        kiosk("audit", "verify")
    assert (damage.value.code, damage.value.params["link"]) == ("audit.broken", 2)
