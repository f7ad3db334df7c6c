"""The page of imports: a file is looked through, then proposed; nothing changes before that."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt

from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.content.editing.model import ProposalState
from tests.ui.conftest import LANDSCAPE, PASSWORD, at_desk, sign_in
from tests.ui.test_window_session import stands_well
from tests.ui.window_desk import press, text_of
from ui.tour.driver import Driver
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
Key = Qt.Key
CODE = "11150799MB00000{:02d}0001090010001"
HEAD = "事项名称,实施编码,实施主体,事项类型,咨询电话,同步类型\n"
POLICY = "示范县公安局关于便民服务的通知\n示公发〔2026〕3号\n各单位：\n请落实。\n2026年3月2日\n"


def row(number: int, *, name: str = "", phone: str = "", operation: str = "I") -> str:
    named = name or f"本地事项{number}"
    return f"{named},{CODE.format(number)},示范县公安局,公共服务,{phone},{operation}\n"


def put(hall: Terminal, name: str, text: str, at: int) -> Path:
    """A file in the inbox; ``at`` says how new it is."""
    folder = hall.settings.inbox_dir
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    os.utime(path, (at, at))
    return path


@pytest.fixture
def led_hall(staffed_hall: Terminal) -> Terminal:
    """Two local items stand; the inbox holds a list that changes them, a text, a bad file."""
    staffed_hall.staff.add("1001", "李主任", PASSWORD, "supervisor")
    first = put(staffed_hall, "原有清单.csv", HEAD + row(1, phone="0470-5550101") + row(2), 1)
    staffed_hall.content.import_paths([first])
    first.unlink()
    rows = (
        row(1, phone="0470-5550109", operation="U"),
        row(2, operation="D"),
        row(3),
        row(4, name="名称很长的事项，用来看一行放不下的时候怎样换行，不能挤掉旁边的标签，也不能截断"),
        "没有编码的事项,,示范县公安局,公共服务,,I\n",
    )
    put(staffed_hall, "示范县公安局政务服务事项实施清单（2026 年 11 月）.csv", HEAD + "".join(rows), 1_790_000_300)
    put(staffed_hall, "便民服务通知.txt", POLICY, 1_790_000_200)
    put(staffed_hall, "打不开的文件.docx", "这不是一个文档", 1_790_000_100)
    put(staffed_hall, "照片.jpg", "不能导入", 1_790_000_000)
    return staffed_hall


def at_imports(face: WindowFace) -> Driver:
    desk = sign_in(at_desk(face), number="1001", window="5")
    desk.wait_for(lambda: desk.seek("side.importing") is not None, "the door")
    desk.tap("side.importing")
    desk.wait_for_item("importing.list.0")
    return desk


@pytest.fixture
def desk(open_window: Opened, led_hall: Terminal) -> Driver:
    return at_imports(open_window(terminal=led_hall))


def opened(desk: Driver, at: int) -> None:
    name = desk.find("importing.list").property("rows")[at]["name"]
    desk.tap(f"importing.list.{at}")
    desk.wait_for(lambda: text_of(desk, "importing.preview.title") == name, name)


def chips(desk: Driver) -> list[str]:
    names = ("added", "changed", "removed", "unchanged", "skipped", "warned")
    return [text_of(desk, f"importing.view.{name}") for name in names if desk.seek(f"importing.view.{name}")]


def test_files_that_can_be_imported_are_listed_newest_first(desk: Driver) -> None:
    rows = desk.find("importing.list").property("rows")
    assert [(each["name"][:5], each["kind"]) for each in rows] == [
        ("示范县公安", "事项清单"), ("便民服务通", "政策文件"), ("打不开的文", "政策文件"),
    ]  # fmt: skip


def test_a_list_shows_what_it_would_change(desk: Driver, led_hall: Terminal) -> None:
    opened(desk, 0)
    assert text_of(desk, "importing.preview.summary") == "新增 2 项、更新 1 项、撤下 1 项"
    assert chips(desk) == ["新增 2", "更新 1", "撤下 1", "跳过 1"]
    assert desk.shows("改前　0470-5550101")
    assert desk.shows("改后　0470-5550109")
    desk.tap("importing.view.skipped")
    assert desk.shows("缺少实施编码")
    assert desk.shows("第 6 行")
    assert led_hall.content.guide(CODE.format(1)).contact == "0470-5550101"


def test_a_document_shows_what_was_understood(desk: Driver) -> None:
    opened(desk, 1)
    for said in ("示公发〔2026〕3号", "2026-03-02", "示范县公安局", "各单位"):
        assert desk.shows(said), said


def test_a_bad_file_tells_why_and_cannot_be_proposed(desk: Driver) -> None:
    opened(desk, 2)
    assert "打不开" in text_of(desk, "importing.refusal")
    assert not desk.find("importing.submit").isVisible()


def test_what_is_proposed_is_public_only_after_a_second_person_agreed(
    desk: Driver, led_hall: Terminal
) -> None:
    opened(desk, 0)
    press(desk, Key.Key_F8)
    desk.wait_for_item("importing.question.yes")
    press(desk, Key.Key_Return)
    desk.wait_for(lambda: text_of(desk, "importing.note").startswith("已提交 4 项"), "the note")
    with pytest.raises(Rejected):
        led_hall.content.guide(CODE.format(3))
    (proposal,) = led_hall.editing.proposals()
    assert proposal.state is ProposalState.PROPOSED
    assert proposal.made_by == "staff:1001"
    led_hall.staff.add("1002", "赵主任", PASSWORD, "supervisor")
    led_hall.editing.approve(proposal.id, version=proposal.version, actor="staff:1002")
    assert led_hall.content.guide(CODE.format(3)).name == "本地事项3"
    assert led_hall.content.guide(CODE.format(1)).contact == "0470-5550109"
    with pytest.raises(Rejected):
        led_hall.content.guide(CODE.format(2))


def test_escape_leaves_all_as_it_was(desk: Driver, led_hall: Terminal) -> None:
    opened(desk, 0)
    press(desk, Key.Key_F8)
    desk.wait_for_item("importing.question.yes")
    press(desk, Key.Key_Escape)
    assert list(led_hall.editing.proposals()) == []


def test_a_clerk_has_no_door_to_it(open_window: Opened, led_hall: Terminal) -> None:
    desk = sign_in(at_desk(open_window(terminal=led_hall)), number="1007", window="5")
    desk.wait_for(lambda: desk.seek("side.calling") is not None, "the side")
    assert desk.seek("side.importing") is None


def test_an_empty_inbox_says_where_to_put_files(
    open_window: Opened, staffed_hall: Terminal
) -> None:
    staffed_hall.staff.add("1001", "李主任", PASSWORD, "supervisor")
    desk = sign_in(at_desk(open_window(terminal=staffed_hall)), number="1001", window="5")
    desk.wait_for(lambda: desk.seek("side.importing") is not None, "the door")
    desk.tap("side.importing")
    desk.wait_for(lambda: desk.shows("这里没有可以导入的文件"), "the empty place")
    assert desk.shows(str(staffed_hall.settings.inbox_dir))


@pytest.mark.parametrize("size", [LANDSCAPE, QSize(1366, 768)])
def test_it_stands_well_in_usual_sizes(
    open_window: Opened, led_hall: Terminal, size: QSize
) -> None:
    desk = at_imports(open_window(size, terminal=led_hall))
    opened(desk, 0)
    stands_well(desk, size)
