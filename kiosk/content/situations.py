"""情形: which materials a resident needs, by the answers to an item's questions.

A material names keys of options in ``when``. It is asked for when ``when`` is empty or when, for
each question that has any of its keys, the chosen answer is among them: one of the answers within
a question, all of the questions together. While a question that matters is unanswered nobody can
say yet, and the material is shown with its condition (视情况). A key of no question decides
nothing, so that a slip of the pen never hides a material.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from kiosk.content.model import Material, ServiceItem, Situation

Chosen = frozenset[str]
"""Keys of the chosen options, at most one of a question."""

NOTHING_CHOSEN: Chosen = frozenset()


class Need(StrEnum):
    """How a material stands with the answers given."""

    ASKED = "asked"
    OPEN = "open"
    LEFT_OUT = "left_out"


def need(material: Material, situations: Iterable[Situation], chosen: Collection[str]) -> Need:
    """Whether the answers ask for ``material``, leave it out, or do not say yet."""
    wanted = set(material.when)
    told = Need.ASKED
    for situation in situations:
        keys = {option.key for option in situation.options}
        if not keys & wanted:
            continue
        answer = keys & set(chosen)
        if not answer:
            told = Need.OPEN
        elif not answer & wanted:
            return Need.LEFT_OUT
    return told


def needs(item: ServiceItem, chosen: Collection[str]) -> list[tuple[Material, Need]]:
    """Every material of the item with how it stands, in their order."""
    return [(one, need(one, item.situations, chosen)) for one in item.materials]


def narrowed(item: ServiceItem, chosen: Collection[str]) -> tuple[Material, ...]:
    """What is asked for or may be: the list without what the answers leave out."""
    return tuple(one for one, told in needs(item, chosen) if told is not Need.LEFT_OUT)


def choose(item: ServiceItem, chosen: Chosen, key: str) -> Chosen:
    """The answers after ``key`` was touched: it takes the place of its question's other answer.

    Touched again it is taken back. A key that the item does not have changes nothing.
    """
    for situation in item.situations:
        keys = {option.key for option in situation.options}
        if key in keys:
            return chosen - {key} if key in chosen else (chosen - keys) | {key}
    return chosen


def still_offered(item: ServiceItem, chosen: Collection[str]) -> Chosen:
    """Of ``chosen``, the keys that the item has: its questions may have changed meanwhile."""
    keys = {option.key for situation in item.situations for option in situation.options}
    return frozenset(keys & set(chosen))


def answers(item: ServiceItem, chosen: Collection[str]) -> list[str]:
    """The chosen answers in the words of the item, in the order of its questions."""
    return [
        option.text
        for situation in item.situations
        for option in situation.options
        if option.key in chosen
    ]
