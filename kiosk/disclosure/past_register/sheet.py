"""Reads a CSV file as spreadsheet programs of an office write it: named columns, numbered rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kiosk.common.errors import Rejected
from kiosk.common.text import half_width

MAX_BYTES = 64_000_000
MAX_ROWS = 100_000
_LONGEST_HEAD = 30
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}

REQUIRED = ("编号", "收到日期", "申请人类型", "申请人", "内容", "渠道", "办理结果", "答复日期")
OPTIONAL = (
    "证件类型", "证件号码", "工作单位", "统一社会信用代码", "法定代表人", "联系人", "通信地址",
    "邮政编码", "联系电话", "传真", "电子邮箱", "文件名称或文号", "获取方式", "获取途径",
    "延期工作日", "答复期限", "承办", "复议诉讼类型", "提起日期", "受理机关", "审结结果",
    "审结日期",
)  # fmt: skip
_SAME = {
    "申请编号": "编号", "登记编号": "编号", "收到申请日期": "收到日期", "申请人姓名": "申请人",
    "申请人名称": "申请人", "姓名": "申请人", "申请内容": "内容", "所需内容": "内容",
    "内容描述": "内容", "收到渠道": "渠道", "申请方式": "渠道", "结果": "办理结果",
    "答复结果": "办理结果", "办结日期": "答复日期", "身份证号": "证件号码", "邮编": "邮政编码",
    "电话": "联系电话", "邮箱": "电子邮箱", "地址": "通信地址", "复议/诉讼": "复议诉讼类型",
    "复议、诉讼": "复议诉讼类型", "复议诉讼": "复议诉讼类型",
}  # fmt: skip
"""Other names that offices give the same columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` as the spreadsheet program counts rows, the head being the first."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows with something in them, and columns that nobody asked for."""

    rows: tuple[Row, ...]
    ignored: tuple[str, ...]


def read_sheet(data: bytes) -> Sheet:
    """The file's rows by the names of their columns; cells without the blanks around them.

    Raises:
        Rejected: ``past_register.too_large``, ``past_register.not_text``,
            ``past_register.not_csv``, ``past_register.empty``, ``past_register.no_column``,
            ``past_register.column_twice`` or ``past_register.too_many_rows``.
    """
    if len(data) > MAX_BYTES:
        raise Rejected("past_register.too_large", limit=MAX_BYTES // 1_000_000)
    text = _decoded(data)
    first = text.partition("\n")[0]
    lines = _lines(text, "\t" if "\t" in first and "," not in first else ",")
    head = next(lines, None)
    if head is None:
        raise Rejected("past_register.empty")
    columns, ignored = _columns(head)
    rows = []
    for number, cells in enumerate(lines, 2):
        if any(cell.strip() for cell in cells[len(head) :]):
            raise Rejected("past_register.row_too_long", row=number)
        named = {name: cells[place].strip() for place, name in columns if place < len(cells)}
        if not any(named.values()):
            continue
        rows.append(Row(number, named))
        if len(rows) > MAX_ROWS:
            raise Rejected("past_register.too_many_rows", most=MAX_ROWS)
    return Sheet(tuple(rows), ignored)


def _decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, else GB18030, as Chinese spreadsheet programs save it."""
    encodings = [_MARKS[data[:2]]] if data[:2] in _MARKS else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Rejected("past_register.not_text")


def _lines(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    while True:
        try:
            line = next(reader, None)
        except csv.Error as error:
            raise Rejected("past_register.not_csv", row=number) from error
        if line is None:
            return
        yield line
        number += 1


def _columns(head: list[str]) -> tuple[list[tuple[int, str]], tuple[str, ...]]:
    """(place, name) of the columns that are known, and the names of the others."""
    known: list[tuple[int, str]] = []
    ignored: list[str] = []
    for place, cell in enumerate(head):
        plain = half_width("".join(cell.split()))
        name = _SAME.get(plain, plain)
        if name not in REQUIRED and name not in OPTIONAL:
            ignored += [_printable(plain)] if plain else []
            continue
        if name in {one for _, one in known}:
            raise Rejected("past_register.column_twice", column=name)
        known.append((place, name))
    missing = [name for name in REQUIRED if name not in {one for _, one in known}]
    if missing:
        raise Rejected("past_register.no_column", columns="、".join(missing))
    return known, tuple(ignored)


def _printable(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else "?" for sign in text)
    return plain if len(plain) <= _LONGEST_HEAD else plain[:_LONGEST_HEAD] + "…"
