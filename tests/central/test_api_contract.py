"""docs/central-platform-api.yaml is what the code does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from starlette.routing import Route

from kiosk.central import answering, api, workdays
from kiosk.central.platform import Platform
from kiosk.sync.protocol import (
    MAX_CHANGES,
    MESSAGES,
    CommandsAnswer,
    HeartbeatAnswer,
    canonical,
)
from kiosk.sync.workday_tables import WorkdayTables
from tests.central.talking import Talker

PAPER = Path(__file__).parents[2] / "docs" / "central-platform-api.yaml"


@pytest.fixture(scope="module")
def paper() -> dict[str, Any]:
    return yaml.safe_load(PAPER.read_text("utf-8"))


def test_the_paper_knows_every_path_and_method_of_the_code(
    paper: dict[str, Any], lite: Platform
) -> None:
    coded = {
        (route.path, method.lower())
        for router in (api.router(lite), workdays.router(lite), answering.router(lite))
        for route in router.routes
        if isinstance(route, Route)
        for method in route.methods or ()
    }
    written = {(path, method) for path, item in paper["paths"].items() for method in item}
    assert coded == written


def test_the_paper_has_the_schemas_of_the_code(paper: dict[str, Any]) -> None:
    _, coded = msgspec.json.schema_components(
        (*MESSAGES, WorkdayTables, *answering.MESSAGES), ref_template="#/components/schemas/{name}"
    )
    assert paper["components"]["schemas"] == json.loads(json.dumps(coded))


def test_every_reference_in_the_paper_leads_somewhere(paper: dict[str, Any]) -> None:
    for reference in references(paper):
        place: Any = paper
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        assert place


def references(part: Any) -> list[str]:
    if isinstance(part, list):
        return [found for one in part for found in references(one)]
    if not isinstance(part, dict):
        return []
    found = [reference for value in part.values() for reference in references(value)]
    return [*found, part["$ref"]] if isinstance(part.get("$ref"), str) else found


def test_page_sizes_are_those_of_the_paper(paper: dict[str, Any], talker: Talker) -> None:
    parameters = {one["name"]: one for one in paper["paths"]["/v1/changes"]["get"]["parameters"]}
    assert parameters["limit"]["schema"]["maximum"] == MAX_CHANGES
    assert talker.get(f"/v1/changes?limit={MAX_CHANGES}").status_code == 200
    for wrong in ("limit=251", "limit=0", "limit=x", "type=%00", "cursor=" + "x" * 201):
        answer = talker.get(f"/v1/changes?{wrong}")
        assert (answer.status_code, answer.json()["code"]) == (422, "query.invalid")


def test_an_unknown_cursor_is_gone_and_an_unknown_checkpoint_not_found(
    talker: Talker, platform: Platform
) -> None:
    from kiosk.central import feed

    feed.publish(platform, [])
    for cursor in ("99", "x", "-1", "release:none", "release:%00", "9" * 30):
        assert talker.get(f"/v1/changes?cursor={cursor}").status_code == 410
    for checkpoint in ("0", "x", "9" * 30):
        assert talker.get(f"/v1/checkpoints/{checkpoint}").status_code == 404


def test_commands_and_heartbeat_answer_as_written(talker: Talker) -> None:
    commands = talker.get("/v1/commands")
    assert msgspec.json.decode(commands.content, type=CommandsAnswer) == CommandsAnswer(1)
    body = canonical({"proto": 1, "heartbeat": {"queued": 0, "parked": 0}})
    beat = talker.client.post("/v1/heartbeat", content=body, headers=talker.head)
    assert msgspec.json.decode(beat.content, type=HeartbeatAnswer).proto == 1


def test_errors_carry_the_statuses_of_the_paper(paper: dict[str, Any], talker: Talker) -> None:
    written = paper["paths"]["/v1/events"]["post"]["responses"]
    for body in (b"x", b"{}", b'{"proto":1,"epoch":"e1","events":[{}]}'):
        assert str(talker.send_body(body).status_code) in written
