"""Files are read in a process of their own, which a hostile file may end and nothing else."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.common.errors import Rejected
from kiosk.common.wording import say
from kiosk.content.importing.apart import reading_apart
from kiosk.content.importing.containers import ReadInside, read_here
from kiosk.settings import messages_dir
from tests.content.renderings import container, pdf, web_page, word_document
from tests.content.test_hostile_imports import workbook

LINES = ("示范县公安局关于便民服务的通知", "各单位：", "请落实。")
NEVER_ENDING = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
    b"/Resources<</XObject<</X 5 0 R>>>>>>",
    b"<</Length 4>>stream\n/X Do\nendstream",
    b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12/Resources<</XObject<</X 5 0 R>>>>>>"
    b"stream\n/X Do /X Do \nendstream",
)
"""A page with a picture that draws itself, twice each time."""


def raw_pdf(objects: tuple[bytes, ...]) -> bytes:
    """A PDF of these objects, the first of which is its catalogue."""
    body = b"%PDF-1.7\n"
    places = []
    for number, said in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer <</Size %d /Root 1 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(body))
    )


@pytest.fixture(scope="module")
def inside() -> Iterator[ReadInside]:
    with reading_apart() as read:
        yield read


@pytest.mark.parametrize(
    ("suffix", "raw"),
    [
        (".pdf", pdf(LINES)),
        (".docx", word_document(LINES)),
        (".html", web_page(LINES)),
        (".xlsx", container(workbook())),
    ],
)
def test_a_file_says_there_what_it_says_here(inside: ReadInside, suffix: str, raw: bytes) -> None:
    here, there = read_here(suffix, raw), inside(suffix, raw)
    assert (there.text, there.notes) == (here.text, here.notes)
    assert [(one.name, list(one.rows)) for one in there.tables] == [
        (one.name, list(one.rows)) for one in here.tables
    ]


def test_a_refusal_comes_back_with_its_reason(inside: ReadInside) -> None:
    with pytest.raises(Rejected, match=r"import\.not_a_pdf"):
        inside(".pdf", b"MZ")


def test_a_file_that_takes_too_long_is_stopped() -> None:
    with reading_apart(seconds=1.0) as read, pytest.raises(Rejected) as stopped:
        read(".pdf", raw_pdf(NEVER_ENDING))
    assert stopped.value.code == "import.too_slow"
    assert "未导入" in say(stopped.value, messages_dir())


def test_when_its_process_ends_one_file_is_refused_and_the_next_one_is_read() -> None:
    before = children()
    with reading_apart() as read:
        read(".docx", word_document(LINES))
        (process,) = children() - before
        os.kill(process, signal.SIGKILL)
        with pytest.raises(Rejected, match=r"import\.reader_ended"):
            read(".docx", word_document(LINES))
        assert read(".docx", word_document(LINES)).text.startswith(LINES[0])
    assert children() == before


def children() -> set[int]:
    """Processes that this one started and that still are."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text("ascii")
    return {int(number) for number in listed.split()}
