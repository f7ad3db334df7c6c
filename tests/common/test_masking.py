"""What screens and slips show of a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.masking import (
    mask_address,
    mask_email,
    mask_identity,
    mask_name,
    mask_organisation,
    mask_phone,
    mask_text,
)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("张三", "张*"),
        ("张小三", "张*三"),
        ("欧阳", "欧*"),
        ("欧阳修", "欧阳*"),
        ("欧阳明月", "欧阳**"),
        ("张王小三", "张**三"),
        ("买买提·艾力", "买**·*力"),
        ("王·三", "王·*"),
        ("三", "*"),
        ("", ""),
        ("𬱖𫖯", "𬱖*"),
        ("张𬱖㛃", "张*㛃"),
        ("䶮小𫖯", "䶮*𫖯"),
        ("e\u0301a\u0301", "e\u0301*"),
    ],
)
def test_names_show_the_surname_and_at_most_the_last_character(name, shown):
    assert mask_name(name) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("示范县宏发建材公司", "示范县**建材公司"),
        ("示范县正义律所", "示范县**律所"),
        ("内蒙古自治区示范县𬱖𫖯商贸有限公司", "内蒙古自治区示范县**商贸有限公司"),
        ("宏发建材有限公司", "**建材有限公司"),
        ("阳光社区服务中心", "**社区服务中心"),
        ("示范县", "**县"),
        ("某", "*"),
    ],
)
def test_organisations_hide_their_two_brand_characters(name, shown):
    assert mask_organisation(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "1101**********002X"),
        ("E12345678", "E1*****78"),
        ("12345678", "12****78"),
        ("H1234567801", "H1*******01"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_document_numbers_show_first_and_last_signs(number, shown):
    assert mask_identity(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13812345678", "138****5678"),
        ("0470-8212345", "0470-****345"),
        ("010-62345678", "010-****5678"),
        ("04708212345", "0470****345"),
        ("", ""),
    ],
)
def test_phone_numbers_hide_their_middle(number, shown):
    assert mask_phone(number) == shown


def test_addresses_and_mail_show_where_not_who():
    assert mask_address("内蒙古自治区示范县城南街道12号") == "内蒙古自治区示范县****"
    assert mask_address("幸福小区3号楼2单元") == "幸福小****"
    assert mask_email("zhang.san@example.cn") == "z***@example.cn"
    assert mask_email("不是邮箱") == "不****"
    assert mask_text("示范中学") == "示****"


@given(st.text("0123456789X", min_size=8, max_size=20))
def test_at_least_half_of_a_document_number_stays_hidden(number):
    shown = mask_identity(number)
    assert len(shown) == len(number)
    assert shown.count("*") * 2 >= len(number)


@given(st.text(min_size=1, max_size=12))
def test_a_masked_name_always_hides_something(name):
    assert "*" in mask_name(name)
