"""Fonts for paper are found by file or missed loudly."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.common.errors import Damaged
from kiosk.common.wording import say
from kiosk.documents.font_files import Weight, font_files
from kiosk.documents.typefaces import MappedFace
from kiosk.settings import messages_dir

MANIFEST = """
[[font]]
weight = "regular"
file = "Absent.ttf"
family = "Absent"
licence = "OFL-1.1"
package = "fonts-absent"
system = ["/nowhere"]
"""


def test_every_font_of_the_manifest_is_installed() -> None:
    files = font_files()
    assert all(file.path().is_file() for file in files)
    assert all(any(file.serves(weight) for file in files) for weight in Weight)


def test_a_missing_font_is_named_with_the_package_to_install(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(MANIFEST)
    [file] = font_files(tmp_path)
    with pytest.raises(Damaged) as caught:
        file.path()
    assert "Absent.ttf" in say(caught.value, messages_dir())
    assert "fonts-absent" in say(caught.value, messages_dir())


def test_a_bundled_font_comes_before_the_system_s(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text(MANIFEST)
    (tmp_path / "Absent.ttf").write_bytes(b"bundled")
    assert font_files(tmp_path)[0].path() == tmp_path / "Absent.ttf"


@pytest.mark.parametrize("manifest", [None, "not toml [", "[[font]]\nfile = 'x'"])
def test_an_unreadable_manifest_is_said(tmp_path: Path, manifest: str | None) -> None:
    if manifest is not None:
        (tmp_path / "paper.toml").write_text(manifest)
    with pytest.raises(Damaged, match="font_list_unreadable"):
        font_files(tmp_path)


@pytest.mark.parametrize("content", [b"", b"no font at all", b"\x00\x01\x00\x00" + bytes(40)])
def test_a_file_that_is_no_font_is_said(tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "Broken.ttf"
    broken.write_bytes(content)
    with pytest.raises(Damaged, match="font_unusable"):
        MappedFace(broken)
