"""The controls by themselves: what they draw, what they take, what they refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSizeF, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickView

from kiosk.content.qr import matrix
from ui.engine import make_engine
from ui.message_log import MessageLog
from ui.tasks import Tasks
from ui.theme.presentation import Presentation
from ui.tour.driver import Driver

HEAD = "import QtQuick\nimport QtQuick.Layouts\nimport Kiosk.Controls\nimport Kiosk.Theme\n"
Opened = Callable[[str], Driver]


@pytest.fixture
def opened(application: QGuiApplication, qt_messages: MessageLog) -> Iterator[Opened]:
    """Shows QML in a bare portrait window."""
    engine, tasks = make_engine(), Tasks()
    Presentation(engine).resize(QSizeF(1080, 1920))
    views: list[QQuickView] = []

    def show(qml: str) -> Driver:
        component = QQmlComponent(engine)
        component.setData((HEAD + qml).encode(), QUrl("qrc:/test.qml"))
        item = component.create()
        assert item is not None, component.errorString()
        view = QQuickView(engine, None)
        view.setContent(QUrl(), component, item)
        view.show()
        views.append(view)
        driver = Driver(view, tasks)
        driver.settle()
        return driver

    yield show
    tasks.shut_down()
    for view in views:
        view.close()
        view.deleteLater()
    application.processEvents()
    engine.deleteLater()


@pytest.mark.parametrize("size", [120, 176, 220, 301])
@pytest.mark.parametrize("high", ["false", "true"])
def test_a_drawn_code_is_read_by_another_reader(
    opened: Opened, tmp_path: Path, size: int, high: str
) -> None:
    text = "https://hall.example/g/1234567890123456789"
    rows = [[1 if dark else 0 for dark in row] for row in matrix(text)]
    driver = opened(
        f"Rectangle {{ width: 400; height: 400; color: Theme.canvas;"
        f" Component.onCompleted: Theme.highContrast = {high};"
        f" QrCode {{ anchors.centerIn: parent; width: {size}; height: {size}; rows: {rows} }} }}"
    )
    driver.picture(tmp_path / "code.png")
    with Image.open(tmp_path / "code.png") as picture:
        found = zxingcpp.read_barcodes(picture.convert("RGB"))
    assert [each.text for each in found] == [text]


def test_an_icon_takes_its_colour(opened: Opened, tmp_path: Path) -> None:
    driver = opened(
        'Rectangle { width: 200; height: 200; Icon { name: "home"; color: "#B3261E"; size: 200 } }'
    )
    driver.picture(tmp_path / "icon.png")
    with Image.open(tmp_path / "icon.png") as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(100_000)}
    assert (0xB3, 0x26, 0x1E) in colours
    assert (0, 0, 0) not in colours


def test_every_icon_of_the_project_can_be_drawn(opened: Opened) -> None:
    folder = Path(__file__).resolve().parents[2] / "assets" / "icons"
    names = sorted(path.stem for path in folder.glob("*.svg"))
    driver = opened(
        f"Flow {{ width: 1080; height: 1920; Repeater {{ model: {names};"
        " Icon { required property string modelData; name: modelData; objectName: modelData } } }"
    )
    for name in names:
        assert driver.find(name).property("implicitWidth") > 0, name


@pytest.mark.parametrize("name", ["𬱖𫖯㛃䶮", "龘靐齉", "😀", "<b>粗</b>"])
def test_a_field_takes_and_shows_any_character_as_it_is(opened: Opened, name: str) -> None:
    driver = opened(
        'Item { width: 1080; height: 400; property string heard; TextField { objectName: "f";'
        ' label: "姓名"; width: 800; onEdited: text => parent.heard = text } }'
    )
    driver.type("f", name)
    assert driver.find("f.input").property("text") == name
    assert driver.window.rootObject().property("heard") == name


def test_rare_characters_have_glyphs_on_the_screen(opened: Opened, tmp_path: Path) -> None:
    """A missing glyph is an empty box: the same picture for every such character."""
    pictures = set()
    for sign in "𬱖𫖯㛃䶮":
        driver = opened(f'Rectangle {{ width: 120; height: 120; Label {{ text: "{sign}" }} }}')
        driver.picture(tmp_path / "sign.png")
        pictures.add((tmp_path / "sign.png").read_bytes())
    assert len(pictures) == 4


def test_a_field_stops_at_its_limit(opened: Opened) -> None:
    driver = opened(
        'Column { width: 1080; height: 900; TextField { objectName: "line"; maximumLength: 5;'
        ' width: 800 } TextArea { objectName: "area"; maximumLength: 5; width: 800 } }'
    )
    driver.type("line", "一二三四五六七")
    driver.type("area", "一二三四五六七")
    assert driver.find("line.input").property("text") == "一二三四五"
    assert driver.find("area.input").property("text") == "一二三四五"
    assert driver.shows("5 / 5 字"), driver.texts()


def test_tab_leaves_a_text_area(opened: Opened) -> None:
    driver = opened(
        'Column { width: 1080; height: 900; TextArea { objectName: "area"; width: 800 }'
        ' TextField { objectName: "next"; width: 800 } }'
    )
    driver.type("area", "内容")
    from PySide6.QtCore import Qt

    driver.key(Qt.Key.Key_Tab)
    assert driver.window.activeFocusItem().objectName() == "next.input"
    assert driver.find("area.input").property("text") == "内容"


def test_found_characters_are_marked_and_markup_stays_text(opened: Opened) -> None:
    driver = opened('ListRow { width: 800; text: "<i>身份证</i>𬱖补领"; hits: [[3, 3], [10, 1]] }')
    title = next(text for text in driver.texts() if "font" in text)
    assert "&lt;i&gt;" in title
    assert title.count("<font") == 4
    assert ">𬱖</font>" in title


def test_what_is_longer_than_the_screen_can_be_turned_by_buttons(opened: Opened) -> None:
    driver = opened(
        'Item { width: 1080; height: 900; Scroll { objectName: "s"; anchors.fill: parent;'
        " Repeater { model: 40; Label { required property int index; text: index } } } }"
    )
    view = driver.find("s.view")
    assert not driver.find("s.up").isEnabled()
    for _ in range(10):
        if not driver.find("s.down").isEnabled():
            break
        before = view.property("contentY")
        driver.tap("s.down")
        driver.wait_for(lambda was=before: view.property("contentY") > was + 1, "moved")
    driver.wait_for(lambda: not driver.find("s.down").isEnabled(), "the end")
    assert driver.shows("已到末尾")
    driver.tap("s.up")


def test_what_fits_shows_no_buttons(opened: Opened) -> None:
    driver = opened(
        'Item { width: 1080; height: 900; Scroll { objectName: "s"; anchors.fill: parent;'
        ' Label { text: "一行" } } }'
    )
    driver.wait_for(lambda: driver.seek("s.down") is None, "no buttons")


def test_a_long_list_makes_only_the_rows_in_sight(opened: Opened) -> None:
    driver = opened(
        'Item { width: 1080; height: 900; RowList { objectName: "l"; anchors.fill: parent;'
        " rows: Array.from({ length: 2000 }, (_, i) => ({ name: '第' + i }));"
        " delegate: ListRow { required property int index; required property var modelData;"
        " objectName: 'l.' + index; width: ListView.view.width; text: modelData.name } } }"
    )
    rows = [name for name in driver.names() if name.startswith("l.") and name[2:].isdigit()]
    assert 5 <= len(rows) <= 40


def test_a_busy_cover_stops_touches_at_once(opened: Opened) -> None:
    driver = opened(
        'Item { width: 1080; height: 900; property int taps: 0; Button { objectName: "b";'
        ' text: "取号"; onClicked: parent.taps++ } BusyCover { id: cover; busy: true } }'
    )
    driver.tap("b")
    assert driver.window.rootObject().property("taps") == 0


def test_tabs_and_pager_tell_what_was_chosen(opened: Opened) -> None:
    driver = opened(
        "Column { width: 1080; height: 900; property int tab: 0; property int page: 2;"
        ' TabBar { objectName: "t"; width: 1080; tabs: ["材料", "流程"]; current: parent.tab;'
        " onChosen: index => parent.tab = index }"
        ' Pager { objectName: "p"; width: 1080; page: parent.page; pages: 3;'
        " onTurned: page => parent.page = page } }"
    )
    driver.tap("t.1")
    driver.tap("p.next")
    root = driver.window.rootObject()
    assert (root.property("tab"), root.property("page")) == (1, 3)
    assert not driver.find("p.next").isEnabled()
    assert driver.shows("第 3 / 3 页")


@pytest.mark.parametrize("width", [260, 330, 700])
@pytest.mark.parametrize("text", ["打印一次性告知单", "取号 · 12–13 号窗口", "看窗口位置"])
def test_no_word_of_a_button_is_cut(opened: Opened, width: int, text: str) -> None:
    driver = opened(
        f'Item {{ width: 1080; height: 900; RowLayout {{ width: {width}; Button {{ objectName: "b";'
        f' iconName: "print"; text: "{text}"; Layout.fillWidth: true }} }} }}'
    )
    labels = [item for item in driver._visible() if item.inherits("QQuickText")]
    assert labels
    assert not any(label.property("truncated") for label in labels)
    assert max(label.property("lineCount") for label in labels) <= 2


def test_balanced_words_leave_no_character_alone(opened: Opened) -> None:
    driver = opened(
        "Item { width: 1080; height: 900; Balanced { width: 9.5 * font.pixelSize;"
        ' text: "示范县住房公积金管理部" } }'
    )
    words = next(item for item in driver._visible() if item.inherits("QQuickText"))
    assert words.property("lineCount") == 2
    assert words.width() < 8 * words.property("font").pixelSize()


def test_lying_the_scroll_buttons_stand_beside_the_content(
    opened: Opened, application: QGuiApplication
) -> None:
    driver = opened(
        "Item { width: 1920; height: 600; Component.onCompleted: { Theme.windowWidth = 1920;"
        ' Theme.windowHeight = 1080 } Scroll { objectName: "s"; anchors.fill: parent;'
        " Repeater { model: 40; Label { required property int index; text: index } } } }"
    )
    view, up, down = driver.area("s.view"), driver.area("s.up"), driver.area("s.down")
    assert view.height() == 600
    assert up.left() > view.right() - 8
    assert up.bottom() < down.top()
    assert up.left() == down.left()


def test_scroll_buttons_come_at_once_and_go_only_when_the_content_stays_short(
    opened: Opened,
) -> None:
    driver = opened(
        "Item { id: room; width: 10; height: 10; property bool tooLong: false\n"
        " property int turns: 0; readonly property bool lasts: overflow.lasts\n"
        " Overflow { id: overflow; tooLong: room.tooLong; onLastsChanged: room.turns++ } }"
    )
    room = driver.window.contentItem().childItems()[0]
    for _ in range(1000):
        room.setProperty("tooLong", True)
        assert room.property("lasts")
        room.setProperty("tooLong", False)
    driver.wait_for(lambda: not room.property("lasts"), "the buttons go")
    assert room.property("turns") == 2
