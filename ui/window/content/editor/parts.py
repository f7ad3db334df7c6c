"""The parts in which a document is edited: a guide has too many fields for one look."""

from __future__ import annotations

from ui.window.content.editor.schema import Spec, specs, type_of

SEND = "send"
"""The last part: why, from when, and what residents are told."""
REST = "rest"
_PARTS: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "service_item": (
        (
            "place",
            "地点与联系",
            (
                *("contact", "complaint", "place", "hours", "windows", "business", "transport"),
                *("service_range", "online_url", "mobile_url", "in_hall", "on_terminal"),
            ),
        ),
        ("materials", "条件与材料", ("materials", "conditions", "quantity_limit")),
        ("situations", "情形", ("situations",)),
        (
            "course",
            "流程与时限",
            (
                *("case_type", "promised_limit", "statutory_limit", "steps", "visits"),
                *("visit_reason", "special_procedure", "result_name", "result_kind"),
                *("result_sample", "online_depth"),
            ),
        ),
        (
            "fees",
            "收费与方式",
            ("charges", "fees", "channels", "can_book", "can_pay_online", "can_post"),
        ),
        ("questions", "问答与变化", ("questions", "changes", "reviewed_on")),
        (
            "naming",
            "名称与分类",
            (
                *("name", "short_name", "aliases", "audiences", "labels", "themes"),
                *("local_theme", "life_events", "related"),
            ),
        ),
        (
            "rights",
            "依据与救济",
            ("legal_basis", "rights", "review_office", "litigation_court", "intermediary"),
        ),
    ),
    "policy": (
        ("text", "标题与正文", ("title", "abstract", "body")),
        (
            "reading",
            "解读",
            ("interprets", "interpretation", "questions", "cards"),
        ),
    ),
    "form": (
        ("text", "名称与说明", ("title", "department", "kind", "notes", "declaration")),
        ("sections", "表格内容", ("sections",)),
    ),
    "bundle": (
        (
            "naming",
            "名称与事项",
            (
                *("name", "event", "summary", "items", "lead_department", "departments"),
                *("aliases",),
            ),
        ),
        ("materials", "材料", ("materials",)),
        ("course", "流程与时限", ("steps", "limit", "visits")),
        ("place", "地点与联系", ("place", "windows", "business", "hours", "contact")),
    ),
    "hall": (
        (
            "facts",
            "大厅",
            ("name", "region", "address", "hours", "phone", "hotline", "transport", "popular"),
        ),
        ("floors", "平面图", ("floors",)),
    ),
    "draft": (
        (
            "text",
            "草案",
            (
                *("title", "organ", "opens_on", "closes_on", "body", "background", "ways"),
                *("contact",),
            ),
        ),
        ("result", "采纳结果", ("result_on", "received", "adoptions", "result", "policy")),
    ),
}
_REST_TITLES = {"service_item": "编码与职权", "policy": "文件要素"}


def parts_of(kind: str) -> list[tuple[str, str]]:
    """(name, title) of the parts; the last holds every field that no other one names."""
    found = [(name, title) for name, title, _ in _PARTS.get(kind, ())]
    if rest_of(kind):
        found.append((REST, _REST_TITLES.get(kind, "其他" if found else "内容")))
    return found


def specs_of(kind: str, part: str) -> list[Spec]:
    """The fields of a part."""
    if part == REST:
        return rest_of(kind)
    wanted = next((names for name, _, names in _PARTS.get(kind, ()) if name == part), ())
    every = specs(type_of(kind))
    return [spec for name in wanted for spec in every if spec.name == name]


def rest_of(kind: str) -> list[Spec]:
    """The fields that no part names."""
    named = {name for _, _, names in _PARTS.get(kind, ()) for name in names}
    return [spec for spec in specs(type_of(kind)) if spec.name not in named]


def part_with(kind: str, field: str) -> str:
    """The part in which a field stands."""
    for name, _ in parts_of(kind):
        if any(spec.name == field for spec in specs_of(kind, name)):
            return name
    return REST
