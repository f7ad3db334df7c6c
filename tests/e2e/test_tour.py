"""The tour is a test of the whole program: every step well, every code and slip readable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zxingcpp
from pdfminer.high_level import extract_text
from PIL import Image

WAYS = {
    "portrait online", "landscape offline", "portrait largePrint offline",
    "landscape largePrint online", "portrait highContrast online", "portrait lowPosition online",
    "window", "board landscape", "board portrait",
}  # fmt: skip
PAGES = {
    "home", "help", "search-pinyin", "search-nothing", "guide-materials", "guide-steps",
    "guide-questions", "notice-printed", "ticket-confirmed", "guides", "guides-items", "codes",
    "codes-enlarged", "policies", "policy", "notice", "places", "organ", "ticket",
    "ticket-issued", "disclosure-notice", "disclosure-applicant-filled", "disclosure-review",
    "disclosure-receipt", "status-wrong-code", "status-found", "status-ticket-found",
    "idle-warning", "wiped",
}  # fmt: skip


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("tour")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "tour", "--out", str(out)],
        env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def story(tour: Path) -> dict:
    return json.loads((tour / "tour.json").read_text("utf-8"))


def pictures(story: dict, tour: Path, name: str) -> list[Path]:
    return [tour / step["picture"] for step in story["steps"] if step["name"] == name]


def test_every_step_is_well(story: dict) -> None:
    assert story["ok"]
    assert {step["result"] for step in story["steps"]} == {"ok"}


def test_every_page_is_seen_in_every_way(story: dict) -> None:
    seen = {(step["name"], step["setting"]) for step in story["steps"]}
    assert {setting for _, setting in seen} == WAYS
    for setting in ("portrait online", "landscape offline", "portrait largePrint offline"):
        assert {name for name, way in seen if way == setting} >= PAGES


def test_every_picture_is_there_in_its_own_size(story: dict, tour: Path) -> None:
    for step in story["steps"]:
        if step["picture"]:
            with Image.open(tour / step["picture"]) as picture:
                portrait = "portrait" in step["setting"]
                assert picture.size == ((1080, 1920) if portrait else (1920, 1080)), step


@pytest.mark.parametrize(
    ("name", "path"),
    [("codes-enlarged", "/g/"), ("ticket-issued", "/t/"), ("disclosure-receipt-code", "/a/")],
)
def test_codes_on_the_screen_are_read_by_a_phone(
    story: dict, tour: Path, name: str, path: str
) -> None:
    found = pictures(story, tour, name)
    assert len(found) >= 4
    for picture in found:
        with Image.open(picture) as image:
            texts = [code.text for code in zxingcpp.read_barcodes(image)]
        assert any(text.startswith("http://127.0.0.1") and path in text for text in texts), picture


def test_a_whole_page_of_the_code_wall_is_read(story: dict, tour: Path) -> None:
    with Image.open(pictures(story, tour, "codes")[0]) as image:
        assert len({code.text for code in zxingcpp.read_barcodes(image)}) == 9


def test_the_slips_tell_what_was_done(story: dict, tour: Path) -> None:
    texts = [extract_text(tour / "slips" / name) for name in story["slips"]]
    tickets = [text for text in texts if "排队号票" in text]
    receipts = [text for text in texts if "政府信息公开申请回执" in text]
    notices = [text for text in texts if "一次性告知单" in text]
    assert len(tickets) >= 10
    citizens = [text for text in receipts if "𬱖*梅" in text]
    assert (len(citizens), len(receipts) - len(citizens)) == (4, 3)  # three are of a company
    assert len(notices) == 4
    assert not any("11010519491231002X" in text for text in texts)
