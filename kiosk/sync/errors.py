"""What may go wrong with the platform, sorted where it enters by what is to be done."""

from __future__ import annotations

from kiosk.common.errors import KioskError, Unavailable


class Offline(Unavailable):
    """No network, or something that answers in the platform's place: later, by itself."""

    def __init__(self, reason: str) -> None:
        super().__init__("sync.offline", reason=reason)


class Busy(Unavailable):
    """429 or 503: the platform said when to come back, in seconds."""

    def __init__(self, retry_after: float | None) -> None:
        super().__init__("sync.busy")
        self.retry_after = retry_after


class SignInNeeded(KioskError):
    """401: the token or the device's signature was not accepted."""

    def __init__(self, code: str) -> None:
        super().__init__("sync.sign_in_refused", answer=code)


class Shut(KioskError):
    """403: this terminal was shut out; a person has to enrol it anew."""

    def __init__(self, code: str) -> None:
        super().__init__("sync.terminal_refused", answer=code)


class Refused(KioskError):
    """The platform understood the request and will not take it as it is."""

    def __init__(self, status: int, code: str, expected: int | None = None) -> None:
        super().__init__("sync.request_refused", status=status, answer=code)
        self.status = status
        self.answer = code
        self.expected = expected
