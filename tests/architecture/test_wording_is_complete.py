"""Every error that can be raised has its sentence, and every sentence its error."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

from kiosk.common.errors import KioskError
from kiosk.common.wording import catalogue, say
from kiosk.settings import messages_dir

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[a-z_]+(\.[a-z_0-9]+)+")
SOURCES = [*sorted((ROOT / "kiosk").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]
RAISED = {"Rejected", "Conflict", "Unavailable", "Damaged", "KioskError"}


def codes_raised() -> dict[str, str]:
    """Codes given as a literal first argument to an error, with the file that gives them."""
    found = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in RAISED and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found[first.value] = str(path.relative_to(ROOT))
    return found


def test_every_code_raised_has_its_sentence() -> None:
    sentences = catalogue(messages_dir())
    missing = {code: path for code, path in codes_raised().items() if code not in sentences}
    assert missing == {}


def test_the_scan_finds_codes_at_all() -> None:
    assert len(codes_raised()) > 40


def test_sentences_are_chinese_and_end_as_sentences() -> None:
    for code, sentence in catalogue(messages_dir()).items():
        words = re.sub(r"\{[^}]*\}|\d,\d", "", sentence)
        assert re.search(r"[\u4e00-\u9fff]", words) or not re.search(r"[A-Za-z]", words), code
        assert "," not in words, code


def test_no_file_words_a_code_twice() -> None:
    for path in messages_dir().glob("messages.*/*.json"):
        pairs = json.loads(path.read_text("utf-8"), object_pairs_hook=list)
        names = [name for name, _ in pairs]
        assert len(names) == len(set(names)), path.name


def test_a_field_is_called_by_its_chinese_name() -> None:
    said = say(KioskError("input.required", field="disclosure.applicant_kind"), messages_dir())
    assert said.startswith("申请人类型")


def test_an_unworded_code_is_still_said_with_what_to_do() -> None:
    assert "工作人员" in say(KioskError("no.such_code"), messages_dir())
