"""The queue in the window: how soon rows come, whether the window stands still, how smoothly it scrolls, what it costs.

`python -m tests.benchmarks.queue_window [--files N] [--rows N] [--only offscreen|desktop]` runs the real window on real
services in a process of its own, on a private desktop and without a screen. A stall is how much longer than 5 ms it
took from one beat of a timer to the next; `own work` is the processor time of the window's thread in the longest of
these; `noise` is by how much another process overslept that did nothing: where that
is more than 5 ms, the machine was busy and the stalls say little. For `started`, from the first event of the loop until
the first row can be seen, nothing is promised: widgets are made and modules loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rethumb_desktop.domain.errors import FaultKind, FaultRecord
from rethumb_desktop.domain.formats import PictureFormat
from rethumb_desktop.domain.job import JobChange, JobState, NewJob
from rethumb_desktop.domain.library import THIS_COMPUTER
from rethumb_desktop.domain.original import Original, Source, SourceKind
from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.domain.rendition import Rendition
from rethumb_desktop.index.database import Index
from rethumb_desktop.settings.folders import Home
from tests.benchmarks.measuring import machine
from tests.benchmarks.measuring.tables import Table, Verdict, at_most, say
from tests.fixtures.desktop import REQUIREMENT, Desktop
from tests.fixtures.many_pictures import write_pictures
from tests.fixtures.programs import PROJECT

CHUNK = 1_000
SECONDS = 600.0
RECIPES = ("fit/1600x1600", "square/150")
Figures = dict[str, Any]
Runner = Callable[[str, Path, Path], list[Figures]]


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.queue_window")
    parser.add_argument("--files", type=int, default=10_000, metavar="N", help="files that are dropped, 10000")
    parser.add_argument("--rows", type=int, default=100_000, metavar="N", help="rows of a full queue, 100000")
    parser.add_argument("--only", choices=("offscreen", "desktop"), help="one platform only")
    options = parser.parse_args(words)
    load = os.getloadavg()[0]
    kept = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pictures = folder / "pictures"
        write_pictures(pictures, options.files)
        fill(folder / "full", pictures, options.rows, options.files)
        if options.only != "offscreen":
            kept = on_desktop(folder, options.files) and kept
        if options.only != "desktop":
            kept = show("offscreen", measure(run_offscreen, folder, "offscreen"), options.files) and kept
    say("\n".join((*machine.describe_system(), machine.warning(load))))
    return 0 if kept else 1


def on_desktop(folder: Path, files: int) -> bool:
    """Measure on a private desktop, where there can be one."""
    if excuse := REQUIREMENT.excuse():
        sys.stderr.write(f"{excuse}\n")
        return True
    with Desktop() as desktop:

        def run(course: str, home: Path, pictures: Path) -> list[Figures]:
            done = desktop.run(command(course, home, pictures), env={"PYTHONPATH": str(PROJECT)}, timeout=SECONDS)
            return [json.loads(line) for line in done.stdout.splitlines()]

        return show("a private desktop (Xvfb)", measure(run, folder, "desktop"), files)


def run_offscreen(course: str, home: Path, pictures: Path) -> list[Figures]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(
        command(course, home, pictures), env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=SECONDS
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def command(course: str, home: Path, pictures: Path) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.measuring.window_child", course, str(home), str(pictures)]


def measure(run: Runner, folder: Path, label: str) -> list[Figures]:
    """Go through all courses, each in a process and, but for the full one, in a home of its own."""
    pictures = folder / "pictures"
    told = run("drop", folder / f"{label} drop", pictures)
    told += run("publish", folder / f"{label} publish", pictures)
    return told + run("many", folder / "full", pictures)


def fill(home: Path, pictures: Path, rows: int, files: int) -> None:
    """Put so many jobs that have ended into the queue of a home."""
    found = Home.find(str(home), {})
    index = Index(found.index_file, found.owners_dir)
    recipes = tuple(map(parse_recipe, RECIPES))
    for first in range(0, rows, CHUNK):
        numbers = range(first, min(rows, first + CHUNK))
        new = [NewJob(source(pictures, number, files), recipes, THIS_COMPUTER) for number in numbers]
        jobs = index.queue.add(f"batch {first // 10_000}", new)
        index.queue.apply([ended(job.id, number) for job, number in zip(jobs, numbers, strict=True)])
    index.close()


def source(pictures: Path, number: int, files: int) -> Source:
    name = f"picture {number % files:05}.jpg"
    return Source(SourceKind.FILE, str(pictures / name), f"picture {number % 1000:03} {number}.jpg")


def ended(job: int, number: int) -> JobChange:
    """One of ten has failed, the others are published."""
    original = Original(f"{number:064x}", 3_000_000 + number * 7919 % 900_000, PictureFormat.JPEG, 4000, 3000, "RGB")
    if number % 10 == 0:
        error = FaultRecord(FaultKind.DAMAGED, "The JPEG file is damaged.", "", retryable=False)
        return JobChange(job, JobState.FAILED, original, error=error)
    renditions = tuple(
        Rendition(recipe, f"{number:032x}/{place}.jpg", width, height, size, "image/jpeg")
        for place, (recipe, width, height, size) in enumerate(
            zip(RECIPES, (1600, 150), (1200, 150), (320_000, 9_000), strict=True)
        )
    )
    return JobChange(job, JobState.PUBLISHED, original, renditions)


def show(where: str, told: Sequence[Figures], files: int) -> bool:
    """Print the tables of one platform; return whether all promises are kept."""
    tables = (rows_table(where, told, files), stalls_table(where, told), frames_table(where, told))
    for table in tables:
        say(table.markdown())
    return all(verdict.kept for table in tables for verdict in table.verdicts)


def rows_table(where: str, told: Sequence[Figures], files: int) -> Table:
    table = Table(f"{files:,} files dropped, {where}", ("what", "figure", "promise"))
    for figures in told:
        if "first_row" in figures:
            name, first, whole = figures["phase"], figures["first_row"], figures["seconds"]
            table.add(f"{name}: first row", f"{first:.0f} ms", verdict=at_most(first, 300, "300 ms"))
            table.add(f"{name}: all rows", f"{whole:.2f} s", verdict=at_most(whole, 3, "3 s"))
        if "rate" in figures:
            table.add(f"{figures['phase']}: a second", f"{figures['rate']:.0f}")
    return table


def stalls_table(where: str, told: Sequence[Figures]) -> Table:
    heads = ("while", "s", "worst stall", "p99", "over 50 ms", "own work", "noise", "promise")
    table = Table(f"The window stands still, {where}", heads)
    for figures in told:
        worst, noise = figures["worst"], figures["noise"]
        cells = (f"{figures['seconds']:.1f}", f"{worst:.1f} ms", f"{figures['p99']:.1f} ms", str(figures["long"]))
        verdict = at_most(worst, 50, "50 ms") if noise < 5 else Verdict(True, "busy machine")
        promised = verdict if figures.get("promised", True) else None
        table.add(figures["phase"], *cells, f"{figures['own']:.1f} ms", f"{noise:.1f} ms", verdict=promised)
    return table


def frames_table(where: str, told: Sequence[Figures]) -> Table:
    table = Table(f"A full queue, {where}", ("what", "figure", "promise"))
    for figures in told:
        if "frame_p95" in figures:
            name, p95 = f"{figures['phase']}, {figures['frames']} frames", figures["frame_p95"]
            table.add(f"{name}: p50", f"{figures['frame_p50']:.1f} ms")
            table.add(f"{name}: p95", f"{p95:.1f} ms", verdict=at_most(p95, 16, "16 ms"))
            table.add(f"{name}: own work, p95", f"{figures['frame_own_p95']:.1f} ms")
        if "until_shown" in figures:
            table.add(f"{figures['phase']}: {figures['rows']:,} rows after", f"{figures['until_shown']:.0f} ms")
        if "rss" in figures:
            rss = figures["rss"]
            table.add(f"{figures['phase']}: memory", f"{rss:.0f} MB", verdict=at_most(rss, 400, "400 MB"))
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
