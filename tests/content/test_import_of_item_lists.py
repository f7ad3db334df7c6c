"""Lists of service items: good rows come in, bad ones are reported, nothing half-way."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, to_document
from kiosk.content.importing.reading_tables import read_list as read_items
from kiosk.content.importing.report import FileReport
from kiosk.content.model import ServiceItem
from kiosk.content.service import Content
from kiosk.content.terms import Audience, CaseType, TaskType
from kiosk.store.store import Store

HEADER = ("department", "main_item", "name", "item_code", "task_type", "url")
CODE = "11150799MB00000{:02d}0001090010001"


def row(number: int, **other: str) -> list[str]:
    cells = {
        "department": "示范县公安局",
        "main_item": "未分类",
        "name": f"事项{number}办理",
        "item_code": CODE.format(number),
        "task_type": "20",
        "url": f"https://www.example.cn/item?code={number}&a=b",
    }
    return list({**cells, **other}.values())


def table(rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    return out.getvalue()


@pytest.fixture
def content(store: Store) -> Content:
    return Content(store, store.clock)


def take(content: Content, folder: Path, text: str | bytes) -> FileReport:
    path = folder / "items.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return content.import_paths([path]).files[0]


def counts(report: FileReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, len(report.skipped)


def test_a_list_comes_in_and_again_changes_nothing(content: Content, tmp_path: Path) -> None:
    text = table(row(n) for n in range(20))
    assert counts(take(content, tmp_path, text)) == (20, 0, 0, 0)
    assert counts(take(content, tmp_path, text)) == (0, 0, 20, 0)
    assert content.item_count() == 20


def test_a_changed_row_is_a_new_revision(content: Content, tmp_path: Path) -> None:
    take(content, tmp_path, table([row(1), row(2)]))
    report = take(content, tmp_path, table([row(1), row(2, name="改了名称的事项")]))
    assert counts(report) == (0, 1, 1, 0)
    assert content.guide(CODE.format(2)).name == "改了名称的事项"
    assert [hit.code for hit in content.search("改了名称")] == [CODE.format(2)]
    assert content.search("事项2") == []


def test_what_a_row_says_stands_in_the_item(content: Content, tmp_path: Path) -> None:
    take(content, tmp_path, table([row(1, task_type="1")]))
    item = content.guide(CODE.format(1))
    assert item.task_type is TaskType.LICENCE
    assert item.online_url == "https://www.example.cn/item?code=1&a=b"
    assert item.main_item == ""
    assert item.complete is False


BAD = [
    (row(2, name=""), "import.cell_missing"),
    (row(2, item_code=""), "import.cell_missing"),
    (row(2, department="  "), "import.cell_missing"),
    (row(2, task_type="77"), "import.task_type_unknown"),
    (row(2, task_type="许可证"), "import.task_type_unknown"),
    (row(2, item_code="A B"), "import.code_invalid"),
    (row(2, item_code="1" * 65), "import.code_invalid"),
    (row(2, item_code="';DROP TABLE x"), "import.code_invalid"),
    (row(2, url="javascript:alert(1)"), "import.url_invalid"),
    (row(2, url="file:///etc/passwd"), "import.url_invalid"),
    (row(2, name="长" * 301), "import.cell_too_long"),
    (row(2, name="反\u202e向"), "import.control_character"),
    (row(2, name="响\x07铃"), "import.control_character"),
    (row(2)[:4], "import.columns"),
    ([*row(2), "多", "出"], "import.columns"),
    (row(1), "import.row_repeated"),
    (row(1, name="另一个名称"), "import.code_repeated"),
]


@pytest.mark.parametrize(("bad", "code"), BAD)
def test_a_bad_row_is_reported_by_its_line_and_left_out(bad: list[str], code: str) -> None:
    reading = read_items(table([row(1), bad, row(3)]))
    assert [(note.line, note.code) for note in reading.skipped] == [(3, code)]
    assert list(reading.items) == [CODE.format(1), CODE.format(3)]


def test_names_with_markup_emoji_and_rare_characters_are_only_names(
    content: Content, tmp_path: Path
) -> None:
    names = ["<script>alert(1)</script>", "𬱖㛃䶮办理", "🀄事项", "100% '\"; DROP TABLE x"]
    report = take(content, tmp_path, table(row(n, name=name) for n, name in enumerate(names)))
    assert counts(report) == (4, 0, 0, 0)
    assert {content.guide(CODE.format(n)).name for n in range(4)} == set(names)
    assert content.search("㛃䶮")[0].name == "𬱖㛃䶮办理"


def test_a_line_break_inside_quotes_belongs_to_the_cell() -> None:
    reading = read_items(table([row(1, name="很长的\n事项名称"), row(2, name="")]))
    assert reading.items[CODE.format(1)].fields["name"] == "很长的事项名称"
    assert [note.line for note in reading.skipped] == [4]


def test_a_row_with_stray_quotes_costs_that_row_only() -> None:
    lines = table([row(1), row(2), row(3)]).splitlines()
    lines[2] = lines[2].replace('"事项2办理"', '"事项"2"办理"')
    reading = read_items("\n".join(lines))
    assert [(note.line, note.code) for note in reading.skipped] == [(3, "import.row_broken")]
    assert list(reading.items) == [CODE.format(1), CODE.format(3)]


def test_a_quote_that_never_ends_refuses_the_file(content: Content, tmp_path: Path) -> None:
    text = table([row(1)]) + '"示范县公安局,,事项,'
    report = take(content, tmp_path, text)
    assert report.error is not None
    assert (report.error.code, report.error.params["line"]) == ("import.broken_csv", 3)
    assert content.item_count() == 0


@pytest.mark.parametrize(
    "header",
    [
        HEADER,
        ("部门", "主项名称", "事项名称", "实施编码", "事项类型", "网址"),
        ("dept_name", "parent_item", "task_name", "task_code", "task_type", "link_addr"),
        ("DEPARTMENT", "Main Item", "Name", "Item_Code", "Task-Type", "URL"),
        (" 实施主体 ", "主项", "事项名称", "事项编码", "事项类型", "电脑端地址"),
    ],
)
def test_columns_are_known_by_several_names(header: Sequence[str]) -> None:
    reading = read_items(table([row(1)], header))
    fields = reading.items[CODE.format(1)].fields
    assert fields["name"] == "事项1办理"
    assert fields["online_url"].startswith("https://")


def test_columns_may_stand_in_any_order_among_others() -> None:
    text = table(
        [["x", "事项", "1", CODE.format(1), "局"]], ["备注", "名称", "类型", "编码", "部门"]
    )
    assert read_items(text).items[CODE.format(1)].fields["department"] == "局"


def test_the_exchange_tables_columns_are_read() -> None:
    header = ["task_name", "task_code", "dept_name", "task_type", "server_type", "project_type"]
    header += ["promise_day", "promise_type", "is_fee", "limit_scene_num", "cd_operation"]
    good = ["事项", CODE.format(1), "局", "07", "1^2", "2", "5", "工作日", "0", "1", "I"]
    gone = ["事项", CODE.format(2), "局", "07", "1", "2", "5", "工作日", "0", "1", "D"]
    odd = ["事项三", CODE.format(3), "局", "07", "9", "2", "五", "年", "也许", "1", "U"]
    reading = read_items(table([good, gone, odd], header))
    item = ServiceItem(**reading.items[CODE.format(1)].fields)
    assert item.audiences == (Audience.PERSON, Audience.COMPANY)
    assert item.case_type is CaseType.PROMISED
    assert item.promised_limit is not None
    assert (item.promised_limit.days, item.charges, item.visits) == (5, False, 1)
    assert reading.items[CODE.format(2)].withdrawn
    ignored = [
        (note.column, note.detail)
        for note in reading.warnings
        if note.code == "import.value_ignored"
    ]
    assert ignored == [("E", "服务对象“9”"), ("I", "是否收费“也许”"), ("G", "承诺办结时限“五”")]


@pytest.mark.parametrize(
    ("header", "missing"),
    [
        (("department", "name", "url"), "实施编码"),
        (("a", "b", "c"), "事项名称、实施编码、实施主体"),
        (row(1), "事项名称、实施编码、实施主体"),
    ],
)
def test_without_its_header_nothing_is_imported(
    content: Content, tmp_path: Path, header: Sequence[str], missing: str
) -> None:
    report = take(content, tmp_path, table([row(1)], header))
    assert report.error is not None
    assert report.error.code == "import.header_missing"
    assert report.error.params["columns"] == missing
    assert content.item_count() == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encoding_is_found(content: Content, tmp_path: Path, encoding: str) -> None:
    report = take(content, tmp_path, table([row(1, name="证件办理")]).encode(encoding))
    assert counts(report) == (1, 0, 0, 0)
    assert content.guide(CODE.format(1)).name == "证件办理"


def test_a_list_set_with_tabs_is_read() -> None:
    text = "\n".join("\t".join(cells) for cells in (HEADER, row(1)))
    assert list(read_items(text).items) == [CODE.format(1)]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "import.empty"),
        (b"  \r\n ", "import.empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "import.binary"),
        (table([row(1)]).encode()[:-80] + b"\xff\xfe,\n", "import.encoding"),
        (table([row(1, name="")]).encode(), "import.nothing_usable"),
        (table([]).encode(), "import.nothing_usable"),
    ],
)
def test_a_file_that_is_no_list_is_refused(
    content: Content, tmp_path: Path, raw: bytes, code: str
) -> None:
    report = take(content, tmp_path, raw)
    assert report.error is not None
    assert report.error.code == code
    assert content.stats()["search_rows"] == 0


def test_missing_and_unknown_files_are_reported_and_the_others_go_on(
    content: Content, tmp_path: Path
) -> None:
    good = tmp_path / "list.csv"
    good.write_text(table([row(1)]), "utf-8")
    (tmp_path / "list.xlsx").write_bytes(b"PK")
    report = content.import_paths([tmp_path / "none.csv", tmp_path / "list.xlsx", good])
    assert [file.error.code for file in report.failed if file.error] == [
        "import.not_found",
        "import.archive_broken",
    ]
    assert (report.added, content.item_count()) == (1, 1)


def test_codes_of_other_lengths_and_same_names_are_kept_with_a_warning() -> None:
    short = row(1, item_code="512B0053300008-08337220")
    longer = row(2, item_code="511Z07001006-511602000000-000-11511301008778183N-1-00")
    reading = read_items(table([short, longer, row(3, name="事项（1）办理")]))
    assert len(reading.items) == 3
    assert [(note.line, note.code) for note in reading.warnings] == [
        (2, "import.code_length"),
        (4, "import.similar_name"),
    ]


def test_a_whole_guide_keeps_what_the_list_does_not_say(content: Content, tmp_path: Path) -> None:
    text = table(
        [["事项", CODE.format(1), "局", "0470-5550100"]], ["名称", "编码", "部门", "咨询电话"]
    )
    take(content, tmp_path, text)
    take(content, tmp_path, table([["事项新名", CODE.format(1), "局"]], ["名称", "编码", "部门"]))
    item = content.guide(CODE.format(1))
    assert (item.name, item.contact) == ("事项新名", "0470-5550100")


def test_the_platforms_items_are_left_as_they_are(content: Content, tmp_path: Path) -> None:
    own = ServiceItem(CODE.format(1), "平台发布的事项", "局", TaskType.LICENCE, complete=True)
    plain = to_document(own)
    change = DocumentChange("service_item", own.code, 7, "put", document_hash(plain), plain)
    with content._store.command() as command:
        content.apply_changes(command, [change])
    report = take(content, tmp_path, table([row(1), row(2)]))
    assert [note.code for note in report.skipped] == ["import.kept_platform"]
    assert content.guide(CODE.format(1)) == own
    assert report.added == 1


def test_an_import_is_written_into_the_audit_trail(content: Content, tmp_path: Path) -> None:
    from sqlalchemy import select

    from kiosk.store.tables import audit_trail

    take(content, tmp_path, table([row(1)]))
    take(content, tmp_path, table([row(1)]))
    with content._store.read() as connection:
        actions = connection.execute(select(audit_trail.c.action)).scalars().all()
    assert actions == ["content.items_imported"]


_CELL = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELL, min_size=0, max_size=8), max_size=12))
def test_any_cells_are_taken_or_reported_line_by_line(cells: list[list[str]]) -> None:
    reading = read_items(table([row(1), *cells]))
    filled = [one for one in cells if any(cell.strip() for cell in one)]
    assert len(reading.items) + len(reading.skipped) == 1 + len(filled)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), _CELL), max_size=12))
def test_importing_twice_is_importing_once(
    rows: list[tuple[int, str]],
) -> None:
    text = table([row(n, name=f"事项{name}") for n, name in rows])
    first, second = read_items(text), read_items(text)
    assert first.items == second.items
    for draft in first.items.values():
        item = ServiceItem(**draft.fields)
        assert replace(item, **draft.fields) == item
