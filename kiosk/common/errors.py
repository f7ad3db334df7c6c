"""Errors are a code and parameters; the words are in assets/translations."""

from __future__ import annotations


class KioskError(Exception):
    """Something that a person must be told about.

    ``code`` is dotted (``printer.out_of_paper``); ``params`` fill the sentence and hold no
    personal data, because errors reach logs.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        if not self.params:
            return self.code
        facts = ", ".join(f"{name}={value!r}" for name, value in sorted(self.params.items()))
        return f"{self.code} ({facts})"


class Rejected(KioskError):
    """The request is wrong; nothing was changed."""


class Conflict(KioskError):
    """The request contradicts one that already stands; nothing was changed."""


class Unavailable(KioskError):
    """It cannot be done now; trying again later is right."""


class Damaged(KioskError):
    """Stored data or an installed file is not what it must be."""
