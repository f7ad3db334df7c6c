"""Finding by what was meant: other names of things, mended slips, most of the words.

Asked only where the names as typed gave little. Candidates hold every concept of the query; if
they are few, all concepts but one; at last the weightiest one. Each is judged by how much of the
query its best name answers, and how little it says besides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kiosk.content.search_hits import BODY, MEANT, Found, Match, Score
from kiosk.content.search_lines import ALIAS, NAME, NUMBER, OFFICE, SHORT
from kiosk.content.search_reader import Asked, Line, Reader
from kiosk.content.search_terms import Combined, Expression, Matcher, asked_terms
from kiosk.content.understanding import Concept, Meaning

_MOST = 30
_ENOUGH = 3
_TRIED_WITHOUT = 4
_OTHER_NAME = 0.85
"""A synonym counts so much of the word itself."""
_OTHER_PART = 0.8
"""What stands in another name of the same document counts so much."""
_SURPLUS = 0.2
"""A name that says nothing but what was asked is worth so much more than one that says much."""
_APART = 0.7
"""So much counts a word whose halves stand apart."""
_HALVED = range(4, 9)
_OF_OFFICE = 0.4
"""So much counts what only the department's name says."""
_OF_KIND = 0.9
_KIND_WORDS = {
    "policy": "政策 文件 通知 办法 规定 条例 意见 公报 解读 规范 要点",
    "notice": "公告 通知 公示",
    "form": "表 表格 申请表 样表 空白表 承诺书 委托书",
    "list_entry": "清单 权力 责任 收费标准",
    "draft": "草案 征求意见 征集 意见稿",
    "project": "项目 项目审批",
    "credit": "处罚 行政处罚 行政许可 双公示",
    "procurement": "采购 采购意向 招标",
    "bundle": "一件事 套餐 联办",
}
"""What a query calls the kind itself, which its documents need not say."""
_OF_KINDS = {"question": 0.9, "list_entry": 0.85, "project": 0.85, "credit": 0.85}
"""An item answers better than a question about one, or what offices publish about their work."""
_LEAST = 0.34
_FINENESS = 1000

_Hinted = tuple[int, "_Ready", list[tuple[str, float]]]
"""A concept by its place, with the names to look for and what each is worth."""


class _Ready(NamedTuple):
    """A concept made ready to be looked for."""

    concept: Concept
    terms: Expression
    spoken: Sequence[Matcher]
    halves: tuple[str, str] | None
    """A long word in two, which a name may hold apart from each other."""


def by_meaning(
    reader: Reader,
    meaning: Meaning,
    ranges: Sequence[Sequence[str]],
    known: Found,
) -> Found:
    """Lines that answer the meaning, besides those that are ``known``."""
    ready = [one for one in map(_made_ready, meaning.concepts) if one.terms]
    found: Found = {}
    for choices in _choices(ready):
        asked = [Asked(choices, kinds, _MOST) for kinds in ranges]
        lines = reader.lines("title", asked)
        found |= _judged((line for line in lines if line.number not in known), ready)
        if len(found) >= _ENOUGH:
            return found
    if ready and not found:
        asked = [Asked(_all_of(ready), kinds, _MOST) for kinds in ranges]
        found = {
            line.number: Match(Score(BODY, 0, 0, 0, line.number), line)
            for line in reader.lines("body", asked)
            if line.number not in known
        }
    return found


def _made_ready(concept: Concept) -> _Ready:
    terms = [asked_terms(tuple(name)) for name in concept.names]
    terms += [asked_terms(pattern) for pattern in concept.spoken]
    halves = _halves(concept.names[0]) if concept.names else None
    if halves:
        terms.append([term for half in halves for term in asked_terms(tuple(half))])
    return _Ready(concept, terms, [Matcher(pattern) for pattern in concept.spoken], halves)


def _halves(word: str) -> tuple[str, str] | None:
    if len(word) not in _HALVED:
        return None
    middle = len(word) // 2
    return word[:middle], word[middle:]


