"""Every page of the resident's face. A button shows only when its route is here."""

from __future__ import annotations

from ui.navigator import HOME, Route

ROUTES: tuple[Route, ...] = (
    Route(HOME, "resident/home/HomePage.qml", "ui.resident.home.view_model:HomeViewModel"),
)
