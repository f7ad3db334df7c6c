"""``content lint``, ``content freshness`` and ``content parity``."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.content.wording import SHOWN, words
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import Rejected

if TYPE_CHECKING:
    from kiosk.content.editing.freshness import Aged, Freshness
    from kiosk.content.editing.outlets import Parity
    from kiosk.content.lint import Finding
    from kiosk.content.lint_report import Group

_EXAMPLES = 3
_GROUPS = ("rule", "department")


def register(actions: Any) -> None:
    """Adds the commands."""
    lint = actions.add_parser("lint", help="按办事指南规范检查全部内容")
    lint.add_argument("--by", choices=_GROUPS, help="按规则或部门汇总，先做的在前")
    lint.add_argument("--out", type=Path, metavar="FILE", help="存为 .csv 或 .xlsx")
    lint.set_defaults(handler=lint_guides)
    fresh = actions.add_parser("freshness", help="长期未复核、已到期、电话有误的内容")
    fresh.add_argument("--online", action="store_true", help="联网检查二维码网址能否打开")
    fresh.add_argument("--most", type=int, default=200, metavar="N", help="最多检查的网址数")
    fresh.set_defaults(handler=_freshness)
    parity = actions.add_parser("parity", help="二维码墙、告知单、一本通与屏幕是否同一版本")
    parity.add_argument("--made", metavar="OUTLET", help="登记：已按现在的内容制作（wall 等）")
    parity.set_defaults(handler=_parity)
    for parser in (lint, fresh, parity):
        parser.add_argument("--json", action="store_true", help="输出 JSON")


def lint_guides(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    """1 when a document has an error; warnings alone are well."""
    from kiosk.content.lint_report import by_department, by_rule, in_order

    with open_terminal() as terminal:
        findings = in_order(terminal.content.lint())
        if args.out is not None:
            from kiosk.cli.content.lint_file import save

            save(args.out, findings, terminal.settings.hall_name, terminal.clock.now())
    errors = [finding for finding in findings if finding.severity.value == "error"]
    groups = {"rule": by_rule, "department": by_department}
    if args.json:
        emit_json([finding_json(finding) for finding in findings])
    elif args.by is not None:
        emit_lines(_group_lines(groups[args.by](findings), args.by))
    elif args.out is not None:
        emit_lines([f"检查结果已存到 {args.out}"])
    else:
        emit_lines(_finding_lines(findings))
    if not args.json:
        print(f"错误 {len(errors)} 条，提醒 {len(findings) - len(errors)} 条")
    if errors:
        raise Rejected("lint.errors_found", count=len(errors))
    return 0


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding for scripts."""
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "type": finding.type,
        "item": finding.item,
        "name": finding.name,
        "department": finding.department,
        "place": finding.place,
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


def _group_lines(groups: Sequence[Group], by: str) -> Iterable[str]:
    for at, group in enumerate(groups, 1):
        first = group.findings[0]
        if by == "rule":
            kind = "错误" if group.errors else "提醒"
            said = words(first.code, **first.params)
            yield f"{at}. 【{kind}】{len(group.findings)} 处，如：{said}"
            yield f"   怎么改：{words(f'{first.code}.fix', **first.params)}"
            told = [f"{name or '未写部门'} {count}" for name, count in group.departments]
            more = f" 等 {len(told)} 个部门" if len(told) > _EXAMPLES else ""
            yield f"   部门：{'，'.join(told[:_EXAMPLES])}{more}"
            names = [f"{each.name}（{each.item}）" for each in group.findings[:_EXAMPLES]]
            yield f"   例：{'；'.join(names)}"
        else:
            rules = Counter(finding.code for finding in group.findings)
            yield (
                f"{at}. {group.key or '未写部门'}：{group.documents} 份内容，"
                f"错误 {group.errors} 条，提醒 {group.warnings} 条，{len(rules)} 类"
            )


def _freshness(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    with open_terminal() as terminal:
        found = terminal.editing.freshness()
        links = terminal.editing.addresses() if args.online else []
    checked = []
    if args.online:
        from kiosk.sync.link_check import check_links

        checked = check_links([address for _, _, address in links], most=args.most)
    if args.json:
        emit_json({"freshness": found, "links": checked})
    else:
        emit_lines(_freshness_lines(found))
        names = {address: name for _, name, address in links}
        bad = [link for link in checked if not link.opens]
        emit_lines(f"网址：{names[link.address]} {link.address} {link.cause}" for link in bad)
        if args.online:
            print(f"检查网址 {len(checked)} 个，打不开 {len(bad)} 个")
        if bad:
            print(
                "怎么办：先在手机上扫码确认；确实打不开的，向网站管理单位要新网址，修改后重印二维码。"
            )
    return 0


def _freshness_lines(found: Freshness) -> Iterable[str]:
    heads = (
        ("电话有误", found.phones),
        ("已到期仍在展示", found.ended),
        (f"{found.months} 个月未复核", found.unreviewed),
    )
    for head, many in heads:
        yield f"{head}：{len(many)} 份"
        for step in dict.fromkeys(found.step(one) for one in many):
            yield f"  怎么办：{step}"
        yield from (f"  {_aged_line(one)}" for one in many[:SHOWN])
        if len(many) > SHOWN:
            yield f"  只列出前 {SHOWN} 份"


def _aged_line(one: Aged) -> str:
    last = one.what or (one.day.isoformat() if one.day else "没有日期")
    return f"{one.name}（{one.code}）{one.department} {last}"


def _parity(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.content.editing.outlets import Outlet

    with open_terminal() as terminal:
        if args.made is not None:
            if args.made not in list(Outlet):
                raise Rejected("editing.outlet_unknown", known="、".join(Outlet))
            terminal.editing.note_all_issued(Outlet(args.made), actor="console")
        found = terminal.editing.parity()
    if args.json:
        emit_json(found)
    else:
        emit_lines(["屏幕和屏幕上的二维码：随现在的内容实时生成"])
        emit_lines(line for each in found for line in _parity_lines(each))
    return 0


def _parity_lines(each: Parity) -> Iterable[str]:
    if not each.used:
        yield f"{each.outlet.label}：没有制作记录"
        return
    yield (
        f"{each.outlet.label}：一致 {each.right} 份，过时 {len(each.stale)} 份，"
        f"没有 {len(each.missing)} 份"
    )
    for copy in each.stale[:SHOWN]:
        now = copy.now or "已撤下"
        yield f"  过时：{copy.name}（{copy.code}）{copy.mark} → {now}"