def _choices(ready: Sequence[_Ready]) -> Iterable[Combined]:
    """What to ask for, one after the other until there is enough."""
    if not ready:
        return
    yield _all_of(ready)
    telling = [one for one in ready if one.concept.weight > _LEAST] or list(ready)
    if len(telling) < len(ready):
        yield _all_of(telling)
    if len(telling) > 1:
        lightest = sorted(telling, key=lambda one: one.concept.weight)[:_TRIED_WITHOUT]
        without = [[one for one in telling if one is not left] for left in lightest]
        yield Combined([[one.terms for one in group] for group in without])
    if len(telling) > 2:
        heaviest = sorted(telling, key=lambda one: -one.concept.weight)[:2]
        yield Combined([[one.terms] for one in heaviest])


def _all_of(ready: Sequence[_Ready]) -> Combined:
    return Combined([[one.terms for one in ready]])


def _judged(lines: Iterable[Line], ready: Sequence[_Ready]) -> Found:
    judged = ((line.number, _judge(line, ready)) for line in lines)
    return {number: match for number, match in judged if match}


def _judge(line: Line, ready: Sequence[_Ready]) -> Match | None:
    total = sum(one.concept.weight for one in ready)
    best, best_part = 0.0, line.said[0]
    kind_words = _KIND_WORDS.get(line.kind, "").split()
    each = [_OF_KIND * one.concept.weight * (one.concept.said in kind_words) for one in ready]
    hinted = _hinted(line, ready)
    spans: list[tuple[int, int]] = []
    for part in line.said:
        which, _, key, read = part
        gain, covered = 0.0, 0
        for at, one, names in hinted:
            for name, worth in names:  # noqa: B007 - what the loop stopped at is used
                start = key.find(name)
                if start >= 0:
                    size = len(name)
                    break
            else:
                worth, start, size = _otherwise(one, key, read)
                if not worth:
                    continue
            each[at] = max(each[at], worth * (_OF_OFFICE if which == OFFICE else 1.0))
            gain += worth
            covered += size
            if which == NAME:
                spans.append((start, size))
        if not gain or which == OFFICE:
            continue
        surplus = max(0, len(key) - covered) / len(key)
        score = gain / total * (1 - _SURPLUS * surplus)
        if score > best:
            best, best_part = score, part
    things = [at for at, one in enumerate(ready) if not one.concept.doing]
    together = _OTHER_PART * sum(each) / total
    score = max(best, together) * _OF_KINDS.get(line.kind, 1.0)
    if score < _LEAST or (things and not any(each[at] for at in things)):
        return None
    spans = _apart(spans) or _shared(line.said[0][2], ready)
    alias = best_part[1] if best >= together and best_part[0] in (SHORT, ALIAS, NUMBER) else ""
    placed = Score(MEANT, -int(score * _FINENESS), 0, 0, line.number)
    return Match(placed, line, spans, alias)


def _hinted(line: Line, ready: Sequence[_Ready]) -> list[_Hinted]:
    """What may be in the line at all, with those of its names that are."""
    text = " ".join([key for _, _, key, _ in line.said])
    found = []
    for at, one in enumerate(ready):
        names = [
            (name, one.concept.weight * (_OTHER_NAME if place else 1.0))
            for place, name in enumerate(one.concept.names)
            if name in text
        ]
        if names or one.spoken or (one.halves and one.halves[0] in text and one.halves[1] in text):
            found.append((at, one, names))
    return found


def _otherwise(one: _Ready, key: str, read: str) -> tuple[float, int, int]:
    """How much of a concept a name sounds like or has in halves, where, and how long it is."""
    for matcher in one.spoken:
        start = matcher.find(key, read)
        if start >= 0:
            return one.concept.weight, start, matcher.size
    if one.halves and all(half in key for half in one.halves):
        return one.concept.weight * _APART, key.find(one.halves[0]), len(one.halves[0])
    return 0.0, 0, 0


def _shared(key: str, ready: Sequence[_Ready]) -> list[tuple[int, int]]:
    """Where a name that holds none of the words has the longest piece of one of them."""
    words = [one.concept.names[0] for one in ready if one.concept.names]
    for size in range(max(map(len, words), default=0) - 1, 1, -1):
        for word in words:
            for at in range(len(word) - size + 1):
                start = key.find(word[at : at + size])
                if start >= 0:
                    return [(start, size)]
    return []


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Marks that do not overlap."""
    kept: list[tuple[int, int]] = []
    for start, size in sorted(spans):
        if not kept or start >= kept[-1][0] + kept[-1][1]:
            kept.append((start, size))
    return kept
