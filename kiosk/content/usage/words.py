"""What of a query may be kept: only words that this program or the hall's documents know.

People type names, identity numbers and telephone numbers into a search field. What is kept is
therefore never what was typed, but the words of the lexicon that were recognised in it: words of
two characters and more from the shipped tables and from the names of guides, organs and bundles,
which are public. What is not recognised leaves no trace but "…"; digits and letters that are no
pinyin of such a word are never kept.
"""

from __future__ import annotations

from kiosk.content.lexicon import Lexicon
from kiosk.content.normalise import words_of
from kiosk.content.slips import heard, loosened
from kiosk.content.understanding import understand

LEFT_OUT = "…"
_LONGEST = 60


def kept_words(query: str, lexicon: Lexicon) -> str:
    """The known words of ``query`` in their order; empty when there are none."""
    words = words_of(query)
    concepts = understand(words, lexicon).concepts if words else ()
    known: list[str] = []
    left_out = False
    for concept in concepts:
        word = concept.names[0] if concept.names else ""
        if len(word) > 1 and lexicon.holds(word) and _surely(concept.said, word):
            known.append(word)
        else:
            left_out = True
    if not known:
        return ""
    text = " ".join(dict.fromkeys(known))[:_LONGEST]
    return f"{text} {LEFT_OUT}" if left_out else text


def _surely(said: str, word: str) -> bool:
    """Whether the word is what was typed, or sounds like it; a guess is not good enough."""
    if said == word or loosened(said) in heard(word):
        return True
    return not set(heard(said)).isdisjoint(heard(word))
