"""What residents see on their phones: right, calm, and inert whatever a guide contains."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from html.parser import HTMLParser
from uuid import uuid4

import httpx
import msgspec
import pytest

from kiosk.central import feed
from kiosk.central.platform import Platform
from kiosk.common.clock import FixedClock
from kiosk.content.model import ServiceItem
from kiosk.content.public_model import Bundle
from kiosk.content.version_mark import version_mark
from kiosk.sync.protocol import Event
from tests.central.talking import Talker, event, ticket_issued

GUIDE = {
    "code": "11150799MB0000027M0001090010001",
    "name": "居民身份证补领",
    "department": "示范县公安局",
    "task_type": "20",
    "complete": True,
    "labels": ["最多跑一次", "全城通办"],
    "case_type": "承诺件",
    "promised_limit": {"days": 20},
    "statutory_limit": {"days": 60, "note": "交通不便地区可延长 30 日"},
    "charges": True,
    "fees": [{"name": "工本费", "standard": "每证 40 元", "basis": "收费办法", "yuan": "40"}],
    "visits": 1,
    "visit_reason": "需现场采集指纹",
    "conditions": ["身份证遗失的本地户籍居民"],
    "materials": [
        {"name": "居民户口簿", "source_note": "派出所核发"},
        {"name": "监护人身份证件", "necessity": "非必要", "condition": "未满 16 周岁时提交"},
    ],
    "steps": [{"name": "申请", "office": "户籍窗口", "limit": "当场", "detail": "本人到窗口"}],
    "legal_basis": ["《中华人民共和国居民身份证法》第十一条"],
    "questions": [{"question": "能代办吗？", "answer": "不能，须本人到场。"}],
    "place": "1 楼 B 区",
    "windows": ["12", "13"],
    "hours": "工作日 8:30–17:30",
    "transport": "1 路公交",
    "contact": "0470-5550112",
    "complaint": "0470-5550212",
    "updated_on": "2026-11-18",
}


class Page(HTMLParser):
    """Text, tags and attributes of a page, and whether its tags are balanced."""

    VOID = ("meta", "link", "input", "br")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def publish_guide(platform: Platform, **changes: object) -> str:
    doc = {**GUIDE, **changes}
    code = str(doc["code"])
    feed.publish(platform, [feed.put("service_item", code, doc, 1)])
    return code


def signed_in(phone: httpx.Client) -> Talker:
    talker = Talker(phone)
    talker.enrol()
    talker.sign_in()
    return talker


def test_a_guide_shows_all_its_sections(phone: httpx.Client, lite: Platform) -> None:
    page = Page(phone.get(f"/g/{publish_guide(lite)}").text)
    for words in (
        *(
            "居民身份证补领",
            "示范县公安局",
            "最多跑一次",
            "20 个工作日",
            "60 个工作日",
            "40 元",
            "1 次",
        ),
        *("居民户口簿", "派出所核发", "视情况", "未满 16 周岁时提交", "户籍窗口"),
        *(
            "身份证遗失的本地户籍居民",
            "每证 40 元",
            "收费办法",
            "第十一条",
            "能代办吗？",
            "须本人到场",
        ),
        *("1 楼 B 区", "12–13", "8:30–17:30", "1 路公交", "0470-5550112", "0470-5550212"),
        *("需现场采集指纹", "交通不便地区可延长 30 日", "更新于 2026-11-18"),
    ):
        assert words in page.text, words


def test_a_guide_says_what_the_kiosk_says_and_of_which_version(
    phone: httpx.Client, lite: Platform
) -> None:
    code = publish_guide(lite, visits=0, case_type="即办件", promised_limit=None)
    text = Page(phone.get(f"/g/{code}").text).text
    doc = feed.document(lite, "service_item", code)
    assert "不用跑" in text
    assert "当场办结" in text
    assert version_mark(msgspec.convert(doc, ServiceItem)) in text


def test_a_bundle_shows_what_to_bring_once_and_leads_to_its_guides(
    phone: httpx.Client, lite: Platform
) -> None:
    code = publish_guide(lite)
    bundle = {
        "code": "YJS-01",
        "name": "新生儿出生一件事",
        "event": "出生",
        "summary": "落户、医保一次办 <b>",
        "items": [code, "none"],
        "lead_department": "示范县卫生健康委员会",
        "materials": GUIDE["materials"],
        "steps": GUIDE["steps"],
        "limit": {"days": 5},
        "visits": 1,
        "place": "2 楼 B 区",
        "windows": ["20"],
        "hours": "工作日 8:30–17:30",
        "contact": "0470-5550108",
    }
    feed.publish(lite, [feed.put("bundle", "YJS-01", bundle, 1)])
    page = Page(phone.get("/b/YJS-01").text)
    for said in (
        *(
            "新生儿出生一件事",
            "落户、医保一次办 <b>",
            "示范县卫生健康委员会牵头",
            "1 件",
            "5 个工作日",
        ),
        *("2 样", "居民户口簿", "视情况", "居民身份证补领", "户籍窗口", "20", "0470-5550108"),
        version_mark(msgspec.convert(bundle, Bundle)),
    ):
        assert said in page.text, said
    assert ("href", f"/g/{code}") in page.attributes
    assert phone.get("/b/none").status_code == 404


def test_a_bare_item_says_that_its_guide_is_still_being_made(
    phone: httpx.Client, lite: Platform
) -> None:
    doc = {"code": "X1", "name": "户口登记", "department": "示范县公安局", "task_type": "20"}
    feed.publish(lite, [feed.put("service_item", "X1", doc, 1)])
    page = Page(phone.get("/g/X1").text)
    assert "户口登记" in page.text
    assert "完整指南还在整理" in page.text


def test_a_document_shows_its_elements_and_text_and_whether_it_holds(
    phone: httpx.Client, lite: Platform
) -> None:
    doc = {
        "code": "ZC-1",
        "title": "救助暂行办法",
        "issuer": "示范县人民政府",
        "document_number": "示政规〔2020〕3号",
        "made_on": "2020-07-28",
        "ended_on": "2026-05-01",
        "validity": "废止",
        "body": ["第一条 <b>试行</b>。"],
        "questions": [{"question": "怎么申请？", "answer": "到窗口。"}],
    }
    feed.publish(lite, [feed.put("policy", "ZC-1", doc, 1)])
    page = Page(phone.get("/p/ZC-1").text)
    for words in (
        "示政规〔2020〕3号",
        "2026-05-01",
        "已经废止，仅供查阅",
        "<b>试行</b>",
        "怎么申请？",
    ):
        assert words in page.text, words
    gone = phone.get("/p/none")
    assert gone.status_code == 404
    assert "没有找到这份文件" in Page(gone.text).text


def test_the_hall_gives_its_name_to_the_pages(phone: httpx.Client, lite: Platform) -> None:
    hall = {"code": "1", "name": "某某大厅", "region": "", "address": "", "hours": "", "phone": ""}
    feed.publish(lite, [feed.put("hall", "1", {**hall, "hotline": "", "transport": ""}, 1)])
    assert "某某大厅" in Page(phone.get("/g/none").text).text


HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:x">'


def test_hostile_text_in_a_guide_stays_text(phone: httpx.Client, lite: Platform) -> None:
    code = publish_guide(
        lite,
        name=HOSTILE,
        conditions=[HOSTILE],
        materials=[{"name": HOSTILE, "source_note": HOSTILE}],
        questions=[{"question": HOSTILE, "answer": HOSTILE}],
        contact=HOSTILE,
    )
    page = Page(phone.get(f"/g/{code}").text)
    assert not {"script", "img", "iframe", "object"} & set(page.tags)
    assert HOSTILE in page.text
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert "javascript:" not in (value or "")


@pytest.mark.parametrize("path", ["/g/X", "/t/X", "/a/X", "/phone.css"])
def test_every_page_forbids_scripts_indexing_and_everything_from_elsewhere(
    phone: httpx.Client, path: str
) -> None:
    answer = phone.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "http://" not in answer.text.replace("http-equiv", "")
    assert "https://" not in answer.text


@pytest.mark.parametrize("code", ["unknown", "'; DROP TABLE documents;--", "%00", "x" * 3000])
def test_an_unknown_guide_gets_a_kind_page(phone: httpx.Client, code: str) -> None:
    answer = phone.get(f"/g/{code}")
    assert answer.status_code == 404
    assert "没有找到这份办事指南" in answer.text


def test_a_ticket_shows_its_place_and_moves_up(phone: httpx.Client) -> None:
    talker = signed_in(phone)
    first, second = str(uuid4()), str(uuid4())
    talker.send(ticket_issued(1, 1, first), ticket_issued(2, 2, second))
    page = Page(phone.get(f"/t/{second}").text)
    assert "A002" in page.text
    assert "1 人" in page.text
    assert ("content", "20") in page.attributes
    step = {"number": "A001", "service_day": "2026-11-20", "business": "bdc", "window": "4"}
    talker.send(event(3, "ticket.called", ticket=first, **step))
    assert "0 人" in Page(phone.get(f"/t/{second}").text).text
    assert "请到 4 号窗口" in Page(phone.get(f"/t/{first}").text).text


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("ticket.finished", "已经办完"),
        ("ticket.missed", "已过号"),
        ("ticket.cancelled", "已取消"),
        ("ticket.restored", "正在等候"),
        ("ticket.recalled", "请到 4 号窗口"),
    ],
)
def test_a_ticket_page_says_what_became_of_it(phone: httpx.Client, kind: str, words: str) -> None:
    talker = signed_in(phone)
    ticket = str(uuid4())
    step = {"number": "A001", "service_day": "2026-11-20", "business": "bdc", "window": "4"}
    talker.send(ticket_issued(1, 1, ticket), event(2, kind, ticket=ticket, **step))
    assert words in Page(phone.get(f"/t/{ticket}").text).text


def test_a_call_that_arrives_before_the_ticket_is_not_lost(phone: httpx.Client) -> None:
    """The window's machine may be quicker to the platform than the terminal."""
    talker = signed_in(phone)
    ticket = str(uuid4())
    step = {"number": "A001", "service_day": "2026-11-20", "business": "bdc", "window": "4"}
    talker.send(event(1, "ticket.called", ticket=ticket, **step))
    talker.send(ticket_issued(2, 1, ticket))
    page = Page(phone.get(f"/t/{ticket}").text)
    assert "请到 4 号窗口" in page.text
    assert "不动产登记" in page.text


