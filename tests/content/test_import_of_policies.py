"""Policy texts: title, number, organ and dates are read from the text itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.content.importing.page_noise import clean_lines
from kiosk.content.importing.policy_text import is_organ, read_policy
from kiosk.content.service import Content
from kiosk.content.terms import Validity
from kiosk.store.store import Store

WITH_LABELS = """\
關于印發《示範縣便民服務工作要點》的通知
發布機構:示範縣便民服務領導小組 | 主題分類:綜合/通知 |
名稱:關于印發《示範縣便民服務工作要點》的通知 | 文號:示便辦字﹝2025﹞3號 |
成文日期: 2025年3月4日 | 發布日期: 2025年3月5日 | 有效性:有效
示便辦字〔2025〕3號
示範縣便民服務領導小組
關于印發《示範縣便民服務工作要點》的通知
各鄉鎮人民政府,縣直有關部門:
現將《示範縣便民服務工作要點》印發給你們。
示範縣便民服務領導小組
2025年3月4日
?
示範縣便民服務工作要點
???(一)落實《某省關于便民服務的通知》(某政辦發〔2024〕8號)要求。
"""

AS_A_PAGE = """\
示范市便民服务中心管理委员会关于报送便民服务情况的函
发布时间:2024-06-10 11:21 字号:

市政府办信息处:

　　根据《某省办公厅关于做好便民服务的通知》(某政办〔2024〕41号)要求,现报告如下:

　　一、工作情况
　　发布时间:以网站为准的说法不是标签。
　　建议使用统一的浏览器办理业务，本段较长，是正文而不是页脚，网站标识码和浏览器的说法在正文里也会出现，\
这里写得足够长，以便看出长段落不会被当作页脚删去；一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十。

　　示范市便民服务中心管理委员会

　　2024年6月7日

主办:示范市数据管理局

网站标识码:1500000001某公网安备 15079902000001号某ICP备20009949号-1

