"""A preview tells what an import would do, in words, and writes nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kiosk.content.importing.preview import ImportPreview
from kiosk.content.service import Content
from kiosk.store.store import Store

CODE = "11150799MB00000{:02d}0001090010001"
HEADER = "事项名称,实施编码,实施主体,事项类型,咨询电话,同步类型\n"
POLICY = "示范县公安局关于便民服务的通知\n示公发〔2026〕3号\n各单位：\n请落实。\n2026年3月2日\n"


@pytest.fixture
def content(store: Store) -> Content:
    return Content(store, store.clock)


@pytest.fixture
def folder(tmp_path: Path, content: Content) -> Path:
    """Lists beside a store that already holds two of their items."""
    lists = tmp_path / "lists"
    lists.mkdir()
    rows = [f"事项{n},{CODE.format(n)},示范县公安局,公共服务,0470-555010{n},I\n" for n in (1, 2, 3)]
    (lists / "a.csv").write_text(HEADER + "".join(rows[:3]), "utf-8")
    content.import_paths([lists])
    rows = [
        f"事项1,{CODE.format(1)},示范县公安局,行政许可,0470-5550109,U\n",
        f"事项2,{CODE.format(2)},示范县公安局,公共服务,0470-5550102,U\n",
        f"事项3,{CODE.format(3)},示范县公安局,公共服务,,D\n",
        f"事项4,{CODE.format(4)},示范县公安局,公共服务,,I\n",
        "事项5,,示范县公安局,公共服务,,I\n",
    ]
    (lists / "a.csv").write_text(HEADER + "".join(rows), "utf-8")
    (lists / "b.txt").write_text(POLICY, "utf-8")
    (lists / "c.docx").write_bytes(b"PK nothing")
    return lists


def outcomes(preview: ImportPreview) -> dict[str, str]:
    return {each.name: each.outcome for file in preview.files for each in file.documents}


def test_it_tells_what_would_be_added_changed_removed(content: Content, folder: Path) -> None:
    preview = content.preview_import([folder])
    assert outcomes(preview) == {
        "事项1": "changed", "事项2": "unchanged", "事项3": "removed", "事项4": "added",
        "示范县公安局关于便民服务的通知": "added",
    }  # fmt: skip
    assert (preview.added, preview.changed, preview.removed, preview.unchanged) == (2, 1, 1, 1)
    assert [(note.line, note.code) for note in preview.files[0].skipped] == [
        (6, "import.cell_missing")
    ]
    assert [file.error.code for file in preview.failed if file.error] == ["import.archive_broken"]
    assert preview.gone == (("service_item", CODE.format(3)),)
    assert len(preview.documents) == 3


def test_changes_are_told_field_by_field_in_words(content: Content, folder: Path) -> None:
    documents = content.preview_import([folder]).files[0].documents
    changed = next(each for each in documents if each.outcome == "changed")
    assert [(one.label, one.before, one.after) for one in changed.changes] == [
        ("事项类型", "公共服务", "行政许可"),
        ("咨询方式", "0470-5550101", "0470-5550109"),
    ]


def test_what_was_understood_of_a_document_is_told_in_words(content: Content, folder: Path) -> None:
    (document,) = content.preview_import([folder / "b.txt"]).files[0].documents
    fields = dict(document.fields)
    assert fields["文号"] == "示公发〔2026〕3号"
    assert fields["发文机关"] == "示范县公安局"
    assert fields["成文日期"] == "2026-03-02"
    assert fields["类别"] == "通知"


def test_the_import_does_what_the_preview_told(content: Content, folder: Path) -> None:
    told = content.preview_import([folder])
    done = content.import_paths([folder])
    assert (done.added, done.changed, done.removed, done.unchanged) == (
        told.added, told.changed, told.removed, told.unchanged,
    )  # fmt: skip
    again = content.preview_import([folder])
    assert (again.added, again.changed, again.removed) == (0, 0, 0)


def test_a_preview_writes_nothing(sqlite_store: Store, tmp_path: Path) -> None:
    content = Content(sqlite_store, sqlite_store.clock)
    (tmp_path / "a.csv").write_text(HEADER + f"事项1,{CODE.format(1)},局,公共服务,,\n", "utf-8")
    before = _stored(sqlite_store)
    content.preview_import([tmp_path / "a.csv"], simplify=True)
    assert _stored(sqlite_store) == before
    content.import_paths([tmp_path / "a.csv"])
    assert _stored(sqlite_store) != before


def _stored(store: Store) -> str:
    """Every row of every table, as one hash."""
    from kiosk.store.metadata import metadata

    digest = hashlib.sha256()
    with store.read() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(table.select()):
                digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()


def test_of_two_files_the_second_is_compared_with_what_the_first_would_leave(
    content: Content, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.csv").write_text(
            HEADER + f"事项1,{CODE.format(1)},局,公共服务,,\n", "utf-8"
        )
    preview = content.preview_import([tmp_path])
    assert (preview.added, preview.unchanged, len(preview.documents)) == (1, 1, 1)
