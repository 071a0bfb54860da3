"""A process that asks the index of a filled home what the program asks it, and tells how long that takes.

`python -m tests.benchmarks.measuring.library_asking HOME ASKED` prints a line of JSON: by what was asked, milliseconds
by the clock and of processor time, of each time.
It expects what `library_filling` leaves in the home.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from base64 import b32encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import ParamSpec

from rethumb_desktop.bootstrap import find_home
from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.ports import Publications
from rethumb_desktop.index.database import Index
from tests.benchmarks.measuring.chronicle import RARE, WORDS
from tests.benchmarks.measuring.library_filling import PREFIX
from tests.benchmarks.measuring.upload_child import LIBRARY

PAGE = 100
_COLD = 300
_COMMON = ("img", "jpg", "dsc", "pxl_2", "img_1", "holiday", "width", "square/400", "webp", "ing", "er ")
_NARROW = ("img_1234", "dsc04711", "garden holiday", "müller", RARE, "wedding-market", "city lake 12", "pxl_20")
_NOTHING = ("nothing of it", "qqq", "img_12345", "garden holidax", "zzz", "dsc99999999", "holiday-of-anna", "ölung")

_Values = ParamSpec("_Values")
#: Milliseconds by the clock, and of processor time.
Time = tuple[float, float]
Times = dict[str, list[Time]]


class Asking:
    """Asks for publications of a home with the same chance each time."""

    def __init__(self, publications: Publications, samples: Sequence[str], asked: int) -> None:
        self._publications = publications
        self._samples = samples
        self._asked = asked
        self._chance = random.Random(2)

    def look_up(self, asked: int) -> Times:
        """Look up keys that are there (unless they were removed) and such that never were, in turns."""
        times: Times = {"key that is there": [], "key that is not there": []}
        for _ in range(asked):
            known = f"{PREFIX}/{self._chance.choice(self._samples)}"
            other = f"{PREFIX}/{b32encode(self._chance.randbytes(20)).decode().lower()}.jpg"
            times["key that is there"].append(timed(self._publications.find, LIBRARY, known))
            times["key that is not there"].append(timed(self._publications.find, LIBRARY, other))
        return times

    def search(self, texts: Sequence[str]) -> Times:
        """Search for each text, for the first page and for how many there are, as the window does."""
        times: Times = {"first page of a search": [], "count of a search": []}
        for text in texts:
            query = PublicationQuery(search=text)
            times["first page of a search"].append(timed(self._publications.browse, query, 0, PAGE))
            times["count of a search"].append(timed(self._publications.count, query))
        return times

    def browse(self) -> Times:
        """Ask for pages and counts without a search."""
        everything, publications = PublicationQuery(), self._publications
        count = publications.count(everything)
        middle = publications.browse(everything, count // 2, 1)[0]
        asked: dict[str, Callable[[], object]] = {
            "first page": lambda: publications.browse(everything, 0, PAGE),
            "page in the middle": lambda: publications.browse(everything, count // 2, PAGE),
            "last page": lambda: publications.browse(everything, count - PAGE, PAGE),
            "count": lambda: publications.count(everything),
            "place of one in the middle": lambda: publications.place(everything, LIBRARY, middle.key),
            "renditions of an original": lambda: publications.of_original(LIBRARY, middle.original_sha256),
        }
        return {name: [timed(ask) for _ in range(30)] for name, ask in asked.items()}

    def texts(self) -> Iterator[str]:
        """Yield what is searched for: common, narrow and nowhere in turns, and pieces of names that are there."""
        names = [*self._names()]
        for text in zip(_COMMON, _NARROW, _NOTHING, strict=False):
            yield from text
        for _ in range(self._asked):
            name = self._chance.choice(names)
            length = self._chance.randrange(3, 10)
            start = self._chance.randrange(max(1, len(name) - length))
            yield name[start : start + length]
            yield f"{self._chance.choice(WORDS)} {self._chance.choice(WORDS)} {self._chance.randrange(1000)}"

    def _names(self) -> Iterator[str]:
        for sample in self._samples[:500]:
            found = self._publications.find(LIBRARY, f"{PREFIX}/{sample}")
            if found is not None:
                yield found.name


def main(words: list[str]) -> int:
    home, asked = find_home(Path(words[0])), int(words[1])
    samples = json.loads((Path(words[0]) / "samples.json").read_text(encoding="utf-8"))
    told: dict[str, object] = {}
    for manner in ("cold", "warm"):
        if manner == "cold":
            _forget(home.index_file)
        with closing(Index(home.index_file, home.owners_dir)) as index:
            asking = Asking(index.publications, samples, asked)
            times = asking.look_up(_COLD if manner == "cold" else asked * 10)
            texts = [*asking.texts()]
            if manner == "cold":
                _forget(home.index_file)
                texts = texts[: _COLD // 5]
            times |= asking.search(texts) | asking.browse()
            told[manner] = times
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def _forget(path: Path) -> None:
    """Have the system forget what it holds of a file."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def timed(ask: Callable[_Values, object], *values: _Values.args, **named: _Values.kwargs) -> Time:
    began, worked = time.perf_counter(), time.thread_time()
    ask(*values, **named)
    return (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
