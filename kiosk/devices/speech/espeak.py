"""The voice of the separate program espeak-ng, called by name like a printing system.

Its voice ``cmn`` reads hanzi as nonsense; ``cmn-latn-pinyin`` reads pinyin with tone numbers right.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from kiosk.devices.speech.pinyin import reading
from kiosk.devices.speech.port import SpeakerState, Spoken

logger = logging.getLogger(__name__)

PROGRAM = "espeak-ng"
VOICE = "cmn-latn-pinyin"
WORDS_A_MINUTE = 150
"""Slower than the program's own 175: a hall echoes."""
LOUDEST = 200
PATIENCE_SECONDS = 15.0
"""A call takes about four seconds; a sound server that hangs is given up after this."""


class EspeakSpeaker:
    """Says one sentence at a time on the machine's default sound device."""

    def __init__(self, program: str = PROGRAM, *, patience: float = PATIENCE_SECONDS) -> None:
        self._program = program
        self._patience = patience
        self._lock = threading.Lock()
        self._saying: subprocess.Popen[str] | None = None
        self._hushed = False

    def state(self) -> SpeakerState:
        if shutil.which(self._program) is None:
            return SpeakerState(ready=False, code="speech.program_missing")
        if not has_sound_device():
            return SpeakerState(ready=False, code="speech.no_device")
        return SpeakerState(ready=True)

    def say(self, sentence: str) -> Spoken:
        state = self.state()
        return self._run(sentence) if state.ready else Spoken.silent(state.code)

    def write(self, sentence: str, file: Path) -> Spoken:
        """Writes the sentence as a WAV file in place of saying it; needs no sound device."""
        if shutil.which(self._program) is None:
            return Spoken.silent("speech.program_missing")
        return self._run(sentence, "-w", str(file))

    def hush(self) -> None:
        with self._lock:
            if self._saying is not None:
                self._hushed = True
                self._saying.kill()

    def _run(self, sentence: str, *options: str) -> Spoken:
        command = [self._program, "-v", VOICE, "-s", str(WORDS_A_MINUTE), "-a", str(LOUDEST)]
        try:
            with subprocess.Popen(
                [*command, *options, "--", reading(sentence)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
            ) as saying:
                self._hold(saying)
                try:
                    complaint = saying.communicate(timeout=self._patience)[1]
                except subprocess.TimeoutExpired:
                    saying.kill()
                    return Spoken.silent("speech.timeout")
                finally:
                    hushed = self._let_go()
        except OSError as error:
            logger.warning("%s does not start: %s", self._program, error)
            return Spoken.silent("speech.program_missing")
        return Spoken.hushed() if hushed else _judged(saying.returncode, complaint)

    def _hold(self, saying: subprocess.Popen[str]) -> None:
        with self._lock:
            self._saying = saying
            self._hushed = False

    def _let_go(self) -> bool:
        with self._lock:
            self._saying = None
            return self._hushed


def _judged(returncode: int, complaint: str) -> Spoken:
    """The program ends with 0 also when it found no device, and only complains."""
    lines = [line for line in complaint.splitlines() if line.lower().startswith("error:")]
    if returncode == 0 and not lines:
        return Spoken.heard()
    logger.warning("espeak-ng ended with %d: %s", returncode, " / ".join(lines)[:200])
    if "voice" in complaint:
        return Spoken.silent("speech.voice_missing")
    return Spoken.silent("speech.no_device" if lines else "speech.failed")


def has_sound_device() -> bool:
    """Whether a sound card or a sound server is there; elsewhere than on Linux, assumed."""
    if sys.platform != "linux":
        return True
    if os.environ.get("PULSE_SERVER"):
        return True
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if runtime and any((Path(runtime) / name).exists() for name in ("pulse/native", "pipewire-0")):
        return True
    return any(Path("/dev/snd").glob("pcmC*p"))
