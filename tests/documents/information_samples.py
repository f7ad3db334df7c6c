"""A form, a policy document and an item whose materials depend on answers."""

from __future__ import annotations

from datetime import date

from kiosk.content.changes import DocumentChange
from kiosk.content.codec import (
    Document,
    document_hash,
    identity_of,
    to_document,
    type_of,
)
from kiosk.content.model import (
    FactCard,
    Material,
    PolicyDocument,
    Question,
    ServiceItem,
    Situation,
    SituationOption,
)
from kiosk.content.public_model import FormRow, FormSection, PaperForm
from kiosk.content.public_terms import InterpretationForm, PolicyKind
from kiosk.content.terms import Necessity, TaskType, Validity

FORM = PaperForm(
    "F-ID-01",
    "居民身份证申领登记表",
    "示范县公安局",
    (
        FormSection(
            "一、申请人信息",
            (
                FormRow("姓名", "与户口簿一致", "王某某"),
                FormRow("现住址", "写到门牌号", "示范县中心街 1 号院 2 号楼 401 室", 2),
            ),
        ),
        FormSection("二、申请事项", (FormRow("申请类别", "选一个写", "换领"),)),
    ),
    notes=("写错了划掉重写，不用换表。", "表格免费，复印有效。"),
    declaration="以上填写的内容真实。",
    updated_on=date(2026, 10, 8),
)
ITEM = ServiceItem(
    "ID-01",
    "居民身份证换领",
    "示范县公安局",
    TaskType.CONFIRMATION,
    complete=True,
    charges=False,
    situations=(
        Situation("谁来办？", (SituationOption("own", "本人办"), SituationOption("proxy", "代办"))),
        Situation("什么原因？", (SituationOption("old", "到期"), SituationOption("lost", "丢失"))),
    ),
    materials=(
        Material("户口簿"),
        Material("申领登记表", form_code="F-ID-01"),
        Material("委托书", necessity=Necessity.CONDITIONAL, when=("proxy",)),
        Material("旧身份证", necessity=Necessity.CONDITIONAL, when=("old",)),
    ),
)
POLICY = PolicyDocument(
    "P-01",
    "示范县城乡居民养老保险补贴办法",
    (
        "第一章　总则",
        "第一条　为了方便居民参保，制定本办法。",
        *(
            f"第{'二三四五六七八九'[n]}条　{'按规定参保缴费的居民享受补贴，' * 12}。"
            for n in range(8)
        ),
        "一、发放时间。每月 15 日前发放，遇节假日提前。",
    ),
    issuer="示范县人力资源和社会保障局",
    document_number="示人社发〔2025〕3 号",
    made_on=date(2025, 3, 1),
    effective_on=date(2025, 4, 1),
    validity=Validity.VALID,
    source="示范县政府信息公开平台",
    index_number="011-2025-0003",
)
EXPLAINED = PolicyDocument(
    "P-02",
    "补贴办法图解",
    ("补贴怎么领，一看就懂。",),
    issuer="示范县人力资源和社会保障局",
    kind=PolicyKind.INTERPRETATION,
    interpretation=InterpretationForm.PICTURES,
    interprets=("P-01",),
    validity=Validity.REPEALED,
    ended_on=date(2026, 1, 1),
    cards=(FactCard("补贴对象", "60 岁以上", "本县户籍"), FactCard("每月", "120 元", "打到社保卡")),
    questions=(Question("要不要认证？", "要，每年一次。"),),
)


def change(document: Document, rev: int = 1) -> DocumentChange:
    plain = to_document(document)
    kind, identity = type_of(document), identity_of(document)
    return DocumentChange(kind, identity, rev, "put", document_hash(plain), plain)
