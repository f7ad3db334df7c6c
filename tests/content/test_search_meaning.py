"""What is meant is found: other names, slips, whole questions, numbers, every kind of document."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.common.clock import Clock, FixedClock
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import Document, document_hash, identity_of, to_document, type_of
from kiosk.content.lexicon import Lexicon, shipped
from kiosk.content.model import Notice, PolicyDocument, Question, ServiceItem
from kiosk.content.public_model import (
    Bundle,
    CreditRecord,
    DecisionDraft,
    ListEntry,
    PaperForm,
    Procurement,
    Project,
)
from kiosk.content.public_terms import CreditKind, ListKind, PolicyKind
from kiosk.content.search import SearchHit
from kiosk.content.search_assets import tables
from kiosk.content.service import Content
from kiosk.content.slips import heard, loosened, one_away
from kiosk.content.syllables import readings
from kiosk.content.terms import TaskType
from kiosk.store.store import Store


def item(number: int, name: str, *aliases: str, short: str = "") -> ServiceItem:
    return ServiceItem(
        f"11150799MB{number:020d}1",
        name,
        "示范县公安局",
        TaskType.CONFIRMATION,
        complete=True,
        short_name=short,
        aliases=aliases,
        questions=(Question("要带户口簿吗？", "要。"),) if number == 1 else (),
    )


DAY = date(2026, 11, 1)
DOCUMENTS: list[Document] = [
    item(1, "内地居民结婚登记", "领证", short="结婚登记"),
    item(2, "居民身份证补领", "身份证丢了", short="补办身份证"),
    item(3, "普通护照首次签发", short="办护照"),
    item(4, "食品经营许可证核发", "开饭店"),
    item(5, "公共租赁住房保障资格申请", short="公租房申请"),
    PolicyDocument("ZC-1", "示范县住房保障办法", ("正文",), document_number="示政规〔2025〕2号"),
    PolicyDocument("ZC-2", "示范县取水管理规定", ("正文",), document_number="示政规〔2026〕12号"),
    PolicyDocument("JD-1", "住房保障办法解读", ("正文",), kind=PolicyKind.INTERPRETATION),
    Bundle("YJS-1", "新生儿出生一件事", "出生", "一次办完", ("A", "B"), aliases=("生孩子一件事",)),
    PaperForm("BG-1", "机动车登记申请表", "示范县公安局", ()),
    ListEntry("QD-1", ListKind.POWER, "对无证砍伐的处罚", "示范县林业局", number="QL-0031"),
    DecisionDraft("CA-1", "示范县停车收费调整方案", "示范县政府", ("正文",), DAY, DAY),
    Project("XM-1", "城东小学教学楼", "示范县教育局", "施工许可", "示范县住建局", DAY),
    CreditRecord(
        "SG-1",
        CreditKind.PENALTY,
        "无照经营处罚决定",
        "示市监罚〔2026〕8号",
        "示范县好味道餐饮店",
        "示范县市场监督管理局",
        DAY,
        "罚款",
        shown_until=date(2026, 12, 31),
    ),
    Procurement("CG-1", "档案数字化服务", "示范县档案馆", "扫描", DAY, budget="35"),
    Notice("GG-1", "停水通知", ("正文",), DAY, until=date(2026, 11, 25)),
]
KINDS = {
    "bundle": "出生一件事",
    "form": "机动车登记申请表",
    "list_entry": "无证砍伐",
    "draft": "停车收费",
    "project": "城东小学",
    "credit": "好味道餐饮",
    "procurement": "档案数字化",
}


@pytest.fixture(scope="module")
def content(standing_store: Store) -> Content:
    """For tests that only read."""
    return filled_with_all(standing_store, standing_store.clock)


@pytest.fixture
def changing(store: Store, clock: FixedClock) -> Content:
    """For tests that change what is found, or the day."""
    return filled_with_all(store, clock)


def filled_with_all(store: Store, clock: Clock) -> Content:
    filled = Content(store, clock)
    changes = []
    for one in DOCUMENTS:
        plain = to_document(one)
        changes.append(
            DocumentChange(type_of(one), identity_of(one), 1, "put", document_hash(plain), plain)
        )
    with store.command() as command:
        filled.apply_changes(command, changes)
    return filled


def marked(hit: SearchHit) -> list[str]:
    return [hit.name[start : start + length] for start, length in hit.highlights]


def test_other_names_slips_and_questions_find_and_mark_the_same(content: Content) -> None:
    for query, name, marks in (
        ("结昏登记", "内地居民结婚登记", ["结婚登记"]),
        ("jiehundenji", "内地居民结婚登记", ["结婚登记"]),
        ("请问结婚登记要带什么材料", "内地居民结婚登记", ["结婚登记"]),
        ("护罩", "普通护照首次签发", ["护照"]),
        ("我想办护照", "普通护照首次签发", ["护照"]),
        ("huzhoa", "普通护照首次签发", ["护照"]),
        ("廉租房", "公共租赁住房保障资格申请", ["公共租赁住房"]),
        ("许可证食品", "食品经营许可证核发", ["食品", "许可证"]),
    ):
        hit = content.search(query)[0]
        assert (hit.name, marked(hit)) == (name, marks), query


def test_only_a_slip_is_told_as_one(content: Content) -> None:
    assert content.seek("护罩").meant == "护照"
    assert content.seek("我想办护照").meant == ""
    assert content.seek("护照").meant == ""


def test_as_typed_looks_for_nothing_else(content: Content) -> None:
    assert content.search("护罩", as_typed=True) == []


def test_what_is_not_found_is_asked_back(content: Content) -> None:
    answer = content.seek("jhndengji")
    assert answer.hits == ()
    assert answer.suggestions[0] == "结婚登记"
    assert content.search(answer.suggestions[0])


def test_a_document_number_is_found_however_it_is_typed(content: Content) -> None:
    for query in (
        "示政规2号",
        "示政规〔2025〕2号",
        "示政规[2025]2号",
        "示政规（2025）2号",
        "2025年2号文",
        "2025 2号",
    ):
        assert [hit.code for hit in content.search(query)] == ["ZC-1"], query


def test_every_kind_is_found_by_its_name_and_by_its_code(content: Content) -> None:
    for kind, query in KINDS.items():
        hit = content.search(query)[0]
        assert hit.kind == kind, query
        assert marked(hit) == [query] or kind == "credit", query
        assert content.search(query, kinds=[kind])[0].code == hit.code
    assert content.search("QL-0031")[0].code == "QD-1"
    assert content.search("好味道餐饮店")[0].alias == "示范县好味道餐饮店"


def test_an_interpretation_says_what_it_is(content: Content) -> None:
    assert content.search("住房保障办法解读")[0].summary == "政策解读"


def test_what_is_no_longer_shown_is_not_found(changing: Content, clock: FixedClock) -> None:
    assert {hit.kind for hit in changing.search("停水通知")} == {"notice"}
    clock.advance(date(2027, 1, 1) - date(2026, 11, 20))
    assert not {hit.code for hit in changing.search("停水通知")} & {"GG-1"}
    assert not {hit.code for hit in changing.search("好味道餐饮")} & {"SG-1"}


def test_a_change_of_content_is_understood_at_once(changing: Content, store: Store) -> None:
    assert not changing.search("葫芦娃补贴领取")
    added = item(9, "葫芦娃补贴申领", short="葫芦娃补贴")
    plain = to_document(added)
    with store.command() as command:
        changing.apply_changes(
            command,
            [DocumentChange("service_item", added.code, 1, "put", document_hash(plain), plain)],
        )
    assert changing.search("葫芦哇补贴")[0].name == added.name


def test_pinyin_is_loosened_alike_for_what_is_heard_and_what_is_typed() -> None:
    for one, other in (
        ("shengfenzheng", "senfenzen"),
        ("nihun", "lihun"),
        ("fukou", "hukou"),
        ("gonganju", "gonanju"),
        ("lvyou", "luyou"),
    ):
        assert loosened(one) == loosened(other)
    assert loosened("shenfenzheng") in heard("身份证")


def test_every_single_slip_of_a_word_is_one_away() -> None:
    near = set(one_away("hukou"))
    assert {"hkou", "hukuo", "hukoau", "hupou"} <= near
    assert "hkuo" not in near


def test_the_shipped_tables_agree_with_the_dictionary_of_readings() -> None:
    sounds = tables().sounds
    words = sorted({*tables().words, *tables().synonyms})
    strange = [
        word
        for word in words
        if len(word) > 1
        and all(sign in sounds for sign in word)
        and loosened("".join(readings(word))) not in heard(word)
    ]
    assert len(strange) <= len(words) // 100, strange


def test_words_of_the_hall_come_before_shipped_ones() -> None:
    lexicon = Lexicon([("取暖补贴", "qu nuan bu tie")], shipped())
    assert lexicon.spelt("qunuanbutie") == ["取暖补贴"]
    assert lexicon.slipped("取暖补帖") == ["取暖补贴"]
    assert lexicon.knows("2手房") == "二手房"
