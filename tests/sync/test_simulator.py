"""I1, I2, I3, I7 and I8 through lost, doubled and late messages, crashes and restores.

The planted bugs show that the simulator would notice: each must be found.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from kiosk.central import intake
from kiosk.store.outbox import Outbox
from kiosk.store.tables import outbox
from kiosk.sync.protocol import EventsAnswer
from tests.sync.simulation import Simulation

STEPS = 60


def run(folder: Path, seed: int) -> list[str]:
    simulation = Simulation(folder / str(seed), seed)
    try:
        for _ in range(STEPS):
            simulation.step()
        simulation.calm_down()
        assert simulation.issued
        return simulation.violations()
    finally:
        simulation.close()


@pytest.mark.parametrize("seed", range(8))
def test_the_invariants_hold_through_everything(tmp_path: Path, seed: int) -> None:
    assert run(tmp_path, seed) == []


def test_a_seed_replays(tmp_path: Path) -> None:
    runs = []
    for name in ("a", "b"):
        simulation = Simulation(tmp_path / name, 3)
        for _ in range(20):
            simulation.step()
        runs.append((simulation.issued, simulation.clock.now(), len(simulation.sent)))
        simulation.close()
    assert runs[0] == runs[1]


def no_dedupe(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(sender: Any, event: Any) -> None:
        """Every event is new."""

    monkeypatch.setattr(intake, "_known", unknown)


def acknowledge_before_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = intake.receive
    calls = count(1)

    def receive(platform: Any, caller: Any, batch: Any) -> EventsAnswer:
        if batch.events and next(calls) % 3 == 0:  # the power goes before the commit
            return EventsAnswer(1, batch.epoch, batch.events[-1].seq)
        return sound(platform, caller, batch)

    monkeypatch.setattr(intake, "receive", receive)


def acknowledgement_settles_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Outbox.acknowledge

    def acknowledge(self: Outbox, epoch: str, upto: int) -> int:
        return sound(self, epoch, upto + 10**6)

    monkeypatch.setattr(Outbox, "acknowledge", acknowledge)


def no_epoch_after_a_restore(monkeypatch: pytest.MonkeyPatch) -> None:
    def stay(self: Outbox, reason: str) -> str:
        return self.position()[0]

    monkeypatch.setattr(Outbox, "begin_epoch", stay)


def acknowledgement_without_an_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    def acknowledge(self: Outbox, epoch: str, upto: int) -> int:
        with self._store.command("sync") as command:
            settled = update(outbox).where(outbox.c.seq <= upto, outbox.c.state == "queued")
            return command.execute(settled.values(state="delivered")).rowcount

    monkeypatch.setattr(Outbox, "acknowledge", acknowledge)


@pytest.mark.parametrize(
    "plant",
    [
        no_dedupe,
        acknowledge_before_commit,
        acknowledgement_settles_everything,
        no_epoch_after_a_restore,
        acknowledgement_without_an_epoch,
    ],
)
def test_a_planted_bug_is_found(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
) -> None:
    plant(monkeypatch)
    assert any(run(tmp_path, seed) for seed in range(12))
