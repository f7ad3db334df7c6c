"""One case over the whole desk, act by act, with trouble at each, as ``python -m`` on a folder.

``kill DATA``: each act is done by processes that are killed on the way, then right after it.
``full DATA BALLAST``: each act is tried on a disk without room, then again with room. Prints a line
for each act, and fails when anything was half done.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from PIL import Image
from sqlalchemy import event, select

from kiosk.app import Terminal, open_terminal
from kiosk.common.clock import FixedClock, hall_date
from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.disclosure.attachments.model import Area, Why
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.letters.model import Letter
from kiosk.disclosure.model import Channel
from kiosk.settings import OfficeSettings, Settings, messages_dir
from kiosk.store.audit import verify
from kiosk.store.metadata import metadata
from kiosk.store.tables import audit_trail, state_values, streams
from tests.conftest import TEN_ON_A_FRIDAY
from tests.disclosure.forms import citizen

CLERK, HEAD = "staff:1007", "staff:1001"
REQUEST = "7c9d3a52-5f0e-4a43-9a8e-6f4f1b8d2c11"
TODAY = hall_date(TEN_ON_A_FRIDAY)
Act = Callable[[], object]
Step = Callable[[Terminal], Act]
"""Looks at the case, as a person does; what it gives back is the act alone."""


def settings_of(folder: Path) -> Settings:
    office = OfficeSettings(name="示范县人民政府办公室", mark="示范政")
    return Settings(
        hall_code="150799", hall_name="示范县", terminal="03", office=office, data_dir=folder
    )


def opened(folder: Path) -> Terminal:
    return open_terminal(settings_of(folder), FixedClock(TEN_ON_A_FRIDAY))


def steps() -> Iterator[tuple[str, Step]]:
    """Every kind of act, in an order in which each may be done."""
    yield "register", _register
    yield "assign", _desk("assign", department="150799-02")
    yield "take_back", _desk("take_back", reason="分错了")
    yield "take_up", _desk("take_up")
    yield "ask_correction", _desk("ask_correction", what="哪年？", asked_on=TODAY, reply_by=LATER)
    yield (
        "correct",
        _desk("correct", title_or_number="方案", description="2025 年的方案。", supplied_on=TODAY),
    )
    yield "take_up_again", _desk("take_up")
    yield "propose_extension", _desk("propose_extension", days=5, reason="要查档。")
    yield "decide_extension", _decide
    yield "ask_third_party", _desk("ask_third_party", party="赵某某", sent_on=TODAY)
    yield "record_opinion", _opinion
    yield "ask_payment", _desk("ask_payment", basis="pages", count=40, notified_on=TODAY)
    yield "record_payment", _desk("record_payment", paid_on=TODAY)
    yield "attach", _attach
    yield "redact", _redact
    yield "release", _release
    yield "draft_letter", _draft
    yield "fill_letter", _fill
    yield "issue_letter", _issue
    yield "answer", _answer
    yield "deliver", _desk("deliver", how="mail", delivered_on=TODAY)
    yield "archive", _desk("archive")
    yield "record_review", _desk("record_review", authority="示范县人民政府", filed_on=TODAY)
    yield "settle", _settle
    yield "redo", _desk("redo", why="复议撤销。", on=TODAY)
    yield "withdraw", _desk("withdraw", reason="不要了。", on=TODAY)
    yield "save_norm", lambda t: lambda: t.letters.norms.save("remedy:A", REMEDY, actor=CLERK)
    yield "approve_norm", _approve
    yield "close_day", lambda t: lambda: t.workdays.close(LATER, "那达慕", actor=CLERK)


TRIED = frozenset(
    {
        "register",
        "take_up",
        "ask_correction",
        "decide_extension",
        "record_payment",
        "redact",
        "issue_letter",
        "answer",
        "redo",
        "approve_norm",
        "close_day",
    }
)
"""Acts that meet trouble, at least one of each way of writing; the others lead from one to the
next."""
LATER = TODAY.replace(month=12, day=11)
REMEDY = "可以申请行政复议。"


def _register(terminal: Terminal) -> Act:
    return lambda: terminal.casework.register(
        citizen(), request_id=REQUEST, channel=Channel.IN_PERSON, arrived_on=TODAY, actor=CLERK
    )


def _number(terminal: Terminal) -> str:
    return terminal.disclosure.rows()[0].number


def _case(terminal: Terminal) -> CaseDetail:
    return terminal.casework.case(_number(terminal), actor=CLERK)


def _desk(name: str, *, by: str = CLERK, **given: object) -> Step:
    def step(terminal: Terminal) -> Act:
        case = _case(terminal)
        do = getattr(terminal.casework, name)
        return lambda: do(case.number, actor=by, version=case.version, **given)

    return step


def _decide(terminal: Terminal) -> Act:
    proposed = _case(terminal).extensions[-1].id
    given = {"extension_id": proposed, "approve": True, "role": "supervisor"}
    return _desk("decide_extension", by=HEAD, **given)(terminal)


def _opinion(terminal: Terminal) -> Act:
    waited = next(stop.id for stop in _case(terminal).stops if stop.is_open)
    return _desk("record_opinion", stop_id=waited, opinion="agrees", on=TODAY)(terminal)


def _settle(terminal: Terminal) -> Act:
    last = _case(terminal).proceedings[-1].id
    return _desk("settle", proceeding_id=last, result="upheld", decided_on=TODAY)(terminal)


def _attach(terminal: Terminal) -> Act:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 200), "white").save(buffer, "PNG")
    number, data = _number(terminal), buffer.getvalue()
    return lambda: terminal.attachments.add(number, "扫描件.png", data, actor=CLERK)


def _redact(terminal: Terminal) -> Act:
    file = terminal.attachments.of_case(_number(terminal))[0].id
    area = Area(1, 0.1, 0.1, 0.4, 0.4, next(iter(Why)))
    return lambda: terminal.attachments.redact(file, [area], actor=CLERK)


def _release(terminal: Terminal) -> Act:
    files = terminal.attachments.of_case(_number(terminal))
    copy = next(file.id for file in files if file.redacted_from)
    return lambda: terminal.attachments.release(copy, actor=HEAD)


def _draft(terminal: Terminal) -> Act:
    number = _number(terminal)
    said = {"row": "1", "open_part": "见附件。"}
    return lambda: terminal.letters.draft(number, "open", actor=CLERK, fields=said)


def _letter(terminal: Terminal) -> Letter:
    return terminal.letters.of_case(_number(terminal))[0]


def _fill(terminal: Terminal) -> Act:
    letter = _letter(terminal)
    said = dict.fromkeys(letter.blanks, "随本书邮寄")
    return lambda: terminal.letters.fill_in(letter.id, said, actor=CLERK, seen=letter.edition)


def _issue(terminal: Terminal) -> Act:
    letter = _letter(terminal).id
    return lambda: terminal.letters.issue(letter, actor=CLERK)


def _answer(terminal: Terminal) -> Act:
    issued = terminal.letters.of_case(_number(terminal))
    letter = next(one.id for one in issued if one.number)
    given = {"row": "1", "answered_on": TODAY, "open_part": "见附件。", "letter_id": letter}
    return _desk("answer", **given)(terminal)


def _approve(terminal: Terminal) -> Act:
    norms = terminal.letters.norms
    return lambda: norms.approve("remedy:A", 1, role="supervisor", actor=HEAD)


# --- what stands -----------------------------------------------------------------------------


LOOKS = ("application.opened", "attachment.opened")


def standing(folder: Path) -> str:
    """A hash of everything that the store holds. Looks are left aside: they are commands of their
    own, and stand although the act after them does not."""
    whole = hashlib.sha256()
    terminal = opened(folder)
    with terminal.store.read() as connection:
        for table in metadata.sorted_tables:
            if table is audit_trail:
                query = select(table.c.actor, table.c.action, table.c.subject, table.c.facts)
                query = query.where(table.c.action.not_in(LOOKS))
            elif table in (streams, state_values):
                continue
            else:
                query = select(table)
            rows = sorted(map(repr, connection.execute(query)))
            whole.update(repr((table.name, rows)).encode())
    links = verify(terminal.store)
    terminal.close()
    if any(verdict.broken_at for verdict in links):
        raise SystemExit("the audit trail is broken")
    return whole.hexdigest()


def say_line(*words: str) -> None:
    """For the test that reads along."""
    sys.stdout.write(" ".join(words) + "\n")
    sys.stdout.flush()


# --- killed ----------------------------------------------------------------------------------

MOMENTS = (1, 4, "commit", "done")
"""The writing statement before which the process ends, before the commit, or after the act."""


def killed(folder: Path, step: Step, moment: int | str) -> bool:
    """Does an act in a process that ends at that moment; False when it came no further."""
    child = os.fork()
    if child == 0:
        terminal = opened(folder)
        act = step(terminal)
        writes = 0

        def before(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            nonlocal writes
            writes += statement.startswith(("INSERT", "UPDATE", "DELETE"))
            if writes == moment:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(terminal.store.engine, "before_cursor_execute", before)
        if moment == "commit":
            end = lambda _connection: os.kill(os.getpid(), signal.SIGKILL)  # noqa: E731
            event.listen(terminal.store.engine, "commit", end)
        act()
        os.kill(os.getpid(), signal.SIGKILL if moment == "done" else signal.SIGTERM)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) == signal.SIGKILL


def rehearse(folder: Path) -> None:
    """Once without trouble on a copy: what is slow to load is there before the forks."""
    copy = folder.with_name("rehearsal")
    shutil.copytree(folder, copy)
    terminal = opened(copy)
    for _, step in steps():
        step(terminal)()
    terminal.close()
    shutil.rmtree(copy)


def _quietly(folder: Path, step: Step) -> None:
    terminal = opened(folder)
    step(terminal)()
    terminal.close()


def kill_all(folder: Path) -> None:
    """Every act, with a power cut at every moment of it."""
    rehearse(folder)
    for name, step in steps():
        if name not in TRIED:
            _quietly(folder, step)
            continue
        cuts = 0
        before = standing(folder)
        for moment in MOMENTS:
            reached = killed(folder, step, moment)
            if not reached or moment == "done":
                break
            if standing(folder) != before:
                raise SystemExit(f"{name}: half done, killed at {moment}")
            cuts += 1
        after = standing(folder)
        if after == before:
            raise SystemExit(f"{name}: done, and nothing of it stands")
        say_line(name, str(cuts))


# --- full ------------------------------------------------------------------------------------


def fill(ballast: Path) -> None:
    """Leaves no room on the disk."""
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def full_all(folder: Path, ballast: Path) -> None:
    """Every act on a full disk: told so, nothing of it stands; then again, with room."""
    rehearse(folder)
    for name, step in steps():
        if name not in TRIED:
            _quietly(folder, step)
            continue
        before = standing(folder)
        terminal = opened(folder)
        act = step(terminal)
        with terminal.store.read() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        fill(ballast)
        try:
            act()
        except KioskError as error:
            told = f"{error.code} {say(error, messages_dir())}"
        else:
            told = "done"
        ballast.unlink()
        if told != "done" and standing(folder) != before:
            raise SystemExit(f"{name}: refused, and half done")
        if told != "done":
            act()
        done = standing(folder)
        if done == before:
            raise SystemExit(f"{name}: done, and nothing of it stands")
        say_line(name, told, "·", _again(act, folder, done))
        terminal.close()


def _again(act: Act, folder: Path, done: str) -> str:
    """What the same act says to who does it once more, as after a cut without an answer."""
    try:
        act()
    except KioskError as error:
        if standing(folder) != done:
            raise SystemExit("refused, and half done") from error
        return error.code
    return "same" if standing(folder) == done else "another"


if __name__ == "__main__":
    if sys.argv[1] == "kill":
        kill_all(Path(sys.argv[2]))
    else:
        full_all(Path(sys.argv[2]), Path(sys.argv[3]))
