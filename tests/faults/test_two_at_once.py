"""Two processes on one data folder: numbers stay unique, and nothing is lost or done twice."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence

from kiosk.common.ids import new_id
from tests.e2e.halls import PROGRAM, ROOT, Hall, form_file


def at_once(hall: Hall, *commands: Sequence[object]) -> list[tuple[int, str, str]]:
    """The commands started together; code, output and reason of each."""
    started = [
        subprocess.Popen(
            [*PROGRAM, "--data", str(hall.folder), *map(str, words)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            text=True,
        )
        for words in commands
    ]
    return [(process.returncode, *ends) for process in started for ends in [process.communicate()]]


def test_tickets_and_applications_taken_together_are_all_different(demo: Hall) -> None:
    form = form_file(demo.folder)
    take = ("ticket", "take", "hj", "--json")
    apply = ("apply", "--from", form, "--json")
    done = at_once(demo, take, apply, take, apply, take)
    assert [code for code, _, _ in done] == [0] * 5, done
    told = [json.loads(out) for _, out, _ in done]
    assert {row["number"] for row in told[::2]} == {"B001", "B002", "B003"}
    assert len({row["number"] for row in told[1::2]}) == 2
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))
    assert demo.told("sync", "status")["queued"] == 5


def test_one_request_from_two_processes_is_one_record(demo: Hall) -> None:
    request, filed = new_id(), new_id()
    take = ("ticket", "take", "hj", "--request-id", request, "--json")
    apply = ("apply", "--from", form_file(demo.folder), "--request-id", filed, "--json")
    done = at_once(demo, take, take, apply, apply)
    assert [code for code, _, _ in done] == [0] * 4, done
    assert done[0][1] == done[1][1]
    assert done[2][1] == done[3][1]
    assert demo.told("sync", "status")["queued"] == 2


def test_two_windows_never_call_the_same_number(demo: Hall) -> None:
    business = demo.business(1)
    for _ in range(2):
        demo.told("ticket", "take", business["code"])
    windows = business["windows"][:2]
    done = at_once(demo, *(("call", "next", "--window", one, "--json") for one in windows))
    assert [code for code, _, _ in done] == [0, 0], done
    assert {json.loads(out)["number"] for _, out, _ in done} == {"B001", "B002"}


def test_everything_else_that_writes_may_meet_too(demo: Hall, tmp_path) -> None:
    policy = tmp_path / "notice.txt"
    policy.write_text("关于试运行的通知\n\n各窗口：\n今日试运行。\n", "utf-8")
    bring = ("content", "import", policy, "--directly", "--why", "试运行", "--json")
    done = at_once(
        demo, bring, bring, ("backup", "create", "--json"), ("ticket", "take", "hj", "--json")
    )
    assert [code for code, _, _ in done] == [0] * 4, done
    assert sum(json.loads(out)["added"] for _, out, _ in done[:2]) == 1
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))


def test_two_inits_at_once_make_one_hall(empty: Hall) -> None:
    done = at_once(empty, ["init"], ["init"])
    assert 0 in {code for code, _, _ in done}, done
    assert all(code in (0, 1) and "Traceback" not in err for code, _, err in done), done
    assert empty.told("ticket", "list") == []
    assert all(verdict["intact"] for verdict in empty.told("audit", "verify"))
