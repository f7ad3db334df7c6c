"""Short wordings for facts of a guide."""

from __future__ import annotations

import pytest

from kiosk.central.phone.words import copies
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
