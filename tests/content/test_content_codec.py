"""A document survives being written and read, and what is wrong with one is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.content.codec import (
    TYPES,
    Document,
    canonical,
    decode,
    document_hash,
    encode,
    to_document,
    type_of,
)
from kiosk.content.model import (
    Business,
    FloorPlan,
    Hall,
    Notice,
    Organ,
    PolicyDocument,
    Room,
    ServiceItem,
    Window,
)
from kiosk.content.terms import TaskType

_CODE = st.text("ABC0123456789-", min_size=1, max_size=40)
_NAME = st.text(max_size=30).filter(str.strip)


def documents() -> st.SearchStrategy[Document]:
    kinds = [ServiceItem, Organ, Window, Business, Notice, PolicyDocument, Hall]
    known = {"code": _CODE, "number": _CODE, "name": _NAME, "title": _NAME}
    return st.one_of(
        *(
            st.builds(
                kind,
                **{
                    name: strategy
                    for name, strategy in known.items()
                    if name in kind.__dataclass_fields__
                },
            )
            for kind in kinds
        )
    )


@given(documents())
def test_what_is_written_is_read_back(document: Document) -> None:
    assert decode(type_of(document), encode(document)) == document


@given(documents())
def test_the_canonical_form_is_plain_json_with_sorted_keys(document: Document) -> None:
    plain = to_document(document)
    expected = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert json.loads(encode(document)) == json.loads(expected)
    assert canonical(plain) == canonical(json.loads(expected))


def test_defaults_are_left_out() -> None:
    item = ServiceItem("1", "事项", "局", TaskType.LICENCE)
    assert to_document(item) == {
        "code": "1",
        "name": "事项",
        "department": "局",
        "task_type": "01",
    }


def test_parts_inside_a_document_are_written_too() -> None:
    room = Room("大厅", 0, 0, 10, 10)
    hall = Hall("1", "厅", "县", "路", "时", "电", "热", "车", (FloorPlan("1", "一楼", (room,)),))
    assert decode("hall", encode(hall)) == hall
    assert to_document(hall)["floors"][0]["rooms"][0]["name"] == "大厅"


def test_fields_of_a_newer_platform_are_not_read() -> None:
    text = '{"code":"1","name":"n","department":"d","task_type":"01","from_the_future":[1]}'
    assert decode("service_item", text) == ServiceItem("1", "n", "d", TaskType.LICENCE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"code":"1"}',
        '{"code":1,"name":"n","department":"d","task_type":"01"}',
        '{"code":"1","name":"n","department":"d","task_type":"99"}',
        '{"code":"1","name":"n","department":"d","task_type":"01","visits":"2"}',
        '{"code":"1","name":"n","department":"d","task_type":"01","updated_on":"2026-13-01"}',
        '{"code":"","name":"n","department":"d","task_type":"01"}',
        '{"code":"a b","name":"n","department":"d","task_type":"01"}',
        '{"code":"1","name":"  ","department":"d","task_type":"01"}',
        '{"code":"' + "1" * 65 + '","name":"n","department":"d","task_type":"01"}',
        '{"code":"1","name":"' + "n" * 301 + '","department":"d","task_type":"01"}',
        "[" * 100_000,
    ],
)
def test_a_wrong_document_is_refused(text: str) -> None:
    with pytest.raises(Rejected) as caught:
        decode("service_item", text)
    assert caught.value.code == "content.document_invalid"


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(Rejected) as caught:
        decode("horoscope", "{}")
    assert caught.value.code == "content.type_unknown"
    assert "horoscope" not in TYPES


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert document_hash({"b": 1, "a": "证"}) == document_hash({"a": "证", "b": 1})
