"""Counts of submissions by month and kind, and the same as CSV."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from datetime import date

from kiosk.feedback.submissions.model import Kind
from kiosk.feedback.submissions.moving import Record
from kiosk.feedback.submissions.states import OPEN, State
from kiosk.feedback.submissions.views import KindFigures

_HEAD = (
    *("月份", "类别", "收到", "已答复", "按期答复", "转出", "不予受理", "撤回"),
    *("在办", "其中超期"),
)


def counted(records: Iterable[Record], today: date) -> list[KindFigures]:
    """A line for each month and kind that has any, then the total."""
    counts: Counter[tuple[str, str, str]] = Counter()
    keys: set[tuple[str, str]] = set()
    for record in records:
        key = (record.received_on.strftime("%Y-%m"), record.kind)
        keys.add(key)
        for what in _facts(record, today):
            counts[(*key, what)] += 1
            counts["", "", what] += 1
    order = [kind.value for kind in Kind]
    lines = [_line(counts, key) for key in sorted(keys, key=lambda k: (k[0], order.index(k[1])))]
    return [*lines, _line(counts, ("", ""))]


def as_csv(lines: Iterable[KindFigures]) -> str:
    """For a spreadsheet, with the mark that makes one read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for line in lines:
        writer.writerow(
            (
                *(line.month or "合计", line.kind.label if line.kind else "全部"),
                *(line.received, line.answered, line.on_time, line.forwarded),
                *(line.not_accepted, line.withdrawn, line.in_hand, line.overdue),
            )
        )
    return "\ufeff" + out.getvalue()


def _facts(record: Record, today: date) -> list[str]:
    state, found = State(record.state), ["received"]
    if state in OPEN:
        found.append("in_hand")
        if today > record.due_on:
            found.append("overdue")
    elif state in (State.FORWARDED, State.NOT_ACCEPTED, State.WITHDRAWN):
        found.append(state.value)
    elif record.outcome == State.FORWARDED.value:
        found.append("forwarded")
    else:
        found.append("answered")
        if record.settled_on <= record.due_on:
            found.append("on_time")
    return found


def _line(counts: Counter[tuple[str, str, str]], key: tuple[str, str]) -> KindFigures:
    def count(what: str) -> int:
        return counts[(*key, what)]

    return KindFigures(
        month=key[0],
        kind=Kind(key[1]) if key[1] else None,
        received=count("received"),
        answered=count("answered"),
        on_time=count("on_time"),
        forwarded=count("forwarded"),
        not_accepted=count("not_accepted"),
        withdrawn=count("withdrawn"),
        in_hand=count("in_hand"),
        overdue=count("overdue"),
    )
