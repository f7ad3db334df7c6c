"""Every command of the command line keeps what the README and scripts rely on."""

from __future__ import annotations

import json
from datetime import date, datetime
from uuid import uuid4

import pytest

from kiosk.store.tables import audit_trail
from tests.e2e.halls import Hall, form_file

CARD = "11150799MB0000027M0007090010011"
"""The demonstration's guide to a first identity card."""

READING = [
    ["doctor"],
    ["version"],
    ["content", "stats"],
    ["content", "lint"],
    ["search", "身份证"],
    ["guide", CARD],
    ["ticket", "businesses"],
    ["ticket", "list"],
    ["sync", "status"],
    ["audit", "verify"],
    ["disclosure", "report", "2026"],
    ["disclosure", "due", "2026-01-30"],
    ["workdays", "show", "2026"],
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_reading_command_tells_people_and_scripts(shared: Hall, words: list[str]) -> None:
    for_people = shared.run(*words)
    assert (for_people.code, for_people.err) == (0, "")
    assert for_people.out.strip()
    assert shared.told(*words) is not None


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_reading_command_changes_nothing(shared: Hall, words: list[str]) -> None:
    shared.run(*words)
    before = shared.fingerprint()
    shared.run(*words)
    assert shared.fingerprint() == before


def test_businesses_are_a_list_of_code_name_prefix_and_open(shared: Hall) -> None:
    businesses = shared.told("ticket", "businesses")
    assert len(businesses) == 8
    for business in businesses:
        assert {"code", "name", "prefix", "open"} <= business.keys()
        assert business["open"] is True


def test_a_ticket_tells_its_number_and_where_to_wait(demo: Hall) -> None:
    business = demo.business(1)
    ticket = demo.told("ticket", "take", business["code"])
    promised = {"id", "number", "business", "issued_at", "waiting_ahead", "windows"}
    assert promised <= ticket.keys()
    assert ticket["number"] == f"{business['prefix']}001"
    assert ticket["business"] == business["code"]
    assert ticket["waiting_ahead"] == 0
    assert ticket["windows"] == business["windows"]
    assert datetime.fromisoformat(ticket["issued_at"]).tzinfo is not None
    assert [row["id"] for row in demo.told("ticket", "list")] == [ticket["id"]]


def test_the_same_request_gives_the_same_ticket_and_nothing_more(demo: Hall) -> None:
    asked = ("ticket", "take", demo.business()["code"], "--request-id", uuid4())
    first = demo.told(*asked)
    before = demo.fingerprint()
    assert demo.told(*asked) == first
    assert demo.fingerprint() == before


def test_a_request_used_for_another_business_is_refused(demo: Hall) -> None:
    request = uuid4()
    demo.told("ticket", "take", demo.business(0)["code"], "--request-id", request)
    before = demo.fingerprint()
    other = demo.business(1)["code"]
    assert demo.run("ticket", "take", other, "--request-id", request).reason
    assert demo.fingerprint() == before


def test_calling_takes_the_first_who_waits(demo: Hall) -> None:
    business = demo.business()
    first = demo.told("ticket", "take", business["code"])
    second = demo.told("ticket", "take", business["code"])
    window = business["windows"][0]
    called = demo.told("call", "next", "--window", window)
    assert (called["number"], called["window"]) == (first["number"], window)
    assert demo.told("call", "next", "--window", window)["number"] == second["number"]
    assert demo.told("call", "next", "--window", window) is None


def test_hits_are_a_list_of_kind_code_name_and_department(shared: Hall) -> None:
    hits = shared.told("search", "身份证", "--limit", 5)
    assert 0 < len(hits) <= 5
    for hit in hits:
        assert {"kind", "code", "name", "department"} <= hit.keys()
    assert hits[0]["kind"] == "service_item"
    assert "身份证" in hits[0]["name"]


@pytest.mark.parametrize("query", ["居民身份证首次申领", "sfz", "shenfenzheng", CARD, "證"])
def test_a_guide_is_found_by_name_pinyin_initials_and_code(shared: Hall, query: str) -> None:
    assert any("证" in hit["name"] for hit in shared.told("search", query))


def test_a_guide_has_all_that_a_resident_needs(shared: Hall) -> None:
    guide = shared.told("guide", CARD)
    assert guide["code"] == CARD
    needed = ("name", "department", "materials", "steps", "windows", "legal_basis")
    assert all(guide[field] for field in needed)


def test_the_demonstrations_guides_pass_their_own_rules(shared: Hall) -> None:
    findings = shared.told("content", "lint")
    assert [found for found in findings if found["severity"] == "error"] == []
    stats = shared.told("content", "stats")
    assert stats["complete_guides"] >= 60
    assert stats["organ"] >= 12
    assert stats["business"] == 8
    assert stats["notice"] + stats["policy"] >= 10


def test_an_application_tells_number_query_code_and_dates(demo: Hall) -> None:
    receipt = demo.told("apply", "--from", form_file(demo.folder))
    assert {"number", "query_code", "received_on", "due_on"} <= receipt.keys()
    assert date.fromisoformat(receipt["due_on"]) > date.fromisoformat(receipt["received_on"])
    shown = demo.run("application", receipt["number"])
    assert shown.code == 0
    detail = demo.told("application", receipt["number"])
    assert detail["number"] == receipt["number"]
    for personal in ("李小梅", "11010519491231002X", "13812345678", "8 号"):
        assert personal not in shown.out
        assert personal not in json.dumps(detail, ensure_ascii=False)


def test_the_same_request_gives_the_same_receipt(demo: Hall) -> None:
    asked = ("apply", "--from", form_file(demo.folder), "--request-id", uuid4())
    first = demo.told(*asked)
    before = demo.fingerprint()
    assert demo.told(*asked) == first
    assert demo.fingerprint() == before


def test_a_request_used_for_another_application_is_refused(demo: Hall) -> None:
    request = uuid4()
    demo.told("apply", "--from", form_file(demo.folder), "--request-id", request)
    other = form_file(demo.folder, description="另一份申请的内容")
    before = demo.fingerprint()
    assert demo.run("apply", "--from", other, "--request-id", request).reason
    assert demo.fingerprint() == before


def test_a_backup_is_made_and_comes_back(demo: Hall) -> None:
    demo.told("ticket", "take", demo.business()["code"])
    backup = demo.told("backup", "create")
    assert demo.told("backup", "restore", backup["path"])["kept"]
    assert len(demo.told("ticket", "list")) == 1
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))


def test_every_change_is_in_the_audit_trail(demo: Hall) -> None:
    business = demo.business()
    demo.told("ticket", "take", business["code"])
    demo.told("call", "next", "--window", business["windows"][0])
    demo.told("apply", "--from", form_file(demo.folder))
    with demo.opened() as terminal, terminal.store.read() as connection:
        told = {row.action for row in connection.execute(audit_trail.select())}
    assert {"ticket.issued", "ticket.called", "application.submitted"} <= told
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))


def test_the_version_is_the_packages_own(shared: Hall) -> None:
    from importlib.metadata import version

    assert shared.told("version") == {"version": version("hall-kiosk")}
