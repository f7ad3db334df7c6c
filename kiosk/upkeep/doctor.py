"""Examines a terminal before the hall opens: each finding says what is so and what to do."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import text

from kiosk.common.clock import Clock, hall_time
from kiosk.common.errors import KioskError, Unavailable
from kiosk.common.wording import say
from kiosk.settings import Settings, load_settings, messages_dir
from kiosk.store.audit import verify
from kiosk.store.reserve import FILE as RESERVE_FILE
from kiosk.store.store import Store

ENOUGH_BYTES = 1_000_000_000
BUILT_IN_YEAR = 2026
MOST_REASONS = 3
_TEN = (((10, 80), (80, 80), (150, 80)), ((80, 10), (80, 80), (80, 150)))
"""The character 十, written."""


class ExaminedContent(Protocol):
    """What the examination asks of the content."""

    def item_count(self) -> int:
        """How many service items there are."""
        ...


class ExaminedReserve(Protocol):
    """What the examination asks of the reserve."""

    store: Store

    @property
    def standing_in(self) -> bool:
        """Whether tickets come from it now."""
        ...


class ExaminedHall(Protocol):
    """What a machine of a hall with several has besides."""

    @property
    def reserve(self) -> ExaminedReserve:
        """The reserve."""
        ...


class Examined(Protocol):
    """What the examination asks of an open terminal."""

    settings: Settings
    store: Store
    clock: Clock

    @property
    def hall(self) -> ExaminedHall | None:
        """None where the terminal's own SQLite is the store."""
        ...

    @property
    def content(self) -> ExaminedContent:
        """The content."""
        ...


