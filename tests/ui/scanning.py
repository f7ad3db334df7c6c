"""Reads QR codes from the picture of the screen, as a phone would."""

from __future__ import annotations

from pathlib import Path

import zxingcpp

from kiosk.app import Terminal
from ui.tour.driver import Driver

LONG_NAME = (
    "除从事甲类、乙类、丙类、丁类专用物品仓储的企业外，除省级、设区的市级公司（分公司）"
    "从事经营活动的企业，不带有储存设施经营除甲类物品、乙类物品以外的其他物品企业经营许可证"
    "变更审查（含跨区域经营、委托经营以及临时经营的情形）"
)
LONG_ADDRESS = (
    "http://zwfw.example.gov.cn/front/transition/ywTransToDetail?areaCode=150799000000"
    "&itemCode=511A{0:04}-150799000000-000-115113016823646795-1-00&taskType=1"
    "&deptCode=115113016823646795"
)
BARE_DEPARTMENT = "示范县行政审批局"


def scan(driver: Driver, name: str) -> list[str]:
    """Texts of the codes in the picture of one item."""
    driver.settle()
    area = driver.area(name).toAlignedRect()
    picture = driver.window.grabWindow().copy(area)
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def import_bare_items(hall: Terminal, folder: Path, count: int) -> None:
    """Adds rows of a bare list: the first has a very long name, all have long addresses."""
    lines = ["department,main_item,name,item_code,task_type,url"]
    for number in range(count):
        name = LONG_NAME if number == 0 else f"清单事项第{number}号"
        code = f"511A{number:04}-150799000000-000-115113016823646795-1-00"
        address = LONG_ADDRESS.format(number)
        lines.append(f'"{BARE_DEPARTMENT}","未分类","{name}","{code}","01","{address}"')
    path = folder / "bare.csv"
    path.write_text("\n".join(lines), "utf-8")
    report = hall.content.import_paths([path])
    assert report.files[0].added == count


def bare_code(number: int) -> str:
    """The code of one of those rows."""
    return f"511A{number:04}-150799000000-000-115113016823646795-1-00"
