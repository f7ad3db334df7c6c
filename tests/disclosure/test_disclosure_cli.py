"""``kiosk apply`` and ``kiosk application``."""

from __future__ import annotations

import argparse
import json
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from kiosk.app import Terminal
from kiosk.cli import disclosure as commands
from kiosk.common.errors import KioskError, Rejected, Unavailable
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.disclosure.attachments.model import Area, Why
from kiosk.disclosure.checking import validate
from kiosk.disclosure.intake import form_to_mapping
from kiosk.settings import messages_dir
from tests.disclosure.forms import citizen


@pytest.fixture
def terminal(settings, sqlite_store) -> Terminal:
    return Terminal(settings, sqlite_store)


@pytest.fixture
def kiosk(terminal):
    """Runs a command line of this room; errors surface as they reach the frame."""

    @contextmanager
    def open_terminal():
        yield terminal

    def run(*argv: str) -> int:
        parser = argparse.ArgumentParser()
        commands.register(parser.add_subparsers())
        args = parser.parse_args([str(word) for word in argv])
        return args.handler(args, open_terminal)

    return run


@pytest.fixture
def form_file(tmp_path: Path) -> Path:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(_fields(), ensure_ascii=False), "utf-8")
    return path


def _fields(**changes) -> dict[str, str]:
    return form_to_mapping(validate(citizen(), date(2026, 11, 20))) | changes


def test_apply_prints_number_query_code_and_dates(kiosk, form_file, capsys):
    assert kiosk("apply", "--from", form_file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["number"], told["received_on"], told["due_on"]) == (
        "2026-0001",
        "2026-11-20",
        "2026-12-18",
    )
    assert len(told["query_code"]) == 9


def test_the_same_request_id_prints_the_same_receipt(kiosk, form_file, capsys):
    request = new_id()
    outputs = set()
    for _ in range(2):
        kiosk("apply", "--from", form_file, "--request-id", request, "--json")
        outputs.add(capsys.readouterr().out)
    assert len(outputs) == 1


def test_apply_tells_a_person_what_to_keep(kiosk, form_file, capsys):
    kiosk("apply", "--from", form_file)
    told = capsys.readouterr().out
    assert "申请编号  2026-0001" in told
    assert "李*梅" in told
    assert "李小梅" not in told


def test_application_shows_the_masked_detail(kiosk, form_file, capsys):
    kiosk("apply", "--from", form_file)
    capsys.readouterr()
    assert kiosk("application", "2026-0001") == 0
    told = capsys.readouterr().out
    assert "1101**********002X" in told
    assert "登记  系统" in told
    assert not any(value in told for value in ("李小梅", "11010519491231002X", "13812345678"))
    kiosk("application", "2026-0001", "--json")
    detail = json.loads(capsys.readouterr().out)
    assert (detail["number"], detail["state"], detail["due_on"]) == (
        "2026-0001",
        "registered",
        "2026-12-18",
    )


def test_an_unknown_number_is_refused(kiosk):
    with pytest.raises(KioskError, match=r"disclosure.unknown_number"):
        kiosk("application", "2026-0404")


