"""Whatever is typed into a command: a clear line, exit code 1 or 2, and nothing is changed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.e2e.halls import Hall

CARD = "11150799MB0000027M0007090010011"
BAD = {
    "empty": "",
    "blank": "   ",
    "long": "x" * 10_000,
    "escape": "a\x1b[2J\x07b",
    "line": "a\nkiosk: 完成",
    "nul": "a\0b",
    "surrogate": "a\udcffb",
    "sql": "'; DROP TABLE tickets; --",
    "html": "<script>alert(1)</script>",
    "template": "{0}{code}%s%n${HOME}`id`",
    "emoji": "👨‍👩‍👧‍👦",
    "rare": "𬱖𫖯㛃䶮",
    "path": "../../../../etc/passwd",
    "bidi": "a\u202eb\u2066",
    "fts": '"AND OR NOT NEAR(" * ^ :',
    "option": "--help-me",
    "full_width": "１５０７９９",
}

NOWHERE = "http://127.0.0.1:9"
FIELDS = {
    "command": ["{}"],
    "guide": ["guide", "{}"],
    "search_limit": ["search", "身份证", "--limit", "{}"],
    "take": ["ticket", "take", "{}"],
    "take_request": ["ticket", "take", "hj", "--request-id", "{}"],
    "take_item": ["ticket", "take", "hj", "--item", "{}"],
    "call_window": ["call", "next", "--window", "{}"],
    "slip_ticket": ["slip", "ticket", "{}", "--out", "OUT"],
    "slip_application": ["slip", "application", "{}", "--out", "OUT"],
    "slip_guide": ["slip", "guide", "{}", "--out", "OUT"],
    "application": ["application", "{}"],
    "apply_file": ["apply", "--from", "{}"],
    "apply_request": ["apply", "--from", "FORM", "--request-id", "{}"],
    "import": ["content", "import", "{}", "--directly", "--why", "试"],
    "restore": ["backup", "restore", "{}"],
    "platform": ["enrol", "--platform", "{}", "--code", "X"],
    "activation": ["enrol", "--platform", NOWHERE, "--code", "{}"],
    "port": ["central", "serve", "--port", "{}"],
    "host": ["central", "serve", "--port", "1", "--host", "{}"],
    "central_database": ["central", "serve", "--database-url", "{}", "--data", "CENTRAL"],
    "size": ["run", "--size", "{}"],
    "face": ["run", "--face", "{}"],
    "staff_number": ["staff", "add", "{}", "--name", "张三", "--role", "clerk", "--password-stdin"],
    "staff_role": ["staff", "add", "77", "--name", "张三", "--role", "{}", "--password-stdin"],
    "sync": ["sync", "{}"],
}
"""Commands with the place of the bad value."""

ACCEPTED = {("take_item", "empty"), ("staff_number", "full_width")}
"""An empty item is none; full-width digits are the same number."""


def _words(field: str, bad: str, folder: Path) -> list[str]:
    from tests.e2e.halls import form_file

    stands = {"{}": bad, "OUT": str(folder / "out.pdf"), "CENTRAL": str(folder / "central")}
    if "FORM" in FIELDS[field]:
        stands["FORM"] = str(form_file(folder))
    return [stands.get(word, word) for word in FIELDS[field]]


CASES = [(field, bad) for field in FIELDS for bad in BAD if (field, bad) not in ACCEPTED]


@pytest.mark.parametrize(("field", "bad"), CASES)
def test_a_bad_value_is_told_and_changes_nothing(
    shared: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, field: str, bad: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("Chuangkou-2026\n"))
    if field == "activation":
        shared.run(*_words(field, "FIRST", tmp_path))  # the first try makes the device's key
    before = shared.fingerprint()
    outcome = shared.run(*_words(field, BAD[bad], tmp_path))
    assert shared.fingerprint() == before
    assert not (tmp_path / "out.pdf").exists()
    if outcome.code == 1:
        assert outcome.reason
        return
    assert outcome.code == 2, outcome
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("bad", BAD)
def test_a_search_for_anything_is_answered(shared: Hall, bad: str) -> None:
    before = shared.fingerprint()
    outcome = shared.run("search", "--json", "--", BAD[bad])
    assert shared.fingerprint() == before
    if bad in ("nul", "surrogate"):
        assert outcome.reason
    else:
        assert (outcome.code, outcome.err) == (0, "")
        assert isinstance(outcome.json, list)


@pytest.mark.parametrize(
    "bad", ["empty", "blank", "long", "escape", "line", "nul", "surrogate", "bidi"]
)
def test_a_staff_name_is_a_name(shared: Hall, monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Chuangkou-2026\n"))
    before = shared.fingerprint()
    add = ["staff", "add", "78", f"--name={BAD[bad]}", "--role", "clerk", "--password-stdin"]
    assert shared.run(*add).reason
    assert shared.fingerprint() == before


@pytest.mark.parametrize("password", ["", "1", "12345678", "a" * 10_000, "77", "密码", "\n"])
def test_a_weak_password_makes_no_account(
    shared: Hall, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    before = shared.fingerprint()
    add = ["staff", "add", "77", "--name", "张三", "--role", "clerk", "--password-stdin"]
    assert password.strip() not in shared.run(*add).reason or len(password) < 3
    assert shared.fingerprint() == before


@pytest.mark.parametrize(
    "out",
    ["/proc/no/such/place.pdf", "/dev/full", ".", "x" * 300 + ".pdf", "settings.toml/inside.pdf"],
)
def test_a_slip_that_cannot_be_written_is_told(
    shared: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "settings.toml").write_text("kept", "utf-8")
    assert shared.run("slip", "guide", CARD, "--out", out).reason
    assert (tmp_path / "settings.toml").read_text("utf-8") == "kept"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize("out", ["/proc/no/such/folder", "FILE", "x" * 300])
def test_a_backup_that_cannot_be_written_is_told(shared: Hall, tmp_path: Path, out: str) -> None:
    taken = tmp_path / "taken"
    taken.write_text("kept", "utf-8")
    target = taken if out == "FILE" else Path(out) if out.startswith("/") else tmp_path / out
    before = shared.fingerprint()
    assert shared.run("backup", "create", "--out", target).reason
    assert shared.fingerprint() == before
    assert taken.read_text("utf-8") == "kept"


@pytest.mark.parametrize("folder", ["x" * 300, "/proc/no/such", "/dev/null", "FILE"])
@pytest.mark.parametrize("words", [["init"], ["ticket", "list"], ["doctor"], ["search", "x"]])
def test_a_data_folder_that_cannot_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, words: list[str]
) -> None:
    (tmp_path / "FILE").write_text("kept", "utf-8")
    hall = Hall(tmp_path / folder, capsys)
    assert hall.run(*words).reason
    assert [path.name for path in tmp_path.iterdir()] == ["FILE"]
    assert (tmp_path / "FILE").read_text("utf-8") == "kept"


@pytest.mark.parametrize("data", ["/proc/no/such", "/dev/null"])
def test_a_platform_folder_that_cannot_be_is_told(shared: Hall, data: str) -> None:
    assert shared.run("central", "serve", "--port", "18841", "--data", data).reason
