"""Lists of public information: filtered, counted, looked up and linked both ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Rejected
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import (
    Document,
    canonical,
    document_hash,
    identity_of,
    to_document,
    type_of,
)
from kiosk.content.model import PolicyDocument
from kiosk.content.public.model import DraftState, Query
from kiosk.content.public.numbers import number_key, number_pattern
from kiosk.content.public.service import PublicInformation
from kiosk.content.public_model import CreditRecord, DecisionDraft, ListEntry, Project
from kiosk.content.public_terms import CreditKind, ListKind, PolicyKind, PublicColumn
from kiosk.content.service import Content
from kiosk.content.terms import Validity
from kiosk.store.store import Store

TODAY = date(2026, 11, 20)
OLD = PolicyDocument(
    code="OLD",
    title="救助暂行办法",
    body=("第一条 试行。",),
    issuer="示范县人民政府",
    document_number="示政规〔2020〕3号",
    made_on=date(2020, 7, 28),
    published_on=date(2020, 7, 31),
    validity=Validity.REPEALED,
    kind=PolicyKind.NORMATIVE,
    theme="社会救助",
)
NEW = replace(
    OLD,
    code="NEW",
    title="救助实施办法",
    document_number="示政规〔2026〕1号",
    made_on=date(2026, 3, 27),
    published_on=date(2026, 3, 30),
    validity=Validity.VALID,
    replaces=("OLD", "GONE"),
)
WORDS = PolicyDocument(
    code="WORDS",
    title="遇到急难怎样申请",
    body=("看这里。",),
    issuer="示范县民政局",
    published_on=date(2026, 3, 30),
    kind=PolicyKind.INTERPRETATION,
    interprets=("NEW",),
)
GUIDE = PolicyDocument(
    code="GUIDE",
    title="政府信息公开指南",
    body=("一、公开什么",),
    published_on=date(2026, 1, 16),
    column=PublicColumn.GUIDE,
)


@pytest.fixture
def put(sqlite_store: Store, clock: FixedClock) -> Callable[..., None]:
    """Publishes documents, the newest revision of each."""
    return publisher(sqlite_store, clock)


def publisher(store: Store, clock: FixedClock) -> Callable[..., None]:
    """Publishes documents in a store."""
    content = Content(store, clock)
    rev = iter(range(1, 1000))

    def publish(*documents: Document) -> None:
        changes = []
        for document in documents:
            plain = to_document(document)
            kind, identity = type_of(document), identity_of(document)
            changes.append(
                DocumentChange(kind, identity, next(rev), "put", document_hash(plain), plain)
            )
        with store.command("test") as command:
            content.apply_changes(command, changes)

    return publish


@pytest.fixture
def public(sqlite_store: Store, clock: FixedClock, put: Callable[..., None]) -> PublicInformation:
    """A hall with four documents."""
    put(OLD, NEW, WORDS, GUIDE)
    return PublicInformation(sqlite_store, clock)


def codes(public: PublicInformation, text: str = "", **under: str) -> list[str]:
    """What a look-up finds, in its order."""
    pairs = tuple((f"p.{name}", key) for name, key in under.items())
    return [one.code for one in public.policies(Query(text, pairs)).rows]


def test_documents_come_newest_first_and_those_of_the_columns_stand_apart(
    public: PublicInformation,
) -> None:
    assert codes(public) == ["NEW", "WORDS", "OLD"]
    assert codes(public, column="政府信息公开指南") == ["GUIDE"]
    assert codes(public, "公开指南") == ["GUIDE"]


FILTERED: list[tuple[dict[str, str], list[str]]] = [
    ({"kind": "规范性文件"}, ["NEW", "OLD"]),
    ({"kind": "规范性文件", "validity": "有效"}, ["NEW"]),
    ({"year": "2020"}, ["OLD"]),
    ({"organ": "示范县民政局"}, ["WORDS"]),
    ({"theme": "社会救助", "year": "2026"}, ["NEW"]),
    ({"year": "1999"}, []),
]
NUMBERS = (
    "示政规〔2026〕1号",
    "示政规[2026]1号",
    "示政规（2026）1 号",
    "示政规【2026】第1号",
    "〔2026〕1号",
    "示政规2026 1号",
    "示政规〔２０２６〕１号",
)


def test_filters_and_numbers_find_the_same_on_both_databases(
    store: Store, clock: FixedClock
) -> None:
    publisher(store, clock)(OLD, NEW, WORDS, GUIDE)
    public = PublicInformation(store, clock)
    for under, found in FILTERED:
        assert codes(public, **under) == found, under
    for typed in NUMBERS:
        assert codes(public, typed) == ["NEW"], typed
    query = Query(under=(("p.kind", "规范性文件"),))
    years = {one.key: one.count for one in public.choices("policy", "p.year", query)}
    assert years == {"2026": 1, "2020": 1}
    assert public.overview().kinds == {"规范性文件": 2, "政策解读": 1}


def test_part_of_a_number_finds_all_that_have_it(public: PublicInformation) -> None:
    assert codes(public, "示政规〔2020〕") == ["OLD"]
    assert codes(public, "示政规") == ["NEW", "OLD"]
    assert codes(public, "3号") == ["OLD"]


@pytest.mark.parametrize("text", ["", "救助", "2026", "100%", "_", "第一条"])
def test_plain_words_are_no_number(text: str) -> None:
    assert number_pattern(text) == ""
    assert number_key(text) == "" or text == "2026"


def test_signs_of_the_database_are_plain_text(public: PublicInformation) -> None:
    for text in ("100%", "_", "\\", "'; DROP TABLE content_documents; --"):
        assert codes(public, text) == []
    assert len(codes(public)) == 3


def test_a_repealed_document_leads_to_the_standing_one_and_back(
    public: PublicInformation,
) -> None:
    assert [one.code for one in public.reading("OLD").replaced_by] == ["NEW"]
    assert [one.name for one in public.reading("NEW").replaces] == ["救助暂行办法"]


def test_interpretations_are_linked_both_ways(public: PublicInformation) -> None:
    assert [one.code for one in public.reading("NEW").explained_by] == ["WORDS"]
    assert [one.code for one in public.reading("WORDS").explains] == ["NEW"]


def test_a_changed_document_stands_under_its_new_keys_alone(
    public: PublicInformation, put: Callable[..., None]
) -> None:
    put(replace(NEW, theme="民政", validity=Validity.AMENDED, replaces=()))
    assert codes(public, theme="社会救助") == ["OLD"]
    assert codes(public, theme="民政") == ["NEW"]
    assert public.reading("OLD").replaced_by == ()


def test_a_page_is_a_stretch_of_the_whole_list(
    public: PublicInformation, put: Callable[..., None]
) -> None:
    put(
        *(
            ListEntry(
                code=f"QL-{n:03d}",
                list=ListKind.POWER,
                name=f"事项{n}",
                department="示范县公安局",
                order=n,
            )
            for n in range(1, 46)
        )
    )
    first = public.entries(Query(under=(("l.list", "权力清单"),), limit=30))
    second = public.entries(Query(under=(("l.list", "权力清单"),), limit=30, offset=30))
    assert (first.total, len(first.rows), len(second.rows)) == (45, 30, 15)
    assert [one.order for one in (*first.rows, *second.rows)] == list(range(1, 46))
    assert public.overview().lists == {"权力清单": 45}


def decision(code: str, **changes: object) -> CreditRecord:
    """A penalty, shown for ever unless told otherwise."""
    made = CreditRecord(
        code=code,
        kind=CreditKind.PENALTY,
        title="擅自经营",
        document_number=f"示交罚〔2026〕{code}号",
        party="示范县某某运输有限公司",
        organ="示范县交通运输局",
        decided_on=date(2026, 10, 15),
        content="罚款 3,000 元",
        party_code="91150799MA0000000X",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_decision_past_its_time_is_neither_listed_nor_opened(
    public: PublicInformation, put: Callable[..., None]
) -> None:
    put(
        decision("1", shown_until=date(2026, 11, 19)),
        decision("2", shown_until=TODAY),
        decision("3"),
    )
    assert {one.code for one in public.credits(Query()).rows} == {"2", "3"}
    assert public.overview().credits == {"行政许可": 0, "行政处罚": 2}
    assert [one.count for one in public.choices("credit", "c.organ")] == [2]
    with pytest.raises(Rejected, match=r"public\.unknown"):
        public.credit("1")


def test_a_natural_person_is_masked_even_when_published_otherwise(
    public: PublicInformation, put: Callable[..., None]
) -> None:
    put(
        decision("1", party="李国强", party_code=""),
        decision("2", party="乌云·格日乐图", party_code=""),
        decision("3", party="李*强", party_code=""),
        decision("4", party="老城饭馆"),
    )
    shown = {one.code: one.party for one in public.credits(Query()).rows}
    assert shown["1"] == shown["3"] == "李*强"
    assert "*" in shown["2"]
    assert shown["4"] == "老城饭馆"
    assert public.credit("1").party == "李*强"


def test_a_draft_is_open_to_its_last_day_then_studied_then_answered(
    public: PublicInformation, put: Callable[..., None], clock: FixedClock
) -> None:
    draft = DecisionDraft(
        code="A",
        title="停车办法",
        organ="示范县住房和城乡建设局",
        body=("第一条",),
        opens_on=date(2026, 10, 20),
        closes_on=TODAY,
    )
    later = replace(draft, code="B", opens_on=date(2026, 12, 1), closes_on=date(2026, 12, 31))
    put(draft, replace(draft, code="C", closes_on=date(2026, 11, 19)), later)
    assert public.draft_state(draft) is DraftState.OPEN
    assert public.days_left(draft) == 1
    assert public.draft_state(public.draft("C")) is DraftState.CLOSED
    assert public.draft_state(later) is DraftState.COMING
    answered = replace(draft, result_on=TODAY, result="采纳一条")
    put(answered)
    assert public.draft_state(answered) is DraftState.RESULT
    listed = {
        state: [one.code for one in public.drafts(Query(), state).rows]
        for state in (DraftState.CLOSED, DraftState.RESULT)
    }
    assert listed == {DraftState.CLOSED: ["C"], DraftState.RESULT: ["A"]}


def test_a_project_is_found_by_name_code_owner_and_number(
    public: PublicInformation, put: Callable[..., None]
) -> None:
    put(
        Project(
            code="2511-150799-46-01-100021-C",
            name="城北水厂扩建工程",
            owner="示范县城市供水有限责任公司",
            matter="建筑工程施工许可证核发",
            organ="示范县住房和城乡建设局",
            decided_on=date(2026, 11, 17),
            document_number="施工许可 150799202611170101",
            project_code="2511-150799-46-01-100021",
        )
    )
    for typed in ("水厂", "城市供水", "46-01-100021", "150799202611170101", "水厂 施工"):
        assert public.projects(Query(typed)).total == 1, typed
    assert public.projects(Query("水厂 规划")).total == 0


def test_what_was_withdrawn_is_refused_by_name(public: PublicInformation) -> None:
    for read in (public.entry, public.project, public.credit, public.procurement, public.draft):
        with pytest.raises(Rejected, match=r"public\.unknown"):
            read("withdrawn")
    with pytest.raises(Rejected, match=r"policy\.unknown"):
        public.reading("withdrawn")


def test_the_canonical_form_is_untouched(public: PublicInformation) -> None:
    assert canonical(to_document(public.reading("NEW").document)) == canonical(to_document(NEW))
