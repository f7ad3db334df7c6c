"""Complete guides in any number, as long as real ones; for books and benches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.content.model import Fee, Material, ProcessStep, Question, ServiceItem, TimeLimit
from kiosk.content.terms import (
    Audience,
    CaseType,
    Channel,
    Label,
    MaterialSource,
    Necessity,
)
from tests.content.scale import generated_items

_STEPS = ("申请", "受理", "审查", "决定", "制证", "送达")
_THEMES = ("证件办理", "社会保障", "准营准办", "不动产登记", "医疗卫生", "户籍办理")


def whole_guides(count: int) -> Iterator[ServiceItem]:
    """``count`` complete guides with different codes and names."""
    for place, bare in enumerate(generated_items(count)):
        yield replace(
            bare,
            complete=True,
            online_url="",
            themes=(_THEMES[place % len(_THEMES)],),
            audiences=(Audience.PERSON, Audience.COMPANY),
            case_type=CaseType.PROMISED,
            statutory_limit=TimeLimit(20),
            promised_limit=TimeLimit(place % 9 + 1, note="补正的时间不算在内"),
            conditions=("在本县居住或者登记。", "材料齐全，符合规定的形式。"),
            channels=(Channel.WINDOW, Channel.ONLINE),
            labels=(Label.AT_MOST_ONE_TRIP,),
            visits=1,
            visit_reason="核对原件",
            place=f"示范县政务服务大厅 {place % 2 + 1} 楼 {'AB'[place % 2]} 区",
            windows=(str(place % 24 + 1),),
            hours="周一至周五 8:30–12:00、13:30–17:30，法定节假日休息",
            contact=f"0470-555{place % 10000:04d}",
            complaint="0470-5550200",
            legal_basis=(f"《办理{bare.name}的规定》第{place % 30 + 1}条",),
            charges=place % 3 == 0,
            fees=(Fee("工本费", f"每件 {place % 50 + 5} 元", "国家收费标准"),) * (place % 3 == 0),
            steps=tuple(_step(name, bare.department) for name in _STEPS[: place % 3 + 4]),
            materials=tuple(_material(number, place) for number in range(1, place % 5 + 3)),
            questions=(
                Question("能不能请人代办？", "能。带双方身份证和委托书，委托书由本人签字。"),
                Question(
                    "多久能拿到？", "材料齐全的按承诺的时间办好，办好后短信通知，也可以邮寄。"
                ),
            ),
        )


def _step(name: str, office: str) -> ProcessStep:
    return ProcessStep(
        name, office, "1 个工作日", f"由经办人员{name}，缺少材料的一次告知要补什么。"
    )


def _material(number: int, place: int) -> Material:
    names = ("申请人的居民身份证", "申请表", "户口簿", "近期照片", "房屋证明", "单位证明", "委托书")
    needed = Necessity.REQUIRED if number < 4 else Necessity.CONDITIONAL
    return Material(
        f"{names[(number + place) % len(names)]}（第 {number} 份）",
        necessity=needed,
        condition="" if needed is Necessity.REQUIRED else "由别人代办或者情况特殊时才要",
        source=MaterialSource.APPLICANT,
        source_note="自己带来，窗口核对后当场退还原件",
        filling_notes="用黑色签字笔填写，字迹清楚",
        acceptance="在有效期内，信息完整",
    )
