"""The printer that writes PDF files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.printer import Document, Media, Outcome
from kiosk.devices.printer.folder import FolderPrinter


def test_a_document_is_kept_byte_for_byte_under_its_job_id(tmp_path: Path, slip: Document) -> None:
    FolderPrinter(tmp_path / "slips").deliver(slip, job_id="job-1")
    assert (tmp_path / "slips" / "job-1.pdf").read_bytes() == slip.pdf


def test_only_the_owner_reads_what_was_printed(tmp_path: Path, slip: Document) -> None:
    FolderPrinter(tmp_path / "slips").deliver(slip, job_id="job-1")
    assert (tmp_path / "slips" / "job-1.pdf").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "slips").stat().st_mode & 0o777 == 0o700


def test_the_same_job_is_not_written_twice(tmp_path: Path, slip: Document) -> None:
    printer = FolderPrinter(tmp_path)
    printer.deliver(slip, job_id="job-1")
    again = Document(b"another", Media.ROLL_80, "")
    assert printer.deliver(again, job_id="job-1") == Outcome.printed()
    assert (tmp_path / "job-1.pdf").read_bytes() == slip.pdf


def test_a4_is_taken_too(tmp_path: Path, notice: Document) -> None:
    assert FolderPrinter(tmp_path).deliver(notice, job_id="job-1") == Outcome.printed()


def test_a_folder_that_cannot_be_made_fails_and_leaves_nothing(
    tmp_path: Path, slip: Document
) -> None:
    (tmp_path / "slips").write_text("a file stands here")
    printer = FolderPrinter(tmp_path / "slips")
    failed = Outcome.failed("printer.folder_unwritable")
    assert printer.deliver(slip, job_id="job-1") == failed
    assert printer.state().code == failed.code
    assert [file.name for file in tmp_path.iterdir()] == ["slips"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_fails_and_leaves_nothing_half_written(tmp_path: Path, slip: Document) -> None:
    (tmp_path / "job-1.part").symlink_to("/dev/full")
    failed = Outcome.failed("printer.folder_unwritable")
    assert FolderPrinter(tmp_path).deliver(slip, job_id="job-1") == failed
    assert list(tmp_path.iterdir()) == []
