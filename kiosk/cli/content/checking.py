"""``content lint``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.content.wording import SHOWN, words
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected

if TYPE_CHECKING:
    from kiosk.content.lint import Finding


def register(actions: Any) -> None:
    """Adds the command."""
    lint = actions.add_parser("lint", help="按办事指南规范检查全部事项")
    lint.add_argument("--json", action="store_true", help="输出 JSON")
    lint.set_defaults(handler=lint_guides)


def lint_guides(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """1 when a guide has an error; warnings alone are well."""
    with open_terminal() as terminal:
        findings = terminal.content.lint()
    errors = [finding for finding in findings if finding.severity.value == "error"]
    if args.json:
        emit_json([_finding_json(finding) for finding in findings])
    else:
        emit_lines(_finding_lines(findings))
        print(f"错误 {len(errors)} 条，提醒 {len(findings) - len(errors)} 条")
    if errors:
        raise Rejected("lint.errors_found", count=len(errors))
    return 0


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "item": finding.item,
        "name": finding.name,
        "message": words(finding.code, **finding.params),
        "fix": words(f"{finding.code}.fix", **finding.params),
    }


def _finding_lines(findings: Iterable[Finding]) -> Iterable[str]:
    shown: Counter[str] = Counter()
    for finding in findings:
        shown[finding.code] += 1
        if shown[finding.code] > SHOWN:
            continue
        kind = "错误" if finding.severity.value == "error" else "提醒"
        message = words(finding.code, **finding.params)
        fix = words(f"{finding.code}.fix", **finding.params)
        yield f"{kind}：{finding.name}（{finding.item}）{message}{fix}"
    for code, count in shown.items():
        if count > SHOWN:
            yield f"同类问题（{code}）共 {count} 条，只列出前 {SHOWN} 条"
