"""``disclosure due``, ``disclosure fee``, ``id check`` and ``uscc check``."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from kiosk.__main__ import main
from kiosk.common.identity import check_digit
from tests.disclosure.forms import CREDIT_CODE

WHOLE = [
    ("2026-01-30", ("2026-02-10", "2026-02-27", "2026-03-05", "2026-04-02")),
    ("2026-02-14", ("2026-03-03", "2026-03-13", "2026-03-20", "2026-04-20")),
    ("2026-04-30", ("2026-05-13", "2026-05-25", "2026-06-01", "2026-06-30")),
    ("2026-09-18", ("2026-09-29", "2026-10-15", "2026-10-22", "2026-11-19")),
    ("2026-09-20", ("2026-09-30", "2026-10-16", "2026-10-23", "2026-11-20")),
    ("2026-09-30", ("2026-10-15", "2026-10-27", "2026-11-03", "2026-12-01")),
    ("2025-12-31", ("2026-01-12", "2026-01-22", "2026-01-29", "2026-03-04")),
]


@pytest.fixture
def kiosk(tmp_path, capsys):
    """Runs the whole command line without any terminal set up; its JSON, or its text."""

    def run(*words: str):
        assert main(["--data", str(tmp_path / "none"), *words]) == 0
        told = capsys.readouterr().out
        return json.loads(told) if "--json" in words else told

    return run


@pytest.mark.parametrize(("received", "due"), WHOLE)
def test_due_dates_of_the_law(kiosk, received, due):
    for days, expected in zip(("7", "15", "20", "40"), due, strict=True):
        told = kiosk("disclosure", "due", received, "--days", days, "--json")
        assert (told["due_on"], told["provisional"]) == (expected, False)


def test_each_day_of_a_limit_is_there_once_with_its_reason(kiosk):
    told = kiosk("disclosure", "due", "2026-09-20", "--json")
    days = [date.fromisoformat(one["date"]) for one in told["days"]]
    assert days == [date(2026, 9, 20) + timedelta(n) for n in range(len(days))]
    assert sum(one["counted"] for one in told["days"]) == 20
    why = {one["date"]: one["why"] for one in told["days"]}
    assert why["2026-09-20"] == "收到当日不计入"
    assert why["2026-10-01"] == "放假（国庆节）"
    assert why["2026-10-10"] == "调休上班（国庆节）"
    assert why["2026-09-25"] == "放假（中秋节）"


def test_a_stop_pushes_the_limit(kiosk):
    words = ("disclosure", "due", "2026-03-02", "--json")
    assert kiosk(*words)["due_on"] == "2026-03-30"
    told = kiosk(*words, "--stop", "2026-03-06:2026-03-20")
    assert told["due_on"] == "2026-04-14"
    stopped = [one["date"] for one in told["days"] if one["why"] == "暂停计时"]
    assert (stopped[0], stopped[-1], len(stopped)) == ("2026-03-09", "2026-03-20", 10)


def test_a_year_without_a_table_makes_the_date_provisional(kiosk):
    assert kiosk("disclosure", "due", "2026-12-25", "--json")["provisional"] is True
    assert "暂定" in kiosk("disclosure", "due", "2026-12-25")


def test_people_read_the_counting_line_by_line(kiosk):
    told = kiosk("disclosure", "due", "2026-09-18", "--days", "2")
    assert "到期日    2026-09-21" in told
    assert "2026-09-20 周日  第   1 日  调休上班（国庆节）" in told


def test_the_sum_of_a_fee(kiosk):
    told = kiosk("disclosure", "fee", "--items", "43", "--json")
    assert told["amount"] == 4900
    assert told["bands"][-1] == {"from": 41, "to": 43, "count": 3, "each": 300, "amount": 900}
    assert "第 101–150 页  50 页 × 20 元 = 1000 元" in kiosk("disclosure", "fee", "--pages", "150")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("due", "2026-02-30"), "2026-11-20"),
        (("due", "2026-01-30", "--stop", "2026-02-01"), "2026-03-06:2026-03-20"),
        (("due", "2026-01-30", "--days", "many"), "--days"),
        (("fee",), "--items"),
        (("fee", "--items", "3", "--pages", "4"), "--pages"),
    ],
)
def test_wrong_usage_is_told(tmp_path, capsys, words, says):
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(tmp_path), "disclosure", *words])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert says in told
    assert "argument" not in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("disclosure", "due", "2026-01-30", "--days", "0"), "1 到 400 个工作日"),
        (("disclosure", "due", "2026-01-30", "--stop", "2026-02-09:2026-02-01"), "暂停计时"),
        (("disclosure", "fee", "--pages", "-1"), "0 到 10000"),
        (("id", "check", "110105194912310021"), "末位校验"),
        (("id", "check", "11010519491231002"), "现在是 17 位"),
        (("id", "check", "11010519490231002X"), "出生日期不存在"),
        (("uscc", "check", CREDIT_CODE[:-1] + "X"), "末位校验"),
        (("uscc", "check", "91150799M0001A0YI4"), "不含 I、O"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(tmp_path, capsys, words, says):
    assert main(["--data", str(tmp_path), *words]) == 1
    caught = capsys.readouterr()
    assert says in caught.err
    assert not caught.out


def _number(region: str, born: str, serial: str = "012") -> str:
    return region + born + serial + check_digit(region + born + serial)


@pytest.mark.parametrize(
    ("region", "born"),
    [
        ("150721", "19850607"),
        ("500101", "19700102"),
        ("810000", "19990505"),
        ("820000", "19990505"),
        ("830000", "19990505"),
        ("911124", "19811230"),
    ],
)
def test_real_numbers_of_every_kind_are_right(kiosk, region, born):
    number = _number(region, born)
    told = kiosk("id", "check", number, "--json")
    assert (told["valid"], told["number"]) == (True, number)
    assert told["born"] == f"{born[:4]}-{born[4:6]}-{born[6:]}"


def test_a_birth_in_the_future_is_refused(tmp_path, capsys):
    assert main(["--data", str(tmp_path), "id", "check", _number("110105", "20990101")]) == 1
    assert "晚于今天" in capsys.readouterr().err


def test_a_number_is_understood_as_people_type_it(kiosk):
    assert kiosk("id", "check", " 110105 19491231 002x ", "--json")["number"].endswith("X")
    assert "出生日期  1949-12-31" in kiosk("id", "check", "11010519491231002X")


def test_a_credit_code_says_whose_it_may_be(kiosk):
    assert kiosk("uscc", "check", CREDIT_CODE, "--json")["holder_hint"] == "企业"
    assert "企业" in kiosk("uscc", "check", CREDIT_CODE.lower())
