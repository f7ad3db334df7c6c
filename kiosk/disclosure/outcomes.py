"""How an application can end: the rows of table 3 of the annual report.

国办公开办函〔2021〕30号; articles are those of 政府信息公开条例.
"""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """A result; the value is the row's number below 三（本年度办理结果）."""

    OPENED = "1"
    PARTLY_OPENED = "2"
    CLASSIFIED = "3.1"
    FORBIDDEN_BY_LAW = "3.2"
    ENDANGERS_SAFETY = "3.3"
    THIRD_PARTY_RIGHTS = "3.4"
    INTERNAL_AFFAIRS = "3.5"
    PROCESS_INFORMATION = "3.6"
    ENFORCEMENT_FILE = "3.7"
    SPECIAL_LOOK_UP = "3.8"
    NOT_HELD = "4.1"
    NEEDS_MAKING = "4.2"
    STILL_UNCLEAR = "4.3"
    PETITION = "5.1"
    REPEATED = "5.2"
    PUBLISHED_WORK = "5.3"
    EXCESSIVE = "5.4"
    ASKS_TO_CONFIRM = "5.5"
    NOT_CORRECTED = "6.1"
    NOT_PAID = "6.2"
    WITHDRAWN = "6.3"

    @property
    def label(self) -> str:
        """The row's words in the report."""
        return _LABELS[self]

    @property
    def family(self) -> str:
        """The group of rows that it belongs to."""
        return _FAMILIES[self.value[0]]

    @property
    def article(self) -> str:
        """Where the Regulation knows this result; empty where it does not name it."""
        return _ARTICLES.get(self, "")

    @property
    def is_answer(self) -> bool:
        """Whether staff answer so; the others follow from a lapse or a withdrawal."""
        return self not in _NO_ANSWER

    @property
    def opens_something(self) -> bool:
        return self in (Outcome.OPENED, Outcome.PARTLY_OPENED)

    @property
    def remedy(self) -> str:
        """A: review first, then suit (行政复议法 Article 23); B: review or suit."""
        return "A" if self in _REVIEW_FIRST else "B"


_FAMILIES = {
    "1": "予以公开",
    "2": "部分公开",
    "3": "不予公开",
    "4": "无法提供",
    "5": "不予处理",
    "6": "其他处理",
}
_LABELS = {
    Outcome.OPENED: "予以公开",
    Outcome.PARTLY_OPENED: "部分公开",
    Outcome.CLASSIFIED: "属于国家秘密",
    Outcome.FORBIDDEN_BY_LAW: "其他法律行政法规禁止公开",
    Outcome.ENDANGERS_SAFETY: "危及“三安全一稳定”",
    Outcome.THIRD_PARTY_RIGHTS: "保护第三方合法权益",
    Outcome.INTERNAL_AFFAIRS: "属于三类内部事务信息",
    Outcome.PROCESS_INFORMATION: "属于四类过程性信息",
    Outcome.ENFORCEMENT_FILE: "属于行政执法案卷",
    Outcome.SPECIAL_LOOK_UP: "属于行政查询事项",
    Outcome.NOT_HELD: "本机关不掌握相关政府信息",
    Outcome.NEEDS_MAKING: "没有现成信息需要另行制作",
    Outcome.STILL_UNCLEAR: "补正后申请内容仍不明确",
    Outcome.PETITION: "信访举报投诉类申请",
    Outcome.REPEATED: "重复申请",
    Outcome.PUBLISHED_WORK: "要求提供公开出版物",
    Outcome.EXCESSIVE: "无正当理由大量反复申请",
    Outcome.ASKS_TO_CONFIRM: "要求行政机关确认或重新出具已获取信息",
    Outcome.NOT_CORRECTED: "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    Outcome.NOT_PAID: "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    Outcome.WITHDRAWN: "其他",
}
_ARTICLES = {
    Outcome.OPENED: "第三十六条第一项、第二项",
    Outcome.PARTLY_OPENED: "第三十七条",
    Outcome.CLASSIFIED: "第十四条、第三十六条第三项",
    Outcome.FORBIDDEN_BY_LAW: "第十四条、第三十六条第三项",
    Outcome.ENDANGERS_SAFETY: "第十四条、第三十六条第三项",
    Outcome.THIRD_PARTY_RIGHTS: "第十五条、第三十六条第三项",
    Outcome.INTERNAL_AFFAIRS: "第十六条第一款、第三十六条第三项",
    Outcome.PROCESS_INFORMATION: "第十六条第二款、第三十六条第三项",
    Outcome.ENFORCEMENT_FILE: "第十六条第二款、第三十六条第三项",
    Outcome.SPECIAL_LOOK_UP: "第三十六条第七项",
    Outcome.NOT_HELD: "第三十六条第四项、第五项",
    Outcome.NEEDS_MAKING: "第三十八条",
    Outcome.STILL_UNCLEAR: "第三十条",
    Outcome.PETITION: "第三十九条第一款",
    Outcome.REPEATED: "第三十六条第六项",
    Outcome.PUBLISHED_WORK: "第三十九条第二款",
    Outcome.EXCESSIVE: "第三十五条",
    Outcome.NOT_CORRECTED: "第三十条",
}
_NO_ANSWER = frozenset({Outcome.NOT_CORRECTED, Outcome.NOT_PAID, Outcome.WITHDRAWN})
_REVIEW_FIRST = frozenset(
    {
        Outcome.CLASSIFIED,
        Outcome.FORBIDDEN_BY_LAW,
        Outcome.ENDANGERS_SAFETY,
        Outcome.THIRD_PARTY_RIGHTS,
        Outcome.INTERNAL_AFFAIRS,
        Outcome.PROCESS_INFORMATION,
        Outcome.ENFORCEMENT_FILE,
    }
)
