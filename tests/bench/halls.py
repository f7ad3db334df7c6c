"""Terminals to measure on: the demonstration hall, and one with generated items."""

from __future__ import annotations

import random
from pathlib import Path

from kiosk.app import Terminal, open_terminal
from kiosk.setup import initialise

_WHAT = "身份证 户口簿 居住证 营业执照 不动产权证 社保卡 食品许可 护照 医保 公积金 残疾证".split()
_DONE = "申领 换领 补领 注销 变更登记 首次登记 延续 备案 查询 证明开具 转移接续 信息更正".split()
_WHO = "城镇居民 农村居民 企业 个体工商户 社会组织 外地来本地人员 退役军人 在校学生".split()


def demonstration(folder: Path) -> Terminal:
    """The demonstration hall in a folder."""
    initialise(folder / "data", demo=True, hall_code="", hall_name="", terminal="")
    return open_terminal(_settings(folder))


def generated(folder: Path, count: int) -> Terminal:
    """A hall with ``count`` generated items, imported as a technician would."""
    terminal = demonstration(folder)
    chance = random.Random(count)
    rows = ["department,name,item_code,task_type,url"]
    for number in range(count):
        name = (
            f"{chance.choice(_WHO)}{chance.choice(_WHAT)}{chance.choice(_DONE)}（第 {number} 类）"
        )
        code = f"1115079900000000{number:015d}"
        rows.append(f"示范县第{number % 40}局,{name},{code},20,http://127.0.0.1/i/{number}")
    file = folder / "items.csv"
    file.write_text("\n".join(rows) + "\n", "utf-8")
    terminal.content.import_paths([file])
    return terminal


def _settings(folder: Path):
    from kiosk.settings import load_settings

    return load_settings(folder / "data")
