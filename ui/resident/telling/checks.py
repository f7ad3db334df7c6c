"""What does not pass, as a sentence at its field, before the next step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kiosk.common.errors import KioskError
from kiosk.common.wording import say
from kiosk.feedback.submissions.model import ReplyBy, check_reply_phone, check_text
from kiosk.settings import messages_dir

translate = QCoreApplication.translate


def wrong_words(text: str, place: str, *, asked: bool) -> dict[str, str]:
    """Of the words; ``asked`` where it is also asked which place of a document is wrong."""
    found = {}
    if asked and not place:
        found["place"] = translate("Telling", "请点一下哪里写错了。")
    return found | _tried("text", lambda: check_text(text))


def wrong_phone(phone: str, reply: ReplyBy) -> dict[str, str]:
    """Of the number to call."""
    return _tried("phone", lambda: check_reply_phone(phone, reply))


def _tried(name: str, check: Callable[[], str]) -> dict[str, str]:
    try:
        check()
    except KioskError as error:
        return {name: say(error, messages_dir())}
    return {}
