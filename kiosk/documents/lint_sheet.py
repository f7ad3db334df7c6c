"""The lint report as a table that a content officer works off, a line a finding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.common.clock import hall_date
from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.content.editing.names import field_name, type_name
from kiosk.content.lint import Finding
from kiosk.documents.report_model import Column, Kind, ReportSheet
from kiosk.settings import messages_dir

_HEADS = ("序号", "级别", "部门", "种类", "名称", "编码", "位置", "问题", "怎么改", "规则")


def lint_sheet(findings: Sequence[Finding], hall: str, now: datetime) -> ReportSheet:
    """The findings as a table."""
    rows = tuple(
        (
            str(at),
            "错误" if finding.severity.value == "error" else "提醒",
            finding.department,
            type_name(finding.type),
            finding.name,
            finding.item,
            field_name(finding.place),
            _words(finding.code, finding.params),
            _words(f"{finding.code}.fix", finding.params),
            finding.code,
        )
        for at, finding in enumerate(findings, 1)
    )
    errors = sum(finding.severity.value == "error" for finding in findings)
    total = ("合计", f"错误 {errors}", f"提醒 {len(findings) - errors}", *[""] * (len(_HEADS) - 3))
    return ReportSheet(
        title="内容检查报告",
        hall=hall,
        span=f"截至 {hall_date(now).isoformat()}",
        made_at=now,
        columns=tuple(Column(head, Kind.TEXT) for head in _HEADS),
        rows=rows,
        total=total,
        notes=("错误会让居民白跑或泄露信息，先改；提醒在修订时一并处理。",),
        empty="" if findings else "没有发现问题。",
    )


def _words(code: str, params: dict[str, str]) -> str:
    return say(KioskError(code, **params), messages_dir())
