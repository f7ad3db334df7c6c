"""Short wordings for facts of a guide."""

from __future__ import annotations

import pytest

from kiosk.central.phone.words import copies, spans
from kiosk.content.model import Material
from kiosk.content.terms import MaterialForm, MaterialKind


@pytest.mark.parametrize(
    ("material", "words"),
    [
        (Material("户口簿"), "原件 1 份"),
        (Material("照片", MaterialKind.ORIGINAL, originals=2), "原件 2 份"),
        (Material("证明", MaterialKind.COPY, originals=0, copies=3), "复印件 3 份"),
        (Material("证明", MaterialKind.ORIGINAL_AND_COPY, copies=2), "原件 1 份、复印件 2 份"),
        (Material("证明", MaterialKind.ORIGINAL_OR_COPY), "原件或复印件 1 份"),
        (Material("指纹", form=MaterialForm.ELECTRONIC), "电子"),
    ],
)
def test_a_material_says_what_to_bring(material: Material, words: str) -> None:
    assert copies(material) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([], ""),
        (["3"], "3"),
        (["3", "4", "5"], "3–5"),
        (["1", "2", "19", "20", "22"], "1–2、19–20、22"),
        (["A1", "A2"], "A1、A2"),
    ],
)
def test_runs_of_windows_are_drawn_together(numbers: list[str], words: str) -> None:
    assert spans(numbers) == words
