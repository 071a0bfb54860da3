"""Upkeep killed in the middle: a real process, a real signal, on an index on disk; done again it comes to the same."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from signal import SIGKILL

import pytest

from rethumb_desktop.domain.entries import Rename
from rethumb_desktop.domain.job import Publication
from tests.fixtures import pictures
from tests.fixtures.upkeep_process import CLOUD, FolderBucket, Opened, opened, run_until_killed, work

KILLS = 2
#: How far the clock of the bucket is ahead when a compaction finds something to delete.
LATER = 91


@dataclass(frozen=True)
class State:
    """What may not differ, killed or not: what is shown here and on a new device, and the pictures in the bucket."""

    shown: tuple[Publication, ...]
    shown_by_others: tuple[Publication, ...]
    pictures: dict[str, bytes]


@dataclass(frozen=True)
class Ground:
    """Two homes and a bucket, all of them in a folder."""

    folder: Path
    days: int = 0

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def bucket(self) -> Path:
        return self.folder / "bucket"

    @contextmanager
    def device(self, name: str = "home", days: int | None = None) -> Iterator[Opened]:
        with opened(self.folder / name, FolderBucket(self.bucket, self.days if days is None else days)) as device:
            yield device

    def copy(self, name: str) -> Ground:
        folder = self.folder.with_name(name)
        shutil.copytree(self.folder, folder)
        return Ground(folder, self.days)

    def state(self) -> State:
        """Return what has come of it, with another look at bucket and index: nothing may differ between these."""
        with self.device() as device:
            assert list(device.services.upkeep.verify(CLOUD, mend=False)) == []
            assert device.services.syncing.sync_now(CLOUD).in_step
            shown = tuple(device.shown())
        with self.device("fresh") as fresh:
            assert fresh.services.syncing.sync_now(CLOUD).in_step
            others = tuple(fresh.shown())
        files = {path.name: path.read_bytes() for path in self.bucket.glob("p/*.jpg")}
        return State(shown, others, files)


def begin(folder: Path, days: int = 0) -> Ground:
    """Two devices publish, a segment for each picture; one of them takes one out, and gives another a new name."""
    ground = Ground(folder, days)
    for number, name in enumerate(("home", "home", "other", "home", "other", "home")):
        picture = folder / f"{number}.jpg"
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(pictures.jpeg(width=40 + number, height=30))
        with ground.device(name, days=0) as device:
            device.publish(picture)
    with ground.device(days=0) as device:
        first, second, *_ = device.shown()
        device.services.removing.remove_now(CLOUD, first.key)
        device.index.sync_records.tell(CLOUD, [Rename(0, second.key.removeprefix("p/"), "Renamed.jpg")])
        assert device.services.syncing.sync_now(CLOUD).in_step
    return ground


def emptied(folder: Path) -> Ground:
    ground = begin(folder)
    with ground.device("other") as other, ground.device() as device:
        other.services.syncing.sync_now(CLOUD)
        device.services.syncing.sync_now(CLOUD)
    shutil.copytree(folder / "other" / "cache", folder / "home" / "cache", dirs_exist_ok=True)
    shutil.rmtree(ground.bucket)
    ground.bucket.mkdir()
    return ground


def covered(folder: Path) -> Ground:
    """Snapshots have held the segments for long; one is new."""
    ground = begin(folder, LATER)
    with ground.device(days=0) as device:
        work(device.services, "compact")
        device.publish(folder / "5.jpg")
    with ground.device() as device:
        device.services.syncing.sync_now(CLOUD)
    return ground


GROUNDS = {"put-back": emptied, "rebuild": begin, "compact": covered}


@pytest.mark.parametrize("command", GROUNDS)
def test_killed_anywhere_and_done_again_it_comes_to_the_same(tmp_path: Path, command: str) -> None:
    ground, chance = GROUNDS[command](tmp_path / "ground"), Random(command)
    whole = ground.copy("whole")
    asked, status = run_until_killed(whole.home, whole.bucket, ground.days, command, 0)
    assert status == 0
    right = whole.state()
    assert right.shown == right.shown_by_others
    assert {each.key.removeprefix("p/") for each in right.shown} == right.pictures.keys()
    assert "Renamed.jpg" in {each.name for each in right.shown}

    for number, lines in enumerate(sorted(chance.sample(range(1, asked), KILLS))):
        killed = ground.copy(f"killed {number}")
        _, status = run_until_killed(killed.home, killed.bucket, ground.days, command, lines)
        assert status == -SIGKILL
        with killed.device() as device:
            work(device.services, command)

        assert killed.state() == right, lines
        shutil.rmtree(killed.folder)
