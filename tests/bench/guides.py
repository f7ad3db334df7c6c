"""Lists of guides: a touch on a filter over many items, and frames while one scrolls."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import insert, literal, select

from kiosk.app import Terminal
from kiosk.content import release
from kiosk.content.catalogue import Facet
from kiosk.content.tables import documents, facets
from kiosk.content.terms import Label
from tests.bench.halls import generated
from tests.bench.ratio import Ratio, at

if TYPE_CHECKING:
    from ui.resident.face import ResidentFace

SMALL = 2_000
ROUNDS = 20
FRAMES = 600
STEP = 90
"""Pixels a frame: a quick flick."""
FRAME_MS = 16.7
SETTLED = 1.0
"""Seconds after which nothing of the keyboard is left to be made."""
EVERYBODY: Facet = ("audience", "1")
TOUCHES: tuple[tuple[Facet, ...], ...] = (
    (("label", "网上办"),),
    (("label", "网上办"), ("label", "马上办")),
    (("label", "网上办"), ("department", "示范县第7局")),
    (("department", "示范县第7局"),),
)


def measure(folder: Path, items: int) -> Iterator[Ratio]:
    """Processor time of a touch on a filter, then the frames of a list of 2,000."""
    halls = []
    for name in ("small", "large"):
        (folder / name).mkdir()
        halls.append(generated(folder / name, SMALL))
    small, large = halls
    _multiply(large, items)
    warm = [_warm_up(_labelled(hall)) for hall in (large, small)]
    yield Ratio(f"first touch after a change, {items:,} items", *warm, "ms", "GUI thread free")
    pairs = [(_touch(large, n), _touch(small, n)) for n in range(ROUNDS)]
    mine, theirs = (list(side) for side in zip(*pairs, strict=True))
    for quantile, told in ((0.5, "p50"), (0.95, "p95")):
        ours, other = at(quantile, mine), at(quantile, theirs)
        name = f"filter touch, {items:,} items, {told}"
        yield Ratio(name, ours, other, "ms", "≤ 30 ms at 100,000")
    large.close()
    yield from _scrolling(small)
    small.close()


def _multiply(terminal: Terminal, items: int) -> None:
    """Copies the items, guides and all, up to ``items``: an import takes far longer."""
    standing = terminal.content.item_count()
    with terminal.store.command("bench") as command:
        for number in range(1, -(-items // standing)):
            for table, where in ((documents, documents.c.type == "service_item"), (facets, True)):
                new = literal(f"-{number}")
                columns = [
                    (column + new).label("id") if column.name == "id" else column
                    for column in table.c
                ]
                # Copies of copies would be found by their sign.
                query = select(*columns).where(where, ~table.c.id.contains("-"))
                command.execute(insert(table).from_select(list(table.c.keys()), query))
        release.lock(command.connection)


def _warm_up(terminal: Terminal) -> float:
    """Milliseconds of the processor until the filters of new content are known."""
    began = time.thread_time()
    terminal.content.narrowing(())
    return (time.thread_time() - began) * 1000


def _labelled(terminal: Terminal) -> Terminal:
    """Every item for everybody, with two labels of the eight."""
    labels = [label.value for label in Label]
    found = terminal.content.under_all([], 0, 500)
    start = 0
    with terminal.store.command("bench") as command:
        while found:
            rows = []
            for number, item in enumerate(found, start):
                keys = (EVERYBODY, *(("label", labels[(number + k) % 8]) for k in (0, 3)))
                rows += [{"id": item.code, "facet": facet, "key": key} for facet, key in keys]
            command.execute(insert(facets).prefix_with("OR IGNORE"), rows)
            start += len(found)
            found = terminal.content.under_all([], start, 500)
        release.lock(command.connection)
    return terminal


def _touch(terminal: Terminal, number: int) -> float:
    """Milliseconds of the processor for what one touch reads."""
    from ui.resident.guides.items_view_model import read_found

    began = time.thread_time()
    found = read_found(terminal.content, EVERYBODY, TOUCHES[number % len(TOUCHES)])
    assert found.options
    return (time.thread_time() - began) * 1000


def _scrolling(terminal: Terminal) -> Iterator[Ratio]:
    """One frame after another down the whole list, each drawn before the next begins."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication

    from ui.app import make_application
    from ui.resident.face import ResidentFace
    from ui.tour.driver import Driver

    make_application()
    face = ResidentFace(terminal, locked=True)
    face.start(QSize(1080, 1920))
    driver = Driver(face.window, face.tasks)
    ahead = list(_until_rested(face))
    face.navigator.open("guides.items", by=EVERYBODY[0], key=EVERYBODY[1], heading="个人")
    driver.settle()
    view = driver.find("guides.items.view")
    frames: list[float] = []
    work: list[float] = []
    for _ in range(FRAMES):
        view.setProperty("contentY", view.property("contentY") + STEP)
        began, worked = time.perf_counter(), time.thread_time()
        drawn: list[bool] = []
        link = face.window.frameSwapped.connect(lambda drawn=drawn: drawn.append(True))
        while not drawn:
            QGuiApplication.processEvents()
        face.window.frameSwapped.disconnect(link)
        frames.append((time.perf_counter() - began) * 1000)
        work.append((time.thread_time() - worked) * 1000)
    rows = len(face.navigator.view_model.items.rows)
    face.close()
    yield Ratio(f"scrolling {rows:,} guides, frame p50", at(0.5, frames), FRAME_MS, "ms", "≤ 1×")
    yield Ratio("… worst frame, processor time", max(work), FRAME_MS, "ms", "≤ 1×")
    yield Ratio("keyboard made ahead, worst", max(ahead), FRAME_MS, "ms", "≤ 1×")


def _until_rested(face: ResidentFace) -> Iterator[float]:
    """Milliseconds of the processor at a time until the keyboard, made ahead once, stands whole."""
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QGuiApplication

    last = 0.0
    while not last or time.perf_counter() < last:
        began = time.thread_time()
        QGuiApplication.processEvents()
        yield (time.thread_time() - began) * 1000
        keyboard = face.window.findChild(QObject, "keyboard")
        if not last and keyboard and keyboard.property("rested"):
            last = time.perf_counter() + SETTLED
        time.sleep(0.002)