def test_all_problems_of_a_form_come_in_one_line(kiosk, form_file, capsys):
    form_file.write_text(json.dumps(_fields(document_number="1", phone="2")), "utf-8")
    assert kiosk("apply", "--from", form_file) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "有 2 处需要修改" in told.err
    assert "应为 18 位" in told.err
    assert "电话应为" in told.err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "disclosure.file_not_json"),
        (b"{", "disclosure.file_not_json"),
        (b"[]", "disclosure.not_an_object"),
        (b"null", "disclosure.not_an_object"),
        (b'"text"', "disclosure.not_an_object"),
        (b"\xff\xfe{\x00}\x00", "disclosure.file_not_utf8"),
        ('{"name": "李"}'.encode("gb18030"), "disclosure.file_not_utf8"),
        (b'{"nmae": "x"}', "disclosure.unknown_field"),
        (b'{"name": 5}', "input.not_text"),
        (b'{"name": ["x"]}', "input.not_text"),
        (b'{"name": "a", "name": "b"}', "disclosure.duplicate_field"),
        (b'{"\\ud800\\u001b[2J": "a"}', "disclosure.unknown_field"),
        (b'{"name": NaN}', "input.not_text"),
        (b"[" * 200_000, "disclosure.file_not_json"),
        (b'{"name": ' + b"1" * 10_000 + b"}", "disclosure.file_not_json"),
        (b" " * 1_000_001, "disclosure.file_too_large"),
    ],
)
def test_a_broken_file_is_refused_and_changes_nothing(kiosk, form_file, terminal, content, code):
    form_file.write_bytes(content)
    with pytest.raises(KioskError) as refused:
        kiosk("apply", "--from", form_file)
    assert refused.value.code == code
    told = say(refused.value, messages_dir())
    assert "代码" not in told
    assert told.isprintable()
    assert terminal.disclosure.rows() == []


def test_a_missing_file_or_a_folder_is_refused(kiosk, tmp_path):
    with pytest.raises(KioskError, match=r"disclosure.file_missing"):
        kiosk("apply", "--from", tmp_path / "none.json")
    with pytest.raises(KioskError, match=r"disclosure.file_unreadable"):
        kiosk("apply", "--from", tmp_path)


@pytest.mark.parametrize("bad", ["", "1", "'; DROP TABLE applications", "𬱖" * 100])
def test_a_bad_request_id_is_refused(kiosk, form_file, bad):
    with pytest.raises(KioskError, match=r"request.bad_id"):
        kiosk("apply", "--from", form_file, "--request-id", bad)


def test_a_file_with_a_byte_order_mark_is_read(kiosk, form_file):
    form_file.write_bytes(b"\xef\xbb\xbf" + json.dumps(_fields()).encode())
    assert kiosk("apply", "--from", form_file) == 0


def test_help_shows_an_example_that_works(kiosk, form_file, capsys):
    with pytest.raises(SystemExit):
        kiosk("apply", "--help")
    told = capsys.readouterr().out
    example = told[told.index("{\n") : told.index("}") + 1]
    form_file.write_text(example, "utf-8")
    assert kiosk("apply", "--from", form_file) == 0


def test_files_of_a_case_are_taken_in_listed_and_only_a_blackened_copy_is_released(
    kiosk, terminal, tmp_path, capsys
):
    number = terminal.disclosure.submit(citizen(), request_id=new_id()).number
    scan = tmp_path / "来件.png"
    Image.new("RGB", (300, 200), "white").save(scan)
    assert kiosk("disclosure", "attachments", number, "list") == 0
    assert capsys.readouterr().out == "没有附件。\n"
    assert kiosk("disclosure", "attachments", number, "add", scan, "--json") == 0
    (kept,) = json.loads(capsys.readouterr().out)
    assert (kept["name"], kept["role"], kept["released"]) == ("来件.png", "scan", False)
    with pytest.raises(Rejected, match=r"attachment\.not_redacted"):
        kiosk("disclosure", "attachments", number, "release", kept["id"])
    area = Area(1, 0.1, 0.1, 0.4, 0.4, next(iter(Why)))
    copy = terminal.attachments.redact(kept["id"], [area], actor="1007").id
    assert kiosk("disclosure", "attachments", number, "release", copy) == 0
    assert "已对外提供" in capsys.readouterr().out
    other = terminal.disclosure.submit(citizen(name="王小明"), request_id=new_id()).number
    with pytest.raises(Rejected, match=r"attachment\.unknown"):
        kiosk("disclosure", "attachments", other, "release", copy)
    with pytest.raises(Unavailable, match=r"file\.unusable"):
        kiosk("disclosure", "attachments", number, "add", tmp_path / "none.pdf")
