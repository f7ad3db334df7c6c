"""What is remembered between two letters changes how fast something is found, never what."""

from __future__ import annotations

import pytest

from kiosk.content.search_index import numbers_of
from kiosk.content.search_known import read_known
from kiosk.content.search_names import Query
from kiosk.content.search_reader import Asked, Reader, Remembered
from kiosk.content.service import Content

TYPED = (
    "身份证换领",
    "公积金提取",
    "社保卡丢了",
    "gongjijin",
    "退休手续",
    "二手房过户",
    "户口簿补",
)


@pytest.mark.parametrize("typed", TYPED)
def test_letter_by_letter_gives_what_the_whole_query_gives(
    standing_hall: Content, typed: str
) -> None:
    fresh = Content(standing_hall._store, standing_hall._clock)
    for size in range(1, len(typed) + 1):
        standing_hall.search(typed[:size])
    assert standing_hall.search(typed) == fresh.search(typed)


@pytest.mark.parametrize(
    "typed", ["居", "登记", "shenfen", "sfz", "示政规", "公安局", "GK-ZD", "b"]
)
def test_names_in_memory_answer_as_the_index_does(standing_hall: Content, typed: str) -> None:
    query = Query([typed.lower()])
    with standing_hall._store.read() as connection:
        known = read_known(connection)
        near = Reader(connection, known.remembered)
        far = Reader(connection, Remembered())
        for kinds in known.ranges:
            assert known.remembered.near.covers(numbers_of(kinds))
            for terms in (query.beginning(), query.anything()):
                asked = [Asked(terms, kinds, 25)]
                assert near.lines("title", asked) == far.lines("title", asked)


def test_a_limited_memory_forgets_but_finds(standing_hall: Content) -> None:
    with standing_hall._store.read() as connection:
        remembered = Remembered()
        reader = Reader(connection, remembered)
        asked = [Asked(Query(["示"]).beginning(), ["organ"], 5)]
        first = reader.lines("title", asked)
        remembered.lines = dict.fromkeys(range(4_000), first[0])
        assert reader.lines("title", asked) == first
        assert len(remembered.lines) == len(first)
