"""Rare characters and ID numbers come back from paper exactly as they went in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.documents import application_receipt, one_time_notice, ticket_slip
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import MISSING, sign
from tests.documents import paper_samples as samples
from tests.documents.paper_reading import pdfminer_text, poppler_text, squeezed

READERS = {"pdfminer": pdfminer_text, "poppler": poppler_text}
MASKED_ID = "1101**********000X"


@pytest.fixture(params=READERS.values(), ids=READERS.keys())
def read(request: pytest.FixtureRequest):
    return lambda pdf: squeezed(request.param(pdf))


@pytest.mark.parametrize("rare", [*samples.RARE, samples.RARE, "𠮷", "𰻞"])
def test_a_rare_name_is_read_back_exactly(read, rare: str) -> None:
    text = read(application_receipt(replace(samples.receipt(), applicant=rare)))
    values = text.replace("申请人", "").replace("收到日期", "")
    assert f"K7M4-2QXP{rare}2026-10-28" in values


def test_the_x_of_an_identity_number_is_read_back(read) -> None:
    pdf = application_receipt(replace(samples.receipt(), contact=MASKED_ID))
    assert MASKED_ID in read(pdf)


def test_rare_characters_are_right_on_every_kind_of_paper(read) -> None:
    slip = ticket_slip(replace(samples.ticket(), business=f"{samples.RARE}业务"))
    notice = samples.notice(1)
    long = one_time_notice(replace(notice, item=replace(notice.item, name=f"{samples.RARE}登记")))
    assert samples.RARE in read(slip)
    assert samples.RARE in read(long)


def test_a_character_that_the_first_font_lacks_is_drawn_by_a_fallback() -> None:
    first = sign("一", Weight.REGULAR)
    rare = sign("𪚥", Weight.REGULAR)
    assert rare.drawn == "𪚥"
    assert rare.font != first.font


def test_a_character_that_no_font_has_is_shown_as_missing() -> None:
    assert sign("\U0010fffd", Weight.BOLD).drawn == MISSING


def test_more_than_one_font_file_of_characters_is_read_back(read) -> None:
    many = "".join(chr(0x4E00 + 3 * step) for step in range(700))
    assert many in read(application_receipt(replace(samples.receipt(), content=many)))


def test_variation_selectors_and_direction_marks_leave_no_ink(read) -> None:
    pdf = application_receipt(replace(samples.receipt(), applicant="葛\U000e0100\u202e城"))
    assert "葛城" in read(pdf)
