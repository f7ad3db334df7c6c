"""``sync``, ``enrol`` and ``central`` on the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.__main__ import build_parser
from kiosk.common.errors import KioskError
from kiosk.sync.service import Sync
from tests.sync.conftest import World


@dataclass
class _Opened:
    sync: Sync


def command(world: World, *words: str) -> int:
    """Runs a command on the world's terminal."""

    @contextmanager
    def opened() -> Iterator[_Opened]:
        yield _Opened(world.sync)

    args = build_parser(["sync"]).parse_args(words)
    args.data = Path("unused")
    return int(args.handler(args, opened))


def test_sync_once_tells_what_it_did(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.happen(2)
    assert command(world, "sync", "--once", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"ok": True, "code": "", "delivered": 2, "parked": 0, "changed": 0}


def test_sync_once_fails_with_the_reason_when_the_platform_is_away(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.proxy.down = True
    with pytest.raises(KioskError) as failed:
        command(world, "sync", "--once", "--json")
    assert failed.value.code == "sync.offline"
    assert json.loads(capsys.readouterr().out)["ok"] is False


def test_sync_status_sends_nothing(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.happen(3)
    before = len(world.proxy.seen)
    assert command(world, "sync", "status", "--json") == 0
    assert json.loads(capsys.readouterr().out)["queued"] == 3
    assert command(world, "sync", "status") == 0
    assert "等待上传 3 条" in capsys.readouterr().out
    assert len(world.proxy.seen) == before


@pytest.mark.parametrize(
    "words",
    [
        ["sync"],
        ["sync", "--once", "status"],
        ["sync", "later"],
        ["enrol"],
        ["central"],
        ["central", "serve", "--port", "0"],
        ["central", "serve", "--port", "70000"],
        ["central", "serve", "--port", "x"],
    ],
)
def test_wrong_usage_ends_with_two(world: World, words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command(world, *words)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("WRONG", "sync.code_refused"),
        ("", "input.required"),
        ("x" * 10_000, "input.too_long"),
        ("A\x00B", "input.control_character"),
    ],
)
def test_a_bad_activation_code_is_refused(world: World, code: str, reason: str) -> None:
    with pytest.raises(KioskError) as failed:
        command(world, "enrol", "--platform", world.proxy.url, "--code", code)
    assert failed.value.code == reason
