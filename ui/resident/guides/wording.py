"""Words of the catalogue for residents."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kiosk.content.queries import Heading

translate = QCoreApplication.translate

_PLAIN = {"自然人": "个人", "企业法人": "企业", "事业法人": "事业单位"}

FILTERS = (
    ("label", "办理特点"),
    ("case_type", "办得多快"),
    ("audience", "谁来办"),
    ("life_event", "人生事件"),
    ("theme", "主题"),
    ("department", "部门"),
)
"""By what a list can be narrowed, and what it is called."""
_CASE_TYPES = {"即办件": "当场办结", "承诺件": "按承诺时限办"}


def shown_name(heading: Heading) -> str:
    """The name of a heading, in everyday words where the official one is a term."""
    return translate("guides", _PLAIN.get(heading.name, heading.name))


def key_text(facet: str, name: str) -> str:
    """The name of a key of a facet, in the same words."""
    words = _CASE_TYPES if facet == "case_type" else _PLAIN
    return translate("guides", words.get(name, name))
