"""Document numbers: a document's own, and not those of documents that it cites."""

from __future__ import annotations

import re

_OPEN, _CLOSE = r"[〔﹝\[［(（【]", r"[〕﹞\]］)）】]"
_SERIAL = r"第?\s*\d{1,5}\s*[号號]"
_NUMBER = rf"[\u3400-\u9fffA-Za-z]{{1,20}}\s*{_OPEN}\s*(?:19|20)\d\d\s*{_CLOSE}\s*{_SERIAL}"
_ORDER = r"[\u3400-\u9fff]{2,30}(?:令|公告|通告)\s*(?:(?:19|20)\d\d\s*年\s*)?第?\s*\d{1,4}\s*[号號]"
_ALONE = re.compile(rf"[（(【\[]?\s*({_NUMBER}|{_ORDER})\s*[）)】\]]?")
_AT_END = re.compile(rf"^(?P<title>.*?)\s*[（(]?\s*(?P<number>{_NUMBER})\s*[）)]?$")
CATEGORIES = (
    *("通知", "意见", "意見", "决定", "決定", "公告", "通告", "通报", "通報", "报告", "報告"),
    *("请示", "請示", "批复", "批覆", "复函", "函", "纪要", "紀要", "命令", "令", "公报", "公報"),
    *("办法", "辦法", "规定", "規定", "细则", "細則", "方案", "条例", "條例", "要点", "要點"),
    *("规划", "規劃", "计划", "計劃", "预案", "預案", "指南", "制度", "措施", "年度报告"),
)
"""What the last word of a title says the document is."""
FINAL_WORDS = (
    *("通知", "意见", "意見", "决定", "決定", "办法", "辦法", "公告", "通告", "通报", "批复"),
    *("函", "方案", "规定", "規定", "细则", "細則", "条例", "條例"),
)
"""Words with which a title of more than one line ends."""


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
    if not found or not found["title"].endswith(FINAL_WORDS):
        return title.strip(), ""
    return found["title"], tidy_number(found["number"])
