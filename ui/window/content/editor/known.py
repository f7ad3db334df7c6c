"""The documents that a document may name, so that a code shows beside its field what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from ui.window.content.editor.schema import Spec
from ui.window.content.editor.tree import REST, Node, words_of
from ui.window.forms.model import Option

_MOST_OPTIONS = 60
"""More are typed by their codes."""
_BY_CODE = ("service_item", "window", "policy")
"""Known by their codes, or too many in any hall."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an editor knows of its surroundings: the day, and names by type and code."""

    today: date
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def offered(self, spec: Spec, text: str) -> tuple[Option, ...]:
        """The documents to choose from; empty where there are too many, or none."""
        named = self.names.get(spec.refers_to, {})
        if not named or len(named) > _MOST_OPTIONS or spec.refers_to in _BY_CODE:
            return ()
        found = [Option(code, name) for code, name in named.items()]
        gone = [code for code in words_of(spec, text) if code not in named]
        return tuple(found + [Option(code, f"{code}（没有）") for code in gone])

    def coded(self, spec: Spec, text: str) -> str:
        """The text with codes in place of whole names, of which only one document has each."""
        named = self.names.get(spec.refers_to)
        if not named or not text:
            return text
        found = text
        for line in text.splitlines():
            codes = [code for code, name in named.items() if name == line.strip()]
            if len(codes) == 1 and line.strip() not in named:
                found = found.replace(line, codes[0])
        return found

    def told(self, spec: Spec, text: str) -> tuple[str, str]:
        """What the typed codes are, and which are none."""
        named = self.names.get(spec.refers_to)
        if named is None:
            return "", ""
        codes = words_of(spec, text)
        missing = [code for code in codes if code not in named]
        known = [named[code] for code in codes if code in named]
        said = "；".join(f"{at}. {name}" for at, name in enumerate(known, 1))
        if len(known) == 1:
            said = known[0]
        return said, f"没有这个编码：{'、'.join(missing)}" if missing else ""


def situation_options(root: Node) -> Iterator[Option]:
    """The options of the item's own questions, by key, in the words of the item."""
    for situation in root.get("situations", ()):
        for option in situation["options"]:
            key = json.loads(option[REST]).get("key", "")
            if key:
                yield Option(key, option["text"] or key, situation["question"])
