"""What a person typed is in no file that stays behind, the slips of that person excepted."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

from PIL import Image
from sqlalchemy import select

from kiosk.app import Terminal
from kiosk.common.clock import hall_date
from kiosk.common.logs import logging_to
from kiosk.disclosure.attachments.model import Area, Why
from kiosk.disclosure.drafts.model import DraftKey
from kiosk.store.metadata import metadata
from kiosk.store.tables import audit_trail
from tests.e2e.halls import Hall, form_file

PLANTED = {
    "name": "阿茹娜托娅",
    "document_number": "11010519491231002X",
    "phone": "13987654321",
    "address": "示范县白桦林街道秘密胡同 7 号",
    "title_or_number": "密林规划九十九号",
    "description": "白桦林边界的会议纪要",
}
DESK = (
    "金达莱路桥公司",
    "第三方说不同意的缘由",
    "白桦林补正要求",
    "信函里的悄悄话",
    "白桦林扫描件",
    "草稿里没交的话",
)
"""What the desk, letters, files and a draft hold of people."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def _holders(folder: Path, values: list[str]) -> list[tuple[str, str]]:
    needles = {value: [value.encode(encoding) for encoding in ENCODINGS] for value in values}
    return [
        (path.name, value)
        for path in folder.rglob("*")
        if path.is_file()
        for value, forms in needles.items()
        if any(form in path.read_bytes() for form in forms)
    ]


def work_on(terminal: Terminal, number: str) -> None:
    """Everything that keeps words of people: correction, third party, letter, file, signature,
    draft."""
    desk, today = terminal.casework, hall_date(terminal.clock.now())

    def act(name: str, **given: object) -> None:
        version = desk.case(number, actor="1007").version
        getattr(desk, name)(number, actor="1007", version=version, **given)

    later = today + timedelta(days=30)
    act("ask_correction", what=DESK[2], asked_on=today, reply_by=later)
    act(
        "correct",
        title_or_number=PLANTED["title_or_number"],
        description=PLANTED["description"] + "。",
        supplied_on=today,
    )
    act("take_up")
    act("ask_third_party", party=DESK[0], sent_on=today)
    stop = next(s.id for s in desk.case(number, actor="1007").stops if s.is_open)
    act("record_opinion", stop_id=stop, opinion="objects", on=today, note=DESK[1])
    assert desk.reveal_party(number, stop, reason="answering", actor="1007") == DESK[0]
    letter = terminal.letters.draft(
        number, "refused", actor="1007", fields={"row": "3.4", "reasons": DESK[3]}
    )
    terminal.letters.pictures(letter.id)
    buffer = io.BytesIO()
    Image.new("RGB", (200, 100), "white").save(buffer, "PNG")
    file = terminal.attachments.add(number, f"{DESK[4]}.png", buffer.getvalue(), actor="1007")
    area = Area(1, 0.1, 0.1, 0.4, 0.4, next(iter(Why)))
    terminal.attachments.redact(file.id, [area], actor="1007")
    typed = {"name": PLANTED["name"], "description": DESK[5]}
    assert terminal.drafts.save(DraftKey.new(), typed, 1) is not None


def test_no_file_but_the_persons_own_slip_names_a_person(
    demo: Hall, tmp_path: Path, monkeypatch
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    form = form_file(tmp_path, **PLANTED)
    with demo.opened() as terminal, logging_to(terminal.settings.log_dir):
        # The log and the files beside the database stand while somebody has the hall open.
        terminal.queueing.businesses()
        receipt = demo.told("apply", "--from", form)
        number = receipt["number"]
        secrets = [*PLANTED.values(), *DESK, receipt["query_code"]]
        work_on(terminal, number)
        demo.told("application", number)
        demo.told("backup", "create")
        terminal.printing.run_pending()
        demo.run("sync", "--once")
        assert demo.run("application", PLANTED["name"]).reason
        assert demo.run("search", PLANTED["name"]).code == 0
        bad = form_file(tmp_path, **PLANTED | {"document_number": "110105194912310021"})
        refused = demo.run("apply", "--from", bad)
        assert "阿茹娜托娅" not in refused.reason
        assert "11010519491231002" not in refused.reason
        assert (demo.folder / "kiosk.db-wal").stat().st_size > 0
        found = _holders(demo.folder, secrets) + _holders(temporary, secrets)
    assert [name for name, _ in found if not name.endswith(".pdf")] == []
    assert _holders(demo.folder, [PLANTED["name"], PLANTED["document_number"]]) == []
    with demo.opened() as terminal, terminal.store.read() as connection:
        facts = json.dumps([list(map(str, row)) for row in connection.execute(select(audit_trail))])
        cells = [
            cell if isinstance(cell, bytes) else str(cell).encode()
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
            for cell in row
        ]
    assert number in facts
    for value in secrets:
        assert value not in json.loads(json.dumps(facts))
        assert not any(value.encode() in cell for cell in cells), value
