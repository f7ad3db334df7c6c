"""The tour: a resident's pages in every way of seeing, cut off and back, the window, the board."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSize

from kiosk.common.errors import Unavailable
from ui.app import make_application
from ui.message_log import MessageLog
from ui.resident.face import ResidentFace
from ui.tour.board import BoardWalk
from ui.tour.driver import Driver, StepFailedError
from ui.tour.own import CompanyWalk
from ui.tour.recorder import Recorder
from ui.tour.resident import ResidentWalk
from ui.tour.stage import Stage
from ui.tour.window import WindowWalk
from ui.window.face import WindowFace

PORTRAIT = QSize(1080, 1920)
LANDSCAPE = QSize(1920, 1080)


def walk(out: Path, *, brief: bool = False) -> int:
    """Runs the tour into ``out``; see :func:`ui.tour.run_tour`."""
    slips = out / "slips"
    try:
        slips.mkdir(parents=True, exist_ok=True)
        _clear(out, slips)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise Unavailable("tour.unwritable", folder=str(out), reason=reason) from error
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    make_application()
    messages = MessageLog()
    messages.start()
    stage = Stage(slips)
    recorder = Recorder(out, messages)
    try:
        stage.go_online()
        _residents(stage, recorder, brief=brief)
        _window(stage, recorder)
        BoardWalk(stage.terminal, recorder).everything()
    finally:
        stage.close()
        messages.stop()
    recorder.write(sorted(path.name for path in slips.glob("*.pdf")))
    _report(out, recorder)
    return 0 if recorder.ok else 1


def _clear(out: Path, slips: Path) -> None:
    """Removes what an earlier tour left, and nothing else."""
    for old in (*out.glob("[0-9][0-9][0-9]-*.png"), *slips.glob("*.pdf"), out / "tour.json"):
        old.unlink(missing_ok=True)


def _residents(stage: Stage, recorder: Recorder, *, brief: bool) -> None:
    face = ResidentFace(stage.terminal, locked=True)
    face.start(PORTRAIT)
    driver = Driver(face.window, face.tasks)
    recorder.driver = driver
    resident = ResidentWalk(face, driver, recorder, stage)

    def see(size: QSize, *ways: str, line: str) -> None:
        face.window.resize(size)
        face.presentation.reset()
        resident.ways = ways
        shape = "portrait" if size == PORTRAIT else "landscape"
        recorder.setting = " ".join([shape, *ways, line])
        driver.settle()

    see(PORTRAIT, line="online")
    recorder.step("platform-reached", lambda: _meet(stage, face, driver, online=True))
    resident.everything()
    CompanyWalk(driver, recorder, stage, resident.ready).everything()
    if not brief:
        recorder.step("platform-lost", lambda: _part(stage, face, driver))
        see(LANDSCAPE, line="offline")
        resident.everything()
        company = CompanyWalk(driver, recorder, stage, resident.ready)
        company.filing()
        see(PORTRAIT, "largePrint", line="offline")
        resident.everything()
        recorder.step("platform-back", lambda: _return(stage, face, driver))
        recorder.step("delivered-once", lambda: _delivered(stage, resident, company), picture=False)
        see(LANDSCAPE, "largePrint", line="online")
        resident.everything()
        CompanyWalk(driver, recorder, stage, resident.ready).everything()
        see(PORTRAIT, "highContrast", line="online")
        resident.glance()
        see(PORTRAIT, "lowPosition", line="online")
        resident.glance()
    recorder.driver = None
    face.close()


def _window(stage: Stage, recorder: Recorder) -> None:
    face = WindowFace(stage.terminal)
    face.start(LANDSCAPE)
    driver = Driver(face.window, face.tasks)
    recorder.driver = driver
    recorder.setting = "window"
    WindowWalk(driver, recorder, stage.terminal.settings.inbox_dir).everything()
    recorder.driver = None
    face.close()


def _meet(stage: Stage, face: ResidentFace, driver: Driver, *, online: bool) -> None:
    """One exchange now, instead of when its turn comes; then the mark on the screen."""
    report = stage.terminal.sync.once()
    if report.ok != online:
        raise StepFailedError(f"the platform {'does not answer' if online else 'still answers'}")
    face.shell.refresh()
    driver.wait_for(lambda: (driver.seek("shell.offline") is None) == online, "the offline mark")


def _part(stage: Stage, face: ResidentFace, driver: Driver) -> None:
    stage.go_offline()
    _meet(stage, face, driver, online=False)


def _return(stage: Stage, face: ResidentFace, driver: Driver) -> None:
    stage.go_online()
    _meet(stage, face, driver, online=True)


def _delivered(stage: Stage, resident: ResidentWalk, company: CompanyWalk) -> None:
    """Everything that was done without a line stands on the platform, each once."""
    counts = stage.terminal.store.outbox.counts()
    if counts.queued or counts.parked:
        raise StepFailedError(f"{counts.queued} events wait, {counts.parked} are parked")
    for ticket in stage.terminal.queueing.tickets():
        if ticket.number not in stage.phone_page(f"/t/{ticket.id}"):
            raise StepFailedError(f"the platform does not know ticket {ticket.number}")
    for number in (*(filed.number for filed in resident.filed), company.number):
        if number not in stage.phone_page(f"/a/{number}"):
            raise StepFailedError(f"the platform does not know application {number}")


def _report(out: Path, recorder: Recorder) -> None:
    failed = [step for step in recorder.steps if step["result"] != "ok"]
    lines = [f"走完 {len(recorder.steps)} 步，图片和小票在 {out.resolve()}"]
    lines += [
        f"没有通过：第 {step['number']} 步 {step['name']}，{step['result']}" for step in failed
    ]
    sys.stdout.write("\n".join(lines) + "\n")
