"""A window's order while the supervisor rearranges it: nothing is set before it is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kiosk.queueing.model import CallingRule, WindowState

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Arranging:
    """What the window is to serve, in which order, by which rule."""

    window: str
    businesses: tuple[str, ...]
    rule: CallingRule

    @classmethod
    def of(cls, state: WindowState) -> Arranging:
        """As the window stands."""
        return cls(state.window, state.businesses, state.rule)

    def toggled(self, code: str) -> Arranging:
        """Takes a business out, or puts it in as the last."""
        if code in self.businesses:
            left = tuple(each for each in self.businesses if each != code)
            return replace(self, businesses=left)
        return replace(self, businesses=(*self.businesses, code))

    def turned(self) -> Arranging:
        """By the other rule."""
        both = {
            CallingRule.LONGEST_WAIT: CallingRule.BUSINESS_ORDER,
            CallingRule.BUSINESS_ORDER: CallingRule.LONGEST_WAIT,
        }
        return replace(self, rule=both[self.rule])

    def rows(self, names: Mapping[str, str]) -> list[Row]:
        """All businesses: {code, name, place}; ``place`` is empty for one that is not served."""
        return [
            {
                "code": code,
                "name": name,
                "place": str(self.businesses.index(code) + 1) if code in self.businesses else "",
            }
            for code, name in names.items()
        ]
