"""Use is counted by day; of what people typed, only words that everybody may know are kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Rejected, Unavailable
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, to_document
from kiosk.content.model import FloorPlan, Hall, ServiceItem
from kiosk.content.service import Content
from kiosk.content.terms import TaskType
from kiosk.content.usage.model import DayFigures, UsageReport
from kiosk.content.usage.service import KEPT_DAYS, TELLING, Usage
from kiosk.content.usage.tables import usage as counts
from kiosk.store.store import Store

TODAY = date(2026, 11, 20)
ITEMS = [
    ServiceItem(
        f"11150799MB{number:020d}1",
        name,
        "示范县公安局",
        TaskType.CONFIRMATION,
        complete=True,
        short_name=short,
    )
    for number, (name, short) in enumerate(
        (
            ("居民身份证补领", "补办身份证"),
            ("普通护照首次签发", "办护照"),
            ("居住证申领", "办居住证"),
        )
    )
]
CODES = [item.code for item in ITEMS]
HALL = Hall(
    "150799",
    "示范县政务服务大厅",
    "示范县",
    "中心街",
    "",
    "",
    "",
    "",
    (FloorPlan("1", "一楼", ()),),
    popular=(CODES[2], CODES[1]),
)
PRIVATE = (
    "张伟",
    "欧阳建国",
    "zhangwei",
    "150702199001011237",
    "15070219900101123X",
    "13812345678",
    "０４７０５５５０１１２",
    "weixin_wang88",
    "蒙A12345",
    "6222021234567890123",
)


@pytest.fixture
def content(store: Store, clock: FixedClock) -> Content:
    filled = Content(store, clock)
    changes = []
    for kind, document in [*(("service_item", item) for item in ITEMS), ("hall", HALL)]:
        plain = to_document(document)
        changes.append(DocumentChange(kind, document.code, 1, "put", document_hash(plain), plain))
    with store.command() as command:
        filled.apply_changes(command, changes)
    return filled


@pytest.fixture
def usage(store: Store, content: Content) -> Usage:
    return Usage(store, content)


def today(usage: Usage) -> UsageReport:
    return usage.report(TODAY, TODAY)


def test_what_is_sought_read_and_scanned_is_counted(usage: Usage) -> None:
    for query, found in (("身份证", 4), ("shenfenzheng", 4), ("取水许可", 0)):
        usage.sought(query, found)
    usage.opened("service_item", CODES[0])
    usage.opened("service_item", CODES[0])
    usage.code_shown("service_item", CODES[1])
    assert usage.write() == 6
    told = today(usage)
    assert [(one.text, one.count) for one in told.sought] == [("身份证", 2)]
    assert [(one.text, one.count) for one in told.missed] == [("取水许可", 1)]
    assert [(one.code, one.name, one.count) for one in told.opened] == [
        (CODES[0], "居民身份证补领", 2)
    ]
    assert [(one.code, one.count) for one in told.codes] == [(CODES[1], 1)]
    assert told.days == (DayFigures(TODAY, 2, 1, 2, 1),)


def test_counts_of_a_day_add_up_and_days_stay_apart(usage: Usage, clock: FixedClock) -> None:
    usage.opened("policy", "ZC-1")
    usage.write()
    usage.opened("policy", "ZC-1")
    usage.write()
    clock.advance(timedelta(days=1))
    usage.opened("policy", "ZC-1")
    usage.write()
    told = usage.report(TODAY, TODAY + timedelta(days=1))
    assert [(one.name, one.count) for one in told.opened] == [("", 3)]
    assert [one.opened for one in told.days] == [2, 1]


def test_names_and_numbers_of_people_leave_no_trace(usage: Usage, store: Store) -> None:
    for private in PRIVATE:
        for query in (private, f"{private}的身份证", f"身份证 {private}", f"帮{private}补办身份证"):
            usage.sought(query, 0)
            usage.sought(query, 3)
    usage.write()
    with store.read() as connection:
        kept = connection.execute(select(counts.c.key, counts.c.kind)).all()
    written = " ".join(f"{row.key} {row.kind}" for row in kept)
    # 微信, of the account's beginning, is a word that the program brings along.
    allowed = set("补办身份证居民领微信…")
    assert {sign for sign in written if not sign.isspace()} <= allowed, written


def test_a_query_of_unknown_words_is_counted_without_its_words(usage: Usage) -> None:
    usage.sought("张伟", 0)
    usage.sought("张伟 结婚证", 0)
    usage.write()
    assert {(one.text, one.count) for one in today(usage).missed} == {("", 1), ("结婚证 …", 1)}


def test_the_most_read_guides_come_first_then_those_of_the_hall(usage: Usage) -> None:
    assert usage.most_used(3) == [CODES[2], CODES[1]]
    for _ in range(TELLING):
        usage.opened("service_item", CODES[0])
    usage.write()
    assert usage.most_used(3) == [CODES[0], CODES[2], CODES[1]]
    assert usage.most_used(1) == [CODES[0]]


def test_what_cannot_be_written_waits_for_the_next_time(
    usage: Usage, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage.sought("身份证 张伟", 1)

    def away(actor: str = "") -> object:
        raise Unavailable("store.unreachable")

    with monkeypatch.context() as broken:
        broken.setattr(store, "command", away)
        assert usage.write() == 0
    assert "张伟" not in str(vars(usage))
    assert usage.write() == 1
    assert today(usage).days[0].sought == 1


def test_nothing_counted_writes_nothing(usage: Usage) -> None:
    usage.sought("  ", 0)
    assert usage.write() == 0


def test_counts_of_years_ago_are_deleted(usage: Usage, store: Store, clock: FixedClock) -> None:
    usage.opened("policy", "ZC-1")
    usage.write()
    clock.advance(timedelta(days=KEPT_DAYS + 1))
    later = Usage(store, Content(store, clock))
    later.opened("policy", "ZC-2")
    later.write()
    with store.read() as connection:
        assert connection.execute(select(counts.c.key)).scalars().all() == ["ZC-2"]


@pytest.mark.parametrize("days", [-1, 800])
def test_days_in_the_wrong_order_or_too_many_are_refused(usage: Usage, days: int) -> None:
    with pytest.raises(Rejected) as refused:
        usage.report(TODAY, TODAY + timedelta(days=days))
    assert refused.value.code == "usage.days_wrong"