def renumbered(seq: int, ticket: str, state: str) -> Event:
    """The resident holds the reserve's A3-007; the hall had told of A001."""
    told = {"number": "A3-007", "was": "A001", "serial": 7, "state": state}
    return event(
        seq, "ticket.renumbered", ticket=ticket, service_day="2026-11-20", business="bdc", **told
    )


def test_a_ticket_that_got_another_number_shows_it_and_what_it_was(phone: httpx.Client) -> None:
    talker = signed_in(phone)
    ticket = str(uuid4())
    step = {"number": "A001", "service_day": "2026-11-20", "business": "bdc", "window": "4"}
    talker.send(ticket_issued(1, 1, ticket), event(2, "ticket.missed", ticket=ticket, **step))
    talker.send(renumbered(3, ticket, "waiting"))
    page = Page(phone.get(f"/t/{ticket}").text)
    for words in ("A3-007", "正在等候", "A001 不再使用"):
        assert words in page.text


def test_another_number_does_not_call_a_ticket_back_from_the_window(phone: httpx.Client) -> None:
    talker = signed_in(phone)
    ticket = str(uuid4())
    step = {"number": "A3-007", "service_day": "2026-11-20", "business": "bdc", "window": "4"}
    talker.send(ticket_issued(1, 1, ticket), event(2, "ticket.called", ticket=ticket, **step))
    talker.send(renumbered(3, ticket, "waiting"))
    assert "请到 4 号窗口" in Page(phone.get(f"/t/{ticket}").text).text


