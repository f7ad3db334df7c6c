"""Service items in any number, with names built as real ones are; for tests of size and benches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kiosk.content.model import ServiceItem
from kiosk.content.terms import TaskType

_SUBJECTS = [
    "居民身份证",
    "户口簿",
    "普通护照",
    "往来港澳通行证",
    "机动车行驶证",
    "机动车驾驶证",
    "不动产权证书",
    "营业执照",
    "食品经营许可证",
    "公共场所卫生许可证",
    "医疗机构执业许可证",
    "护士执业证书",
    "教师资格证",
    "社会保障卡",
    "失业保险金",
    "工伤保险待遇",
    "生育津贴",
    "城乡居民养老保险",
    "住房公积金贷款",
    "住房公积金账户",
    "残疾人证",
    "老年人优待证",
    "最低生活保障",
    "临时救助",
    "建设工程规划许可证",
    "建筑工程施工许可证",
    "商品房预售许可证",
    "取水许可证",
    "排污许可证",
    "林木采伐许可证",
    "动物防疫条件合格证",
    "农药经营许可证",
    "道路运输经营许可证",
    "道路旅客运输班线",
    "出版物经营许可证",
    "娱乐场所经营许可证",
    "民办学校办学许可证",
    "律师执业证",
    "公章刻制备案",
    "特种设备使用登记",
    "特种设备作业人员证",
    "药品经营许可证",
    "医疗器械经营许可证",
    "烟草专卖零售许可证",
]
_ACTIONS = [
    "首次申领",
    "换发",
    "补发",
    "变更",
    "延续",
    "注销",
    "年度审验",
    "遗失声明",
    "信息查询",
    "备案",
    "撤销",
    "资格认定",
    "转移接续",
    "提前退休核准",
    "费用报销",
    "名称变更",
    "地址变更",
    "法定代表人变更",
    "经营范围变更",
    "注册登记",
]
_AREAS = [
    "城关镇",
    "东河镇",
    "西山乡",
    "南湖街道",
    "北岭镇",
    "石桥乡",
    "柳林镇",
    "清水街道",
    "双河镇",
    "红旗乡",
    "长岭镇",
    "青山街道",
    "白云镇",
    "金沙乡",
    "新华街道",
    "团结镇",
    "和平乡",
    "建设街道",
    "胜利镇",
    "光明乡",
]
_FORMS = ("", "（个人）", "（企业）", "（外地户籍）", "(代办)", "（网上申请）")
_OFFICES = [
    "公安局",
    "人力资源和社会保障局",
    "自然资源局",
    "市场监督管理局",
    "卫生健康委员会",
    "住房和城乡建设局",
]


def generated_items(count: int) -> Iterator[ServiceItem]:
    """``count`` bare items with different codes; the first ones differ the most."""
    combined = product(_FORMS, _AREAS, _ACTIONS, _SUBJECTS)
    for at, (form, area, action, subject) in zip(range(count), combined, strict=False):
        office = f"示范县{_OFFICES[at % len(_OFFICES)]}"
        yield ServiceItem(
            code=f"11150799MB{at:08d}{at % 997:012d}1",
            name=f"{area}{subject}{action}{form}",
            department=office,
            task_type=TaskType.PUBLIC_SERVICE,
            catalog_code=f"{at % 997:012d}",
            online_url=f"https://www.example.cn/g/{at}",
        )


MOST = len(_FORMS) * len(_AREAS) * len(_ACTIONS) * len(_SUBJECTS)
"""How many there are."""
