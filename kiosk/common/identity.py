"""Numbers of identity documents: normalised, and refused when they cannot be real.

Real cards are never refused. The region in a number is a hint only: regions are renamed and
merged (150721 born 1985 and 500101 born 1970 are real), 81, 82 and 83 stand for residents of
Hong Kong, Macao and Taiwan, and 9 for permanent residents from abroad.
"""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from kiosk.common.errors import Rejected
from kiosk.common.text import half_width

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
_CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_EIGHTEEN = 18
_EARLIEST_BIRTH_YEAR = 1850
"""Nobody born before it holds an 18-digit number: they exist since 1999."""

_PROVINCES = {
    "11": "北京市", "12": "天津市", "13": "河北省", "14": "山西省", "15": "内蒙古自治区",
    "21": "辽宁省", "22": "吉林省", "23": "黑龙江省", "31": "上海市", "32": "江苏省",
    "33": "浙江省", "34": "安徽省", "35": "福建省", "36": "江西省", "37": "山东省",
    "41": "河南省", "42": "湖北省", "43": "湖南省", "44": "广东省", "45": "广西壮族自治区",
    "46": "海南省", "50": "重庆市", "51": "四川省", "52": "贵州省", "53": "云南省",
    "54": "西藏自治区", "61": "陕西省", "62": "甘肃省", "63": "青海省", "64": "宁夏回族自治区",
    "65": "新疆维吾尔自治区", "71": "台湾省", "81": "香港特别行政区", "82": "澳门特别行政区",
    "83": "台湾地区",
}  # fmt: skip


class DocumentKind(StrEnum):
    """证件类型 that a citizen may show."""

    RESIDENT = "resident_id"
    PASSPORT = "passport"
    HK_MACAO = "hk_macao_permit"
    TAIWAN = "taiwan_permit"
    FOREIGN_RESIDENT = "foreign_permanent_resident"

    @property
    def label(self) -> str:
        """The official short name."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    DocumentKind.RESIDENT: "居民身份证",
    DocumentKind.PASSPORT: "护照",
    DocumentKind.HK_MACAO: "港澳居民来往内地通行证",
    DocumentKind.TAIWAN: "台湾居民来往大陆通行证",
    DocumentKind.FOREIGN_RESIDENT: "外国人永久居留身份证",
}


def check_identity_number(text: str, *, today: date) -> str:
    """公民身份号码 by GB 11643: length, a real birth date not after ``today``, check digit.

    Also the numbers on residence permits (81, 82, 83) and on the card of foreign permanent
    residents (9), which follow the same rule.

    Raises:
        Rejected: ``identity.bad_length``, ``identity.bad_character``,
            ``identity.bad_birth_date``, ``identity.future_birth_date`` or
            ``identity.bad_check_digit``.
    """
    number = _normalised(text)
    if len(number) != _EIGHTEEN:
        raise Rejected("identity.bad_length", expected=_EIGHTEEN, found=len(number))
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        raise Rejected("identity.bad_character")
    _check_birth_date(number[6:14], today)
    if number[-1] != check_digit(number[:17]):
        raise Rejected("identity.bad_check_digit")
    return number


def check_digit(first_seventeen: str) -> str:
    """The eighteenth sign of a 公民身份号码 (ISO 7064 MOD 11-2)."""
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, first_seventeen, strict=True))
    return _CHECK_SIGNS[total % 11]


def region_hint(number: str) -> str | None:
    """The province where a number was given out; None when it says nothing. A hint only."""
    return _PROVINCES.get(number[:2])


def check_foreign_resident(text: str, *, today: date) -> str:
    """The 18-digit number of a foreign permanent resident (card of 2023), starting with 9.

    Raises:
        Rejected: ``identity.bad_foreign_resident`` or as :func:`check_identity_number`.
    """
    number = check_identity_number(text, today=today)
    if not number.startswith("9"):
        raise Rejected("identity.bad_foreign_resident")
    return number


def check_credit_code(text: str) -> str:
    """统一社会信用代码 by GB 32100: 18 signs without I, O, S, V, Z; the last one checks.

    Raises:
        Rejected: ``identity.bad_credit_length``, ``identity.bad_credit_character`` or
            ``identity.bad_credit_check``.
    """
    code = _normalised(text)
    if len(code) != _EIGHTEEN:
        raise Rejected("identity.bad_credit_length", expected=_EIGHTEEN, found=len(code))
    if any(sign not in _CREDIT_SIGNS for sign in code) or not re.fullmatch("[0-9]{6}", code[2:8]):
        raise Rejected("identity.bad_credit_character")
    if code[-1] != credit_check_sign(code[:17]):
        raise Rejected("identity.bad_credit_check")
    return code


def credit_check_sign(first_seventeen: str) -> str:
    """The eighteenth sign of a 统一社会信用代码: weights 3^i modulo 31."""
    total = sum(_CREDIT_SIGNS.index(sign) * pow(3, i, 31) for i, sign in enumerate(first_seventeen))
    return _CREDIT_SIGNS[-total % 31]


def check_passport(text: str) -> str:
    """A passport of any country: 5 to 20 letters and digits, a digit among them.

    Raises:
        Rejected: ``identity.bad_passport``.
    """
    number = _normalised(text)
    if not re.fullmatch(r"(?=.*[0-9])[0-9A-Z]{5,20}", number):
        raise Rejected("identity.bad_passport")
    return number


def check_hk_macao_permit(text: str) -> str:
    """港澳居民来往内地通行证: H or M and 8 digits, with or without the count of renewals.

    Raises:
        Rejected: ``identity.bad_hk_macao_permit``.
    """
    number = _normalised(text)
    if not re.fullmatch(r"[HM][0-9]{8}(?:[0-9]{2})?", number):
        raise Rejected("identity.bad_hk_macao_permit")
    return number


def check_taiwan_permit(text: str) -> str:
    """台湾居民来往大陆通行证: 8 digits.

    Raises:
        Rejected: ``identity.bad_taiwan_permit``.
    """
    number = _normalised(text)
    if not re.fullmatch(r"[0-9]{8}", number):
        raise Rejected("identity.bad_taiwan_permit")
    return number


def check_document(kind: DocumentKind, text: str, *, today: date) -> str:
    """The number of a document of that kind, normalised.

    Raises:
        Rejected: with the code of the kind's own check.
    """
    match kind:
        case DocumentKind.RESIDENT:
            return check_identity_number(text, today=today)
        case DocumentKind.FOREIGN_RESIDENT:
            return check_foreign_resident(text, today=today)
        case DocumentKind.PASSPORT:
            return check_passport(text)
        case DocumentKind.HK_MACAO:
            return check_hk_macao_permit(text)
        case DocumentKind.TAIWAN:
            return check_taiwan_permit(text)


def _normalised(text: str) -> str:
    plain = half_width(text).replace("Ⅹ", "X").replace("ⅹ", "X").upper()
    return re.sub(r"[\s-]", "", plain)


def _check_birth_date(digits: str, today: date) -> None:
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as error:
        raise Rejected("identity.bad_birth_date") from error
    if born.year < _EARLIEST_BIRTH_YEAR:
        raise Rejected("identity.bad_birth_date")
    if born > today:
        raise Rejected("identity.future_birth_date")
