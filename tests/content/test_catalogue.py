"""Browsing by several facets at once, on both databases."""

from __future__ import annotations

import pytest

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


def test_events_of_life_are_headings_without_what_is_cancelled(content: Content) -> None:
    assert {one.name: one.count for one in content.life_events()} == {"出生": 1, "退休养老": 1}
    assert [one.name for one in content.browse("life_event", "出生")] == ["出生登记"]
    assert [one.name for one in content.browse("case_type", "即办件")] == ["出生登记"]
