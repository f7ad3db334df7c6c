"""Files of the data folder that are wrong: told clearly, left as they are, put right again."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from kiosk.store.engine import unlock
from kiosk.store.sealing import derive, read_key_file
from tests.e2e.halls import Hall

COMMANDS = [["ticket", "list"], ["ticket", "take", "hj"], ["search", "身份证"], ["audit", "verify"]]


def _rewrite(path: Path, text_: str, mode: int = 0o600) -> None:
    path.write_text(text_, "utf-8")
    path.chmod(mode)


def _before_settings(line: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        file = folder / "settings.toml"
        _rewrite(file, f"{line}\n{file.read_text('utf-8')}")

    return spoil


def _database(content: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        file = folder / "kiosk.db"
        file.write_bytes(content(file.read_bytes()))

    return spoil


def _newer_schema(folder: Path) -> None:
    connection = unlock(
        str(folder / "kiosk.db"), derive(read_key_file(folder / "kiosk.key"), "database")
    )
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


SPOILT = {
    "no key": (lambda f: (f / "kiosk.key").unlink(), "找不到密钥文件"),
    "another key": (
        lambda f: _rewrite(f / "kiosk.key", secrets.token_hex(32)),
        "密钥文件与数据不匹配",
    ),
    "a key that others may read": (lambda f: (f / "kiosk.key").chmod(0o644), "chmod 600"),
    "half a key": (lambda f: _rewrite(f / "kiosk.key", "ab" * 16), "内容不对"),
    "an empty key": (lambda f: _rewrite(f / "kiosk.key", ""), "内容不对"),
    "a key of nonsense": (lambda f: _rewrite(f / "kiosk.key", "钥匙" * 32), "内容不对"),
    "no database": (lambda f: (f / "kiosk.db").unlink(), "backup restore"),
    "an empty database": (_database(lambda _: b""), "backup restore"),
    "a cut database": (_database(lambda raw: raw[:40_000]), "backup restore"),
    "a database of noise": (
        _database(lambda raw: secrets.token_bytes(len(raw))),
        "密钥文件与数据不匹配",
    ),
    "a newer schema": (_newer_schema, "比这个程序新"),
    "no settings": (lambda f: (f / "settings.toml").unlink(), "kiosk init"),
    "broken settings": (_before_settings("x = = 1"), "设置文件"),
    "an unknown setting": (_before_settings("colour = 'red'"), "不认识的设置项 colour"),
    "a setting of another kind": (_before_settings("idle_seconds = 'long'"), "设置文件"),
    "settings that are no text": (
        lambda f: (f / "settings.toml").write_bytes(b"\xff\xfe\x00"),
        "不是 UTF-8",
    ),
    "an impossible platform": (_before_settings("database.url = 'mysql://x'"), "设置文件"),
    "an address that is none": (
        _before_settings("database.url = 'postgresql+psycopg://a:b@[::1'"),
        "数据库地址不正确",
    ),
    "a hall database that is away": (
        _before_settings("database.url = 'postgresql+psycopg://a:b@127.0.0.1:9/x'"),
        "连接不上",
    ),
}


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_wrong_is_told_and_left_as_it_is(demo: Hall, what: str) -> None:
    spoil, words = SPOILT[what]
    demo.told("ticket", "take", "hj")
    spoil(demo.folder)
    before = demo.fingerprint()
    for command in COMMANDS:
        assert words in demo.run(*command).reason
    assert demo.run("doctor").reason
    after = demo.fingerprint()
    after.pop("reserve.db", None)  # a hall's terminal makes its reserve before it needs it
    assert after == before


def test_the_program_itself_says_nothing_else_about_a_wrong_key(demo: Hall) -> None:
    """The library under the store would like to write to stderr as well."""
    _rewrite(demo.folder / "kiosk.key", secrets.token_hex(32))
    assert demo.process("ticket", "list").reason


def test_a_lost_log_of_writes_leaves_an_older_but_whole_hall(demo: Hall, tmp_path: Path) -> None:
    first = demo.told("ticket", "take", "hj")
    whole = tmp_path / "copy"
    with demo.opened() as terminal:
        terminal.queueing.take("hj", request_id="7c0c9a4e-6a0e-4a86-9d2e-7a5f8f2f6c01")
        assert (demo.folder / "kiosk.db-wal").stat().st_size > 0
        shutil.copytree(demo.folder, whole)
    (whole / "kiosk.db-wal").unlink()
    older = Hall(whole, demo.capture)
    assert [row["id"] for row in older.told("ticket", "list")] == [first["id"]]
    assert all(verdict["intact"] for verdict in older.told("audit", "verify"))


def test_an_edited_page_is_found_by_the_doctor(demo: Hall) -> None:
    file = demo.folder / "kiosk.db"
    raw = bytearray(file.read_bytes())
    at = len(raw) * 2 // 3
    raw[at : at + 64] = bytes(64)
    file.write_bytes(raw)
    assert "数据库" in demo.run("doctor").reason


def test_an_edited_audit_trail_is_found(demo: Hall) -> None:
    demo.told("ticket", "take", "hj")
    with demo.opened() as terminal, terminal.store.engine.begin() as connection:
        connection.execute(text("UPDATE audit_trail SET actor = 'nobody' WHERE seq = 2"))
    assert "第 2 条" in demo.run("audit", "verify").reason
    assert demo.run("audit", "verify", "--json").json[0]["broken_at"] == 2


@pytest.mark.parametrize("left", ["nothing", "key", "key and database"])
def test_an_init_that_was_interrupted_can_be_repeated(
    empty: Hall, demo_template: Path, left: str
) -> None:
    if left != "nothing":
        empty.folder.mkdir()
        shutil.copy2(demo_template / "kiosk.key", empty.folder)
    if left == "key and database":
        shutil.copy2(demo_template / "kiosk.db", empty.folder)
    assert empty.run("init", "--demo").code == 0
    assert len(empty.told("ticket", "businesses")) == 8
    left_over = {path.name for path in empty.folder.iterdir()}
    assert left_over <= {"kiosk.db", "kiosk.key", "settings.toml", "backups"}


def test_an_init_killed_at_any_write_can_be_repeated(empty: Hall) -> None:
    from tests.faults.trouble import needs_strace, with_fault

    if needs_strace.args[0]:
        pytest.skip("needs strace")
    for at in (1, 2, 3):
        hall = Hall(empty.folder.with_name(f"data{at}"), empty.capture)
        with_fault(hall.folder, f"fsync,fdatasync:signal=KILL:when={at}", "init")
        if not (hall.folder / "settings.toml").exists():
            assert hall.run("init").code == 0
        assert hall.told("ticket", "list") == []
