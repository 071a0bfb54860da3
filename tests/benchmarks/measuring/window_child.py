"""A process with the real window and real services that measures itself.

`python -m tests.benchmarks.measuring.window_child COURSE HOME FILES` prints a line of JSON for each thing it has
measured. Courses: `drop` (a folder's files are dropped and wait for the person), `publish` (they are published into
This computer), `many` (the home's queue is full already: it is loaded, scrolled, filtered and put in order).
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import asdict, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from rethumb_desktop.bootstrap import open_services, open_settings
from rethumb_desktop.jobs.collector import spare_the_collector
from rethumb_desktop.jobs.priority import take_short_turns
from rethumb_desktop.ui.application import Program
from rethumb_desktop.ui.models.dropped import Dropped
from rethumb_desktop.ui.models.sifting import RowOrder, Stage, Wanted
from tests.benchmarks.measuring.heartbeat import Heartbeat, Stalls

Wait = float | Callable[[], bool]
Course = Generator[Wait, None, None]
POLL = 4
PATIENCE = 300.0
SCROLLED = 6.0
PUBLISHED_FOR = 12.0


class Bench(QObject):
    """The program, a heartbeat, and what was measured."""

    def __init__(self, application: QApplication, home: Path) -> None:
        super().__init__()
        self.heart = Heartbeat()
        spare_the_collector()
        take_short_turns()
        self.program = Program(application, partial(open_services, home, gives_way=True), choices=open_settings(home))
        self._application = application
        self._phases: list[tuple[str, float, float, dict[str, float]]] = []
        self._course: Course | None = None
        self._wait: Wait = 0.0
        self._since = self.shown = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def run(self, course: Course) -> None:
        """Go through a course; the program's event loop is the real one."""
        self._course = course
        self.program.show()
        self.heart.begin()
        self.shown = time.monotonic()
        self._wait = lambda: self.program._workspace is not None
        self._timer.start(POLL)
        self._application.exec()
        self.heart.stop()
        self.program.close()
        for name, began, ended, figures in self._phases:
            stalls: Stalls = self.heart.stalls(began, ended)
            told = {"phase": name, "seconds": ended - began, **figures, **asdict(stalls)}
            sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()

    def note(self, name: str, began: float, **figures: float) -> None:
        """Keep what was measured since a moment."""
        self._phases.append((name, began, time.monotonic(), figures))

    def _go_on(self) -> None:
        now = time.monotonic()
        waited = now - self._since
        over = waited >= self._wait if isinstance(self._wait, float) else self._wait()
        if not over and waited < PATIENCE:
            return
        if not over:
            sys.stderr.write(f"waited {waited:.0f} s in vain\n")
            self._application.exit(1)
            return
        assert self._course is not None
        try:
            self._wait = next(self._course)
        except StopIteration:
            self._timer.stop()
            self._application.quit()
        self._since = time.monotonic()


