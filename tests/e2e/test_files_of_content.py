"""Lists, policies and releases brought in from files, good and broken."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.e2e.halls import ROOT, SAMPLES, Hall

HEADER = "事项名称,实施编码,实施主体,事项类型\n"
GOOD = "示例事项一,11150702MB00000000000000000001,城区民政局,行政许可\n"

needs_samples = pytest.mark.skipif(
    not SAMPLES.exists(), reason="the sample files are not beside the project"
)


@needs_samples
def test_the_whole_list_comes_in_and_a_second_time_changes_nothing(real: Hall) -> None:
    first = real.told("content", "import", SAMPLES / "items.csv")
    assert (first["added"], first["changed"], first["unchanged"]) == (980, 0, 0)
    assert first["files"][0]["skipped"] == []
    assert real.told("content", "stats")["service_item"] == 980
    again = real.told("content", "import", SAMPLES / "items.csv")
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 980)
    assert real.told("content", "stats")["service_item"] == 980
    assert real.told("search", "登记")


@needs_samples
def test_both_policies_are_read(real: Hall) -> None:
    report = real.told("content", "import", SAMPLES / "policies")
    assert [file["error"] for file in report["files"]] == [None, None]
    assert report["added"] == 2
    assert real.told("content", "stats")["policy"] == 2
    again = real.told("content", "import", SAMPLES / "policies")
    assert (again["added"], again["changed"]) == (0, 0)
    with real.opened() as terminal:
        for policy in terminal.content.policies():
            assert policy.title
            assert policy.issuer
            assert policy.made_on or policy.published_on


def test_a_release_folder_is_loaded_whole(real: Hall) -> None:
    report = real.told("content", "import", ROOT / "offline_cache")
    assert report["files"][0]["kind"] == "release"
    assert report["added"] > 90
    assert len(real.told("ticket", "businesses")) == 8
    again = real.told("content", "import", ROOT / "offline_cache")
    assert (again["added"], again["changed"]) == (0, 0)


@pytest.mark.parametrize("spoilt", ["release.json", "service_item.jsonl", "window.jsonl"])
def test_a_spoilt_release_is_refused_whole(real: Hall, tmp_path: Path, spoilt: str) -> None:
    folder = tmp_path / "release"
    shutil.copytree(ROOT / "offline_cache", folder)
    file = folder / spoilt
    file.write_bytes(file.read_bytes()[:-40])
    before = real.fingerprint()
    assert real.run("content", "import", folder).reason
    assert real.fingerprint() == before


BROKEN = {
    "empty": b"",
    "blank": b" \n\n \n",
    "no rows": HEADER.encode(),
    "no header": GOOD.encode(),
    "header of another list": "姓名,电话\n张三,1\n".encode(),
    "half a quoted field": (HEADER + '"示例事项,' + GOOD * 3).encode(),
    "binary": bytes(range(256)) * 40,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(2000),
    "cut in a character": (HEADER + GOOD * 30).encode()[:-4] + b"\xe4\n",
    "only bad rows": (HEADER + "只有名称\n,,,\n").encode(),
    "a line of ten megabytes": HEADER.encode() + b"x" * 10_000_000,
    "a cell of a megabyte": (HEADER + GOOD.replace("示例事项一", "长" * 400_000)).encode(),
    "control characters": (HEADER + GOOD.replace("示例", "示\x1b[2J例")).encode(),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_list_is_told_and_changes_nothing(real: Hall, tmp_path: Path, what: str) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes(BROKEN[what])
    before = real.fingerprint()
    assert "items.csv" in real.run("content", "import", file).reason
    assert real.fingerprint() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_list_may_be_in_any_encoding_that_offices_save(
    real: Hall, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "items.csv"
    file.write_bytes((HEADER + GOOD).encode(encoding))
    assert real.told("content", "import", file)["added"] == 1
    assert real.told("search", "示例事项")[0]["name"] == "示例事项一"


def test_good_rows_come_in_and_bad_ones_are_named_by_line(real: Hall, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text(HEADER + GOOD + "示例事项二,,城区民政局,行政许可\n只有名称\n", "utf-8")
    report = real.told("content", "import", file)
    assert report["added"] == 1
    assert [note["line"] for note in report["files"][0]["skipped"]] == [3, 4]


def test_one_bad_file_does_not_stop_the_others(real: Hall, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text(HEADER + GOOD, "utf-8")
    bad.write_bytes(b"\0" * 100)
    missing = tmp_path / "missing.csv"
    outcome = real.run("content", "import", bad, missing, good)
    assert "bad.csv" in outcome.reason
    assert "missing.csv" in outcome.reason
    assert real.told("content", "stats")["service_item"] == 1


@pytest.mark.parametrize("name", [b"\xff\xfe.csv", b"a\nb.csv", b"\x1b[2J.csv"])
def test_a_file_may_be_named_as_it_likes(real: Hall, tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    handle = os.open(os.fsencode(folder) + b"/" + name, os.O_CREAT | os.O_WRONLY)
    os.write(handle, b"\0" * 10)
    os.close(handle)
    before = real.fingerprint()
    assert real.run("content", "import", folder).reason
    assert real.fingerprint() == before


@pytest.mark.parametrize("kind", ["an empty folder", "a pipe", "another kind"])
def test_what_is_no_file_is_told(real: Hall, tmp_path: Path, kind: str) -> None:
    given = tmp_path / "given.csv"
    if kind == "an empty folder":
        given.mkdir()
    elif kind == "a pipe":
        os.mkfifo(given)
    else:
        given = tmp_path / "items.xlsx"
        given.write_bytes(b"PK\x03\x04")
    before = real.fingerprint()
    assert real.run("content", "import", given).reason
    assert real.fingerprint() == before


def test_an_application_without_end_is_refused(real: Hall) -> None:
    before = real.fingerprint()
    assert real.run("apply", "--from", "/dev/zero").reason
    assert real.fingerprint() == before
