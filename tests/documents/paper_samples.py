"""Slips and notices to print, with made-up people and the longest words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from kiosk.content.model import Fee, Material, ProcessStep, ServiceItem, TimeLimit
from kiosk.content.terms import (
    Audience,
    CaseType,
    Channel,
    MaterialKind,
    MaterialSource,
    Necessity,
    TaskType,
)
from kiosk.documents.model import ApplicationReceipt, OneTimeNotice, TicketSlip

AT = datetime(2026, 11, 21, 6, 26, tzinfo=UTC)
RARE = "𬱖𫖯㛃䶮"
LINK = "http://127.0.0.1:8840/t/6a1d4a0e-7f3c-4192-9d5b-2f6c8e0b1a77"
LONG_NAME = (
    "建设用地使用权和地上建筑物、构筑物及其附属设施所有权转移的" * 3
    + "合同、协议、判决书、裁定书、调解书或者继承公证书"
)


def ticket() -> TicketSlip:
    return TicketSlip(
        hall="示范县政务服务大厅",
        number="A015",
        business="不动产登记 · 综合受理",
        waiting_ahead=6,
        windows=("3", "4", "5"),
        issued_at=AT,
        terminal="03",
        serial="7F3C-0192",
        link=LINK,
        estimate_minutes=(15, 22),
        remind="身份证、不动产权证书、登记申请书",
    )


def receipt() -> ApplicationReceipt:
    return ApplicationReceipt(
        office="示范县人民政府办公室",
        number="2026-0093",
        query_code="K7M4-2QXP",
        applicant="李*梅",
        received_on=date(2026, 10, 28),
        due_on=date(2026, 11, 25),
        content="城南街道老旧小区改造 2026 年度计划及资金安排",
        carrier="纸质",
        route="邮寄",
        submitted_at=AT,
        terminal="03",
        link="http://127.0.0.1:8840/a/2026-0093",
        phone="0470-0000000",
        hours="工作日 8:30–17:30",
        address="示范县政务服务大厅 2 楼 21 号窗口",
    )


def material(name: str) -> Material:
    return Material(
        name,
        kind=MaterialKind.ORIGINAL_AND_COPY,
        copies=1,
        necessity=Necessity.CONDITIONAL,
        condition="委托他人办理的",
        source=MaterialSource.GOVERNMENT,
        source_note="可由窗口调取",
        issuer="示范县自然资源局",
        blank_form="窗口领取",
        filling_notes="用黑色签字笔填写，签名与身份证一致",
        acceptance="在有效期内，信息清晰完整",
        basis="《不动产登记暂行条例》第十六条",
    )


def item(materials: int = 12) -> ServiceItem:
    return ServiceItem(
        code="11150700011590000015000701900201",
        name="国有建设用地使用权及房屋所有权转移登记",
        department="示范县自然资源局",
        task_type=TaskType.CONFIRMATION,
        complete=True,
        legal_basis=("《中华人民共和国民法典》第二百零九条", "《不动产登记暂行条例》第五条"),
        audiences=(Audience.PERSON, Audience.COMPANY),
        case_type=CaseType.PROMISED,
        statutory_limit=TimeLimit(30),
        promised_limit=TimeLimit(3, note="不含公告时间"),
        conditions=("权属清晰，没有查封。", "双方共同申请。"),
        steps=(
            ProcessStep("受理", "登记窗口", "当场", "核对材料"),
            ProcessStep("审核", "登记科", "1 个工作日"),
            ProcessStep("领证", "发证窗口", "当场"),
        ),
        charges=True,
        fees=(
            Fee("不动产登记费（住宅）", "每件 80 元", "国家收费标准", "80.00"),
            Fee("不动产登记费（非住宅）", "每件 550 元", "国家收费标准", "550.00", "小微企业免收"),
        ),
        channels=(Channel.WINDOW, Channel.ONLINE),
        visits=1,
        visit_reason="核验原件",
        result_name="不动产权证书",
        place="示范县政务服务大厅一楼不动产登记专区",
        windows=("3", "4", "5"),
        hours="工作日 8:30–12:00、13:30–17:30",
        contact="0470-0000001",
        complaint="0470-0012345",
        review_office="示范县人民政府",
        litigation_court="示范县人民法院",
        materials=tuple(
            material(f"第{number}份：{LONG_NAME}"[:110]) for number in range(1, materials + 1)
        ),
        version="V3",
        updated_on=date(2026, 10, 1),
    )


def notice(materials: int = 12) -> OneTimeNotice:
    return OneTimeNotice(
        item=item(materials),
        hall="示范县政务服务大厅",
        terminal="03",
        printed_at=AT,
        link="http://127.0.0.1:8840/g/11150700011590000015000701900201",
    )
