"""What screens and slips show of a person: enough to know oneself, too little for others.

Identity numbers show the first four and the last four signs, names 张* and 张*三, mobile
numbers 138****5678. Characters are counted as a reader counts them (see ``text.characters``).
"""

from __future__ import annotations

import re

from kiosk.common.text import characters

_COMPOUND_TEXT = (
    "欧阳 太史 上官 端木 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 "
    "濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 "
    "公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 "
    "微生 梁丘 左丘 东门 西门 第五"
)
_COMPOUND_SURNAMES = frozenset(_COMPOUND_TEXT.split())
_NAME_DOTS = "·•．・"
_PLACE = re.compile(
    r"^(?:.{1,8}?(?:自治区|自治州|自治县|自治旗|特别行政区|省|市|盟|县|旗|(?<![社小])区)){1,3}"
)
_BRAND_CHARACTERS = 2
_STAR = "*"


def mask_name(name: str) -> str:
    """A person's name: 张*, 张*三, 欧阳**, and for long names the first and last character."""
    signs = characters(name)
    if len(signs) <= 1:
        return _STAR * len(signs)
    if "".join(signs[:2]) in _COMPOUND_SURNAMES and len(signs) > len("欧阳"):
        return "".join(signs[:2]) + _STAR * (len(signs) - 2)
    if len(signs) == len("张三"):
        return signs[0] + _STAR
    hidden = "".join(sign if sign in _NAME_DOTS else _STAR for sign in signs[1:-1])
    return signs[0] + hidden + (signs[-1] if _STAR in hidden else _STAR)


def mask_organisation(name: str) -> str:
    """An organisation's name without its two brand characters: 示范县**建材公司."""
    place = _PLACE.match(name)
    start = place.end() if place and place.end() < len(name) else 0
    rest = characters(name[start:])
    hidden = min(_BRAND_CHARACTERS, len(rest))
    return name[:start] + _STAR * hidden + "".join(rest[hidden:])


def mask_identity(number: str) -> str:
    """A document number: first and last four signs, fewer of a short one; half stays hidden."""
    shown = min(4, len(number) // 4)
    hidden = len(number) - 2 * shown
    return number[:shown] + _STAR * hidden + number[len(number) - shown :]


def mask_phone(number: str) -> str:
    """A telephone number: 138****5678; a fixed line keeps its area code and the last signs."""
    fixed = re.fullmatch(r"(010|02\d|0\d{3})(-?)(\d{7,8})", number)
    if fixed:
        area, dash, local = fixed.groups()
        return f"{area}{dash}{_STAR * 4}{local[4:]}"
    if len(number) == len("13800005678"):
        return number[:3] + _STAR * 4 + number[7:]
    return mask_identity(number)


def mask_email(address: str) -> str:
    """An e-mail address: its first sign and its domain."""
    local, at, domain = address.rpartition("@")
    return f"{local[:1]}{_STAR * 3}{at}{domain}" if at else mask_text(address)


def mask_address(address: str) -> str:
    """A postal address: down to the county or district, else the first third at most."""
    place = _PLACE.match(address)
    if place and place.end() < len(address):
        return place.group() + _STAR * 4
    return mask_text(address)


def mask_text(text: str) -> str:
    """Anything else that is personal: its first third, six characters at most."""
    signs = characters(text)
    return "".join(signs[: min(6, len(signs) // 3)]) + _STAR * 4 if signs else ""
