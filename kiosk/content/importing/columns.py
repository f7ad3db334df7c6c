"""The columns of lists of service items, whatever the list calls them.

Known are the names of this project's lists, those that people write in Chinese (the elements of
the 实施清单), and those of the exchange tables (dn_task_…).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from kiosk.common.errors import Rejected
from kiosk.content.importing.limits import HEADER_ROWS
from kiosk.content.normalise import key_of

ITEMS, MATERIALS, FEES, STEPS, QUESTIONS = "items", "materials", "fees", "steps", "questions"
EXTENSION, DIRECTORY = "extension", "directory"
PARTS = (MATERIALS, FEES, STEPS, QUESTIONS)
"""Parts of a guide that may stand in tables, or in rows, of their own."""

REQUIRED = {"name": "事项名称", "code": "实施编码", "department": "实施主体"}
"""Without these columns a list is not a list of service items."""

Names = Mapping[str, tuple[str, ...]]

_CODE = ("item_code", "code", "task_code", "实施编码", "事项编码", "实施清单编码", "编码")
_SYNC: Names = {
    "guid": ("row_guid",),
    "operation": ("cd_operation", "同步类型"),
    "batch": ("cd_batch", "批次号"),
    "time": ("cd_time", "同步时间"),
}
_ITEM_NAMES: Names = {
    "name": ("name", "item_name", "task_name", "事项名称", "名称", "事项", "办理事项名称"),
    "code": _CODE,
    "department": (
        *("department", "dept", "dept_name", "org_name", "实施主体", "实施主体名称"),
        *("部门", "部门名称", "实施部门", "所属部门", "实施机关", "单位", "单位名称"),
    ),
    "short_name": ("short_name", "简称", "事项简称"),
    "aliases": ("aliases", "别名", "俗称", "通俗名称"),
    "main_item": ("main_item", "parent_item", "主项", "主项名称", "大项", "主事项", "主事项名称"),
    "task_type": ("task_type", "type", "事项类型", "类型", "权力类型"),
    "online_url": (
        *("url", "online_url", "link", "link_addr", "online_handle_url", "网址", "链接"),
        *("办事指南地址", "电脑端地址", "在线办理地址", "网上办理地址", "计算机端在线办理跳转地址"),
    ),
    "mobile_url": ("mobile_url", "mobile_terminal_url", "移动端地址", "移动端办理地址"),
    "catalog_code": ("catalog_code", "基本编码", "目录编码"),
    "handle_item_code": ("task_handle_item", "业务办理项编码"),
    "department_code": ("dept_code", "department_code", "实施主体编码", "部门编码"),
    "department_kind": ("dept_type", "实施主体性质"),
    "version": ("task_version", "version", "版本", "事项版本", "版本号"),
    "state": ("task_state", "state", "事项状态", "状态"),
    "use_level": ("use_level", "行使层级"),
    "power_source": ("power_source", "权力来源"),
    "authority_split": ("authority_split", "权限划分"),
    "use_content": ("use_content", "行使内容"),
    "legal_basis": ("by_law", "legal_basis", "设定依据", "法律依据", "办理依据", "实施依据"),
    "entrusted_to": ("entrust_name", "委托部门"),
    "joint_departments": ("other_dept", "联办机构"),
    "handling_office": ("handling_office", "承办机构", "承办科室", "办理机构"),
    "audiences": ("server_type", "服务对象", "办理对象"),
    "person_themes": (
        *("user_topic_type", "主题分类", "面向自然人主题分类"),
        *("面向自然人事项主题分类", "自然人主题分类"),
    ),
    "company_themes": (
        *("corp_topic_type", "面向法人主题分类"),
        *("面向法人事项主题分类", "法人主题分类"),
    ),
    "person_character": ("user_character_topic_type", "面向自然人地方特色主题分类"),
    "company_character": ("corp_character_topic_type", "面向法人地方特色主题分类"),
    "local_theme": ("local_theme", "地方特色主题分类", "地方特色分类"),
    "case_type": ("project_type", "办件类型"),
    "statutory_days": ("anticipate_day", "法定办结时限", "法定时限"),
    "statutory_unit": ("anticipate_type", "法定办结时限单位"),
    "statutory_note": ("anticipate_explain", "法定办结时限说明"),
    "promised_days": ("promise_day", "承诺办结时限", "承诺时限", "办结时限", "办理时限"),
    "promised_unit": ("promise_type", "承诺办结时限单位"),
    "promised_note": ("promise_explain", "承诺办结时限说明"),
    "conditions": ("accept_condition", "受理条件", "办理条件", "申请条件"),
    "quantity_limit": ("limit_explain", "数量限制"),
    "flow_text": ("handle_flow", "办理流程", "办理程序"),
    "special_procedure": ("special_procedure", "特别程序", "特殊环节"),
    "materials_text": ("申请材料", "所需材料", "提交材料", "办理材料"),
    "questions_text": ("常见问题", "常见问题解答"),
    "result_name": ("result_name", "审批结果名称", "结果名称", "办理结果"),
    "result_kind": ("result_type", "审批结果类型", "结果类型"),
    "result_sample": ("result_guid", "审批结果样本", "结果样本"),
    "charges": ("is_fee", "是否收费"),
    "fee_basis": ("fee_basis", "收费依据"),
    "channels": ("handle_type", "办理形式", "办理方式"),
    "visits": ("limit_scene_num", "到办事现场次数", "到现场次数", "到现场办理次数"),
    "visit_reason": ("limit_scene_explain", "必须现场办理原因", "必须现场办理原因说明"),
    "service_range": ("handle_area", "通办范围"),
    "labels": ("labels", "标签", "服务标签"),
    "can_book": ("is_schedule", "预约", "是否支持预约办理", "是否预约"),
    "can_pay_online": ("is_pay_online", "网上支付", "是否支持网上支付", "是否网上支付"),
    "can_post": ("is_express", "物流快递", "是否支持物流快递"),
    "in_hall": ("is_entry_center", "是否进驻大厅", "是否进驻政务大厅", "进驻大厅"),
    "on_terminal": ("is_service_terminals", "是否支持自助终端办理", "支持终端办理"),
    "online_depth": ("online_handle_depth", "网上办理深度"),
    "place": ("transact_addr", "办理地点", "办公地址", "办理地址"),
    "windows": ("windows", "办理窗口", "窗口号", "窗口编号"),
    "transport": ("transport", "交通", "交通指引", "乘车路线"),
    "hours": ("transact_time", "办理时间", "办公时间", "工作时间"),
    "contact": ("link_way", "咨询方式", "咨询电话", "联系电话"),
    "complaint": ("supervise_way", "监督投诉方式", "投诉电话", "监督电话", "监督投诉电话"),
    "rights": ("rights", "权利与义务", "申请人权利与义务"),
    "review_office": ("review_office", "行政复议", "行政复议机关", "复议机关"),
    "litigation_court": ("litigation_court", "行政诉讼", "诉讼法院"),
    "intermediary": ("service_type", "中介服务"),
    "effective_on": ("plan_effective_date", "计划生效日期", "生效日期", "实施日期"),
    "cancelled_on": ("plan_cancel_date", "计划取消日期", "取消日期"),
    "updated_on": ("updated_on", "更新日期", "最后更新日期"),
    "source": ("source", "信息来源"),
    "extended_guid": ("task_guid",),
    **_SYNC,
}
_LINKS: Names = {
    "item_guid": ("task_guid",),
    "code": _CODE,
    "item_name": ("item_name", "task_name", "事项名称", "所属事项", "对应事项"),
    "order": ("order_num", "序号", "排序", "排序号", "顺序号"),
    **_SYNC,
}
_PART_NAMES: Mapping[str, Names] = {
    MATERIALS: {
        "name": ("material_name", "材料名称", "申请材料名称", "申请材料", "要件名称"),
        "kind": ("material_type", "材料类型"),
        "form": ("material_format", "材料形式", "材料介质", "材料格式"),
        "originals": ("originals", "原件份数", "原件数量", "原件"),
        "copies": ("copies", "复印件份数", "复印件数量", "复印件"),
        "number": ("page_num", "份数", "材料份数", "份数要求"),
        "size": ("page_format", "规格", "材料规格", "纸张规格"),
        "necessity": ("is_need", "材料必要性", "必要性", "是否必要", "是否必需", "是否必须"),
        "condition": ("condition", "适用情形", "适用条件", "提交情形"),
        "source": ("source_type", "来源渠道", "材料来源", "材料来源渠道"),
        "source_note": ("source_explain", "来源渠道说明", "材料来源说明", "来源说明"),
        "issuer": ("issuer", "出具机构", "出具单位", "核发机关", "出具机关"),
        "blank_form": ("form_guid", "空白表格", "空表", "空白表格名称"),
        "sample": ("example_guid", "示例样表", "样表", "示例样表名称"),
        "filling_notes": ("fill_explain", "填报须知", "填写须知", "填写说明"),
        "acceptance": ("accept_stand", "受理标准", "材料要求"),
        "basis": ("by_law", "材料依据", "要求提供材料的依据", "依据"),
        "form_code": ("form_code", "表格编号", "表格编码"),
        "remark": ("remark", "材料备注"),
    },
    FEES: {
        "name": ("fee_name", "收费项目名称", "收费项目"),
        "standard": ("fee_stand", "收费标准"),
        "basis": ("by_law", "收费依据", "依据"),
        "yuan": ("yuan", "金额", "收费金额"),
        "relieved": ("is_desc", "是否减免", "是否允许减免"),
        "remark": ("remark", "收费备注"),
        "relief": ("desc_explain", "减免", "减免情形", "减免说明", "允许减免依据"),
    },
    STEPS: {
        "name": ("step_name", "process_name", "环节名称", "办理环节", "流程环节", "环节"),
        "office": ("office", "办理部门", "办理科室", "办理人员", "办理岗位", "责任科室", "责任人"),
        "limit": ("step_limit", "环节时限", "办理时限", "时限"),
        "detail": ("detail", "办理内容", "审查标准", "环节说明", "办理结果", "工作内容"),
        "special": ("special", "特别程序", "特殊程序"),
    },
    QUESTIONS: {
        "question": ("question", "问题", "常见问题", "提问"),
        "answer": ("answer", "答案", "解答", "答复", "回答"),
    },
}
_KEYS = {MATERIALS: "name", FEES: "name", STEPS: "name", QUESTIONS: "question"}
_TECHNICAL = frozenset(
    key_of(name)
    for name in (
        *(
            "data_source",
            "remark",
            "备注",
            "序号",
            "order_num",
            "说明",
            "extend_field",
            "is_online",
        ),
        *("is_single_login", "app_is_single_login", "town_code", "town_name", "village_code"),
        *("village_name", "region_code", "id"),
    )
)
"""Columns that say nothing of a guide."""
_BRACKETS = re.compile(r"[（(【\[]([^（(【\[\]】)）]*)[】\])）]")


@dataclass(frozen=True, slots=True)
class Head:
    """Which column holds what.

    ``columns`` are those of the table's own kind; ``parts`` those of materials, fees, steps and
    questions that stand in the rows of items.
    """

    kind: str
    line: int
    width: int
    columns: Mapping[str, int]
    titles: tuple[str, ...]
    hints: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    rows: int = 1
    """How many rows the head takes."""


def label_of(name: str, kind: str = ITEMS) -> str:
    """What people call a column."""
    names = {**_LINKS, **_PART_NAMES[kind]} if kind in _PART_NAMES else _ITEM_NAMES
    if kind == ITEMS and name in REQUIRED:
        return REQUIRED[name]
    return next((each for each in names[name] if not each.isascii()), name)


def find_head(rows: Sequence[tuple[int, list[str] | None]]) -> Head:
    """The head of a table: the row among the first that names the most columns.

    Raises:
        Rejected: ``import.header_missing`` naming the columns that the best row lacks;
            ``import.broken_csv`` when the head itself cannot be read.
    """
    best: Head | None = None
    missing = list(REQUIRED.values())
    for at, (line, row) in enumerate(rows[:HEADER_ROWS]):
        if row is None:
            if best is None:
                raise Rejected("import.broken_csv", line=line)
            break
        below = rows[at + 1][1] if at + 1 < len(rows) else None
        for head, lacking in _readings(line, row, below):
            if head is None:
                missing = min(missing, lacking, key=len)
            elif best is None or _matched(head) > _matched(best):
                best = head
    if best is None:
        raise Rejected("import.header_missing", columns="、".join(missing))
    return best


def _matched(head: Head) -> int:
    return len(head.columns) + sum(map(len, head.parts.values()))


def _readings(
    line: int, row: list[str], below: list[str] | None
) -> list[tuple[Head | None, list[str]]]:
    """A row as a head, alone and with the row below it where that carries its second half."""
    found = [_as_head(line, [(name, "") for name in row], rows=1)]
    if below is not None and any(cell.strip() for cell in below):
        both = [
            (name, below[at] if at < len(below) and below[at] != name else "")
            for at, name in enumerate(row)
        ]
        head, lacking = _as_head(line, both, rows=2)
        if head is not None and not any(both[at][1] for at in _anchors(head)):
            found.append((head, lacking))
    return found


def _anchors(head: Head) -> list[int]:
    """Columns that stand over data: under them a head of two rows has nothing new."""
    return [head.columns[name] for name in (*REQUIRED, "item_name") if name in head.columns]


def _as_head(
    line: int, names: Sequence[tuple[str, str]], *, rows: int
) -> tuple[Head | None, list[str]]:
    ways = [_ways(above, below) for above, below in names]
    titles = tuple(" ".join(part.strip() for part in pair if part.strip()) for pair in names)
    items = _match(ways, _by_key(ITEMS))
    lacking = [label for name, label in REQUIRED.items() if name not in items]
    parts: dict[str, Mapping[str, int]] = {}
    kind, columns = (ITEMS, items) if not lacking else _other_kind(ways, items)
    if not kind:
        return None, lacking
    taken = set(columns.values())
    if kind == ITEMS:
        parts = _parts_in_rows(ways, taken)
    unknown = _unknown(titles, ways, taken.union(*(own.values() for own in parts.values())))
    hints = _hints(names, columns)
    return Head(kind, line, len(names), columns, titles, hints, parts, unknown, rows), []


def _parts_in_rows(
    ways: Sequence[tuple[str, ...]], items: set[int]
) -> dict[str, Mapping[str, int]]:
    """Materials, fees, steps and questions beside the item in its own rows."""
    taken = set(items)
    parts: dict[str, Mapping[str, int]] = {}
    for kind in PARTS:
        own = _match(ways, _by_key(kind), taken)
        if _KEYS[kind] in own or (kind == FEES and "standard" in own):
            parts[kind] = own
            taken |= set(own.values())
    return parts


def _other_kind(
    ways: Sequence[tuple[str, ...]], items: dict[str, int]
) -> tuple[str, dict[str, int]]:
    """What a table without the columns of items is: parts of guides, or more on items."""
    for kind in PARTS:
        own = _match(ways, _by_key(kind))
        linked = {"item_guid", "code", "item_name"} & set(own)
        if _KEYS[kind] in own and len(own) > 1 and (linked or len(own) > 2):
            return kind, own
    if "name" not in items and {"code", "extended_guid"} & set(items) and len(items) > 2:
        return EXTENSION, items
    if {"name", "catalog_code"} <= set(items) and not {"code", "department"} & set(items):
        return DIRECTORY, items
    return "", {}


@cache
def _by_key(kind: str) -> Mapping[str, str]:
    names = _ITEM_NAMES if kind == ITEMS else {**_LINKS, **_PART_NAMES[kind]}
    return {key_of(each): name for name, spelled in names.items() for each in spelled}


def _ways(above: str, below: str) -> tuple[str, ...]:
    """What a column may be known by: both rows, the lower, the upper; then without brackets."""
    spelled = [above + below, below, above] if below else [above]
    bare = [_BRACKETS.sub("", each) for each in spelled]
    return tuple(dict.fromkeys(key for each in (*spelled, *bare) if (key := key_of(each))))


def _match(
    ways: Sequence[tuple[str, ...]], known: Mapping[str, str], without: Collection[int] = ()
) -> dict[str, int]:
    """Columns by field; of two for one field the first counts."""
    found: dict[str, int] = {}
    for at, keys in enumerate(ways):
        if at in without:
            continue
        name = next((known[key] for key in keys if key in known), None)
        if name is not None:
            found.setdefault(name, at)
    return found


def _hints(names: Sequence[tuple[str, str]], columns: Mapping[str, int]) -> dict[str, str]:
    """What stands in the brackets of a column's title, such as a unit."""
    found = {}
    for name, at in columns.items():
        bracketed = _BRACKETS.search("".join(names[at]))
        if bracketed:
            found[name] = bracketed[1]
    return found


def _unknown(
    titles: Sequence[str], ways: Sequence[tuple[str, ...]], taken: set[int]
) -> tuple[str, ...]:
    return tuple(
        titles[at][:30]
        for at, keys in enumerate(ways)
        if at not in taken and keys and not _TECHNICAL & set(keys)
    )
