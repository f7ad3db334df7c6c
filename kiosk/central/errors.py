"""A refusal that the API answers with a status code."""

from __future__ import annotations


class Refusal(Exception):
    """``status`` and ``code`` of the answer; ``expected`` is the number that would have done."""

    def __init__(self, status: int, code: str, expected: int | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.expected = expected
