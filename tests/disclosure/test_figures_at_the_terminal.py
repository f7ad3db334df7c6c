"""``disclosure report``, ``disclosure import`` and ``workdays`` on a terminal that is set up."""

from __future__ import annotations

import json
from contextlib import contextmanager
from datetime import UTC, date, datetime

import pytest

from kiosk.app import Terminal
from kiosk.cli import disclosure as commands
from kiosk.cli.arguments import CommandParser
from kiosk.common.errors import KioskError
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.content.links import application_link
from kiosk.disclosure.receipt_mark import marked_link
from kiosk.settings import messages_dir
from kiosk.upkeep.doctor import examine
from tests.disclosure.forms import citizen
from tests.disclosure.past_registers import ANSWERED, CONTESTED, OPEN, register_file
from tests.documents.paper_reading import pdfminer_text, squeezed

YEAR = {
    "days_off": {"2027-01-01:2027-01-03": "元旦", "2027-02-06:2027-02-12": "春节"},
    "work_days": {"2027-01-09": "元旦"},
}


@pytest.fixture
def terminal(settings, sqlite_store) -> Terminal:
    return Terminal(settings, sqlite_store)


@pytest.fixture
def kiosk(terminal):
    """Runs a command line of this room; errors surface as they reach the frame."""

    @contextmanager
    def open_terminal():
        yield terminal

    def run(*argv: object) -> int:
        parser = CommandParser()
        commands.register(parser.add_subparsers())
        args = parser.parse_args([str(word) for word in argv])
        return args.handler(args, open_terminal)

    return run


@pytest.fixture
def past_file(tmp_path):
    path = tmp_path / "登记簿.csv"
    path.write_text(register_file(ANSWERED, OPEN, CONTESTED), "gb18030")
    return path


@pytest.fixture
def year_file(tmp_path):
    path = tmp_path / "2027.json"
    path.write_text(json.dumps(YEAR, ensure_ascii=False), "utf-8")
    return path


def test_a_register_is_checked_then_taken_over_then_known(kiosk, past_file, capsys):
    assert kiosk("disclosure", "import", past_file, "--check") == 0
    assert "核对无误，可以导入 3 件申请，其中未办结 1 件。" in capsys.readouterr().out
    assert kiosk("disclosure", "import", past_file, "--json") == 0
    assert json.loads(capsys.readouterr().out)["summary"]["added"] == 3
    assert kiosk("disclosure", "import", past_file) == 0
    assert "内容相同的 3 件没有改动" in capsys.readouterr().out


def test_problems_are_told_row_by_row(kiosk, tmp_path, capsys):
    path = tmp_path / "past.csv"
    path.write_text(register_file(ANSWERED, {**OPEN, "渠道": "飞鸽"}), "utf-8")
    assert kiosk("disclosure", "import", path) == 1
    told = capsys.readouterr().err
    assert "有 1 处需要修改，没有导入任何内容" in told
    assert "第 3 行“渠道”：应是其中一项：当面、自助终端" in told
    assert kiosk("disclosure", "import", path, "--json") == 1
    problem = json.loads(capsys.readouterr().out)["problems"][0]
    assert (problem["row"], problem["column"]) == (3, "渠道")


