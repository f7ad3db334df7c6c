"""Files of a case: judged by content, sealed, and what is blackened is gone for good."""

from __future__ import annotations

import hashlib
import io

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.attachments.inspection import inspected
from kiosk.disclosure.attachments.model import MOST_BYTES, Area, Media, Role, Why
from kiosk.disclosure.attachments.service import Attachments
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import application_attachments
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen

SECRET = "SECRET-4711"
PUBLIC = "PUBLIC-0001"


def pdf(*, encrypt=None, script="", pages=1) -> bytes:
    """A page with public words at the top and secret ones in the middle of the left half."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800), encrypt=encrypt, pageCompression=0)
    canvas.setTitle("METADATA-SECRET")
    for _ in range(pages):
        canvas.setFont("Helvetica", 20)
        canvas.drawString(60, 740, PUBLIC)
        canvas.drawString(60, 390, SECRET)
        canvas.showPage()
    if script:
        canvas.addLiteral(f"% {script}")
    canvas.save()
    return buffer.getvalue()


def picture(kind: str, size=(400, 300), **options) -> bytes:
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((100, 100, 200, 200), fill="red")
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def text_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def drawn(data: bytes, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        return document[page].render(scale=1).to_pil().convert("RGB")


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf()


@pytest.fixture
def files(sqlite_store, settings) -> Attachments:
    return Attachments(sqlite_store, settings)


@pytest.fixture
def number(sqlite_store, settings) -> str:
    return Disclosure(sqlite_store, settings).submit(citizen(), request_id=new_id()).number


HIDES = (Area(1, 0.05, 0.45, 0.5, 0.1, Why.PRIVACY),)


def test_a_file_is_what_its_content_says_whatever_its_name(files, number, paper) -> None:
    given = {"照片.pdf": picture("PNG"), "扫描.png": paper, "材料.exe": picture("JPEG")}
    kept = [files.add(number, name, data, actor="1007") for name, data in given.items()]
    assert [one.media for one in kept] == [Media.PNG, Media.PDF, Media.JPEG]
    assert {one.name for one in files.of_case(number)} == set(given)
    assert files.content(kept[1].id, actor="1007") == paper


def test_a_path_in_a_name_is_cut_off(files, number, paper) -> None:
    for name in ("C:\\Users\\李小梅\\征地批复.pdf", "../../etc/征地批复.pdf"):
        assert files.add(number, name, paper, actor="1007").name == "征地批复.pdf"


def with_file_inside() -> bytes:
    with pypdfium2.PdfDocument(pdf()) as document:
        document.new_attachment("inside.exe").set_data(b"MZ")
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


def bomb() -> bytes:
    buffer = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(buffer, "PNG")
    return buffer.getvalue()


HOSTILE = {
    "nothing": (lambda: b"", "attachment.empty"),
    "a program": (lambda: b"MZ\x90\x00" + bytes(64), "attachment.kind_refused"),
    "a page of the web": (lambda: b"<html><script>", "attachment.kind_refused"),
    "half a PDF": (lambda: pdf()[:200], "attachment.unreadable"),
    "half a picture": (lambda: picture("PNG")[:120], "attachment.unreadable"),
    "half a photograph": (lambda: picture("JPEG")[:400], "attachment.unreadable"),
    "a PDF under a password": (
        lambda: pdf(encrypt=StandardEncryption("open", "own")),
        "attachment.encrypted",
    ),
    "a PDF with a script": (lambda: pdf(script="/JavaScript"), "attachment.active"),
    "a PDF with a file inside": (with_file_inside, "attachment.files_inside"),
    "a PDF of very many pages": (lambda: pdf(pages=301), "attachment.too_many_pages"),
    "a picture that would fill the memory": (bomb, "attachment.too_many_pixels"),
    "too many bytes": (
        lambda: b"%PDF-" + bytes(MOST_BYTES),
        "attachment.too_large",
    ),
}


@pytest.mark.parametrize(("make", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_or_broken_file_is_refused_with_the_reason(make, code) -> None:
    with pytest.raises(Rejected) as refused:
        inspected(make())
    assert refused.value.code == code


def test_what_is_blackened_is_gone_and_the_rest_is_still_there(files, number, paper) -> None:
    original = files.add(number, "批复.pdf", paper, role=Role.RELEASE, actor="1007")
    copy = files.redact(original.id, HIDES, actor="1007")
    data = files.content(copy.id, actor="1007")
    assert SECRET in text_of(paper)
    assert text_of(data).strip() == ""
    assert SECRET.encode() not in data
    assert b"METADATA-SECRET" not in data
    before, after = drawn(paper), drawn(data)
    assert after.size == before.size
    secret, public = (50, 390, 300, 420), (50, 40, 250, 70)
    assert before.crop(secret).convert("L").getextrema()[1] == 255
    assert after.crop(secret).convert("L").getextrema()[1] < 16
    assert after.crop(public).convert("L").getextrema()[0] < 90
    assert copy.areas == HIDES


def test_no_picture_of_the_copy_keeps_what_lies_under_the_black(files, number, paper) -> None:
    original = files.add(number, "批复.pdf", paper, actor="1007")
    data = files.content(files.redact(original.id, HIDES, actor="1007").id, actor="1007")
    with pypdfium2.PdfDocument(data) as document:
        objects = list(document[0].get_objects())
        assert [one.type for one in objects] == [raw.FPDF_PAGEOBJ_IMAGE]
        image = objects[0].get_bitmap().to_pil().convert("L")
    inside = image.crop(
        (
            int(0.06 * image.width),
            int(0.46 * image.height),
            int(0.54 * image.width),
            int(0.54 * image.height),
        )
    )
    assert inside.getextrema()[1] < 16


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_blackened_too(files, number, kind) -> None:
    original = files.add(number, "照片", picture(kind), actor="1007")
    area = Area(1, 0.2, 0.3, 0.4, 0.5, Why.TRADE_SECRET)
    data = files.content(files.redact(original.id, [area], actor="1007").id, actor="1007")
    image = drawn(data)
    colours = image.getpixel((image.width * 3 // 8, image.height // 2))
    assert max(colours) < 16
    red, green, _ = image.split()
    assert ImageChops.subtract(red, green).getextrema()[1] < 60


def test_a_photograph_lies_as_it_is_looked_at_and_says_no_place(files, number) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (49.0, 12.0, 1.0)}
    original = files.add(number, "照片.jpg", picture("JPEG", exif=exif), actor="1007")
    copy = files.redact(original.id, (), actor="1007", nothing_to_hide=True)
    image = drawn(files.content(copy.id, actor="1007"))
    assert image.width < image.height
    assert b"Exif" not in files.content(copy.id, actor="1007")


def test_only_a_blackened_copy_is_released_and_only_once(files, number, paper) -> None:
    original = files.add(number, "批复.pdf", paper, actor="1007")
    with pytest.raises(Rejected, match=r"attachment\.not_redacted"):
        files.release(original.id, actor="1007")
    with pytest.raises(Rejected, match=r"attachment\.no_areas"):
        files.redact(original.id, (), actor="1007")
    copy = files.redact(original.id, HIDES, actor="1007")
    assert files.released(number) == []
    assert files.release(copy.id, actor="1007").released
    with pytest.raises(Conflict, match=r"attachment\.released_already"):
        files.release(copy.id, actor="1007")
    with pytest.raises(Rejected, match=r"attachment\.is_redacted"):
        files.redact(copy.id, HIDES, actor="1007")
    assert [one.id for one in files.released(number)] == [copy.id]
    assert files.content(original.id, actor="1007") == paper


BAD_AREAS = {
    "beyond the edge": Area(1, 0.8, 0.1, 0.4, 0.1, Why.PRIVACY),
    "before the edge": Area(1, -0.1, 0.1, 0.4, 0.1, Why.PRIVACY),
    "of no size": Area(1, 0.1, 0.1, 0.0, 0.1, Why.PRIVACY),
    "on no page": Area(2, 0.1, 0.1, 0.1, 0.1, Why.PRIVACY),
    "no number": Area(1, float("nan"), 0.1, 0.1, 0.1, Why.PRIVACY),
}


@pytest.mark.parametrize("area", BAD_AREAS.values(), ids=BAD_AREAS.keys())
def test_an_area_that_lies_on_no_page_is_refused(files, number, paper, area) -> None:
    original = files.add(number, "批复.pdf", paper, actor="1007")
    with pytest.raises(Rejected, match=r"attachment\.bad_area"):
        files.redact(original.id, [*HIDES, area], actor="1007")
    assert len(files.of_case(number)) == 1


def test_files_are_sealed_and_both_hashes_are_in_the_audit_trail(
    sqlite_store, files, number, paper
) -> None:
    original = files.add(number, "李小梅的材料.pdf", paper, actor="1007")
    copy = files.redact(original.id, HIDES, actor="1007")
    files.release(copy.id, actor="1008")
    with sqlite_store.read() as connection:
        rows = connection.execute(select(application_attachments)).all()
        trail = repr(connection.execute(select(audit_trail)).all())
    for row in rows:
        assert SECRET.encode() not in row.content
        assert "李小梅".encode() not in row.name
    assert original.sha256 == hashlib.sha256(paper).hexdigest()
    assert original.sha256 in trail
    assert copy.sha256 in trail
    assert "privacy" in trail
    for action in ("attachment.added", "attachment.opened", "attachment.redacted"):
        assert action in trail
    assert "attachment.released" in trail
    assert "李小梅" not in trail


def test_pages_are_shown_as_pictures_and_the_look_is_audited(
    sqlite_store, files, number, paper
) -> None:
    original = files.add(number, "批复.pdf", paper, actor="1007")
    look = files.look(original.id, actor="1009")
    page = look.picture(1)
    assert look.pages == 1
    with pytest.raises(Rejected, match=r"attachment\.no_such_page"):
        look.picture(2)
    with Image.open(io.BytesIO(page)) as image:
        assert image.format == "PNG"
        assert abs(image.width / image.height - 600 / 800) < 0.01
    with sqlite_store.read() as connection:
        query = select(audit_trail.c.actor).where(audit_trail.c.action == "attachment.opened")
        assert connection.execute(query).scalars().all() == ["1009"]


def test_files_of_unknown_cases_are_refused(files, paper) -> None:
    with pytest.raises(Rejected, match=r"disclosure\.unknown_number"):
        files.add("2026-9999", "批复.pdf", paper, actor="1007")
    with pytest.raises(Rejected, match=r"attachment\.unknown"):
        files.content("no-such-file", actor="1007")


def test_files_are_kept_by_both_databases(store, settings, paper) -> None:
    number = Disclosure(store, settings).submit(citizen(), request_id=new_id()).number
    files = Attachments(store, settings)
    kept = files.add(number, "批复.pdf", paper, actor="1007")
    assert files.content(kept.id, actor="1007") == paper
