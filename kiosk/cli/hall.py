"""``hall``: tries a hall of several machines, with faults, on a throw-away database."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.cli import OpenTerminal
from kiosk.cli.output import emit_json, emit_lines
from kiosk.common.errors import KioskError, Rejected

if TYPE_CHECKING:
    from kiosk.hall_simulation.play import Result

PROMISED_MS = 2000.0


def register(subparsers: Any) -> None:
    """Adds the commands."""
    hall = subparsers.add_parser("hall", help="多台终端共用数据库的大厅")
    actions = hall.add_subparsers(dest="action", metavar="操作", required=True)
    simulate = actions.add_parser("simulate", help="在临时数据库上模拟一个大厅并检查结果")
    simulate.add_argument("--terminals", type=int, default=4, metavar="N", help="取号终端数")
    simulate.add_argument("--windows", type=int, default=4, metavar="N", help="窗口数")
    simulate.add_argument("--tickets", type=int, default=300, metavar="N", help="取号总数")
    simulate.add_argument("--faults", action="store_true", help="模拟断电、断线、数据库故障")
    simulate.add_argument("--seed", type=int, default=1, metavar="N", help="故障次序由它决定")
    simulate.add_argument(
        "--minutes", type=float, default=30.0, metavar="M", help="最多运行多少分钟"
    )
    simulate.add_argument("--json", action="store_true", help="输出 JSON")
    simulate.set_defaults(handler=_simulate)
    act = actions.add_parser("act")
    act.add_argument("part", type=Path, metavar="FILE", help="模拟中一个进程的任务")
    act.set_defaults(handler=_act)


def _simulate(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.hall_simulation.plan import Plan
    from kiosk.hall_simulation.play import simulate

    for name, most in (("terminals", 99), ("windows", 99), ("tickets", 1_000_000)):
        if not 1 <= getattr(args, name) <= most:
            raise Rejected("hall.out_of_range", name=f"--{name}", most=most)
    if not 0 < args.minutes <= 24 * 60:
        raise Rejected("hall.out_of_range", name="--minutes", most=24 * 60)
    plan = Plan(args.terminals, args.windows, args.tickets, args.faults, args.seed, args.minutes)
    result = simulate(plan)
    if args.json:
        emit_json(
            {
                **asdict(replace(result, played=Counter(), troubles=Counter())),
                "played": result.played,
                "troubles": result.troubles,
                "milliseconds": _figures(result),
                "held": result.held,
            }
        )
    else:
        emit_lines(_page(result))
    return 0 if result.held else 1


def _act(args: argparse.Namespace, open_terminal: OpenTerminal) -> int:
    from kiosk.hall_simulation import acting

    try:
        acting.act(args.part)
    except KioskError as error:
        acting.failed(args.part, error)
        raise
    return 0


def _figures(result: Result) -> dict[str, float]:
    waits = result.milliseconds
    if not waits:
        return {}
    last = len(waits) - 1
    return {"p50": waits[last // 2], "p99": waits[round(last * 0.99)], "max": waits[-1]}


def _page(result: Result) -> Iterator[str]:
    plan = result.plan
    yield (
        f"大厅模拟　终端 {plan.terminals} 台　窗口 {plan.windows} 个　取号 {plan.tickets} 张　"
        f"种子 {plan.seed}　{'有故障' if plan.faults else '无故障'}"
    )
    rate = len(result.milliseconds) / result.issuing_seconds
    yield (
        f"用时 {result.seconds:.0f} 秒，其中取号 {result.issuing_seconds:.0f} 秒"
        f"（每秒 {rate:.0f} 张）；进程共启动 {result.starts} 次"
    )
    figures = _figures(result)
    if figures:
        yield (
            f"等号：半数在 {figures['p50']:.0f} 毫秒内，99% 在 {figures['p99']:.0f} 毫秒内，"
            f"最长 {figures['max']:.0f} 毫秒；超过 2 秒的 {result.slower_than(PROMISED_MS)} 张"
        )
    yield f"备用号 {result.from_reserve} 张"
    if result.played:
        yield "故障：" + "，".join(f"{name} {times} 次" for name, times in result.played.items())
    if result.troubles:
        told = (f"{code} {times}" for code, times in result.troubles.most_common())
        yield "进程遇到：" + "，".join(told)
    yield ""
    for finding in result.findings:
        yield f"{'通过' if finding.held else '未通过'}　{finding.promise}（{finding.checked}）"
        yield from (f"　　　　{example}" for example in finding.broken)
    yield ""
    yield "全部不变量成立。" if result.held else "有不变量被破坏，见上。"
