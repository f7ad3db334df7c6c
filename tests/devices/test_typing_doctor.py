"""The doctor tells whether residents can write Chinese on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.common.errors import Unavailable
from kiosk.devices import typing
from kiosk.upkeep.doctor import Finding, examine


def typing_of(folder: Path) -> list[Finding]:
    def no_terminal() -> None:
        raise Unavailable("store.unavailable")

    found = examine(folder, no_terminal)
    return [each for each in found if each.name in ("拼音输入", "手写输入")]


def test_a_machine_with_both_engines_is_well(tmp_path: Path) -> None:
    assert [(each.ok, each.detail) for each in typing_of(tmp_path)] == [
        (True, "就绪（libgooglepinyin）"),
        (True, "就绪（dinkit）"),
    ]


def test_a_missing_engine_is_told_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise Unavailable("typing.pinyin_missing")

    monkeypatch.setattr(typing, "open_pinyin", missing)
    pinyin, handwriting = typing_of(tmp_path)
    assert not pinyin.ok
    assert "libgooglepinyin0" in pinyin.detail
    assert handwriting.ok
