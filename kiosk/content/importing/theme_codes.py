"""The codes of 主题分类 in the exchange tables, for persons and for legal persons."""

from __future__ import annotations

import re

from kiosk.content.importing.codes import several

_PERSON_THEMES = {
    "005": "生育收养",
    "010": "户籍办理",
    "015": "民族宗教",
    "020": "教育科研",
    "025": "入伍服役",
    "030": "就业创业",
    "035": "设立变更",
    "040": "准营准办",
    "045": "抵押质押",
    "050": "职业资格",
    "055": "行政缴费",
    "060": "婚姻登记",
    "065": "优待抚恤",
    "070": "规划建设",
    "075": "住房保障",
    "085": "社会保障",
    "090": "证件办理",
    "095": "交通出行",
    "100": "旅游观光",
    "105": "出境入境",
    "110": "消费维权",
    "115": "公共安全",
    "120": "司法公证",
    "125": "知识产权",
    "130": "环保绿化",
    "135": "文化体育",
    "140": "公用事业",
    "145": "医疗卫生",
    "150": "离职退休",
    "155": "死亡殡葬",
    "999": "其他",
}
_COMPANY_THEMES = {
    "005": "设立变更",
    "010": "准营准办",
    "015": "资质认证",
    "020": "年检年审",
    "025": "税收财务",
    "030": "人力资源",
    "035": "社会保障",
    "040": "投资审批",
    "045": "融资信贷",
    "050": "抵押质押",
    "055": "商务贸易",
    "060": "招标拍卖",
    "065": "海关口岸",
    "070": "涉外服务",
    "075": "农林牧渔",
    "085": "国土和规划建设",
    "090": "交通运输",
    "095": "环保绿化",
    "100": "应对气候变化",
    "105": "水务气象",
    "110": "医疗卫生",
    "115": "科技创新",
    "120": "文体教育",
    "125": "知识产权",
    "130": "民族宗教",
    "135": "质量技术",
    "140": "检验检疫",
    "145": "安全生产",
    "150": "公安消防",
    "155": "司法公证",
    "160": "公用事业",
    "165": "法人注销",
    "170": "档案文物",
    "999": "其他",
}
_LOCAL_THEMES = "998"


def themes(text: str, *, of_persons: bool) -> tuple[str, ...]:
    """Themes by code or word; a place's own theme (998) says nothing and is left out.

    Raises:
        ValueError: for a code nobody knows.
    """
    known = _PERSON_THEMES if of_persons else _COMPANY_THEMES
    bare = re.sub(r"[（(][^（()）]*[）)]", "", text)
    parts = [part for part in several(bare) if part != _LOCAL_THEMES]
    return tuple(
        dict.fromkeys(
            part if not part.isdecimal() else known.get(part) or _unknown(part) for part in parts
        )
    )


def _unknown(text: str) -> str:
    raise ValueError(text)
