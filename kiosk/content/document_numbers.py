"""Document numbers: a document's own, and not those of documents that it cites."""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"[〔﹝\[［(（【]", r"[〕﹞\]］)）】]"
_SERIAL = r"第?\s*\d{1,5}\s*[号號]"
_NUMBER = rf"[\u3400-\u9fffA-Za-z]{{1,20}}\s*{_OPEN}\s*(?:19|20)\d\d\s*{_CLOSE}\s*{_SERIAL}"
_ORDER = r"[\u3400-\u9fff]{2,30}(?:令|公告|通告)\s*(?:(?:19|20)\d\d\s*年\s*)?第?\s*\d{1,4}\s*[号號]"
_ALONE = re.compile(rf"[（(【\[]?\s*({_NUMBER}|{_ORDER})\s*[）)】\]]?")
_AT_END = re.compile(rf"^(?P<title>.*?)\s*[（(]?\s*(?P<number>{_NUMBER})\s*[）)]?$")
_FINAL_WORDS = (
    "通知",
    "意见",
    "意見",
    "决定",
    "決定",
    "办法",
    "辦法",
    "公告",
    "通告",
    "函",
    "方案",
    "规定",
)


def tidy_number(text: str) -> str:
    """A number as it is printed: without blanks, the year in 〔〕; "" for anything else."""
    found = _ALONE.fullmatch(text.strip())
    if not found:
        return ""
    plain = re.sub(r"\s+", "", found[1])
    return re.sub(rf"{_OPEN}(\d{{4}}){_CLOSE}", r"〔\1〕", plain)


def number_alone(line: str) -> str:
    """The number of a line that holds nothing else, as in the head of a document."""
    return tidy_number(line)


def number_at_end(title: str) -> tuple[str, str]:
    """A title and the number printed behind it, if it stands outside the title's own words.

    ``……的通知（某政发〔2026〕1号）`` carries its own number; in
    ``转发《……（某政发〔2026〕1号）》的通知`` the number is that of the document passed on.
    """
    found = _AT_END.match(title.strip())
    if not found or not found["title"].endswith(_FINAL_WORDS):
        return title.strip(), ""
    return found["title"], tidy_number(found["number"])
