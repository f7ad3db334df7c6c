"""Who applies in the demonstration hall: nobody who exists.

Identity numbers lie in the region 150799, which was never given out; names keep a 某.
"""

from __future__ import annotations

from kiosk.common.identity import DocumentKind, check_digit, credit_check_sign
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, Route

_REGION = "150799"


def citizen(serial: int, name: str, title: str, wanted: str, **more: str) -> ApplicationForm:
    """A citizen's form; ``serial`` tells one from another."""
    number = f"{_REGION}{1950 + serial % 50}{1 + serial % 12:02d}{1 + serial % 28:02d}{serial:03d}"
    given = {
        "address": f"内蒙古自治区示范县城关镇中心街 {serial} 号",
        "postcode": "021000",
        "phone": f"1380000{serial:04d}",
    } | more
    return ApplicationForm(
        applicant_kind=ApplicantKind.CITIZEN,
        name=name,
        document_type=DocumentKind.RESIDENT,
        document_number=number + check_digit(number),
        title_or_number=title,
        description=wanted,
        carrier=Carrier.PAPER,
        route=Route.MAIL if "email" not in more else Route.COLLECT,
        **given,
    )


def organisation(
    serial: int, kind: ApplicantKind, name: str, title: str, wanted: str
) -> ApplicationForm:
    """An organisation's form."""
    prefix = {ApplicantKind.LAW_FIRM: "31", ApplicantKind.WELFARE: "51"}.get(kind, "91")
    code = f"{prefix}{_REGION}MADEM{serial:04d}"
    return ApplicationForm(
        applicant_kind=kind,
        name=name,
        credit_code=code + credit_check_sign(code),
        legal_representative="周某某",
        contact_person="吴某",
        phone=f"0470-5559{serial:03d}",
        email=f"office{serial}@example.cn",
        title_or_number=title,
        description=wanted,
        carrier=Carrier.EMAIL,
        route=Route.NETWORK,
    )
