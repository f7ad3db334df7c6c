"""One document in four formats is one document: the same fields, the same text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.content.importing.policy_files import read_policy_file
from kiosk.content.importing.policy_text import read_policy
from kiosk.content.model import PolicyDocument
from kiosk.content.terms import Validity
from tests.content.renderings import pdf, web_page, word_document
from tests.e2e.halls import SAMPLES

TEXT = (
    "示范县人民政府办公室关于印发《示范县便民服务中心运行管理办法》的通知",
    "索引号：SF-2026-0031 | 文号：示政办发〔2026〕12号 | 有效性：有效",
    "成文日期：2026年3月2日 | 发布日期：2026年3月4日",
    "各乡镇人民政府，县直各部门：",
    "《示范县便民服务中心运行管理办法》已经县人民政府同意，现印发给你们，请结合实际认真贯彻执行，"
    "执行中遇到的问题请及时向县政务服务局反映，由其汇总后统一答复。",
    "示范县人民政府办公室",
    "2026年3月2日",
    "一、总则",
    "（一）为规范便民服务中心运行，方便企业和群众办事，制定本办法。",
    "（二）本办法自2026年4月1日起施行，2019年的旧办法同时废止。",
)
MAKERS = {".html": web_page, ".docx": word_document, ".pdf": pdf}
ALIKE = (
    *("code", "title", "document_number", "issuer", "addressee", "category", "made_on"),
    *("published_on", "effective_on", "validity", "theme", "index_number", "body"),
)

needs_samples = pytest.mark.skipif(
    not SAMPLES.exists(), reason="the sample files are not beside the project"
)


def read(folder: Path, name: str, raw: bytes, *, simplify: bool = False) -> PolicyDocument:
    path = folder / name
    path.write_bytes(raw)
    return read_policy_file(path, simplify=simplify)[0]


def notes(folder: Path, name: str, raw: bytes) -> list[str]:
    path = folder / name
    path.write_bytes(raw)
    return [note.code for note in read_policy_file(path)[1]]


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_document_says_the_same_in_every_format(tmp_path: Path, suffix: str) -> None:
    plain = read_policy("\n".join(TEXT))
    policy = read(tmp_path, f"a{suffix}", MAKERS[suffix](TEXT))
    for name in ALIKE:
        assert getattr(policy, name) == getattr(plain, name), name
    assert policy.title == TEXT[0]
    assert policy.document_number == "示政办发〔2026〕12号"
    assert policy.issuer == "示范县人民政府办公室"
    assert policy.addressee == "各乡镇人民政府，县直各部门"
    assert (policy.made_on, policy.published_on) == (date(2026, 3, 2), date(2026, 3, 4))
    assert policy.effective_on == date(2026, 4, 1)
    assert (policy.validity, policy.category) == (Validity.VALID, "通知")
    assert policy.index_number == "SF-2026-0031"
    assert policy.body[-3:] == TEXT[-3:]


@needs_samples
@pytest.mark.parametrize("suffix", MAKERS)
def test_the_real_documents_are_read_alike_in_every_format(tmp_path: Path, suffix: str) -> None:
    found = sorted((SAMPLES / "policies").iterdir())
    assert len(found) == 2
    for source in found:
        plain = read_policy_file(source)[0]
        lines = [line.strip() for line in source.read_text("utf-8").splitlines() if line.strip()]
        policy = read(tmp_path, f"a{suffix}", MAKERS[suffix](lines))
        for name in ALIKE:
            assert getattr(policy, name) == getattr(plain, name), name


@needs_samples
def test_the_real_documents_fields_are_right() -> None:
    first, second = (
        read_policy_file(path, simplify=True)[0]
        for path in sorted((SAMPLES / "policies").iterdir())
    )
    assert first.title.startswith("关于印发《")
    assert first.title.endswith("》的通知")
    assert first.document_number.endswith("〔2021〕1号")
    assert first.issuer.endswith("领导小组")
    assert (first.made_on, first.published_on) == (date(2021, 4, 19), date(2021, 4, 20))
    assert (first.category, second.category) == ("通知", "函")
    assert first.addressee
    assert [line[0] for line in first.body if line.startswith(("一、", "二、"))] == ["一", "二"]
    assert second.document_number == ""
    assert second.issuer.endswith("管理委员会")
    assert (second.made_on, second.published_on) == (date(2018, 12, 7), date(2018, 12, 10))
    for policy in (first, second):
        for line in (policy.title, policy.issuer, policy.addressee, *policy.body):
            line.replace("·", "").encode("gb2312")  # raises for a character that is traditional
            assert not {"打印", "网站标识码", "分辨率"} & set(line.split())


def test_a_printed_head_above_the_title_is_read(tmp_path: Path) -> None:
    head = ("示范县人民政府文件", "示政发〔2026〕7号　　签发人：王某某")
    title = ("示范县人民政府关于进一步优化", "便民服务若干措施的通知")
    lines = (*head, *title, "各乡镇人民政府：", "现通知如下。", "自即日起办理。")
    policy = read(tmp_path, "a.docx", word_document(lines))
    assert policy.title == "示范县人民政府关于进一步优化便民服务若干措施的通知"
    assert policy.document_number == "示政发〔2026〕7号"
    assert policy.issuer == "示范县人民政府"
    assert policy.addressee == "各乡镇人民政府"
    assert "王某某" not in "".join(policy.body)


def test_traditional_characters_are_simplified_only_when_asked(tmp_path: Path) -> None:
    text = "關於乾隆年間檔案的通知\n各單位：\n現將檔案發給你們，聊以慰藉。".encode()
    assert read(tmp_path, "a.txt", text).title == "關於乾隆年間檔案的通知"
    simple = read(tmp_path, "a.txt", text, simplify=True)
    assert simple.title == "关于乾隆年间档案的通知"
    assert simple.body == ("现将档案发给你们，聊以慰藉。",)
    assert simple.code == read(tmp_path, "a.txt", text).code


def test_signs_take_the_width_of_print(tmp_path: Path) -> None:
    text = "关于某事的通知\n各单位:\n一、自２０２６年起,费用为1,000元(含税);时间8:30,地址http://a.cn/b。"
    policy = read(tmp_path, "a.txt", text.encode())
    assert policy.body == ("一、自2026年起，费用为1,000元（含税）；时间8:30，地址http://a.cn/b。",)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gb2312"])
def test_a_page_is_read_in_the_encoding_that_it_declares(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, "a.html", web_page(TEXT, encoding=encoding)).title == TEXT[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_sixteen_bits_are_known_with_and_without_their_mark(tmp_path: Path, encoding: str) -> None:
    raw = "\r\n".join(TEXT).encode(encoding)
    assert read(tmp_path, "a.txt", raw).title == TEXT[0]


def test_tables_deleted_text_and_pictures_of_a_word_document(tmp_path: Path) -> None:
    body = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>材料</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>份数</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><w:del><w:r><w:delText>删去的话</w:delText></w:r></w:del>"
        "<w:r><w:t>留下的话。</w:t></w:r><w:r><w:drawing/></w:r></w:p>"
    )
    raw = word_document(TEXT, body=body)
    policy = read(tmp_path, "a.docx", raw)
    assert policy.body[-2:] == ("材料 份数", "留下的话。")
    assert notes(tmp_path, "a.docx", raw) == [
        "import.pictures_left_out",
        "import.deletions_left_out",
    ]
