"""Measured process: the reading page with a long document, scrolled to its end."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSize

from kiosk.app import open_terminal
from kiosk.settings import load_settings
from tests.bench.scroller import frames, paragraphs
from tests.bench.scrolling import PARAGRAPHS
from ui.app import make_application


def main() -> int:
    """Prints the milliseconds of every frame."""
    make_application()
    terminal = open_terminal(load_settings(Path(sys.argv[1])))
    from ui.resident.face import ResidentFace
    from ui.tour.driver import Driver

    file = Path(sys.argv[1]) / "long.txt"
    lines = ("示范县长文件管理办法", "示政规〔2026〕99号", *paragraphs(PARAGRAPHS))
    file.write_text("\n".join(lines), "utf-8")
    terminal.content.import_paths([file])
    code = next(one.code for one in terminal.content.policies() if "长文件" in one.title)
    face = ResidentFace(terminal, locked=True)
    face.start(QSize(1080, 1920))
    driver = Driver(face.window, face.tasks)
    driver.settle()
    face.navigator.open("policy", code=code)
    view = driver.wait_for_item("reading.text")
    while not view.inherits("QQuickListView"):
        view = next(each for each in view.childItems() if each.height() > 500)
    print(*frames(face.window, view))
    face.close()
    terminal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