class Frames(QObject):
    """The moments at which a widget was painted, by the machine's clock and by the processor time of its thread."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: list[float] = []
        self.worked: list[float] = []
        self.painted: Callable[[], None] = lambda: None

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.moments.append(time.monotonic())
            self.worked.append(time.thread_time())
            QTimer.singleShot(0, self.painted)
        return False

    def figures(self) -> dict[str, float]:
        """Return the time from one frame to the next, in milliseconds, and what of it was the thread's own work."""
        gaps = sorted(after - before for before, after in pairwise(self.moments)) or [0.0]
        works = sorted(after - before for before, after in pairwise(self.worked)) or [0.0]
        last = len(gaps) - 1
        return {
            "frames": len(gaps),
            "frame_p50": gaps[last // 2] * 1000,
            "frame_p95": gaps[int(0.95 * last)] * 1000,
            "frame_own_p95": works[int(0.95 * last)] * 1000,
        }


def served(bench: Bench) -> bool:
    return bench.program.window.header.preset is not None


def drop(bench: Bench, files: list[str], *, hold: bool) -> Course:
    """Let files go over the window and wait until all have a row."""
    workspace = bench.program.workspace
    yield lambda: served(bench)
    services = bench.program._opener.services
    assert services is not None
    services.preferring.change(lambda now: replace(now, look_first=hold))
    yield 1.0
    began = time.monotonic()
    first: list[float] = []
    workspace.model.rowsInserted.connect(lambda *_: first.append(time.monotonic()))
    workspace.intake.take(Dropped(tuple(files)))
    yield lambda: workspace.model.total == len(files)
    bench.note("dropped" if hold else "dropped, published", began, first_row=(first[0] - began) * 1000)
    began = time.monotonic()
    if hold:
        yield 2.0
        bench.note("icons of what is seen", began, rss=resident())
        return
    before = workspace.model.finished
    yield PUBLISHED_FOR
    rate = (workspace.model.finished - before) / (time.monotonic() - began)
    bench.note("rendering and sending", began, rate=rate, rss=resident())


def many(bench: Bench) -> Course:
    """Load a queue that is full, scroll it, filter it, put it in order."""
    workspace = bench.program.workspace
    yield lambda: bool(workspace.model.rowCount())
    bench.note("started", bench.shown, promised=False)
    loaded: list[float] = []
    began = time.monotonic()
    yield lambda: grown(workspace.model.total, loaded)
    bench.note("loaded", began, rows=workspace.model.rowCount(), until_shown=(loaded[-1] - began) * 1000)
    yield 3.0
    began = time.monotonic()
    yield 1.0
    bench.note("idle", began, rss=resident())
    yield from scroll(bench)
    for name, wanted in WANTED:
        began = time.monotonic()
        done: list[int] = []
        connection = workspace.model.sifted.connect(lambda: done.append(workspace.model.rowCount()))  # noqa: B023
        workspace.model.want(wanted)
        yield lambda: bool(done)  # noqa: B023
        seconds = time.monotonic() - began
        yield 0.3
        bench.note(name, began, rows=done[0], until_shown=seconds * 1000)
        workspace.model.sifted.disconnect(connection)
    began = time.monotonic()
    workspace.queue.view.selectAll()
    yield 0.5
    bench.note("all selected", began)
    began = time.monotonic()
    workspace.model.want(Wanted(order=RowOrder.NEWEST))
    yield 0.5
    bench.note("all selected, newest first", began, rss=resident())


WANTED = (
    ("filter by text, few", Wanted(text="99 9")),
    ("filter by text, many", Wanted(text="picture 0")),
    ("filter by state", Wanted(stage=Stage.FAILED)),
    ("all again", Wanted()),
    ("sort by name", Wanted(order=RowOrder.NAME)),
    ("sort by size", Wanted(order=RowOrder.SIZE)),
    ("queue order again", Wanted()),
)


def grown(total: int, seen: list[float]) -> bool:
    """Whether the queue has grown to its end: no row came for half a second. Keeps when the last ones came."""
    now = time.monotonic()
    if not seen or total != seen[0]:
        seen[:] = [total, now]
    return now - seen[1] > 0.5


def scroll(bench: Bench) -> Course:
    """Scroll as fast as rows are painted, three rows a frame."""
    view = bench.program.workspace.queue.view
    bar, frames = view.verticalScrollBar(), Frames()
    step = 3 * view.rows.row_height

    def on() -> None:
        bar.setValue(bar.value() + step if bar.value() < bar.maximum() else 0)

    frames.painted = on
    view.viewport().installEventFilter(frames)
    began = time.monotonic()
    on()
    yield SCROLLED
    bench.note("scrolled", began, **frames.figures(), rss=resident())
    frames.painted = lambda: None
    view.viewport().removeEventFilter(frames)
    yield 0.5


def resident() -> float:
    """The memory that this process has now, in megabytes (10⁶ bytes)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(words: list[str]) -> int:
    course, home, folder = words[0], Path(words[1]), Path(words[2])
    files = sorted(str(path) for path in folder.iterdir())
    bench = Bench(QApplication(words[:1]), home)
    courses = {
        "drop": lambda: drop(bench, files, hold=True),
        "publish": lambda: drop(bench, files, hold=False),
        "many": lambda: many(bench),
    }
    bench.run(courses[course]())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
