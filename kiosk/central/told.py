"""What events may say: shapes of their parts, and what is refused."""

from __future__ import annotations

from typing import Annotated

import msgspec

Short = Annotated[str, msgspec.Meta(min_length=1, max_length=80, pattern="^[^\\x00-\\x1f]*$")]
Long = Annotated[str, msgspec.Meta(max_length=400, pattern="^[^\\x00-\\x1f]*$")]
Code = Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,16}$")]
Serial = Annotated[int, msgspec.Meta(ge=1, le=10**9)]


class Unreadable(Exception):
    """The payload is not what its kind promises; ``code`` is what the event is parked with."""

    code = "event.unreadable"
