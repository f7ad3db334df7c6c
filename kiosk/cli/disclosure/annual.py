"""``disclosure report``: the annual report on the screen, as JSON, or in a file to hand in."""

from __future__ import annotations

import argparse
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected, Unavailable
from kiosk.common.system_errors import in_words

if TYPE_CHECKING:
    from kiosk.documents.annual_form import AnnualPaper


def register(kinds: Any) -> None:
    """Adds the command."""
    report = kinds.add_parser("report", help="年度报告：申请办理、复议诉讼、季度情况、红黄牌")
    report.add_argument("year", type=int, metavar="YEAR")
    report.add_argument(
        "--out", type=Path, metavar="FILE", help="写成 .xlsx 或 .pdf，按公布的表式排列"
    )
    report.add_argument("--json", action="store_true")
    report.set_defaults(handler=_report)


def _report(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.documents.annual_form import AnnualPaper

    write = _writer(args.out) if args.out else None
    with open_terminal() as terminal:
        settings = terminal.settings
        paper = AnnualPaper(
            settings.office.name or settings.hall_name,
            terminal.annual.report(args.year),
            terminal.annual.quarters(args.year),
            terminal.clock.now(),
        )
    if write is not None:
        _save(args.out, write(paper))
    if args.json:
        emit_json(_facts(paper))
    elif write is not None:
        emit_lines([f"年度报告已存到 {args.out}", *_warnings(paper)])
    else:
        emit_lines(_lines(paper))
    return 0


def _writer(out: Path) -> Callable[[AnnualPaper], bytes]:
    from kiosk import documents

    writers = {".xlsx": documents.annual_workbook, ".pdf": documents.annual_pdf}
    if out.suffix.lower() not in writers:
        raise Rejected("annual.file_kind", file=out.name)
    return writers[out.suffix.lower()]


def _save(out: Path, content: bytes) -> None:
    from kiosk.cli.files import write_whole

    try:
        write_whole(out, content)
    except OSError as error:
        raise Unavailable("annual.unwritable", file=str(out), reason=in_words(error)) from error


def _facts(paper: AnnualPaper) -> dict[str, object]:
    from kiosk.disclosure.annual.model import COLUMNS, RESULT_COLUMNS, ROWS, TOTAL

    report, table3 = paper.report, paper.report.table3
    results = (*(result.value for result in RESULT_COLUMNS), TOTAL)
    return {
        "year": report.year,
        "as_of": report.as_of,
        "complete": report.complete,
        "holds": report.holds,
        "table3": {row: dict(zip(COLUMNS, table3.cells[row], strict=True)) for row in ROWS},
        "table4": {
            kind.value: dict(zip(results, figures, strict=True))
            for kind, figures in report.table4.cells.items()
        },
        "checks": [
            {
                "rule": check.rule.value,
                "place": check.place,
                "left": check.left,
                "right": check.right,
                "holds": check.holds,
            }
            for check in report.checks
        ],
        "problems": [
            {"number": one.number, "flaw": one.flaw.value, "why": one.flaw.label}
            for one in report.problems
        ],
        "quarters": [_span(one) for one in paper.quarters.quarters],
        "whole": _span(paper.quarters.whole),
        "cards": [{**_plain(one), "why": one.cause.label} for one in paper.quarters.cards],
    }


def _span(one: Any) -> dict[str, object]:
    return {**_plain(one), "on_time_rate": one.on_time_rate}


def _plain(record: Any) -> dict[str, object]:
    from dataclasses import fields

    return {field.name: getattr(record, field.name) for field in fields(record)}


def _lines(paper: AnnualPaper) -> Iterator[str]:
    from kiosk.disclosure.annual.model import COLUMNS, RESULT_COLUMNS, ROWS
    from kiosk.documents.annual_words import (
        column_name,
        figure_words,
        quarter_lines,
        quarter_titles,
        row_name,
        span_line,
        title,
    )

    yield f"{paper.office}　{title(paper)}"
    yield span_line(paper)
    yield ""
    cells = paper.report.table3.cells
    yield from _aligned(
        ["", *(column_name(column) for column in COLUMNS)],
        [(row_name(row), [str(figure) for figure in cells[row]]) for row in ROWS],
    )
    yield ""
    yield from _aligned(
        ["", *(result.label for result in RESULT_COLUMNS), column_name(COLUMNS[-1])],
        [
            (kind.label, [str(figure) for figure in figures])
            for kind, figures in paper.report.table4.cells.items()
        ],
    )
    yield ""
    yield from _aligned(
        ["", *quarter_titles(paper)],
        [
            (name, [figure_words(figure) for figure in figures])
            for name, figures in quarter_lines(paper.quarters)
        ],
    )
    yield ""
    yield from _warnings(paper)


def _aligned(head: Sequence[str], rows: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    """Figures below their heads, right-aligned; behind them the rows' names, however long."""
    widths = [
        max(_columns(title), *(_columns(figures[place]) for _, figures in rows))
        for place, title in enumerate(head[1:])
    ]
    for name, figures in ((head[0], list(head[1:])), *rows):
        shown = (
            " " * (width - _columns(figure)) + figure
            for figure, width in zip(figures, widths, strict=True)
        )
        yield f"{'  '.join(shown)}  {name}".rstrip()


def _columns(text: str) -> int:
    """A hanzi takes two columns of a console."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def _warnings(paper: AnnualPaper) -> Iterator[str]:
    """What must be put right before the report is handed in."""
    from kiosk.documents.annual_words import check_lines, problem_lines

    if paper.report.holds:
        yield "勾稽关系全部相符。"
        return
    broken = {check.rule.label for check in paper.report.checks if not check.holds}
    for rule, found in check_lines(paper.report):
        if rule in broken:
            yield f"不符：{rule}。{found}"
    yield from problem_lines(paper.report)
