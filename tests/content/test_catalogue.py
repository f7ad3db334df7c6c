"""Browsing by several facets at once, on both databases."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.content.catalogue import Catalogue
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, to_document
from kiosk.content.model import ServiceItem
from kiosk.content.service import Content
from kiosk.content.terms import Audience, CaseType, ItemState, Label, TaskType
from kiosk.store.store import Store

POLICE, CIVIL = "示范县公安局", "示范县民政局"


def item(number: int, name: str, **other: object) -> ServiceItem:
    facts: dict[str, object] = {"department": POLICE, "task_type": TaskType.CONFIRMATION, **other}
    return ServiceItem(f"11150799MB{number:020d}1", name, **facts)  # type: ignore[arg-type]


ITEMS = [
    item(
        1,
        "出生登记",
        labels=(Label.AT_ONCE, Label.NEARBY),
        case_type=CaseType.IMMEDIATE,
        life_events=("出生",),
        audiences=(Audience.PERSON,),
    ),
    item(2, "户口迁移", labels=(Label.NEARBY,), case_type=CaseType.PROMISED),
    item(
        3,
        "高龄津贴",
        department=CIVIL,
        labels=(Label.NEARBY,),
        life_events=("退休养老",),
        audiences=(Audience.PERSON,),
    ),
    item(4, "取消了的", labels=(Label.NEARBY,), state=ItemState.CANCELLED),
]


@pytest.fixture
def content(store: Store) -> Content:
    """A few items."""
    made = Content(store, store.clock)
    changes = []
    for one in ITEMS:
        doc = to_document(one)
        changes.append(DocumentChange("service_item", one.code, 1, "put", document_hash(doc), doc))
    with store.command("test") as command:
        made.apply_changes(command, changes)
    return made


def test_items_stand_under_every_facet_that_is_wanted(content: Content) -> None:
    near = ("label", "就近办")
    assert [one.name for one in content.under_all([near, ("department", POLICE)])] == [
        "出生登记",
        "户口迁移",
    ]
    assert [one.name for one in content.under_all([near, ("label", "马上办")])] == ["出生登记"]
    assert content.under_all([near, ("life_event", "购房")]) == []
    assert len(content.under_all([])) == 3


def test_counts_say_how_many_are_left_with_one_more(content: Content) -> None:
    wanted = [("label", "就近办"), ("department", POLICE)]
    counts = content.narrowing(wanted)
    assert counts["label", "就近办"] == 2
    assert counts["label", "马上办"] == 1
    assert counts["case_type", "承诺件"] == 1
    assert counts["life_event", "出生"] == 1
    assert ("life_event", "退休养老") not in counts
    for one, count in counts.items():
        assert len(content.under_all([*wanted, one])) == count


def test_counts_are_right_at_once_after_a_change(content: Content, store: Store) -> None:
    near = ("label", "就近办")
    assert content.narrowing([near])["department", CIVIL] == 1
    changes = []
    for one in (replace(ITEMS[2], labels=()), replace(ITEMS[3], state=ItemState.IN_FORCE)):
        doc = to_document(one)
        changes.append(DocumentChange("service_item", one.code, 2, "put", document_hash(doc), doc))
    with store.command("test") as command:
        content.apply_changes(command, changes)
    assert ("department", CIVIL) not in content.narrowing([near])
    assert content.narrowing([near])[near] == 3
    assert content.under_all([near, ("department", CIVIL)]) == []


KEYS = [
    *(("label", label) for label in ("马上办", "就近办", "网上办", "没有的")),
    *(("department", name) for name in (POLICE, CIVIL)),
    ("case_type", "即办件"),
    ("life_event", "出生"),
]


@given(data=st.data())
def test_counts_are_those_of_counting_one_by_one(data: st.DataObject) -> None:
    under = data.draw(st.lists(st.sets(st.sampled_from(KEYS)), max_size=70))
    wanted = data.draw(st.lists(st.sampled_from(KEYS), max_size=3))
    codes = [f"item {number}" for number in range(len(under))]
    numbers = {
        key: sum(1 << place for place, keys in enumerate(under) if key in keys) for key in KEYS
    }
    catalogue = Catalogue(codes, numbers)
    left = [place for place, keys in enumerate(under) if keys.issuperset(wanted)]
    counted = Counter(key for place in left for key in under[place])
    assert catalogue.narrowing(wanted) == dict(counted)
    offset, limit = data.draw(st.integers(0, 80)), data.draw(st.integers(0, 80))
    page = catalogue.under_all(wanted, offset, limit)
    assert page == [codes[place] for place in left][offset : offset + limit]


def test_a_facet_that_lists_do_not_know_is_refused(content: Content) -> None:
    for ask in (content.under_all, content.narrowing):
        with pytest.raises(Rejected, match=r"browse\.unknown"):
            ask([("colour", "red")])


def test_complete_guides_stand_first_then_by_pinyin(content: Content) -> None:
    everything = [one.name for one in content.browse()]
    paged = [content.browse(offset=at, limit=1)[0].name for at in range(3)]
    assert everything == paged == ["出生登记", "高龄津贴", "户口迁移"]


def test_events_of_life_are_headings_without_what_is_cancelled(content: Content) -> None:
    assert {one.name: one.count for one in content.life_events()} == {"出生": 1, "退休养老": 1}
    assert [one.name for one in content.browse("life_event", "出生")] == ["出生登记"]
    assert [one.name for one in content.browse("case_type", "即办件")] == ["出生登记"]
