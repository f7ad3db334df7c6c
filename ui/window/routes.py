"""Every page of the window's face. An entry of the side shows only when its route is here."""

from __future__ import annotations

from ui.navigator import HOME, Route

CALLING = "calling"
APPLICATIONS = "applications"
SUPERVISOR = "supervisor"
REPORTS = "reports"
GRADES = "grades"
TROUBLES = "troubles"

ROUTES: tuple[Route, ...] = (
    Route(HOME, "window/signin/SignInPage.qml", "ui.window.signin.view_model:SignInViewModel"),
    Route(
        CALLING, "window/calling/CallingPage.qml", "ui.window.calling.view_model:CallingViewModel"
    ),
    Route(
        APPLICATIONS,
        "window/applications/ApplicationsPage.qml",
        "ui.window.applications.view_model:ApplicationsViewModel",
    ),
    Route(
        SUPERVISOR,
        "window/supervisor/SupervisorPage.qml",
        "ui.window.supervisor.view_model:SupervisorViewModel",
    ),
    Route(
        REPORTS,
        "window/reports/ReportsPage.qml",
        "ui.window.reports.view_model:ReportsViewModel",
    ),
    Route(
        GRADES,
        "window/grades/GradesPage.qml",
        "ui.window.grades.view_model:GradesViewModel",
    ),
    Route(
        TROUBLES,
        "window/troubles/TroublesPage.qml",
        "ui.window.troubles.view_model:TroublesViewModel",
    ),
)
