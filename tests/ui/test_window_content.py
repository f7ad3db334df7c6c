"""The desk's page of content: one person changes, another approves, the wall gets its task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.content.editing.model import Proposal, ProposalState
from kiosk.content.model import ServiceItem
from tests.ui.conftest import PASSWORD, at_desk, sign_in
from tests.ui.window_desk import press, text_of
from ui.tour.driver import Driver
from ui.window.content.reading import (
    NOT_LINTED,
    USAGE,
    Asked,
    Linted,
    Seen,
    lint_everything,
    read_view,
)
from ui.window.content.rows import list_rows
from ui.window.face import WindowFace

Opened = Callable[..., WindowFace]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MAKER, CHECKER = "staff:1007", "staff:1001"


@pytest.fixture
def led_hall(staffed_hall: Terminal) -> Terminal:
    staffed_hall.staff.add("1001", "李主任", PASSWORD, "supervisor")
    return staffed_hall


@pytest.fixture
def item(led_hall: Terminal) -> ServiceItem:
    return led_hall.content.guide(led_hall.content.browse(limit=1)[0].code)


def proposed(hall: Terminal, item: ServiceItem, **other: object) -> Proposal:
    wanted = replace(item, **({"contact": "0470-5550199"} | other))
    return hall.editing.propose(
        "service_item", wanted, why="电话换号", actor=MAKER, request_id=new_id()
    )


def at_content(face: WindowFace, number: str) -> Driver:
    desk = sign_in(at_desk(face), number=number, window="5")
    desk.wait_for(lambda: desk.seek("side.content") is not None, "the door")
    desk.tap("side.content")
    desk.wait_for_item("content.list.0")
    return desk


def rows(desk: Driver) -> list[dict[str, object]]:
    return desk.find("content.list").property("rows")


def confirm(desk: Driver) -> None:
    desk.key(Key.Key_Return, CTRL)
    desk.settle()


def test_a_change_is_typed_into_a_form_and_waits_for_another_person(
    open_window: Opened, led_hall: Terminal, item: ServiceItem
) -> None:
    desk = at_content(open_window(terminal=led_hall), "1007")
    desk.type("content.find", item.name)
    desk.wait_for(lambda: [row["title"] for row in rows(desk)][:1] == [item.name], item.name)
    desk.tap("content.list.0")
    desk.wait_for_item("content.act.edit")
    press(desk, Key.Key_F6)
    desk.wait_for_item("content.editor.contact")
    desk.type("content.editor.contact", "0470-5550199")
    confirm(desk)
    desk.wait_for_item("content.editor.why")
    desk.type("content.editor.why", "窗口换号")
    confirm(desk)
    desk.wait_for(lambda: text_of(desk, "content.detail.state") == "待审核", "the state")
    (made,) = led_hall.editing.proposals()
    assert (made.state, made.made_by, made.why) == (ProposalState.PROPOSED, MAKER, "窗口换号")
    found = led_hall.editing.compare(made.id)[0][1]
    assert [each.place for each in found] == ["咨询方式"]
    assert led_hall.content.guide(item.code).contact == item.contact


def test_the_supervisor_sees_before_and_after_and_approves(
    open_window: Opened, led_hall: Terminal, item: ServiceItem
) -> None:
    proposed(led_hall, item, online_url="https://zwfw.example.cn/9")
    desk = at_content(open_window(terminal=led_hall), "1001")
    desk.tap("content.view.proposals")
    desk.wait_for_item("content.list.0")
    desk.tap("content.list.0")
    desk.wait_for(lambda: desk.shows("0470-5550199"), "the new text")
    assert desk.shows(item.contact)
    press(desk, Key.Key_F6)
    desk.wait_for_item("content.form.note")
    confirm(desk)
    desk.wait_for(lambda: led_hall.content.guide(item.code).contact == "0470-5550199", "the effect")
    desk.tap("content.view.wall")
    desk.wait_for_item("content.list.0")
    desk.tap("content.list.0")
    desk.wait_for_item("content.act.done")
    assert rows(desk)[0]["tag"] == "换二维码"
    press(desk, Key.Key_F8)
    desk.wait_for(lambda: rows(desk)[0]["light"] == "已完成", "the green light")
    assert "工号 1001" in str(rows(desk)[0]["note"])


def test_the_maker_is_offered_no_approval_and_may_withdraw(
    open_window: Opened, led_hall: Terminal, item: ServiceItem
) -> None:
    made = proposed(led_hall, item)
    desk = at_content(open_window(terminal=led_hall), "1007")
    desk.tap("content.view.proposals")
    desk.wait_for_item("content.list.0")
    desk.tap("content.list.0")
    desk.wait_for_item("content.act.withdraw")
    assert desk.seek("content.act.approve") is None
    desk.tap("content.act.withdraw")
    desk.tap("content.question.yes")
    desk.wait_for(
        lambda: led_hall.editing.proposal(made.id).state is ProposalState.WITHDRAWN, "the state"
    )


def test_what_another_person_decided_meanwhile_is_told(
    open_window: Opened, led_hall: Terminal, item: ServiceItem
) -> None:
    made = proposed(led_hall, item)
    desk = at_content(open_window(terminal=led_hall), "1001")
    desk.tap("content.view.proposals")
    desk.wait_for_item("content.list.0")
    desk.tap("content.list.0")
    desk.wait_for_item("content.act.approve")
    led_hall.editing.withdraw(made.id, actor=MAKER, version=made.version)
    press(desk, Key.Key_F6)
    desk.wait_for_item("content.form.note")
    confirm(desk)
    desk.wait_for(lambda: desk.shows("这份修改刚才有人动过"), "the reason")
    desk.wait_for(lambda: text_of(desk, "content.detail.state") == "已撤回", "the state")


def test_an_older_version_is_compared_and_proposed_again(
    open_window: Opened, led_hall: Terminal, item: ServiceItem
) -> None:
    made = proposed(led_hall, item)
    led_hall.editing.approve(made.id, note="已核实", actor=CHECKER, version=made.version)
    desk = at_content(open_window(terminal=led_hall), "1007")
    desk.type("content.find", item.name)
    desk.wait_for(lambda: [row["title"] for row in rows(desk)][:1] == [item.name], item.name)
    desk.tap("content.list.0")
    desk.wait_for(lambda: desk.shows("与现行比较"), "the versions")
    desk.find("content.detail.lines")
    vm_lines = desk.find("content.detail.lines").property("model")
    at = next(n for n, line in enumerate(vm_lines) if line.get("link") == "compare 1")
    desk.tap(f"content.detail.link.{at}")
    desk.wait_for(lambda: desk.shows("第 1 版与现行版本的差别"), "the differences")
    assert desk.shows(item.contact)
    desk.tap("content.detail.link.0")
    desk.wait_for_item(f"content.detail.other.{at}")
    desk.tap(f"content.detail.other.{at}")
    desk.wait_for_item("content.form.note")
    desk.type("content.form.note", "号码改回去了")
    confirm(desk)
    desk.wait_for(lambda: len(led_hall.editing.proposals()) == 1, "the proposal")


def test_the_list_does_not_wait_for_findings(hall: Terminal) -> None:
    asked = Asked("documents", "service_item", "")
    seen = read_view(hall, asked, "staff:1001", NOT_LINTED)
    assert {row["light"] for row in list_rows(seen)} == {"检查中…"}
    found = lint_everything(hall)
    assert found.generation == seen.generation
    lights = {row["light"] for row in list_rows(replace(seen, linted=found))}
    assert lights
    assert "检查中…" not in lights


def test_the_lint_report_leads_to_the_document(
    open_window: Opened, led_hall: Terminal, item: ServiceItem
) -> None:
    made = proposed(led_hall, item, contact="0470-555")
    led_hall.editing.approve(made.id, note="先发布", actor=CHECKER, version=made.version)
    desk = at_content(open_window(terminal=led_hall), "1001")
    desk.tap("content.view.lint")
    desk.wait_for(lambda: bool(rows(desk)) and rows(desk)[0]["id"] == "lint.phone_form", "rules")
    desk.tap("content.list.0")
    desk.wait_for_item("content.detail.link.1")
    desk.tap("content.detail.link.1")
    desk.wait_for_item("content.act.edit")
    assert text_of(desk, "content.detail.title") == item.name
    desk.tap("content.view.fresh")
    desk.wait_for_item("content.list.4")
    assert "电话有误" in [row["tag"] for row in rows(desk)]


# --- the use


@dataclass(frozen=True)
class Word:
    text: str
    count: int


@dataclass(frozen=True)
class Read:
    kind: str
    code: str
    name: str
    count: int


@dataclass(frozen=True)
class Use:
    missed: tuple[Word, ...]
    sought: tuple[Word, ...]
    opened: tuple[Read, ...]
    codes: tuple[Read, ...]


def test_what_was_not_found_stands_first_in_the_report_of_use(led_hall: Terminal) -> None:
    use = Use((Word("落户口", 7),), (Word("", 3),), (Read("notice", "n", "公告", 2),), ())
    asked = Asked(USAGE, "", "")
    today = led_hall.clock.now().date()
    seen = Seen(asked, today, {}, 0, 0, Linted(0, (), {}), False, usage=use)
    told = [(row["title"], row["tag"], row["light"]) for row in list_rows(seen)]
    assert told == [
        ("落户口", "没有找到", "7 次"),
        ("其他词", "搜索最多", "3 次"),
        ("公告", "阅读最多", "2 次"),
    ]


def test_the_supervisor_reads_what_was_sought_and_not_found(
    open_window: Opened, led_hall: Terminal
) -> None:
    led_hall.usage.sought("护照", 3)
    led_hall.usage.sought("结婚证", 0)
    led_hall.usage.write()
    desk = at_content(open_window(), "1001")
    desk.tap("content.view.usage")
    desk.wait_for(lambda: desk.shows("结婚证") and desk.shows("护照"), "what was sought")
