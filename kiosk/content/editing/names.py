"""What staff call the types of documents and their fields, and values in words."""

from __future__ import annotations

from typing import Any

from kiosk.content.importing.codes import TASK_TYPE_WORDS
from kiosk.content.terms import UseLevel

TYPE_NAMES = {
    "service_item": "事项",
    "organ": "机关",
    "window": "窗口",
    "business": "业务",
    "notice": "公告",
    "policy": "政策文件",
    "hall": "大厅",
    "bundle": "一件事",
    "form": "表格",
    "list_entry": "清单条目",
    "draft": "决策草案",
    "project": "项目审批",
    "credit": "双公示",
    "procurement": "采购意向",
}

FIELD_NAMES = {
    "abstract": "摘要",
    "acceptance": "受理标准",
    "addressee": "主送机关",
    "address": "地址",
    "adoptions": "采纳情况",
    "aliases": "别名",
    "appointments": "预约时段",
    "audiences": "服务对象",
    "authority_split": "权限划分",
    "background": "起草背景",
    "basis": "依据",
    "blank_form": "空白表格",
    "body": "正文",
    "budget": "预算",
    "business": "取号业务",
    "businesses": "办理业务",
    "can_book": "可预约",
    "can_pay_online": "可网上支付",
    "can_post": "可快递",
    "cancelled_on": "计划取消日期",
    "cards": "图解",
    "case_type": "办件类型",
    "catalog_code": "基本编码",
    "category": "类别",
    "changes": "变化",
    "channels": "办理形式",
    "charges": "是否收费",
    "closes_on": "截止日期",
    "code": "编码",
    "column": "栏目",
    "complaint": "监督投诉方式",
    "complaint_phone": "投诉电话",
    "complete": "完整指南",
    "condition": "适用情形",
    "conditions": "受理条件",
    "contact": "咨询方式",
    "content": "内容",
    "copies": "复印件份数",
    "daily_quota": "每日号数",
    "decided_on": "决定日期",
    "declaration": "承诺内容",
    "department": "实施主体",
    "department_code": "实施主体编码",
    "department_kind": "实施主体性质",
    "departments": "涉及部门",
    "document_number": "文号",
    "duties": "职责",
    "effective_on": "生效日期",
    "ended_on": "失效日期",
    "entrusted_to": "委托部门",
    "event": "人生大事",
    "expected": "预计时间",
    "facts": "事实",
    "fees": "收费项目",
    "filling_notes": "填报须知",
    "floor": "楼层",
    "floors": "楼层平面图",
    "form": "材料形式",
    "form_code": "表格编码",
    "handle_item_code": "业务办理项编码",
    "handling_office": "承办机构",
    "head": "负责人",
    "hotline": "热线",
    "hours": "办理时间",
    "important": "重要",
    "in_hall": "进驻大厅",
    "index_number": "索引号",
    "intermediary": "中介服务",
    "interpretation": "解读形式",
    "interprets": "解读的文件",
    "issue": "公报期号",
    "issuer": "发文机关",
    "item": "对应事项",
    "items": "包含事项",
    "joint_departments": "联办机构",
    "kind": "种类",
    "label": "标签",
    "labels": "标签",
    "lead_department": "牵头部门",
    "legal_basis": "设定依据",
    "life_events": "人生大事",
    "limit": "办结时限",
    "list": "清单",
    "litigation_court": "行政诉讼法院",
    "local_theme": "地方特色主题",
    "made_on": "成文日期",
    "main_item": "主项名称",
    "materials": "申请材料",
    "matter": "审批事项",
    "mobile_url": "移动端网址",
    "name": "名称",
    "necessity": "必要性",
    "notes": "填写说明",
    "number": "编号",
    "on_terminal": "自助终端可办",
    "online_depth": "网上办理深度",
    "online_url": "网址",
    "opens_on": "开始日期",
    "order": "次序",
    "organ": "机关",
    "originals": "原件份数",
    "owner": "建设单位",
    "party": "当事人",
    "party_code": "统一社会信用代码",
    "phone": "电话",
    "place": "办理地点",
    "policy": "形成的文件",
    "popular": "常用事项",
    "power_source": "权力来源",
    "prefix": "号票字头",
    "project_code": "项目代码",
    "promised_limit": "承诺办结时限",
    "published_on": "发布日期",
    "quantity_limit": "数量限制",
    "questions": "常见问题",
    "real_name": "实名取号",
    "received": "收到意见数",
    "region": "区划",
    "related": "相关事项",
    "remark": "备注",
    "remind": "取号提醒",
    "replaces": "替代的文件",
    "result": "结果",
    "result_kind": "结果类型",
    "result_name": "结果名称",
    "result_on": "结果公布日期",
    "result_sample": "结果样本",
    "review_office": "行政复议机关",
    "reviewed_on": "最近复核日期",
    "rights": "权利与义务",
    "sample": "示例样表",
    "scale": "规模",
    "sections": "表格内容",
    "service_range": "通办范围",
    "short_name": "简称",
    "shown_until": "公示截止日期",
    "situations": "情形",
    "size": "规格",
    "source": "来源",
    "source_note": "如何取得",
    "special_procedure": "特别程序",
    "stage": "审批阶段",
    "state": "状态",
    "statutory_limit": "法定办结时限",
    "steps": "办理流程",
    "summary": "简介",
    "task_type": "事项类型",
    "theme": "主题",
    "themes": "主题分类",
    "title": "标题",
    "transport": "交通",
    "until": "撤下日期",
    "updated_on": "更新日期",
    "use_content": "行使内容",
    "use_level": "行使层级",
    "valid_until": "有效期至",
    "validity": "有效性",
    "version": "版本",
    "visit_reason": "到现场原因",
    "visits": "到办事现场次数",
    "ways": "提意见的方式",
    "website": "网站",
    "weekdays": "办理日",
    "when": "对应情形",
    "windows": "窗口",
    "x": "平面图横坐标",
    "y": "平面图纵坐标",
    "yuan": "金额（元）",
    "standard": "标准",
    "relief": "减免",
    "zone": "区域",
    "days": "天数",
    "unit": "单位",
    "note": "说明",
    "question": "问题",
    "answer": "答复",
    "office": "办理单位",
    "detail": "内容",
    "special": "特别程序",
    "options": "选项",
    "text": "文字",
    "key": "编码",
    "on": "日期",
    "heading": "标题",
    "figure": "数字",
    "opinion": "意见",
    "adopted": "是否采纳",
    "rooms": "房间与区域",
    "width": "宽",
    "height": "高",
    "terminals": "终端编号",
    "rows": "栏目",
    "hint": "填写提示",
    "filled": "样表填写内容",
    "lines": "行数",
    "reply": "答复",
}

