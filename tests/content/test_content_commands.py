"""The commands of this room, as a technician or a script uses them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.__main__ import build_parser
from kiosk.common.errors import KioskError, Rejected
from kiosk.common.wording import say
from kiosk.content.service import Content
from kiosk.settings import messages_dir
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail

CODE = "11150799MB0000027M0001090010001"
LIST = (
    "名称,编码,部门,事项类型,网址\n"
    f"居民身份证补领,{CODE},示范县公安局,07,https://www.example.cn/1\n"
    ",11150799MB0000027M0001090010002,示范县公安局,07,\n"
)


@dataclass
class Opened:
    content: Content


Run = Callable[..., int]


@pytest.fixture
def run(sqlite_store: Store) -> Run:
    @contextmanager
    def opened() -> Iterator[Opened]:
        yield Opened(Content(sqlite_store, sqlite_store.clock))

    def command(*words: object) -> int:
        args = build_parser(["content"]).parse_args([str(word) for word in words])
        return int(args.handler(args, opened))

    return command


@pytest.fixture
def listed(run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "清单.csv"
    path.write_text(LIST, "utf-8")
    assert run("content", "import", path) == 0
    return path


def test_an_import_says_what_came_and_what_was_left_out(
    listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = capsys.readouterr().out
    assert "新增 1，更新 0，未变 0，跳过 1" in out
    assert "第 3 行，缺少事项名称" in out


def test_an_import_in_json(run: Run, listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("content", "import", listed, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["added"], report["unchanged"]) == (0, 1)
    assert report["files"][0]["skipped"][0]["line"] == 3


def test_a_file_that_cannot_be_taken_fails_with_one_line(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("content", "import", tmp_path / "none.csv") == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "找不到这个文件" in err


def test_search_prints_a_list_of_hits(
    run: Run, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("search", "sfz", "--limit", "5", "--json") == 0
    (hit,) = json.loads(capsys.readouterr().out)
    assert {
        "kind": "service_item",
        "code": CODE,
        "department": "示范县公安局",
    }.items() <= hit.items()
    assert run("search", "没有的", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run("search", "没有的") == 0
    assert "没有找到" in capsys.readouterr().out


@pytest.mark.parametrize("limit", ["0", "-1", "x", "201"])
def test_a_wrong_limit_is_wrong_usage(run: Run, limit: str) -> None:
    with pytest.raises(SystemExit) as caught:
        run("search", "身", "--limit", limit)
    assert caught.value.code == 2


def test_a_guide_is_printed(run: Run, listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("guide", CODE) == 0
    assert "居民身份证补领" in capsys.readouterr().out
    assert run("guide", CODE, "--json") == 0
    assert json.loads(capsys.readouterr().out)["online_url"] == "https://www.example.cn/1"
    with pytest.raises(Rejected, match=r"guide\.unknown"):
        run("guide", "x")


def test_lint_and_stats(run: Run, listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("content", "lint") == 0
    assert "错误 0 条，提醒 1 条" in capsys.readouterr().out
    assert run("content", "lint", "--json") == 0
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding["code"] == "lint.guide_missing"
    assert run("content", "stats", "--json") == 0
    assert json.loads(capsys.readouterr().out)["service_item"] == 1
    assert run("content", "stats") == 0
    assert "事项：1" in capsys.readouterr().out


def test_every_code_of_this_room_has_its_words() -> None:
    import re

    from kiosk.content import model

    room = Path(model.__file__).parent
    files = [*room.glob("*.py"), *(room / "importing").glob("*.py")]
    sources = "".join(path.read_text("utf-8") for path in files)
    pattern = r'"((?:content|snapshot|import|guide|organ|notice|policy|hall|browse|qr)\.[a-z_]+)"'
    others = {"content.release_loaded", "content.items_imported", "content.policy_imported"}
    others |= {"content.indexed", "content.index_format"}
    codes = set(re.findall(pattern, sources)) - others - {"guide.promised_limit"}
    assert len(codes) > 40
    for code in codes:
        said = say(KioskError(code), messages_dir())
        assert code not in said, code


@pytest.fixture
def later(tmp_path: Path) -> Path:
    path = tmp_path / "后来.csv"
    path.write_text(LIST.replace("补领", "换领"), "utf-8")
    return path


def test_an_import_over_public_content_needs_a_second_person(
    run: Run, listed: Path, later: Path
) -> None:
    with pytest.raises(Rejected) as caught:
        run("content", "import", later)
    assert (caught.value.code, caught.value.params["count"]) == ("import.second_person", 1)
    with pytest.raises(Rejected, match=r"import\.why_needed"):
        run("content", "import", later, "--directly")


def test_a_technician_says_why_nobody_else_checks_and_it_is_in_the_audit(
    run: Run,
    listed: Path,
    later: Path,
    sqlite_store: Store,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "大厅原来没有内容，已直接公开。" in capsys.readouterr().out
    assert run("content", "import", later, "--directly", "--why", "切换当晚补录") == 0
    assert "没有经过第二人审核，已直接公开；理由已记入审计。" in capsys.readouterr().out
    with sqlite_store.read() as connection:
        facts = connection.execute(select(audit_trail.c.facts)).scalars().all()
    assert [json.loads(one)["why"] for one in facts if "why" in json.loads(one)] == ["切换当晚补录"]
