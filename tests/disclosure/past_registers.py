"""CSV files of past registers that tests hand in."""

from __future__ import annotations

import csv
import io

HEAD = ("编号", "收到日期", "申请人类型", "申请人", "内容", "渠道", "办理结果", "答复日期")
MORE = (
    "证件号码", "联系电话", "统一社会信用代码", "延期工作日", "答复期限", "复议诉讼类型",
    "提起日期", "受理机关", "审结结果", "审结日期",
)  # fmt: skip
ANSWERED = {
    "编号": "2025-0012",
    "收到日期": "2025-03-03",
    "申请人类型": "自然人",
    "申请人": "苏日娜",
    "内容": "申请公开草场确权登记的批复",
    "渠道": "当面",
    "办理结果": "3.4",
    "答复日期": "2025-03-20",
    "证件号码": "11010519491231002X",
    "联系电话": "13812345678",
}
OPEN = {
    "编号": "〔2026〕第 8 号".replace(" ", ""),
    "收到日期": "2026年11月2日",
    "申请人类型": "商业企业",
    "申请人": "示范县宏发建材公司",
    "内容": "城北道路改造招标文件",
    "渠道": "互联网",
}
CONTESTED = {
    **ANSWERED,
    "编号": "2025-0013",
    "收到日期": "2025/4/1",
    "办理结果": "部分公开",
    "答复日期": "20250428",
    "复议诉讼类型": "行政复议；复议后起诉",
    "提起日期": "2025-05-20；2025-08-01",
    "受理机关": "示范市人民政府；示范市中级人民法院",
    "审结结果": "结果维持；尚未审结",
    "审结日期": "2025-07-10；",
}


def register_file(*rows: dict[str, str], head: tuple[str, ...] = HEAD + MORE) -> str:
    """The text of a file; cells that a row does not have are empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, head, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
