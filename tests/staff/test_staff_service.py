import re
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import select

import kiosk.staff
from kiosk.common.errors import Conflict, KioskError, Rejected
from kiosk.common.wording import catalogue, say
from kiosk.settings import messages_dir
from kiosk.staff.model import Role
from kiosk.staff.passwords import Passwords
from kiosk.staff.service import Staff
from kiosk.staff.tables import sign_in_attempts, staff_accounts
from kiosk.store.audit import verify
from kiosk.store.tables import audit_trail

ACTIONS = {
    "staff.added",
    "staff.disabled",
    "staff.password_set",
    "staff.sign_in_refused",
    "staff.signed_in",
    "staff.unlocked",
}
"""What enters the audit trail and is never said to a person."""
RIGHT = "Chuangkou-2026"


def quick():
    """The real argon2id with costs that fit many tries."""
    return Passwords(time_cost=1, memory_kib=64, lanes=1)


@pytest.fixture
def staff(store):
    return Staff(store, quick())


@pytest.fixture
def clerk(staff):
    return staff.add("1007", "𬱖晓明", RIGHT, "clerk")


def refused(code, call, *arguments, **named):
    with pytest.raises(KioskError) as refusal:
        call(*arguments, **named)
    assert refusal.value.code == code
    return refusal.value


def trail(store):
    with store.read() as connection:
        query = select(audit_trail.c.action, audit_trail.c.subject).order_by(audit_trail.c.seq)
        return [tuple(row) for row in connection.execute(query)]


def fail(staff, number, times):
    for _ in range(times):
        with pytest.raises(Rejected):
            staff.sign_in(number, "wrong-wrong")


def test_a_new_store_has_no_account(staff):
    assert staff.accounts() == []
    assert not staff.exists("admin")
    refused("staff.sign_in_failed", staff.sign_in, "admin", "admin")


def test_the_right_password_opens_the_account(staff, clerk, store):
    account = staff.sign_in(" １００７ ", RIGHT)
    assert account == clerk
    assert (account.name, account.role, account.disabled) == ("𬱖晓明", Role.CLERK, False)
    assert trail(store) == [("staff.added", "1007"), ("staff.signed_in", "1007")]


def test_wrong_password_unknown_number_and_closed_account_get_the_same_answer(staff, clerk):
    staff.add("1008", "李四", RIGHT, "clerk")
    staff.disable("1008", actor="staff:1001")
    answers = {
        str(refused("staff.sign_in_failed", staff.sign_in, number, password))
        for number, password in (("1007", "wrong-wrong"), ("4711", RIGHT), ("1008", RIGHT))
    }
    assert len(answers) == 1


def test_neither_name_nor_password_is_readable_in_the_store(store, staff, clerk):
    with store.read() as connection:
        row = connection.execute(select(staff_accounts)).one()
        attempts = connection.execute(select(sign_in_attempts.c.who)).scalars().all()
    assert "晓明".encode() not in row.name
    assert row.password_hash.startswith("$argon2id$")
    assert RIGHT not in row.password_hash
    assert "1007" not in attempts


def test_a_password_typed_into_the_number_field_does_not_reach_the_audit_trail(store, staff):
    refused("staff.sign_in_failed", staff.sign_in, RIGHT, "1007")
    with store.read() as connection:
        rows = connection.execute(select(audit_trail)).all()
    assert RIGHT not in repr(rows)


@pytest.mark.parametrize("number", ["1007", "4711"])
def test_five_failures_lock_a_number_whether_or_not_it_exists(staff, clerk, clock, number):
    fail(staff, number, 4)
    locked = refused("staff.locked", staff.sign_in, number, "wrong-wrong")
    assert locked.params == {"minutes": 15}
    clock.advance(timedelta(minutes=14))
    assert refused("staff.locked", staff.sign_in, number, RIGHT).params == {"minutes": 1}


def test_the_lock_survives_a_restart_and_a_clock_set_back_and_opens_in_time(
    staff, clerk, store, clock
):
    fail(staff, "1007", 5)
    clock.advance(timedelta(minutes=5))
    refused("staff.locked", staff.sign_in, "1007", RIGHT)
    restarted = Staff(store, quick())
    clock.set_wall(clock.now() - timedelta(days=30))
    assert refused("staff.locked", restarted.sign_in, "1007", RIGHT).params == {"minutes": 10}
    clock.advance(timedelta(days=30, minutes=10))
    assert restarted.sign_in("1007", RIGHT).number == "1007"
    fail(staff, "1007", 4)
    assert refused("staff.locked", staff.sign_in, "1007", "x").params == {"minutes": 15}


