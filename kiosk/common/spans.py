"""Numbers of windows as people write them: neighbours drawn together."""

from __future__ import annotations

from collections.abc import Sequence


def spans(numbers: Sequence[str]) -> str:
    """``1–2、19–20、22``; a number that is not of digits alone has no neighbours."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _follows(before: str, number: str) -> bool:
    return before.isdecimal() and number.isdecimal() and int(number) == int(before) + 1