def test_the_report_is_shown_and_written_in_both_forms(kiosk, past_file, tmp_path, capsys):
    kiosk("disclosure", "import", past_file)
    capsys.readouterr()
    assert kiosk("disclosure", "report", 2025, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["holds"] is True
    assert told["table3"]["new"]["total"] == told["table3"]["results"]["citizen"] == 2
    assert told["table4"]["review"]["upheld"] == 1
    assert [one["received"] for one in told["quarters"]] == [1, 1, 0, 0]
    assert told["whole"]["on_time_rate"] == 1.0
    for suffix, begins in ((".pdf", b"%PDF"), (".xlsx", b"PK")):
        out = tmp_path / f"report{suffix}"
        assert kiosk("disclosure", "report", 2025, "--out", out) == 0
        assert out.read_bytes().startswith(begins)
        assert "勾稽关系全部相符" in capsys.readouterr().out


def test_people_read_the_report_as_tables(kiosk, past_file, capsys):
    kiosk("disclosure", "import", past_file)
    capsys.readouterr()
    kiosk("disclosure", "report", 2025)
    told = [line.split() for line in capsys.readouterr().out.splitlines()]
    kinds = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    assert kinds in told
    assert ["2", *["0"] * 5, "2", "一、本年新收政府信息公开申请数量"] in told
    assert ["1", *["0"] * 5, "1", "不予公开：保护第三方合法权益"] in told
    assert ["1", "0", "0", "0", "1", "行政复议"] in told
    assert ["100.0%", "100.0%", "—", "—", "100.0%", "按期办结率"] in told


def test_a_report_of_another_kind_or_of_the_future_is_refused(kiosk, tmp_path):
    for words, code in (
        ((2025, "--out", tmp_path / "report.doc"), "annual.file_kind"),
        ((2027,), "annual.future_year"),
        ((1997,), "workdays.bad_year"),
        ((2025, "--out", "/proc/report.pdf"), "annual.unwritable"),
    ):
        with pytest.raises(KioskError) as refused:
            kiosk("disclosure", "report", *words)
        assert refused.value.code == code
        assert "代码" not in say(refused.value, messages_dir())


def test_the_years_of_the_calendar_are_shown_in_spans(kiosk, capsys):
    assert kiosk("workdays", "show", 2026) == 0
    told = capsys.readouterr().out
    assert "2026 年  248 个工作日" in told
    assert "放假  2026-10-01 至 2026-10-07  国庆节" in told
    assert "调休上班  2026-10-10  国庆节" in told
    kiosk("workdays", "show", 2027)
    assert "还没有公布" in capsys.readouterr().out


def test_a_year_is_set_from_a_file_and_limits_follow(kiosk, year_file, terminal, clock, capsys):
    clock.set_wall(datetime(2026, 12, 21, 2, 0, tzinfo=UTC))
    terminal.disclosure.submit(citizen(), request_id=new_id())
    assert kiosk("workdays", "set", 2027, year_file) == 0
    assert "未办结申请 1 件，答复期限改变 0 件，不再暂定 1 件" in capsys.readouterr().out
    kiosk("workdays", "show", 2027, "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["known"], told["source"], told["working_days"]) == (True, "hall", 256)
    assert kiosk("disclosure", "due", "2026-12-31", "--days", 1, "--json") == 0
    assert json.loads(capsys.readouterr().out)["due_on"] == "2027-01-04"


def test_a_day_off_of_the_region_is_added_and_taken_back(kiosk, terminal, capsys):
    number = terminal.disclosure.submit(citizen(), request_id=new_id()).number
    assert kiosk("workdays", "close", "2026-12-01", "那达慕") == 0
    assert f"{number}  2026-12-18 改为 2026-12-21" in capsys.readouterr().out
    kiosk("workdays", "show", 2026)
    assert "当地放假  2026-12-01  那达慕" in capsys.readouterr().out
    assert kiosk("workdays", "reopen", "2026-12-01", "--json") == 0
    assert json.loads(capsys.readouterr().out)["moved"][0]["after"] == "2026-12-18"
    assert kiosk("workdays", "recompute") == 0
    assert "答复期限改变 0 件" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no json", "workdays.file_not_json"),
        ("[]", "workdays.file_shape"),
        ('{"days_off": {}}', "workdays.file_shape"),
        ('{"days_off": {"2027-01-01": 1}, "work_days": {}}', "workdays.file_shape"),
        ('{"days_off": {"1 月 1 日": "元旦"}, "work_days": {}}', "workdays.file_bad_day"),
        (
            '{"days_off": {"2027-01-03:2027-01-01": "元旦"}, "work_days": {}}',
            "workdays.file_bad_day",
        ),
        (
            '{"days_off": {"2027-01-01:2027-01-03": "元旦", "2027-01-02": "元旦"},'
            ' "work_days": {}}',
            "workdays.file_day_twice",
        ),
        ('{"days_off": {}, "work_days": {}}', "workdays.no_holidays"),
    ],
)
def test_a_wrong_calendar_file_is_refused(kiosk, year_file, terminal, text, code):
    year_file.write_text(text, "utf-8")
    with pytest.raises(KioskError) as refused:
        kiosk("workdays", "set", 2027, year_file)
    assert refused.value.code == code
    assert not terminal.workdays.calendar().knows(2027)


