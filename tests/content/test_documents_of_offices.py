"""Documents as offices keep and publish them: minutes, imprints, numbered lists, label tables."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from kiosk.common.errors import Rejected
from kiosk.content.importing.field_words import fields_in_words
from kiosk.content.importing.policy_files import read_policy_file
from kiosk.content.importing.policy_text import read_policy
from kiosk.content.importing.sources import understand
from kiosk.content.importing.word_numbering import in_chinese
from kiosk.content.model import PolicyDocument
from kiosk.content.terms import Validity
from tests.content.renderings import word_document

NOTICE = (
    "示范县人民政府办公室文件",
    "示政办发〔2026〕18号",
    "示范县人民政府办公室关于做好冬季",
    "取暖保障工作的通知",
    "各乡镇人民政府：",
    "现将有关事项通知如下。",
    "一、总体要求",
    "早安排、早部署、早落实。",
    "附件：1.任务分工表",
    "2.值班电话",
    "示范县人民政府办公室",
    "2026年9月28日",
    "（此件公开发布）",
    "抄送：县委办公室。",
    "示范县人民政府办公室　　　2026年9月29日印发",
)
MINUTES = (
    "示范县人民政府",
    "专题会议纪要",
    "〔2026〕15号",
    "副县长主持召开专题会议，研究城区停车事项。纪要如下：",
    "一、年底前新增泊位800个。",
    "示范县人民政府办公室　2026年10月14日印发",
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = f"""<w:numbering {_W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""

FIRST, TWO_WIDE = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'


def listed(text: str, depth: int) -> str:
    """A paragraph of the list."""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, more: str = "") -> str:
    paragraph = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph}</w:tc>"


def read(folder: Path, name: str, raw: bytes) -> tuple[PolicyDocument, dict[str, str]]:
    path = folder / name
    path.write_bytes(raw)
    policy, notes = read_policy_file(path)
    return policy, {note.code: note.detail for note in notes}


def test_the_imprint_is_not_text_and_the_preview_names_annexes_and_signature() -> None:
    policy = read_policy("\n".join(NOTICE))
    assert policy.title == "示范县人民政府办公室关于做好冬季取暖保障工作的通知"
    assert policy.document_number == "示政办发〔2026〕18号"
    assert policy.made_on == date(2026, 9, 28)
    assert policy.body[-1] == "2026年9月28日"
    rows = dict(fields_in_words(policy))
    assert rows["附件"] == "1.任务分工表；2.值班电话"
    assert rows["落款"] == "示范县人民政府办公室；2026年9月28日"


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("本办法自2026年8月1日起施行，有效期5年。", date(2031, 8, 1)),
        ("本办法自2026年8月1日起施行，有效期至2028年12月31日。", date(2029, 1, 1)),
        ("本办法自2026年8月1日起施行。许可证有效期5年。", None),
        ("营业执照有效期三年。", None),
    ],
)
def test_a_document_that_says_how_long_it_holds_has_its_end(said: str, ends: date | None) -> None:
    lines = ("示范县住房和城乡建设局关于印发办法的通知", "各单位：", said)
    assert read_policy("\n".join(lines)).ended_on == ends


def test_minutes_have_their_organ_number_and_day() -> None:
    policy = read_policy("\n".join(MINUTES))
    assert (policy.title, policy.issuer) == ("专题会议纪要", "示范县人民政府")
    assert policy.document_number == "专题会议纪要〔2026〕15号"
    assert (policy.made_on, policy.category) == (date(2026, 10, 14), "纪要")


def test_lines_broken_at_a_width_become_paragraphs_and_headings_stay_apart() -> None:
    text = "　　各单位要建立值班制度，公布服务热线，及时受理群众反映的问题，做到件件有回音。"
    broken = [text[at : at + 20] for at in range(0, len(text), 20)]
    lines = [
        "示范县政务服务局关于值班的通知",
        "各单位：",
        *broken,
        "一、要求",
        *broken,
        *broken,
    ]
    policy = read_policy("\n".join(lines))
    assert policy.body == (text.strip(), "一、要求", text.strip(), text.strip())


