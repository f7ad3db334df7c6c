"""What somebody may bring on a stick to do harm: refused with a reason, or made harmless."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter

from kiosk.common.wording import say
from kiosk.content.importing.apart import reading_apart
from kiosk.content.importing.sources import understand
from kiosk.content.importing.understanding import Understood
from kiosk.content.service import Content
from kiosk.settings import messages_dir
from kiosk.store.store import Store
from tests.content.renderings import container, word_document

TITLE = ("示范县公安局关于便民服务的通知", "各单位：", "请落实。")
SHEET = "xl/worksheets/sheet1.xml"
_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEAD = ("事项名称", "实施编码", "实施主体", "事项类型")
ROW = ("事项一", "11150799MB000000010001090010001", "示范县公安局", "公共服务")


def workbook(rows: tuple[tuple[str, ...], ...] = (HEAD, ROW)) -> dict[str, bytes]:
    """The parts of a good workbook, to be spoilt."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def inline(*cells: tuple[str, str]) -> bytes:
    """A sheet with these cells: (place, text)."""
    written = "".join(
        f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}" t="inlineStr"><is>'
        f"<t>{said}</t></is></c></row>"
        for place, said in cells
    )
    return f"<worksheet {_NS}><sheetData>{written}</sheetData></worksheet>".encode()


def lying(raw: bytes, declared: int) -> bytes:
    """The same container, its entries declaring another size than they unpack to."""
    changed = bytearray(raw)
    at = -1
    while (at := changed.find(b"PK\x01\x02", at + 1)) >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", declared)
    return bytes(changed)


@cache
def bomb() -> bytes:
    """Two hundred megabytes of text in a document of less than one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", bytes(201_000_000))
    return buffer.getvalue()


def pdf_with(stream: bytes, more: bytes = b"") -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj <</Length " + str(len(stream)).encode() + b" /Filter /FlateDecode>>\n"
        b"stream\n" + stream + b"\nendstream endobj\n" + more + b"trailer <<>>\n%%EOF\n"
    )


def encrypted_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 700, "locked")
    canvas.save()
    return buffer.getvalue()


def many_pages(count: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(count):
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document>&a;</w:document>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ZIP_BOMB = zlib.compress(bytes(201_000_000), 1)

REFUSED = {
    "a macro in a document": (
        "a.docx",
        lambda: word_document(TITLE, parts={"word/vbaProject.bin": b"x"}),
        "macros",
    ),
    "a macro by its name": ("a.docm", lambda: word_document(TITLE), "macros"),
    "a macro in a workbook": (
        "a.xlsx",
        lambda: container({**workbook(), "xl/vbaProject.bin": b"x"}),
        "macros",
    ),
    "entities in a document": (
        "a.docx",
        lambda: container({"word/document.xml": BOMB}),
        "xml_entities",
    ),
    "a file of this machine": (
        "a.docx",
        lambda: container({"word/document.xml": OUTSIDE}),
        "xml_entities",
    ),
    "entities in a workbook": (
        "a.xlsx",
        lambda: container({**workbook(), SHEET: BOMB}),
        "xml_entities",
    ),
    "a zip bomb": ("a.docx", bomb, "bomb"),
    "a zip bomb that lies": ("a.docx", lambda: lying(bomb(), 100), "archive_broken"),
    "a name outside": (
        "a.docx",
        lambda: word_document(TITLE, parts={"../../etc/cron.d/x": b"x"}),
        "archive_names",
    ),
    "a drive in a name": (
        "a.docx",
        lambda: word_document(TITLE, parts={"C:\\x": b"x"}),
        "archive_names",
    ),
    "too many entries": ("a.docx", lambda: container({f"x{n}": b"" for n in range(3000)}), "bomb"),
    "a locked office file": (
        "a.docx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    "an old office file": ("a.xlsx", lambda: OLE, "old_office"),
    "half a container": ("a.docx", lambda: word_document(TITLE)[:-60], "archive_broken"),
    "another kind of container": ("a.docx", lambda: container({"x": b"x"}), "not_a_document"),
    "no workbook": ("a.xlsx", lambda: word_document(TITLE), "not_a_workbook"),
    "an element without end": (
        "a.docx",
        lambda: container({"word/document.xml": b"<a>" * 100_000}),
        "too_deep",
    ),
    "a cell at the far corner": (
        "a.xlsx",
        lambda: container({**workbook(), SHEET: inline(("XFD1048576", "x"))}),
        "too_many_columns",
    ),
    "a merge of everything": (
        "a.xlsx",
        lambda: container({**workbook(), SHEET: _merged()}),
        "too_many_cells",
    ),
    "a locked PDF": ("a.pdf", encrypted_pdf, "encrypted"),
    "a bomb in a PDF": ("a.pdf", lambda: pdf_with(ZIP_BOMB), "bomb"),
    "a bomb packed twice": (
        "a.pdf",
        lambda: pdf_with(b"x", b"<</Filter [/FlateDecode /FlateDecode]>>"),
        "bomb",
    ),
    "objects without end": ("a.pdf", lambda: b"%PDF-1.7\n" + b"1 0 obj\n" * 250_000, "bomb"),
    "a broken PDF": ("a.pdf", lambda: b"%PDF-1.7\nnothing", "pdf_broken"),
    "pages without end": ("a.pdf", lambda: many_pages(501), "too_many_pages"),
    "pages without text": ("a.pdf", lambda: many_pages(1), "pdf_no_text"),
    "no PDF": ("a.pdf", lambda: b"MZ\x90\x00", "not_a_pdf"),
    "a page without end": ("a.html", lambda: b"<p>" * 500_000, "too_long"),
    "a page too deep": ("a.html", lambda: b"<div>" * 5_000 + "正文。".encode(), "too_deep"),
    "a page with noughts": ("a.html", lambda: b"<p>\0\0\0</p>\0\0", "binary"),
    "a text of fifty megabytes": ("a.txt", lambda: b"a" * 50_000_000, "too_large"),
    "a document of fifty megabytes": ("a.docx", lambda: b"a" * 50_000_000, "too_large"),
    "broken encoding": (
        "a.txt",
        lambda: "标题\n正文一二三四五六七八九十一二三四五六七八九十".encode() + b"\xff\xfe",
        "encoding",
    ),
    "an old name": ("a.doc", lambda: OLE, "old_office"),
}


def _merged() -> bytes:
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="str"><v>x</v></c></row>' for n in range(1, 10_001))
    merges = '<mergeCells><mergeCell ref="A1:NV10000"/></mergeCells>'
    return f"<worksheet {_NS}><sheetData>{rows}</sheetData>{merges}</worksheet>".encode()


@pytest.fixture
def content(sqlite_store: Store) -> Content:
    return Content(sqlite_store, sqlite_store.clock)


@pytest.fixture(scope="module")
def refusals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Understood]:
    """Everything that is refused, read by one process, one after the other."""
    folder = tmp_path_factory.mktemp("hostile")
    found = {}
    with reading_apart() as inside:
        for at, (what, (name, make, _)) in enumerate(REFUSED.items()):
            path = folder / str(at) / name
            path.parent.mkdir()
            path.write_bytes(make())
            (found[what],) = understand([path], inside=inside)
    return found


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_a_reason(refusals: dict[str, Understood], what: str) -> None:
    refused = refusals[what]
    assert refused.error is not None
    assert refused.error.code == f"import.{REFUSED[what][2]}"
    assert (refused.items, refused.documents) == ({}, ())
    said = say(refused.error, messages_dir())
    assert "未导入" in said
    assert "{" not in said


def test_what_acts_on_a_page_is_gone_and_told(content: Content, tmp_path: Path) -> None:
    page = """<html><head><title>示范县公安局关于便民服务的通知</title>
