"""``submissions`` on a hall, through its parser; and its slips."""

from __future__ import annotations

import json
from contextlib import nullcontext

import pytest

from kiosk.__main__ import build_parser
from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from tests.feedback.submissions.told_documents import DOCUMENTS, form, publish


@pytest.fixture
def terminal(sqlite_store, settings, clock):
    publish(sqlite_store, clock, *DOCUMENTS)
    return Terminal(settings, sqlite_store)


@pytest.fixture
def kiosk(terminal, capsys):
    """Runs a command; returns what it printed."""

    def run(*arguments):
        args = build_parser(("submissions",)).parse_args(["submissions", *arguments])
        assert args.handler(args, lambda: nullcontext(terminal)) == 0
        return capsys.readouterr().out

    return run


def test_a_list_a_look_and_an_answer(kiosk, terminal):
    assert kiosk("list") == "没有符合条件的意见。\n"
    error = form("error", "电话是空号，打不通。", about="service_item:ID-1", place="hours")
    receipt = terminal.submissions.submit(error, request_id=new_id())
    assert "时间、电话" in kiosk("list", "--kind", "error", "--open")
    assert json.loads(kiosk("list", "--json"))[0]["number"] == receipt.number
    said = kiosk("show", receipt.number, "--actor", "1007")
    assert "内容　电话是空号，打不通。" in said
    with pytest.raises(Rejected, match=r"^submission.outcome_needed"):
        kiosk("answer", receipt.number, "--text", "已改。", "--actor", "1007")
    done = kiosk("answer", receipt.number, "--text", "已改为新号。", "--outcome", "fixed",
                 "--actor", "1007", "--json")  # fmt: skip
    assert json.loads(done)["answers"][0]["text"] == "已改为新号。"


def test_an_act_without_an_actor_is_refused(kiosk, capsys):
    with pytest.raises(SystemExit):
        kiosk("answer", "意2026-03-0001", "--text", "好的。")
    assert "--actor" in capsys.readouterr().err


def test_the_receipt_says_number_code_and_who_answers_by_when(terminal):
    from tests.documents.paper_reading import pdfminer_text, squeezed

    opinion = form("comment", "三路车请保留医院那一站。", about="draft:D-1")
    receipt = terminal.submissions.submit(opinion, request_id=new_id())
    text = squeezed(pdfminer_text(terminal.printing.render("submission", receipt.id).pdf))
    for said in (receipt.number, receipt.query_code, "示范县交通运输局", "2026-12-28"):
        assert said in text
    assert "三路车" not in text


def test_the_answer_is_taken_home_by_who_has_the_code(terminal):
    from tests.documents.paper_reading import pdfminer_text, squeezed

    receipt = terminal.submissions.submit(form(), request_id=new_id())
    with pytest.raises(Rejected, match=r"^submission.no_answer"):
        terminal.submissions.print_answer(receipt.number, receipt.query_code)
    terminal.submissions.answer(receipt.number, "可以代办，请带上双方的身份证。", actor="1007")
    terminal.submissions.print_answer(receipt.number, receipt.query_code)
    jobs = {job.kind: job.state for job in terminal.printing.run_pending()}
    assert jobs == {"submission": "printed", "submission_answer": "printed"}
    text = squeezed(pdfminer_text(terminal.printing.render("submission_answer", receipt.id).pdf))
    assert "双方的身份证" in text