def test_paragraphs_of_the_same_length_are_not_taken_for_broken_lines() -> None:
    long = "各单位要建立值班制度，公布服务热线。" * 6
    policy = read_policy(
        "\n".join(["示范县政务服务局关于值班的通知", "各单位：", *[long] * 5, "特此通知"])
    )
    assert policy.body == (*[long] * 5, "特此通知")


def test_a_number_under_a_title_of_full_width_is_not_part_of_it(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    from kiosk.documents.font_files import Weight
    from kiosk.documents.lettering import sign

    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.setFont(sign("國", Weight.REGULAR).font, 14)
    lines = (
        "示范县人民政府办公室关于供暖的通知",
        "示政办发〔2026〕18号",
        "各乡镇人民政府：",
        "请抓好落实。",
    )
    for at, line in enumerate(lines):
        canvas.drawString(72, 780 - 24 * at, line)
    canvas.save()
    policy, _ = read(tmp_path, "a.pdf", buffer.getvalue())
    assert (policy.title, policy.document_number) == (lines[0], lines[1])


def test_numbers_of_lists_merged_cells_and_remarks_of_a_word_document(tmp_path: Path) -> None:
    body = (
        listed("提出申请", 0)
        + listed("填表", 1)
        + listed("签字", 1)
        + listed("受理", 0)
        + "<w:p><w:r><w:footnoteReference/><w:commentReference/><w:t>说明</w:t></w:r></w:p><w:tbl>"
        + f"<w:tr>{cell('身份', FIRST)}{cell('材料')}{cell('份数')}</w:tr>"
        + f"<w:tr>{cell('', '<w:vMerge/>')}{cell('户口簿', TWO_WIDE)}</w:tr>"
        + "</w:tbl>"
    )
    raw = word_document(
        ("示范县政务服务局关于流程的通知", "各窗口："),
        body=body,
        parts={"word/numbering.xml": NUMBERING.encode()},
    )
    policy, notes = read(tmp_path, "a.docx", raw)
    assert policy.body == (
        *("一、提出申请", "1.填表", "2.签字", "二、受理", "说明"),
        *("身份 材料 份数", "身份 户口簿"),
    )
    assert notes["import.footnotes_left_out"] == notes["import.comments_left_out"] == "1"


@pytest.mark.parametrize(
    ("number", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")]
)
def test_numbers_are_counted_in_chinese(number: int, said: str) -> None:
    assert in_chinese(number) == said


def test_a_table_of_labels_on_a_page_gives_the_fields(tmp_path: Path) -> None:
    page = """<html><head><meta charset="utf-8"></head><body><table>
<tr><td>索 引 号</td><td>SF-2026-1</td><td>发文字号</td><td>示政复〔2026〕9号</td></tr>
<tr><td>有 效 性</td><td>有效</td><td>发布日期</td><td>2026-05-10</td></tr></table>
<h1>示范县人民政府关于设立服务站的批复</h1><p>县政务服务局：</p><p>同意设立。</p>
<table><tr><td>序号</td><td>名称</td></tr><tr><td>1</td><td>城南</td></tr></table></body></html>"""
    policy, _ = read(tmp_path, "a.html", page.encode())
    assert (policy.index_number, policy.document_number) == ("SF-2026-1", "示政复〔2026〕9号")
    assert (policy.validity, policy.published_on) == (Validity.VALID, date(2026, 5, 10))
    assert policy.body == ("同意设立。", "序号 名称", "1 城南")


def test_traditional_characters_are_told_with_what_simplifying_would_change(
    tmp_path: Path,
) -> None:
    lines = ("示範縣政務服務局關於辦理時間的通知", "各窗口單位：", "請認真貫徹執行，并報送進展。")
    _, notes = read(tmp_path, "a.txt", "\n".join(lines).encode())
    assert "範→范" in notes["import.traditional"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("公文.ofd", "other_document"),
        ("清单.ods", "other_sheet"),
        ("扫描.JPG", "picture"),
        ("材料.zip", "packed"),
        ("通知.wps", "old_office"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    (refused,) = understand([path])
    assert isinstance(refused.error, Rejected)
    assert refused.error.code == f"import.{code}"
