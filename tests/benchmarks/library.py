"""How the library answers with many publications: the index, and the panel over it, offscreen.

`python -m tests.benchmarks.library [--count N] [--frames N]` fills the index of a home of its own and measures pages,
searches and counts; then it scrolls through the panel as a list and as tiles, and looks at frames, stalls and memory.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from rethumb_desktop.domain.browsing import PublicationQuery
from rethumb_desktop.domain.job import Publication
from rethumb_desktop.domain.ports import Publications
from rethumb_desktop.index.database import Index
from rethumb_desktop.services.browsing import Browsing
from rethumb_desktop.ui.bridge import Bridge
from rethumb_desktop.ui.panels.library.panel import LibraryPanel
from rethumb_desktop.ui.theme.theme import Theme
from tests.benchmarks.measuring import machine
from tests.benchmarks.measuring.heartbeat import Heartbeat, Stalls
from tests.benchmarks.measuring.library_records import LIBRARIES, RARE, make_records
from tests.benchmarks.measuring.tables import Table, at_most, say

FRAME_MS, STALL_MS, SEARCH_MS, MEGABYTES = 16.0, 50.0, 150.0, 100.0
_PATIENCE = 60.0


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.library")
    parser.add_argument("--count", type=int, default=100_000, metavar="N", help="publications, 100,000")
    parser.add_argument("--frames", type=int, default=400, metavar="N", help="frames of each way to scroll, 400")
    options = parser.parse_args(words)
    load = os.getloadavg()[0]
    say("\n".join(["## Library", "", *machine.describe_system(), machine.warning(load)]))
    with TemporaryDirectory() as folder:
        home = Path(folder)
        # In a process of its own: what making them takes must not be in the way of anything.
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            pool.submit(make_records, home, options.count).result()
        with Index(home / "index.sqlite", home / "owners") as index:
            tables = [index_table(index.publications, options.count), *panel_tables(index.publications, options)]
    for table in tables:
        say(table.markdown())
    return 0 if all(verdict.kept for table in tables for verdict in table.verdicts) else 1


# The index


def index_table(publications: Publications, count: int) -> Table:
    """Times of what the panel asks the index for."""
    everything = PublicationQuery()
    one = PublicationQuery(library=LIBRARIES[1])
    middle = publications.browse(everything, count // 2, 1)[0]
    since = PublicationQuery(since=middle.published_at - timedelta(days=30))
    some = PublicationQuery(recipes=frozenset({"square/100", "width/800"}))
    asked: dict[str, Callable[[], object]] = {
        "first page": lambda: publications.browse(everything, 0, 100),
        f"page at {count // 2:,}": lambda: publications.browse(everything, count // 2, 100),
        "last page": lambda: publications.browse(everything, count - 100, 100),
        "page in the middle of one library": lambda: publications.browse(one, count // len(LIBRARIES) // 2, 100),
        "count": lambda: publications.count(everything),
        "count of one library": lambda: publications.count(one),
        "count since a day": lambda: publications.count(since),
        "place of one in the middle": lambda: publications.place(everything, middle.library, middle.key),
    }
    searched: dict[str, Callable[[], object]] = {
        "search, rare": lambda: publications.browse(PublicationQuery(search=RARE), 0, 100),
        "search, nothing found": lambda: publications.browse(PublicationQuery(search="nothing of it"), 0, 100),
        "search, frequent, page in the middle": lambda: publications.browse(
            PublicationQuery(search="a"), count // 2, 100
        ),
        "count of a search": lambda: publications.count(PublicationQuery(search=RARE)),
        "recipes of a preset, first page": lambda: publications.browse(some, 0, 100),
        "count of the recipes of a preset": lambda: publications.count(some),
    }
    table = Table(f"The index of {count:,} publications", ["what", "median: ms", "p95: ms", "promise"])
    for name, ask in {**asked, **searched}.items():
        times = [_milliseconds(ask) for _ in range(30)]
        worst = _p95(times)
        verdict = at_most(worst, SEARCH_MS, f"{SEARCH_MS:.0f} ms") if name in searched else None
        table.add(name, f"{statistics.median(times):.1f}", f"{worst:.1f}", verdict=verdict)
    return table


# The panel


@dataclass(frozen=True)
class Frame:
    """How long a frame took, and how long its thread worked for it, in milliseconds."""

    took: float
    own: float


def panel_tables(publications: Publications, options: argparse.Namespace) -> list[Table]:
    """Open the panel, go all through it as a list and as tiles, and search."""
    application = QApplication([])
    bridge, theme = Bridge(), Theme(application)
    before = resident()
    panel = LibraryPanel(bridge, theme)
    panel.resize(1000, 800)
    panel.icons.serve(_draw)
    panel.model.serve(Browsing(publications))
    began = time.perf_counter()
    panel.show()
    _wait(application, lambda: panel.model.entry(0) is not None)
    opened = (time.perf_counter() - began) * 1000
    frames, stalls = measure_motion(application, panel, options.frames)
    whole = Table("The panel", ["what", "figure", "promise"])
    whole.add("shown until its first rows are there", f"{opened:.0f} ms")
    grown = (resident() - before) / 1e6
    verdict = at_most(grown, MEGABYTES, f"{MEGABYTES:.0f} MB")
    whole.add("memory beyond that of an empty program, after all of it", f"{grown:.0f} MB", verdict=verdict)
    bridge.close()
    panel.hide()
    return [whole, frames, stalls]


def measure_motion(application: QApplication, panel: LibraryPanel, number: int) -> tuple[Table, Table]:
    """Scroll in all ways and search once: the frames, and the stalls meanwhile."""
    frames = Table("Scrolling, offscreen", ["how", "frames", "median: ms", "p95: ms", "own p95: ms", "promise"])
    stalls = Table("Stalls of the event loop meanwhile", ["while", "longest: ms", "own: ms", "noise: ms", "promise"])
    heart = Heartbeat()
    spans: dict[str, tuple[float, float]] = {}
    ways = {"a third of a screen a frame": panel.height() // 3, "all of it, dragged by the bar": 0}
    for tiles, (way, step) in product((False, True), ways.items()):
        panel.tiles = tiles
        name, began = f"{'tiles' if tiles else 'list'}, {way}", time.monotonic()
        scrolled = scroll(application, panel, number, step)
        spans[name] = (began, time.monotonic())
        add_frames(frames, name, scrolled)
    began = time.monotonic()
    took = search(application, panel)
    spans["a search"] = (began, time.monotonic())
    heart.stop()
    for name, span in spans.items():
        add_stalls(stalls, name, heart.stalls(*span))
    stalls.remarks.append(
        f"The search took {took:.0f} ms from the end of the pause in typing until its rows were there."
    )
    frames.remarks.append("A frame here paints all that is seen anew. “Own” is the time its thread worked.")
    stalls.remarks.append("“Own” is the longest that the thread of the event loop itself worked from beat to beat.")
    return frames, stalls


def scroll(application: QApplication, panel: LibraryPanel, frames: int, step: int) -> list[Frame]:
    """Scroll through the panel, by a step or all of it, and return its frames."""
    bar, viewport = panel.view.verticalScrollBar(), panel.view.viewport()
    bar.setValue(0)
    seen = []
    for frame in range(frames):
        began, worked = time.perf_counter(), time.thread_time()
        bar.setValue(bar.value() + step if step else bar.maximum() * frame // max(frames - 1, 1))
        viewport.repaint()
        seen.append(Frame((time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000))
        # What has come meanwhile, pages and icons, is taken in between two frames, as in a real window.
        _turn(application)
    return seen


def add_frames(table: Table, name: str, frames: Sequence[Frame]) -> None:
    took = [frame.took for frame in frames]
    figures = (statistics.median(took), _p95(took), _p95([frame.own for frame in frames]))
    verdict = at_most(figures[1], FRAME_MS, f"{FRAME_MS:.0f} ms")
    table.add(name, str(len(frames)), *(f"{figure:.1f}" for figure in figures), verdict=verdict)


def add_stalls(table: Table, name: str, stalls: Stalls) -> None:
    verdict = at_most(stalls.worst, STALL_MS, f"{STALL_MS:.0f} ms")
    figures = (stalls.worst, stalls.own, stalls.noise)
    table.add(name, *(f"{figure:.0f}" for figure in figures), verdict=verdict)


def search(application: QApplication, panel: LibraryPanel) -> float:
    """Search for what is rare; milliseconds until it is shown, without the pause in typing."""
    panel.filters.search.setText(RARE)
    _wait(application, lambda: not panel.model.is_answered)
    began = time.perf_counter()
    _wait(application, lambda: panel.model.is_answered)
    return (time.perf_counter() - began) * 1000


def resident() -> int:
    """The resident size of this process, in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _draw(publication: Publication, side: int) -> QImage:
    image = QImage(side, side * 3 // 4, QImage.Format.Format_RGBA8888)
    image.fill(QColor.fromHsv(publication.bytes % 360, 120, 200))
    return image


def _turn(application: QApplication) -> None:
    """Give the event loop the rest of a frame."""
    end = time.perf_counter() + FRAME_MS / 1000
    while time.perf_counter() < end:
        application.processEvents()
        time.sleep(0.001)


def _wait(application: QApplication, condition: Callable[[], bool]) -> None:
    end = time.perf_counter() + _PATIENCE
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError("The panel did not get there.")
        application.processEvents()
        time.sleep(0.001)


def _milliseconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
