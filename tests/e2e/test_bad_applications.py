"""Every field of an application, filled in wrongly: told, never repeated, nothing filed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.halls import Hall, form

LONG = "x" * 10_000
ANY_TEXT = ["", LONG, "a\x1b[2Jb", "a\0b", "a\u202eb", "\ud800"]
BAD = {
    "applicant_kind": ["", "nobody", LONG, "'; DROP TABLE applications; --"],
    "name": ANY_TEXT,
    "document_type": ["nothing", LONG],
    "document_number": [
        *ANY_TEXT,
        "110105194912310021",  # wrong check digit
        "11010520991231001X",  # born in the future
        "11010519490231002X",  # 31 February
        "1101051949123100",
        "11010519491231002Ｚ",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "𬱖𫖯㛃䶮",
    ],
    "phone": ["123", LONG, "1381234567👍", "' OR 1=1", "a\nb"],
    "address": ["", LONG, "a\x07b"],
    "postcode": ["1", "abcdef", LONG, "０２１０００００"],
    "email": ["no at sign", LONG, "a@b\nBcc: c@d.example"],
    "title_or_number": [LONG, "a\x1b[31m"],
    "description": ANY_TEXT,
    "carrier": ["stone", LONG],
    "route": ["pigeon", LONG],
}
CASES = [(field, at) for field, values in BAD.items() for at in range(len(values))]
HARMLESS = {
    "description": [
        "<b>粗体</b>",
        "'; DROP TABLE applications; --",
        "👨‍👩‍👧‍👦 𬱖𫖯㛃䶮",
        "{0}%s${HOME}",
    ],
    "name": ["𬱖𫖯·㛃䶮", "O'Brien <x>"],
}


def _filed(hall: Hall, folder: Path, **fields: str) -> list[str]:
    file = folder / "form.json"
    file.write_text(json.dumps(form(**fields)), "utf-8")
    return ["apply", "--from", str(file)]


@pytest.mark.parametrize(("field", "at"), CASES)
def test_a_wrong_field_is_told_and_nothing_is_filed(
    shared: Hall, tmp_path: Path, field: str, at: int
) -> None:
    value = BAD[field][at]
    before = shared.fingerprint()
    told = shared.run(*_filed(shared, tmp_path, **{field: value})).reason
    assert shared.fingerprint() == before
    if field in ("name", "document_number", "phone", "address", "email") and len(value) > 3:
        assert value not in told


@pytest.mark.parametrize(
    ("field", "at"),
    [(field, at) for field, values in HARMLESS.items() for at in range(len(values))],
)
def test_unusual_text_is_kept_exactly(demo: Hall, tmp_path: Path, field: str, at: int) -> None:
    value = HARMLESS[field][at]
    receipt = demo.told(*_filed(demo, tmp_path, **{field: value}))
    with demo.opened() as terminal:
        if field == "description":
            assert terminal.disclosure.receipt(receipt["number"]).description == value
        else:
            shown = terminal.disclosure.reveal(receipt["number"], field, actor="1007")
            assert shown == value
    out = tmp_path / "receipt.pdf"
    assert demo.run("slip", "application", receipt["number"], "--out", out).code == 0


def test_all_that_is_wrong_is_told_in_one_line(shared: Hall, tmp_path: Path) -> None:
    wrong = {"document_number": "1", "phone": "2", "postcode": "3"}
    told = shared.run(*_filed(shared, tmp_path, **wrong)).reason
    assert "有 3 处需要修改" in told
