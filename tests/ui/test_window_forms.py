"""Forms as data: what is asked follows from the answers, and nothing answered is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ui.window.forms.model import Field, Form, Option, Values, problems_of
from ui.window.forms.open_form import OpenForm

TODAY = date(2026, 11, 20)
KINDS = (Option("letter", "信函"), Option("fax", "传真"))


def asked(values: Values) -> Sequence[Field]:
    kind = Field("kind", "方式", "choice", options=KINDS)
    day = Field("day", "哪一天", "day")
    more = Field("station", "发自", required=False)
    return [kind, day, more] if values.get("kind") == "fax" else [kind, day]


def form(name: str = "one") -> Form:
    return Form(name, "登记", "登记", asked, TODAY)


def test_every_answer_is_checked_by_its_kind() -> None:
    assert set(problems_of(form(), {})) == {"kind", "day"}
    assert set(problems_of(form(), {"kind": "pigeon", "day": "昨天"})) == {"kind", "day"}
    assert problems_of(form(), {"kind": "fax", "day": "11-20"}) == {}


def test_a_field_comes_and_goes_with_the_answer_it_follows_from() -> None:
    open_form = OpenForm({})
    open_form.begin(form())
    rows = open_form.rows
    assert rows.rowCount() == 2
    open_form.pick("kind", "fax")
    assert rows.place("station") == 2
    open_form.put("station", "0470-1")
    open_form.pick("kind", "letter")
    assert rows.rowCount() == 2
    open_form.pick("kind", "fax")
    assert open_form.answers["station"] == "0470-1"


def test_a_form_put_away_keeps_its_answers_and_one_that_was_taken_does_not() -> None:
    kept: dict[str, dict[str, str]] = {}
    open_form = OpenForm(kept)
    open_form.begin(form())
    open_form.put("day", "11-20")
    open_form.putAway()
    open_form.begin(form("another"))
    assert open_form.answers["day"] == ""
    open_form.begin(form())
    assert open_form.answers["day"] == "11-20"
    open_form.end()
    open_form.begin(form())
    assert open_form.answers["day"] == ""
    assert kept == {}


def test_what_is_wrong_calls_the_keyboard_to_the_first_such_field() -> None:
    open_form = OpenForm({})
    open_form.begin(form())
    open_form.pick("kind", "letter")
    wanted: list[int] = []
    taken: list[bool] = []
    open_form.wanted.connect(wanted.append)
    open_form.submitted.connect(lambda: taken.append(True))
    open_form.submit()
    assert (wanted, taken) == ([1], [])
    open_form.put("day", "11-20")
    open_form.submit()
    assert taken == [True]
