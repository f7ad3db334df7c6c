"""What a resident types on the search page during the tour."""

from __future__ import annotations

LOOKS = (
    ("search-pinyin", "shenfenz"),
    ("search-nothing", "量子纠缠"),
    ("search-suggestions", "shnfznzng"),
    ("search-slip", "护罩"),
    ("search-question", "孩子上学要带什么"),
    ("search-two-characters", "护照"),
)
"""Name of the picture, and the query: the last one leaves its results on the page."""
