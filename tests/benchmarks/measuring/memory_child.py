"""A process that renders one file many times and tells how much memory that took at its peak.

`python memory_child.py FILE RECIPE THREADS TIMES BUDGET`; a budget of 0 is the default one. It prints a line of JSON:
`growth` in bytes beyond what the process has after its imports and one small picture, and `seconds`.
"""

from __future__ import annotations

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from rethumb_desktop.domain.recipe_text import parse_recipe
from rethumb_desktop.imaging.limits import Limits, default_budget
from rethumb_desktop.imaging.renderer import PillowRenderer
from tests.fixtures.pictures import file_of, gradient


def main() -> int:
    path, recipe, threads, times = Path(sys.argv[1]), parse_recipe(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    renderer = PillowRenderer(Limits(budget=int(sys.argv[5]) or default_budget()))
    for kind in ("JPEG", "PNG"):
        renderer.render(file_of(gradient(640, 480), kind), [recipe])
    forget_peak()
    before, began = peak(), time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(lambda _: len(renderer.render(path.read_bytes(), [recipe])), range(times)))
    told = {"growth": peak() - before, "seconds": time.perf_counter() - began}
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def peak() -> int:
    """The largest resident size so far, in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def forget_peak() -> None:
    """Have the peak begin at the resident size of now, where the system allows it."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
