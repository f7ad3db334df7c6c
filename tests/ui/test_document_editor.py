"""The editor of a document: every field of every type, lists entry by entry, nothing lost."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.content.codec import TYPES
from kiosk.settings import resource_root
from ui.window.content.editor.asked import all_wrong
from ui.window.content.editor.document_editor import DocumentEditor
from ui.window.content.editor.known import Known
from ui.window.content.editor.parts import parts_of, specs_of
from ui.window.content.editor.schema import specs
from ui.window.content.editor.subject import Subject
from ui.window.content.editor.tree import node_of, plain_of
from ui.window.content.previewing import PreviewTerminal

TODAY = date(2026, 11, 20)
NAMES = {
    "service_item": {"c1": "居民身份证补领", "c2": "户口迁移"},
    "window": {"12": "户籍", "13": "户籍"},
    "business": {"hj": "户籍业务"},
    "form": {},
    "policy": {},
    "notice": {"GG-1": "旧公告"},
}
KNOWN = Known(TODAY, NAMES)
ITEM: dict[str, Any] = {
    "code": "c1",
    "name": "居民身份证补领",
    "department": "示范县公安局",
    "task_type": "07",
    "materials": [{"name": "户口簿"}, {"name": "照片", "when": ["self"]}],
    "situations": [
        {
            "question": "谁来办？",
            "options": [{"key": "self", "text": "本人"}, {"key": "proxy", "text": "代办"}],
        }
    ],
    "fees": [{"name": "工本费", "standard": "每证 40 元", "basis": "发改价格〔2003〕2322 号"}],
    "from_a_newer_platform": {"kept": True},
}
SUBJECT = Subject("service_item", "c1", json.dumps(ITEM, ensure_ascii=False), ITEM, KNOWN)


@pytest.fixture
def kept() -> dict[str, dict[str, str]]:
    return {}


@pytest.fixture
def editor(application: QGuiApplication, kept: dict[str, dict[str, str]]) -> DocumentEditor:
    made = DocumentEditor(kept)
    made.edit(SUBJECT)
    return made


def shipped() -> list[dict[str, Any]]:
    folder = resource_root() / "offline_cache"
    lines = [
        line for file in folder.glob("*.jsonl") for line in file.read_text("utf-8").split("\n")
    ]
    return [json.loads(line) for line in lines if line]


def asked(editor: DocumentEditor) -> list[str]:
    rows = editor.rows
    return [rows.data(rows.index(at)) for at in range(rows.rowCount())]


def said_of(editor: DocumentEditor, name: str, role: str) -> Any:
    rows = editor.rows
    roles = {bytes(text.data()).decode(): number for number, text in rows.roleNames().items()}
    return rows.data(rows.index(asked(editor).index(name)), roles[role])


def changes(editor: DocumentEditor) -> list[str]:
    editor.lookAgain()
    return [str(row["title"]) for row in editor.sideLines if row["kind"] == "change"]


@pytest.mark.parametrize("kind", TYPES)
def test_every_field_of_a_type_is_asked_for_in_one_part(kind: str) -> None:
    found = [spec.name for part, _ in parts_of(kind) for spec in specs_of(kind, part)]
    assert set(found) == {field.name for field in fields(TYPES[kind])}


def test_every_field_of_an_entry_is_asked_for_but_the_keys_that_the_program_makes() -> None:
    seen: set[type] = set()
    waiting: list[type] = list(TYPES.values())
    while waiting:
        owner = waiting.pop()
        if owner in seen:
            continue
        seen.add(owner)
        left_out = {field.name for field in fields(owner)} - {spec.name for spec in specs(owner)}
        assert left_out <= {"key"}, owner
        waiting += [spec.inner for spec in specs(owner) if is_dataclass(spec.inner)]
    assert len(seen) > len(TYPES)


def test_whatever_ships_comes_back_as_it_is_and_nothing_is_wrong_with_it() -> None:
    for line in shipped():
        owner = TYPES[line["type"]]
        node = node_of(owner, line["doc"])
        assert plain_of(owner, node, TODAY) == line["doc"], line["id"]
        assert list(all_wrong(owner, node, Known(TODAY))) == [], line["id"]


def test_what_is_typed_is_in_the_document_and_unknown_fields_stay(editor: DocumentEditor) -> None:
    editor.put("contact", "0470-5550199")
    assert editor.document == ITEM | {"contact": "0470-5550199"}
    assert changes(editor) == ["咨询方式"]


def test_entries_are_added_moved_removed_and_put_back(editor: DocumentEditor) -> None:
    editor.goPart("materials")
    editor.entry("add", "materials", -1)
    editor.put("name", "委托书")
    editor.back()
    editor.entry("up", "materials", 2)
    editor.entry("remove", "materials", 0)
    assert [one["name"] for one in editor.document["materials"]] == ["委托书", "照片"]
    editor.undo()
    assert [one["name"] for one in editor.document["materials"]] == ["户口簿", "委托书", "照片"]
    assert [entry["title"] for entry in said_of(editor, "materials", "entries")] == [
        *("户口簿", "委托书", "照片"),
    ]


def test_a_new_answer_of_a_situation_can_narrow_a_material(editor: DocumentEditor) -> None:
    editor.goPart("situations")
    editor.entry("open", "situations", 0)
    editor.entry("add", "options", -1)
    editor.put("text", "监护人代办")
    editor.goPart("materials")
    editor.entry("open", "materials", 0)
    options = {one["text"]: one["name"] for one in said_of(editor, "when", "options")}
    assert list(options) == ["本人", "代办", "监护人代办"]
    editor.toggle("when", options["监护人代办"])
    made = editor.document
    assert made["situations"][0]["options"][2] == {
        "key": options["监护人代办"],
        "text": "监护人代办",
    }
    assert made["materials"][0]["when"] == [options["监护人代办"]]


def test_what_cannot_be_taken_is_shown_where_it_is(editor: DocumentEditor) -> None:
    editor.goPart("questions")
    editor.put("reviewed_on", "2026-13-45")
    assert "日期没有看懂" in said_of(editor, "reviewed_on", "problem")
    editor.goPart("fees")
    editor.entry("add", "fees", -1)
    editor.put("name", "加急费")
    sent: list[bool] = []
    editor.submitted.connect(lambda: sent.append(True))
    editor.submit()
    assert [row["text"] for row in editor.trail] == ["收费与方式", "收费项目 第 2 项：加急费"]
    assert said_of(editor, "standard", "problem") == "请填写标准。"
    assert sent == []


def test_a_change_is_sent_with_its_reason_and_not_for_a_day_that_is_over(
    editor: DocumentEditor,
) -> None:
    sent: list[dict[str, str]] = []
    editor.submitted.connect(lambda: sent.append(editor.reasons))
    editor.put("contact", "0470-5550199")
    editor.submit()
    assert editor.atEnd
    editor.submit()
    assert said_of(editor, "why", "problem") == "请填写修改理由。"
    editor.put("why", "换号")
    editor.put("takes_effect_on", "2026-11-01")
    editor.submit()
    assert "已经过去" in said_of(editor, "takes_effect_on", "problem")
    editor.put("takes_effect_on", "2026-12-01")
    editor.submit()
    assert [one["why"] for one in sent] == ["换号"]


def test_what_is_put_away_is_there_again_and_what_is_taken_is_not(
    editor: DocumentEditor, kept: dict[str, dict[str, str]]
) -> None:
    editor.put("contact", "0470-5550199")
    editor.putAway()
    editor.edit(SUBJECT)
    assert editor.document["contact"] == "0470-5550199"
    editor.startOver()
    assert "contact" not in editor.document
    editor.put("contact", "0470-5550188")
    editor.end()
    assert kept == {}


def test_what_was_only_looked_at_is_not_kept(
    editor: DocumentEditor, kept: dict[str, dict[str, str]]
) -> None:
    editor.goPart("course")
    editor.putAway()
    assert kept == {}


def test_codes_are_named_and_names_become_codes(editor: DocumentEditor) -> None:
    editor.goPart("naming")
    editor.put("related", "户口迁移")
    assert editor.document["related"] == ["c2"]
    assert said_of(editor, "related", "hint") == "户口迁移"
    editor.goPart("place")
    editor.put("windows", "12、99")
    assert said_of(editor, "windows", "problem") == "没有这个编码：99"
    assert editor.document["windows"] == ["12", "99"]


def test_a_new_document_needs_a_code_of_its_own(application: QGuiApplication) -> None:
    editor = DocumentEditor({})
    editor.edit(Subject("notice", "", "", {}, KNOWN, new=True, seeds={"code": "GG-1"}))
    editor.submit()
    assert said_of(editor, "title", "problem") == "请填写标题。"
    editor.put("title", "元旦放假")
    editor.put("published_on", "20261231")
    editor.submit()
    assert "已经有了" in said_of(editor, "code", "problem")
    editor.put("code", "GG-2")
    assert editor.document == {
        "body": [],
        "code": "GG-2",
        "published_on": "2026-12-31",
        "title": "元旦放假",
    }


def test_a_preview_shows_the_text_that_is_not_public_and_writes_nothing(hall: Terminal) -> None:
    code = hall.content.browse(limit=1)[0].code
    plain = json.loads(hall.editing.standing_text("service_item", code))
    preview = PreviewTerminal(hall, "service_item", plain | {"name": "还没有公开的名称"})
    assert preview.content.guide(code).name == "还没有公开的名称"
    assert hall.content.guide(code).name != "还没有公开的名称"
    with pytest.raises(Rejected, match=r"editing\.preview_only"):
        preview.queueing.take(hall.content.businesses()[0].code, request_id=new_id())
    with pytest.raises(Rejected, match=r"editing\.preview_only"):
        preview.printing.request_notice(code)
