"""A release folder is sealed after its documents were edited by hand."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.common.errors import Damaged, Rejected
from kiosk.content.codec import decode, encode
from kiosk.content.public_model import DecisionDraft, FormRow, FormSection, PaperForm
from kiosk.content.snapshot import read_snapshot
from kiosk.content.snapshot_sealing import seal_snapshot
from kiosk.content.version_mark import version_mark
from kiosk.settings import resource_root

DRAFT = DecisionDraft(
    "CA-1",
    "公共停车场收费草案",
    "示范县发展和改革局",
    ("一、范围。",),
    date(2026, 11, 1),
    date(2026, 12, 1),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource_root() / "offline_cache", tmp_path / "release"))


def edit(folder: Path, kind: str, change) -> None:
    path = folder / f"{kind}.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    change(lines)
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")


def test_a_folder_that_nobody_edited_stays_byte_for_byte(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    sealed = seal_snapshot(folder)
    assert sealed.changed == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_edited_document_gets_the_next_revision_and_the_folder_reads_again(folder: Path) -> None:
    version = seal_snapshot(folder).version
    edit(folder, "organ", lambda lines: lines[0]["doc"].update(phone="0470-5550199"))
    with pytest.raises(Damaged):
        read_snapshot(folder)
    sealed = seal_snapshot(folder)
    assert (sealed.changed, sealed.version) == (1, version + 1)
    first = next(one for one in read_snapshot(folder).changes if one.type == "organ")
    assert first.doc is not None
    assert first.doc["phone"] == "0470-5550199"
    assert first.rev >= 2


def test_a_new_document_needs_only_its_text(folder: Path) -> None:
    (folder / "draft.jsonl").write_text(
        json.dumps({"doc": json.loads(encode(DRAFT))}, ensure_ascii=False) + "\n", "utf-8"
    )
    seal_snapshot(folder, "TEST-1")
    snapshot = read_snapshot(folder)
    assert snapshot.manifest.release == "TEST-1"
    assert [one.id for one in snapshot.changes if one.type == "draft"] == ["CA-1"]


def test_a_wrong_document_changes_nothing(folder: Path) -> None:
    edit(folder, "organ", lambda lines: lines[0]["doc"].pop("name"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(Rejected) as caught:
        seal_snapshot(folder)
    assert caught.value.code == "content.document_invalid"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_two_documents_of_one_code_are_refused(folder: Path) -> None:
    edit(folder, "organ", lambda lines: lines.append(lines[0]))
    with pytest.raises(Damaged):
        seal_snapshot(folder)


def test_a_mark_follows_the_text_and_nothing_else() -> None:
    form = PaperForm("B-1", "申请表", "公安局", (FormSection("申请人", (FormRow("姓名"),)),))
    again = decode("form", encode(form))
    other = PaperForm("B-1", "申请表", "公安局", (FormSection("申请人", (FormRow("名称"),)),))
    assert version_mark(form) == version_mark(again)
    assert version_mark(form) != version_mark(other)
    assert len(version_mark(form)) == len("3F2-A9C")
