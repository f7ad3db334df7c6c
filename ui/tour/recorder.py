"""Numbers the steps, times them, takes their pictures, and writes tour.json."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.common.errors import KioskError
from ui.message_log import MessageLog
from ui.tour.driver import Driver, StepFailedError
from ui.tour.png import write_png


class Recorder:
    """What happened, step by step. A failed step does not stop the ones after it."""

    def __init__(self, out: Path, messages: MessageLog) -> None:
        self._out = out
        self._messages = messages
        self.steps: list[dict[str, object]] = []
        self.driver: Driver | None = None
        self.setting = ""
        """How the screen is seen: "portrait", "landscape large" …"""

    @property
    def ok(self) -> bool:
        """Whether every step was well."""
        return all(step["result"] == "ok" for step in self.steps)

    def step(self, name: str, act: Callable[[], None], *, picture: bool = True) -> bool:
        """Does one step, then takes its picture; True when both were well and Qt was silent."""
        number = len(self.steps) + 1
        said = len(self._messages.warnings)
        started = time.monotonic()
        result = "ok"
        file = ""
        try:
            act()
            if picture and self.driver is not None:
                file = f"{number:03d}-{name}-{self.setting.replace(' ', '-')}.png"
                self.driver.picture(self._out / file)
        except (StepFailedError, KioskError) as error:
            result = f"failed: {error}"
            file = self._last_sight(number, name)
        warnings = self._messages.warnings[said:]
        if warnings and result == "ok":
            result = f"failed: {warnings[0]}"
        self.steps.append(
            {
                "number": number,
                "name": name,
                "setting": self.setting,
                "picture": file,
                "seconds": round(time.monotonic() - started, 3),
                "result": result,
            }
        )
        return result == "ok"

    def write(self, slips: list[str]) -> None:
        """Writes tour.json."""
        story = {"ok": self.ok, "steps": self.steps, "slips": slips}
        text = json.dumps(story, ensure_ascii=False, indent=2)
        (self._out / "tour.json").write_text(text + "\n", "utf-8")

    def _last_sight(self, number: int, name: str) -> str:
        """The screen as it stood when the step failed, if it can still be drawn."""
        if self.driver is None:
            return ""
        file = f"{number:03d}-{name}-failed.png"
        try:
            write_png(self.driver.window.grabWindow(), self._out / file)
        except OSError:
            return ""
        return file
