"""Every page of the window's face. An entry of the side shows only when its route is here."""

from __future__ import annotations

from ui.navigator import HOME, Route

CALLING = "calling"
APPLICATIONS = "applications"
REGISTRATION = "registration"
LETTER = "letter"
ATTACHMENTS = "attachments"
TEMPLATES = "templates"
ANNUAL = "annual"
CALENDAR = "calendar"
SUPERVISOR = "supervisor"
REPORTS = "reports"
GRADES = "grades"
IMPORTING = "importing"
TROUBLES = "troubles"
SUBMISSIONS = "submissions"
CONTENT = "content"

DISCLOSURE = frozenset(
    {APPLICATIONS, REGISTRATION, LETTER, ATTACHMENTS, TEMPLATES, ANNUAL, CALENDAR}
)
"""Pages that stand behind one entry of the side."""

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
        REGISTRATION,
        "window/registration/RegistrationPage.qml",
        "ui.window.registration.view_model:RegistrationViewModel",
    ),
    Route(LETTER, "window/letters/LetterPage.qml", "ui.window.letters.view_model:LetterViewModel"),
    Route(
        ATTACHMENTS,
        "window/attachments/AttachmentsPage.qml",
        "ui.window.attachments.view_model:AttachmentsViewModel",
    ),
    Route(
        TEMPLATES,
        "window/letters/TemplatesPage.qml",
        "ui.window.letters.templates_view_model:TemplatesViewModel",
    ),
    Route(ANNUAL, "window/annual/AnnualPage.qml", "ui.window.annual.view_model:AnnualViewModel"),
    Route(
        CALENDAR,
        "window/calendar/CalendarPage.qml",
        "ui.window.calendar.view_model:CalendarViewModel",
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
        SUBMISSIONS,
        "window/submissions/SubmissionsPage.qml",
        "ui.window.submissions.view_model:SubmissionsViewModel",
    ),
    Route(
        CONTENT,
        "window/content/ContentPage.qml",
        "ui.window.content.view_model:ContentViewModel",
    ),
    Route(
        IMPORTING,
        "window/importing/ImportingPage.qml",
        "ui.window.importing.view_model:ImportingViewModel",
    ),
    Route(
        TROUBLES,
        "window/troubles/TroublesPage.qml",
        "ui.window.troubles.view_model:TroublesViewModel",
    ),
)
