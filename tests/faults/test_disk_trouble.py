"""A disk that is full, read-only or failing: nothing half done, a clear line, well again after."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from tests.e2e.halls import Hall, form_file
from tests.faults.trouble import mounts, needs_strace, on_own_mounts, shell, with_fault

__all__ = ["mounts"]

FULL = "磁盘空间不足"
READ_ONLY = "磁盘目前只能读取"
WRITING = [
    ["ticket", "take", "hj"],
    ["call", "next", "--window", "12"],
    ["backup", "create"],
    ["content", "import", "NEW", "--directly", "--why", "试运行"],
    ["apply", "--from", "FORM"],
]
READING = [
    ["search", "身份证"],
    ["guide", "11150799MB0000027M0007090010011"],
    ["ticket", "businesses"],
    ["ticket", "list"],
    ["content", "stats"],
    ["audit", "verify"],
    ["sync", "status"],
]


def _commands(hall: Hall, tmp_path: Path, commands: list[list[str]], folder: Path) -> str:
    policy = tmp_path / "notice.txt"
    policy.write_text("关于试运行的通知\n\n各窗口：\n今日试运行。\n", "utf-8")
    names = {"NEW": str(policy), "FORM": str(form_file(tmp_path))}
    return shell(folder, *([names.get(word, word) for word in words] for words in commands))


@pytest.mark.usefixtures("mounts")
def test_on_a_full_disk_nothing_is_said_to_be_done_and_later_all_is_well(
    demo: Hall, tmp_path: Path
) -> None:
    demo.told("ticket", "take", "hj")
    disk = tmp_path / "disk"
    disk.mkdir()
    copy = disk / "data"
    told = on_own_mounts(
        f"mount -t tmpfs -o size=16m tmpfs {shlex.quote(str(disk))}\n"
        f"cp -r {shlex.quote(str(demo.folder))} {copy}\n"
        f"dd if=/dev/zero of={disk}/ballast bs=4k status=none || true\n"
        f"before=$(sha256sum {copy}/kiosk.db)\n"
        f"{_commands(demo, tmp_path, WRITING, copy)}\n"
        f'test "$before" = "$(sha256sum {copy}/kiosk.db)"\n'
        f"{shell(disk / 'new', ['init'])}\n"
        f"rm {disk}/ballast\n"
        "echo FREED\n"
        f"{shell(disk / 'new', ['init'])}\n"
        f"{_commands(demo, tmp_path, WRITING[:3], copy)}\n"
        f"{shell(copy, ['ticket', 'list'], ['audit', 'verify'])}\n"
    )
    during, after = told.split("FREED")
    assert during.count("exit=1") == len(WRITING) + 1, during
    assert during.count(FULL) == len(WRITING) + 1, during
    assert "exit=0" not in during
    assert "exit=1" not in after, after
    assert "B001" in after
    assert "B002" in after
    assert "完整" in after


@pytest.mark.usefixtures("mounts")
def test_a_commit_that_no_longer_fits_is_taken_back_whole(demo: Hall, tmp_path: Path) -> None:
    """The files beside the database stand already, as under a running terminal."""
    disk = tmp_path / "disk"
    disk.mkdir()
    copy = disk / "data"
    keep_open = (
        "import sys; from pathlib import Path;"
        "from kiosk.app import open_terminal; from kiosk.settings import load_settings;"
        "t = open_terminal(load_settings(Path(sys.argv[1]))); t.queueing.businesses();"
        "print('open', flush=True); sys.stdin.read(); t.close()"
    )
    python = shlex.join([sys.executable, "-c", keep_open, str(copy)])
    told = on_own_mounts(
        f"mount -t tmpfs -o size=16m tmpfs {shlex.quote(str(disk))}\n"
        f"cp -r {shlex.quote(str(demo.folder))} {copy}\n"
        f"coproc HELD {{ {python}; }}\n"
        "read -r line <&${HELD[0]}; echo $line\n"
        f"dd if=/dev/zero of={disk}/ballast bs=4k status=none || true\n"
        f"{_commands(demo, tmp_path, [WRITING[0], WRITING[4], *READING[:5]], copy)}\n"
        f"rm {disk}/ballast; echo FREED\n"
        f"{shell(copy, ['ticket', 'take', 'hj'], ['audit', 'verify'])}\n"
        'exec {HELD[1]}>&-; wait "$HELD_PID"\n'
    )
    during, after = told.split("FREED")
    assert during.startswith("open")
    assert during.count("exit=1") == 2, during
    assert during.count(FULL) == 2, during
    assert during.count("exit=0") == 5, during
    assert "B001" in after
    assert "exit=1" not in after


@pytest.mark.usefixtures("mounts")
def test_on_a_read_only_disk_reading_goes_on_and_writing_is_refused(
    demo: Hall, tmp_path: Path
) -> None:
    demo.told("ticket", "take", "hj")
    folder = shlex.quote(str(demo.folder))
    told = on_own_mounts(
        f"mount --bind {folder} {folder}\nmount -o remount,ro,bind {folder}\n"
        f"{_commands(demo, tmp_path, READING, demo.folder)}\n"
        "echo WRITING\n"
        f"{_commands(demo, tmp_path, WRITING, demo.folder)}\n"
        f"{shell(demo.folder / 'new', ['init'])}\n"
    )
    reading, writing = told.split("WRITING")
    assert reading.count("exit=0") == len(READING), reading
    assert "B001" in reading
    assert writing.count("exit=1") == len(WRITING) + 1, writing
    assert writing.count(READ_ONLY) == len(WRITING) + 1, writing
    assert demo.told("ticket", "take", "hj")["number"] == "B002"


@needs_strace
@pytest.mark.parametrize(
    "fault",
    [
        "fdatasync,fsync:error=EIO:when=1+",
        "pwrite64:error=ENOSPC:when=3+",
        "pwrite64:error=EIO:when=2+",
        "pwrite64:error=EROFS:when=3+",
    ],
)
def test_a_failing_disk_is_told_and_the_next_command_works(demo: Hall, fault: str) -> None:
    taken = demo.told("ticket", "take", "hj")
    outcome = with_fault(demo.folder, fault, "ticket", "take", "hj", "--json")
    assert outcome.out == ""
    assert outcome.reason
    following = demo.told("ticket", "take", "hj")
    assert following["number"] in ("B002", "B003")
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))
    assert taken["number"] == "B001"
