"""Content always equals one complete signed checkpoint, and its version never falls (I6)."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
from sqlalchemy import update

from kiosk.central import feed
from kiosk.central.tables import checkpoints, documents
from kiosk.content.release import ReleaseInfo
from kiosk.content.service import Content
from kiosk.content.tables import documents as held_documents
from kiosk.store.store import Store
from kiosk.sync.protocol import Change
from tests.sync import proxy
from tests.sync.conftest import World, notice


def titles(world: World) -> list[str]:
    return sorted(one.title for one in world.content.notices())


def test_a_published_notice_arrives(world: World) -> None:
    world.publish_notice(title="停电公告")
    report = world.sync.once()
    assert (report.ok, report.changed) == (True, 1)
    assert titles(world) == ["停电公告"]
    assert world.sync.status().content_version == 1


def test_content_arrives_in_a_hall_database_too(
    connect: Callable[[Store], World], postgres_store: Store
) -> None:
    world = connect(postgres_store)
    feed.publish(world.platform, [notice(f"n{n:03d}", f"公告{n}") for n in range(300)])
    assert world.sync.once().changed == 300


def test_a_changed_notice_replaces_the_old_one(world: World) -> None:
    world.publish_notice(title="旧")
    world.sync.once()
    world.publish_notice(title="新", rev=2)
    assert world.sync.once().changed == 1
    assert titles(world) == ["新"]


def test_a_withdrawn_notice_goes(world: World) -> None:
    feed.publish(world.platform, [notice("n1", "一"), notice("n2", "二")])
    world.sync.once()
    feed.publish(world.platform, [Change("notice", "n1", 2, "delete")])
    assert world.sync.once().ok
    assert titles(world) == ["二"]


def test_when_nothing_changed_the_answer_is_304_and_no_checkpoint_is_fetched(
    world: World,
) -> None:
    world.publish_notice()
    world.sync.once()
    before = world.proxy.count("/v1/checkpoints")
    assert world.sync.once().changed == 0
    assert world.proxy.count("/v1/checkpoints") == before


def test_a_release_larger_than_a_page_comes_in_pages(world: World) -> None:
    feed.publish(world.platform, [notice(f"n{n:04d}", f"公告{n}") for n in range(600)])
    assert world.sync.once().changed == 600
    assert world.proxy.count("/v1/changes") == 3


def test_a_broken_pull_goes_on_where_it_ended_and_nobody_sees_half_a_release(
    world: World,
) -> None:
    world.sync.once()
    feed.publish(world.platform, [notice(f"n{n:04d}", f"公告{n}") for n in range(600)])
    world.proxy.on("/v1/changes?cursor=500", proxy.drop_reply)
    world.proxy.on("/v1/changes?cursor=&", proxy.pass_on)
    assert not world.sync.once().ok
    assert titles(world) == []
    before = len(world.proxy.seen)
    assert world.sync.once().changed == 600
    asked = [line for line in world.proxy.seen[before:] if "/v1/changes" in line]
    assert len(asked) == 1


def test_an_unknown_place_in_the_feed_fetches_everything_anew(world: World) -> None:
    feed.publish(world.platform, [notice("n1", "一"), notice("n2", "二")])
    world.sync.once()
    with world.store.command("test") as command:
        world.store.state.set(command, "sync.cursor", "999999")
        world.store.state.set(command, "sync.etag", None)
    feed.publish(world.platform, [Change("notice", "n1", 2, "delete"), notice("n3", "三")])
    assert world.sync.once().ok
    assert titles(world) == ["三", "二"]


def test_what_was_imported_at_the_hall_stays(world: World, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text(
        "部门,主项名称,事项名称,事项编码,事项类型,二维码地址\n"
        "示范县公安局,户籍,户口登记,150799000001,公共服务,https://example.org/1\n",
        "utf-8",
    )
    world.content.import_paths([file])
    before = world.content.item_count()
    world.publish_notice()
    assert world.sync.once().ok
    assert world.content.item_count() == before


def test_a_terminal_that_carries_the_release_pulls_nothing(world: World, tmp_path: Path) -> None:
    folder = write_release(tmp_path / "release", "R1", 5, [notice("n1", "一"), notice("n2", "二")])
    feed.load_snapshot(world.platform, folder)
    world.content.load_snapshot(folder)
    report = world.sync.once()
    assert (report.ok, report.changed) == (True, 0)
    world.publish_notice("n3", "三")
    assert world.sync.once().changed == 1
    assert titles(world) == ["一", "三", "二"]


def test_a_newer_release_of_the_platform_arrives_as_its_differences(
    world: World, tmp_path: Path
) -> None:
    first = write_release(tmp_path / "1", "R1", 5, [notice("n1", "一"), notice("n2", "二")])
    feed.load_snapshot(world.platform, first)
    world.content.load_snapshot(first)
    second = write_release(
        tmp_path / "2", "R2", 6, [notice("n2", "二"), notice("n3", "三"), notice("n4", "四")]
    )
    assert feed.load_snapshot(world.platform, second)
    assert world.sync.once().changed == 3
    assert titles(world) == ["三", "二", "四"]
    assert world.content.release().id == "R2"
    assert not feed.load_snapshot(world.platform, first)


def write_release(folder: Path, release: str, version: int, changes: list[Change]) -> Path:
    """A release in the format of offline_cache."""
    import hashlib

    folder.mkdir()
    lines = [json.dumps(msgspec.to_builtins(one), ensure_ascii=False) for one in changes]
    body = ("\n".join(lines) + "\n").encode()
    (folder / "notice.jsonl").write_bytes(body)
    manifest = {
        "format": 1,
        "release": release,
        "version": version,
        "created": "2026-11-01T00:00:00Z",
        "counts": {"notice": len(changes)},
        "sha256": {"notice": hashlib.sha256(body).hexdigest()},
    }
    (folder / "release.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def test_a_checkpoint_with_a_foreign_signature_is_refused_and_the_content_stays(
    world: World,
) -> None:
    world.publish_notice(title="真")
    world.sync.once()
    with world.store.command("test") as command:
        world.store.state.set(command, "sync.platform_keys", "ab" * 32)
    world.publish_notice("n2", "假")
    assert world.sync.once().code == "sync.signature_wrong"
    assert titles(world) == ["真"]
    assert world.sync.status().trouble == "sync.signature_wrong"


def test_a_document_changed_on_the_way_is_refused(world: World) -> None:
    world.sync.once()
    world.publish_notice(title="真")

    def forge(client, request, exchange):  # type: ignore[no-untyped-def]
        import gzip

        _, _, body = exchange(request).partition(b"\r\n\r\n")
        forged = gzip.decompress(body).replace("真".encode(), "假".encode())
        client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(forged), forged))
        return True

    world.proxy.on("/v1/changes", forge)
    assert world.sync.once().code == "sync.content_refused"
    assert titles(world) == []
    assert world.sync.once().ok
    assert titles(world) == ["真"]


def test_a_document_left_out_on_the_way_is_noticed_and_fetched_again(world: World) -> None:
    feed.publish(world.platform, [notice("n1", "一"), notice("n2", "二")])
    with world.platform.write() as connection:
        connection.execute(update(documents).where(documents.c.id == "n1").values(type="hidden"))
    assert world.sync.once().code == "sync.content_differs"
    assert titles(world) == []
    with world.platform.write() as connection:
        connection.execute(update(documents).where(documents.c.id == "n1").values(type="notice"))
    assert world.sync.once().ok
    assert titles(world) == ["一", "二"]


def test_damage_at_the_terminal_is_repaired_for_that_type_alone(world: World) -> None:
    feed.publish(world.platform, [notice("n1", "一"), notice("n2", "二")])
    world.sync.once()
    with world.store.command("test") as command:
        command.execute(held_documents.delete().where(held_documents.c.id == "n1"))
    world.publish_notice("n3", "三")
    assert world.sync.once().ok
    assert titles(world) == ["一", "三", "二"]
    assert sum("type=notice" in line for line in world.proxy.seen) == 1


def test_an_expired_checkpoint_is_refused(world: World) -> None:
    config = replace(world.platform.config, checkpoint_days=0)
    world.platform.config = config
    world.publish_notice()
    assert world.sync.once().code == "sync.content_expired"


def test_a_clock_far_ahead_does_not_make_content_look_expired(world: World) -> None:
    world.sync.once()
    status = world.sync.status()
    assert (status.clock_offset, status.clock_suspect) == (0.0, False)
    with world.store.command("test") as command:
        world.store.state.set(command, "sync.clock_offset", str(-86400 * 365))
    world.clock.advance(timedelta(hours=1))
    world.publish_notice()
    assert world.sync.once().ok
    assert world.sync.status().clock_suspect


def test_an_older_version_is_never_taken(world: World) -> None:
    world.publish_notice(title="现在")
    world.sync.once()
    with world.store.command("test") as command:
        world.content.stamp_release(command, ReleaseInfo("R9", 900, world.clock.now()))
        world.store.state.set(command, "sync.version", "900")
    world.publish_notice("n2", "从前")
    assert world.sync.once().code == "sync.content_older"
    assert titles(world) == ["现在"]


def test_a_platform_with_nothing_published_leaves_the_content_alone(
    world: World, tmp_path: Path
) -> None:
    folder = write_release(tmp_path / "release", "R1", 5, [notice("n1", "一")])
    world.content.load_snapshot(folder)
    assert world.sync.once().ok
    assert titles(world) == ["一"]


def test_types_that_this_program_does_not_know_are_passed_over(world: World) -> None:
    feed.publish(
        world.platform, [feed.put("hologram", "h1", {"code": "h1"}, 1), notice("n1", "一")]
    )
    assert world.sync.once().ok
    assert titles(world) == ["一"]


def test_checkpoints_of_the_past_are_kept(world: World) -> None:
    identities = [world.publish_notice(f"n{n}", str(n)) for n in range(3)]
    with world.platform.read() as connection:
        held = connection.execute(checkpoints.select()).all()
    assert [str(row.position) for row in held] == identities
    assert isinstance(world.content, Content)
