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
from tests.queueing.identities import identity


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One demonstration hall for the whole file; every test works at a business of its own."""
    made = tmp_path_factory.mktemp("hall") / "data"
    initialise(made, demo=True, hall_code="", hall_name="", terminal="")
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


def taken(kiosk, business, *more):
    return of(kiosk, "ticket", "take", business, *more)


def test_a_window_does_its_whole_work_from_the_command_line(kiosk):
    first, second = taken(kiosk, "sb"), taken(kiosk, "sb", "--further", "yb")
    at = ("--window", "6")
    assert of(kiosk, "call", "next", *at)["number"] == first["number"]
    assert kiosk("call", "recall", *at)[1] == f"{first['number']}　已重呼 1 次　已呼叫\n"
    assert of(kiosk, "call", "start", *at)["state"] == "serving"
    assert of(kiosk, "call", "hold", *at, "--reason", "去复印")["state"] == "held"
    assert of(kiosk, "call", "number", second["number"].lower(), *at)["state"] == "called"
    assert of(kiosk, "call", "return", *at)["state"] == "waiting"
    assert of(kiosk, "call", "resume", first["number"], *at)["state"] == "serving"
    moved = of(kiosk, "call", "transfer", *at, "--to-window", "7", "--reason", "找同事")
    assert (moved["state"], moved["target_window"]) == ("waiting", "7")
    assert of(kiosk, "call", "next", "--window", "7")["number"] == first["number"]
    assert of(kiosk, "call", "miss", "--window", "7")["state"] == "no_show"
    assert of(kiosk, "ticket", "restore", first["number"])["state"] == "waiting"
    assert of(kiosk, "ticket", "cancel", first["id"])["state"] == "cancelled"
    assert of(kiosk, "call", "next", *at)["number"] == second["number"]
    done = of(kiosk, "call", "finish", *at, "--result", "done")
    assert (done["state"], done["business"], done["further"]) == ("waiting", "yb", [])
    assert "医疗保障　等候中" in kiosk("ticket", "show", second["number"])[1]
    held = of(kiosk, "call", "number", second["id"], "--window", "9")
    assert of(kiosk, "call", "hold", "--window", "9")["number"] == held["number"]
    sent = ("call", "transfer", "--window", "9", "--number", second["number"])
    assert of(kiosk, *sent, "--to-business", "sb")["business"] == "sb"
    called = kiosk("call", "number", second["number"], *at)[1]
    assert called == f"请 {second['number']} 到 6 号窗口　社会保险\n"


def test_real_names_and_the_green_channel_from_the_command_line(kiosk, monkeypatch):
    number = identity("19500101")
    ticket = taken(kiosk, "crj", "--identity", number, "--priority", "elderly")
    assert (ticket["lane"], ticket["group"]) == ("priority", "elderly")
    assert number not in json.dumps(ticket)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{number}\n"))
    with pytest.raises(KioskError, match=r"ticket\.one_per_person"):
        kiosk("ticket", "take", "crj", "--identity", "-")
    assert "实名取号" in kiosk("ticket", "businesses")[1]


def test_windows_businesses_and_the_day_from_the_command_line(kiosk):
    assert kiosk("window", "pause", "16", "--reason", "午休")[0] == 0
    states = {state["window"]: state for state in of(kiosk, "window", "list")}
    assert (states["16"]["paused"], states["16"]["pause_reason"]) == (True, "午休")
    assert "暂停　午休" in kiosk("window", "list")[1]
    assert kiosk("window", "work", "16")[1] == "16 号窗口恢复办理。\n"
    assert kiosk("window", "set", "16", "--businesses", "qy", "zh", "--rule", "business_order")
    states = {state["window"]: state for state in of(kiosk, "window", "list")}
    assert (states["16"]["businesses"], states["16"]["rule"]) == (["qy", "zh"], "business_order")
    assert kiosk("window", "set", "16")[0] == 0
    assert kiosk("business", "close", "qy", "--reason", "系统维护")[1] == "qy 今天停止取号。\n"
    assert "今天暂停取号　系统维护" in kiosk("ticket", "businesses")[1]
    with pytest.raises(KioskError, match=r"business\.switched_off"):
        kiosk("ticket", "take", "qy")
    assert kiosk("business", "open", "qy")[1] == "qy 已恢复取号。\n"
    waiting = taken(kiosk, "qy")
    assert of(kiosk, "day", "close")["lapsed"] >= 1
    assert of(kiosk, "ticket", "show", waiting["number"])["state"] == "lapsed"
    assert kiosk("day", "close")[1] == "今天的业务已结束，0 张没办完的号票已失效。\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ticket", "show", "Z999"), "ticket.unknown_number"),
        (("ticket", "show", str(uuid4())), "ticket.unknown"),
        (("ticket", "cancel", ""), "ticket.unknown_number"),
        (("ticket", "take", "gjj"), "ticket.identity_required"),
        (("ticket", "take", "gjj", "--identity", "1"), "identity.bad_length"),
        (("ticket", "take", "bdc", "--priority", "vip"), "priority.unknown_group"),
        (("ticket", "take", "bdc", "--further", "nowhere"), "business.unknown"),
        (("call", "start", "--window", "24"), "call.nothing_in_hand"),
        (("call", "resume", "Z999", "--window", "24"), "ticket.unknown_number"),
        (("window", "pause", "99", "--reason", "午休"), "window.unknown"),
        (("window", "set", "3", "--businesses", "x"), "business.unknown"),
        (("business", "close", "bdc"), "business.reason_missing"),
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
