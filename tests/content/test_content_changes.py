"""Changes, tombstones and whole releases: what stands is always one complete state."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Damaged, KioskError, Rejected
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import (
    Document,
    canonical,
    document_hash,
    identity_of,
    to_document,
    type_of,
)
from kiosk.content.model import Business, Hall, Notice, Organ, ServiceItem, Window
from kiosk.content.records import Applied
from kiosk.content.release import ReleaseInfo
from kiosk.content.service import Content
from kiosk.content.terms import TaskType
from kiosk.store.store import Store


def item(number: int, name: str = "事项", **other: object) -> ServiceItem:
    code = f"11150799MB{number:020d}1"
    return ServiceItem(code, f"{name}{number}", "局", TaskType.LICENCE, **other)  # type: ignore[arg-type]


def change(document: Document, rev: int = 1) -> DocumentChange:
    plain = to_document(document)
    kind, identity = type_of(document), identity_of(document)
    return DocumentChange(kind, identity, rev, "put", document_hash(plain), plain)


def deletion(document: Document, rev: int) -> DocumentChange:
    return DocumentChange(type_of(document), identity_of(document), rev, "delete")


@pytest.fixture
def content(store: Store) -> Content:
    return Content(store, store.clock)


def apply(content: Content, *changes: DocumentChange) -> Applied:
    with content._store.command() as command:
        return content.apply_changes(command, changes)


def test_a_put_adds_and_a_newer_one_replaces(content: Content) -> None:
    assert apply(content, change(item(1))) == Applied(added=1)
    assert apply(content, change(item(1, "新事项"), rev=2)) == Applied(changed=1)
    assert content.guide(item(1).code).name == "新事项1"


def test_the_same_again_and_an_older_one_are_ignored(content: Content) -> None:
    apply(content, change(item(1), rev=5))
    assert apply(content, change(item(1), rev=5)) == Applied(ignored=1)
    assert apply(content, change(item(1, "旧"), rev=4)) == Applied(ignored=1)
    assert content.guide(item(1).code).name == "事项1"


def test_another_document_of_the_same_revision_replaces(content: Content) -> None:
    apply(content, change(item(1, "受损"), rev=5))
    assert apply(content, change(item(1), rev=5)) == Applied(changed=1)


def test_a_tombstone_removes_and_an_older_put_does_not_bring_back(content: Content) -> None:
    apply(content, change(item(1), rev=3))
    assert apply(content, deletion(item(1), 2)) == Applied(ignored=1)
    assert apply(content, deletion(item(1), 4)) == Applied(removed=1)
    assert apply(content, change(item(1), rev=3)) == Applied(ignored=1)
    assert content.search("事项") == []
    assert apply(content, change(item(1), rev=5)) == Applied(added=1)


def test_a_tombstone_may_come_before_its_document(content: Content) -> None:
    apply(content, deletion(item(1), 4))
    assert apply(content, change(item(1), rev=3)) == Applied(ignored=1)
    assert content.item_count() == 0


def test_of_two_changes_in_one_page_the_newer_counts(content: Content) -> None:
    apply(content, change(item(1, "二"), rev=2), change(item(1, "一"), rev=1))
    assert content.guide(item(1).code).name == "二1"


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (replace(change(item(9)), sha256="0" * 64), "content.hash_wrong"),
        (replace(change(item(9)), id="other"), "content.document_invalid"),
        (replace(change(item(9)), type="horoscope"), "content.type_unknown"),
        (replace(change(item(9)), op="patch"), "content.type_unknown"),
        (
            replace(change(item(9)), doc={"code": "9"}, sha256=document_hash({"code": "9"})),
            "content.document_invalid",
        ),
    ],
)
def test_one_wrong_change_leaves_everything_as_it_was(
    content: Content, bad: DocumentChange, code: str
) -> None:
    apply(content, change(item(1)))
    with pytest.raises(Rejected) as caught:
        apply(content, change(item(2)), change(item(1, "新"), rev=2), bad)
    assert caught.value.code == code
    assert (content.item_count(), content.guide(item(1).code).name) == (1, "事项1")
    assert len(content.search("事项")) == 1


def test_a_reader_sees_the_old_state_until_the_commit(sqlite_store: Store) -> None:
    content = Content(sqlite_store, sqlite_store.clock)
    apply(content, change(item(1)))
    with sqlite_store.command() as command:
        content.apply_changes(command, [change(item(1, "新"), rev=2), change(item(2))])
        assert content.item_count() == 1
        assert content.guide(item(1).code).name == "事项1"
    assert content.item_count() == 2


def test_the_inventory_lists_the_releases_documents_only(content: Content) -> None:
    apply(content, change(item(2), rev=3), change(item(1)))
    assert content.inventory() == [
        ("service_item", item(1).code, 1, change(item(1)).sha256),
        ("service_item", item(2).code, 3, change(item(2)).sha256),
    ]


def test_a_staged_release_is_unseen_until_it_is_swapped_in(content: Content) -> None:
    apply(content, change(item(1)), change(item(2), rev=9), deletion(item(3), 9))
    with content._store.command() as command:
        content.stage(command, "full", [change(item(2), rev=4), change(item(3))])
    assert content.item_count() == 2
    with content._store.command() as command:
        assert content.swap(command, "full") == Applied(added=1, changed=1, removed=1)
        content.stamp_release(command, ReleaseInfo("R2", 2, content._clock.now()))
    codes = [entry[1:3] for entry in content.inventory()]
    assert codes == [(item(2).code, 4), (item(3).code, 1)]
    assert content.release().id == "R2"


def test_one_type_alone_may_be_fetched_again(content: Content) -> None:
    organ = Organ("O1", "机关", "机", (), "", "", "")
    apply(content, change(item(1)), change(organ))
    with content._store.command() as command:
        content.stage(command, "again", [change(item(2))])
        content.swap(command, "again", ["service_item"])
    assert content.organs() == [organ]
    assert content.item_count() == 1


# Snapshots


def write_release(folder: Path, documents: Iterable[Document], version: int = 1) -> Path:
    folder.mkdir(exist_ok=True)
    kinds = ("service_item", "organ", "window", "business", "notice", "policy", "hall")
    lines: dict[str, list[bytes]] = {kind: [] for kind in kinds}
    for document in sorted(documents, key=identity_of):
        one = change(document)
        plain = {"type": one.type, "id": one.id, "rev": 1, "op": "put"}
        lines[one.type].append(canonical({**plain, "sha256": one.sha256, "doc": one.doc}) + b"\n")
    manifest = {"format": 1, "release": f"R{version}", "version": version}
    for kind, rows in lines.items():
        (folder / f"{kind}.jsonl").write_bytes(b"".join(rows))
    files = {kind: (folder / f"{kind}.jsonl").read_bytes() for kind in kinds}
    sha256 = {kind: hashlib.sha256(raw).hexdigest() for kind, raw in files.items()}
    counts = {kind: len(rows) for kind, rows in lines.items()}
    text = {**manifest, "created": "2026-11-01T00:00:00Z", "counts": counts, "sha256": sha256}
    (folder / "release.json").write_text(json.dumps(text), "utf-8")
    return folder


HALL = Hall("150799", "大厅", "150799", "街", "时", "0470", "12345", "车", (), (item(2).code,))
ALL: list[Document] = [
    item(1),
    item(2),
    HALL,
    Organ("O2", "乙局", "乙", (), "", "", "", order=2),
    Organ("O1", "甲局", "甲", (), "", "", "", order=9),
    Window("12", "12号", "甲局", "1", "A"),
    Window("3", "3号", "甲局", "1", "A"),
    Business("hj", "户籍", "B", ("12",), order=2),
    Business("sb", "社保", "D", ("3",), order=1),
    Notice("N1", "旧公告", ("文",), date(2026, 11, 1)),
    Notice("N2", "重要公告", ("文",), date(2026, 10, 1), important=True),
    Notice("N3", "过期公告", ("文",), date(2026, 10, 1), until=date(2026, 11, 19)),
    Notice("N4", "将来公告", ("文",), date(2026, 11, 21)),
]


def test_a_release_is_loaded_whole_and_again_changes_nothing(
    content: Content, tmp_path: Path
) -> None:
    folder = write_release(tmp_path / "r", ALL)
    assert content.load_snapshot(folder) == Applied(added=len(ALL))
    assert content.load_snapshot(folder) == Applied(ignored=len(ALL))
    assert content.release() == ReleaseInfo("R1", 1, datetime(2026, 11, 1, tzinfo=UTC))
    assert content.hall() == HALL
    assert [organ.short_name for organ in content.organs()] == ["乙", "甲"]
    assert [window.number for window in content.windows()] == ["3", "12"]
    assert [business.code for business in content.businesses()] == ["sb", "hj"]
    assert [brief.code for brief in content.popular()] == [item(2).code]


def test_notices_are_those_of_today_important_ones_first(
    content: Content, tmp_path: Path, clock: FixedClock
) -> None:
    content.load_snapshot(write_release(tmp_path / "r", ALL))
    assert [notice.code for notice in content.notices()] == ["N2", "N1"]
    clock.advance(timedelta(days=1))
    assert [notice.code for notice in content.notices()] == ["N2", "N4", "N1"]


def test_a_newer_release_replaces_and_an_older_one_is_refused(
    content: Content, tmp_path: Path
) -> None:
    old = write_release(tmp_path / "1", ALL)
    new = write_release(tmp_path / "2", [item(1, "新"), item(3), HALL], version=2)
    content.load_snapshot(old)
    done = content.load_snapshot(new)
    assert (done.added, done.changed, done.removed) == (1, 1, len(ALL) - 2)
    assert content.popular() == []
    with pytest.raises(Rejected) as caught:
        content.load_snapshot(old)
    assert caught.value.code == "snapshot.older"
    assert content.release().id == "R2"


def test_what_was_imported_here_stays_beside_a_release(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        f"名称,编码,部门\n本地事项,{item(7).code},局\n别名,{item(1).code},局\n", "utf-8"
    )
    content.import_paths([path])
    content.load_snapshot(write_release(tmp_path / "r", ALL))
    assert content.guide(item(7).code).name == "本地事项"
    assert content.guide(item(1).code) == item(1)
    assert {entry[1] for entry in content.inventory()} == {identity_of(one) for one in ALL}


def spoil(folder: Path, name: str, old: bytes, new: bytes) -> None:
    path = folder / name
    raw = path.read_bytes()
    assert old in raw
    path.write_bytes(raw.replace(old, new, 1))


def spoilt_document(folder: Path) -> None:
    """A changed document whose file hash was mended: its own hash still tells."""
    spoil(folder, "service_item.jsonl", "事项1".encode(), "事顷1".encode())
    manifest = json.loads((folder / "release.json").read_text("utf-8"))
    raw = (folder / "service_item.jsonl").read_bytes()
    manifest["sha256"]["service_item"] = hashlib.sha256(raw).hexdigest()
    (folder / "release.json").write_text(json.dumps(manifest), "utf-8")


def fewer(folder: Path) -> None:
    manifest = json.loads((folder / "release.json").read_text("utf-8"))
    manifest["counts"]["organ"] = 3
    (folder / "release.json").write_text(json.dumps(manifest), "utf-8")


def cut(folder: Path) -> None:
    path = folder / "organ.jsonl"
    path.write_bytes(path.read_bytes()[:-20])


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (cut, "snapshot.damaged"),
        (fewer, "snapshot.damaged"),
        (spoilt_document, "content.hash_wrong"),
        (lambda f: (f / "hall.jsonl").unlink(), "snapshot.damaged"),
        (lambda f: (f / "release.json").unlink(), "snapshot.missing"),
        (lambda f: (f / "release.json").write_bytes(b"{"), "snapshot.damaged"),
        (lambda f: spoil(f, "release.json", b'"format": 1', b'"format": 2'), "snapshot.format"),
        (lambda f: spoil(f, "release.json", b"00Z", b"00"), "snapshot.damaged"),
        (lambda f: spoil(f, "hall.jsonl", b"12345", b"12346"), "snapshot.damaged"),
        (shutil.rmtree, "snapshot.missing"),
    ],
)
def test_a_damaged_release_is_refused_before_anything_is_written(
    content: Content, tmp_path: Path, harm: object, code: str
) -> None:
    content.load_snapshot(write_release(tmp_path / "1", [item(5), HALL]))
    folder = write_release(tmp_path / "2", ALL, version=2)
    harm(folder)  # type: ignore[operator]
    with pytest.raises(KioskError) as caught:
        content.load_snapshot(folder)
    assert isinstance(caught.value, Rejected | Damaged)
    assert caught.value.code == code
    assert (content.release().id, content.item_count()) == ("R1", 1)


def test_two_readers_remember_until_something_changes(store: Store) -> None:
    one, other = Content(store, store.clock), Content(store, store.clock)
    apply(one, change(Business("a", "业务", "A", ("1",))))
    assert [business.name for business in other.businesses()] == ["业务"]
    apply(one, change(Business("a", "改名", "A", ("1",)), rev=2))
    assert [business.name for business in other.businesses()] == ["改名"]


def test_what_is_not_there_is_named(content: Content) -> None:
    for ask, code in (
        (lambda: content.guide("x"), "guide.unknown"),
        (lambda: content.organ("x"), "organ.unknown"),
        (lambda: content.policy("'; --"), "policy.unknown"),
        (lambda: content.notice("x" * 10_000), "notice.unknown"),
        (content.hall, "hall.unknown"),
        (lambda: content.browse("colour"), "browse.unknown"),
    ):
        with pytest.raises(Rejected) as caught:
            ask()
        assert caught.value.code == code
