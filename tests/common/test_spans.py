"""Window numbers are written as people say them."""

from __future__ import annotations

import pytest

from kiosk.common.spans import spans


@pytest.mark.parametrize(
    ("numbers", "written"),
    [
        ([], ""),
        (["5"], "5"),
        (["3", "4", "5"], "3–5"),
        (["1", "2", "19", "20", "22"], "1–2、19–20、22"),
        (["A1", "A2"], "A1、A2"),
        (["12", "综合", "13"], "12、综合、13"),
    ],
)
def test_neighbours_are_drawn_together(numbers: list[str], written: str) -> None:
    assert spans(numbers) == written
