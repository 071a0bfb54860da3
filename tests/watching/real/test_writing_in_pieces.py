"""1,000 pictures that are written in pieces while their folder is watched: none is taken before it is whole."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from threading import Lock
from typing import BinaryIO

from PIL import Image

from rethumb_desktop.domain.events import WatchedFileSaved
from rethumb_desktop.services.watching.clocks import Clocks
from tests.fixtures.many_pictures import write_pictures
from tests.watching.real.inhabited import MANY, Inhabited

PICTURES = 1000
#: So many are written at the same time, a piece of each in a round.
AT_ONCE = 250
FEWEST, MOST = 3, 30
#: How long a round takes at least, and how far the clock goes on in it at most, in seconds: two rounds are less than
#: a file has to be quiet, on a busy machine too.
ROUND, MOST_OF_A_ROUND = 0.1, 0.15
REOPENED, SYNCED = 0.25, 0.1


class WritersClock:
    """Runs as the steady clock does, and waits for a writer that is held up. Several threads look at it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._time = self._last = time.monotonic()
        self._until = float("inf")

    def steady(self) -> float:
        with self._lock:
            now = time.monotonic()
            self._time, self._last = min(self._time + now - self._last, self._until), now
            return self._time

    def next_round(self) -> None:
        """Go on for a round at most."""
        self._until = self.steady() + MOST_OF_A_ROUND

    def end(self) -> None:
        """Run freely from now on."""
        self.steady()
        self._until = float("inf")


@dataclass
class Written:
    """A file that is being written. Some writers close it after each piece and open it again."""

    path: Path
    pieces: list[bytes]
    reopened: bool
    file: BinaryIO | None = None

    def write(self, *, synced: bool) -> None:
        """Write the next piece; after the last one the file is closed."""
        file = self.file or self.path.open("ab", 0)
        file.write(self.pieces.pop(0))
        if synced:
            os.fsync(file.fileno())
        self.file = file
        if self.reopened or not self.pieces:
            file.close()
            self.file = None


def in_pieces(data: bytes, dice: Random) -> list[bytes]:
    cuts = sorted(dice.sample(range(1, len(data)), dice.randint(FEWEST, MOST) - 1))
    return [data[start:end] for start, end in zip([0, *cuts], [*cuts, len(data)], strict=True)]


def write_all(waiting: list[Written], dice: Random, clock: WritersClock) -> None:
    """Write round by round."""
    writing: list[Written] = []
    while waiting or writing:
        began = time.monotonic()
        clock.next_round()
        while waiting and len(writing) < AT_ONCE:
            writing.append(waiting.pop())
        dice.shuffle(writing)
        for each in writing:
            each.write(synced=dice.random() < SYNCED)
        writing = [each for each in writing if each.pieces]
        time.sleep(max(0.0, began + ROUND - time.monotonic()))  # so long it takes to write


def test_1000_files_written_in_pieces_are_each_rendered_whole_and_once(tmp_path: Path) -> None:
    dice, clock = Random(6), WritersClock()
    home = Inhabited(tmp_path, clocks=Clocks(clock.steady))
    sources = write_pictures(tmp_path / "sources", PICTURES)
    whole = {str(home.folder / path.name): path.read_bytes() for path in sources}
    files = [Written(Path(path), in_pieces(data, dice), dice.random() < REOPENED) for path, data in whole.items()]
    with home.running() as services:
        watch = home.watch(services, output=str(home.output)).id
        write_all(files, dice, clock)
        clock.end()
        home.until(lambda status: status.done + status.failed >= PICTURES and not status.waiting + status.queued)
        found = services.watching.history(watch, MANY)
    saved = [event for event in home.events if isinstance(event, WatchedFileSaved)]
    assert [event.file for event in saved if event.file.error is not None] == []
    assert Counter(event.file.path for event in saved) == dict.fromkeys(whole, 1)
    digests = {event.file.path: event.original.sha256 for event in saved if event.original is not None}
    assert digests == {path: hashlib.sha256(data).hexdigest() for path, data in whole.items()}
    assert {file.path: file.sha256 for file in found} == digests
    results = [path for path in home.output.iterdir() if not path.name.startswith(".")]
    assert len(results) == PICTURES
    for path in results:
        with Image.open(path) as picture:
            picture.load()
            assert picture.width == 16
