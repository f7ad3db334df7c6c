"""Maker and checker on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.__main__ import build_parser
from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.settings import Settings
from kiosk.staff.passwords import Passwords
from kiosk.staff.service import Staff
from kiosk.store.store import Store
from tests.content.editing_desk import ITEM, change, publish

Run = Callable[..., str]
PASSWORD = "Chuangkou-2026"


@pytest.fixture
def terminal_of_run(sqlite_store: Store, settings: Settings) -> Terminal:
    terminal = Terminal(settings, sqlite_store)
    terminal.staff = Staff(sqlite_store, Passwords(time_cost=1, memory_kib=64, lanes=1))
    terminal.staff.add("1007", "王晓明", PASSWORD, "clerk")
    terminal.staff.add("1001", "李主任", PASSWORD, "supervisor")
    publish(terminal.content, change(ITEM))
    return terminal


@pytest.fixture
def run(terminal_of_run: Terminal, capsys: pytest.CaptureFixture[str]) -> Run:
    terminal = terminal_of_run

    @contextmanager
    def opened() -> Iterator[Terminal]:
        yield terminal

    def command(*words: object) -> str:
        args = build_parser(["content"]).parse_args(["content", *map(str, words)])
        args.handler(args, opened)
        return capsys.readouterr().out

    return command


def proposed(run: Run, *more: str) -> str:
    said = ("--why", "换号", "--by", "1007", "--json")
    out = run("propose", "service_item", ITEM.code, "--set", "hours=全天", *said, *more)
    return str(json.loads(out)["id"])


def test_a_change_goes_from_one_account_to_another_and_is_kept(run: Run) -> None:
    made = proposed(run)
    assert "待审核" in run("proposals")
    assert "办理时间：（无） → 全天" in run("proposals", made)
    with pytest.raises(Rejected, match=r"editing\.not_a_checker"):
        run("approve", made, "--by", "1007")
    assert "已生效" in run("approve", made, "--by", "1001")
    assert "第 2 版" in run("versions", "service_item", ITEM.code)
    assert "办理时间" in run("versions", "service_item", ITEM.code, "--compare", "1")
    (task,) = json.loads(run("wall-tasks", "--json"))
    assert task["light"] == "yellow"
    assert "已完成" in run("wall-tasks", "--done", task["task"]["id"], "--by", "1001")
    restored = run("restore", "service_item", ITEM.code, "1", "--why", "改回", "--by", "1007")
    assert "待审核" in restored


def test_an_account_that_is_not_there_changes_nothing(run: Run) -> None:
    with pytest.raises(Rejected, match=r"staff\.unknown"):
        run("propose", "service_item", ITEM.code, "--remove", "--why", "停办", "--by", "4444")
    assert "没有待处理的修改" in run("proposals")


def test_the_wall_that_was_made_anew_is_known(run: Run) -> None:
    assert "二维码墙：没有制作记录" in run("parity")
    assert "二维码墙：一致 1 份" in run("parity", "--made", "wall")
    run("approve", proposed(run), "--by", "1001")
    assert "二维码墙：一致 0 份，过时 1 份" in run("parity")


def test_the_lint_report_is_saved_as_a_table(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "检查.csv"
    assert "错误 0 条" in run("lint", "--by", "rule", "--out", out)
    assert "怎么改" in out.read_text("utf-8-sig")
    assert "12 个月未复核" in run("freshness")


def test_an_import_by_a_number_waits_for_another_person(run: Run, tmp_path: Path) -> None:
    listed = tmp_path / "清单.csv"
    listed.write_text(
        "名称,编码,部门,事项类型\n户口迁移,11150799MB0000019T002001002,示范县公安局,07\n",
        "utf-8",
    )
    said = run("import", listed, "--by", "1007", "--why", "新增事项")
    assert "已提交 1 份，等另一位工作人员审核" in said
    assert "待审核" in run("proposals")
    assert json.loads(run("import", listed, "--by", "1007", "--json"))["proposal"]["count"] == 1
    run("approve", _waiting(run), "--by", "1001", "--note", "清单不带指南")
    assert "与现有内容相同" in run("import", listed, "--by", "1007")


def _waiting(run: Run) -> str:
    return str(json.loads(run("proposals", "--json"))[0]["id"])


def test_the_use_of_the_screens_is_told_in_lines(run: Run, terminal_of_run: Terminal) -> None:
    usage = terminal_of_run.usage
    usage.sought("身份证", 3)
    usage.sought("落户口", 0)
    usage.opened("service_item", ITEM.code)
    usage.code_shown("service_item", ITEM.code)
    usage.write()
    lines = run("usage", "--from", "2026-11-20", "--to", "2026-11-20").splitlines()
    assert lines == [
        "2026年11月20日至2026年11月20日",
        "搜索 2 次，其中 1 次没有找到；阅读 1 次；扫码 1 次",
        "搜索最多：",
        "      1  身份证",
        "搜了没有找到：",
        "      1  落户口",
        "看得最多：",
        f"      1  {ITEM.name}  {ITEM.code}",
        "扫码最多：",
        f"      1  {ITEM.name}  {ITEM.code}",
    ]


def test_the_use_of_the_screens_as_json_and_as_a_file(
    run: Run, terminal_of_run: Terminal, tmp_path: Path
) -> None:
    terminal_of_run.usage.opened("service_item", ITEM.code)
    terminal_of_run.usage.write()
    report = json.loads(run("usage", "--json"))
    assert [(one["code"], one["count"]) for one in report["opened"]] == [(ITEM.code, 1)]
    file = tmp_path / "使用.csv"
    assert str(file) in run("usage", "--out", file)
    assert f"看得最多,{ITEM.name},{ITEM.code},1" in file.read_text("utf-8-sig")
