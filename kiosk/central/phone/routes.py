"""Addresses of the phone pages; the QR codes on screen and paper point here."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from kiosk.central import feed
from kiosk.central.bodies import raw_body
from kiosk.central.errors import Refusal
from kiosk.central.phone import evaluating, receipts, views
from kiosk.central.phone.asking import APPLICATION, SUBMISSION, Asking
from kiosk.central.phone.bundles import bundle_view
from kiosk.central.phone.pages import HEADERS, TEMPLATES, PhonePages
from kiosk.central.phone.policies import policy_view
from kiosk.central.platform import Platform

EVALUATION_BYTES = 16 * 1024
"""Two hundred characters beyond the first plane take twelve bytes each in a form."""


def router(platform: Platform) -> APIRouter:
    """The routes of one platform's phone pages."""
    routes = APIRouter(include_in_schema=False)
    pages = PhonePages(platform)
    application = Asking(platform, pages, APPLICATION)
    submission = Asking(platform, pages, SUBMISSION)

    @routes.get("/phone.css")
    def style() -> Response:
        headers = {**HEADERS, "Cache-Control": "max-age=3600"}
        return Response(
            (TEMPLATES / "phone.css").read_bytes(), headers=headers, media_type="text/css"
        )

    @routes.get("/robots.txt")
    def robots() -> Response:
        return Response("User-agent: *\nDisallow: /\n", headers=HEADERS, media_type="text/plain")

    def published(kind: str, code: str) -> dict[str, Any] | None:
        return feed.document(platform, kind, code) if code.isprintable() else None

    def gone(what: str, why: str) -> Response:
        next_step = "请在大厅自助终端上重新扫码，或拨打 12345 咨询。"
        return pages.message(what, why, next_step, status=404)

    @routes.get("/g/{code:path}")
    def guide(code: str) -> Response:
        doc = published("service_item", code)
        if doc is None:
            return gone("没有找到这份办事指南", "它可能已经更新或取消。")
        return pages.page("guide.html", guide=views.guide(platform, doc))

    @routes.get("/b/{code:path}")
    def bundle(code: str) -> Response:
        doc = published("bundle", code)
        if doc is None:
            return gone("没有找到这件“一件事”", "它可能已经调整或取消。")
        return pages.page("bundle.html", reading=bundle_view(platform, doc))

    @routes.get("/p/{code:path}")
    def policy(code: str) -> Response:
        doc = published("policy", code)
        if doc is None:
            return gone("没有找到这份文件", "它可能已经更新或撤下。")
        return pages.page("policy.html", reading=policy_view(doc))

    @routes.get("/t/{ticket_id}")
    def ticket(ticket_id: str) -> Response:
        place = views.place(platform, ticket_id) if ticket_id.isprintable() else None
        if place is None:
            return pages.message(
                "没有找到这张号票",
                "号票只在当天有效。",
                "如果是刚取的号，请等一分钟，页面会自动刷新；着急时请看大厅叫号屏或问工作人员。",
                status=404,
                refresh=views.REFRESH_SECONDS,
            )
        return evaluating.ticket_page(pages, place)

    @routes.post("/t/{ticket_id}")
    async def evaluate(request: Request, ticket_id: str) -> Response:
        try:
            body = await raw_body(request, EVALUATION_BYTES)
        except Refusal:
            body = b""
        typed = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
        return await run_in_threadpool(evaluating.give, platform, pages, ticket_id, typed)

    @routes.get("/a/{number:path}")
    def ask(number: str, m: str = "") -> Response:
        return application.ask(number, receipt=receipts.verdict(platform, number, m))

    @routes.post("/a/{number:path}")
    async def status(request: Request, number: str) -> Response:
        return await application.answer(request, number)

    @routes.get("/s/{number:path}")
    def ask_told(number: str) -> Response:
        return submission.ask(number)

    @routes.post("/s/{number:path}")
    async def told(request: Request, number: str) -> Response:
        return await submission.answer(request, number)

    return routes
