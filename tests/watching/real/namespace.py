"""A world of its own for a watched folder: `python -m tests.watching.real.namespace SCENE FOLDER`.

In a user namespace anybody may mount disks in memory and set how much may be watched there; nothing of the machine's
own changes. Each scene prints one line of JSON: what was found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from rethumb_desktop.disk.tree import LocalTree
from rethumb_desktop.domain.events import WatchedFileSaved
from rethumb_desktop.domain.watched_folder import Existing, WatchedFolder
from rethumb_desktop.index.memory.queue import MemoryQueue
from rethumb_desktop.index.memory.watching import MemoryWatchRecords
from rethumb_desktop.services.watching.beginning import Beginning
from rethumb_desktop.watch.inotify import InotifyMeans
from rethumb_desktop.watch.observer import WatchdogObserver
from tests.fixtures import pictures
from tests.fixtures.programs import PROJECT
from tests.fixtures.waiting import wait_for
from tests.watching.real.inhabited import CountedTree, Inhabited
from tests.watching.real.observed import LIMIT, Observed

_INSIDE = ("unshare", "--user", "--map-root-user", "--mount")
_LIMITS = Path("/proc/sys/user")


def is_allowed() -> bool:
    """Whether there can be such a world here."""
    script = f"mount -t tmpfs none /mnt && echo 50 > {_LIMITS}/max_inotify_watches"
    try:
        return subprocess.run([*_INSIDE, "sh", "-c", script], check=False, capture_output=True).returncode == 0
    except FileNotFoundError:
        return False


def play(scene: str, folder: Path) -> dict[str, object]:
    """Play a scene in a world of its own."""
    words = [*_INSIDE, sys.executable, "-m", __name__, scene, str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    ran = subprocess.run(words, env=environment, cwd=PROJECT, check=True, stdout=subprocess.PIPE)
    found: dict[str, object] = json.loads(ran.stdout)
    return found


def _limit(what: str, number: int) -> None:
    (_LIMITS / f"max_inotify_{what}").write_text(str(number), encoding="ascii")


def _mount(place: Path, *, of: Path | None = None) -> None:
    """Mount a new disk, or what is in `place` at another one."""
    words = ["-t", "tmpfs", "none", str(place)] if of is None else ["--bind", str(place), str(of)]
    subprocess.run(["mount", *words], check=True)


def _unmount(place: Path, *options: str) -> None:
    subprocess.run(["umount", *options, str(place)], check=True)


def too_many_from_the_beginning(folder: Path, observer: WatchdogObserver) -> dict[str, object]:
    """100 folders where 50 may be watched; the refusal must not use up what others could have."""
    for number in range(100):
        (folder / "many" / str(number)).mkdir(parents=True)
    (folder / "few").mkdir()
    _limit("watches", 50)
    many = Observed(observer, folder / "many")
    few = Observed(observer, folder / "few")
    (folder / "many" / "a.jpg").write_bytes(b"picture")
    (folder / "few" / "b.jpg").write_bytes(b"picture")
    files = few.places().files
    return {
        "polls": [many.observation.polls, few.observation.polls],
        "reason": many.observation.reason,
        "told": [len(many.told), files],
    }


def too_many_later(folder: Path, observer: WatchdogObserver) -> dict[str, object]:
    """Folders are made until no more can be watched."""
    _limit("watches", 50)
    observed = Observed(observer, folder)
    before = observed.observation.polls
    for number in range(100):
        (folder / str(number)).mkdir()
    observed.until_lost()
    return {"polls": [before, observed.observation.polls], "reason": observed.observation.reason}


def no_instance(folder: Path, observer: WatchdogObserver) -> dict[str, object]:
    """Not even one instance may be had; later it may."""
    _limit("instances", 0)
    observed = Observed(observer, folder)
    _limit("instances", 10)
    later = Observed(observer, folder)
    observations = observed.observation, later.observation
    return {"polls": [one.polls for one in observations], "reason": observations[0].reason}


def mounted_over(folder: Path, observer: WatchdogObserver) -> dict[str, object]:
    """A card is put in, and taken out: first with nobody looking, then while it is used."""
    files = []
    observed = Observed(observer, folder)
    for options in ([], ["--lazy"]):
        _mount(folder)
        files.append(_next_file(observed, "in"))
        _unmount(folder, *options)
        files.append(_next_file(observed, "out"))
    return {"files": files, "polls": observed.observation.polls}


def mounted_inside(folder: Path, observer: WatchdogObserver) -> dict[str, object]:
    """The same in a subfolder."""
    (folder / "card").mkdir()
    observed = Observed(observer, folder)
    _mount(folder / "card")
    files = [_next_file(observed, "card/in")]
    _unmount(folder / "card")
    files.append(_next_file(observed, "card/out"))
    return {"files": files, "polls": observed.observation.polls}


def away_when_added(folder: Path, observer: WatchdogObserver) -> dict[str, object]:
    """A card is put in after its folder was added, taken out, and put in again with a new picture on it."""
    watched = WatchedFolder("w", str(folder), ("Web",), existing=Existing.ONLY_NEW)
    records = MemoryWatchRecords(MemoryQueue(lambda publications: None))
    Beginning(watched, records, lambda: datetime.now(UTC)).record(LocalTree())
    old = []
    for names in (["a.jpg"], ["a.jpg", "b.jpg"]):
        _mount(folder)
        for name in names:
            (folder / name).write_bytes(name.encode())
        beginning = Beginning(watched, records, lambda: datetime.now(UTC))
        beginning.look()
        beginning.record(LocalTree())
        _unmount(folder)
        old.append(sorted(name for name in records.in_folder("w", str(folder)) if name))
        beginning.look()
        old.append(["recorded"] if beginning.is_recorded() else [])
    return {"old": old}


def card_in_a_subfolder(folder: Path, observer: WatchdogObserver) -> dict[str, object]:
    """A card is in a subfolder when it is added; it is taken out and put in again, then a copy of it is put in."""
    home = Inhabited(folder.parent / "card")
    card, copy, place = home.root / "card", home.root / "copy", home.folder / "card"
    for made in (card, copy, place):
        made.mkdir(parents=True)
    home.tree = tree = CountedTree(home.folder)
    (card / "old.jpg").write_bytes(_picture("old"))
    _mount(card, of=place)
    with home.running() as services:
        watch = home.watch(services, output=str(home.output)).id

        def look() -> list[str]:
            """Look at all of it; return what was saved by then."""
            walks = tree.ended
            services.watching.rescan(watch)
            tree.until_walked(walks + 1)
            wait_for(services.watching.is_caught_up, LIMIT, "all that is there to be dealt with")
            return [Path(each.file.path).name for each in home.events if isinstance(each, WatchedFileSaved)]

        (place / "new.jpg").write_bytes(_picture("new"))
        home.until(lambda status: status.done == 1)
        saved = [look()]
        _unmount(place)
        saved.append(look())
        known = len(services.watching.history(watch))
        _mount(card, of=place)
        saved.append(look())
        _unmount(place)
        look()
        subprocess.run(["cp", "-a", f"{card}/.", copy], check=True)
        _mount(copy, of=place)
        saved.append(look())
        (place / "later.jpg").write_bytes(_picture("later"))
        home.until(lambda status: status.done == 2)
        saved.append(look())
    _unmount(place)
    return {"saved": saved, "known": known}


def _picture(words: str) -> bytes:
    return pictures.insert_segment(pictures.jpeg(16, 16), 0xFE, words.encode())


def _next_file(observed: Observed, name: str) -> list[str]:
    """Wait for a loss, then make a file and return what is told of it."""
    observed.until_lost()
    wait_for(lambda: not observed.observation.polls, LIMIT, "the folder to be watched")
    observed.told.clear()
    (observed.folder / f"{name}.jpg").write_bytes(b"picture")
    places = observed.places()
    observed.told.clear()
    return sorted(places.files) if not places.everything else ["everything"]


SCENES: dict[str, Callable[[Path, WatchdogObserver], dict[str, object]]] = {
    scene.__name__: scene
    for scene in (
        *(too_many_from_the_beginning, too_many_later, no_instance),
        *(mounted_over, mounted_inside, away_when_added, card_in_a_subfolder),
    )
}


def main(scene: str, folder: Path) -> None:
    observer = WatchdogObserver(lambda: InotifyMeans(again=0.05))
    found = SCENES[scene](folder, observer)
    observer.close()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
