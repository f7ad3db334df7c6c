"""Numbers of identity documents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.common.identity import (
    DocumentKind,
    check_credit_code,
    check_digit,
    check_document,
    check_foreign_resident,
    check_hk_macao_permit,
    check_identity_number,
    check_passport,
    check_taiwan_permit,
    credit_check_sign,
    region_hint,
)

TODAY = date(2026, 11, 20)
CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def _number(first_seventeen: str) -> str:
    return first_seventeen + check_digit(first_seventeen)


NUMBERS = st.builds(
    lambda region, born, serial: _number(f"{region:06d}{born:%Y%m%d}{serial:03d}"),
    st.integers(110000, 999999),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


def test_the_example_of_the_standard_is_accepted():
    assert check_identity_number("11010519491231002X", today=TODAY) == "11010519491231002X"


@pytest.mark.parametrize(
    "first_seventeen",
    [
        "15072119850203123",
        "50010119700101456",
        "81000019900101001",
        "82000019900101001",
        "83000019900101001",
        "91115619880704002",
        "15072120261120001",
        "11010119000229001".replace("0229", "0228"),
        "11010120000229001",
    ],
)
def test_real_cards_of_renamed_regions_and_of_residents_from_elsewhere_are_accepted(
    first_seventeen,
):
    number = _number(first_seventeen)
    assert check_identity_number(number, today=TODAY) == number


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002ｘ",
        " 110105 19491231 002X ",
        "110105-19491231-002X",
        "11010519491231002Ⅹ",
    ],
)
def test_case_width_and_grouping_are_normalised(typed):
    assert check_identity_number(typed, today=TODAY) == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("", "identity.bad_length"),
        ("110105491231002", "identity.bad_length"),
        ("1" * 10_000, "identity.bad_length"),
        ("110105194912310021", "identity.bad_check_digit"),
        ("1101051949123100X2", "identity.bad_character"),
        ("1101051949123100٢X", "identity.bad_character"),
        ("' OR 1=1 --1949123", "identity.bad_length"),
        (_number("11010519490231002"), "identity.bad_birth_date"),
        (_number("11010519001301002"), "identity.bad_birth_date"),
        (_number("11010500000101002"), "identity.bad_birth_date"),
        (_number("11010520990101002"), "identity.future_birth_date"),
        (_number("11010520261121002"), "identity.future_birth_date"),
        (_number("11010519000229002"), "identity.bad_birth_date"),
    ],
)
def test_a_number_that_cannot_be_real_is_refused_with_its_reason(number, code):
    with pytest.raises(Rejected) as refused:
        check_identity_number(number, today=TODAY)
    assert refused.value.code == code


def test_a_refusal_never_repeats_the_number():
    with pytest.raises(Rejected) as refused:
        check_identity_number("110105194912310021", today=TODAY)
    assert "1949" not in str(refused.value)


@given(NUMBERS, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_anywhere_is_found(number, place, change):
    wrong = str((int(number[place]) + change) % 10)
    with pytest.raises(Rejected):
        check_identity_number(number[:place] + wrong + number[place + 1 :], today=TODAY)


@given(NUMBERS)
def test_every_number_with_a_real_birth_date_and_its_check_digit_is_accepted(number):
    assert check_identity_number(number.lower(), today=TODAY) == number


def test_the_region_is_a_hint():
    assert region_hint("15072119850203123X") == "内蒙古自治区"
    assert region_hint("000000") is None


def test_the_card_of_a_foreign_permanent_resident_starts_with_nine():
    number = _number("91115619880704002")
    assert check_foreign_resident(number, today=TODAY) == number
    with pytest.raises(Rejected, match=r"identity.bad_foreign_resident"):
        check_foreign_resident("11010519491231002X", today=TODAY)


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "11100000000013039A"[:17] + "A", "12100000400010275N"]
)
def test_credit_codes_are_checked_by_their_last_sign(code):
    whole = code[:17] + credit_check_sign(code[:17])
    assert check_credit_code(whole.lower()) == whole


def test_the_credit_code_of_the_standard_is_accepted():
    assert check_credit_code("91350100M000100Y43") == "91350100M000100Y43"


@given(
    st.text("0123456789", min_size=6, max_size=6),
    st.text(CREDIT_SIGNS, min_size=9, max_size=9),
    st.sampled_from(["11", "31", "52", "53", "54", "91", "92", "93", "N2", "Y1"]),
)
def test_every_credit_code_with_its_check_sign_is_accepted(region, body, prefix):
    first = prefix + region + body
    assert check_credit_code(first + credit_check_sign(first)) == first + credit_check_sign(first)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", "identity.bad_credit_length"),
        ("91350100M000100Y4", "identity.bad_credit_length"),
        ("91350100M000100Y44", "identity.bad_credit_check"),
        ("91350100I000100Y43", "identity.bad_credit_character"),
        ("9135O100M000100Y43", "identity.bad_credit_character"),
        ("<b>50100M000100Y43", "identity.bad_credit_character"),
    ],
)
def test_a_wrong_credit_code_is_refused_with_its_reason(code, reason):
    with pytest.raises(Rejected) as refused:
        check_credit_code(code)
    assert refused.value.code == reason


def test_travel_documents_are_normalised_and_checked():
    assert check_passport(" e1234 5678 ") == "E12345678"
    assert check_hk_macao_permit("h12345678") == "H12345678"
    assert check_hk_macao_permit("M1234567801") == "M1234567801"
    assert check_taiwan_permit("１２３４５６７８") == "12345678"


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        (DocumentKind.PASSPORT, "护照", "identity.bad_passport"),
        (DocumentKind.PASSPORT, "ABCDEFGH", "identity.bad_passport"),
        (DocumentKind.PASSPORT, "E1" * 30, "identity.bad_passport"),
        (DocumentKind.HK_MACAO, "A12345678", "identity.bad_hk_macao_permit"),
        (DocumentKind.HK_MACAO, "H123456789", "identity.bad_hk_macao_permit"),
        (DocumentKind.TAIWAN, "1234567", "identity.bad_taiwan_permit"),
        (DocumentKind.RESIDENT, "12345678", "identity.bad_length"),
        (DocumentKind.FOREIGN_RESIDENT, "11010519491231002X", "identity.bad_foreign_resident"),
    ],
)
def test_each_kind_of_document_has_its_own_check(kind, number, code):
    with pytest.raises(Rejected) as refused:
        check_document(kind, number, today=TODAY)
    assert refused.value.code == code
