"""What holds for every command: where the data is, exit codes, what is on which stream."""

from __future__ import annotations

import logging
import os
import subprocess
from pathlib import Path

import pytest

from kiosk.__main__ import main
from tests.e2e.halls import PROGRAM, ROOT, Hall, form_file, spawn

INSTALLED = ROOT / ".venv" / "bin" / "kiosk"

WRONG_USAGE = [
    [],
    ["fly"],
    ["ticket"],
    ["ticket", "fly"],
    ["ticket", "take"],
    ["ticket", "take", "hj", "--request-id"],
    ["ticket", "take", "hj", "more"],
    ["ticket", "list", "--colour"],
    ["call", "next"],
    ["call", "next", "--win", "12"],
    ["search"],
    ["search", "x", "--limit", "-1"],
    ["search", "x", "--limit", "0"],
    ["search", "x", "--limit", "999999999999999999999999"],
    ["search", "x", "--limit", "many"],
    ["guide"],
    ["content"],
    ["content", "import"],
    ["content", "import", ""],
    ["slip", "ticket", "x"],
    ["slip", "poster", "x", "--out", "x.pdf"],
    ["slip", "ticket", "x", "--out", ""],
    ["apply"],
    ["apply", "--from", ""],
    ["application"],
    ["run", "--size", "0x0"],
    ["run", "--size", "1080"],
    ["run", "--size", "99999x1"],
    ["run", "--face", "manager"],
    ["tour"],
    ["sync"],
    ["sync", "--once", "status"],
    ["central", "serve", "--port", "0"],
    ["central", "serve", "--port", "-1"],
    ["central", "serve", "--port", "65536"],
    ["central", "serve", "--port", "http"],
    ["enrol", "--platform", "http://127.0.0.1:1"],
    ["staff", "add", "1"],
    ["staff", "add", "1", "--name", "x", "--role", "boss"],
    ["backup"],
    ["backup", "restore"],
    ["audit"],
    ["--data", "", "version"],
]


