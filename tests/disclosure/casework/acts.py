"""Acts that many tests of the desk begin with."""

from __future__ import annotations

import pytest

from kiosk.common.errors import Rejected
from tests.disclosure.casework.conftest import CLERK


def refused(code: str):
    return pytest.raises(Rejected, match=rf"^{code}\b")


def take_up(casework, case):
    return casework.take_up(case.number, actor=CLERK, version=case.version)


def answer(casework, case, day, **more):
    given = {"row": "1", "open_part": "见附件。"} | more
    return casework.answer(case.number, answered_on=day, actor=CLERK, version=case.version, **given)
