"""What happened in the demonstration hall's office, counted in working days before today."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.demonstration.acting import (
    Act,
    answered,
    answered_at_once,
    archived,
    arrives,
    corrected,
    correction_asked,
    delivered,
    extension_approved,
    extension_proposed,
    fee_asked,
    joint_organ_asked,
    opinion_in,
    payment_lapsed,
    reasons_asked,
    review_filed,
    settled,
    suit_filed,
    taken_up,
    third_party_asked,
    withdrawn,
)
from kiosk.demonstration.applicants import citizen, organisation
from kiosk.disclosure.casework.terms import Delivery, Opinion, ProceedingResult
from kiosk.disclosure.model import ApplicantKind, Channel

Story = tuple[tuple[int, Act], ...]
"""Each act with how many working days ago it was done; the first is the arrival."""

_LAND = "11150799MB00000516"
_MARKET = "11150799MB000006XX"
_BUILDING = "11150799MB0000094K"
_SCHOOLS = "11150799MB00001079"


def stories() -> Iterator[Story]:
    """All of them, the open ones first."""
    yield from _new()
    yield from _under_way()
    yield from _waiting()
    yield from _pressing()
    yield from _answered()
    yield from _ended()
    yield from _contested()


def _new() -> Iterator[Story]:
    letter = citizen(11, "李某", "城关镇农村危房改造名单", "2025 年城关镇农村危房改造户名单。")
    yield ((1, arrives(letter, Channel.PLAIN_MAIL, confirmed=False)),)
    message = organisation(
        12,
        ApplicantKind.COMPANY,
        "示范县某建材有限公司",
        "老旧小区改造项目清单",
        "2026 年老旧小区改造项目清单和投资额。",
    )
    yield ((2, arrives(message, Channel.INTERNET, confirmed=False)),)
    kiosk = citizen(13, "赵某某", "城区公共停车场收费标准", "城区公共停车场收费标准的批复文件。")
    yield ((1, arrives(kiosk, Channel.KIOSK)),)
    firm = organisation(
        14,
        ApplicantKind.LAW_FIRM,
        "某某（示范县）律师事务所",
        "行政裁量权基准",
        "市场监管领域现行的行政裁量权基准。",
    )
    yield ((3, arrives(firm, Channel.INTERNET)),)


def _under_way() -> Iterator[Story]:
    school = citizen(
        15, "孙某", "义务教育学区划分方案", "2026 年城区小学学区划分方案及征求意见情况。"
    )
    yield (6, arrives(school, Channel.IN_PERSON)), (5, taken_up(_SCHOOLS))
    corrected_one = citizen(16, "钱某某", "道路工程文件", "修路的文件。")
    yield (
        (15, arrives(corrected_one, Channel.KIOSK)),
        (12, correction_asked("请写明是哪一条道路、哪一年的什么文件。")),
        (
            9,
            corrected(
                "中心街东段道路改造工程施工许可证", "2025 年中心街东段道路改造工程施工许可证。"
            ),
        ),
    )
    again = citizen(30, "冯某", "自来水厂水质检测报告", "2025 年县自来水厂出厂水水质检测报告。")
    yield (4, arrives(again, Channel.SIGNED_MAIL)), (3, taken_up())


def _waiting() -> Iterator[Story]:
    unclear = citizen(17, "周某某", "", "想要拆迁的材料。")
    yield (
        (8, arrives(unclear, Channel.SIGNED_MAIL)),
        (6, correction_asked("请写明项目名称，以及需要的是公告、协议还是补偿方案。")),
    )
    silent = citizen(18, "吴某", "", "村里的账。")
    yield (
        (24, arrives(silent, Channel.PLAIN_MAIL)),
        (20, correction_asked("请写明村名、年度和账目类别。")),
    )
    tender = organisation(
        19,
        ApplicantKind.COMPANY,
        "某市政工程有限公司",
        "供热管网改造中标文件",
        "2026 年供热管网改造工程中标人的投标文件。",
    )
    yield (
        (12, arrives(tender, Channel.IN_PERSON)),
        (11, taken_up(_BUILDING)),
        (9, third_party_asked("某热力工程有限公司")),
    )
    joint = citizen(20, "郑某某", "联合执法检查通报", "2026 年上半年燃气安全联合执法检查通报。")
    yield (
        (11, arrives(joint, Channel.KIOSK)),
        (10, taken_up(_MARKET)),
        (8, joint_organ_asked("示范县住房和城乡建设局")),
    )
    costly = organisation(
        21,
        ApplicantKind.RESEARCH,
        "某乡村发展研究院",
        "土地承包经营权登记资料",
        "城关镇土地承包经营权登记汇总资料，共 156 页。",
    )
    yield (10, arrives(costly, Channel.INTERNET)), (9, taken_up(_LAND)), (4, fee_asked(156))
    many = citizen(22, "王某某", "三公经费明细", "2015 年至 2025 年各单位三公经费全部明细。")
    yield (
        (9, arrives(many, Channel.SIGNED_MAIL)),
        (8, taken_up()),
        (5, reasons_asked("本月已提交同类申请多件，数量明显超过合理范围，请说明理由。")),
    )


def _pressing() -> Iterator[Story]:
    late = citizen(23, "陈某", "小区绿化验收资料", "阳光小区绿化工程验收资料。", fax="0470-5559023")
    yield (23, arrives(late, Channel.FAX)), (22, taken_up(_BUILDING))
    today = citizen(24, "褚某某", "占道经营整治方案", "2026 年城区占道经营专项整治方案。")
    yield (20, arrives(today, Channel.KIOSK)), (19, taken_up())
    near = organisation(
        25,
        ApplicantKind.WELFARE,
        "某助残服务中心",
        "无障碍设施改造计划",
        "2026 年公共场所无障碍设施改造计划。",
    )
    yield (18, arrives(near, Channel.IN_PERSON)), (17, taken_up(_BUILDING))
    asked = citizen(26, "卫某某", "集体土地征收补偿方案", "北山村集体土地征收补偿安置方案及附图。")
    yield (
        (17, arrives(asked, Channel.IN_PERSON)),
        (16, taken_up(_LAND)),
        (1, extension_proposed(15, "附图需要向测绘单位调取并核对。")),
    )
    longer = citizen(27, "蒋某", "水源地保护区划定文件", "县城饮用水水源地保护区划定批复及范围图。")
    yield (
        (22, arrives(longer, Channel.SIGNED_MAIL)),
        (21, taken_up(_LAND)),
        (5, extension_proposed(20, "涉密审查需要逐图核对。")),
        (4, extension_approved()),
    )


def _answered() -> Iterator[Story]:
    opened = citizen(28, "沈某某", "城市更新实施方案", "2026 年城市更新实施方案。")
    yield (
        (14, arrives(opened, Channel.KIOSK)),
        (13, taken_up(_BUILDING)),
        (2, answered("1", grounds="1.provided", opened="2026 年城市更新实施方案全文。")),
    )
    partly = organisation(
        29,
        ApplicantKind.COMPANY,
        "某装饰工程有限公司",
        "校舍维修工程结算资料",
        "第二小学校舍维修工程结算资料。",
    )
    yield (
        (30, arrives(partly, Channel.INTERNET)),
        (29, taken_up(_SCHOOLS)),
        (26, third_party_asked("某建筑安装有限公司")),
        (18, opinion_in(Opinion.OBJECTS, "综合单价分析属于商业秘密。")),
        (
            6,
            answered(
                "2",
                grounds="2.separable,3.4",
                opened="结算总价和分部工程造价。",
                reasons="综合单价分析属于第三方商业秘密，第三方不同意公开。",
            ),
        ),
        (4, delivered(Delivery.NETWORK)),
    )
    refused = citizen(31, "韩某某", "专题会议纪要", "县政府关于菜市场搬迁的专题会议纪要。")
    yield (
        (26, arrives(refused, Channel.SIGNED_MAIL)),
        (25, taken_up()),
        (
            8,
            answered(
                "3.6",
                grounds="3.6",
                reasons="会议纪要是搬迁方案形成过程中的讨论记录，方案尚未确定。",
            ),
        ),
        (6, delivered(Delivery.MAIL)),
    )


def _ended() -> Iterator[Story]:
    missing = citizen(30, "冯某", "自来水厂水质检测报告", "2025 年自来水厂出厂水水质检测报告。")
    yield (
        (35, arrives(missing, Channel.KIOSK)),
        (34, taken_up()),
        (28, answered("4.1", grounds="4.1.absent", reasons="经检索档案室和电子公文库未查到。")),
        (26, delivered(Delivery.MAIL)),
        (20, archived()),
    )
    spoken = citizen(32, "杨某某", "社保缴费标准", "2026 年城乡居民养老保险缴费档次标准。")
    yield (
        (16, arrives(spoken, Channel.ORAL)),
        (16, answered_at_once("见县政府网站“社会保险”栏目，已当场打印一份。")),
        (16, delivered(Delivery.IN_PERSON)),
        (12, archived()),
    )
    given_up = citizen(33, "朱某", "公交线路调整方案", "2026 年城区公交线路调整方案。")
    yield (
        (13, arrives(given_up, Channel.KIOSK)),
        (12, taken_up()),
        (10, withdrawn("已在网站上找到。")),
    )
    unpaid = organisation(
        34,
        ApplicantKind.OTHER,
        "某某咨询服务部",
        "企业登记档案",
        "2024 年以来全部个体工商户登记信息汇总表，共 320 页。",
    )
    yield (
        (50, arrives(unpaid, Channel.INTERNET)),
        (49, taken_up(_MARKET)),
        (44, fee_asked(320)),
        (22, payment_lapsed()),
    )


def _contested() -> Iterator[Story]:
    review = citizen(35, "秦某某", "信访事项处理案卷", "2025 年某企业排污处罚案卷。")
    yield (
        (56, arrives(review, Channel.SIGNED_MAIL)),
        (55, taken_up()),
        (
            42,
            answered(
                "3.7", grounds="3.7", reasons="所申请的是行政处罚案卷中的调查笔录和内部审批。"
            ),
        ),
        (40, delivered(Delivery.MAIL)),
        (20, review_filed()),
    )
    suit = organisation(
        36,
        ApplicantKind.COMPANY,
        "某房地产开发有限公司",
        "地块评估报告",
        "示储 2025-3 号地块土地评估报告。",
    )
    yield (
        (76, arrives(suit, Channel.IN_PERSON)),
        (75, taken_up(_LAND)),
        (60, answered("3.6", grounds="3.6", reasons="评估报告是出让底价形成过程中的内部资料。")),
        (58, delivered(Delivery.MAIL)),
        (52, review_filed()),
        (30, settled(ProceedingResult.UPHELD)),
        (22, suit_filed()),
    )
