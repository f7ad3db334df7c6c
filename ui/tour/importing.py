"""The supervisor brings content in: a list from the inbox looked through, then proposed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from ui.tour.driver import Driver
from ui.tour.recorder import Recorder

_HEAD = "事项名称,实施编码,实施主体,事项类型,咨询电话,办理地点,申请材料\n"
_ROWS = (
    "残疾人证补办,11150799MB00000910001090010001,示范县残疾人联合会,公共服务,0470-5550131,"
    "示范县政务服务大厅 1 楼 9 号窗口,1.居民身份证（原件）\n"
    "旧标牌登记,,示范县残疾人联合会,公共服务,,,\n"
)
_POLICY = (
    "示范县政务服务局关于延长周末服务时间的通告\n示政务通告〔2026〕2号\n"
    "为方便群众办事，自2026年12月1日起，每周六上午照常办理业务。\n"
    "示范县政务服务局\n2026年11月16日\n"
)


class ImportingWalk:
    """The page of imports, from the list of files to what is told after proposing."""

    def __init__(self, driver: Driver, recorder: Recorder, inbox: Path) -> None:
        self._driver = driver
        self._recorder = recorder
        self._inbox = inbox

    def everything(self) -> None:
        """Looks at what is refused, at a list, at a document, and proposes that."""
        self._put()
        self._do("importing", self._enter)
        self._do("importing-refused", lambda: self._open(".wps"))
        self._do("importing-list", lambda: self._open(".csv"))
        self._do("importing-skipped", lambda: self._driver.tap("importing.view.skipped"))
        self._do("importing-document", lambda: self._open(".txt"))
        self._do("importing-asked", self._ask)
        self._do("importing-proposed", self._agree)

    def _put(self) -> None:
        self._inbox.mkdir(parents=True, exist_ok=True)
        (self._inbox / "残联补充事项.csv").write_text(_HEAD + _ROWS, "utf-8")
        (self._inbox / "旧格式通知.wps").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        (self._inbox / "周末服务通告.txt").write_text(_POLICY, "utf-8")

    def _enter(self) -> None:
        self._driver.tap("side.importing")
        self._driver.wait_for_item("importing.list.1")

    def _open(self, suffix: str) -> None:
        rows = self._driver.find("importing.list").property("rows")
        at = next(at for at, row in enumerate(rows) if row["name"].endswith(suffix))
        self._driver.tap(f"importing.list.{at}")
        name = rows[at]["name"]
        self._driver.wait_for(lambda: self._title() == name, name)

    def _title(self) -> str:
        item = self._driver.seek("importing.preview.title")
        return str(item.property("text")) if item is not None else ""

    def _ask(self) -> None:
        self._driver.key(Qt.Key.Key_F8)
        self._driver.wait_for_item("importing.question.yes")

    def _agree(self) -> None:
        self._driver.key(Qt.Key.Key_Return)
        self._driver.wait_for_item("importing.note")

    def _do(self, name: str, act: Callable[[], object]) -> None:
        self._recorder.step(name, lambda: (act(), None)[1])
