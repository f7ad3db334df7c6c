"""Search: one and two characters, pinyin, initials, codes; the best first; nothing breaks it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.content.changes import DocumentChange
from kiosk.content.codec import Document, document_hash, identity_of, to_document, type_of
from kiosk.content.model import Notice, Organ, Question, ServiceItem
from kiosk.content.normalise import key_of
from kiosk.content.search import SearchHit, find_documents
from kiosk.content.service import Content
from kiosk.content.syllables import SYLLABLES, readings
from kiosk.content.terms import Audience, Channel, ItemState, Label, TaskType
from kiosk.store.store import Store

POLICE = "示范县公安局"


def item(number: int, name: str, **other: object) -> ServiceItem:
    facts: dict[str, object] = {"department": POLICE, "task_type": TaskType.CONFIRMATION, **other}
    return ServiceItem(f"11150799MB{number:020d}1", name, **facts)  # type: ignore[arg-type]


ITEMS = [
    item(1, "居民身份证补领", complete=True, short_name="补办身份证", aliases=("丢了身份证",)),
    item(2, "居民身份证换领", complete=True),
    item(3, "临时居民身份证办理", complete=True),
    item(4, "身份证"),
    item(5, "普通护照首次申请", aliases=("出国",)),
    item(6, "不动产转移登记（二手房）", department="示范县自然资源局"),
    item(7, "住房公积金提取", department="示范县住房公积金管理部"),
    item(8, "３D打印与APP备案", department="示范县市场监督管理局"),
    item(9, "户口簿遗失补发", aliases=("户口本",), catalog_code="000109004000"),
    item(11, "刑事立案"),
    item(10, "取消了的身份证事项", state=ItemState.CANCELLED),
]
OTHERS: list[Document] = [
    Organ("11150799MB0000027M", POLICE, "公安局", ("户籍管理",), "中心街", "", "0470-5550112"),
    Notice("N1", "关于身份证办理窗口调整的公告", ("一楼",), date(2026, 11, 1)),
    item(
        20,
        "新生儿落户",
        complete=True,
        questions=(
            Question("身份证丢了怎么办？", "到窗口补领。"),
            Question("孩子多大要落户？", "一个月内。"),
        ),
    ),
]


def put(content: Content, documents: list[Document], rev: int = 1) -> None:
    changes = []
    for document in documents:
        plain = to_document(document)
        kind, identity = type_of(document), identity_of(document)
        changes.append(DocumentChange(kind, identity, rev, "put", document_hash(plain), plain))
    with content._store.command() as command:
        content.apply_changes(command, changes)


def filled(store: Store) -> Content:
    content = Content(store, store.clock)
    put(content, [*ITEMS, *OTHERS])
    return content


@pytest.fixture(scope="module")
def content(standing_store: Store) -> Content:
    """For tests that only read."""
    return filled(standing_store)


@pytest.fixture
def changing(store: Store) -> Content:
    """For tests that change what is found."""
    return filled(store)


def names(hits: list[SearchHit], kind: str = "service_item") -> list[str]:
    return [hit.name for hit in hits if hit.kind == kind]


def marked(hit: SearchHit) -> list[str]:
    return [hit.name[start : start + length] for start, length in hit.highlights]


def test_exact_before_beginning_before_inside(changing: Content) -> None:
    put(changing, [item(30, "身份证异地办理")])
    found = names(changing.search("身份证"))
    assert found[:2] == ["身份证", "身份证异地办理"]
    assert set(found[2:]) >= {"居民身份证补领", "居民身份证换领", "临时居民身份证办理"}


@pytest.mark.parametrize(
    ("query", "first", "mark"),
    [
        ("护", "普通护照首次申请", "护"),
        ("护照", "普通护照首次申请", "护照"),
        ("huzhao", "普通护照首次申请", "护照"),
        ("hu zhao", "普通护照首次申请", "护照"),
        ("huz", "普通护照首次申请", "护照"),
        ("gjj", "住房公积金提取", "公积金"),
        ("zfgjjtq", "住房公积金提取", "住房公积金提取"),
        ("gongjij", "住房公积金提取", "公积金"),
        ("公jj", "住房公积金提取", "公积金"),
        ("ＧＪＪ", "住房公积金提取", "公积金"),
        ("bdczydj", "不动产转移登记（二手房）", "不动产转移登记"),
        ("二手房", "不动产转移登记（二手房）", "二手房"),
        ("登记二手", "不动产转移登记（二手房）", "登记（二手"),
        ("3d", "３D打印与APP备案", "３D"),
        ("app", "３D打印与APP备案", "APP"),
        ("護照", "普通护照首次申请", "护照"),
        ("lian", "刑事立案", "立案"),
    ],
)
def test_what_people_type_is_found_and_marked(
    content: Content, query: str, first: str, mark: str
) -> None:
    hit = content.search(query)[0]
    assert (hit.name, marked(hit)) == (first, [mark])


@pytest.mark.parametrize(
    "query", ["sfz", "shenfenz", "shenfen zheng", "SFZ", "shenfzheng", "身份z"]
)
def test_pinyin_and_initials_find_the_identity_card(content: Content, query: str) -> None:
    hits = content.search(query, kinds=["service_item"])
    assert hits[0].name == "身份证"
    assert {hit.name for hit in hits} >= {item.name for item in ITEMS[:4]}
    assert all(marked(hit) == ["身份证"] for hit in hits)


def test_what_people_call_it_is_found_and_said(content: Content) -> None:
    hit = content.search("户口本")[0]
    assert (hit.name, hit.alias, hit.highlights) == ("户口簿遗失补发", "户口本", ())
    assert content.search("hkb")[0].name == "户口簿遗失补发"
    assert content.search("补办身份证")[0].name == "居民身份证补领"


@pytest.mark.parametrize("query", ["000109004000", "0109004", ITEMS[8].code, ITEMS[8].code[-12:]])
def test_codes_are_found_by_their_digits(content: Content, query: str) -> None:
    assert ITEMS[8].name in names(content.search(query, limit=50))


def test_several_words_in_any_order(content: Content) -> None:
    hit = content.search("补领 居民")[0]
    assert (hit.name, marked(hit)) == ("居民身份证补领", ["居民", "补领"])


def test_a_department_finds_its_items_and_the_organ_first(content: Content) -> None:
    for query in ("公安局", "gongan", "gaj"):
        hits = content.search(query, limit=50)
        assert hits[0].kind == "organ"
        assert {hit.name for hit in hits} >= {ITEMS[0].name, ITEMS[4].name}
        assert ITEMS[5].name not in {hit.name for hit in hits}


def test_the_kinds_stand_in_groups_and_each_has_its_share(changing: Content) -> None:
    put(changing, [item(100 + n, f"第{n}种身份证明开具") for n in range(40)])
    hits = changing.search("身份证", limit=20)
    kinds = [hit.kind for hit in hits]
    assert kinds == sorted(kinds, key=kinds.index)
    assert set(kinds) == {"service_item", "question", "notice"}
    assert len(hits) == 20


def test_a_question_leads_to_its_item(content: Content) -> None:
    hit = content.search("孩子多大", kinds=["question"])[0]
    assert (hit.code, hit.position, hit.summary) == (OTHERS[2].code, 1, "新生儿落户")  # type: ignore[union-attr]


def test_what_is_asked_for_by_kind_is_all_that_comes(content: Content) -> None:
    assert {hit.kind for hit in content.search("身份证", kinds=["notice"])} == {"notice"}
    assert content.search("身份证", kinds=[]) == []
    assert content.search("身份证", kinds=["horoscope"]) == []


def test_what_is_no_longer_in_use_is_not_found(content: Content) -> None:
    assert content.search("取消了的") == []
    assert content.item_count() == len(ITEMS)  # one of them cancelled, and one among the others


def test_a_changed_name_is_found_and_the_old_one_is_not(changing: Content) -> None:
    put(changing, [item(7, "住房储金提取")], rev=2)
    assert names(changing.search("储金")) == ["住房储金提取"]
    assert changing.search("公积金提取") == []


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "%",
        "_",
        "*",
        "\"'",
        "' OR '1'='1",
        '" OR "',
        "NEAR(a b)",
        "AND",
        "NOT 身",
        "name:身",
        "^身",
        "身$",
        "~sf",
        "=shen",
        "#1115",
        "身份证*",
        "\\",
        "\0",
        "\ud800",
        "😀",
        "<b>x</b>",
        "(((((",
        "a" * 10_000,
        "证" * 10_000,
        "身 " * 5_000,
        "z h a n g " * 1_000,
        "1" * 10_000,
        "'; DROP TABLE content_search; --",
        "{q}:a0",
    ],
)
def test_nothing_typed_breaks_the_search(content: Content, query: str) -> None:
    content.search(query)
    assert content.stats()["search_rows"] == len(ITEMS) - 1 + 3 + 2


def test_the_limit_holds_and_is_bounded(content: Content) -> None:
    assert len(content.search("身", limit=2)) == 2
    assert content.search("身", limit=0) == []
    assert content.search("身", limit=-5) == []
    assert len(content.search("身", limit=10**9)) < 200


@settings(
    deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(query=st.text(max_size=40))
def test_any_text_may_be_searched_and_marks_lie_inside_the_name(
    content: Content, query: str
) -> None:
    for hit in content.search(query):
        for start, length in hit.highlights:
            assert 0 <= start < start + length <= len(hit.name)


_HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=9)
_SIGNS = st.sampled_from(["", "（二）", "A", "1", " ", "、"])
_NAMES = st.lists(
    st.builds("{}{}{}".format, _HAN, _SIGNS, _HAN), min_size=1, max_size=4, unique_by=key_of
)


@settings(
    deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(written=_NAMES)
def test_every_item_is_found_by_one_or_two_characters_their_pinyin_and_its_initials(
    sqlite_store: Store, written: list[str]
) -> None:
    content = Content(sqlite_store, sqlite_store.clock)
    items = [item(number, name) for number, name in enumerate(written)]
    with content._store.command() as command:
        content.stage(
            command,
            "test",
            [
                DocumentChange(
                    "service_item",
                    one.code,
                    1,
                    "put",
                    document_hash(to_document(one)),
                    to_document(one),
                )
                for one in items
            ],
        )
        content.swap(command, "test")
    with content._store.read() as connection:
        for one in items:
            key = key_of(one.name)
            sounds = readings(key)
            initials = "".join(reading[0] for reading in sounds)
            pairs = [key[at : at + 2] for at in range(len(key) - 1)]
            spoken = [
                "".join(pair) for pair in pairwise(sounds) if SYLLABLES | set("1") >= set(pair)
            ]
            for query in {*key, *pairs, key, initials, *spoken}:
                found = find_documents(connection, query, limit=100)
                assert one.code in {hit.code for hit in found}, query


def test_what_items_stand_under_is_told_without_their_guides(changing: Content) -> None:
    known = item(
        30,
        "老年优待证办理",
        audiences=(Audience.PERSON,),
        labels=(Label.AT_MOST_ONE_TRIP,),
        channels=(Channel.WINDOW, Channel.ONLINE),
        visits=1,
    )
    put(changing, [known])
    told = changing.facets_of({known.code, "nothing"})
    assert told[known.code] == {
        ("department", POLICE),
        ("audience", "1"),
        ("label", "最多跑一次"),
        ("channel", "窗口办理"),
        ("channel", "网上办理"),
        ("visits", "1"),
    }
    assert told["nothing"] == frozenset()
    assert changing.facets_of(()) == {}
