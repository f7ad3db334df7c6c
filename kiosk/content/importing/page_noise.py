"""The frame that a web page puts around a document: read for its labels, then left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LABELS: dict[str, tuple[str, ...]] = {
    "title": ("名称", "名稱", "标题", "標題", "文件名称", "文件名稱"),
    "number": ("文号", "文號", "发文字号", "發文字號", "文件编号", "文件編號", "发文文号"),
    "issuer": (
        *("发布机构", "發布機構", "发文机关", "發文機關", "发布单位", "發布單位", "制发机关"),
        *("发文单位", "發文單位", "发布机关", "發布機關", "发文机构"),
    ),
    "theme": ("主题分类", "主題分類", "主题词", "体裁分类"),
    "category": ("信息分类", "信息分類", "公文种类", "公文種類", "文件类型"),
    "made_on": ("成文日期", "成文时间", "成文時間", "印发日期", "发文日期", "發文日期", "印發日期"),
    "published_on": (
        *("发布日期", "發布日期", "发布时间", "發布時間", "公开日期", "公開日期", "公布日期"),
        *("發佈日期", "發佈時間", "发稿时间"),
    ),
    "effective_on": ("实施日期", "實施日期", "施行日期", "生效日期", "生效时间"),
    "validity": ("有效性", "效力状态", "是否有效", "时效性"),
    "source": ("来源", "來源", "信息来源", "信息來源", "稿件来源"),
    "index": ("索引号", "索引號", "信息索引号"),
    "noise": (
        *(
            "字号",
            "字號",
            "字体",
            "字体大小",
            "浏览次数",
            "瀏覽次數",
            "点击数",
            "阅读次数",
            "访问量",
        ),
        *("分享到", "作者", "编辑", "责任编辑", "责编", "关键词", "打印"),
    ),
}
_KNOWN = {name: field for field, names in _LABELS.items() for name in names}
_ONE = re.compile(
    r"(?<![\w《])(" + "|".join(sorted(_KNOWN, key=len, reverse=True)) + r")\s*[:：]\s*"
)

_NOISE = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(主办|主辦|承办|承辦|主办单位|主辦單位|承办单位|承辦單位|版权所有|技术支持|技術支持|运维单位)\s*[:：].*",
        r".*(网站标识码|網站標識碼|政府网站标识码).*",
        r".*ICP[备備]\s*\d+.*",
        r".*公网安[备備]\s*\d+.*",
        r"^[（(]?建议使用.*(浏览器|分辨率).*",
        r".*(分辨率|解析度).*(浏览器|瀏覽器|IE).*",
        r"^(打印|列印)?\s*[|｜]?\s*(本页|此页)?\s*(关闭|關閉)?(窗口|本页|此页)?$",
        r"^【?(打印|列印|关闭|關閉|返回|收藏|分享|字体|大|中|小|上一篇|下一篇|返回顶部|扫一扫.*)】?([\s|【】]*(打印|列印|关闭|關閉|返回|收藏|分享|大|中|小))*】?$",
        r"^(上一篇|下一篇|相关链接|相关阅读|附件下载)\s*[:：].*",
        r"^(首页|您当前的位置|您的位置|当前位置|當前位置)\s*[>＞:：].*",
        r"^(分享到|分享)\s*[:：]?$",
        r"^(Copyright|©|&copy;).*",
        r"^[?？\ufffd\s　|·•*_=—-]*$",
    )
)
_LONGEST_NOISE = 120
_LOST = re.compile(r"^[?\ufffd]+\s*(?=\S)|[\ufffd\ufeff\u200b\u200c\u200d\u2060]")
_BLANK = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def clean_lines(text: str) -> list[str]:
    """The lines that say something: one paragraph each, without the page's furniture."""
    lines = []
    for raw in unicodedata.normalize("NFC", text).splitlines():
        line = _BLANK.sub(" ", _CONTROL.sub("", _LOST.sub("", raw.strip()))).strip()
        line = _LOST.sub("", line).strip()
        if line and not _is_noise(line):
            lines.append(line)
    return lines


def _is_noise(line: str) -> bool:
    """Furniture is short and no sentence: a paragraph that names a browser is about browsers."""
    if len(line) > _LONGEST_NOISE or "。" in line:
        return False
    return any(noise.fullmatch(line) for noise in _NOISE)


def labels_in(lines: Sequence[str]) -> dict[str, str]:
    """What the labelled lines say: ``文号：… | 成文日期：…``; the first of each counts."""
    found: dict[str, str] = {}
    for line in lines:
        if not is_label_line(line):
            continue
        hits = list(_ONE.finditer(line))
        for hit, following in zip(hits, [*hits[1:], None], strict=True):
            value = line[hit.end() : following.start() if following else len(line)]
            value = value.strip(" |｜\t【】[]")
            if value:
                found.setdefault(_KNOWN[hit[1]], value)
    return found


def as_label(cell: str) -> str:
    """A cell of a page's table that is one of the labels, however it is spaced out; else ""."""
    bare = re.sub(r"[\s　:：]+", "", cell)
    return bare if bare in _KNOWN and _KNOWN[bare] != "noise" else ""


def is_label_line(line: str) -> bool:
    """Whether a line is a row of labels; a label inside a sentence does not make it one."""
    first = _ONE.search(line)
    return first is not None and not line[: first.start()].strip(" |｜【[")