@pytest.mark.parametrize("words", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_ends_with_two_and_one_line(shared: Hall, words: list[str]) -> None:
    before = shared.fingerprint()
    outcome = shared.run(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert outcome.err.startswith("kiosk: 用法不对：")
    assert outcome.err.endswith("--help 查看用法。\n")
    assert shared.fingerprint() == before


def test_wrong_usage_is_told_in_chinese(shared: Hall) -> None:
    told = [shared.run(*words).err for words in WRONG_USAGE]
    english = ("argument", "required", "invalid", "expected", "unrecognized", "choose")
    assert [line for line in told if any(word in line for word in english)] == []


@pytest.mark.parametrize("words", [["--help"], ["ticket", "--help"], ["apply", "--help"]])
def test_help_is_well(shared: Hall, words: list[str]) -> None:
    outcome = shared.run(*words)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out


def test_the_folder_may_come_from_the_environment(
    demo: Hall, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(demo.folder))
    assert main(["ticket", "businesses"]) == 0
    assert capsys.readouterr().out.count("\n") == 8


def test_the_option_goes_before_the_environment(
    demo: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path / "nowhere"))
    assert demo.run("ticket", "businesses").code == 0


def test_a_folder_without_a_hall_is_told_to_be_made_first(empty: Hall) -> None:
    for words in (["ticket", "list"], ["search", "x"], ["sync", "status"], ["run"]):
        assert "kiosk init" in empty.run(*words).reason
    assert not empty.folder.exists()


def test_a_second_init_changes_nothing(demo: Hall) -> None:
    before = demo.fingerprint()
    assert "已经初始化过" in demo.run("init", "--demo").reason
    assert "已经初始化过" in demo.run("init").reason
    assert demo.fingerprint() == before


@pytest.mark.parametrize(
    "words",
    [
        ["--terminal", "12345"],
        ["--terminal", ""],
        ["--terminal", "0 1"],
        ["--hall-name", ""],
        ["--hall-name", "厅" * 10_000],
        ["--hall-name", "a\x1b[2Jb"],
        ["--hall-name", 'a"\nterminal = "99'],
        ["--hall-name", "a\x7fb"],
        ["--hall-code", ""],
        ["--hall-code", "1" * 10_000],
    ],
)
def test_an_init_that_is_refused_leaves_no_folder(empty: Hall, words: list[str]) -> None:
    assert empty.run("init", *words).reason
    assert not empty.folder.exists()


def test_a_hall_may_have_a_rare_name(empty: Hall) -> None:
    assert empty.run("init", "--hall-name", '𬱖𫖯㛃䶮\\镇"便民"大厅\'').code == 0
    with empty.opened() as terminal:
        assert terminal.settings.hall_name == '𬱖𫖯㛃䶮\\镇"便民"大厅\''


def test_a_real_hall_has_no_account_and_answers_politely(real: Hall, tmp_path: Path) -> None:
    with real.opened() as terminal:
        assert not any(terminal.staff.exists(number) for number in ("1001", "1007", "admin"))
        assert not terminal.settings.demo
    assert real.told("ticket", "businesses") == []
    assert real.told("ticket", "list") == []
    assert real.told("search", "身份证") == []
    assert real.told("content", "lint") == []
    assert real.told("content", "stats")["service_item"] == 0
    assert real.told("sync", "status")["enrolled"] is False
    assert real.told("audit", "verify")[0]["intact"]
    out = tmp_path / "x.pdf"
    for words in (
        ["ticket", "take", "hj"],
        ["call", "next", "--window", "1"],
        ["guide", "x"],
        ["slip", "guide", "x", "--out", out],
        ["slip", "ticket", "x", "--out", out],
        ["application", "2026-0001"],
        ["slip", "application", "2026-0001", "--out", out],
        ["sync", "--once"],
    ):
        assert real.run(*words).reason
    assert not out.exists()


def test_a_real_hall_without_content_can_already_take_applications(real: Hall) -> None:
    receipt = real.told("apply", "--from", form_file(real.folder))
    out = real.folder / "receipt.pdf"
    assert real.run("slip", "application", receipt["number"], "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_the_doctor_names_what_is_not_well_in_one_line(real: Hall) -> None:
    outcome = real.run("doctor", "--json")
    assert outcome.json["ok"] is False
    assert "内容" in outcome.reason
    assert [found["name"] for found in outcome.json["findings"] if not found["ok"]] == ["内容"]


def test_what_a_room_logs_does_not_reach_the_console(
    demo: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kiosk.store.store import Store

    def warned(self: Store) -> None:
        logging.getLogger("kiosk.store").warning("not for the console")
        self.engine.dispose()

    monkeypatch.setattr(Store, "close", warned)
    assert demo.run("version").err == ""
    assert demo.run("ticket", "list").err == ""
    assert "kiosk.store" not in demo.run("guide", "nothing").reason


@pytest.mark.parametrize("program", [[str(INSTALLED)], [*PROGRAM]], ids=["installed", "module"])
def test_the_installed_program_and_the_module_are_the_same(
    shared: Hall, program: list[str]
) -> None:
    if not Path(program[0]).exists():
        pytest.skip("the program is not installed in .venv")
    well = spawn(*program, "--data", shared.folder, "guide", "11150799MB0000027M0007090010011")
    assert (well.code, well.err) == (0, "")
    failed = spawn(*program, "--data", shared.folder, "guide", "nothing")
    assert failed.reason
    assert spawn(*program, "--data", shared.folder, "guide").code == 2


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONUTF8": "0", "PYTHONIOENCODING": "gbk"},
        {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["gbk", "ascii", "C"],
)
def test_a_console_of_another_encoding_still_gets_its_answer(
    shared: Hall, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [*PROGRAM, "--data", str(shared.folder), "guide", "𬱖𫖯"],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr


def test_bytes_that_are_no_text_are_refused(shared: Hall) -> None:
    before = shared.fingerprint()
    done = subprocess.run(
        [*PROGRAM, "--data", str(shared.folder), "search", b"\xff\xfe\xb5"],
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "UTF-8" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert shared.fingerprint() == before


def test_a_reader_who_goes_away_is_no_error(shared: Hall) -> None:
    piped = f"{' '.join(PROGRAM)} --data '{shared.folder}' content stats | true"
    done = subprocess.run(
        ["bash", "-c", piped], capture_output=True, cwd=ROOT, timeout=60, check=True
    )
    assert done.stderr == b""


def test_an_answer_that_cannot_be_written_is_told(shared: Hall) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--data", str(shared.folder), "content", "stats"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "磁盘空间不足" in done.stderr.decode()


def test_a_password_that_is_no_text_is_refused(shared: Hall) -> None:
    add = ["staff", "add", "3001", "--name", "张三", "--role", "clerk", "--password-stdin"]
    done = subprocess.run(
        [*PROGRAM, "--data", str(shared.folder), *add],
        input=b"\xff\xfe\xb5\xff\xff\n",
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8:strict"},
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    with shared.opened() as terminal:
        assert not terminal.staff.exists("3001")


def test_files_are_for_their_owner_alone(demo: Hall) -> None:
    demo.told("ticket", "take", demo.business()["code"])
    demo.told("backup", "create")
    for path in [demo.folder, *demo.folder.rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path
