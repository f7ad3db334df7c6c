"""Signature, date and the title of an attached text are known by where they stand."""

from __future__ import annotations

import pytest

from kiosk.content.public.layout import Place, places

NOTICE = (
    "经县人民政府同意，现将要点印发给你们，请认真落实。",
    "示范县人民政府办公室",
    "2026年4月19日",
    "示范县 2026 年政务公开工作要点",
    "今年的总体要求如下。",
    "一、推进重要决策公开",
)


def test_a_notice_is_signed_and_carries_a_titled_text() -> None:
    text, signed, title = Place.TEXT, Place.SIGNATURE, Place.TITLE
    assert places(NOTICE) == [text, signed, signed, title, text, text]


def test_several_organs_sign_one_under_the_other() -> None:
    body = ("特此通知。", "示范县财政局", "示范县民政局", "二〇二六年四月十九日")
    assert places(body) == [Place.TEXT, *[Place.SIGNATURE] * 3]


def test_an_annex_is_named_and_titled() -> None:
    body = ("特此通知。", "附件 1：", "收费项目表", "第一项免费。")
    assert places(body) == [Place.TEXT, Place.ANNEX, Place.TITLE, Place.TEXT]


@pytest.mark.parametrize(
    "body",
    [
        (),
        ("示范县人民政府办公室",),
        ("本办法自 2026年4月19日 起施行。", "一、总则", "1. 第一项"),
        ("第一条", "为了方便群众，制定本办法。", "第二条", "本办法自公布之日起施行。"),
    ],
)
def test_everything_else_is_text(body: tuple[str, ...]) -> None:
    assert places(body) == [Place.TEXT] * len(body)


def test_what_follows_a_date_is_no_title_when_it_is_a_sentence_or_the_end() -> None:
    assert places(("正文。", "2026年4月19日", "（此件公开发布）"))[-1] is Place.TEXT
    assert places(("正文。", "2026年4月19日", "各单位要抓好落实。", "完。"))[2] is Place.TEXT
    assert places(("正文。", "2026年4月19日", "一、总则", "完。"))[2] is Place.TEXT
