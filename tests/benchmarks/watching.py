"""Watched folders: how soon a start has caught up, what idling costs, and how soon a new file has its job.

`python -m tests.benchmarks.watching [--files N] [--seconds N] [--pictures N] [--runs N]` makes 20 folders in a home of
its own, watches them for a first time, and measures later starts, each in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any

from rethumb_desktop.bootstrap import find_home, open_services
from rethumb_desktop.domain.events import Event, FolderStatusChanged, JobsQueued
from rethumb_desktop.domain.watched_folder import FolderState, WatchedFolder
from rethumb_desktop.index.database import Index
from tests.benchmarks.measuring import machine
from tests.benchmarks.measuring.processor_time import processor_time
from tests.benchmarks.measuring.tables import Table, at_most, say
from tests.fixtures import pictures
from tests.fixtures.programs import PROJECT

FOLDERS, A_SUBFOLDER = 20, 1000
CATCH_UP, SHARE, MEGABYTES, JOB = 5.0, 1.0, 50.0, 1.0
PATIENCE, REST = 300.0, 5.0
COMMENT = 0xFE
_CHILD = "--child"
Told = dict[str, Any]


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.watching")
    parser.add_argument("--files", type=int, default=100_000, metavar="N", help="files in all folders, 100,000")
    parser.add_argument("--seconds", type=int, default=60, metavar="N", help="how long idling is measured, 60")
    parser.add_argument("--pictures", type=int, default=50, metavar="N", help="pictures that come, 50")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="starts, 3")
    options = parser.parse_args(words)
    load = os.getloadavg()[0]
    say("\n".join(["## Watched folders", "", *machine.describe_system(), machine.warning(load)]))
    with TemporaryDirectory(prefix="rethumb-bench-") as folder:
        root = Path(folder)
        make_files(root, options.files)
        run(root, "first")
        starts = [run(root, "start") for _ in range(options.runs)]
        idle = {name: run(root, name, options.seconds) for name in ("empty", "idle")}
        came = run(root, "pictures", options.pictures)
        tables = [start_table(starts, options.files), cost_table(idle, options), job_table(came, records_time(root))]
        for table in tables:  # before all those files are deleted, which takes its time
            say(table.markdown())
    return 0 if all(verdict.kept for table in tables for verdict in table.verdicts) else 1


def make_files(root: Path, count: int) -> None:
    """Write files that look like pictures, in subfolders of as many each."""
    for place in range(max(count // A_SUBFOLDER, FOLDERS)):
        folder = watched(root, place % FOLDERS) / f"subfolder {place // FOLDERS}"
        folder.mkdir(parents=True)
        for number in range(min(A_SUBFOLDER, count // FOLDERS)):
            (folder / f"picture {number:05}.jpg").write_bytes(b"picture")


def watched(root: Path, number: int) -> Path:
    return root / "watched" / f"folder {number}"


def records_time(root: Path) -> list[float]:
    """How long the records of one subfolder take to be read, in seconds."""
    home = find_home(root / "home")
    times = []
    with Index(home.index_file, home.owners_dir) as index:
        watch = json.loads((root / "watch.json").read_text(encoding="utf-8"))
        for _ in range(30):
            began = time.perf_counter()
            found = index.watched_files.in_folder(watch, str(watched(root, 0) / "subfolder 0"))
            times.append(time.perf_counter() - began)
            if not found:
                raise RuntimeError("nothing is known of the subfolder")
    return times


# Tables


def start_table(starts: Sequence[Told], files: int) -> Table:
    """From the start of the process to where all is known."""
    table = Table(f"A start with {files:,} known files", ["what", "median: s", "least", "most", "promise"])
    for name, words in (
        ("opened", "from the process to the opened services"),
        ("caught_up", "from there to the last folder watched and compared"),
        ("processor", "processor time of that"),
    ):
        times = [start[name] for start in starts]
        figures = (statistics.median(times), min(times), max(times))
        verdict = at_most(figures[0], CATCH_UP, f"{CATCH_UP:.0f} s") if name == "caught_up" else None
        table.add(words, *(f"{figure:.2f}" for figure in figures), verdict=verdict)
    return table


def cost_table(idle: dict[str, Told], options: argparse.Namespace) -> Table:
    """What watching costs while nothing happens, beside a run that watches nothing."""
    table = Table(
        f"{FOLDERS} folders with {options.files:,} files, idle for {options.seconds} s",
        ["what", "nothing watched", "watched", "more", "promise"],
    )
    share = [idle[name]["share"] * 100 for name in ("empty", "idle")]
    verdict = at_most(share[1], SHARE, f"{SHARE:.0f} %")
    table.add("share of a core", *(f"{each:.2f} %" for each in (*share, share[1] - share[0])), verdict=verdict)
    for name, words in (("resident", "memory"), ("peak", "memory at its peak")):
        size = [idle[run][name] / 1e6 for run in ("empty", "idle")]
        more = size[1] - size[0]
        verdict = at_most(more, MEGABYTES, f"{MEGABYTES:.0f} MB")
        table.add(words, *(f"{each:.0f} MB" for each in (*size, more)), verdict=verdict)
    return table


def job_table(came: Told, known: Sequence[float]) -> Table:
    """What single files and folders take."""
    table = Table("One file, one folder", ["what", "median: ms", "most: ms", "promise"])
    times = came["times"]
    verdict = at_most(max(times), JOB, f"{JOB * 1000:.0f} ms")
    table.add(f"from the end of a small file to its job, {len(times)} times", *_ms(times), verdict=verdict)
    table.add(f"records of a folder of {A_SUBFOLDER:,}, read", *_ms(known))
    return table


def _ms(times: Sequence[float]) -> list[str]:
    return [f"{statistics.median(times) * 1000:.1f}", f"{max(times) * 1000:.1f}"]


# The measured process


def run(root: Path, task: str, number: int = 0) -> Told:
    """Carry out a task in a process of its own and return what it tells."""
    words = [sys.executable, "-m", "tests.benchmarks.watching", _CHILD, task, str(root), str(number)]
    began = str(time.monotonic())
    done = subprocess.run([*words, began], cwd=PROJECT, check=True, stdout=subprocess.PIPE)
    told: Told = json.loads(done.stdout)
    return told


def child(task: str, root: Path, number: int, began: float) -> Told:
    """Be the program in a home: watch, and tell what that took."""
    statuses: SimpleQueue[FolderStatusChanged] = SimpleQueue()
    queued: SimpleQueue[float] = SimpleQueue()

    def hear(event: Event) -> None:
        if isinstance(event, FolderStatusChanged):
            statuses.put(event)
        elif isinstance(event, JobsQueued):
            queued.put(time.monotonic())

    home = root / ("empty" if task == "empty" else "home")
    with closing(open_services(home, hear)) as services:
        opened, used = time.monotonic(), time.process_time()
        if task == "first":
            services.presets.add("Tiny", ["width/16"])
            folders = [WatchedFolder("", str(watched(root, place)), ("Tiny",)) for place in range(FOLDERS)]
            ids = [services.watching.add(folder).id for folder in folders]
            (root / "watch.json").write_text(json.dumps(ids[0]), encoding="utf-8")
        services.watching.begin()
        wait_until_watched(statuses, len(services.watching.folders()))
        caught_up, worked = time.monotonic(), time.process_time()
        told: Told = {"opened": opened - began, "caught_up": caught_up - opened, "processor": worked - used}
        if task in ("empty", "idle"):
            told |= rest(number)
        elif task == "pictures":
            services.publishing.pause()
            told["times"] = [come(root, place, queued) for place in range(number)]
    return told


def wait_until_watched(statuses: SimpleQueue[FolderStatusChanged], folders: int) -> None:
    """Wait until all folders have been compared with what is known of them."""
    seen: set[str] = set()
    while len(seen) < folders:
        status = statuses.get(timeout=PATIENCE).status
        if status.state is FolderState.WATCHING:
            seen.add(status.folder.id)


def rest(seconds: int) -> Told:
    """Do nothing for so long; return the share of a core that took, and the memory."""
    time.sleep(REST)
    before, began = processor_time([os.getpid()]), time.monotonic()
    time.sleep(seconds)
    share = (processor_time([os.getpid()]) - before) / (time.monotonic() - began)
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    sizes = {line.partition(":")[0]: int(line.split()[1]) * 1024 for line in lines if line.endswith(" kB")}
    return {"share": share, "resident": sizes["VmRSS"], "peak": sizes["VmHWM"]}


def come(root: Path, number: int, queued: SimpleQueue[float]) -> float:
    """Write a small picture; return the seconds from its end to its job."""
    path = watched(root, number % FOLDERS) / f"new {number}.jpg"
    path.write_bytes(pictures.insert_segment(pictures.jpeg(16, 16), COMMENT, str(number).encode()))
    closed = time.monotonic()
    return queued.get(timeout=PATIENCE) - closed


if __name__ == "__main__":
    if sys.argv[1:2] == [_CHILD]:
        task, root, number, began = sys.argv[2:]
        sys.stdout.write(json.dumps(child(task, Path(root), int(number), float(began))))
    else:
        sys.exit(main(sys.argv[1:]))
