"""What was told the hall, and who told it, is readable nowhere at rest."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

from kiosk.common.errors import KioskError
from kiosk.common.ids import new_id
from kiosk.common.logs import log_to
from kiosk.feedback.submissions.tables import submission_answers, submission_steps, submissions
from kiosk.store.tables import audit_trail, outbox, print_jobs
from tests.feedback.submissions.told_documents import form

PLANTED = {
    "text": "白桦林胡同九十九号的阿茹娜说水费收错了",
    "name": "阿茹娜托娅",
    "phone": "13987654321",
}
DISPUTE, ANSWER = "还是没有退我密林水站的钱", "已由密林水站退回四十七元三角"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def everything(room) -> None:
    """A submission's whole life, the mistakes included."""
    receipt = room.submit(form("complaint", **PLANTED, reply_by="phone"), request_id=new_id())
    key = (receipt.number, receipt.query_code)
    room.rows()
    room.detail(receipt.number, actor="1007")
    for field in ("name", "phone"):
        room.reveal(receipt.number, field, actor="1007")
    room.answer(receipt.number, ANSWER, actor="1007")
    room.dispute(*key, DISPUTE, request_id=new_id())
    room.print_answer(*key)
    log = logging.getLogger("kiosk.submissions.test")
    mistakes = (
        lambda: room.submit(form("complaint", **PLANTED | {"phone": "1"}), request_id=new_id()),
        lambda: room.submit(form("complaint", PLANTED["text"] + "。"), request_id=receipt.id),
        lambda: room.submit(form("error", **PLANTED), request_id=new_id()),
        lambda: room.status(receipt.number, PLANTED["phone"]),
        lambda: room.status(PLANTED["name"], receipt.query_code),
        lambda: room.receipt(PLANTED["name"]),
        lambda: room.answer(receipt.number, ANSWER, actor="1007"),
    )
    for mistake in mistakes:
        with pytest.raises(KioskError) as refused:
            mistake()
        log.warning("refused: %s", refused.value, exc_info=refused.value)


def secrets():
    return [*PLANTED.values(), DISPUTE, ANSWER]


def test_no_column_of_a_table_holds_a_planted_value(submissions_room, store):
    everything(submissions_room)
    tables = (submissions, submission_steps, submission_answers, audit_trail, outbox, print_jobs)
    with store.read() as connection:
        for table in tables:
            for row in connection.execute(select(table)):
                for value in row:
                    raw = value if isinstance(value, bytes) else str(value).encode()
                    found = [said for said in secrets() if said.encode() in raw]
                    assert found == [], table.name


def test_no_file_of_the_data_folder_holds_a_planted_value(sqlite_room, settings):
    handler = log_to(settings.log_dir)
    try:
        everything(sqlite_room)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"kiosk.db", "kiosk.db-wal", "kiosk.log"}
    for path in files:
        raw = path.read_bytes()
        for said in secrets():
            assert not any(said.encode(e) in raw for e in ENCODINGS), (path.name, said)


def test_a_form_and_its_receipt_say_nothing_when_they_are_printed(submissions_room):
    given = form("complaint", **PLANTED, reply_by="phone")
    receipt = submissions_room.submit(given, request_id=new_id())
    detail = submissions_room.detail(receipt.number, actor="1007")
    shown = f"{given!r} {receipt!r} {detail!r}"
    assert not any(said in shown for said in secrets())
    assert receipt.query_code not in shown