@pytest.mark.parametrize(
    ("came", "words"),
    [("early", "您来早了"), ("late", "仍按预约优先"), ("too_late", "不算爽约"), ("new", "预约号")],
)
def test_a_ticket_page_says_how_an_appointment_was_come_to(
    phone: httpx.Client, came: str, words: str
) -> None:
    talker = signed_in(phone)
    ticket = str(uuid4())
    talker.send(ticket_issued(1, 1, ticket, lane="appointment"))
    told = {"appointment": str(uuid4()), "ticket": ticket, "came": came}
    talker.send(event(2, "appointment.checked_in", **told))
    assert words in Page(phone.get(f"/t/{ticket}").text).text


def test_one_hall_cannot_touch_the_tickets_of_another(phone: httpx.Client) -> None:
    ours, theirs = signed_in(phone), Talker(phone)
    theirs.enrol(hall="990000")
    theirs.sign_in()
    ticket = str(uuid4())
    ours.send(ticket_issued(1, 1, ticket))
    step = {"number": "A001", "service_day": "2026-11-20", "business": "bdc", "window": "9"}
    theirs.send(event(1, "ticket.called", ticket=ticket, **step))
    assert "正在等候" in Page(phone.get(f"/t/{ticket}").text).text


def test_unknown_and_yesterdays_tickets_get_the_same_kind_page(
    phone: httpx.Client, clock: FixedClock
) -> None:
    talker = signed_in(phone)
    ticket = str(uuid4())
    talker.send(ticket_issued(1, 1, ticket))
    clock.advance(timedelta(days=1))
    old, unknown = phone.get(f"/t/{ticket}"), phone.get(f"/t/{uuid4()}")
    assert old.status_code == unknown.status_code == 404
    assert old.text == unknown.text
    assert "没有找到这张号票" in old.text


