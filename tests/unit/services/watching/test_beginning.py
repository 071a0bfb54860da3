"""What was in a folder when it was added, and what comes after that."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rethumb_desktop.disk.tree import LocalTree
from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.watched_folder import Existing, FileState, WatchedFolder
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.watching import MemoryWatchRecords
from rethumb_desktop.services.watching.beginning import Beginning, disk_of
from tests.fixtures import pictures
from tests.unit.services.watching.watched_house import Watched


def test_what_comes_between_the_adding_and_the_first_walk_is_new(watched: Watched) -> None:
    watched.save("old.jpg")
    watched.save("deep/old.jpg", pictures.jpeg(20, 20))
    folder = watched.watching.add(watched.described(existing=Existing.ONLY_NEW))
    new = watched.save("new.jpg", pictures.jpeg(30, 30))
    watched.watching.begin()
    watched.until(lambda status: status.done == 1 and not status.waiting)
    assert [file.path for file in watched.watching.history(folder.id)] == [str(new)]


def test_a_folder_that_is_deleted_and_made_anew_holds_new_pictures(watched: Watched) -> None:
    watched.save("old.jpg")
    folder = watched.watching.add(watched.described(existing=Existing.ONLY_NEW))
    shutil.rmtree(watched.folder)
    watched.folder.mkdir()
    new = watched.save("new.jpg", pictures.jpeg(30, 30))
    watched.watching.begin()
    watched.until(lambda status: status.done == 1)
    assert [file.path for file in watched.watching.history(folder.id)] == [str(new)]


def test_what_cannot_be_kept_leaves_no_records(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    watched.save("old.jpg")
    (watched.house.root / "settings").mkdir()

    def refuse(_change: object) -> None:
        raise Fault(FaultKind.DISK, "The disk is full.")

    monkeypatch.setattr(watched.house.settings, "change_watched_folders", refuse)
    with pytest.raises(Fault, match="full"):
        watched.watching.add(watched.described(existing=Existing.ONLY_NEW))
    assert watched.house.watch_records._known.get("x") is None
    assert not any(watched.house.watch_records._known.values())


class Card:
    """A folder on a disk that comes and goes, and a record of what was on it."""

    def __init__(self, top: Path) -> None:
        self.folder = WatchedFolder("w", str(top), ("Web",), existing=Existing.ONLY_NEW)
        self.records = MemoryWatchRecords(MemoryQueue(lambda publications: None))
        self.mounted_at = str(top.parent.parent)

    def beginning(self) -> Beginning:
        return Beginning(self.folder, self.records, lambda: datetime.now(UTC), lambda _: self.mounted_at)

    def put(self, name: str) -> str:
        path = Path(self.folder.path) / name
        path.write_bytes(name.encode())
        return str(path)

    def known(self) -> list[str]:
        found = self.records.in_folder("w", self.folder.path).values()
        return sorted(Path(file.path).name for file in found if file.state is FileState.KNOWN and file.stamp.bytes)


@pytest.fixture
def card(tmp_path: Path) -> Card:
    top = tmp_path / "mounted" / "card"
    top.mkdir(parents=True)
    return Card(top)


def test_what_is_on_a_disk_that_was_away_when_the_folder_was_added_is_old(card: Card) -> None:
    card.beginning().record(LocalTree())
    card.put("a.jpg")
    card.mounted_at = str(Path(card.folder.path).parent)
    beginning = card.beginning()
    beginning.look()
    assert not beginning.is_recorded()
    for walked in LocalTree().walk(card.folder.path, recursive=True):
        beginning.note(walked)
    beginning.end()
    assert beginning.is_recorded()
    assert card.known() == ["a.jpg"]
    card.put("b.jpg")
    again = card.beginning()
    again.look()
    assert again.is_recorded(), "it was there before"
    assert card.known() == ["a.jpg"]


@pytest.mark.parametrize("goes_back", [False, True])
def test_while_a_disk_is_away_that_was_there_what_comes_is_new(card: Card, goes_back: bool) -> None:
    elsewhere = card.mounted_at
    card.mounted_at = card.folder.path
    card.beginning().record(LocalTree())
    beginning = card.beginning()
    beginning.look()
    card.mounted_at = elsewhere
    beginning.look()
    assert beginning.is_recorded()
    if goes_back:
        card.mounted_at = card.folder.path
        beginning.look()
        assert beginning.is_recorded()


def test_of_all_pictures_none_is_old(card: Card) -> None:
    card.folder = WatchedFolder("w", card.folder.path, ("Web",), existing=Existing.ALL)
    card.put("a.jpg")
    card.beginning().record(LocalTree())
    card.beginning().look()
    assert card.records.counts("w") == {}


def test_a_folder_that_cannot_be_read_is_not_taken(card: Card, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(card.folder.path)
    card.beginning().record(LocalTree())
    assert card.beginning().is_recorded(), "one that is gone holds nothing"


def test_a_disk_is_found_by_where_it_is_mounted(tmp_path: Path) -> None:
    assert disk_of("/") == "/"
    assert disk_of("/proc/self") == "/proc"
    assert Path(disk_of(str(tmp_path / "not" / "there"))).is_mount()