_OWN_NAMES = {
    ("FactCard", "text"): "说明",
    ("FormRow", "label"): "栏目名称",
    ("FormSection", "heading"): "小标题",
    ("ItemChange", "text"): "变化内容",
    ("LabelledText", "label"): "栏目名称",
    ("LabelledText", "text"): "栏目内容",
    ("ListEntry", "facts"): "清单栏目",
    ("CreditRecord", "facts"): "违法事实",
    ("Room", "x"): "左边",
    ("Room", "y"): "上边",
    ("SituationOption", "text"): "选项",
    ("FloorPlan", "floor"): "楼层编号",
}
"""What a field is called in one dataclass, where that is more than its common name says."""

_LEVELS = ("国家级", "省级", "市级", "县级", "乡镇级", "村级", "分级")
USE_LEVEL_NAMES = {level.value: name for level, name in zip(UseLevel, _LEVELS, strict=True)}
_TASK_TYPES = {kind.value: name for kind, name in TASK_TYPE_WORDS.items()}
_AUDIENCES = {
    "1": "自然人",
    "2": "企业法人",
    "3": "事业法人",
    "4": "社会组织",
    "5": "行政机关",
    "6": "其他",
}
_CODED = {"task_type": _TASK_TYPES, "use_level": USE_LEVEL_NAMES, "audiences": _AUDIENCES}
"""Fields whose values are codes in the exchange format."""


def type_name(kind: str) -> str:
    """``service_item`` as staff call it."""
    return TYPE_NAMES.get(kind, kind)


def field_name(field: str) -> str:
    """A field as staff call it; its code where a newer platform has one that is not known."""
    return FIELD_NAMES.get(field, field)


def part_name(owner: str, field: str) -> str:
    """A field of one dataclass, by that one's name, as staff call it."""
    return _OWN_NAMES.get((owner, field)) or field_name(field)


def in_words(field: str, value: Any) -> str:
    """A plain JSON value as staff read it; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str | int | float):
        return _CODED.get(field, {}).get(str(value), str(value))
    if isinstance(value, list):
        joiner = "、" if all(isinstance(one, str) for one in value) and _short(value) else "\n"
        return joiner.join(in_words(field, one) for one in value)
    if set(value) <= {"days", "unit", "note"} and "days" in value:
        return _limit(value)
    said = [(field_name(name), in_words(name, one)) for name, one in value.items()]
    return "；".join(f"{name}：{text}" for name, text in said if text)


def _short(value: list[str]) -> bool:
    return all(len(one) <= 20 for one in value)


def _limit(value: dict[str, Any]) -> str:
    note = f"（{value['note']}）" if value.get("note") else ""
    return f"{value['days']} 个{value.get('unit', '工作日')}{note}"
