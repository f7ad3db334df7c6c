"""Plays a simulation from the empty database to the judgement."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kiosk.common.clock import SystemClock
from kiosk.hall_simulation.acting import given_mark
from kiosk.hall_simulation.cluster import Cluster
from kiosk.hall_simulation.company import Company
from kiosk.hall_simulation.faults import Faults
from kiosk.hall_simulation.judge import Diaries, Finding, judge
from kiosk.hall_simulation.line import Line
from kiosk.hall_simulation.plan import TERMINAL, WINDOW, Part, Plan
from kiosk.hall_simulation.stage import Stage
from kiosk.settings import load_settings
from kiosk.store.reserve import open_reserve
from kiosk.store.sealing import read_key_file

LOOK_SECONDS = 0.2
SETTLE_SECONDS = 60.0
"""How long the windows may take for the last ones, when no faults are made any more."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a simulation."""

    plan: Plan
    findings: list[Finding]
    seconds: float
    """From the first start to the last call."""
    issuing_seconds: float
    milliseconds: list[float]
    """How long each resident waited for the number, sorted; every retry and restart included."""
    from_reserve: int
    played: Counter[str]
    troubles: Counter[str]
    starts: int

    @property
    def held(self) -> bool:
        """Whether every promise was kept."""
        return all(finding.held for finding in self.findings)

    def slower_than(self, milliseconds: float) -> int:
        """How many waited longer."""
        return sum(one > milliseconds for one in self.milliseconds)


def simulate(plan: Plan) -> Result:
    """Runs the plan in processes of its own.

    Raises:
        Rejected: ``hall.no_postgresql``.
    """
    with ExitStack() as held:
        folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-hall-")))
        cluster = Cluster()
        held.callback(cluster.stop)
        line = Line(cluster.socket)
        held.callback(line.stop)
        url = cluster.new_database()
        stage = Stage(folder, plan, url, cluster.address_through(line.port, url))
        parts = stage.prepare()
        company = Company(parts, folder)
        held.callback(company.dismiss)
        faults = Faults(cluster, line, company.kill, seed=plan.seed, machines=len(parts))
        begun = time.monotonic()
        issued = _play(stage, parts, company, faults)
        ended = time.monotonic()
        company.dismiss()
        return _result(stage, parts, company, faults, (begun, issued, ended))


def _play(stage: Stage, parts: list[Part], company: Company, faults: Faults) -> float:
    """Faults are made until the last number was given; returns when that was."""
    until = time.monotonic() + stage.plan.minutes * 60
    terminals = [part for part in parts if part.role == TERMINAL]
    company.start()
    if stage.plan.faults:
        faults.start()
    try:
        while not all(given_mark(part).exists() for part in terminals):
            if time.monotonic() > until:
                break
            time.sleep(LOOK_SECONDS)
            company.look_after()
        issued = time.monotonic()
    finally:
        faults.stop()
    while not company.done(TERMINAL) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
        company.look_after()
    _call_the_last(stage, company)
    return issued


def _call_the_last(stage: Stage, company: Company) -> None:
    (stage.diaries / "end").touch()
    until = time.monotonic() + SETTLE_SECONDS + 60 * stage.plan.minutes
    while not company.done(WINDOW) and time.monotonic() < until:
        time.sleep(LOOK_SECONDS)
        company.look_after()


def _result(
    stage: Stage,
    parts: list[Part],
    company: Company,
    faults: Faults,
    moments: tuple[float, float, float],
) -> Result:
    diaries = Diaries.of(parts)
    first = stage.first()
    reserves = {}
    for part in parts:
        settings = load_settings(Path(part.data))
        master = read_key_file(settings.key_path)
        reserves[settings.terminal] = open_reserve(settings, master, SystemClock())
    try:
        findings = judge(first.store, reserves, diaries, stage.plan.tickets)
    finally:
        for store in reserves.values():
            store.close()
        first.close()
    lines = [line for given in diaries.given.values() for line in given]
    begun, issued, ended = moments
    return Result(
        plan=stage.plan,
        findings=findings,
        seconds=ended - begun,
        issuing_seconds=issued - begun,
        milliseconds=sorted(line["ms"] for line in lines),
        from_reserve=sum("-" in line["number"] for line in lines),
        played=faults.played,
        troubles=diaries.troubles,
        starts=company.starts,
    )
