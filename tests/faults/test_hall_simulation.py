"""A small hall in real processes, killed, cut off and restarted, keeps every promise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.hall_simulation.judge import Diaries, judge
from kiosk.hall_simulation.plan import PREFIXES, TERMINAL, Part, Plan, businesses, windows, wish
from kiosk.hall_simulation.play import simulate

SMALL = Plan(terminals=4, windows=4, tickets=300, faults=True, seed=1, minutes=5)


def test_a_hall_with_faults_loses_nothing_and_does_nothing_twice() -> None:
    result = simulate(SMALL)
    assert [finding for finding in result.findings if not finding.held] == []
    assert len(result.milliseconds) == SMALL.tickets
    assert result.played


@pytest.mark.parametrize("count", [1, 2, 4, 20])
def test_every_business_has_windows(count) -> None:
    served = {code for window in windows(count) for code in window.businesses}
    assert served == {business.code for business in businesses()}
    assert len(served) == len(PREFIXES)


def test_a_restarted_terminal_wishes_the_same_again() -> None:
    part = Part(TERMINAL, "03", "", "", 10, seed=5)
    assert wish(part, 7) == wish(replace(part, data="elsewhere"), 7)
    assert wish(part, 7) != wish(part, 8)
    assert wish(part, 7) != wish(replace(part, name="04"), 7)


def test_the_judge_misses_a_ticket_that_the_hall_does_not_have(postgres_store) -> None:
    part = Part(TERMINAL, "03", "", "", 1, seed=5)
    told = Diaries(given={part: [{"id": wish(part, 0)[0], "number": "A001"}]})
    findings = judge(postgres_store, {}, told, 1)
    assert [finding.broken for finding in findings if not finding.held] == [("A001 → 没有",)]
