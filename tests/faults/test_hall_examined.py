"""What ``doctor`` and ``audit verify`` say of a hall's reserve and of what was parked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import build_parser
from kiosk.app import Terminal, open_terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.settings import DatabaseSettings, Settings
from kiosk.store.store import Store
from kiosk.upkeep.doctor import examine
from tests.cluster import Cluster


@pytest.fixture
def machine(
    cluster: Cluster, hall_template: str, settings: Settings, clock: FixedClock
) -> Iterator[Terminal]:
    """A machine of a hall whose database is PostgreSQL."""
    url = cluster.new_database(hall_template)
    terminal = open_terminal(replace(settings, database=DatabaseSettings(url)), clock)
    yield terminal
    terminal.close()
    cluster.drop_database(url)


def found(terminal: Terminal, name: str) -> tuple[bool, str]:
    findings = examine(terminal.settings.data_dir, lambda: nullcontext(terminal))
    return next((each.ok, each.detail) for each in findings if each.name == name)


def note(store: Store, count: int = 1) -> None:
    for _ in range(count):
        with store.command() as command:
            command.publish("note.made", new_id(), {"text": "一"})


def park(store: Store, code: str) -> None:
    note(store)
    epoch, seq = store.outbox.position()
    store.outbox.park(epoch, seq, code)


@pytest.fixture
def verify(machine: Terminal, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def said(*more: str) -> str:
        args = build_parser(("staff",)).parse_args(["audit", "verify", *more])
        assert args.handler(args, lambda: nullcontext(machine)) == 0
        return capsys.readouterr().out

    return said


def test_a_hall_that_has_everything_is_said_to(machine: Terminal) -> None:
    assert found(machine, "备用库") == (True, "待转入大厅 0 条，没有待处理的记录")


def test_what_waits_in_the_reserve_is_counted_and_what_was_refused_is_no_good_sign(
    machine: Terminal,
) -> None:
    reserve = machine.hall.reserve
    note(reserve.store, 2)
    assert found(machine, "备用库")[1] == "待转入大厅 2 条，没有待处理的记录"
    reserve.stand_in("store.unreachable")
    assert found(machine, "备用库") == (True, "正在代替大厅数据库取号，待转入 2 条")
    park(reserve.store, "reserve.number_taken")
    ok, detail = found(machine, "备用库")
    assert not ok
    assert detail == "有 1 条大厅没有接受，待处理；另有 2 条待转入"


def test_a_reserve_that_was_damaged_once_is_not_forgotten(machine: Terminal) -> None:
    kept = machine.settings.data_dir / "reserve.db.damaged-20261120T010000Z"
    kept.write_bytes(b"x")
    ok, detail = found(machine, "备用库")
    assert (ok, kept.name in detail) == (False, True)


def test_what_the_platform_refused_is_told_with_its_reasons(machine: Terminal) -> None:
    for code in ("event.unreadable", "evaluation.given_before", "evaluation.given_before"):
        park(machine.store, code)
    ok, detail = found(machine, "发件箱")
    assert not ok
    assert detail.endswith("待处理：evaluation.given_before 2 条、event.unreadable 1 条")


def test_the_audit_is_verified_in_the_hall_and_in_the_reserve(
    machine: Terminal, verify: Callable[..., str]
) -> None:
    note(machine.hall.reserve.store)
    park(machine.store, "event.unreadable")
    lines = verify().splitlines()
    assert [line.partition("：")[0] for line in lines] == [
        "终端 03", "备用库 03", "发件箱", "备用库"
    ]  # fmt: skip
    assert lines[2].endswith("待处理 1 条")
    assert lines[3].startswith("备用库：待转入大厅 1 条")
    told: list[dict[str, Any]] = json.loads(verify("--json"))
    chains = [(each["place"], each["intact"]) for each in told]
    assert chains == [("store", True), ("reserve", True)]
    assert [(each["queued"], each["parked"]) for each in told] == [(0, 1), (1, 0)]


def test_a_terminal_of_its_own_has_no_reserve_to_speak_of(
    sqlite_store: Store, settings: Settings, tmp_path: Path
) -> None:
    alone = Terminal(settings, sqlite_store)
    findings = examine(settings.data_dir, lambda: nullcontext(alone))
    assert "备用库" not in [each.name for each in findings]