Opener = Callable[[], "AbstractContextManager[Examined]"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str


def examine(data_dir: Path, open_terminal: Opener, *, typing: bool = True) -> list[Finding]:
    """Looks at settings, key, database, audit chain, content, disk, clock, type, typing, devices.

    An error in one look does not stop the others. Without ``typing`` the engines of the on-screen
    keyboard are left aside: a machine that shows only the window or the board has none.
    """
    findings = [
        _look("设置", lambda: load_settings(data_dir).hall_name),
        _look("磁盘", lambda: _disk(data_dir)),
        _look("字体", _typefaces),
    ]
    if typing:
        findings += [_look("拼音输入", _pinyin), _look("手写输入", _handwriting)]
    try:
        with open_terminal() as terminal:
            findings += [
                _look("数据库", lambda: _database(terminal.store)),
                _look("审计记录", lambda: _audit(terminal.store)),
                *_of_hall(terminal),
                _look("内容", lambda: _content(terminal)),
                _look("发件箱", lambda: _outbox(terminal.store)),
                _look("时钟", lambda: _clock(terminal.clock)),
                _look("工作日日历", lambda: _workdays(terminal.store, terminal.settings)),
                _look("打印机", lambda: _printer(terminal.settings)),
                _look("身份证阅读器", lambda: _id_reader(terminal.settings)),
                _look("语音播报", lambda: _speech(terminal.settings)),
            ]
    except KioskError as error:
        findings.append(Finding("数据库", False, say(error, messages_dir())))
    return findings


def _of_hall(terminal: Examined) -> list[Finding]:
    hall = terminal.hall
    if hall is None:
        return []
    return [_look("备用库", lambda: _reserve(hall.reserve, terminal.settings.data_dir))]


class _WrongError(Exception):
    """Carries the sentence of a finding that is not well."""


def _look(name: str, at: Callable[[], str]) -> Finding:
    try:
        return Finding(name, True, at())
    except KioskError as error:
        return Finding(name, False, say(error, messages_dir()))
    except _WrongError as wrong:
        return Finding(name, False, str(wrong))


def _disk(data_dir: Path) -> str:
    place = next((p for p in (data_dir, *data_dir.parents) if p.exists()), Path("/"))
    free = shutil.disk_usage(place).free
    if free < ENOUGH_BYTES:
        raise _WrongError(f"只剩 {free / 1e9:.1f} GB，请清理磁盘")
    return f"剩余 {free / 1e9:.0f} GB"


def _typefaces() -> str:
    from kiosk.documents.font_files import font_files

    return f"齐全（{len(font_files())} 个文件）"


def _pinyin() -> str:
    from kiosk.devices.typing import open_pinyin

    if "你好" not in open_pinyin().read("nihao").candidates:
        raise Unavailable("typing.pinyin_broken")
    return "就绪（libgooglepinyin）"


def _handwriting() -> str:
    from kiosk.devices.typing import open_handwriting

    if "十" not in open_handwriting().read(_TEN):
        raise Unavailable("typing.handwriting_broken")
    return "就绪（dinkit）"


def _database(store: Store) -> str:
    with store.read() as connection:
        if connection.dialect.name == "sqlite":
            verdict = connection.execute(text("PRAGMA quick_check")).scalar()
            if verdict != "ok":
                raise _WrongError(f"检查没有通过：{verdict}。请恢复最近的备份")
            return "加密的本机数据库，检查通过"
        return "大厅数据库，连接正常"


def _audit(store: Store) -> str:
    verdicts = verify(store)
    for verdict in verdicts:
        if not verdict.intact:
            raise _WrongError(f"{verdict.terminal} 号机的第 {verdict.broken_at} 条对不上")
    return f"{sum(verdict.links for verdict in verdicts):,} 条，链条完整"


def _reserve(reserve: ExaminedReserve, data_dir: Path) -> str:
    """What the hall has not got, what it would not take, and whether the file was ever damaged."""
    for verdict in verify(reserve.store):
        if not verdict.intact:
            raise _WrongError(f"备用库的审计记录第 {verdict.broken_at} 条对不上")
    counts = reserve.store.outbox.counts()
    if counts.parked:
        raise _WrongError(
            f"有 {counts.parked} 条大厅没有接受，待处理；另有 {counts.queued} 条待转入"
        )
    damaged = sorted(path.name for path in data_dir.glob(f"{RESERVE_FILE}.damaged-*Z"))
    if damaged:
        raise _WrongError(f"有损坏过的备用库 {damaged[-1]}，里面可能有没转入的号票，请交技术人员")
    if reserve.standing_in:
        return f"正在代替大厅数据库取号，待转入 {counts.queued} 条"
    return f"待转入大厅 {counts.queued} 条，没有待处理的记录"


def _content(terminal: Examined) -> str:
    count = terminal.content.item_count()
    if count == 0:
        raise _WrongError("还没有事项，请用 kiosk content import 导入")
    return f"{count:,} 个事项"


def _outbox(store: Store) -> str:
    counts = store.outbox.counts()
    if counts.parked:
        raise _WrongError(f"有 {counts.parked} 条被中心平台退回，待处理：{_codes(store)}")
    return f"待发送 {counts.queued} 条，已送达 {counts.delivered} 条"


def _codes(store: Store) -> str:
    """Why, the most frequent reason first."""
    reasons = Counter(event.code for event in store.outbox.parked()).most_common(MOST_REASONS)
    return "、".join(f"{code} {count} 条" for code, count in reasons)


def _workdays(store: Store, settings: Settings) -> str:
    """A missing year is told and no fault: it is published late in the autumn before."""
    from kiosk.disclosure.workdays.service import Workdays

    workdays = Workdays(store, settings)
    known, this_year = workdays.years(), hall_time(store.clock.now()).year
    missing = workdays.unknown_ahead() if this_year in known else this_year
    lacking = f"；还没有 {missing} 年的放假安排，公布后请录入，此前期限为暂定" if missing else ""
    return f"录有 {known[0]}–{known[-1]} 年{lacking}"


def _clock(clock: Clock) -> str:
    now = hall_time(clock.now())
    if now.year < BUILT_IN_YEAR:
        raise _WrongError(f"终端时间是 {now:%Y-%m-%d}，请校准")
    return f"{now:%Y-%m-%d %H:%M}"


def _printer(settings: Settings) -> str:
    from kiosk.devices.printer import open_printer

    state = open_printer(settings.printer, base=settings.data_dir).state()
    if not state.ready:
        raise _WrongError(say(KioskError(state.code or "printer.offline"), messages_dir()))
    return f"就绪（{settings.printer.kind}）"


def _id_reader(settings: Settings) -> str:
    from kiosk.devices.id_reader import open_id_reader

    reader = open_id_reader(settings.id_reader)
    if reader is None:
        return "没有配置，刷身份证的功能不提供"
    state = reader.state()
    if not state.ready:
        raise _WrongError(say(KioskError(state.code), messages_dir()))
    return f"就绪（{settings.id_reader.target}）"


def _speech(settings: Settings) -> str:
    """No sound is well, unless this machine is set to be the board that speaks."""
    from kiosk.devices.speech import open_speaker

    state = open_speaker(speaks=settings.board.speaks is not False).state()
    if state.ready:
        return "就绪（espeak-ng）"
    words = say(KioskError(state.code), messages_dir()).removesuffix("。")
    if settings.board.speaks:
        raise _WrongError(words)
    return words
