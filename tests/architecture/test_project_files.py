"""The project's own files keep its promises."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def test_lock_files_carry_hashes_and_no_index_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
        packages = [line for line in text.splitlines() if re.match(r"[a-zA-Z]", line)]
        assert all("==" in line for line in packages)


def test_only_what_every_project_has_stands_at_the_top() -> None:
    allowed = {
        "kiosk", "ui", "assets", "offline_cache", "tests", "docs", ".ci",
        "pyproject.toml", "build_kiosk.spec", "Makefile", "LICENSE", "CHANGELOG.md",
        "README.md", "README.zh-CN.md", ".gitignore", "requirements.lock", "requirements-dev.lock",
    }  # fmt: skip
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= allowed


def test_sources_stay_small_enough_to_read() -> None:
    sources = [p for p in tracked() if p.suffix in (".py", ".qml") and "tests" not in p.parts]
    lengths = {p: len(p.read_text("utf-8").splitlines()) for p in sources if p.exists()}
    generated = ROOT / "kiosk/store/migrations/versions"
    long = {
        str(p.relative_to(ROOT)): n
        for p, n in lengths.items()
        if n > 400 and generated not in p.parents
    }
    assert long == {}


def test_both_readmes_name_the_same_commands() -> None:
    commands = [
        re.findall(r"^kiosk --data D (\w+)", (ROOT / name).read_text("utf-8"), re.M)
        for name in ("README.md", "README.zh-CN.md")
    ]
    assert commands[0] == commands[1]
    assert len(commands[0]) > 5
