"""What a clerk can see, and in part mend, of paper and of the line to the platform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_time
from kiosk.common.errors import KioskError, Rejected
from kiosk.common.wording import catalogue, say
from kiosk.documents.subjects import read as read_subject
from kiosk.settings import messages_dir
from ui.format import clock_text
from ui.window.status import unsettled_jobs

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.store.outbox import ParkedEvent
    from kiosk.store.print_queue import PrintJob
    from kiosk.sync.service import SyncStatus

translate = QCoreApplication.translate

Row = dict[str, object]

_SLIPS = {
    "ticket": "号票",
    "application": "申请回执",
    "guide": "一次性告知单",
    "form": "空白表格",
    "sample": "示例样表",
    "policy": "政策文件",
    "submission": "意见回执",
}
_EVENTS = {
    "ticket.issued": "取号",
    "ticket.called": "叫号",
    "ticket.recalled": "重呼",
    "ticket.finished": "办结",
    "ticket.missed": "过号",
    "ticket.restored": "恢复",
    "ticket.cancelled": "取消",
    "ticket.started": "开始办理",
    "ticket.held": "暂挂",
    "ticket.resumed": "继续办理",
    "ticket.transferred": "转窗口",
    "ticket.moved_on": "转下一项",
    "ticket.returned": "退回等候",
    "ticket.lapsed": "日终作废",
    "ticket.forwarded": "离线取号补传",
    "ticket.renumbered": "号码更正",
    "window.paused": "窗口暂停",
    "window.reopened": "窗口恢复",
    "window.rearranged": "窗口调整",
    "window.lost": "窗口失联",
    "business.shut": "业务暂停取号",
    "business.opened": "业务恢复取号",
    "day.closed": "业务日结束",
    "appointment.booked": "预约",
    "appointment.checked_in": "预约签到",
    "appointment.cancelled": "取消预约",
    "appointment.missed": "爽约",
    "appointment.refused": "平台预约未收下",
    "evaluation.asked": "邀评",
    "evaluation.given": "好差评",
    "evaluation.followed": "差评整改",
    "evaluation.refused": "手机评价未收下",
    "application.submitted": "依申请公开申请",
    "application.changed": "依申请公开办理进度",
    "application.renumbered": "依申请公开申请编号",
}


@dataclass(frozen=True, slots=True)
class Troubles:
    """All of it at one moment."""

    sync: SyncStatus
    connected: bool
    slips: tuple[tuple[PrintJob, str], ...]
    """Jobs, and what each is of as people call it."""
    parked: tuple[ParkedEvent, ...]


def read_troubles(terminal: Terminal) -> Troubles:
    """Reads the store; off the GUI thread."""
    jobs = unsettled_jobs(terminal)
    return Troubles(
        sync=terminal.sync.status(),
        connected=terminal.settings.platform_url is not None,
        slips=tuple((job, _subject(terminal, job)) for job in jobs),
        parked=tuple(terminal.store.outbox.parked()),
    )


def _subject(terminal: Terminal, job: PrintJob) -> str:
    """A number or a name; empty when the record is not there any more."""
    try:
        if job.kind == "ticket":
            return terminal.queueing.ticket(job.subject).number
        if job.kind == "application":
            return terminal.disclosure.receipt(job.subject).number
        if job.kind == "submission":
            return terminal.submissions.receipt(job.subject).number
        code = read_subject(job.subject).code
        if job.kind == "policy":
            return terminal.content.policy(code).title
        if job.kind in ("form", "sample"):
            return terminal.content.form(code).title
        return terminal.content.guide(code).tile_name
    except Rejected:
        return ""


def figure_rows(troubles: Troubles) -> list[Row]:
    """中心平台, 上次同步, 待上传, 内容版本; rows {value, name}."""
    sync = troubles.sync
    line = translate("window", "已连接") if sync.online else translate("window", "离线")
    last = clock_text(sync.last_success_at) if sync.last_success_at else "—"
    return [
        {
            "value": line if troubles.connected else translate("window", "未连接平台"),
            "name": translate("window", "中心平台"),
        },
        {"value": last, "name": translate("window", "上次同步")},
        {
            "value": translate("window", "{0} 条").format(sync.queued),
            "name": translate("window", "待上传"),
        },
        {"value": sync.content_release or "—", "name": translate("window", "内容版本")},
    ]


def slip_rows(troubles: Troubles) -> list[Row]:
    """Slips to be printed again: rows {kind, subject, title, why, at}."""
    return [
        {
            "kind": job.kind,
            "subject": job.subject,
            "title": f"{translate('window', _SLIPS[job.kind])} {name}".strip(),
            "why": _why(job),
            "at": clock_text(job.created_at),
        }
        for job, name in troubles.slips
    ]


def _why(job: PrintJob) -> str:
    if job.code in catalogue(messages_dir()):
        return say(KioskError(str(job.code)), messages_dir())
    if job.state == "unknown":
        return translate("window", "打印被中断，可能没有打出。请查看出纸口，需要时请补打。")
    return translate("window", "没有打出。请查看打印机后补打。")


def parked_rows(troubles: Troubles) -> list[Row]:
    """Records that the platform refused: rows {title, why, at}."""
    return [
        {
            "title": translate("window", _EVENTS.get(event.kind, event.kind)),
            "why": translate("window", "平台答复：{0}").format(event.code),
            "at": f"{hall_time(event.occurred_at):%m-%d %H:%M}",
        }
        for event in troubles.parked
    ]
