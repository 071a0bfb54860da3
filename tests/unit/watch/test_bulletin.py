"""What the run that watches says of its folders, kept in a file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from rethumb_desktop.domain.errors import Fault, FaultKind, FaultRecord
from rethumb_desktop.domain.ports.watching import WatchBulletin
from rethumb_desktop.domain.watched_folder import FileTrouble, FolderState, PostedStatus
from rethumb_desktop.watch.bulletin import FileBulletin, MemoryBulletin

ERROR = FaultRecord(FaultKind.DISK, "The drive is in trouble.", "Look at it.", retryable=True)
FULL = PostedStatus(
    FolderState.WATCHING,
    "Why.",
    2,
    ERROR,
    "/in/\udcff.jpg",
    datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    datetime(2026, 1, 2, 4, 4, 5, tzinfo=UTC),
    (FileTrouble("/in/ä.jpg", ERROR),),
)
PLAIN = PostedStatus(FolderState.PAUSED)


@pytest.fixture(params=["file", "memory"])
def bulletin(request: pytest.FixtureRequest, tmp_path: Path) -> WatchBulletin:
    return FileBulletin(tmp_path / "home" / "watching.json") if request.param == "file" else MemoryBulletin()


def test_what_is_posted_is_read(bulletin: WatchBulletin) -> None:
    assert bulletin.read() == {}
    bulletin.post({"a": FULL, "b": PLAIN})
    assert bulletin.read() == {"a": FULL, "b": PLAIN}
    bulletin.post({"b": FULL})
    assert bulletin.read() == {"b": FULL}


def test_another_run_reads_what_was_posted_since(tmp_path: Path) -> None:
    path = tmp_path / "watching.json"
    writer, reader = FileBulletin(path), FileBulletin(path)
    writer.post({"a": PLAIN})
    assert reader.read() == {"a": PLAIN}
    writer.post({"a": FULL})
    assert reader.read() == {"a": FULL}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": 1}', '{"a": {"state": "no such"}}', "\x00", '"a"'])
def test_what_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "watching.json"
    path.write_text(text, encoding="utf-8")
    assert FileBulletin(path).read() == {}


def test_what_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(Fault) as caught:
        FileBulletin(tmp_path / "file" / "watching.json").post({"a": PLAIN})
    assert caught.value.kind is FaultKind.DISK
