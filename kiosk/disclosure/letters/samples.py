"""Made-up letters, to look at a template, a ground, a remedy or a tariff with."""

from __future__ import annotations

from kiosk.disclosure.fees import NATIONAL, Basis, FeeSum, Tariff, fee
from kiosk.disclosure.letters.model import (
    Ground,
    LetterKind,
    ReasonLibrary,
    Table,
    kind_of_row,
)
from kiosk.disclosure.letters.shipped import reason_library, sample_values
from kiosk.disclosure.norms.model import Norm
from kiosk.disclosure.norms.reading import library_with
from kiosk.disclosure.outcomes import Outcome

_PAGES = 250
_GROUNDS = {
    LetterKind.OPEN: ("1.provided",),
    LetterKind.PARTIAL: ("2.separable", "3.4"),
    LetterKind.REFUSED: ("3.4",),
    LetterKind.UNAVAILABLE: ("4.1.absent",),
    LetterKind.NOT_PROCESSED: ("5.2",),
    LetterKind.DISCONTINUED: ("6.1",),
}
_REMEDY_SHOWN = {"A": LetterKind.REFUSED, "B": LetterKind.OPEN}


def sample_of(norm: Norm) -> tuple[LetterKind, dict[str, str], Table]:
    """The kind, values and table of a letter on which a norm is seen."""
    if isinstance(norm.body, Tariff):
        worked = fee(Basis.PAGES, _PAGES, norm.body)
        said = {"fee_amount": str(worked.amount), "fee_count": f"{_PAGES}页"}
        if worked.deviates:
            said["fee_deviation"] = deviation_sentence(worked)
        values = {**sample_values(), "fee_basis": worked.basis.label, **said}
        return LetterKind.FEE_NOTICE, values, sum_table(worked)
    library = library_with(reason_library(), [norm])
    if isinstance(norm.body, Ground):
        kind = kind_of_row(norm.body.row)
        return kind, sample(kind, library, (norm.body.code,)), SAMPLE_TABLE
    kind = _REMEDY_SHOWN[norm.key[-1]]
    return kind, sample(kind, library), SAMPLE_TABLE


def sample(kind: LetterKind, library: ReasonLibrary, codes: tuple[str, ...] = ()) -> dict[str, str]:
    """Values of every field for a kind of letter; ``codes`` are the grounds it stands on."""
    found = dict(sample_values())
    grounds = [library.ground(code) for code in codes or _GROUNDS.get(kind, ())]
    if grounds:
        found["grounds"] = "\n".join(
            ground.part if kind is LetterKind.PARTIAL and ground.part else ground.sentence
            for ground in grounds
        )
        found["remedy"] = library.remedies[Outcome(grounds[0].row).remedy]
    return found


def sum_table(worked: FeeSum) -> Table:
    """The worked sum of a fee, band by band."""
    unit = worked.basis.unit
    bands = [
        (f"第{band.from_}–{band.to}{unit}", f"{band.count}", f"{band.each}", f"{band.amount}")
        for band in worked.bands
    ]
    return Table(
        (f"区间（{unit}）", "数量", f"每{unit}（元）", "金额（元）"),
        (*bands, ("合计", f"{worked.count}", "", f"{worked.amount}")),
        (1, 2, 3),
    )


def deviation_sentence(worked: FeeSum) -> str:
    """That the office's own tariff makes another sum than the national one."""
    return (
        f"本次收费依照{worked.source}规定的标准计算；"
        f"按{NATIONAL.source}规定的标准为{worked.national}元。"
    )


SAMPLE_TABLE = sum_table(fee(Basis.PAGES, _PAGES))
"""The sum of a notice that nobody got."""
