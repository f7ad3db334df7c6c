"""The one page of the calling board."""

from __future__ import annotations

from ui.navigator import HOME, Route

ROUTES: tuple[Route, ...] = (
    Route(HOME, "board/BoardPage.qml", "ui.board.view_model:BoardViewModel"),
)
