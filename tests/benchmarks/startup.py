"""How long it takes from the start of the process to the first painted window, beside that of an empty window.

`python -m tests.benchmarks.startup [--runs N] [--cold N]` starts them in turns on a private desktop. Warm: the files
are in memory. Cold: the files of the environment and of the project have been dropped from memory before each start.
"""

import argparse
import contextlib
import json
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.fixtures import empty_window, start_probe
from tests.fixtures.desktop import REQUIREMENT, Desktop
from tests.fixtures.programs import PROJECT
from tests.fixtures.waiting import wait_for

SECONDS = 60.0
Times = defaultdict[str, list[float]]


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.startup")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="warm starts of each, 7")
    parser.add_argument("--cold", type=int, default=3, metavar="N", help="cold starts of each, 3")
    options = parser.parse_args(words)
    if excuse := REQUIREMENT.excuse():
        sys.stderr.write(f"{excuse}\n")
        return 3
    print_line("from spawn to", *("median", "least", "most"))
    with Desktop() as desktop:
        measure(desktop)  # not counted: compiles what is not compiled yet
        print_table("warm", [measure(desktop) for _ in range(options.runs)])
        print_table("cold", [measure(desktop, cold=True) for _ in range(options.cold)])
    sys.stdout.write(f"load of the machine: {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors\n")
    return 0


def measure(desktop: Desktop, *, cold: bool = False) -> dict[str, float]:
    """Start both once; milliseconds by what was reached."""
    probe = [start_probe.__file__, "--home", str(desktop.home / "bench")]
    if cold:
        drop_from_memory()
    times = {"empty window, painted": start(desktop, [empty_window.__file__], "painted")["painted"]}
    if cold:
        drop_from_memory()
    reached = start(desktop, probe, "ready")
    return times | {f"rethumb-desktop, {moment}": number for moment, number in reached.items()}


def start(desktop: Desktop, words: Sequence[str], last: str) -> dict[str, float]:
    """Start a program, wait for its last moment and end it; milliseconds by moment."""
    seen = len(desktop.log("measured"))
    environment = {"PYTHONPATH": str(PROJECT), "PYTHONDONTWRITEBYTECODE": ""}
    began = time.monotonic()
    process = desktop.popen([sys.executable, *words], name="measured", env=environment)

    def lines() -> list[str]:
        return desktop.log("measured")[seen:].splitlines()

    wait_for(lambda: any(f'"{last}"' in line for line in lines()), SECONDS, f"{words[0]} to be {last}")
    told = [json.loads(line) for line in lines()]
    desktop.stop(process)
    return {line["moment"]: (line["clock"] - began) * 1000 for line in told}


def drop_from_memory() -> None:
    """Have the system forget what it holds of the environment's and the project's files."""
    for folder in (Path(sys.prefix), PROJECT / "rethumb_desktop"):
        for path in folder.rglob("*"):
            if path.is_file():
                with contextlib.suppress(OSError), path.open("rb") as file:
                    os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def print_table(title: str, runs: Sequence[dict[str, float]]) -> None:
    times: Times = defaultdict(list)
    for run in runs:
        for name, number in run.items():
            times[name].append(number)
    for name, numbers in times.items():
        figures = (statistics.median(numbers), min(numbers), max(numbers))
        print_line(f"{name} ({title}, {len(numbers)} runs)", *(f"{figure:.0f} ms" for figure in figures))


def print_line(name: str, *columns: str) -> None:
    sys.stdout.write(f"{name:<48}" + "".join(f"{column:>10}" for column in columns) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
