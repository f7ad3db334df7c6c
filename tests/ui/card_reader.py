"""A terminal with an identity card reader on its serial line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.id_reader.twin import IdReaderTwin
from kiosk.settings import IdReaderSettings, Settings


class WithACardReader:
    """The tests of a subclass run on such a terminal; a card is laid on the ``reader``."""

    @pytest.fixture
    def reader(self, tmp_path: Path) -> Iterator[IdReaderTwin]:
        with IdReaderTwin(tmp_path / "card-reader") as twin:
            yield twin

    @pytest.fixture
    def settings(self, settings: Settings, reader: IdReaderTwin) -> Settings:
        return replace(settings, id_reader=IdReaderSettings("serial", str(reader.link)))
