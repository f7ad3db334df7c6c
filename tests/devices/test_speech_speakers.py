"""Voices: the real program to a file and to no device, and its twin."""

from __future__ import annotations

import array
import os
import shutil
import stat
import threading
import wave
from pathlib import Path

import pytest

from kiosk.devices.speech import SpokenKind, call_sentence, open_speaker
from kiosk.devices.speech.espeak import EspeakSpeaker, has_sound_device
from kiosk.devices.speech.silent import SilentSpeaker
from kiosk.devices.speech.twin import SpeechFault, SpeechTwin

SENTENCE = call_sentence("A015", "3")

installed = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="espeak-ng is not installed"
)


def sound_of(file: Path) -> tuple[float, array.array[int]]:
    """Seconds and samples of a 16 bit mono file."""
    with wave.open(str(file)) as wav:
        assert (wav.getnchannels(), wav.getsampwidth()) == (1, 2)
        frames = wav.readframes(wav.getnframes())
        return wav.getnframes() / wav.getframerate(), array.array("h", frames)


def loudness(samples: array.array[int]) -> float:
    return (sum(s * s for s in samples) / max(1, len(samples))) ** 0.5


@installed
def test_a_call_becomes_sound_of_a_call_s_length(tmp_path: Path) -> None:
    file = tmp_path / "call.wav"
    assert EspeakSpeaker().write(SENTENCE, file).kind is SpokenKind.SPOKEN
    seconds, samples = sound_of(file)
    assert 2.0 < seconds < 7.0
    assert loudness(samples) > 500
    assert max(samples) > 8000


@installed
def test_every_part_of_the_call_is_heard(tmp_path: Path) -> None:
    """No second of it is silent, and a longer number takes longer."""
    file, longer = tmp_path / "a.wav", tmp_path / "b.wav"
    EspeakSpeaker().write(SENTENCE, file)
    EspeakSpeaker().write(call_sentence("A3-007", "24"), longer)
    seconds, samples = sound_of(file)
    rate = round(len(samples) / seconds)
    for start in range(0, len(samples) - rate, rate // 2):
        assert loudness(samples[start : start + rate // 2]) > 200
    assert sound_of(longer)[0] > seconds


@installed
def test_digits_sound_different(tmp_path: Path) -> None:
    sounds = set()
    for digit in "0123456789":
        file = tmp_path / f"{digit}.wav"
        EspeakSpeaker().write(call_sentence(f"A00{digit}", "3"), file)
        sounds.add(file.read_bytes())
    assert len(sounds) == 10


def test_without_the_program_nothing_is_heard_and_nothing_breaks(tmp_path: Path) -> None:
    speaker = EspeakSpeaker("no-such-voice")
    assert speaker.state().code == "speech.program_missing"
    assert speaker.say(SENTENCE).code == "speech.program_missing"
    assert speaker.write(SENTENCE, tmp_path / "x.wav").code == "speech.program_missing"


def program(folder: Path, script: str) -> str:
    """An executable in place of the voice."""
    file = folder / "voice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


@pytest.fixture
def loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine says that it has a sound server."""
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")


@installed
def test_the_real_program_without_a_device_is_told_from_one_that_spoke(
    loudspeaker: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It ends with 0 all the same, and only complains."""
    nothing = tmp_path / "asound.conf"
    nothing.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(nothing))
    assert EspeakSpeaker().say(SENTENCE).code == "speech.no_device"


def test_a_machine_without_sound_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    if any(Path("/dev").glob("snd/pcmC*p")):
        assert has_sound_device()
        return
    assert not has_sound_device()
    (tmp_path / "pipewire-0").touch()
    assert has_sound_device()


def test_what_the_program_is_told_is_pinyin(loudspeaker: None, tmp_path: Path) -> None:
    told = tmp_path / "told"
    voice = program(tmp_path, f'echo "$@" > {told}')
    assert EspeakSpeaker(voice).say(SENTENCE).kind is SpokenKind.SPOKEN
    assert "-v cmn-latn-pinyin" in told.read_text()
    assert told.read_text().endswith("qing3 A ling2 yi1 wu3 hao4 dao4 san1 hao4 chuang1 kou3\n")


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("echo 'Error: The specified espeak-ng voice does not exist.' >&2; exit 1",
         "speech.voice_missing"),
        ("echo 'error: No such file or directory' >&2", "speech.no_device"),
        ("exit 3", "speech.failed"),
        ("exec sleep 60", "speech.timeout"),
    ],
)  # fmt: skip
def test_faults_of_the_program_are_outcomes(
    loudspeaker: None, tmp_path: Path, script: str, code: str
) -> None:
    spoken = EspeakSpeaker(program(tmp_path, script), patience=0.3).say(SENTENCE)
    assert (spoken.kind, spoken.code) == (SpokenKind.SILENT, code)


def test_a_sentence_can_be_broken_off(loudspeaker: None, tmp_path: Path) -> None:
    started = tmp_path / "started"
    os.mkfifo(started)
    speaker = EspeakSpeaker(program(tmp_path, f"echo > {started}; exec sleep 60"))
    ends: list[SpokenKind] = []
    thread = threading.Thread(target=lambda: ends.append(speaker.say(SENTENCE).kind))
    thread.start()
    started.read_text()
    speaker.hush()
    thread.join()
    assert ends == [SpokenKind.HUSHED]


def test_the_twin_keeps_what_it_said_and_can_fail_or_hang() -> None:
    twin = SpeechTwin()
    assert twin.state().ready
    assert twin.say("一").kind is SpokenKind.SPOKEN
    twin.fault = SpeechFault.NO_DEVICE
    assert twin.say("二").code == twin.state().code == "speech.no_device"
    twin.fault = SpeechFault.HANGS
    ends: list[SpokenKind] = []
    thread = threading.Thread(target=lambda: ends.append(twin.say("三").kind))
    thread.start()
    while "三" not in twin.begun:
        pass
    twin.hush()
    thread.join()
    assert ends == [SpokenKind.HUSHED]
    assert (twin.begun, twin.heard) == (["一", "二", "三"], ["一"])


def test_a_board_that_is_not_to_speak_has_a_silent_voice() -> None:
    speaker = open_speaker(speaks=False)
    assert isinstance(speaker, SilentSpeaker)
    assert speaker.say(SENTENCE).code == speaker.state().code == "speech.switched_off"
    speaker.hush()
    assert isinstance(open_speaker(), EspeakSpeaker)
