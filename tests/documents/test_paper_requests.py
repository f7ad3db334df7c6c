"""What residents ask to be printed: chosen once, printed so, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.__main__ import build_parser
from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.content.editing.outlets import Outlet
from kiosk.content.service import Content
from kiosk.content.version_mark import version_mark
from kiosk.documents.marks import read_marks
from kiosk.documents.policy_paper import page_total
from kiosk.documents.subjects import Subject, read, written
from kiosk.printing import Printing
from kiosk.settings import PaperSettings, Settings
from kiosk.store.store import Store
from tests.documents.information_samples import EXPLAINED, FORM, ITEM, POLICY, change
from tests.documents.paper_reading import poppler_text, squeezed


@pytest.fixture
def terminal(settings: Settings, sqlite_store: Store) -> Terminal:
    made = Terminal(settings, sqlite_store)
    put(made, ITEM, FORM, POLICY, EXPLAINED)
    return made


def put(terminal: Terminal, *documents: object, rev: int = 1) -> None:
    with terminal.store.command() as command:
        changes = [change(document, rev) for document in documents]  # type: ignore[arg-type]
        terminal.content.apply_changes(command, changes)


@pytest.fixture
def printing(terminal: Terminal) -> Printing:
    return terminal.printing


def printed(printing: Printing, job: str) -> str:
    found = printing.outcome(job)
    assert found is not None
    return squeezed(poppler_text(printing.render(found.kind, found.subject).pdf))


def test_a_notice_lists_what_the_chosen_situation_asks_for(printing: Printing) -> None:
    text = printed(printing, printing.request_notice("ID-01", chosen=("own", "lost")))
    assert "按您选的情形（本人办、丢失）列出" in text
    assert "申请材料（共2项）" in text
    assert "委托书" not in text
    assert "旧身份证" not in text


def test_what_nobody_has_asked_yet_stays_on_the_notice(printing: Printing) -> None:
    text = printed(printing, printing.request_notice("ID-01", chosen=("own",)))
    assert "旧身份证（视情况）" in text
    assert "委托书" not in text


def test_a_notice_without_answers_is_whole(printing: Printing) -> None:
    text = printed(printing, printing.request_notice("ID-01"))
    assert "申请材料（共4项）" in text
    assert f"版本标记{version_mark(ITEM)}" in text


def test_a_guide_that_changed_after_the_choice_is_told_in_full(
    terminal: Terminal, printing: Printing
) -> None:
    job = printing.request_notice("ID-01", chosen=("own", "lost"))
    newer = replace(ITEM, materials=(*ITEM.materials, ITEM.materials[0]))
    put(terminal, newer, rev=2)
    text = printed(printing, job)
    assert f"选择时的版本标记为{version_mark(ITEM)}" in text
    assert "申请材料（共5项）" in text
    assert f"版本标记{version_mark(newer)}" in text


def test_a_request_survives_a_restart(
    settings: Settings, terminal: Terminal, printing: Printing
) -> None:
    job = printing.request_policy("P-01", pages=(2,))
    again = Terminal(settings, terminal.store).printing
    [done] = again.run_pending()
    assert (done.id, done.state) == (job, "printed")
    [file] = (settings.data_dir / "slips").glob("*.pdf")
    assert "第2页共" in squeezed(poppler_text(file.read_bytes()))


def test_the_same_touch_asks_once(printing: Printing) -> None:
    touch = new_id()
    first = printing.request_form("F-ID-01", filled=False, request_id=touch)
    assert printing.request_form("F-ID-01", filled=False, request_id=touch) == first == touch
    assert len(printing.run_pending()) == 1


def test_forms_are_printed_blank_or_as_a_sample(printing: Printing) -> None:
    blank = printed(printing, printing.request_form("F-ID-01", filled=False))
    sample = printed(printing, printing.request_form("F-ID-01", filled=True))
    assert "适用事项：居民身份证换领" in blank
    assert "王某某" in sample
    assert "王某某" not in blank
    with pytest.raises(Rejected) as caught:
        printing.request_form("F-none", filled=True)
    assert caught.value.code == "form.unknown"


def test_pictures_of_pages_are_as_wide_as_asked(printing: Printing) -> None:
    for page in (
        *printing.form_pages("F-ID-01", filled=True, width=500),
        *printing.policy_pages("P-01", width=500),
    ):
        assert page.startswith(b"\x89PNG")
        assert abs(int.from_bytes(page[16:20]) - 500) <= 1


def test_pages_of_a_document_that_changed_are_not_printed(
    terminal: Terminal, printing: Printing
) -> None:
    job = printing.request_policy("P-01", pages=(1,))
    put(terminal, replace(POLICY, body=POLICY.body[1:]), rev=2)
    [done] = printing.run_pending()
    assert (done.id, done.state, done.code) == (job, "failed", "policy.changed")


@pytest.mark.parametrize(
    ("pages", "code"), [((), "policy.pages_none"), ((1, 99), "policy.pages_unknown")]
)
def test_pages_are_checked_at_the_touch(
    printing: Printing, pages: tuple[int, ...], code: str
) -> None:
    with pytest.raises(Rejected) as caught:
        printing.request_policy("P-01", pages=pages)
    assert caught.value.code == code


def test_more_pages_than_the_hall_allows_are_refused(terminal: Terminal) -> None:
    strict = replace(terminal.settings, paper=PaperSettings(pages_at_once=1))
    printing = Terminal(strict, terminal.store).printing
    printing.request_policy("P-01", pages=(2,))
    for pages in ((1, 2), None):
        with pytest.raises(Rejected) as caught:
            printing.request_policy("P-01", pages=pages)
        assert caught.value.code == "policy.pages_too_many"
        assert caught.value.params["limit"] == 1


def test_an_interpretation_names_what_it_explains(printing: Printing) -> None:
    assert "解读的文件：示范县城乡居民养老保险补贴办法" in printed(
        printing, printing.request_policy("P-02")
    )
    assert "相关解读：补贴办法图解" in printed(printing, printing.request_policy("P-01"))
    assert page_total(printing.papers.policy_sheet(POLICY)) > 1


@pytest.mark.parametrize("numbers", [(), (1,), (1, 2, 3), (1, 3, 5, 6, 7)])
def test_what_was_chosen_is_read_back_from_the_job(numbers: tuple[int, ...]) -> None:
    line = written("11150799MB0000019T0020010010001", "3F2-A9C", numbers)
    assert len(line) <= 64
    mark = "3F2-A9C" if numbers else ""
    assert read(line) == Subject("11150799MB0000019T0020010010001", mark, numbers)


def test_pages_too_scattered_for_one_job_are_refused() -> None:
    with pytest.raises(Rejected) as caught:
        written("11150799MB0000019T0020010010001", "3F2-A9C", range(1, 60, 2))
    assert caught.value.code == "policy.pages_scattered"


@pytest.fixture
def run(shipped_store: Store, hall_settings: Settings) -> Callable[..., int]:
    @contextmanager
    def opened() -> Iterator[Terminal]:
        yield Terminal(hall_settings, shipped_store)

    def command(*words: object) -> int:
        args = build_parser(["content"]).parse_args([str(word) for word in words])
        return int(args.handler(args, opened))

    return command


def test_the_commands_write_handbook_and_wall(
    run: Callable[..., int],
    shipped: Content,
    shipped_store: Store,
    hall_settings: Settings,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    book, wall = tmp_path / "book.pdf", tmp_path / "wall.pdf"
    assert run("content", "handbook", "--out", book, "--department", "示范县残疾人联合会") == 0
    codes = [line.code for line in shipped.item_lines()][:2]
    assert run("content", "wall", "--out", wall, "--items", *codes) == 0
    known = {one.outlet: one for one in Terminal(hall_settings, shipped_store).editing.parity()}
    assert (known[Outlet.HANDBOOK].right, known[Outlet.WALL].right) == (1, 2)
    told = capsys.readouterr().out
    assert "1 个事项，其中 1 个有完整指南" in told
    assert "1 页，2 块墙贴" in told
    assert len(read_marks(book.read_bytes())) == 1
    assert sorted(read_marks(wall.read_bytes())) == sorted(codes)


def test_the_desk_prints_the_tile_of_a_task_and_nothing_when_there_is_none(
    terminal: Terminal, printing: Printing
) -> None:
    with pytest.raises(Rejected, match=r"wall\.empty"):
        printing.request_tiles()
    put(terminal, replace(ITEM, short_name="换身份证"), rev=2)
    one, every = printing.request_tiles(ITEM.code), printing.request_tiles()
    for job in (one, every):
        found = printing.outcome(job)
        assert found is not None
        paper = printing.render(found.kind, found.subject)
        assert paper.media.value == "a4"
        assert list(read_marks(paper.pdf)) == [ITEM.code]
        assert "换身份证" in squeezed(poppler_text(paper.pdf))


def test_a_file_without_versions_is_refused(printing: Printing) -> None:
    for content, code in ((b"no pdf", "marks.unreadable"), (None, "marks.missing")):
        pdf = printing.render("form", "F-ID-01").pdf if content is None else content
        with pytest.raises(Rejected) as caught:
            read_marks(pdf)
        assert caught.value.code == code


def test_tiles_of_todays_tasks_are_those_that_a_change_asks_for(
    terminal: Terminal, tmp_path: Path
) -> None:
    @contextmanager
    def opened() -> Iterator[Terminal]:
        yield terminal

    out = tmp_path / "today.pdf"
    words = ["content", "wall", "--out", str(out), "--tasks"]
    args = build_parser(["content"]).parse_args(words)
    put(terminal, replace(ITEM, name="居民身份证到期换领"), rev=2)
    assert args.handler(args, opened) == 0
    assert set(read_marks(out.read_bytes())) == {"ID-01"}