def test_a_missing_file_is_told(kiosk, tmp_path):
    for words, code in (
        (("workdays", "set", 2027, tmp_path / "none.json"), "workdays.file_missing"),
        (("disclosure", "import", tmp_path / "none.csv"), "past_register.file_missing"),
        (("disclosure", "import", tmp_path), "past_register.file_unreadable"),
    ):
        with pytest.raises(KioskError) as refused:
            kiosk(*words)
        assert refused.value.code == code


def test_a_letter_is_drafted_once_and_written_as_pdf(kiosk, terminal, tmp_path, capsys):
    number = terminal.disclosure.submit(citizen(), request_id=new_id()).number
    out = tmp_path / "receipt.pdf"
    assert kiosk("disclosure", "letter", number, "登记回执", "--out", out, "--json") == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["kind"], first["state"]) == ("registration_receipt", "draft")
    assert number in squeezed(pdfminer_text(out.read_bytes()))
    assert kiosk("disclosure", "letter", number, "registration_receipt", "--out", out) == 0
    assert "草稿，还没有文号" in capsys.readouterr().out
    assert [letter.id for letter in terminal.letters.of_case(number)] == [first["id"]]


def test_a_letter_that_cannot_be_written_is_told(kiosk, terminal, tmp_path):
    number = terminal.disclosure.submit(citizen(), request_id=new_id()).number
    for words, code in (
        ((number, "open", "--out", tmp_path / "letter.txt"), "letter.file_kind"),
        ((number, "情况说明", "--out", tmp_path / "letter.pdf"), "letter.kind_unknown"),
        (("2026-9999", "open", "--out", tmp_path / "letter.pdf"), "disclosure.unknown_number"),
        ((number, "登记回执", "--out", "/proc/letter.pdf"), "letter.unwritable"),
    ):
        with pytest.raises(KioskError) as refused:
            kiosk("disclosure", "letter", *words)
        assert refused.value.code == code


def test_a_receipt_is_verified_and_a_changed_one_refused(kiosk, terminal, capsys):
    receipt = terminal.disclosure.submit(citizen(), request_id=new_id())
    link = marked_link(application_link(terminal.settings, receipt.number), receipt.mark)
    assert kiosk("disclosure", "verify", link, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["genuine"], told["standing"], told["number"]) == (True, "same", receipt.number)
    terminal.workdays.close(date(2026, 12, 1), "那达慕", actor="9001")
    assert kiosk("disclosure", "verify", link) == 0
    assert "现在的答复期限  2026-12-21" in capsys.readouterr().out
    with pytest.raises(KioskError) as refused:
        kiosk("disclosure", "verify", link.replace(receipt.number, "2026-0002"))
    assert refused.value.code == "receipt_mark.forged"


def test_the_doctor_tells_of_a_year_whose_calendar_is_missing(terminal, settings, kiosk, year_file):
    @contextmanager
    def opened():
        yield terminal

    def said() -> str:
        findings = {found.name: found for found in examine(settings.data_dir, opened)}
        assert findings["工作日日历"].ok
        return findings["工作日日历"].detail

    assert "还没有 2027 年的放假安排" in said()
    kiosk("workdays", "set", 2027, year_file)
    assert said() == "录有 2024–2027 年"
