"""The hall: its plan floor by floor, and its organs; a touch marks where a thing is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.model import FloorPlan, Organ, Window
from kiosk.content.public.way import LIFT, STAIRS, Way, standing_place, way_to
from ui.desk import Desk
from ui.resident.guide.facts import window_text
from ui.resident.places.plan import Plan, read_plan, room_rows, window_rows
from ui.resident.policies.aloud import TextAloud
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the navigator")
class PlacesViewModel(ViewModel):
    """``tab`` counts the floors, then comes the list of organs. ``windows`` are marked at once."""

    planChanged = Signal()
    wayChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        windows: Iterable[str] = (),
        organs: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._plan: Plan | None = None
        self._marked = tuple(windows)
        self._tab = 0
        self._organs_first = organs
        self._way: Way | None = None
        self._by = LIFT
        self._aloud = TextAloud(desk, self)

    @Property(bool, notify=planChanged)
    def loaded(self) -> bool:
        return self._plan is not None

    @Property("QStringList", notify=planChanged)
    def tabs(self) -> list[str]:
        """The floors, then the organs."""
        floors = self._plan.hall.floors if self._plan else ()
        return [*(floor.floor for floor in floors), self.tr("部门机构")]

    @Property(int, notify=planChanged)
    def tab(self) -> int:
        return self._tab

    @Property(bool, notify=planChanged)
    def onPlan(self) -> bool:
        """A floor is shown, not the organs."""
        return self._floor() is not None

    @Property(str, notify=planChanged)
    def floorName(self) -> str:
        floor = self._floor()
        return floor.name if floor else ""

    @Property("QVariantList", notify=planChanged)
    def rooms(self) -> list[dict[str, object]]:
        floor = self._floor()
        return room_rows(floor) if floor else []

    @Property("QVariantList", notify=planChanged)
    def windows(self) -> list[dict[str, object]]:
        """Rows {number, name, department, zone, x, y, on} of the floor."""
        floor = self._floor()
        return window_rows(self._plan, floor, self._marked) if self._plan and floor else []

    @Property(str, notify=planChanged)
    def markedTitle(self) -> str:
        """What is marked, in a line; empty when nothing is."""
        if self._plan is None or not self._marked:
            return ""
        if len(self._marked) == 1 and (window := self._plan.window(self._marked[0])):
            return self.tr("{0} 号窗口 · {1}").format(window.number, window.name)
        return self.tr("{0} 号窗口").format(window_text(self._marked))

    @Property(str, notify=planChanged)
    def markedNote(self) -> str:
        """Whose windows they are and where."""
        window = self._first_marked()
        if window is None:
            return ""
        names = {one.floor: one.name for one in (self._plan.hall.floors if self._plan else ())}
        floor = names.get(window.floor, window.floor)
        return " · ".join(part for part in (window.department, floor, window.zone) if part)

    @Property(str, notify=planChanged)
    def markedOrgan(self) -> str:
        """Code of the organ at the marked windows; empty when there is none."""
        window = self._first_marked()
        organ = self._plan.organ_of(window) if self._plan and window else None
        return organ.code if organ else ""

    @Property("QVariantList", notify=wayChanged)
    def steps(self) -> list[str]:
        """The way to the first marked window in words; none when nothing is marked."""
        return list(self._way.steps) if self._way else []

    @Property("QVariantList", notify=wayChanged)
    def line(self) -> list[dict[str, object]]:
        """Rows {x, y}: the corners of the way on the floor in sight."""
        floor = self._floor()
        legs = self._way.legs if self._way and floor else ()
        return [
            {"x": x, "y": y}
            for leg in legs
            if floor and leg.floor == floor.floor
            for x, y in leg.points
        ]

    @Property("QVariantMap", notify=wayChanged)
    def here(self) -> dict[str, object]:
        """{there, x, y, low} of this terminal on the floor in sight: the middle of its room, the
        room's upper and lower edge."""
        floor = self._floor()
        place = standing_place(self._plan.hall, self._number()) if self._plan else None
        if floor is None or place is None or place[0].floor != floor.floor:
            return {"there": False, "x": 0, "y": 0, "low": 0}
        room = place[1]
        middle = room.x + room.width // 2
        return {"there": True, "x": middle, "y": room.y, "low": room.y + room.height}

    @Property(str, notify=wayChanged)
    def otherWay(self) -> str:
        """The words of the button to the other way up; empty where there is one way alone."""
        if self._way is None or len(self._way.choices) < 2:
            return ""
        return self.tr("走楼梯") if self._way.by == LIFT else self.tr("坐电梯")

    @Property(TextAloud, constant=True)
    def aloud(self) -> TextAloud:
        return self._aloud

    @Property("QVariantList", notify=planChanged)
    def hallFacts(self) -> list[dict[str, object]]:
        """Rows {icon, name, value} of the hall itself."""
        if self._plan is None:
            return []
        hall = self._plan.hall
        phones = self.tr("{0}，服务热线 {1}").format(hall.phone, hall.hotline)
        rows: list[dict[str, object]] = [
            {"icon": "clock", "name": self.tr("时间"), "value": hall.hours},
            {"icon": "phone", "name": self.tr("电话"), "value": phones},
            {"icon": "place", "name": self.tr("地址"), "value": hall.address},
        ]
        return [row for row in rows if row["value"]]

    @Property("QVariantList", notify=planChanged)
    def organs(self) -> list[dict[str, object]]:
        """Rows {code, text, note, value}."""
        return [
            {
                "code": organ.code,
                "text": organ.name,
                "note": " · ".join(part for part in (organ.phone, self._own_hours(organ)) if part),
                "value": self.tr("{0} 号窗口").format(window_text(organ.windows))
                if organ.windows
                else "",
            }
            for organ in (self._plan.organs if self._plan else ())
        ]

    @Slot(int)
    def choose(self, tab: int) -> None:
        """A floor, or the organs."""
        if tab != self._tab:
            self._tab = tab
            self.planChanged.emit()
            self.wayChanged.emit()

    @Slot(str)
    def mark(self, number: str) -> None:
        """Marks one window; touched again, it is marked no more."""
        self._marked = () if self._marked == (number,) else (number,)
        self.planChanged.emit()
        self._find_way()

    @Slot()
    def unmark(self) -> None:
        """Marks nothing: all windows stand in the list again."""
        self._marked = ()
        self.planChanged.emit()
        self._find_way()

    @Slot()
    def turnWay(self) -> None:
        """By the lift instead of the stairs, or the other way about."""
        self._by = STAIRS if self._by == LIFT else LIFT
        self._find_way()

    @Slot()
    def tellWay(self) -> None:
        """Reads the way out, or breaks it off."""
        if self._aloud.speaking:
            self._aloud.stop()
        elif self._way:
            self._aloud.readFrom(list(self._way.steps), 0)

    @Slot(str)
    def openOrgan(self, code: str) -> None:
        """To an organ."""
        self.desk.navigator.open("organ", code=code)

    def shown(self) -> None:
        content = self.desk.terminal.content
        self.work(lambda: read_plan(content), self._take, cover=self._plan is None)

    def _own_hours(self, organ: Organ) -> str:
        """Hours that are not the hall's, which stand above the list."""
        return "" if self._plan and organ.hours == self._plan.hall.hours else organ.hours

    def _first_marked(self) -> Window | None:
        return self._plan.window(self._marked[0]) if self._plan and self._marked else None

    def _floor(self) -> FloorPlan | None:
        floors = self._plan.hall.floors if self._plan else ()
        return floors[self._tab] if self._tab < len(floors) else None

    def _take(self, plan: Plan) -> None:
        if plan == self._plan:
            return
        if self._plan is None and self._marked:
            self._tab = plan.floor_of(self._marked)
        elif self._plan is None and self._organs_first:
            self._tab = len(plan.hall.floors)
        self._plan = plan
        self.planChanged.emit()
        self._find_way()

    def leaving(self) -> None:
        self._aloud.leave()

    def _number(self) -> str:
        return self.desk.terminal.settings.terminal

    def _find_way(self) -> None:
        plan, number, by, window = self._plan, self._number(), self._by, self._first_marked()
        self._aloud.stop()
        if plan is None or window is None:
            self._take_way(None)
            return
        self.work(
            lambda: way_to(plan.hall, plan.windows, window, number, by),
            self._take_way,
            cover=False,
            latest="way",
        )

    def _take_way(self, way: Way | None) -> None:
        self._way = way if self._marked else None
        self.wayChanged.emit()
