"""The halls that these tests try the program on."""

from __future__ import annotations

from tests.e2e.halls import (
    demo,
    demo_template,
    empty,
    real,
    real_template,
    shared,
    shared_folder,
)

__all__ = [
    "demo",
    "demo_template",
    "empty",
    "real",
    "real_template",
    "shared",
    "shared_folder",
]
