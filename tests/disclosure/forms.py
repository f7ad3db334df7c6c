"""Forms that tests hand in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kiosk.common.identity import DocumentKind, credit_check_sign
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, Route

CREDIT_CODE = "91150799M0001A0Y4" + credit_check_sign("91150799M0001A0Y4")


def citizen(**changes: Any) -> ApplicationForm:
    """A citizen's form that passes every check."""
    form = ApplicationForm(
        applicant_kind=ApplicantKind.CITIZEN,
        name="李小梅",
        employer="示范县第一中学",
        document_type=DocumentKind.RESIDENT,
        document_number="11010519491231002X",
        address="内蒙古自治区示范县城南街道 8 号",
        postcode="021000",
        phone="13812345678",
        title_or_number="城南街道征地补偿安置方案",
        description="申请公开城南街道征地补偿安置方案的批复及附图",
        carrier=Carrier.PAPER,
        route=Route.MAIL,
    )
    return replace(form, **changes)


def company(**changes: Any) -> ApplicationForm:
    """A company's form that passes every check."""
    form = ApplicationForm(
        applicant_kind=ApplicantKind.COMPANY,
        name="示范县宏发建材公司",
        credit_code=CREDIT_CODE,
        legal_representative="王建国",
        contact_person="赵华",
        phone="0470-8212345",
        email="office@example.cn",
        description="城北道路改造招标文件",
        carrier=Carrier.EMAIL,
        route=Route.NETWORK,
    )
    return replace(form, **changes)
