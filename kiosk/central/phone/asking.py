"""Pages that answer to a number and its query code, and to nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from kiosk.central import submissions
from kiosk.central.bodies import raw_body
from kiosk.central.errors import Refusal
from kiosk.central.limits import Limiter
from kiosk.central.phone import views
from kiosk.central.phone.pages import PhonePages
from kiosk.central.platform import Platform

FORM_BYTES = 2048
CODE_SIGNS = 40
NUMBER_SIGNS = 80


@dataclass(frozen=True, slots=True)
class Subject:
    """What may be asked for: the page that asks, the page that answers, and their words."""

    find: Callable[[Platform, str, str], object | None]
    asking: str
    answer: str
    found_as: str
    """What the answer's page calls it."""
    wrong: str
    elsewhere: str
    """What to do for who has to wait."""
    counted_as: str = ""
    """In front of the number where wrong tries are counted apart from others'."""


APPLICATION = Subject(
    find=views.application,
    asking="query.html",
    answer="application.html",
    found_as="application",
    wrong="登记号或查询码不对。请对照回执重新输入。",
    elsewhere="也可以带身份证到政务公开窗口查询。",
)
SUBMISSION = Subject(
    find=submissions.view,
    asking="told_query.html",
    answer="told.html",
    found_as="told",
    wrong="意见编号或查询码不对。请对照回执重新输入。",
    elsewhere="也可以带回执到大厅自助终端查询。",
    counted_as="told ",
)


class Asking:
    """Asks for the code of a number and answers who has it; wrong tries make one wait."""

    def __init__(self, platform: Platform, pages: PhonePages, subject: Subject) -> None:
        self._platform = platform
        self._pages = pages
        self._subject = subject
        self._limiter = Limiter(platform, "query")

    def ask(self, number: str, status: int = 200, **more: object) -> Response:
        """The page that asks for the code."""
        values = {"number": number[:NUMBER_SIGNS], "wrong": "", **more}
        return self._pages.page(self._subject.asking, status, **values)

    async def answer(self, request: Request, number: str) -> Response:
        """The answer to a code that was typed on that page."""
        try:
            form = parse_qs((await raw_body(request, FORM_BYTES)).decode("utf-8", "replace"))
        except Refusal:
            form = {}
        typed = form.get("code", [""])[0][:CODE_SIGNS]
        address = request.client.host if request.client else ""
        return await run_in_threadpool(self._look, number, typed, address)

    def _look(self, number: str, typed: str, address: str) -> Response:
        """The same answer for an unknown number and for a wrong code; both count as a wrong try."""
        subject = self._subject
        tried = f"{subject.counted_as}{number}\n{address}"
        if self._limiter.blocked(tried):
            wait = "为保护您的信息，请 15 分钟后再试。"
            return self._pages.message("查询次数过多", wait, subject.elsewhere, status=429)
        found = subject.find(self._platform, number, typed) if number.isprintable() else None
        if found is None:
            self._limiter.failed(tried)
            return self.ask(number, 404, wrong=subject.wrong)
        return self._pages.page(subject.answer, 200, **{subject.found_as: found})
