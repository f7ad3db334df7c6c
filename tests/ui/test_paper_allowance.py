"""One resident cannot print the tray empty, and the next one has all of it again."""

from __future__ import annotations

import pytest

from kiosk.common.errors import Rejected
from ui.paper_allowance import HANDFULS, PaperAllowance


def test_a_session_prints_a_few_handfuls_and_no_more() -> None:
    paper = PaperAllowance(10)
    for _ in range(HANDFULS):
        paper.take(10)
    with pytest.raises(Rejected, match=r"print\.session_limit"):
        paper.take(1)


def test_what_was_refused_or_did_not_come_out_is_not_counted() -> None:
    paper = PaperAllowance(10)
    paper.take(25)
    with pytest.raises(Rejected):
        paper.take(6)
    paper.take(5)
    paper.give_back(5)
    paper.take(5)


def test_the_next_resident_has_all_of_it() -> None:
    paper = PaperAllowance(10)
    paper.take(30)
    paper.renew()
    paper.take(30)
