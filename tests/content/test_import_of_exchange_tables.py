"""The exchange tables from a folder and from a database: joined, in batches, withdrawn."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kiosk.common.errors import Rejected, Unavailable
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, to_document
from kiosk.content.importing.exchange_database import database_name
from kiosk.content.importing.sources import understand
from kiosk.content.model import ServiceItem
from kiosk.content.service import Content
from kiosk.content.terms import MaterialForm, MaterialKind, MaterialSource, Necessity, TaskType
from kiosk.store.store import Store
from tests.cluster import Cluster

CODE = "11150799MB00000{:02d}0001090010001"
Row = Mapping[str, object]
Tables = dict[str, list[Row]]
BASIC, MATERIAL = "dn_task_general_basic", "dn_task_general_material"


@pytest.fixture
def content(store: Store) -> Content:
    return Content(store, store.clock)


def basic(number: int, operation: str = "I", batch: int = 1, **more: object) -> Row:
    return {
        "row_guid": f"item-{number}", "cd_operation": operation, "cd_time": "2026-03-01 08:00:00",
        "cd_batch": batch, "data_source": "省平台", "task_name": f"事项{number}办理",
        "task_code": CODE.format(number), "catalog_code": "000101001000", "task_type": "01",
        "task_state": "1", "use_level": "4", "dept_name": "示范县公安局", "server_type": "1^2",
        "project_type": "2", "handle_type": "1,2", "promise_day": 5, "promise_type": "1",
        "accept_condition": "符合条件", "is_fee": "1", "limit_scene_num": 1,
        "transact_addr": "1 楼", "transact_time": "工作日", "link_way": "0470-5550101",
        "supervise_way": "0470-5550102", "plan_effective_date": "2026-04-01", **more,
    }  # fmt: skip


def material(number: int, name: str, operation: str = "I", batch: int = 1, **more: object) -> Row:
    return {
        "row_guid": f"material-{number}-{name}", "cd_operation": operation, "cd_batch": batch,
        "cd_time": "2026-03-01 08:00:00", "task_guid": f"item-{number}", "task_code": "",
        "material_name": name, "material_type": "3", "material_format": "3", "is_need": "3",
        "page_num": 2, "source_type": "20", "source_explain": "公安机关", "order_num": 1, **more,
    }  # fmt: skip


def everything() -> Tables:
    link = {"cd_operation": "I", "cd_batch": 1, "task_guid": "item-1", "task_code": CODE.format(1)}
    return {
        "dn_task_directory": [
            {"task_name": "目录", "catalog_code": "000101001000", "by_law": "《某条例》第八条"}
        ],
        BASIC: [basic(1)],
        "dn_task_general_extend": [
            {**link, "row_guid": "e", "is_entry_center": "1", "is_schedule": "1",
             "handle_area": "3", "user_topic_type": "090,998", "result_name": "居民身份证",
             "result_type": "10"}
        ],
        MATERIAL: [
            material(1, "照片", order_num=2),
            material(1, "申请表", order_num=1),
        ],
        "dn_task_general_fee_project": [
            {**link, "row_guid": "f", "fee_name": "工本费", "fee_stand": "20 元/证",
             "by_law": "某文件", "is_desc": "1", "desc_explain": "低保户免收", "order_num": 1}
        ],
        "dn_task_general_questions": [
            {**link, "row_guid": "q", "question": "可以代办吗？", "answer": "可以。",
             "order_num": 1}
        ],
    }  # fmt: skip


def folder_of(tables: Tables, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return folder


def fill(url: str, tables: Tables, **options: object) -> None:
    engine = create_engine(url, **options)
    with engine.begin() as connection:
        for name, rows in tables.items():
            columns = list(rows[0])
            typed = ", ".join(f"{column} text" for column in columns)
            connection.execute(text(f"create table {name} ({typed})"))
            values = ", ".join(f":{column}" for column in columns)
            said = [{key: str(value) for key, value in row.items()} for row in rows]
            connection.execute(text(f"insert into {name} values ({values})"), said)
    engine.dispose()


def check(content: Content) -> None:
    item = content.guide(CODE.format(1))
    assert item.task_type is TaskType.LICENCE
    assert item.legal_basis == ("《某条例》第八条",)
    assert (item.in_hall, item.can_book, item.service_range) == (True, True, "全市通办")
    assert (item.themes, item.result_kind) == (("证件办理",), "证照")
    assert [each.name for each in item.materials] == ["申请表", "照片"]
    first = item.materials[0]
    assert (first.kind, first.form) == (
        MaterialKind.ORIGINAL_AND_COPY, MaterialForm.PAPER_OR_ELECTRONIC,
    )  # fmt: skip
    assert (first.necessity, first.source) == (Necessity.LATER, MaterialSource.GOVERNMENT)
    assert (first.originals, first.copies, first.issuer) == (2, 2, "公安机关")
    assert (item.fees[0].standard, item.fees[0].relief) == ("20 元/证", "低保户免收")
    assert item.questions[0].answer == "可以。"


def names(content: Content, number: int = 1) -> Sequence[str]:
    return [each.name for each in content.guide(CODE.format(number)).materials]


def test_a_folder_of_tables_is_one_source(content: Content, tmp_path: Path) -> None:
    folder = folder_of(everything(), tmp_path / "exchange")
    report = content.import_paths([folder])
    assert [(file.kind, file.added, file.skipped) for file in report.files] == [("exchange", 1, ())]
    check(content)
    assert content.import_paths([folder]).unchanged == 1


def test_a_file_database_is_read_and_not_touched(content: Content, tmp_path: Path) -> None:
    from sqlcipher3 import dbapi2

    path = tmp_path / "exchange.db"
    fill("sqlite://", everything(), module=dbapi2, creator=lambda: dbapi2.connect(str(path)))
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    report = content.import_paths([], database=f"sqlite:///{path}")
    assert (report.added, report.files[0].file) == (1, "exchange.db")
    check(content)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith("exchange")] == [
        "exchange.db"
    ]


def test_a_server_is_read_and_its_password_is_told_nowhere(
    content: Content, cluster: Cluster
) -> None:
    url = cluster.new_database()
    fill(url, everything())
    report = content.import_paths([], database=url)
    assert report.added == 1
    check(content)
    assert "@" not in report.files[0].file
    assert database_name("postgresql://reader:secret@10.0.0.9:5433/exchange") == "10.0.0.9/exchange"


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("nonsense", "import.database_url"),
        ("mysql://a:b@localhost/c", "import.database_kind"),
        ("sqlite:////nowhere/at/all.db", "import.not_found"),
    ],
)
def test_an_address_that_is_none_is_refused(content: Content, url: str, code: str) -> None:
    try:
        (failed,) = content.import_paths([], database=url).failed
        error = failed.error
    except Rejected as refused:
        error = refused
    assert error is not None
    assert error.code == code


def test_a_server_out_of_reach_is_told_as_that(content: Content) -> None:
    with pytest.raises(Unavailable) as caught:
        content.import_paths([], database="postgresql://a:secret@127.0.0.1:1/none")
    assert caught.value.code == "import.database_unreachable"
    assert "secret" not in str(caught.value)


def test_the_newest_batch_wins_whatever_the_order_of_rows(content: Content, tmp_path: Path) -> None:
    rows = [
        basic(1, "U", 10, task_name="第十批的名称"),
        basic(1, "I", 1, task_name="第一批的名称"),
        basic(1, "U", 2, task_name="第二批的名称"),
    ]
    content.import_paths([folder_of({BASIC: rows}, tmp_path / "e")])
    assert content.guide(CODE.format(1)).name == "第十批的名称"


def test_a_deletion_withdraws_what_was_imported_here(content: Content, tmp_path: Path) -> None:
    first = {BASIC: [basic(1), basic(2)], MATERIAL: [material(1, "照片")]}
    content.import_paths([folder_of(first, tmp_path / "a")])
    second = {BASIC: [basic(1, "D", 2), basic(3, "D", 2)]}
    report = content.import_paths([folder_of(second, tmp_path / "b")])
    assert (report.removed, report.files[0].added) == (1, 0)
    assert [note.code for note in report.files[0].skipped] == ["import.row_withdrawn"]
    assert content.item_count() == 1
    with pytest.raises(Rejected):
        content.guide(CODE.format(1))
    again = {BASIC: [basic(1, "D", 2), basic(1, "I", 3)]}
    assert content.import_paths([folder_of(again, tmp_path / "c")]).added == 1


def test_the_platforms_items_are_not_withdrawn(content: Content, tmp_path: Path) -> None:
    own = ServiceItem(CODE.format(1), "平台发布的事项", "局", TaskType.LICENCE)
    plain = to_document(own)
    change = DocumentChange("service_item", own.code, 7, "put", document_hash(plain), plain)
    with content._store.command() as command:
        content.apply_changes(command, [change])
    report = content.import_paths([folder_of({BASIC: [basic(1, "D")]}, tmp_path / "a")])
    assert [note.code for note in report.files[0].skipped] == ["import.kept_platform"]
    assert content.guide(own.code) == own


def test_a_later_batch_changes_one_material_and_leaves_the_others(
    content: Content, tmp_path: Path
) -> None:
    first = {BASIC: [basic(1)], MATERIAL: [material(1, "照片"), material(1, "申请表")]}
    content.import_paths([folder_of(first, tmp_path / "a")])
    assert names(content) == ["照片", "申请表"]
    code = CODE.format(1)
    later = {
        MATERIAL: [
            material(1, "照片", "U", 2, task_code=code, page_num=3),
            material(1, "申请表", "D", 2, task_code=code),
            material(1, "户口簿", "I", 2, task_code=code),
        ]
    }
    report = content.import_paths([folder_of(later, tmp_path / "b")])
    assert report.changed == 1
    assert names(content) == ["照片", "户口簿"]
    assert content.guide(code).materials[0].originals == 3


def test_parts_of_an_item_that_nobody_knows_are_told(content: Content, tmp_path: Path) -> None:
    tables = {
        BASIC: [basic(1)],
        MATERIAL: [material(7, "照片"), material(8, "表", task_code="X" * 24)],
    }
    report = content.import_paths([folder_of(tables, tmp_path / "a")]).files[0]
    assert [note.code for note in report.skipped] == ["import.part_without_item"] * 2
    assert report.added == 1


def test_codes_that_nobody_knows_are_told_and_left_out(content: Content, tmp_path: Path) -> None:
    rows = [basic(1, server_type="9", project_type="7", handle_type="8", promise_type="9")]
    report = content.import_paths([folder_of({BASIC: rows}, tmp_path / "a")]).files[0]
    told = {note.detail for note in report.warnings if note.code == "import.value_ignored"}
    assert told == {"服务对象“9”", "办件类型“7”", "办理形式“8”", "承诺办结时限“5”"}
    item = content.guide(CODE.format(1))
    assert (item.audiences, item.case_type, item.channels) == ((), None, ())


def test_what_a_table_says_beside_its_usual_columns_is_taken(
    content: Content, tmp_path: Path
) -> None:
    tables = everything()
    tables[BASIC] = [basic(1, fee_basis="《收费目录》", anticipate_day=20, anticipate_type="")]
    tables[MATERIAL] = [material(1, "申请表", fill_explain="用黑色笔", remark="仅首次申请提交")]
    tables["dn_task_general_fee_project"] = [
        {"row_guid": "f", "cd_operation": "I", "cd_batch": 1, "task_guid": "item-1",
         "fee_name": "工本费", "fee_stand": "10 元", "by_law": "", "remark": "补领 20 元"}
    ]  # fmt: skip
    (report,) = content.import_paths([folder_of(tables, tmp_path)]).files
    item = content.guide(CODE.format(1))
    assert item.materials[0].filling_notes == "用黑色笔\n仅首次申请提交"
    assert (item.fees[0].basis, item.fees[0].standard) == ("《收费目录》", "10 元；补领 20 元")
    assert "import.unit_assumed" in [note.code for note in report.warnings]


UNKNOWN = {
    "dept_type": "X", "power_source": "77", "promise_type": "9", "handle_type": "88",
    "server_type": "9", "project_type": "7", "use_level": "99", "task_state": "8", "is_fee": "5",
}  # fmt: skip


def test_a_code_that_nobody_knows_is_told_for_each_field(tmp_path: Path) -> None:
    plain = {"dept_type": "1", "power_source": "1"}
    rows = [basic(at, **{**plain, name: code}) for at, (name, code) in enumerate(UNKNOWN.items())]
    (read,) = understand([folder_of({BASIC: rows}, tmp_path)])
    told = [note.line for note in read.warnings if note.code == "import.value_ignored"]
    assert told == list(range(2, 2 + len(UNKNOWN)))
