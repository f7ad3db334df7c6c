"""The doctor tells of speech: silence is well, unless the machine is set to speak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.app import Terminal
from kiosk.devices.speech import espeak
from kiosk.settings import BoardSettings, Settings
from kiosk.store.store import Store
from kiosk.upkeep.doctor import Finding, examine


def speech_of(settings: Settings, store: Store, speaks: bool | None) -> Finding:
    class Opened:
        """A terminal that is open already and stays open."""

        def __enter__(self) -> Terminal:
            return Terminal(replace(settings, board=BoardSettings(speaks)), store)

        def __exit__(self, *_: object) -> None:
            """The fixture closes the store."""

    findings = examine(settings.data_dir, Opened)
    return next(each for each in findings if each.name == "语音播报")


@pytest.fixture
def mute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(espeak.shutil, "which", lambda _: "/usr/bin/espeak-ng")
    monkeypatch.setattr(espeak, "has_sound_device", lambda: False)


def test_a_machine_without_sound_is_well_and_told_so(
    settings: Settings, sqlite_store: Store, mute: None
) -> None:
    found = speech_of(settings, sqlite_store, None)
    assert found.ok
    assert "没有找到声音设备" in found.detail


def test_a_machine_set_to_speak_that_cannot_is_not_well(
    settings: Settings, sqlite_store: Store, mute: None
) -> None:
    assert not speech_of(settings, sqlite_store, True).ok


def test_a_machine_set_to_be_silent_is_well(settings: Settings, sqlite_store: Store) -> None:
    found = speech_of(settings, sqlite_store, False)
    assert found.ok
    assert "设置为不播报" in found.detail


def test_a_machine_that_can_speak_is_ready(
    settings: Settings, sqlite_store: Store, mute: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(espeak, "has_sound_device", lambda: True)
    assert speech_of(settings, sqlite_store, None).detail == "就绪（espeak-ng）"
