"""Telephone numbers, postcodes and e-mail addresses."""

from __future__ import annotations

import pytest

from kiosk.common.contact import check_email, check_fax, check_phone, check_postcode
from kiosk.common.errors import Rejected


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("13812345678", "13812345678"),
        (" 138 1234 5678 ", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("008613812345678", "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("0470-8212345", "0470-8212345"),
        ("0470—8212345", "0470-8212345"),
        ("(010)62345678", "01062345678"),
        ("19912345678", "19912345678"),
    ],
)
def test_phone_numbers_are_normalised(typed, kept):
    assert check_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "12812345678", "1381234567", "8212345", "138123456789", "电话", "1" * 10_000]
)
def test_what_is_no_phone_number_is_refused(typed):
    with pytest.raises(Rejected, match=r"contact.bad_phone"):
        check_phone(typed)


def test_a_fax_is_a_fixed_line():
    assert check_fax("0470-8212345") == "0470-8212345"
    with pytest.raises(Rejected, match=r"contact.bad_fax"):
        check_fax("13812345678")


def test_a_postcode_has_six_digits():
    assert check_postcode(" ０２１０００ ") == "021000"
    for wrong in ("", "02100", "0210000", "02100A", "٠٢١٠٠٠"):
        with pytest.raises(Rejected, match=r"contact.bad_postcode"):
            check_postcode(wrong)


def test_an_email_address_is_kept_with_its_domain_in_lower_case():
    assert check_email(" Zhang.San+1@Example.GOV.cn ") == "Zhang.San+1@example.gov.cn"
    assert check_email("１２３＠qq.com") == "123@qq.com"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "a",
        "a@b",
        "a@@b.cn",
        ".a@b.cn",
        "a..b@c.cn",
        "a b@c.cn",
        "a@-b.cn",
        "a@b.cn\nBcc: x@y.cn",
        "<a@b.cn>",
        "张三@b.cn",
        "a" * 65 + "@b.cn",
        "a@" + "b." * 130 + "cn",
        "a" * 10_000,
    ],
)
def test_what_is_no_email_address_is_refused(typed):
    with pytest.raises(Rejected, match=r"contact.bad_email"):
        check_email(typed)
