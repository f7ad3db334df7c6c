"""Workbooks as halls keep them: several sheets, merged cells, heads further down, odd numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from kiosk.content.importing.report import FileReport
from kiosk.content.service import Content
from kiosk.content.terms import (
    Audience,
    CaseType,
    Channel,
    LimitUnit,
    MaterialKind,
    MaterialSource,
    Necessity,
    TaskType,
    UseLevel,
)
from kiosk.store.store import Store

CODE = "11150799MB00000{:02d}0001090010001"
BASIC = (
    *(
        "事项名称",
        "实施编码",
        "实施主体",
        "事项类型",
        "行使层级",
        "服务对象",
        "办件类型",
        "设定依据",
    ),
    *("承诺办结时限", "承诺办结时限单位", "受理条件", "是否收费", "到办事现场次数", "办理地点"),
    *("办理时间", "咨询方式", "监督投诉方式", "办理形式", "计划生效日期"),
)
ROW = (
    *("残疾人证办理", CODE.format(1), "示范县残疾人联合会", "行政确认", "县级", "自然人", "承诺件"),
    *("《残疾人证管理办法》第十条", 5, "工作日", "一、本县户籍\n二、符合评定标准", "否", 1.0),
    *("示范县政务服务大厅 1 楼", "工作日 8:30–17:30", "0470-5550101", "0470-5550102"),
    *("窗口办理、网上办理", date(2026, 3, 1)),
)
MATERIALS = (
    *("实施编码", "材料名称", "材料类型", "原件份数", "复印件份数", "材料必要性", "来源渠道"),
    *("来源渠道说明", "材料形式"),
)


@pytest.fixture
def content(store: Store) -> Content:
    return Content(store, store.clock)


Fill = Callable[[xlsxwriter.Workbook], None]


def take(content: Content, folder: Path, fill: Fill) -> FileReport:
    path = folder / "items.xlsx"
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    report = content.import_paths([path]).files[0]
    assert report.error is None, report.error
    return report


def sheet(book: xlsxwriter.Workbook, name: str, *rows: object, first: int = 0):
    page = book.add_worksheet(name)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for line, row in enumerate(rows, first):
        for column, value in enumerate(row):
            if isinstance(value, date):
                page.write_datetime(line, column, value, day)
            else:
                page.write(line, column, value)
    return page


def whole(book: xlsxwriter.Workbook) -> None:
    """Sheets for the parts, the basic one under a title and a note."""
    page = sheet(book, "基本信息", BASIC, ROW, first=2)
    page.merge_range(0, 0, 0, 18, "示范县政务服务事项实施清单")
    page.write(1, 0, "填报单位：示范县残疾人联合会")
    sheet(
        book, "申请材料", MATERIALS,
        (CODE.format(1), "居民身份证", "原件和复印件", 1, 1.0, "必要", "政府部门核发",
         "公安机关", "纸质"),
        (CODE.format(1), "近期照片", "原件", 3, 0, "必要", "申请人自备", "照相馆", "纸质"),
        (CODE.format(9), "无主的材料", "原件", 1, 0, "必要", "申请人自备", "", "纸质"),
    )  # fmt: skip
    sheet(
        book, "办理流程", ("实施编码", "环节名称", "办理部门", "办理时限"),
        (CODE.format(1), "申请", "窗口", "当场"), (CODE.format(1), "评定", "医院", "3 个工作日"),
    )  # fmt: skip
    sheet(
        book, "常见问题", ("事项名称", "问题", "解答"),
        ("残疾人证办理", "可以代办吗？", "可以，需携带双方身份证。"),
    )  # fmt: skip
    sheet(book, "字典", ("代码", "含义"), ("1", "原件")).hide()


def test_a_whole_guide_is_read_from_its_sheets(content: Content, tmp_path: Path) -> None:
    report = take(content, tmp_path, whole)
    item = content.guide(CODE.format(1))
    assert (report.added, item.name) == (1, "残疾人证办理")
    assert (item.task_type, item.use_level) == (TaskType.CONFIRMATION, UseLevel.COUNTY)
    assert (item.audiences, item.case_type) == ((Audience.PERSON,), CaseType.PROMISED)
    assert item.promised_limit is not None
    assert (item.promised_limit.days, item.promised_limit.unit) == (5, LimitUnit.WORKING_DAY)
    assert item.conditions == ("一、本县户籍", "二、符合评定标准")
    assert (item.charges, item.visits) == (False, 1)
    assert item.channels == (Channel.WINDOW, Channel.ONLINE)
    assert item.effective_on == date(2026, 3, 1)
    identity, photo = item.materials
    assert (identity.kind, identity.originals, identity.copies) == (
        MaterialKind.ORIGINAL_AND_COPY, 1, 1,
    )  # fmt: skip
    assert (identity.source, identity.issuer) == (MaterialSource.GOVERNMENT, "公安机关")
    assert (photo.originals, photo.necessity) == (3, Necessity.REQUIRED)
    assert [(step.name, step.limit) for step in item.steps] == [
        ("申请", "当场"), ("评定", "3 个工作日"),
    ]  # fmt: skip
    assert item.questions[0].answer.startswith("可以，")
    assert item.complete
    assert [(note.code, note.sheet, note.line) for note in report.skipped] == [
        ("import.part_without_item", "申请材料", 4)
    ]
    assert [(note.code, note.detail) for note in report.warnings] == [
        ("import.sheet_hidden", "字典")
    ]
    assert take(content, tmp_path, whole).unchanged == 1


def test_materials_under_a_merged_item_are_its_materials(content: Content, tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        head = (
            "序号",
            "事项名称",
            "实施编码",
            "实施主体",
            "事项类型",
            "材料名称",
            "材料类型",
            "收费标准",
        )
        names = ("甲材料", "乙材料", "丙材料")
        page = sheet(book, "清单", head, *(("",) * 5 + (name, "原件") for name in names), first=1)
        for column, value in enumerate(("1", "事项一", CODE.format(1), "示范县公安局", "公共服务")):
            page.merge_range(2, column, 4, column, value)
        page.merge_range(2, 7, 4, 7, "10 元/本")
        page.write_row(5, 0, ("2", "事项二", CODE.format(2), "示范县公安局", "公共服务", "丁材料"))

    report = take(content, tmp_path, fill)
    first, second = content.guide(CODE.format(1)), content.guide(CODE.format(2))
    assert [material.name for material in first.materials] == ["甲材料", "乙材料", "丙材料"]
    assert [fee.standard for fee in first.fees] == ["10 元/本"]
    assert first.charges is True
    assert [material.name for material in second.materials] == ["丁材料"]
    assert report.skipped == ()


def test_a_head_of_two_rows_is_read_together(content: Content, tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = book.add_worksheet("清单")
        for column, title in enumerate(("事项名称", "实施编码", "实施主体", "事项类型")):
            page.merge_range(0, column, 1, column, title)
        page.merge_range(0, 4, 0, 5, "法定办结时限")
        page.merge_range(0, 6, 0, 7, "承诺办结时限")
        page.write_row(1, 4, ("", "单位", "", "单位"))
        row = ("事项一", CODE.format(1), "示范县公安局", "1", 20, "自然日", 2, "工作日")
        page.write_row(2, 0, row)

    take(content, tmp_path, fill)
    item = content.guide(CODE.format(1))
    assert item.statutory_limit is not None
    assert item.promised_limit is not None
    assert (item.statutory_limit.days, item.statutory_limit.unit) == (20, LimitUnit.CALENDAR_DAY)
    assert (item.promised_limit.days, item.promised_limit.unit) == (2, LimitUnit.WORKING_DAY)


def test_wrong_values_are_told_by_sheet_row_and_column(content: Content, tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        head = ("事项名称", "实施编码", "实施主体", "事项类型", "是否收费", "服务对象", "颜色")
        page = sheet(
            book, "清单", head,
            ("事项一", CODE.format(1), "示范县公安局", "公共服务", "看情况", "外星人", "红"),
            ("事项二", 1.1150799e32, "示范县公安局", "公共服务", "否", "自然人", ""),
            ("", CODE.format(3), "示范县公安局", "公共服务", "否", "自然人", ""),
        )  # fmt: skip
        page.write_formula(1, 7, "=1/0", value="#DIV/0!")

    report = take(content, tmp_path, fill)
    assert [(note.line, note.code) for note in report.skipped] == [
        (3, "import.code_rounded"), (4, "import.cell_missing"),
    ]  # fmt: skip
    told = {(note.sheet, note.line, note.column, note.detail) for note in report.warnings}
    assert ("清单", 2, "E", "是否收费“看情况”") in told
    assert ("清单", 2, "F", "服务对象“外星人”") in told
    assert ("清单", 1, "", "颜色") in told
    assert content.guide(CODE.format(1)).charges is None


def test_values_of_formulas_count_and_their_lack_is_told(content: Content, tmp_path: Path) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        page = sheet(book, "清单", ("事项名称", "实施编码", "实施主体", "事项类型", "咨询电话"))
        page.write_row(1, 0, ("", CODE.format(1), "示范县公安局", "公共服务"))
        page.write_formula(1, 0, '="事项"&"一"', value="事项一")
        page.write_formula(1, 4, "=A9", value="0470-5550100")

    take(content, tmp_path, fill)
    item = content.guide(CODE.format(1))
    assert (item.name, item.contact) == ("事项一", "0470-5550100")


def test_texts_of_one_cell_become_materials_steps_and_questions(
    content: Content, tmp_path: Path
) -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        head = (
            "事项名称",
            "实施编码",
            "实施主体",
            "事项类型",
            "申请材料",
            "办理流程",
            "常见问题",
            "承诺时限（自然日）",
        )
        sheet(
            book, "清单", head,
            (
                *("事项一", CODE.format(1), "示范县公安局", "公共服务"),
                *("1.申请表；\n2、身份证（原件和复印件）；\n（3）照片", "申请→受理→审查→决定→送达"),
                *("问：要多久？\n答：三天。\n问：收费吗？\n答：不收费。", "3"),
            ),
            ("事项二", CODE.format(2), "示范县公安局", "公共服务", "无", "", "", "即办"),
        )  # fmt: skip

    take(content, tmp_path, fill)
    item, other = content.guide(CODE.format(1)), content.guide(CODE.format(2))
    assert [material.name for material in item.materials] == ["申请表", "身份证", "照片"]
    assert item.materials[1].kind is MaterialKind.ORIGINAL_AND_COPY
    assert [step.name for step in item.steps] == ["申请", "受理", "审查", "决定", "送达"]
    assert [asked.answer for asked in item.questions] == ["三天。", "不收费。"]
    assert item.promised_limit is not None
    assert item.promised_limit.unit is LimitUnit.CALENDAR_DAY
    assert (other.materials, other.case_type) == ((), CaseType.IMMEDIATE)


def test_what_a_second_list_does_not_say_stays(content: Content, tmp_path: Path) -> None:
    take(content, tmp_path, whole)

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet(book, "清单", BASIC[:4], ("残疾人证办理（新）", *ROW[1:4]))

    assert take(content, tmp_path, fill).changed == 1
    item = content.guide(CODE.format(1))
    assert (item.name, len(item.materials), item.complete) == ("残疾人证办理（新）", 2, True)
