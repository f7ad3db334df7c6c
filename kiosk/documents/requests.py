"""What residents ask to be printed of the content, and what they see before they do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id, parse_request_id
from kiosk.documents.subjects import read
from kiosk.settings import Settings
from kiosk.store.print_queue import PrintJob
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.content.service import Content
    from kiosk.documents.information import InformationPapers
    from kiosk.store.command import Command


EVERY_TILE = "tasks"
"""Subject of a print job for every tile that is to be printed today."""


class PaperRequests(ABC):
    """Requests for notices, forms and policy documents; a part of the printing service, which
    knows where print jobs lie: in the hall's store or in the machine's reserve."""

    _store: Store
    _settings: Settings
    _content: Content

    @abstractmethod
    def outcome(self, job_id: str) -> PrintJob | None:
        """How a job stands."""

    @abstractmethod
    def _writing(self) -> Store:
        """The store that takes a new job now."""

    @cached_property
    def papers(self) -> InformationPapers:
        """Notices, forms and policy documents."""
        from kiosk.documents.information import InformationPapers

        return InformationPapers(self._content, self._settings)

    def request_notice(
        self,
        code: str,
        *,
        chosen: Sequence[str] = (),
        request_id: str = "",
        actor: str = "resident",
    ) -> str:
        """Asks for the one-time notice of an item; returns the job's id.

        ``chosen`` are keys of the item's situation options: only the materials that they ask for
        are printed. The same ``request_id`` again is the same job, here and below.

        Raises:
            Rejected: ``guide.unknown``.
        """
        subject = self.papers.notice_subject(code, chosen)
        return self._request("guide", subject, "notice.requested", request_id, actor)

    def request_form(
        self, code: str, *, filled: bool, request_id: str = "", actor: str = "resident"
    ) -> str:
        """Asks for a form, blank or as a filled sample; returns the job's id.

        Raises:
            Rejected: ``form.unknown``.
        """
        self._content.form(code)
        kind = "sample" if filled else "form"
        return self._request(kind, code, "form.requested", request_id, actor)

    def request_policy(
        self,
        code: str,
        *,
        pages: tuple[int, ...] | None = None,
        request_id: str = "",
        actor: str = "resident",
    ) -> str:
        """Asks for pages of a policy document, all without ``pages``; returns the job's id.

        Raises:
            Rejected: ``policy.unknown``, ``policy.pages_none``, ``policy.pages_unknown``,
                ``policy.pages_too_many`` or ``policy.pages_scattered``.
        """
        subject = self.papers.policy_subject(code, pages)
        return self._request("policy", subject, "policy.requested", request_id, actor)

    def request_tiles(
        self, code: str = "", *, request_id: str = "", actor: str = "resident"
    ) -> str:
        """Asks for the tile of an item on the A4 printer; without one, for all that the wall's
        tasks of today ask for. Returns the job's id.

        Raises:
            Rejected: ``wall.empty`` or ``guide.unknown``.
        """
        self._tile_codes(code)
        return self._request("wall", code or EVERY_TILE, "wall.requested", request_id, actor)

    def tiles(self, code: str = "") -> bytes:
        """The same sheet as PDF.

        Raises:
            Rejected: ``wall.empty`` or ``guide.unknown``.
        """
        from kiosk.documents.wall_source import tile_sheet

        return tile_sheet(self._content, self._settings, self._tile_codes(code))

    def _tile_codes(self, code: str) -> list[str]:
        """The items whose tiles are meant."""
        from kiosk.common.clock import hall_date
        from kiosk.content.editing.model import WALL
        from kiosk.content.editing.wall import tasks_for

        if code:
            return [self._content.guide(code).code]
        with self._store.read() as connection:
            tasks = tasks_for(connection, hall_date(self._store.clock.now()), WALL)
        wanted = [task.code for task in tasks if task.prints and task.done_at is None]
        if not wanted:
            raise Rejected("wall.empty")
        return wanted

    def form_pages(self, code: str, *, filled: bool, width: int) -> tuple[bytes, ...]:
        """A form as pictures (PNG), ``width`` pixels wide.

        Raises:
            Rejected: ``form.unknown``.
        """
        return self._pictures("sample" if filled else "form", code, width)

    def policy_pages(self, code: str, *, width: int) -> tuple[bytes, ...]:
        """A policy document as its printed pages look (PNG), ``width`` pixels wide.

        Raises:
            Rejected: ``policy.unknown``.
        """
        return self._pictures("policy", code, width)

    def _request(self, kind: str, subject: str, action: str, request_id: str, actor: str) -> str:
        job_id = parse_request_id(request_id) if request_id else new_id()
        if request_id and self.outcome(job_id) is not None:
            return job_id
        with self._writing().command(actor) as command:
            command.audit(action, subject)
            if kind == "guide":
                self._note_slip(command, subject)
            return command.print(kind, subject, job_id=job_id)

    def _note_slip(self, command: Command, subject: str) -> None:
        """Which version the last notice of an item was of, so that parity is known."""
        from kiosk.content.editing.outlets import Outlet, note
        from kiosk.content.version_mark import version_mark

        item = self._content.guide(read(subject).code)
        slip = ("service_item", item.code, version_mark(item))
        note(command.connection, Outlet.SLIP, [slip], command.now)

    def _pictures(self, kind: str, subject: str, width: int) -> tuple[bytes, ...]:
        from kiosk.documents.pictures import pictures

        make = {
            "sample": self.papers.sample,
            "form": self.papers.blank,
            "policy": self.papers.policy,
        }
        pdf, _ = make[kind](subject, False, self._store.clock.now())
        return pictures(pdf, width)
