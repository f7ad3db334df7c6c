"""``evaluation`` and ``report`` on a hall, through their parsers."""

from __future__ import annotations

import csv
import json
from contextlib import nullcontext

import pytest
from sqlalchemy import select

from kiosk.__main__ import build_parser
from kiosk.app import Terminal
from kiosk.common.errors import KioskError
from kiosk.queueing.service import Queueing
from kiosk.store.tables import audit_trail
from tests.queueing.small_hall import small_hall

ACTOR = "staff:1007"


@pytest.fixture
def terminal(sqlite_store, settings):
    """A composed terminal over a small hall."""
    own = Terminal(settings, sqlite_store)
    own.__dict__["queueing"] = Queueing(sqlite_store, small_hall(), settings)
    return own


@pytest.fixture
def served(terminal):
    """A ticket that was finished at window 3."""
    from uuid import uuid4

    ticket = terminal.queueing.take("estate", request_id=str(uuid4()))
    terminal.queueing.call_next("3", actor=ACTOR)
    terminal.queueing.finish(ticket.id, window="3", actor=ACTOR)
    return ticket


@pytest.fixture
def kiosk(terminal, capsys):
    """Runs a command; returns what it printed."""

    def run(*arguments):
        args = build_parser(("feedback", "reports")).parse_args(list(arguments))
        assert args.handler(args, lambda: nullcontext(terminal)) == 0
        return capsys.readouterr().out

    return run


def give(kiosk, ticket, *more):
    return kiosk("evaluation", "give", ticket.number, "--mark", ticket.reference, *more)


def test_a_slip_is_enough_to_evaluate_and_the_poor_one_is_followed_up(kiosk, served):
    said = give(kiosk, served, "--grade", "2", "--reason", "unclear", "--text", "没讲清",
                "--phone", "13800001111")  # fmt: skip
    assert "整改期限 2026-12-11" in said
    (row,) = json.loads(kiosk("evaluation", "list", "--poor", "--json"))
    assert (row["grade"], row["follow"], row["window"]) == (2, "open", "3")
    shown = kiosk("evaluation", "show", row["id"])
    assert "没讲清" in shown
    assert "138****1111" in shown
    assert "13800001111" not in shown
    kiosk("evaluation", "follow", row["id"], "rectify", "--note", "已整改")
    done = kiosk("evaluation", "follow", row["id"], "call_back", "--note", "已回访")
    assert "已回访" in done
    assert kiosk("evaluation", "list", "--follow", "open") == "没有符合条件的评价。\n"


def test_a_wrong_mark_finds_nothing(kiosk, served):
    with pytest.raises(KioskError) as refused:
        kiosk("evaluation", "give", served.number, "--mark", "0000-0000", "--grade", "5")
    assert refused.value.code == "evaluation.slip_unknown"


def test_evaluating_twice_is_refused_and_retrying_is_not(kiosk, served):
    request = ("--request-id", "6f0c1f5e-6a10-4f2e-9d55-0a1b2c3d4e5f")
    assert give(kiosk, served, "--grade", "5", *request) == give(
        kiosk, served, "--grade", "5", *request
    )
    with pytest.raises(KioskError) as refused:
        give(kiosk, served, "--grade", "1")
    assert refused.value.code == "evaluation.given_before"


def test_nothing_of_a_resident_is_in_the_audit_trail(kiosk, served, terminal):
    give(kiosk, served, "--grade", "1", "--text", "没讲清", "--phone", "13800001111")
    with terminal.store.read() as connection:
        trail = repr(connection.execute(select(audit_trail)).all())
    assert "没讲清" not in trail
    assert "13800001111" not in trail


def test_the_report_joins_queue_and_evaluations(kiosk, served):
    give(kiosk, served, "--grade", "5")
    for by in ("hour", "window", "business", "day"):
        report = json.loads(kiosk("report", "queue", "--by", by, "--json"))
        assert report["total"]["tickets"] == report["total"]["given"] == 1
        assert [(row["services"], row["grade_5"]) for row in report["rows"]] == [(1, 1)]
    line = kiosk("report", "queue", "--by", "window").splitlines()[2]
    assert line.startswith("3 号窗口　取号 1　办结 1")


def test_an_empty_span_is_said_plainly(kiosk):
    said = kiosk("report", "queue", "--from", "2026-01-01", "--to", "2026-01-31")
    assert "没有可统计的数据" in said


@pytest.mark.parametrize(
    ("name", "magic"), [("r.csv", b"\xef\xbb\xbf"), ("r.XLSX", b"PK"), ("r.pdf", b"%PDF")]
)
def test_the_ending_of_the_file_says_what_it_is(kiosk, served, tmp_path, name, magic):
    out = tmp_path / "new" / name
    assert str(out) in kiosk("report", "queue", "--out", str(out))
    assert out.read_bytes().startswith(magic)
    assert [path.name for path in out.parent.iterdir()] == [name]


def test_a_csv_holds_the_rows_and_their_total(kiosk, served, tmp_path):
    out = tmp_path / "r.csv"
    kiosk("report", "queue", "--by", "business", "--out", str(out))
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert [row[:3] for row in rows] == [
        ["业务", "取号", "办结"], ["不动产登记", "1", "1"], ["合计", "1", "1"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--out", "r.doc"], "report.file_kind"),
        (["--out", "/proc/none/r.csv"], "report.unwritable"),
        (["--from", "2026-11-20", "--to", "2026-11-19"], "report.span_backwards"),
        (["--from", "2020-11-20", "--to", "2026-11-19"], "report.span_too_long"),
    ],
)
def test_what_cannot_be_is_refused_by_its_code(kiosk, arguments, code):
    with pytest.raises(KioskError) as refused:
        kiosk("report", "queue", *arguments)
    assert refused.value.code == code


@pytest.mark.parametrize("typed", ["20.11.2026", "2026-13-01", ""])
def test_a_day_that_is_none_is_wrong_usage(kiosk, typed, capsys):
    with pytest.raises(SystemExit):
        kiosk("report", "queue", "--from", typed)
    assert "2026-11-20 的样子" in capsys.readouterr().err