CODE = "K7M4-2QXP"


def apply_for(phone: httpx.Client, number: str = "示政公开2026第0001号", **changes: object) -> str:
    payload = {
        "id": str(uuid4()),
        "number": number,
        "query_check": hashlib.sha256(f"{number}\n{CODE}".encode()).hexdigest(),
        "state": "registered",
        "applicant": "欧*",
        "received_on": "2026-11-20",
        "due_on": "2026-12-18",
        "provisional": False,
        "form": {"name": "欧阳测试", "document_number": "11010519491231002X"},
    }
    signed_in(phone).send(event(1, "application.submitted", **{**payload, **changes}))
    return f"/a/{number}"


@pytest.mark.parametrize("typed", [CODE, "k7m4 2qxp", "Ｋ７Ｍ４２ＱＸＰ"])
def test_number_and_query_code_show_the_status_masked(phone: httpx.Client, typed: str) -> None:
    answer = phone.post(apply_for(phone), data={"code": typed})
    page = Page(answer.text)
    for words in ("已登记", "欧*", "2026-11-20", "2026-12-18"):
        assert words in page.text
    assert "欧阳" not in answer.text
    assert "11010519491231002X" not in answer.text


def test_a_provisional_limit_is_marked(phone: httpx.Client) -> None:
    answer = phone.post(apply_for(phone, provisional=True), data={"code": CODE})
    assert "2026-12-18（暂定）" in Page(answer.text).text


def test_a_wrong_code_and_an_unknown_number_are_answered_alike(phone: httpx.Client) -> None:
    path = apply_for(phone, "N1")
    wrong = phone.post(path, data={"code": "AAAA-BBBB"})
    unknown = phone.post("/a/N2", data={"code": CODE})
    assert wrong.status_code == unknown.status_code == 404
    assert wrong.text.replace("N1", "N2") == unknown.text


def test_asking_does_not_tell_whether_a_number_exists(phone: httpx.Client) -> None:
    path = apply_for(phone, "N1")
    assert phone.get(path).text.replace("N1", "N2") == phone.get("/a/N2").text


def test_guessing_is_stopped_for_a_quarter_of_an_hour(
    phone: httpx.Client, clock: FixedClock
) -> None:
    path = apply_for(phone)
    guesses = [phone.post(path, data={"code": f"AAAA-AAA{n}"}).status_code for n in range(6)]
    assert guesses == [404] * 5 + [429]
    assert phone.post(path, data={"code": CODE}).status_code == 429
    clock.advance(timedelta(minutes=16))
    assert phone.post(path, data={"code": CODE}).status_code == 200


@pytest.mark.parametrize("body", [b"", b"code=", b"\xff\xfe", b"code=" + b"x" * 5000])
def test_odd_forms_are_wrong_codes(phone: httpx.Client, body: bytes) -> None:
    assert phone.post(apply_for(phone), content=body).status_code == 404


def test_personal_columns_are_sealed(phone: httpx.Client, lite: Platform) -> None:
    from kiosk.central.tables import applications, events

    apply_for(phone)
    with lite.read() as connection:
        kept = repr(connection.execute(applications.select()).all())
        kept += repr(connection.execute(events.select()).all())
    for secret in ("欧", CODE, "11010519491231002X"):
        assert secret not in kept


def test_an_unknown_address_is_a_plain_refusal(phone: httpx.Client) -> None:
    assert phone.get("/etc/passwd").json()["code"] == "request.unknown"
    assert phone.get("/g/%2e%2e%2fcentral.key").status_code == 404
    assert phone.get("/docs").status_code == 404
    assert phone.get("/openapi.json").status_code == 404
