"""The fixed terms of public information, in the words in use."""

from __future__ import annotations

from enum import StrEnum


class PolicyKind(StrEnum):
    """What kind of text a document is."""

    POLICY = "政策文件"
    NORMATIVE = "规范性文件"
    GAZETTE = "政府公报"
    INTERPRETATION = "政策解读"


class PublicColumn(StrEnum):
    """The four fixed columns of a disclosure platform."""

    GUIDE = "政府信息公开指南"
    SYSTEM = "政府信息公开制度"
    STATUTORY = "法定主动公开内容"
    ANNUAL = "政府信息公开年报"


class InterpretationForm(StrEnum):
    """In what form a policy is explained."""

    TEXT = "文字解读"
    PICTURES = "图解"
    QUESTIONS = "问答解读"
    AUDIO = "音频解读"


class ListKind(StrEnum):
    """The four lists."""

    POWER = "权力清单"
    DUTY = "责任清单"
    NEGATIVE = "负面清单"
    FEE = "收费清单"


class CreditKind(StrEnum):
    """Which decision is shown in 双公示."""

    LICENCE = "行政许可"
    PENALTY = "行政处罚"


class FormKind(StrEnum):
    """What a form is for."""

    APPLICATION = "申请表"
    COMMITMENT = "承诺书"
    PROXY = "委托书"
