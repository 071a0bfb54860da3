"""What is lost is told, and what is told to be lost is watched again."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.observers.inotify_c import InotifyEvent

from rethumb_desktop.domain.errors import Fault, FaultKind
from rethumb_desktop.domain.hints import Hint, HintKind, Places
from rethumb_desktop.watch.channel import Channel
from rethumb_desktop.watch.inotify import InotifyMeans
from rethumb_desktop.watch.observer import WatchdogObserver
from tests.fixtures.waiting import wait_for
from tests.watching.real.conftest import SOON
from tests.watching.real.observed import LIMIT, Observed

LINKS = 60_000
LINKING = "import os, sys; [os.link(sys.argv[1], f'{sys.argv[2]}/{n}.jpg') for n in range(int(sys.argv[3]))]"
QUEUED = Path("/proc/sys/fs/inotify/max_queued_events")


class HaltingChannel(Channel):
    """Reads nothing from the kernel while it is halted: what happens then overflows."""

    def __init__(self) -> None:
        super().__init__()
        self._open = threading.Event()
        self._open.set()

    @contextlib.contextmanager
    def halted(self) -> Iterator[None]:
        self._open.clear()
        try:
            yield
        finally:
            self._open.set()

    def handle_event(self, event: InotifyEvent) -> None:
        self._open.wait()
        super().handle_event(event)


def test_60_000_hard_links_at_once_are_all_told_or_a_loss(observed: Observed, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"picture")
    subprocess.run([sys.executable, "-c", LINKING, tmp_path / "a.jpg", observed.folder, str(LINKS)], check=True)
    wait_for(
        lambda: observed.is_lost or len({hint.path for hint in observed.hints}) == LINKS, LIMIT, "all links", pause=0.2
    )


def test_what_the_kernel_dropped_is_a_loss_and_new_folders_are_watched(folder: Path, tmp_path: Path) -> None:
    channel = HaltingChannel()
    observer = WatchdogObserver(lambda: InotifyMeans(lambda: channel))
    observed, other = Observed(observer, folder), Observed(observer, tmp_path)
    (tmp_path / "a.jpg").write_bytes(b"picture")
    links = int(QUEUED.read_text()) + 3000  # what was read before the halt is not in the queue any more
    with channel.halted():
        subprocess.run([sys.executable, "-c", LINKING, tmp_path / "a.jpg", folder, str(links)], check=True)
        (folder / "new" / "deep").mkdir(parents=True)
        (folder / "new").rename(folder / "renamed")
    observed.until_lost()
    other.until_lost()
    (folder / "renamed" / "deep" / "b.jpg").write_bytes(b"picture")
    observed.until(folder / "renamed" / "deep" / "b.jpg")
    other.until(folder / "renamed" / "deep" / "b.jpg")
    observer.close()


def test_a_folder_that_is_deleted_is_a_loss_and_watched_when_it_is_back(observed: Observed) -> None:
    observed.folder.rmdir()
    observed.until_lost()
    assert observed.polls()
    assert observed.observation.reason == "The folder was taken away while it was watched."
    assert len(observed.hints) == 1
    observed.told.clear()
    observed.folder.mkdir()
    observed.until_lost()
    assert not observed.polls()
    assert observed.observation.reason == ""
    observed.told.clear()
    (observed.folder / "a.jpg").write_bytes(b"picture")
    assert observed.places() == Places({"a.jpg": True})


@pytest.mark.parametrize("parents", [0, 1, 2])
def test_a_folder_that_is_moved_away_is_a_loss(
    observer: WatchdogObserver, folder: Path, tmp_path: Path, parents: int
) -> None:
    deep = folder / "a" / "b" / "c"
    deep.mkdir(parents=True)
    observed = Observed(observer, deep)
    moved = [deep, *deep.parents][parents]
    moved.rename(tmp_path / "away")
    observed.until_lost()
    assert observed.polls()
    (tmp_path / "away").rename(moved)
    observed.told.clear()
    observed.until_lost()
    assert not observed.polls()
    observed.told.clear()
    (deep / "a.jpg").write_bytes(b"picture")
    assert observed.places() == Places({"a.jpg": True})


def test_a_folder_that_is_moved_with_what_its_link_leads_to_is_a_loss(
    observer: WatchdogObserver, folder: Path, tmp_path: Path
) -> None:
    (folder / "a" / "b" / "c").mkdir(parents=True)
    (tmp_path / "link").symlink_to(folder / "a" / "b")
    observed = Observed(observer, tmp_path / "link" / "c")
    (folder / "a").rename(folder / "z")
    observed.until_lost()


def test_a_folder_that_is_swapped_at_once_is_a_loss_and_watched(observed: Observed, tmp_path: Path) -> None:
    observed.folder.rename(tmp_path / "away")
    observed.folder.mkdir()
    observed.until_lost()
    wait_for(lambda: not observed.polls(), LIMIT, "the new folder to be watched")
    observed.told.clear()
    (tmp_path / "away" / "b.jpg").write_bytes(b"picture")
    (observed.folder / "a.jpg").write_bytes(b"picture")
    assert observed.places() == Places({"a.jpg": True})


def test_a_folder_that_is_gone_can_be_observed_anew_when_it_is_back(observed: Observed, folder: Path) -> None:
    folder.rmdir()
    observed.until_lost()
    observed.observation.close()
    folder.mkdir()
    observer = WatchdogObserver(lambda: InotifyMeans(again=SOON))
    again = Observed(observer, folder)
    (folder / "a.jpg").write_bytes(b"picture")
    assert again.places() == Places({"a.jpg": True})
    assert observed.hints == [Hint(HintKind.LOST, str(folder))]
    observer.close()


def test_a_folder_that_is_not_there_is_missing(observer: WatchdogObserver, folder: Path) -> None:
    (folder / "a.jpg").write_bytes(b"picture")
    for name in ("gone", "a.jpg", "a.jpg/below", "x" * 256):
        with pytest.raises(Fault) as refused:
            Observed(observer, folder / name)
        assert refused.value.kind is FaultKind.MISSING


def test_nothing_is_told_after_the_end(observer: WatchdogObserver, folder: Path) -> None:
    ended, going_on = Observed(observer, folder), Observed(observer, folder)
    ended.observation.close()
    (folder / "a.jpg").write_bytes(b"picture")
    going_on.settled()
    assert ended.told == []
    ended.observation.close()


def test_the_end_gives_the_watches_back(observer: WatchdogObserver, folder: Path) -> None:
    for number in range(20):
        (folder / str(number)).mkdir()
    Observed(observer, folder / "0")
    before = watches()
    ended = Observed(observer, folder)
    assert watches() > before
    ended.observation.close()
    assert watches() == before


def watches() -> int:
    """How many watches this process has."""
    count = 0
    for path in Path("/proc/self/fdinfo").iterdir():
        with contextlib.suppress(FileNotFoundError):  # the list's own
            count += path.read_text().count("inotify wd:")
    return count


def test_an_end_can_be_made_by_who_is_told(observer: WatchdogObserver, folder: Path) -> None:
    ended = threading.Event()

    def tell(_: object) -> None:
        observer.close()
        ended.set()

    observer.observe(str(folder), recursive=True, tell=tell)
    (folder / "a.jpg").write_bytes(b"picture")
    assert ended.wait(LIMIT)


def test_watching_can_begin_again_after_the_end(observer: WatchdogObserver, folder: Path) -> None:
    Observed(observer, folder)
    observer.close()
    observed = Observed(observer, folder)
    (folder / "a.jpg").write_bytes(b"picture")
    assert observed.places() == Places({"a.jpg": True})


def test_no_files_stay_open_after_the_end(observer: WatchdogObserver, folder: Path) -> None:
    def count() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = count()
    Observed(observer, folder)
    assert count() > before
    observer.close()
    assert count() == before
