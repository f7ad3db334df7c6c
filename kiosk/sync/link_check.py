"""Whether the addresses in the hall's codes open: asked for by staff, bounded and polite."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from requests import Session

TIMEOUT_SECONDS = 8.0
BETWEEN_SECONDS = 1.0
"""Between two requests to the same website."""
MOST = 200
_AGENT = "hall-kiosk link check"
_GONE = 400
_NO_HEAD = (403, 405, 501)


@dataclass(frozen=True, slots=True)
class CheckedLink:
    """One address; ``cause`` is why it does not open, in words."""

    address: str
    opens: bool
    status: int = 0
    cause: str = ""


def check_links(
    addresses: Sequence[str],
    *,
    most: int = MOST,
    pause: Callable[[float], None] = time.sleep,
) -> list[CheckedLink]:
    """Asks for the head of each address once, one after the other, at most ``most`` of them."""
    import requests

    found = []
    asked: set[str] = set()
    with requests.Session() as session:
        session.headers["User-Agent"] = _AGENT
        for address in list(dict.fromkeys(addresses))[: max(0, most)]:
            host = urlsplit(address).hostname or ""
            if host in asked:
                pause(BETWEEN_SECONDS)
            asked.add(host)
            found.append(_checked(session, address))
    return found


def _checked(session: Session, address: str) -> CheckedLink:
    import requests

    try:
        status = _status(session, address)
    except requests.Timeout:
        return CheckedLink(address, False, cause="等了 8 秒没有回应")
    except (requests.RequestException, ValueError):
        return CheckedLink(address, False, cause="连接不上")
    if status >= _GONE:
        return CheckedLink(address, False, status, f"网站回答 {status}")
    return CheckedLink(address, True, status)


def _status(session: Session, address: str) -> int:
    """By HEAD; where a website does not know it, by GET without its body."""
    with session.head(address, timeout=TIMEOUT_SECONDS, allow_redirects=True) as answer:
        if answer.status_code not in _NO_HEAD:
            return answer.status_code
    with session.get(address, timeout=TIMEOUT_SECONDS, stream=True) as answer:
        return answer.status_code
