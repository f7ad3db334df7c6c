"""Makes a data folder ready: key, schema, settings, and for the demonstration its content."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kiosk.app import Terminal, make_store
from kiosk.common.clock import SystemClock
from kiosk.common.errors import Rejected, Unavailable
from kiosk.settings import SETTINGS_FILE, Settings, load_settings, resource_root
from kiosk.store.backup import sync_file, sync_folder
from kiosk.store.migrate import upgrade
from kiosk.store.sealing import make_key_file

DEMO_PLATFORM = "http://127.0.0.1:8840"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """A staff account that exists in the demonstration hall only."""

    number: str
    name: str
    password: str
    role: str


DEMO_ACCOUNTS = (
    DemoAccount("1007", "王晓明", "Tiyan-1007", "clerk"),
    DemoAccount("1001", "李主任", "Tiyan-1001", "supervisor"),
)


def initialise(
    data_dir: Path, *, demo: bool, hall_code: str, hall_name: str, terminal: str
) -> Settings:
    """Sets a data folder up; ``settings.toml`` is written last and marks it complete.

    An interrupted run can be repeated: the key it made is used again.

    Raises:
        Rejected: ``settings.exists``, or the settings are invalid.
        Unavailable: the folder cannot be written.
    """
    file = data_dir / SETTINGS_FILE
    if file.exists():
        raise Rejected("settings.exists", folder=str(data_dir))
    text = _demo_settings() if demo else _settings(hall_code, hall_name, terminal)
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = data_dir / f"{SETTINGS_FILE}.new"
        draft.mkdir(exist_ok=True)
        (draft / SETTINGS_FILE).write_text(text, "utf-8")
        settings = _read_draft(draft, data_dir)
        if not settings.key_path.exists():
            make_key_file(settings.key_path)
        _fill(settings)
        sync_file(draft / SETTINGS_FILE)
        (draft / SETTINGS_FILE).replace(file)
        draft.rmdir()
        sync_folder(data_dir)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise Unavailable(
            "settings.folder_unwritable", folder=str(data_dir), reason=reason
        ) from error
    return load_settings(data_dir)


def _read_draft(draft: Path, data_dir: Path) -> Settings:
    from dataclasses import replace

    return replace(load_settings(draft), data_dir=data_dir)


def _fill(settings: Settings) -> None:
    store = make_store(settings, SystemClock())
    try:
        upgrade(store, settings)
        store.ensure_stream()
        if settings.demo:
            terminal = Terminal(settings, store)
            terminal.content.load_snapshot(resource_root() / "offline_cache")
            for account in DEMO_ACCOUNTS:
                if not terminal.staff.exists(account.number):
                    terminal.staff.add(account.number, account.name, account.password, account.role)
    finally:
        store.close()


def _quote(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)


def _settings(hall_code: str, hall_name: str, terminal: str) -> str:
    return f"""# 终端设置。改完后重新启动程序生效。
hall_code = {_quote(hall_code)}
hall_name = {_quote(hall_name)}
terminal = {_quote(terminal)}
public_url = "http://127.0.0.1:8840"   # 二维码里的手机页面地址
# platform_url = "https://…"           # 中心平台地址；不填则只在本机运行
# database_url = "postgresql+psycopg://…"  # 大厅数据库；不填则用本机数据库
idle_seconds = 60
help_desk = "导服台"
help_phone = ""

[printer]
kind = "folder"     # folder、cups 或 escpos
target = "slips"

[office]            # 受理政府信息公开申请的机构，印在回执上
name = ""
phone = ""
address = ""
hours = ""
"""


def _demo_settings() -> str:
    return f"""# 示范大厅的设置。
hall_code = "150799"
hall_name = "示范县政务服务大厅"
terminal = "03"
demo = true
public_url = "{DEMO_PLATFORM}"
platform_url = "{DEMO_PLATFORM}"
idle_seconds = 60
help_desk = "一楼导服台"
help_phone = "0470-5550100"

[printer]
kind = "folder"
target = "slips"

[office]
name = "示范县人民政府办公室"
phone = "0470-5550121"
address = "示范县政务服务大厅 2 楼 21 号窗口"
hours = "工作日 8:30–12:00、13:30–17:30"
"""
