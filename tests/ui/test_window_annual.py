"""The annual report on the screen and as files."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from kiosk.app import Terminal
from tests.ui.disclosure_desk import (
    CLERK,
    Opened,
    desk_of,
    keys,
    submitted,
    taken_up,
    text_of,
)


def test_the_report_counts_the_register_and_says_that_its_checks_hold(
    open_window: Opened, staffed_hall: Terminal
) -> None:
    submitted(staffed_hall)
    case = taken_up(staffed_hall, submitted(staffed_hall))
    staffed_hall.casework.answer(
        case.number,
        row="2",
        answered_on=date(2026, 11, 20),
        open_part="正文。",
        reasons="附图含住址。",
        actor=CLERK,
        version=case.version,
    )
    desk = desk_of(open_window)
    desk.tap("applications.door.annual")
    desk.wait_for_item("annual.cell.3.3")
    assert [text_of(desk, f"annual.figure.{at}") for at in range(5)] == [
        "2",
        "0",
        "1",
        "1",
        "100.0%",
    ]
    assert desk.shows("校验全部通过")
    assert desk.find("annual.cell.3.3").property("modelData")["text"] == "2"
    desk.key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.shows("第四季度")
    desk.tap("annual.tab.cards")
    assert desk.shows("本年没有红牌和黄牌")
    desk.tap("annual.tab.checks")
    assert desk.seek("annual.check.0") is not None


def test_the_report_is_saved_as_files(open_window: Opened, staffed_hall: Terminal) -> None:
    submitted(staffed_hall)
    desk = desk_of(open_window)
    desk.tap("applications.door.annual")
    desk.wait_for_item("annual.cell.3.3")
    for key, kind in ((Qt.Key.Key_F7, "xlsx"), (Qt.Key.Key_F8, "pdf")):
        keys(desk, key)
        desk.wait_for(lambda kind=kind: f".{kind}" in " ".join(desk.texts()), "where it lies")
    folder = staffed_hall.settings.data_dir / "reports"
    assert sorted(file.suffix for file in folder.iterdir()) == [".pdf", ".xlsx"]
