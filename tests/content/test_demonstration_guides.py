"""What ships for the demonstration hall holds together: keys, codes, forms and bundles."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import cast

from kiosk.content.codec import Document, decode
from kiosk.content.model import ServiceItem
from kiosk.content.public_model import Bundle, PaperForm
from kiosk.content.situations import Need, needs
from kiosk.settings import resource_root


@cache
def documents(kind: str) -> dict[str, Document]:
    lines = (resource_root() / "offline_cache" / f"{kind}.jsonl").read_text("utf-8").splitlines()
    found = {}
    for line in lines:
        change = json.loads(line)
        found[change["id"]] = decode(kind, json.dumps(change["doc"]))
    return found


def items() -> dict[str, ServiceItem]:
    return cast("dict[str, ServiceItem]", documents("service_item"))


def bundles() -> list[Bundle]:
    return cast("list[Bundle]", list(documents("bundle").values()))


def test_every_key_of_a_material_is_an_answer_of_its_item() -> None:
    for one in items().values():
        keys = [option.key for asked in one.situations for option in asked.options]
        assert len(keys) == len(set(keys)), one.name
        for material in one.materials:
            assert set(material.when) <= set(keys), (one.name, material.name)


def test_every_question_decides_about_a_material() -> None:
    asking = [one for one in items().values() if one.situations]
    assert len(asking) >= 25
    for one in asking:
        used = {key for material in one.materials for key in material.when}
        for asked in one.situations:
            assert len(asked.options) >= 2
            assert used & {option.key for option in asked.options}, (one.name, asked.question)


def test_a_material_that_depends_on_answers_says_when_it_is_needed() -> None:
    for one in items().values():
        for material, told in needs(one, ()):
            assert (told is Need.OPEN) == bool(material.when)
            assert not material.when or material.condition


def test_related_items_and_events_are_there_and_lead_somewhere() -> None:
    for code, one in items().items():
        assert one.life_events, one.name
        assert one.related, one.name
        assert code not in one.related
        assert set(one.related) <= set(items()), one.name


def test_changes_are_not_older_than_the_guide_says_and_reviews_not_before_updates() -> None:
    changed = [one for one in items().values() if one.changes]
    assert len(changed) >= 10
    for one in items().values():
        assert one.updated_on
        assert one.reviewed_on
        assert one.reviewed_on >= one.updated_on
        assert all(change.on <= one.updated_on for change in one.changes)


def test_every_form_is_asked_for_and_every_form_asked_for_is_there() -> None:
    asked = {m.form_code for one in items().values() for m in one.materials if m.form_code}
    asked |= {m.form_code for one in bundles() for m in one.materials if m.form_code}
    assert asked == set(documents("form"))
    assert len(asked) >= 12


def test_samples_name_nobody() -> None:
    for form in cast("list[PaperForm]", list(documents("form").values())):
        rows = [row for section in form.sections for row in section.rows]
        assert any(row.filled for row in rows), form.title
        for row in rows:
            assert not re.search(r"\d{15,}", row.filled), (form.title, row.label)
            assert not re.search(r"1[3-9]\d{9}", row.filled), (form.title, row.label)
            if "姓名" in row.label and row.filled:
                assert "*" in row.filled, (form.title, row.label)


def test_bundles_are_of_items_that_stand_with_a_window_and_a_queue() -> None:
    windows, businesses = documents("window"), documents("business")
    assert len(bundles()) >= 6
    for one in bundles():
        assert len(one.items) >= 2
        assert set(one.items) <= set(items()), one.name
        assert set(one.windows) <= set(windows), one.name
        assert one.business in businesses, one.name
        assert {items()[code].business for code in one.items} & {one.business}, one.name
        assert any(one.event in items()[code].life_events for code in one.items), one.name