def test_the_second_lock_is_twice_as_long(staff, clerk, clock):
    fail(staff, "1007", 5)
    clock.advance(timedelta(minutes=15))
    fail(staff, "1007", 4)
    assert refused("staff.locked", staff.sign_in, "1007", "x").params == {"minutes": 30}


def test_an_unlocked_number_can_sign_in_again(staff, clerk, store):
    fail(staff, "1007", 5)
    staff.unlock("1007", actor="staff:1001")
    assert staff.sign_in("1007", RIGHT).number == "1007"
    assert ("staff.unlocked", "1007") in trail(store)


def test_parallel_tries_get_no_more_than_five(staff, clerk, store):
    codes = []

    def attempt():
        try:
            staff.sign_in("1007", "wrong-wrong")
        except Rejected as refusal:
            codes.append(refusal.code)

    tries = [Thread(target=attempt) for _ in range(12)]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    checked = [action for action, _ in trail(store) if action == "staff.sign_in_failed"]
    assert len(codes) == 12
    assert len(checked) == 5
    assert all(verdict.intact for verdict in verify(store))


def test_a_changed_password_and_a_closed_account_count_at_once(staff, clerk):
    staff.set_password("1007", "Xin-Mima-2026", actor="staff:1001")
    refused("staff.sign_in_failed", staff.sign_in, "1007", RIGHT)
    assert staff.sign_in("1007", "Xin-Mima-2026").number == "1007"
    staff.disable("1007", actor="staff:1001")
    refused("staff.sign_in_failed", staff.sign_in, "1007", "Xin-Mima-2026")
    assert [account.disabled for account in staff.accounts()] == [True]


def test_a_hash_of_older_costs_is_renewed_at_sign_in(staff, clerk, store):
    stronger = Staff(store, Passwords(time_cost=2, memory_kib=64, lanes=1))
    stronger.sign_in("1007", RIGHT)
    with store.read() as connection:
        kept = connection.execute(select(staff_accounts.c.password_hash)).scalar_one()
    assert "t=2" in kept
    assert stronger.sign_in("1007", RIGHT).number == "1007"


def test_a_damaged_hash_is_named_and_lets_nobody_in(staff, clerk, store):
    with store.command("test") as command:
        command.execute(staff_accounts.update().values(password_hash="$argon2id$broken"))
    refused("staff.hash_damaged", staff.sign_in, "1007", RIGHT)


MALFORMED = (
    ({"number": ""}, "staff.number_malformed"),
    ({"number": "x" * 10_000}, "staff.number_malformed"),
    ({"number": "1' OR 1=1"}, "staff.number_malformed"),
    ({"number": "窗口"}, "staff.number_malformed"),
    ({"number": "-1"}, "staff.number_malformed"),
    ({"number": "10\n07"}, "staff.number_malformed"),
    ({"name": " "}, "input.required"),
    ({"name": "x" * 10_000}, "input.too_long"),
    ({"name": "a\x00b"}, "input.control_character"),
    ({"role": "root"}, "staff.role_unknown"),
    ({"role": ""}, "staff.role_unknown"),
    ({"password": "123"}, "staff.password_too_weak"),
)


def test_a_malformed_account_is_refused_and_nothing_is_kept(staff, store):
    for fields, code in MALFORMED:
        asked = {"number": "1007", "name": "王五", "password": RIGHT, "role": "clerk", **fields}
        refusal = refused(code, staff.add, **asked)
        assert "—" not in say(refusal, messages_dir())
    assert staff.accounts() == []
    assert trail(store) == []


def test_a_number_is_given_once(staff, clerk):
    with pytest.raises(Conflict) as conflict:
        staff.add("1007", "李四", RIGHT, "auditor")
    assert conflict.value.code == "staff.exists"
    assert [account.name for account in staff.accounts()] == ["𬱖晓明"]


def test_anything_may_be_typed_at_sign_in(staff, clerk):
    for typed in ("", "x" * 10_000, "\x00", "' OR 1=1 --"):
        refused("staff.sign_in_failed", staff.sign_in, typed, RIGHT)
    for typed in ("", "x" * 10_000, "\x00😀", "\ud800"):
        refused("staff.sign_in_failed", staff.sign_in, "1007", typed)


def test_changes_of_unknown_accounts_are_refused(staff):
    refused("staff.unknown", staff.disable, "4711", actor="staff:1001")
    refused("staff.unknown", staff.set_password, "4711", RIGHT, actor="staff:1001")


def test_every_code_of_the_room_has_its_words():
    sentences = catalogue(messages_dir())
    room = Path(kiosk.staff.__file__).parent
    sources = "".join(file.read_text("utf-8") for file in room.glob("*.py"))
    codes = set(re.findall(r'"(staff\.[a-z_]+)"', sources)) - ACTIONS
    assert codes
    assert codes <= set(sentences)
