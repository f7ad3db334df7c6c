"""Personal data is readable nowhere at rest: no file, no column, no log, no refusal."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select

from kiosk.common.errors import KioskError
from kiosk.common.ids import new_id
from kiosk.common.logs import log_to
from kiosk.disclosure.model import Receipt
from kiosk.disclosure.service import Disclosure
from kiosk.store.metadata import metadata
from kiosk.store.store import Store
from tests.disclosure.forms import citizen

PLANTED = {
    "name": "阿茹娜托娅",
    "employer": "示范县第九实验中学",
    "document_number": "11010519491231002X",
    "address": "示范县白桦林街道秘密胡同",
    "phone": "13987654321",
    "fax": "0470-8765432",
    "email": "planted.person@example.cn",
    "title_or_number": "〔2025〕九十九号密林规划",
    "description": "关于白桦林边界的会议纪要",
}
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


@pytest.fixture
def disclosure(store: Store, settings) -> Disclosure:
    return Disclosure(store, settings)


def _use_everything(disclosure: Disclosure) -> Receipt:
    """A whole day of a person's application, the mistakes included."""
    receipt = disclosure.submit(citizen(**PLANTED), request_id=new_id())
    disclosure.rows()
    disclosure.application(receipt.number, actor="1007")
    for field in ("name", "document_number", "phone"):
        disclosure.reveal(receipt.number, field, actor="1007")
    disclosure.status(receipt.number, receipt.query_code)
    log = logging.getLogger("kiosk.disclosure.test")
    mistakes = (
        lambda: disclosure.submit(citizen(**PLANTED, credit_code="1"), request_id=new_id()),
        lambda: disclosure.submit(citizen(**PLANTED | {"name": "别人"}), request_id=receipt.id),
        lambda: disclosure.status(receipt.number, PLANTED["phone"]),
        lambda: disclosure.status(PLANTED["document_number"], receipt.query_code),
        lambda: disclosure.receipt(PLANTED["name"]),
    )
    for mistake in mistakes:
        with pytest.raises(KioskError) as refused:
            mistake()
        log.warning("refused: %s", refused.value, exc_info=refused.value)
    return receipt


def test_no_file_of_the_data_folder_holds_a_planted_value(sqlite_store, settings):
    handler = log_to(settings.log_dir)
    try:
        receipt = _use_everything(Disclosure(sqlite_store, settings))
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    files = [path for path in settings.data_dir.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"kiosk.db", "kiosk.db-wal", "kiosk.log"}
    for path in files:
        content = path.read_bytes()
        for value in (*PLANTED.values(), receipt.query_code):
            for encoding in ENCODINGS:
                assert value.encode(encoding) not in content, path.name


def test_no_column_of_any_table_holds_a_planted_value(disclosure, store):
    receipt = _use_everything(disclosure)
    seen = 0
    with store.read() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                seen += 1
                kept = b"\n".join(
                    value if isinstance(value, bytes) else str(value).encode() for value in row
                )
                for value in (*PLANTED.values(), receipt.query_code):
                    assert value.encode() not in kept, table.name
    assert seen > 8


def test_no_refusal_repeats_what_was_typed(disclosure):
    wrong = citizen(**PLANTED | {"document_number": "110105194912310021", "phone": "139876543"})
    with pytest.raises(KioskError) as refused:
        disclosure.submit(wrong, request_id=new_id())
    told = repr(refused.value) + str(refused.value) + repr(refused.value.problems)
    assert not any(value in told for value in ("110105194912310021", "139876543", "阿茹娜托娅"))


def test_the_blind_index_finds_an_applicant_again_without_naming_anybody(disclosure, store):
    from kiosk.disclosure.registry import identity_index
    from kiosk.disclosure.tables import applications

    for _ in range(2):
        disclosure.submit(citizen(**PLANTED), request_id=new_id())
    disclosure.submit(
        citizen(document_type="passport", document_number="E12345678"), request_id=new_id()
    )
    wanted = identity_index(store.sealer, PLANTED["document_number"])
    with store.read() as connection:
        found = connection.execute(
            select(applications.c.number).where(applications.c.identity_index == wanted)
        ).scalars()
        assert sorted(found) == ["2026-0001", "2026-0002"]