(建议使用1024×768分辨率IE8.0以上版本浏览器)
打印 关闭
"""


def test_a_text_with_labels_is_read_whole() -> None:
    policy = read_policy(WITH_LABELS)
    assert policy.title == "關于印發《示範縣便民服務工作要點》的通知"
    assert policy.document_number == "示便辦字〔2025〕3號"
    assert policy.issuer == "示範縣便民服務領導小組"
    assert (policy.made_on, policy.published_on) == (date(2025, 3, 4), date(2025, 3, 5))
    assert policy.theme == "綜合/通知"
    assert policy.addressee == "各鄉鎮人民政府，縣直有關部門"
    assert policy.validity is Validity.VALID
    assert policy.body[0] == "現將《示範縣便民服務工作要點》印發給你們。"
    assert policy.body[-1].startswith("（一）落實")
    assert "?" not in policy.body


def test_a_page_without_labels_is_read_from_its_frame_and_signature() -> None:
    policy = read_policy(AS_A_PAGE)
    assert policy.title == "示范市便民服务中心管理委员会关于报送便民服务情况的函"
    assert policy.document_number == ""
    assert policy.issuer == "示范市便民服务中心管理委员会"
    assert (policy.made_on, policy.published_on) == (date(2024, 6, 7), date(2024, 6, 10))
    assert policy.addressee == "市政府办信息处"
    assert policy.body[0].startswith("根据《某省办公厅")
    assert policy.body[-2:] == ("示范市便民服务中心管理委员会", "2024年6月7日")
    assert any(line.startswith("建议使用统一") for line in policy.body)
    assert not any("1500000001" in line for line in policy.body)


def test_the_number_of_a_cited_document_is_not_taken() -> None:
    policy = read_policy("关于转发某通知的函\n各单位：\n现转发（某政发〔2026〕9号）。\n请落实。")
    assert policy.document_number == ""


def test_a_number_on_its_own_line_is_taken() -> None:
    policy = read_policy("某县人民政府关于某事的通知\n某政发〔2026〕9号\n各单位：\n请落实。")
    assert policy.document_number == "某政发〔2026〕9号"
    assert policy.issuer == "某县人民政府"
    assert policy.body == ("请落实。",)


def test_a_date_in_chinese_figures_under_the_signature_is_taken() -> None:
    policy = read_policy("某县公安局关于某事的公告\n为方便群众。\n某县公安局\n二〇二六年三月一日")
    assert policy.made_on == date(2026, 3, 1)


def test_dates_in_sentences_are_not_the_documents() -> None:
    policy = read_policy("关于某事的通知\n各单位：\n自2026年5月1日起施行。\n2019年的规定同时废止。")
    assert (policy.made_on, policy.published_on, policy.effective_on) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "organ"),
    [
        ("示范县人民政府办公室", True),
        ("示范县医疗保障局", True),
        ("关于印发某办法的通知", False),
        ("各乡镇人民政府，县直各部门", False),
        ("办", False),
        ("会议由县政府办公室。", False),
    ],
)
def test_what_an_organs_name_looks_like(line: str, organ: bool) -> None:
    assert is_organ(line) is organ


@pytest.mark.parametrize("text", ["只有标题", "标题\n打印 关闭\n???\n", "标题\n标题"])
def test_a_text_without_a_body_is_refused(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        read_policy(text)
    assert caught.value.code == "import.policy_no_text"


@given(st.text(max_size=300))
def test_any_text_behind_a_title_is_read(text: str) -> None:
    policy = read_policy(f"标题\n正文。\n{text}")
    assert policy.title == "标题"
    assert policy.body[0] == "正文。"
    assert all(line.strip() for line in policy.body)


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_lines(text)
    assert clean_lines("\n".join(once)) == once


@pytest.fixture
def content(store: Store) -> Content:
    return Content(store, store.clock)


def test_a_folder_is_imported_and_again_changes_nothing(content: Content, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WITH_LABELS, "utf-8")
    (tmp_path / "b.TXT").write_text(AS_A_PAGE, "gb18030")
    (tmp_path / "c.jpg").write_bytes(b"\xff\xd8")
    first = content.import_paths([tmp_path])
    assert (first.added, len(first.files), first.failed) == (2, 2, ())
    assert content.import_paths([tmp_path]).unchanged == 2
    assert [policy.published_on for policy in content.policies()] == [
        date(2025, 3, 5),
        date(2024, 6, 10),
    ]


def test_a_corrected_text_is_a_new_revision(content: Content, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WITH_LABELS, "utf-8")
    content.import_paths([path])
    path.write_text(WITH_LABELS + "(二)补充一段。\n", "utf-8")
    assert content.import_paths([path]).changed == 1
    assert content.policies()[0].body[-1] == "（二）补充一段。"


def test_a_policy_is_found_by_simplified_words_number_and_text(
    content: Content, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(WITH_LABELS, "utf-8")
    content.import_paths([tmp_path])
    for query in ("便民服务", "bmfw", "示便办字", "〔2025〕3号", "20253号", "縣直", "落实"):
        assert [hit.kind for hit in content.search(query)] == ["policy"], query
    hit = content.search("便民服务")[0]
    start, length = hit.highlights[0]
    assert hit.name[start : start + length] == "便民服務"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"%PDF-1.7\n\0\0", "import.binary"),
        ("标题\n".encode() + "正文。\n".encode() * 600_000, "import.too_large"),
        (b"", "import.empty"),
        (
            "标题\n正文一二三四五六七八九十一二三四五六七八九十".encode() + b"\xff\xfe",
            "import.encoding",
        ),
        (b"\x01\x02\x03\x04\x05\x06\x07", "import.binary"),
    ],
)
def test_what_is_no_text_is_refused(
    content: Content, tmp_path: Path, raw: bytes, code: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    (report,) = content.import_paths([path]).failed
    assert report.error is not None
    assert report.error.code == code
    assert content.policies() == []
