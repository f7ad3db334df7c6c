"""Notices, forms and policy documents from the content onto A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected
from kiosk.content.links import guide_link
from kiosk.content.version_mark import version_mark
from kiosk.documents import subjects
from kiosk.documents.model import FormSheet, OneTimeNotice, PolicySheet
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.content.model import PolicyDocument
    from kiosk.content.service import Content

Paper = tuple[bytes, str]
"""A PDF and what to call it."""


class InformationPapers:
    """Makes papers by the subject of a print job."""

    def __init__(self, content: Content, settings: Settings) -> None:
        self._content = content
        self._settings = settings

    def notice(self, subject: str, reprint: bool, at: datetime) -> Paper:
        """The one-time notice of an item, narrowed to the chosen situation.

        A guide that has changed since the choice is told in full, and the paper says so.

        Raises:
            Rejected: ``guide.unknown``.
        """
        from kiosk.documents import one_time_notice

        asked = subjects.read(subject)
        item = self._content.guide(asked.code)
        changed = bool(asked.mark) and asked.mark != version_mark(item)
        notice = OneTimeNotice(
            item=item,
            hall=self._settings.hall_name,
            terminal=self._settings.terminal,
            printed_at=at,
            link=guide_link(self._settings, item),
            reprint=reprint,
            chosen=() if changed else subjects.option_keys(item, asked.numbers),
            changed_since=asked.mark if changed else "",
        )
        return one_time_notice(notice), f"一次性告知单 {item.tile_name}"

    def notice_subject(self, code: str, chosen: Sequence[str]) -> str:
        """The subject of a job for a notice narrowed to ``chosen``.

        Raises:
            Rejected: ``guide.unknown``.
        """
        item = self._content.guide(code)
        numbers = subjects.option_numbers(item, chosen)
        return subjects.written(code, version_mark(item), numbers)

    def blank(self, subject: str, reprint: bool, at: datetime) -> Paper:
        """A form to fill in.

        Raises:
            Rejected: ``form.unknown``.
        """
        return self._form(subject, filled=False)

    def sample(self, subject: str, reprint: bool, at: datetime) -> Paper:
        """A form as its sample fills it in; raises as :meth:`blank`."""
        return self._form(subject, filled=True)

    def _form(self, code: str, *, filled: bool) -> Paper:
        from kiosk.documents import form_pdf

        form = self._content.form(code)
        users = self._content.items_with_form(code)
        link = guide_link(self._settings, self._content.guide(users[0].code)) if users else ""
        sheet = FormSheet(
            form=form,
            hall=self._settings.hall_name,
            filled=filled,
            link=link,
            used_for=tuple(user.tile_name for user in users),
            terminal=self._settings.terminal,
        )
        return form_pdf(sheet), f"{'示例样表' if filled else '空白表格'} {form.title}"

    def policy(self, subject: str, reprint: bool, at: datetime) -> Paper:
        """A policy document, or the chosen pages of it.

        Raises:
            Rejected: ``policy.unknown``; ``policy.changed`` when the pages were chosen on a text
                that does not stand any more.
        """
        from kiosk.documents import policy_pdf

        asked = subjects.read(subject)
        policy = self._content.policy(asked.code)
        if asked.mark and asked.mark != version_mark(policy):
            raise Rejected("policy.changed")
        sheet = replace(self.policy_sheet(policy), chosen=asked.numbers)
        return policy_pdf(sheet), policy.title

    def policy_sheet(self, policy: PolicyDocument) -> PolicySheet:
        """All that is printed of a document, with the names of those it belongs to."""
        titles = {one.code: self._title(one) for one in self._content.policies()}
        return PolicySheet(
            policy=policy,
            hall=self._settings.hall_name,
            link=policy.source if policy.source.startswith(("http://", "https://")) else "",
            explained=tuple(titles[code] for code in policy.interprets if code in titles),
            replaced=tuple(titles[code] for code in policy.replaces if code in titles),
            interpreted_by=tuple(
                self._title(one)
                for one in self._content.policies()
                if policy.code in one.interprets
            ),
            terminal=self._settings.terminal,
        )

    def policy_subject(self, code: str, pages: tuple[int, ...] | None) -> str:
        """The subject of a job for chosen pages, or for all.

        Raises:
            Rejected: ``policy.unknown``, ``policy.pages_none``, ``policy.pages_unknown``,
                ``policy.pages_too_many`` or ``policy.pages_scattered``.
        """
        from kiosk.documents.policy_paper import page_total

        policy = self._content.policy(code)
        total = page_total(self.policy_sheet(policy))
        wanted = tuple(range(1, total + 1)) if pages is None else tuple(sorted(set(pages)))
        limit = self._settings.paper.pages_at_once
        if not wanted:
            raise Rejected("policy.pages_none")
        for page in wanted:
            if not 1 <= page <= total:
                raise Rejected("policy.pages_unknown", page=page, pages=total)
        if len(wanted) > limit:
            raise Rejected("policy.pages_too_many", count=len(wanted), limit=limit)
        if pages is None:
            return code
        return subjects.written(code, version_mark(policy), wanted)

    @staticmethod
    def _title(policy: PolicyDocument) -> str:
        number = f"（{policy.document_number}）" if policy.document_number else ""
        return policy.title + number
