"""Watching with what watchdog chooses: its polling observer, and events as a Mac and Windows tell them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)
from watchdog.observers.api import BaseObserver, EventEmitter
from watchdog.observers.polling import PollingObserver

from rethumb_desktop.domain.hints import Hint, HintKind
from rethumb_desktop.watch import portable
from rethumb_desktop.watch.observer import WatchdogObserver
from rethumb_desktop.watch.portable import PortableFolder, PortableMeans
from tests.fixtures.waiting import wait_for

LIMIT = 60.0


class Told:
    """What is told of a folder on the way of a real watchdog observer."""

    def __init__(self, observer: BaseObserver, folder: Path, *, recursive: bool = True) -> None:
        self.hints: list[Hint] = []
        self.folder = folder
        self.means = PortableMeans(observer, again=0.05)
        self.observer = WatchdogObserver(lambda: self.means)
        self.observation = self.observer.observe(str(folder), recursive=recursive, tell=self._tell)

    def polls(self) -> bool:
        """Whether nothing tells of changes now."""
        return self.observation.polls

    def until(self, *hints: Hint, others: Sequence[Hint] = ()) -> None:
        """Wait until all of these are told, or all of the others where there are some."""
        ways = [way for way in (hints, others) if way]
        wait_for(lambda: any({*way} <= {*self.hints} for way in ways), LIMIT, " or ".join(map(str, ways)))

    def say(self, *events: FileSystemEvent) -> list[Hint]:
        """Let the system say something, and return what is told of it."""
        assert isinstance(self.observation, PortableFolder)
        end = Hint(HintKind.DELETED, str(self.folder / "end.png"))
        for event in (*events, FileDeletedEvent(end.path)):
            self.observation.dispatch(event)
        self.until(end)
        told = [hint for hint in self.hints if hint != end]
        self.hints.clear()
        return told

    def _tell(self, hints: Sequence[Hint]) -> None:
        self.hints += hints


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "watched"
    (folder / "sub").mkdir(parents=True)
    return folder


@pytest.fixture
def polled(folder: Path) -> Iterator[Told]:
    told = Told(PollingObserver(timeout=0.02), folder)
    yield told
    told.observer.close()


@pytest.fixture
def told(folder: Path) -> Iterator[Told]:
    """Nothing is told but what the test says."""
    told = Told(BaseObserver(EventEmitter), folder)
    yield told
    told.observer.close()


def test_files_that_come_move_and_go_are_told(polled: Told) -> None:
    new, moved = polled.folder / "sub" / "a.jpg", polled.folder / "b.jpg"
    new.write_bytes(b"picture")
    polled.until(Hint(HintKind.CREATED, str(new)))
    new.rename(moved)
    # A poll that looks at one folder before and at the other after the move sees one file go and another come.
    apart = (Hint(HintKind.DELETED, str(new)), Hint(HintKind.CREATED, str(moved)))
    polled.until(Hint(HintKind.MOVED, str(new), str(moved)), others=apart)
    moved.write_bytes(b"another")
    polled.until(Hint(HintKind.WRITTEN, str(moved)))
    moved.unlink()
    polled.until(Hint(HintKind.DELETED, str(moved)))
    (polled.folder / "deep").mkdir()
    polled.until(Hint(HintKind.CREATED, str(polled.folder / "deep"), folder=True))


def test_a_folder_that_is_gone_is_a_loss_and_watched_when_it_is_back(polled: Told) -> None:
    shutil.rmtree(polled.folder)
    lost = Hint(HintKind.LOST, str(polled.folder))
    polled.until(lost)
    assert polled.polls()
    assert polled.observation.reason == "The folder was taken away while it was watched."
    polled.hints.clear()
    polled.folder.mkdir()
    polled.until(lost)
    assert not polled.polls()
    (polled.folder / "a.jpg").write_bytes(b"picture")
    polled.until(Hint(HintKind.CREATED, str(polled.folder / "a.jpg")))


EVENTS = [
    (FileCreatedEvent("{}/a.jpg"), [Hint(HintKind.CREATED, "{}/a.jpg")]),
    (FileModifiedEvent("{}/a.jpg"), [Hint(HintKind.WRITTEN, "{}/a.jpg")]),
    (FileClosedEvent("{}/a.jpg"), [Hint(HintKind.CLOSED, "{}/a.jpg")]),
    (FileOpenedEvent("{}/a.jpg"), []),
    (FileDeletedEvent("{}/a.jpg"), [Hint(HintKind.DELETED, "{}/a.jpg")]),
    (FileMovedEvent("{}/a.jpg", "{}/b.jpg"), [Hint(HintKind.MOVED, "{}/a.jpg", "{}/b.jpg")]),
    (FileMovedEvent("", "{}/b.jpg"), [Hint(HintKind.MOVED, "", "{}/b.jpg")]),
    (FileMovedEvent("/elsewhere/a.jpg", "{}/b.jpg"), [Hint(HintKind.MOVED, "", "{}/b.jpg")]),
    (FileMovedEvent("{}/a.jpg", "/elsewhere/a.jpg"), [Hint(HintKind.MOVED, "{}/a.jpg", "")]),
    (FileMovedEvent("{}/.a.jpg", "{}/a.jpg"), [Hint(HintKind.MOVED, "", "{}/a.jpg")]),
    (FileMovedEvent("{}/a.part", "{}/a.jpg"), [Hint(HintKind.MOVED, "", "{}/a.jpg")]),
    (FileCreatedEvent("{}/.a.jpg"), []),
    (FileCreatedEvent("{}/.cache/sub/a.jpg"), []),
    (FileCreatedEvent("{}/notes.txt"), []),
    (FileCreatedEvent("{}-other/a.jpg"), []),
    (FileCreatedEvent(b"{}/caf\xe9.jpg"), [Hint(HintKind.CREATED, "{}/caf\udce9.jpg")]),
    (DirCreatedEvent("{}/new"), [Hint(HintKind.CREATED, "{}/new", folder=True)]),
    (DirMovedEvent("{}/a", "{}/b"), [Hint(HintKind.MOVED, "{}/a", "{}/b", folder=True)]),
    (DirDeletedEvent("{}/a"), [Hint(HintKind.DELETED, "{}/a", folder=True)]),
    (DirModifiedEvent("{}/a"), []),
    (DirModifiedEvent("{}"), []),
]


def placed(text: bytes | str, folder: Path) -> str:
    told = text if isinstance(text, str) else text.decode(errors="surrogateescape")
    return told.replace("{}", str(folder))


@pytest.mark.parametrize(("event", "hints"), EVENTS, ids=[str(event) for event, _ in EVENTS])
def test_an_event_and_its_hints(told: Told, event: FileSystemEvent, hints: list[Hint]) -> None:
    said = type(event)(placed(event.src_path, told.folder), placed(event.dest_path, told.folder))
    expected = [
        Hint(hint.kind, placed(hint.path, told.folder), placed(hint.to, told.folder), hint.folder) for hint in hints
    ]
    assert told.say(said) == expected


def test_real_paths_are_told_as_the_folder_has_them(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    told = Told(BaseObserver(EventEmitter), tmp_path / "link")
    hints = told.say(FileCreatedEvent(str(folder / "sub" / "a.jpg")))
    assert isinstance(told.observation, PortableFolder)
    told.observation.dispatch(DirDeletedEvent(str(folder)))
    told.until(Hint(HintKind.LOST, str(tmp_path / "link")))
    told.observer.close()
    assert hints == [Hint(HintKind.CREATED, str(tmp_path / "link" / "sub" / "a.jpg"))]


def test_without_subfolders_folders_are_not_told(folder: Path) -> None:
    told = Told(BaseObserver(EventEmitter), folder, recursive=False)
    hints = told.say(DirCreatedEvent(str(folder / "new")), FileCreatedEvent(str(folder / "a.jpg")))
    told.observer.close()
    assert hints == [Hint(HintKind.CREATED, str(folder / "a.jpg"))]


def test_after_a_burst_all_is_looked_at(told: Told) -> None:
    other = [FileCreatedEvent(str(told.folder / f"{number}.txt")) for number in range(portable.BURST + 1)]
    told.say(*other)
    told.until(Hint(HintKind.LOST, str(told.folder)))


def test_a_few_events_are_no_burst(told: Told) -> None:
    hints = told.say(*(FileCreatedEvent(str(told.folder / f"{number}.jpg")) for number in range(100)))
    assert len(hints) == 100
    assert isinstance(told.observation, PortableFolder)
    assert told.observation.due() is None
