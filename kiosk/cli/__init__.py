"""The command line, a folder's file per group of commands.

Each module has ``register(subparsers)``, which adds its parsers and sets ``handler`` to a
function ``handler(args, open_terminal) -> int``. ``open_terminal()`` opens the composed
terminal of the chosen data folder as a context manager.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.app import Terminal

OpenTerminal = Callable[[], "AbstractContextManager[Terminal]"]
