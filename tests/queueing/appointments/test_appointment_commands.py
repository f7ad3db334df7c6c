"""``appointment`` from the command line."""

import json
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from kiosk.__main__ import build_parser
from kiosk.common.errors import KioskError
from tests.queueing.appointments.persons import at, identity_of


@pytest.fixture
def kiosk(office, capsys):
    """Runs a command on the small hall; returns what it printed."""

    @contextmanager
    def opened():
        yield SimpleNamespace(appointments=office)

    def run(*arguments):
        args = build_parser(("appointments",)).parse_args(["appointment", *arguments])
        assert args.handler(args, opened) == 0
        return capsys.readouterr().out

    return run


def booked(kiosk, n=1, start="09:00", name="欧阳修"):
    printed = kiosk(
        *("book", "estate", "2026-11-23", start, "--name", name),
        *("--identity", identity_of(n), "--json"),
    )
    return json.loads(printed)


def test_slots_are_listed_with_what_is_free(kiosk):
    booked(kiosk)
    printed = kiosk("slots", "estate", "--day", "2026-11-23")
    assert printed.splitlines()[0] == "2026-11-23 09:00–10:00　剩 2/3"
    [first, *_] = json.loads(kiosk("slots", "estate", "--day", "2026-11-23", "--json"))
    assert (first["free"], first["quota"], first["bookable"]) == (2, 3, True)


def test_a_booking_shows_its_code_and_the_list_is_masked(kiosk):
    made = booked(kiosk)
    assert (made["name"], made["channel"], made["state"]) == ("欧阳*", "desk", "booked")
    printed = kiosk("list", "--day", "2026-11-23", "--json")
    assert identity_of(1) not in printed
    assert made["code"] not in printed
    assert json.loads(printed)[0]["id"] == made["id"]
    assert "这一天没有预约" in kiosk("list")


def test_check_in_by_code_says_the_number_and_from_when(kiosk, clock):
    made = booked(kiosk, start="10:00")
    clock.set_wall(at(9, 30))
    printed = kiosk("checkin", made["code"])
    assert printed.splitlines() == [
        "A001　不动产登记　窗口 3、4",
        "您来得早，09:50 起按预约优先呼叫。",
    ]
    with pytest.raises(KioskError) as refusal:
        kiosk("checkin", made["code"])
    assert refusal.value.params == {"number": "A001"}


def test_after_the_late_limit_an_ordinary_ticket_is_asked_for(kiosk, clock):
    made = booked(kiosk)
    clock.set_wall(at(11))
    with pytest.raises(KioskError, match=r"appointment.too_late"):
        kiosk("checkin", made["code"])
    assert "这是普通号" in kiosk("checkin", made["code"], "--ordinary")


def test_cancelled_by_code_in_time_and_by_number_at_any_time(kiosk, clock):
    first, second = booked(kiosk), booked(kiosk, 2)
    assert "已取消" in kiosk("cancel", first["code"])
    clock.set_wall(at(8))
    with pytest.raises(KioskError, match=r"appointment.cancel_too_late"):
        kiosk("cancel", second["code"])
    assert "已取消" in kiosk("cancel", second["id"])


def test_a_slots_seats_are_changed_and_the_day_is_closed(kiosk, clock):
    booked(kiosk)
    assert kiosk("quota", "estate", "2026-11-23", "09:00", "1").strip().endswith("不能预约")
    assert "剩 2/3" in kiosk("quota", "estate", "2026-11-23", "09:00", "-1")
    clock.set_wall(at(17))
    assert json.loads(kiosk("close-day", "--json")) == {"no_show": 1}


def test_an_import_says_what_it_did_and_what_it_left_out(kiosk, tmp_path):
    path = tmp_path / "名单.csv"
    path.write_text(
        "预约编号,业务代码,日期,时段,姓名,身份证号\n"
        f"W-1,estate,2026-11-23,09:00,王小明,{identity_of(1)}\n"
        "W-2,estate,2026-11-23,09:00,王小红,12345\n",
        "utf-8",
    )
    printed = kiosk("import", str(path))
    assert printed.splitlines()[0] == "新增 1，重复 0，取消 0，跳过 1"
    assert printed.splitlines()[1].startswith("　第 3 行：")
    report = json.loads(kiosk("import", str(path), "--json"))
    assert (report["unchanged"], report["skipped"][0]["line"]) == (1, 3)