<script>alert(1)</script><base href="http://evil.example/"></head><body onload="steal()">
<h1>示范县公安局关于便民服务的通知</h1><p>各单位：</p>
<p>请<a href="javascript:alert(2)">落实</a>。<img src="http://evil.example/x.png" onerror="x()">
<a href="file:///etc/passwd">附件</a></p><iframe src="http://evil.example"></iframe>
<div style="display:none">暗藏的话</div><svg><script>alert(3)</script></svg>
<p>&lt;script&gt;alert(4)&lt;/script&gt;</p></body></html>"""
    path = tmp_path / "a.html"
    path.write_text(page, "utf-8")
    (report,) = content.import_paths([path]).files
    assert {note.code for note in report.warnings} >= {
        "import.script_removed", "import.pictures_left_out", "import.links_left_out",
    }  # fmt: skip
    (policy,) = content.policies()
    said = "\n".join(policy.body)
    for hidden in ("evil.example", "javascript", "file:", "暗藏", "alert(1)", "alert(3)", "steal"):
        assert hidden not in said
    assert "<script>alert(4)</script>" in said  # what a text says about scripts is only text


def test_embedded_files_stay_where_they_are(content: Content, tmp_path: Path) -> None:
    nested = {"word/embeddings/inner.zip": container({"x": bytes(10_000_000)})}
    path = tmp_path / "a.docx"
    path.write_bytes(word_document(TITLE, parts=nested))
    (report,) = content.import_paths([path]).files
    assert report.error is None
    assert "import.embedded_left_out" in [note.code for note in report.warnings]


def test_cells_that_look_like_formulas_are_only_text(content: Content, tmp_path: Path) -> None:
    from kiosk.documents.delimited import inert

    row = ('=cmd|"/c calc"!A1', *ROW[1:])
    path = tmp_path / "a.xlsx"
    path.write_bytes(container({**workbook(), SHEET: inline(*_cells(HEAD, 1), *_cells(row, 2))}))
    content.import_paths([path])
    name = content.guide(ROW[1]).name
    assert name == row[0]
    assert inert(name).startswith("'")


def _cells(row: tuple[str, ...], line: int) -> list[tuple[str, str]]:
    return [(f"{chr(65 + at)}{line}", said) for at, said in enumerate(row)]


def test_one_hostile_file_does_not_stop_the_good_ones(content: Content, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(container({"word/document.xml": BOMB}))
    (tmp_path / "b.docx").write_bytes(word_document(TITLE))
    report = content.import_paths([tmp_path])
    assert (report.added, len(report.failed)) == (1, 1)
    assert len(content.policies()) == 1


def test_links_in_a_folder_are_not_followed(content: Content, tmp_path: Path) -> None:
    secret, brought = tmp_path / "secret.txt", tmp_path / "stick"
    secret.write_text("\n".join(TITLE), "utf-8")
    brought.mkdir()
    (brought / "a.txt").symlink_to(secret)
    (brought / "dn_task_directory.csv").symlink_to(secret)
    report = content.import_paths([brought])
    assert report.added == 0
    assert not content.policies()
