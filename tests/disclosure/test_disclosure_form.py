"""What may stand in a disclosure application."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.common.wording import catalogue, say
from kiosk.disclosure.checking import LIMITS, examine, validate
from kiosk.disclosure.intake import FIELDS, checked_form, form_from_mapping, form_to_mapping
from kiosk.disclosure.model import ApplicantKind, ApplicationForm, Carrier, FormRejected, Route
from kiosk.settings import messages_dir, resource_root
from tests.disclosure.forms import citizen, company

TODAY = date(2026, 11, 20)


def _problems(form: ApplicationForm) -> dict[str, str]:
    _, problems = examine(form, TODAY)
    return {problem.field: problem.code for problem in problems}


def test_the_forms_of_a_citizen_and_of_a_company_pass():
    assert validate(citizen(), TODAY).identity == "11010519491231002X"
    assert validate(company(), TODAY).applicant_kind is ApplicantKind.COMPANY


def test_a_purpose_is_never_asked_for():
    names = {field.name for field in fields(ApplicationForm)}
    assert not names & {"purpose", "usage", "reason"}
    with pytest.raises(Rejected, match=r"disclosure.unknown_field"):
        form_from_mapping({"purpose": "科研"})


def test_an_empty_form_says_everything_that_is_missing_at_once():
    with pytest.raises(FormRejected) as refused:
        validate(ApplicationForm(), TODAY)
    assert [problem.field for problem in refused.value.problems] == [
        "applicant_kind",
        "name",
        "phone",
        "description",
        "carrier",
        "route",
    ]


def test_choices_may_be_codes_or_the_words_of_the_form():
    form = citizen(
        applicant_kind="自然人", document_type="居民身份证", carrier="纸质", route="mail"
    )
    assert validate(form, TODAY) == validate(citizen(), TODAY)
    assert _problems(citizen(carrier="石板", route=7)) == {
        "carrier": "disclosure.bad_choice",
        "route": "disclosure.bad_choice",
    }


def test_numbers_and_contacts_are_normalised():
    checked = validate(
        citizen(document_number="１１０１０５１９４９１２３１００２ｘ", phone="138 1234 5678"),
        TODAY,
    )
    assert (checked.document_number, checked.phone) == ("11010519491231002X", "13812345678")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"document_number": "110105194912310021"}, "document_number", "identity.bad_check_digit"),
        ({"document_number": ""}, "document_number", "input.required"),
        ({"document_number": "110105204912310021"}, "document_number", None),
        ({"document_type": None}, "document_type", "disclosure.choice_needed"),
        ({"document_type": "passport"}, "document_number", None),
        ({"name": ""}, "name", "input.required"),
        ({"name": "字" * 10_000}, "name", "input.too_long"),
        ({"name": "李\x1b[31m梅"}, "name", "input.control_character"),
        ({"name": 12}, "name", "input.not_text"),
        ({"name": ["李"]}, "name", "input.not_text"),
        ({"phone": "12345"}, "phone", "contact.bad_phone"),
        ({"email": "nobody"}, "email", "contact.bad_email"),
        ({"fax": "13812345678"}, "fax", "contact.bad_fax"),
        ({"postcode": "1"}, "postcode", "contact.bad_postcode"),
        ({"postcode": ""}, "postcode", "disclosure.mail_needs"),
        ({"address": " "}, "address", "disclosure.mail_needs"),
        ({"route": Route.FAX}, "fax", "disclosure.fax_needs"),
        ({"route": Route.NETWORK}, "email", "disclosure.network_needs"),
        ({"carrier": Carrier.EMAIL}, "email", "disclosure.network_needs"),
        ({"description": "\n "}, "description", "input.required"),
        ({"description": "字" * 1001}, "description", "input.too_long"),
        ({"credit_code": "91350100M000100Y43"}, "credit_code", "disclosure.field_not_asked"),
    ],
)
def test_each_wrong_field_is_named_with_its_reason(changes, field, code):
    problems = _problems(citizen(**changes))
    if code is None:
        code = problems.get(field, "passes")
        assert code in ("identity.future_birth_date", "passes")
    else:
        assert problems[field] == code


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"credit_code": ""}, "credit_code", "input.required"),
        ({"credit_code": "91350100M000100Y44"}, "credit_code", "identity.bad_credit_check"),
        ({"legal_representative": ""}, "legal_representative", "input.required"),
        ({"contact_person": ""}, "contact_person", "input.required"),
        ({"document_number": "E12345678"}, "document_number", "disclosure.field_not_asked"),
        ({"phone": "", "email": "", "route": Route.COLLECT}, "phone", "disclosure.contact_needed"),
    ],
)
def test_an_organisation_has_its_own_fields(changes, field, code):
    assert _problems(company(**changes))[field] == code


@pytest.mark.parametrize("route", [Route.FAX, Route.NETWORK])
@pytest.mark.parametrize("carrier", [Carrier.OPTICAL_DISC, Carrier.DISK])
def test_a_disc_does_not_travel_by_wire(carrier, route):
    form = citizen(carrier=carrier, route=route, fax="0470-8212345", email="a@example.cn")
    assert _problems(form) == {"route": "disclosure.route_impossible"}


@pytest.mark.parametrize("carrier", list(Carrier))
@pytest.mark.parametrize("route", [Route.COLLECT, Route.MAIL])
def test_everything_can_be_collected_or_mailed(carrier, route):
    assert _problems(citizen(carrier=carrier, route=route, email="a@example.cn")) == {}


@pytest.mark.parametrize(
    "text",
    ["𬱖𫖯㛃䶮", "'; DROP TABLE applications; --", "<img src=x onerror=alert(1)>", "👨‍👩‍👧"],
)
def test_text_of_any_kind_is_kept_exactly(text):
    checked = validate(citizen(name=text, description=text), TODAY)
    assert (checked.name, checked.description) == (text, text)


def test_changing_the_kind_empties_the_fields_of_the_other_kind():
    assert _problems(citizen().of_kind(ApplicantKind.COMPANY)).keys() == {
        "credit_code",
        "legal_representative",
        "contact_person",
    }
    assert company().of_kind(ApplicantKind.CITIZEN).credit_code == ""


@pytest.mark.parametrize(
    ("given_fields", "code"),
    [
        ([], "disclosure.not_an_object"),
        ("text", "disclosure.not_an_object"),
        (None, "disclosure.not_an_object"),
        ({"name": 5}, "input.not_text"),
        ({"name": {"first": "李"}}, "input.not_text"),
        ({"nmae": "李"}, "disclosure.unknown_field"),
        ({"字" * 500: "李"}, "disclosure.unknown_field"),
        ({"a\x1b[2J": "李"}, "disclosure.unknown_field"),
    ],
)
def test_a_mapping_that_is_no_form_is_refused(given_fields, code):
    with pytest.raises(Rejected) as refused:
        form_from_mapping(given_fields)
    assert refused.value.code == code
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 120


def test_an_unknown_key_is_named():
    with pytest.raises(Rejected) as refused:
        form_from_mapping({"nmae": "李"})
    assert "nmae" in say(refused.value, messages_dir())


@pytest.mark.parametrize("form", [citizen(), company()])
def test_a_checked_form_survives_the_way_into_the_store_and_back(form):
    checked = validate(form, TODAY)
    assert checked_form(form_to_mapping(checked)) == checked
    again = form_from_mapping(form_to_mapping(checked))
    assert validate(again, TODAY) == checked


@given(st.sampled_from(sorted(LIMITS)), st.text(max_size=40))
def test_any_text_in_any_field_passes_or_is_refused_with_words(field, text):
    _, problems = examine(replace(citizen(), **{field: text}), TODAY)
    for problem in problems:
        assert "（代码" not in say(problem.error, messages_dir())


def test_every_field_has_a_chinese_name():
    words = catalogue(messages_dir())
    assert all(f"field.disclosure.{field}" in words for field in FIELDS)


def test_every_refusal_of_this_room_has_its_words():
    words = catalogue(messages_dir())
    rooms = ("disclosure", "common", "cli")
    rooms_of_codes = "disclosure|input|identity|contact|workdays"
    code = re.compile(
        rf'(?:Rejected|Conflict|Unavailable|Damaged)\(\s*"((?:{rooms_of_codes})\.[a-z_]+)"'
    )
    for room in rooms:
        for source in (resource_root() / "kiosk" / room).rglob("*.py"):
            for found in code.findall(source.read_text("utf-8")):
                assert found in words, f"{source.name}: {found}"
