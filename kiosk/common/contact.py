"""Telephone numbers, postcodes and e-mail addresses: one shape for storing, or refused."""

from __future__ import annotations

import re

from kiosk.common.errors import Rejected
from kiosk.common.text import half_width

_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_FIXED = re.compile(r"0\d{2,3}-?\d{7,8}", re.ASCII)
_POSTCODE = re.compile(r"\d{6}", re.ASCII)
_EMAIL = re.compile(
    r"(?=.{1,64}@)[A-Z0-9_%+'-]+(?:\.[A-Z0-9_%+'-]+)*"
    r"@(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+[A-Z]{2,63}",
    re.ASCII | re.IGNORECASE,
)
_DASHES = str.maketrans(dict.fromkeys("—–‐‑－", "-"))
_LONGEST_EMAIL = 254


def check_phone(text: str) -> str:
    """A mobile number or a fixed line with its area code.

    Blanks, the country code and the dashes of a mobile number are taken out.

    Raises:
        Rejected: ``contact.bad_phone``.
    """
    number = _bare_number(text)
    undashed = number.replace("-", "")
    if _MOBILE.fullmatch(undashed):
        return undashed
    if _FIXED.fullmatch(number):
        return number
    raise Rejected("contact.bad_phone")


def check_fax(text: str) -> str:
    """A fax number: a fixed line with its area code.

    Raises:
        Rejected: ``contact.bad_fax``.
    """
    number = _bare_number(text)
    if not _FIXED.fullmatch(number):
        raise Rejected("contact.bad_fax")
    return number


def check_postcode(text: str) -> str:
    """A postcode of six digits.

    Raises:
        Rejected: ``contact.bad_postcode``.
    """
    code = re.sub(r"\s", "", half_width(text))
    if not _POSTCODE.fullmatch(code):
        raise Rejected("contact.bad_postcode")
    return code


def check_email(text: str) -> str:
    """An e-mail address; the domain in lower case.

    Raises:
        Rejected: ``contact.bad_email``.
    """
    address = half_width(text).strip()
    if len(address) > _LONGEST_EMAIL or not _EMAIL.fullmatch(address):
        raise Rejected("contact.bad_email")
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def _bare_number(text: str) -> str:
    number = re.sub(r"[\s()]", "", half_width(text).translate(_DASHES))
    return re.sub(r"^(?:\+|00)86-?", "", number)
