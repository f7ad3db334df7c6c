"""Makes a data folder ready: key, schema, settings, and for the demonstration its content."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kiosk.app import Terminal, make_store
from kiosk.common.clock import SystemClock
from kiosk.common.errors import Rejected, Unavailable
from kiosk.common.ids import new_id
from kiosk.common.system_errors import in_words
from kiosk.settings import (
    SETTINGS_FILE,
    Settings,
    load_settings,
    parse_settings,
    resource_root,
)
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
    text = _demo_settings() if demo else _settings(hall_code, hall_name, terminal)
    settings = parse_settings(text, data_dir)
    file = data_dir / SETTINGS_FILE
    try:
        if file.exists():
            raise Rejected("settings.exists", folder=str(data_dir))
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not settings.key_path.exists():
            with suppress(FileExistsError):  # a second init at the same moment: one key for both
                make_key_file(settings.key_path)
        _fill(settings)
        _write_whole(file, text)
    except OSError as error:
        raise Unavailable(
            "settings.folder_unwritable", folder=str(data_dir), reason=in_words(error)
        ) from error
    return load_settings(data_dir)


def _write_whole(file: Path, text: str) -> None:
    draft = file.with_name(f"{file.name}.{new_id()}")
    try:
        draft.write_text(text, "utf-8")
        sync_file(draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(file.parent)


def _fill(settings: Settings) -> None:
    from kiosk.content.index_format import bring_up_to_date

    store = make_store(settings, SystemClock())
    try:
        upgrade(store, settings)
        store.ensure_stream()
        bring_up_to_date(store)
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
# database.url = "postgresql+psycopg://…"  # 大厅数据库；不填则用本机数据库
idle_seconds = 60
help_desk = "导服台"
help_phone = ""

[printer]
kind = "folder"     # folder、cups 或 escpos
target = "slips"

[office]            # 受理政府信息公开申请的机构，印在回执和文书上
name = ""
phone = ""
address = ""
hours = ""
mark = ""               # 机关代字，文号的开头，如 示范政
review_authority = ""   # 行政复议机关，写在答复书的救济途径里
court = ""              # 行政诉讼管辖法院，写在答复书的救济途径里
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
mark = "示范政"
review_authority = "示范县人民政府"
court = "示范县人民法院"
"""
