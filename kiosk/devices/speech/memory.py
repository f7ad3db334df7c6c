"""What was announced, kept in a small file so that a restart does not say it again."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from pathlib import Path

logger = logging.getLogger(__name__)


class SpokenMemory:
    """Times each call was announced, by the call's id. Ids and counts only, no numbers.

    The file is not forced to disk: after a power cut every call in it is too old to be said.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._fault = ""

    def load(self) -> dict[str, int]:
        """What the last run left; nothing when there is no file or it cannot be read."""
        try:
            kept = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            logger.warning("%s is not read: %s", self._file.name, error)
            return {}
        if not isinstance(kept, dict):
            return {}
        return {str(call): times for call, times in kept.items() if isinstance(times, int)}

    def save(self, spoken: Mapping[str, int]) -> None:
        """Replaces the file. A disk that is full does not keep a board from calling."""
        part = self._file.with_suffix(".part")
        try:
            part.write_text(json.dumps(dict(spoken)), "utf-8")
            part.replace(self._file)
        except OSError as error:
            if str(error) != self._fault:
                self._fault = str(error)
                logger.warning("%s is not written: %s", self._file.name, error)
        else:
            self._fault = ""
