"""A letter's text, or a template's, as a form: a line of the text block is a paragraph."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ui.window.forms.model import Field, Form, Values

if TYPE_CHECKING:
    from kiosk.disclosure.letters.model import Letter, Template

LONGEST = 12_000


def letter_form(letter: Letter, today: date) -> Form:
    """What of a draft may be put into other words."""
    text = letter.text
    fields = [
        Field("addressee", "送", value=text.addressee, required=False, limit=200),
        Field(
            "paragraphs",
            "正文（一行一段）",
            "block",
            value="\n".join(text.paragraphs),
            required=not text.form,
            limit=LONGEST,
        ),
        *(
            Field(f"form.{at}", label, value=value, required=False, limit=200, half=True)
            for at, (label, value) in enumerate(text.form)
        ),
        Field(
            "annexes",
            "附件（一行一件）",
            "block",
            value="\n".join(text.annexes),
            required=False,
            limit=2000,
        ),
    ]
    return Form(
        f"letter:{letter.id}:{letter.edition}",
        letter.kind.label,
        "保存并预览",
        fields=lambda _: fields,
        today=today,
    )


def template_form(template: Template, version: int, today: date) -> Form:
    """What of a template the office may change."""
    fields = [
        Field("title", "标题", value=template.title, limit=60, half=True),
        Field("series", "文号用字", value=template.series, limit=8, half=True),
        Field("addressee", "送", value=template.addressee, required=False, limit=200),
        Field(
            "paragraphs",
            "正文（一行一段）",
            "block",
            value="\n".join(template.paragraphs),
            required=not template.form,
            limit=LONGEST,
            hint="花括号里的是自动填写的内容，如 {申请人}；{附件?} 没有时整段不印。",
        ),
        Field(
            "annexes",
            "附件（一行一件）",
            "block",
            value="\n".join(template.annexes),
            required=False,
            limit=2000,
        ),
    ]
    return Form(
        f"template:{template.kind.value}:{version}",
        template.kind.label,
        "保存为新版本",
        fields=lambda _: fields,
        today=today,
    )


def lines(text: str) -> list[str]:
    """A text block's paragraphs."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def template_body(template: Template, values: Values) -> dict[str, Any]:
    """The mapping that is saved: what the form does not ask for stays."""
    return {
        "kind": template.kind.value,
        "title": values.get("title", ""),
        "series": values.get("series", ""),
        "addressee": values.get("addressee", ""),
        "paragraphs": lines(values.get("paragraphs", "")),
        "annexes": lines(values.get("annexes", "")),
        "form": [list(pair) for pair in template.form],
        "table": template.table,
    }
