"""Qt sorts and names things with the smaller Unicode data as with the whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from bundle import icu

ASKED = """
import json, sys
from PySide6.QtCore import QByteArray, QCollator, QDate, QDateTime, QLocale, QTime, QTimeZone

words = "张 王 李 阿 重庆 长沙 𬱖 䶮 银行 行政 Zebra apple Äpfel 10号 9号 一 丁 乙".split()
answers = {}
for name in ("zh_CN", "en_US", "C"):
    collator = QCollator(QLocale(name))
    collator.setNumericMode(True)
    keys = {word: collator.sortKey(word) for word in words}
    order = []
    for word in words:
        at = next((i for i, one in enumerate(order) if keys[word].compare(keys[one]) < 0), None)
        order.insert(len(order) if at is None else at, word)
    answers[name] = order
    locale = QLocale(name)
    answers[name + " date"] = locale.toString(QDate(2026, 11, 20), QLocale.FormatType.LongFormat)
    answers[name + " upper"] = locale.toUpper("straße i")
    zone = QTimeZone(QByteArray(b"Asia/Shanghai"))
    answers[name + " zone"] = zone.displayName(
        QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName, locale
    )
moment = QDateTime(QDate(2026, 11, 20), QTime(10, 0), QTimeZone(QByteArray(b"Asia/Shanghai")))
answers["utc"] = moment.toUTC().toString()
print(json.dumps([answers, open("/proc/self/maps").read().count(sys.argv[1])]))
"""


def ask(library: Path, *, instead: bool) -> dict[str, object]:
    """What Qt answers with this data library, or with its own."""
    given = {"LD_PRELOAD": str(library)} if instead else {}
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(library)],
        capture_output=True,
        check=True,
        env={**os.environ, **given},
    )
    answers, mapped = json.loads(done.stdout)
    assert bool(mapped) is instead
    return dict(answers)


@pytest.mark.skipif(sys.platform != "linux", reason="only builds for Linux carry ICU")
def test_qt_answers_with_the_smaller_data_as_with_the_whole(tmp_path: Path) -> None:
    (library,) = (Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*")
    smaller = icu.cut_library(library, tmp_path)
    assert smaller.name == library.name
    assert smaller.stat().st_size < 0.2 * library.stat().st_size
    assert ask(smaller, instead=True) == ask(smaller, instead=False)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("icudt73l/zh_Hans_CN.res", True),
        ("icudt73l/root.res", True),
        ("icudt73l/supplementalData.res", True),
        ("icudt73l/coll/ucadata.icu", True),
        ("icudt73l/coll/zh.res", True),
        ("icudt73l/coll/res_index.res", True),
        ("icudt73l/gb18030.cnv", True),
        ("icudt73l/fr.res", False),
        ("icudt73l/fil_PH.res", False),
        ("icudt73l/coll/ja.res", False),
        ("icudt73l/brkitr/thaidict.dict", False),
        ("icudt73l/ibm-949_P11A-1999.cnv", False),
    ],
)
def test_chinese_english_and_the_root_are_kept(name: str, kept: bool) -> None:
    assert icu.keeps(name) is kept
