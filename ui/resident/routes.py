"""Every page of the resident's face. A button shows only when its route is here."""

from __future__ import annotations

from ui.navigator import HOME, Route

ROUTES: tuple[Route, ...] = (
    Route(HOME, "resident/home/HomePage.qml", "ui.resident.home.view_model:HomeViewModel"),
    Route(
        "ticket", "resident/ticket/TicketPage.qml", "ui.resident.ticket.view_model:TicketViewModel"
    ),
    Route(
        "ticket.issued",
        "resident/ticket/IssuedPage.qml",
        "ui.resident.ticket.issued_view_model:IssuedViewModel",
    ),
    Route(
        "appointments",
        "resident/appointments/AppointmentsPage.qml",
        "ui.resident.appointments.view_model:AppointmentsViewModel",
    ),
    Route(
        "appointments.book",
        "resident/appointments/BookingPage.qml",
        "ui.resident.appointments.booking_view_model:BookingViewModel",
    ),
    Route(
        "appointments.booked",
        "resident/appointments/BookedPage.qml",
        "ui.resident.appointments.booked_view_model:BookedViewModel",
    ),
    Route(
        "evaluation",
        "resident/evaluation/EvaluationPage.qml",
        "ui.resident.evaluation.view_model:EvaluationViewModel",
    ),
    Route("guide", "resident/guide/GuidePage.qml", "ui.resident.guide.view_model:GuideViewModel"),
    Route(
        "bundle", "resident/bundle/BundlePage.qml", "ui.resident.bundle.view_model:BundleViewModel"
    ),
    Route("form", "resident/form/FormPage.qml", "ui.resident.form.view_model:FormViewModel"),
    Route(
        "disclosure",
        "resident/disclosure/DisclosurePage.qml",
        "ui.resident.disclosure.view_model:DisclosureViewModel",
    ),
    Route(
        "disclosure.receipt",
        "resident/disclosure/ReceiptPage.qml",
        "ui.resident.disclosure.receipt_view_model:ReceiptViewModel",
    ),
    Route(
        "telling",
        "resident/telling/TellingPage.qml",
        "ui.resident.telling.view_model:TellingViewModel",
    ),
    Route(
        "telling.receipt",
        "resident/telling/ToldReceiptPage.qml",
        "ui.resident.telling.receipt_view_model:ToldReceiptViewModel",
    ),
    Route(
        "status",
        "resident/status/StatusPage.qml",
        "ui.resident.status.view_model:StatusViewModel",
    ),
    Route(
        "search", "resident/search/SearchPage.qml", "ui.resident.search.view_model:SearchViewModel"
    ),
    Route(
        "guides", "resident/guides/GuidesPage.qml", "ui.resident.guides.view_model:GuidesViewModel"
    ),
    Route(
        "guides.items",
        "resident/guides/GuideItemsPage.qml",
        "ui.resident.guides.items_view_model:GuideItemsViewModel",
    ),
    Route("codes", "resident/codes/CodesPage.qml", "ui.resident.codes.view_model:CodesViewModel"),
    Route(
        "policies",
        "resident/policies/PoliciesPage.qml",
        "ui.resident.policies.view_model:PoliciesViewModel",
    ),
    Route(
        "notices",
        "resident/policies/NoticesPage.qml",
        "ui.resident.policies.notices_view_model:NoticesViewModel",
    ),
    Route(
        "policy",
        "resident/policies/ReadingPage.qml",
        "ui.resident.policies.reading_view_model:PolicyViewModel",
    ),
    Route(
        "notice",
        "resident/policies/ReadingPage.qml",
        "ui.resident.policies.reading_view_model:NoticeViewModel",
    ),
    Route(
        "places", "resident/places/PlacesPage.qml", "ui.resident.places.view_model:PlacesViewModel"
    ),
    Route(
        "organ",
        "resident/places/OrganPage.qml",
        "ui.resident.places.organ_view_model:OrganViewModel",
    ),
    Route(
        "public",
        "resident/public/PublicPage.qml",
        "ui.resident.public.view_model:PublicViewModel",
    ),
    Route(
        "public.lists",
        "resident/public/RecordsPage.qml",
        "ui.resident.public.records_view_model:ListsViewModel",
    ),
    Route(
        "public.projects",
        "resident/public/RecordsPage.qml",
        "ui.resident.public.records_view_model:ProjectsViewModel",
    ),
    Route(
        "public.credits",
        "resident/public/RecordsPage.qml",
        "ui.resident.public.records_view_model:CreditsViewModel",
    ),
    Route(
        "public.procurements",
        "resident/public/RecordsPage.qml",
        "ui.resident.public.records_view_model:ProcurementsViewModel",
    ),
    Route(
        "drafts",
        "resident/public/RecordsPage.qml",
        "ui.resident.public.records_view_model:DraftsViewModel",
    ),
    Route(
        "public.entry",
        "resident/public/EntryPage.qml",
        "ui.resident.public.entry_view_model:EntryViewModel",
    ),
    Route(
        "draft",
        "resident/public/DraftPage.qml",
        "ui.resident.public.draft_view_model:DraftViewModel",
    ),
    Route(
        "hotline",
        "resident/public/HotlinePage.qml",
        "ui.resident.public.hotline_view_model:HotlineViewModel",
    ),
)
