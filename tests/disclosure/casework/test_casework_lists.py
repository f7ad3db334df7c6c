"""The desk's lists: views, search, lights with their cause, and what resembles what."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.common.errors import Rejected
from kiosk.disclosure.casework.terms import View
from kiosk.disclosure.model import Light
from kiosk.disclosure.states import State
from tests.disclosure.casework.conftest import CLERK


def numbers(rows):
    return [row.number for row in rows]


def test_every_view_counts_what_it_lists(casework, received, on):
    fresh = received("2026-11-16")
    at_work = casework.take_up(received("2026-11-17").number, actor=CLERK, version=1)
    done = casework.take_up(received("2026-11-18").number, actor=CLERK, version=1)
    done = casework.answer(
        done.number,
        row="1",
        open_part="见附件",
        answered_on=on("2026-11-19"),
        actor=CLERK,
        version=done.version,
    )
    assert numbers(casework.worklist(View.TODO)) == [fresh.number, at_work.number, done.number]
    assert numbers(casework.worklist("answered")) == [done.number]
    counts = casework.counts()
    assert counts == {view: len(casework.worklist(view)) for view in View}
    assert (counts[View.ALL], counts[View.ANSWERED], counts[View.OVERDUE]) == (3, 1, 0)


def test_each_light_has_its_cause(casework, received, on):
    case = received("2026-11-02")
    said = {}
    for day in ("2026-11-02", "2026-11-25", "2026-11-30", "2026-12-01"):
        on(day)
        row = casework.worklist(View.ALL)[0]
        said[day] = (row.light, row.light_cause)
    assert case.due_on == date(2026, 11, 30)
    assert said == {
        "2026-11-02": (Light.GREEN, "距答复期限 2026-11-30 还有 20 个工作日"),
        "2026-11-25": (Light.YELLOW, "距答复期限 2026-11-30 只有 3 个工作日"),
        "2026-11-30": (Light.YELLOW, "今天是答复期限的最后一天"),
        "2026-12-01": (Light.RED, "答复期限 2026-11-30 已过 1 个工作日"),
    }


@pytest.mark.parametrize("search", ["0002", "供热规划", "11010519491231002x", "欧阳"])
def test_a_search_finds_by_number_words_name_and_whole_document_number(casework, received, search):
    received("2026-11-16", document_number="11010119900307109X", name="张三")
    found = received("2026-11-17", title_or_number="城区供热规划", name="欧阳测试")
    assert numbers(casework.worklist(View.ALL, search=search)) == [found.number]
    assert casework.worklist(View.ALL, search="查无此词") == []


def test_a_department_sees_what_it_was_given(casework, received):
    case = received("2026-11-16")
    received("2026-11-17")
    casework.assign(case.number, department="150799-010", actor=CLERK, version=case.version)
    assert numbers(casework.worklist(View.ALL, department="150799-010")) == [case.number]
    assert casework.counts(department="150799-010")[View.TODO] == 1


def test_pages_of_a_list_follow_each_other(casework, received):
    given = [received(f"2026-11-{day}").number for day in range(16, 20)]
    pages = [casework.worklist(View.ALL, offset=at, limit=2) for at in (0, 2)]
    assert numbers(pages[0]) + numbers(pages[1]) == given


def test_repeated_and_similar_applications_are_shown_the_likest_first(casework, received):
    first = received("2026-11-16")
    other = received(
        "2026-11-17",
        document_number="11010119900307109X",
        description="申请城南街道征地补偿安置方案批复",
    )
    received(
        "2026-11-18",
        document_number="110101199003070193",
        title_or_number="供热",
        description="供热管网改造计划",
    )
    again = received("2026-11-19")
    found = casework.similar(again.number)
    assert [(case.number, case.same_applicant) for case in found] == [
        (first.number, True),
        (other.number, False),
    ]
    assert found[0].likeness == 1.0
    assert "第三十六条第六项" in found[0].why
    assert found[0].state is State.REGISTERED
    assert "李小梅" not in repr(found)


def test_an_unknown_number_has_no_case(casework):
    for call in (casework.similar, lambda number: casework.case(number, actor=CLERK)):
        with pytest.raises(Rejected, match=r"^disclosure.unknown_number"):
            call("2026-9999")
