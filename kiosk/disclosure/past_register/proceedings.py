"""Reviews and suits of a past register; several in one row are divided by semicolons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.common.errors import Rejected
from kiosk.common.text import clean_line, half_width
from kiosk.disclosure.casework.terms import ProceedingKind, ProceedingResult
from kiosk.disclosure.past_register.reading import read_day

LONGEST_AUTHORITY = 64
_COLUMNS = ("复议诉讼类型", "提起日期", "受理机关", "审结结果", "审结日期")
_RESULTS = {
    "维持": ProceedingResult.UPHELD,
    "纠正": ProceedingResult.CORRECTED,
    "其他": ProceedingResult.OTHER,
    "未审结": ProceedingResult.PENDING,
    "": ProceedingResult.PENDING,
}
Problems = list[tuple[str, Rejected]]


@dataclass(frozen=True, slots=True)
class PastProceeding:
    """A review or a suit as the register has it."""

    kind: ProceedingKind
    filed_on: date
    authority: str
    result: ProceedingResult
    decided_on: date | None


def read_proceedings(
    cells: Mapping[str, str], closed: date | None, today: date
) -> tuple[tuple[PastProceeding, ...], Problems]:
    """All reviews and suits of a row with what is wrong about them, by column."""
    parts = {
        column: half_width(cells.get(column, "")).replace("；", ";").split(";")
        for column in _COLUMNS
    }
    count = max(len(part) for part in parts.values())
    if not any(any(part) for part in parts.values()):
        return (), []
    found: list[PastProceeding] = []
    problems: Problems = []
    for place in range(count):
        one = {
            column: (part[place].strip() if place < len(part) else "")
            for column, part in parts.items()
        }
        _read(one, closed, today, found, problems)
    return tuple(found), problems


def _read(
    one: Mapping[str, str],
    closed: date | None,
    today: date,
    found: list[PastProceeding],
    problems: Problems,
) -> None:
    before = len(problems)
    kind = _kind(one["复议诉讼类型"], problems)
    result = _result(one["审结结果"], problems)
    filed = _day(one, "提起日期", today, problems, required=True)
    decided = _day(one, "审结日期", today, problems)
    authority = ""
    try:
        authority = clean_line(
            one["受理机关"], field="受理机关", limit=LONGEST_AUTHORITY, required=False
        )
    except Rejected as refused:
        problems.append(("受理机关", refused))
    if closed is None or (filed and filed < closed):
        problems.append(("提起日期", Rejected("past_register.filed_before_answer")))
    if filed and decided and decided < filed:
        problems.append(("审结日期", Rejected("past_register.decided_before_filed")))
    if result and (result is ProceedingResult.PENDING) != (decided is None):
        problems.append(("审结日期", Rejected("past_register.decided_without_result")))
    if len(problems) == before and kind and result and filed:
        found.append(PastProceeding(kind, filed, authority, result, decided))


def _kind(text: str, problems: Problems) -> ProceedingKind | None:
    for kind in ProceedingKind:
        if text in (kind.value, kind.label):
            return kind
    allowed = "、".join(kind.label for kind in ProceedingKind)
    problems.append(("复议诉讼类型", Rejected("past_register.not_one_of", allowed=allowed)))
    return None


def _result(text: str, problems: Problems) -> ProceedingResult | None:
    for result in ProceedingResult:
        if text in (result.value, result.label):
            return result
    if text in _RESULTS:
        return _RESULTS[text]
    allowed = "、".join(result.label for result in ProceedingResult)
    problems.append(("审结结果", Rejected("past_register.not_one_of", allowed=allowed)))
    return None


def _day(
    one: Mapping[str, str], column: str, today: date, problems: Problems, *, required: bool = False
) -> date | None:
    try:
        found = read_day(one[column], required=required)
    except Rejected as refused:
        problems.append((column, refused))
        return None
    if found is not None and found > today:
        problems.append((column, Rejected("past_register.day_in_future")))
    return found
