"""A guide, a policy and drafts that submissions speak of."""

from __future__ import annotations

from datetime import date

from kiosk.content.codec import document_hash, to_document
from kiosk.content.model import Organ, PolicyDocument, ServiceItem
from kiosk.content.public_model import DecisionDraft
from kiosk.content.service import Content
from kiosk.content.terms import TaskType
from kiosk.feedback.submissions.model import SubmissionForm
from kiosk.sync.protocol import Change

QUESTION = "请问身份证丢了，可以让我儿子代我去补办吗？"

ORGAN = Organ("PSB", "示范县公安局", "公安局", (), "中心街 8 号", "工作日", "0470-5550110")
GUIDE = ServiceItem("ID-1", "居民身份证补领", "示范县公安局", TaskType.CONFIRMATION)
POLICY = PolicyDocument("P-1", "示范县停车管理办法", ("第一条",), issuer="示范县人民政府")
DRAFT = DecisionDraft(
    "D-1",
    "示范县城区公交线路调整方案（征求意见稿）",
    "示范县交通运输局",
    ("一、调整 3 路公交。",),
    date(2026, 11, 2),
    date(2026, 11, 30),
)
CLOSED_DRAFT = DecisionDraft(
    "D-2", "示范县供热价格方案", "示范县发改委", ("……",), date(2026, 10, 1), date(2026, 11, 19)
)


def published(kind, document, rev=1):
    doc = to_document(document)
    return Change(kind, document.code, rev, "put", document_hash(doc), doc)


DOCUMENTS = (
    ("organ", ORGAN),
    ("service_item", GUIDE),
    ("policy", POLICY),
    ("draft", DRAFT),
    ("draft", CLOSED_DRAFT),
)


def publish(store, clock, *documents):
    with store.command("content") as command:
        Content(store, clock).apply_changes(command, [published(*one) for one in documents])


def form(kind="consultation", text=QUESTION, **fields):
    return SubmissionForm(kind, text, **fields)
