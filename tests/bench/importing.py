"""Bringing 1,000 whole guides in from a workbook, against a bare list, a dry run and a repeat."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import xlsxwriter

from tests.bench.halls import demonstration
from tests.bench.ratio import Ratio, interleaved

ITEMS = 1_000
PARTS = 5
ROUNDS = 2
_MEGABYTE = 1_000_000
_BASIC = (
    *("事项名称", "实施编码", "实施主体", "事项类型", "服务对象", "承诺办结时限", "设定依据"),
    *("受理条件", "是否收费", "到办事现场次数", "办理地点", "办理时间", "咨询方式"),
)


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """A first import, a dry run, the same again; and the memory that a preview takes."""
    terminal = demonstration(folder)
    batches = count()

    made = [workbook(folder, next(batches)) for _ in range(3 * ROUNDS)]

    def bring() -> None:
        terminal.content.import_paths([made.pop()])

    lists = [bare_list(folder, next(batches)) for _ in range(ROUNDS)]

    def list_only() -> None:
        terminal.content.import_paths([lists.pop()])

    ours, other = interleaved(bring, list_only, ROUNDS)
    yield Ratio(f"import {ITEMS:,} guides / rows of a bare list", ours, other, "ms", "")
    file = workbook(folder, next(batches))

    def look() -> None:
        terminal.content.preview_import([file])

    ours, other = interleaved(look, bring, ROUNDS)
    yield Ratio(f"dry run of {ITEMS:,} / import", ours, other, "ms", "≤ 1×")
    again = workbook(folder, next(batches))
    terminal.content.import_paths([again])
    ours, other = interleaved(lambda: terminal.content.import_paths([again]), bring, ROUNDS)
    yield Ratio(f"the same {ITEMS:,} again / import", ours, other, "ms", "≤ 1×")
    tracemalloc.start()
    preview = terminal.content.preview_import([file])
    peak = tracemalloc.get_traced_memory()[1] / _MEGABYTE
    tracemalloc.stop()
    assert preview.added == ITEMS
    size = file.stat().st_size / _MEGABYTE
    yield Ratio(f"memory of a preview of {ITEMS:,} / its file", peak, size, "MB", "")
    terminal.close()


def bare_list(folder: Path, batch: int) -> Path:
    """1,000 rows of name, code and department."""
    path = folder / f"list-{batch}.csv"
    rows = [
        f"第 {batch} 批第 {at} 项许可证件申领,1115079900{batch:05d}{at:016d},示范县第{at % 40}局,01"
        for at in range(ITEMS)
    ]
    path.write_text("\n".join(("事项名称,实施编码,实施主体,事项类型", *rows)), "utf-8")
    return path


def workbook(folder: Path, batch: int) -> Path:
    """1,000 guides of their own codes: basic facts, materials, steps and questions in sheets."""
    path = folder / f"guides-{batch}.xlsx"
    codes = [f"1115079900{batch:05d}{number:016d}" for number in range(ITEMS)]
    with xlsxwriter.Workbook(path) as book:
        basic, materials, steps, questions = (
            book.add_worksheet(name) for name in ("基本", "材料", "流程", "问答")
        )
        basic.write_row(0, 0, _BASIC)
        materials.write_row(0, 0, ("实施编码", "材料名称", "材料类型", "原件份数", "来源渠道"))
        steps.write_row(0, 0, ("实施编码", "环节名称", "办理部门", "办理时限"))
        questions.write_row(0, 0, ("实施编码", "问题", "解答"))
        for at, code in enumerate(codes):
            basic.write_row(
                at + 1, 0,
                (
                    f"第 {batch} 批第 {at} 项许可证件的首次申领与变更登记", code,
                    f"示范县第{at % 40}局", "行政许可", "自然人、企业法人", 5,
                    "《某某管理条例》第十二条", "符合规定条件的申请人", "否", 1,
                    "示范县政务服务大厅 1 楼", "工作日 8:30–17:30", "0470-5550101",
                ),
            )  # fmt: skip
            questions.write_row(
                at + 1, 0, (code, "可以由别人代办吗？", "可以，请带委托书和双方证件。")
            )
            for part in range(PARTS):
                line = at * PARTS + part + 1
                said = (code, f"第 {part} 种证明材料", "原件", 1, "申请人自备")
                materials.write_row(line, 0, said)
                steps.write_row(line, 0, (code, f"第 {part} 步", "审批科室", "1 个工作日"))
    return path
