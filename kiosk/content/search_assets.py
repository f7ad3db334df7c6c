"""The tables that understanding a query stands on, read once from assets/search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from kiosk.content.normalise import key_of
from kiosk.settings import resource_root


@dataclass(frozen=True, slots=True)
class Tables:
    """Everyday words and their meaning, words to cut by, and what may be taken for what."""

    synonyms: Mapping[str, tuple[str, ...]]
    """A word, and what else it may be called, the likeliest first."""
    words: frozenset[str]
    fillers: frozenset[str]
    weak: frozenset[str]
    actions: frozenset[str]
    """What can be done with anything."""
    sounds: Mapping[str, tuple[str, ...]]
    """A character and its readings."""
    lookalikes: Mapping[str, str]


@cache
def tables() -> Tables:
    """The tables as shipped."""
    fillers, weak, actions = _fillers()
    return Tables(_synonyms(), _words(), fillers, weak, actions, _sounds(), _lookalikes())


def _lines(name: str) -> Iterator[str]:
    text = (resource_root() / "assets" / "search" / name).read_text("utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _synonyms() -> dict[str, tuple[str, ...]]:
    meant: dict[str, list[str]] = {}
    for line in _lines("synonyms.tsv"):
        said, called = line.split("\t")
        names = [key_of(name) for name in called.split()]
        for word in names if said == "=" else [key_of(said)]:
            before = meant.setdefault(word, [])
            before += [name for name in names if name != word and name not in before]
    return {word: tuple(names) for word, names in meant.items()}


def _words() -> frozenset[str]:
    return frozenset(key_of(word) for line in _lines("words.txt") for word in line.split())


def _fillers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words that say nothing, and those marked as saying little and as doings."""
    marked: dict[str, set[str]] = {"": set(), "~": set(), "!": set()}
    for line in _lines("fillers.txt"):
        mark = line[0] if line[0] in marked else ""
        marked[mark].update(key_of(word) for word in line.removeprefix(mark).split())
    return frozenset(marked[""]), frozenset(marked["~"]), frozenset(marked["!"])


def _sounds() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines("sounds.tsv"):
        syllable, characters = line.split("\t")
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found


def _lookalikes() -> dict[str, str]:
    found: dict[str, str] = {}
    for line in _lines("lookalikes.txt"):
        for group in line.split():
            for character in group:
                others = found.get(character, "") + group.replace(character, "")
                found[character] = "".join(dict.fromkeys(others))
    return found
